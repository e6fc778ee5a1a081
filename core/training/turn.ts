/** Whose turn it is where the status alone doesn't say: a leave that another than the host grants, absence that the department has to judge, a deferral that waits for a decision, a place that went to another. */
import type { Waiting } from '../facts.ts'
import type { Training } from './dossier.ts'
import { isReferred } from './leave/absences.ts'

export const turn = (training: Training): Waiting | 'nobody' => {
  const { status, leavesAsked, deferralAsked, cancelledFrom } = training
  if (status === 'restored' && cancelledFrom === 'released') return 'nobody'
  if (status === 'notified') return deferralAsked?.decidedBy
  if (status !== 'enrolled') return undefined
  return deferralAsked?.decidedBy ?? (isReferred(training) ? 'department' : leavesAsked[0]?.grantedBy)
}
