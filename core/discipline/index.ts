/** The verbs of a case, in the order of fairness: hear, decide, publish, appeal. */
import { appeal } from './appeal.ts'
import { correct } from './correct.ts'
import { dismiss } from './dismiss.ts'
import { blank, turn, waitsFor } from './dossier.ts'
import { hear } from './hear.ts'
import { open } from './open.ts'
import { reprimand } from './reprimand.ts'
import { sanction } from './sanction.ts'
import { uphold } from './uphold.ts'

export const discipline = { blank, waitsFor, turn, actions: { open, hear, sanction, dismiss, reprimand, appeal, uphold, correct } }
