/** The inquiry's verbs, in the order of the procedure. */
import { answer } from './answer.ts'
import { ask } from './ask.ts'
import { askData } from './askData.ts'
import { askOn } from './askOn.ts'
import { close } from './close.ts'
import { blank, waitsFor } from './dossier.ts'
import { liftRestriction } from './liftRestriction.ts'
import { remind } from './remind.ts'
import { report } from './report.ts'

export const inquiry = {
  blank,
  waitsFor,
  actions: { ask, report, askData, askOn, answer, liftRestriction, close, remind },
}
