/** The result of a repeated assessment was wrong: the one before it stands, and the attempt is not used up. */
import { Reason, undo } from './undo.ts'
import { undoes } from './undoes.ts'

export const undoRepeat = undo({
  which: undoes.undoRepeat,
  from: ['passed', 'failed'],
  to: 'failed',
  cites: ({ policy }) => policy.training.assessment,
  input: Reason,
})
