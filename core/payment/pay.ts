/** The bank confirms that the money has left: what was owed is paid, and counts as spent on this training. */
import { finance } from '../roles.ts'
import { action } from './dossier.ts'
import { paidAndSpent } from './paid.ts'
import { Bank, notInFuture } from './rules.ts'

export const pay = action({
  by: [finance],
  from: ['approved'],
  to: 'paid',
  cites: ({ policy }) => policy.money.approvedByAnother,
  input: Bank,
  rules: [notInFuture],
  apply: (_dossier, { fact }) => ({ bank: fact }),
  posts: (_law, { id, dossier }) => paidAndSpent(id, dossier),
  tells: ['person', 'host'],
})
