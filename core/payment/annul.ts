/** The act behind the sum was void, and nothing was paid yet: nothing is owed on it any more. */
import { z } from 'zod'
import { fenOwed, transfer, world } from '../accounts.ts'
import { causedBy } from '../roles.ts'
import { corrections } from '../training/leave/corrections.ts'
import { undoings } from '../training/undo/undo-names.ts'
import { action } from './dossier.ts'

export const annul = action({
  by: [causedBy('training', 'voidDeclaration', ...corrections, ...undoings)],
  from: ['payable', 'prepared', 'claimed'],
  to: 'cancelled',
  cites: ({ policy }) => policy.money.approvedByAnother,
  input: z.strictObject({}),
  posts: ({ policy }, { id, dossier }) => [
    transfer(fenOwed(id), world('fen'), dossier.amountFen, dossier.clause ?? policy.money.approvedByAnother.clause),
  ],
  tells: ['finance', 'host'],
})
