/** A leader cancels a sum that has not been released, with a reason: nothing is owed on it any more. */
import { z } from 'zod'
import { fenOwed, transfer, world } from '../accounts.ts'
import { leader } from '../roles.ts'
import { action } from './dossier.ts'
import { isNotKept } from './over.ts'

export const cancel = action({
  by: [leader],
  from: ['payable', 'prepared'],
  to: 'cancelled',
  cites: ({ policy }) => policy.money.approvedByAnother,
  input: z.strictObject({ reason: z.string().min(2).max(400) }),
  rules: [isNotKept],
  posts: ({ policy }, { id, dossier }) => [transfer(fenOwed(id), world('fen'), dossier.amountFen, policy.money.approvedByAnother.clause)],
  tells: ['finance', 'person', 'host'],
})
