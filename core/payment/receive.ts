/**
 * A part of what was asked back has come in, with the interest up to that day where the ground asks any. Whoever pays more than is left has it kept for
 * them, and given back by a payment of its own. What comes while an appeal is open is kept, and nobody has asked for it.
 */
import { fenKept, fenOwed, fenPaid, transfer, world } from '../accounts.ts'
import { finance } from '../roles.ts'
import { action, leftOf } from './dossier.ts'
import { nextPart } from './instalments.ts'
import { chargedTo } from './interest.ts'
import { creditOf } from './over.ts'
import { moneyIsAskedBack, noMoreThanIsLeft, notReceivedBefore, openOn, Received } from './receiving.ts'
import { notInFuture } from './rules.ts'

export const receive = action({
  by: [finance],
  from: ['demanded', 'suspended', 'repaid', 'cancelled'],
  cites: ({ policy }) => policy.training.discipline.clawback,
  input: Received,
  rules: [moneyIsAskedBack, notInFuture, notReceivedBefore, noMoreThanIsLeft],
  counts: (_law, { id }) => [fenOwed(id)],
  /** Where parts were agreed, the next one is due that is not paid yet. */
  answerBy: (_law, { dossier, input: { amountFen } }) =>
    dossier.status === 'demanded' ? (nextPart(dossier, amountFen)?.on ?? dossier.due) : undefined,
  decide: (_law, facts) => {
    const { tooMuch: _, ...came } = facts.input
    const [left, open] = [leftOf(facts), openOn(facts)]
    const overFen = Math.max(0, came.amountFen - open)
    return {
      ...came,
      amountFen: came.amountFen - overFen,
      ...(open > left && { interestFen: open - left }),
      ...(overFen > 0 && { overFen }),
    }
  },
  apply: ({ received, interest }, { fact: { interestFen = 0, ...receipt }, n }) => ({
    received: [...received, { ...receipt, n }],
    interest: chargedTo(interest, receipt.on, interestFen),
  }),
  posts: ({ policy }, { id }, { amountFen, interestFen = 0, overFen = 0 }) => {
    const { clause } = policy.training.discipline.clawback
    return [
      transfer(world('fen'), fenOwed(id), interestFen, clause),
      transfer(fenOwed(id), fenPaid(id), amountFen, clause),
      transfer(world('fen'), fenKept(id), overFen, clause),
    ].filter(({ amount }) => amount > 0)
  },
  causes: (law, facts, { overFen = 0 }) => (overFen > 0 ? [creditOf(law, facts, overFen)] : []),
  tells: ['person', 'host'],
})
