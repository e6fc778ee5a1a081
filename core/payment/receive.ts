/**
 * A part of what was asked back has come in, with the interest up to that day where the ground asks any. Whoever pays more than is left has it kept for
 * them, and given back by a payment of its own. What comes while an appeal is open is kept, and nobody has asked for it.
 */
import { z } from 'zod'
import { fenKept, fenOwed, fenPaid, transfer, world } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { Fen } from '../money.ts'
import { finance } from '../roles.ts'
import { ruleOfInput, ruleOfRecord } from '../rule.ts'
import { action, leftOf, type Payment } from './dossier.ts'
import { nextPart } from './instalments.ts'
import { accruedOn, chargedTo } from './interest.ts'
import { creditOf } from './over.ts'
import { Bank, Evidence, notInFuture } from './rules.ts'

/** `tooMuch`: the bank's statement shows more than was asked, and it was not mistyped. */
const input = Bank.extend({ amountFen: Fen.positive(), evidence: Evidence.optional(), tooMuch: z.boolean().optional() })
type Given = Facts<Payment> & { readonly input: z.output<typeof input> }

const moneyIsAskedBack = ruleOfRecord(
  'moneyIsAskedBack',
  ({ policy }) => ({ ...policy.training.discipline.clawback, value: ['person', 'host'] }),
  (debtors, { dossier: { payer } }: Facts<Payment>) => debtors.some(debtor => debtor === payer),
  ({ dossier }) => dossier.payer,
)

/** What is open on the day on which it came; of a demand that is closed or cancelled, nothing. */
const openOn = (facts: Given): Fen =>
  leftOf(facts) +
  (facts.dossier.status === 'demanded' || facts.dossier.status === 'suspended' ? accruedOn(facts.dossier, facts.input.on) : 0)

const noMoreThanIsLeft = ruleOfInput(
  'noMoreThanIsLeft',
  ({ policy }, facts: Given) => ({ ...policy.training.discipline.clawback, value: openOn(facts) }),
  (left, { input: { amountFen, tooMuch } }) => amountFen <= left || tooMuch === true,
  facts => facts.input.amountFen,
)

/** The same line of a bank's statement is not entered twice. */
const notReceivedBefore = ruleOfInput(
  'notReceivedBefore',
  ({ policy }, { dossier }: Given) => ({ ...policy.training.discipline.clawback, value: dossier.received.map(r => r.reference) }),
  (before, { input }) => !before.includes(input.reference),
  ({ input }) => input.reference,
)

export const receive = action({
  by: [finance],
  from: ['demanded', 'suspended', 'repaid', 'cancelled'],
  cites: ({ policy }) => policy.training.discipline.clawback,
  input,
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
