/** Whose turn it is where the status alone doesn't say: a leave that another than the host grants, a deferral that waits for a decision, a place that went to another. */
import type { Waiting } from '../facts.ts'
import type { Training } from './dossier.ts'

export const turn = ({ status, leaveAsked, deferralAsked, cancelledFrom }: Training): Waiting | 'nobody' => {
  if (status === 'restored' && cancelledFrom === 'released') return 'nobody'
  if (status === 'leaveAsked') return leaveAsked?.grantedBy
  return status === 'notified' || status === 'enrolled' ? deferralAsked?.decidedBy : undefined
}
