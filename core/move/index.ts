/** The verbs of a move, in the order of the procedure. */
import { agree } from './agree.ts'
import { approve } from './approve.ts'
import { decline } from './decline.ts'
import { blank, turn, waitsFor } from './dossier.ts'
import { lapse } from './lapse.ts'
import { offer } from './offer.ts'
import { refuse } from './refuse.ts'
import { takeBack } from './takeBack.ts'

export const move = { blank, waitsFor, turn, actions: { offer, agree, decline, takeBack, approve, refuse, lapse } }
