/** A part of what was asked back has come in, on the fund's account, with the interest up to that day where the ground asks any; nobody pays more than is left. */
import type { z } from 'zod'
import { fenOwed, fenPaid, transfer, world } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { Fen } from '../money.ts'
import { finance } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, leftOf, type Payment } from './dossier.ts'
import { nextPart } from './instalments.ts'
import { accruedOn, chargedTo } from './interest.ts'
import { Bank, notInFuture } from './rules.ts'

const input = Bank.extend({ amountFen: Fen.positive() })

const noMoreThanIsLeft = ruleOfInput(
  'noMoreThanIsLeft',
  ({ policy }, facts: Facts<Payment> & { readonly input: z.output<typeof input> }) => ({
    ...policy.training.discipline.clawback,
    value: leftOf(facts) + accruedOn(facts.dossier, facts.input.on),
  }),
  (left, facts) => facts.input.amountFen <= left,
  facts => facts.input.amountFen,
)

export const receive = action({
  by: [finance],
  from: ['demanded'],
  cites: ({ policy }) => policy.training.discipline.clawback,
  input,
  rules: [notInFuture, noMoreThanIsLeft],
  counts: (_law, { id }) => [fenOwed(id)],
  /** Where parts were agreed, the next one is due that is not paid yet. */
  answerBy: (_law, { dossier, input: { amountFen } }) => nextPart(dossier, amountFen)?.on ?? dossier.due,
  decide: (_law, { dossier, input }) => {
    const interestFen = accruedOn(dossier, input.on)
    return { ...input, ...(interestFen > 0 && { interestFen }) }
  },
  apply: ({ received, interest }, { fact: { interestFen = 0, ...receipt } }) => ({
    received: [...received, receipt],
    interest: chargedTo(interest, receipt.on, interestFen),
  }),
  posts: ({ policy }, { id }, { amountFen, interestFen = 0 }) => {
    const { clause } = policy.training.discipline.clawback
    const back = transfer(fenOwed(id), fenPaid(id), amountFen, clause)
    return interestFen > 0 ? [transfer(world('fen'), fenOwed(id), interestFen, clause), back] : [back]
  },
  tells: ['person', 'host'],
})
