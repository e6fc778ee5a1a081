/** A trainee's journey is claimed from the employer, with its receipts. */
import { fenOwed, transfer, world } from '../accounts.ts'
import { causedBy } from '../roles.ts'
import { action, Opening } from './dossier.ts'
import { employerPays } from './rates.ts'

export const claim = action({
  by: [causedBy('training', 'claimTravel', 'enrol', 'declare', 'settleMonths', 'pass', 'terminate')],
  from: ['none', 'refused'],
  to: 'claimed',
  cites: employerPays,
  input: Opening,
  apply: (_dossier, { fact }) => fact,
  posts: (_law, { id }, { amountFen, clause }) => [transfer(world('fen'), fenOwed(id), amountFen, clause)],
  tells: ['employer'],
})
