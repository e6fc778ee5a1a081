/** The sanction was corrected: what is still open of the demand is owed no more, and counts again as spent on the training. */
import { z } from 'zod'
import { fenOwed, transfer, world } from '../accounts.ts'
import { splitFen } from '../money.ts'
import { causedBy } from '../roles.ts'
import { action, leftOf, spentOn } from './dossier.ts'

export const cancelDemand = action({
  by: [causedBy('discipline', 'correct')],
  from: ['demanded', 'suspended', 'repaid'],
  to: 'cancelled',
  cites: ({ policy }) => policy.training.discipline.clawback,
  input: z.strictObject({}),
  counts: (_law, { id }) => [fenOwed(id)],
  decide: (_law, facts) => {
    const { id, dossier } = facts
    if (dossier.training === undefined || dossier.working?.way !== 'byShare') throw new Error(`payment ${id} is no demand`)
    const { lines, penalty } = dossier.working
    const weights = [...lines.map(l => l.amountFen), penalty?.amountFen ?? 0]
    const parts = splitFen(leftOf(facts), weights)
    const back = lines.map(({ item }, i) => ({ item, amountFen: parts[i] ?? 0 }))
    return { training: dossier.training, back, penaltyFen: parts.at(-1) ?? 0 }
  },
  posts: ({ policy: { training: law } }, { id }, { training, back, penaltyFen }) => {
    const { clause } = law.discipline.clawback
    const owed = fenOwed(id)
    return [
      ...back.map(({ item, amountFen }) => transfer(owed, spentOn(training, item), amountFen, clause)),
      transfer(owed, world('fen'), penaltyFen, clause),
    ].filter(t => t.amount > 0)
  },
  tells: ['finance', 'person'],
})
