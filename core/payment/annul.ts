/** The declaration behind the sum was voided before anything was paid: nothing is owed on it any more. */
import { z } from 'zod'
import { fenOwed, transfer, world } from '../accounts.ts'
import { causedBy } from '../roles.ts'
import { action } from './dossier.ts'

export const annul = action({
  by: [causedBy('training', 'voidDeclaration')],
  from: ['payable', 'prepared', 'claimed'],
  to: 'cancelled',
  cites: ({ policy }) => policy.money.approvedByAnother,
  input: z.strictObject({}),
  posts: ({ policy }, { id, dossier }) => [
    transfer(fenOwed(id), world('fen'), dossier.amountFen, dossier.clause ?? policy.money.approvedByAnother.clause),
  ],
  tells: ['finance', 'host'],
})
