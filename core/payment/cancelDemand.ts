/** The sanction was corrected: what is still open of the demand is owed no more, and counts again as spent on the training. */
import { z } from 'zod'
import { fenOwed, transfer } from '../accounts.ts'
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
    const { lines } = dossier.working
    const parts = splitFen(
      leftOf(facts),
      lines.map(l => l.amountFen),
    )
    return { training: dossier.training, back: lines.map(({ item }, i) => ({ item, amountFen: parts[i] ?? 0 })) }
  },
  posts: ({ policy }, { id }, { training, back }) =>
    back
      .filter(({ amountFen }) => amountFen > 0)
      .map(({ item, amountFen }) => transfer(fenOwed(id), spentOn(training, item), amountFen, policy.training.discipline.clawback.clause)),
  tells: ['finance', 'person'],
})
