/** Somebody was failed by mistake at their first assessment: they are in training as before, and no attempt is used up. */
import { Reason, undo } from './undo.ts'
import { whichOf } from './undo-rules.ts'

export const undoFail = undo({
  which: whichOf(['fail'], act => act.before.status === 'enrolled'),
  from: ['failed'],
  to: 'enrolled',
  cites: ({ policy }) => policy.training.assessment,
  input: Reason,
})
