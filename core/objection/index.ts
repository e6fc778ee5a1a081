/** The objection's verbs, in the order of the procedure. */
import { askMore } from './askMore.ts'
import { dismiss } from './dismiss.ts'
import { blank, waitsFor } from './dossier.ts'
import { raise } from './raise.ts'
import { remind } from './remind.ts'
import { supplement } from './supplement.ts'
import { takeUp } from './takeUp.ts'
import { uphold } from './uphold.ts'
import { withdraw } from './withdraw.ts'

export const objection = {
  blank,
  waitsFor,
  actions: { raise, takeUp, askMore, supplement, dismiss, uphold, withdraw, remind },
}
