/** The review's verbs, in the order of the procedure. */
import { ask } from './ask.ts'
import { close } from './close.ts'
import { convene } from './convene.ts'
import { blank, turn, waitsFor } from './dossier.ts'
import { drop } from './drop.ts'
import { recuse } from './recuse.ts'
import { remind } from './remind.ts'
import { reopen } from './reopen.ts'
import { score } from './score.ts'
import { voidScore } from './voidScore.ts'

export const review = { blank, waitsFor, turn, actions: { convene, ask, recuse, score, voidScore, close, reopen, drop, remind } }
