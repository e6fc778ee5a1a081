/** A trainee's journey is claimed from the employer, with its receipts. */
import { fenOwed, transfer, world } from '../accounts.ts'
import { causedBy } from '../roles.ts'
import { action, Opening } from './dossier.ts'

export const claim = action({
  by: [causedBy('training', 'claimTravel')],
  from: ['none', 'refused'],
  to: 'claimed',
  cites: ({ policy }) => policy.money.items.travel.payer,
  input: Opening,
  apply: (_dossier, { fact }) => fact,
  posts: (_law, { id }, { amountFen, clause }) => [transfer(world('fen'), fenOwed(id), amountFen, clause)],
  tells: ['employer'],
})
