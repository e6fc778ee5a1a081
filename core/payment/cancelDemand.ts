/** The sanction was corrected, or the end undone, behind it: what is still open of the demand is owed no more, and what it had asked back counts again as spent on the training. */
import { z } from 'zod'
import { fenOwed, transfer, world } from '../accounts.ts'
import { causedBy } from '../roles.ts'
import { action, leftOf, spentOn } from './dossier.ts'

export const cancelDemand = action({
  by: [causedBy('discipline', 'correct'), causedBy('training', 'undoTermination', 'undoWithdrawal')],
  from: ['demanded', 'suspended', 'repaid'],
  to: 'cancelled',
  cites: ({ policy }) => policy.training.discipline.clawback,
  input: z.strictObject({}),
  counts: (_law, { id }) => [fenOwed(id)],
  decide: (_law, facts) => {
    const { id, dossier } = facts
    if (dossier.training === undefined || dossier.working?.way !== 'byShare') throw new Error(`payment ${id} is no demand`)
    const back = dossier.working.lines.map(({ item, amountFen }) => ({ item, amountFen }))
    return { training: dossier.training, leftFen: leftOf(facts), back }
  },
  /** What had come in is given back by a payment of its own, so each item counts wholly, whatever came in of it. */
  posts: ({ policy: { training: law } }, { id }, { training, leftFen, back }) => {
    const { clause } = law.discipline.clawback
    return [
      transfer(fenOwed(id), world('fen'), leftFen, clause),
      ...back.map(({ item, amountFen }) => transfer(world('fen'), spentOn(training, item), amountFen, clause)),
    ].filter(t => t.amount > 0)
  },
  tells: ['finance', 'person'],
})
