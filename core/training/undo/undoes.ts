/** Which act each verb undoes. */
import type { undoings } from './undo-names.ts'
import { type Which, whichOf } from './undo-rules.ts'

export type Undoing = (typeof undoings)[number]

/** A first result is told from a repeated one by what it had found. */
export const undoes: Readonly<Record<Undoing, Which>> = {
  undoEnrolment: whichOf(['enrol']),
  undoNoShow: whichOf(['reportNoShow']),
  undoRelease: whichOf(['release']),
  undoWithdrawal: whichOf(['withdraw', 'lapse']),
  undoTermination: whichOf(['terminate']),
  undoPass: whichOf(['pass'], act => act.before.status === 'enrolled'),
  undoFail: whichOf(['fail'], act => act.before.status === 'enrolled'),
  undoRepeat: whichOf(['pass', 'fail'], act => act.before.status === 'failed'),
}
