/** Somebody was passed by mistake at their first assessment: sums and certificate are withdrawn, and they are in training as before. */
import { Reason, undo } from './undo.ts'
import { undoes } from './undoes.ts'

export const undoPass = undo({
  which: undoes.undoPass,
  from: ['passed'],
  to: 'enrolled',
  cites: ({ policy }) => policy.training.assessment,
  input: Reason,
})
