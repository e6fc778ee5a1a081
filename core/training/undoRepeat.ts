/** The result of a repeated assessment was wrong: the one before it stands, and the attempt is not used up. */
import { Reason, undo } from './undo.ts'
import { whichOf } from './undo-rules.ts'

export const undoRepeat = undo({
  which: whichOf(['pass', 'fail'], act => act.before.status === 'failed'),
  from: ['passed', 'failed'],
  to: 'failed',
  cites: ({ policy }) => policy.training.assessment,
  input: Reason,
})
