/** The employer has repaid the journey to the trainee. It is the employer's money: the fund has spent nothing. */
import { fenOwed, fenPaid, transfer } from '../accounts.ts'
import { employer } from '../roles.ts'
import { action } from './dossier.ts'
import { employerPays } from './rates.ts'
import { Bank, notInFuture } from './rules.ts'

export const settle = action({
  by: [employer],
  from: ['claimed'],
  to: 'settled',
  cites: employerPays,
  input: Bank,
  rules: [notInFuture],
  apply: (_dossier, { fact }) => ({ bank: fact }),
  posts: (law, { id, dossier }) => [transfer(fenOwed(id), fenPaid(id), dossier.amountFen, dossier.clause ?? employerPays(law).clause)],
  tells: ['person'],
})
