/** The employer has repaid the journey to the trainee. It is the employer's money: the fund has spent nothing. */
import { fenOwed, fenPaid, transfer } from '../accounts.ts'
import { employer } from '../roles.ts'
import { action } from './dossier.ts'
import { Bank, notInFuture } from './rules.ts'

export const settle = action({
  by: [employer],
  from: ['claimed'],
  to: 'settled',
  cites: ({ policy }) => policy.money.items.travel.payer,
  input: Bank,
  rules: [notInFuture],
  apply: (_dossier, { fact }) => ({ bank: fact }),
  posts: ({ policy }, { id, dossier }) => [transfer(fenOwed(id), fenPaid(id), dossier.amountFen, policy.money.items.travel.payer.clause)],
  tells: ['person'],
})
