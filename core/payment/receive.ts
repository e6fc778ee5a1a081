/** A part of what was asked back has come in, with the interest up to that day where the ground asks any; nobody pays more than is left. What comes while an appeal is open is kept, and nobody has asked for it. */
import type { z } from 'zod'
import { fenOwed, fenPaid, transfer, world } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { Fen } from '../money.ts'
import { finance } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, leftOf, type Payment } from './dossier.ts'
import { nextPart } from './instalments.ts'
import { accruedOn, chargedTo } from './interest.ts'
import { Bank, Evidence, notInFuture } from './rules.ts'

const input = Bank.extend({ amountFen: Fen.positive(), evidence: Evidence.optional() })
type Given = Facts<Payment> & { readonly input: z.output<typeof input> }

const noMoreThanIsLeft = ruleOfInput(
  'noMoreThanIsLeft',
  ({ policy }, facts: Given) => ({
    ...policy.training.discipline.clawback,
    value: leftOf(facts) + accruedOn(facts.dossier, facts.input.on),
  }),
  (left, facts) => facts.input.amountFen <= left,
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
  from: ['demanded', 'suspended'],
  cites: ({ policy }) => policy.training.discipline.clawback,
  input,
  rules: [notInFuture, notReceivedBefore, noMoreThanIsLeft],
  counts: (_law, { id }) => [fenOwed(id)],
  /** Where parts were agreed, the next one is due that is not paid yet. */
  answerBy: (_law, { dossier, input: { amountFen } }) =>
    dossier.status === 'suspended' ? undefined : (nextPart(dossier, amountFen)?.on ?? dossier.due),
  decide: (_law, { dossier, input }) => {
    const interestFen = accruedOn(dossier, input.on)
    return { ...input, ...(interestFen > 0 && { interestFen }) }
  },
  apply: ({ received, interest }, { fact: { interestFen = 0, ...receipt }, n }) => ({
    received: [...received, { ...receipt, n }],
    interest: chargedTo(interest, receipt.on, interestFen),
  }),
  posts: ({ policy }, { id }, { amountFen, interestFen = 0 }) => {
    const { clause } = policy.training.discipline.clawback
    const back = transfer(fenOwed(id), fenPaid(id), amountFen, clause)
    return interestFen > 0 ? [transfer(world('fen'), fenOwed(id), interestFen, clause), back] : [back]
  },
  tells: ['person', 'host'],
})
