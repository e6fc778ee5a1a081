/** Somebody was failed by mistake at their first assessment: they are in training as before, and no attempt is used up. */
import { Reason, undo } from './undo.ts'
import { undoes } from './undoes.ts'

export const undoFail = undo({
  which: undoes.undoFail,
  from: ['failed'],
  to: 'enrolled',
  cites: ({ policy }) => policy.training.assessment,
  input: Reason,
})
