/** The verbs of a case, in the order of fairness: hear, recordHearing, decide, publish, appeal. */
import { addEvidence } from './addEvidence.ts'
import { appeal } from './appeal.ts'
import { correct } from './correct.ts'
import { dismiss } from './dismiss.ts'
import { blank, turn, waitsFor } from './dossier.ts'
import { hear } from './hear.ts'
import { open } from './open.ts'
import { recordHearing } from './recordHearing.ts'
import { reprimand } from './reprimand.ts'
import { sanction } from './sanction.ts'
import { takeDown } from './takeDown.ts'
import { uphold } from './uphold.ts'

export const discipline = {
  blank,
  waitsFor,
  turn,
  actions: { open, addEvidence, hear, recordHearing, sanction, dismiss, reprimand, appeal, uphold, correct, takeDown },
}
