/** A sum becomes payable because of what happened in the training. Nobody types an amount: it comes with its working. */
import { fenOwed, transfer, world } from '../accounts.ts'
import { causedBy } from '../roles.ts'
import { corrections } from '../training/leave/corrections.ts'
import { action, Opening } from './dossier.ts'
import { fundPays } from './rates.ts'

export const open = action({
  by: [
    causedBy('training', 'enrol', 'declare', 'settleMonths', 'pass', 'terminate', 'undoTermination', 'undoWithdrawal', ...corrections),
    causedBy('discipline', 'correct'),
    causedBy('payment', 'receive'),
  ],
  from: ['none'],
  to: 'payable',
  cites: fundPays,
  input: Opening,
  apply: (_dossier, { fact }) => fact,
  posts: (_law, { id }, { amountFen, clause }) => [transfer(world('fen'), fenOwed(id), amountFen, clause)],
  tells: ['finance'],
})
