/** A part of what was asked back has come in, on the fund's account; nobody pays more than is left. */
import type { z } from 'zod'
import { fenOwed, fenPaid, transfer } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { Fen } from '../money.ts'
import { finance } from '../roles.ts'
import { ruleOfInput } from '../rule.ts'
import { action, leftOf, type Payment } from './dossier.ts'
import { nextPart } from './instalments.ts'
import { Bank, notInFuture } from './rules.ts'

const input = Bank.extend({ amountFen: Fen.positive() })

const noMoreThanIsLeft = ruleOfInput(
  'noMoreThanIsLeft',
  ({ policy }, facts: Facts<Payment> & { readonly input: z.output<typeof input> }) => ({
    ...policy.training.discipline.clawback,
    value: leftOf(facts),
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
  apply: ({ received }, { fact }) => ({ received: [...received, fact] }),
  posts: ({ policy }, { id }, { amountFen }) => [transfer(fenOwed(id), fenPaid(id), amountFen, policy.training.discipline.clawback.clause)],
  tells: ['person', 'host'],
})
