/** Where and until when somebody may ask for another look at a decision. */
import { addDays } from '../../core/calendar.ts'
import type { Law } from '../../policy/shape.ts'

/** Against a decision that is no sanction; nothing where the policy gives no such way. */
export const reviewOf = ({ policy }: Law, decidedOn: string) => {
  const days = policy.documents.reviewDays?.value
  return days === undefined ? {} : { reviewAt: policy.notice.issuedBy.zh, reviewUntil: addDays(decidedOn, days) }
}

/** Against a sanction, and what it claims back. */
export const appealOf = ({ policy }: Law, decidedOn: string) => ({
  reviewAt: policy.notice.issuedBy.zh,
  reviewUntil: addDays(decidedOn, policy.training.discipline.appealDays.value),
})
