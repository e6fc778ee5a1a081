/** Whose turn it is where the status alone doesn't say: a leave that another than the host grants, a deferral that waits for a decision. */
import type { Waiting } from '../facts.ts'
import type { Training } from './dossier.ts'

export const turn = ({ status, leaveAsked, deferralAsked }: Training): Waiting => {
  if (status === 'leaveAsked') return leaveAsked?.grantedBy
  return status === 'notified' || status === 'enrolled' ? deferralAsked?.decidedBy : undefined
}
