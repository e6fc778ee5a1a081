/** A sum that is owed to the same payee was set off: it counts as if it had come in. */
import { z } from 'zod'
import { fenOwed, fenPaid, transfer } from '../accounts.ts'
import { Fen } from '../money.ts'
import { causedBy } from '../roles.ts'
import { action } from './dossier.ts'
import { nextPart } from './instalments.ts'

export const countAgainst = action({
  by: [causedBy('payment', 'setOff')],
  from: ['demanded'],
  cites: ({ policy }) => policy.training.discipline.clawback,
  input: z.strictObject({ amountFen: Fen.positive(), payment: z.string() }),
  decide: (_law, { input: { amountFen, payment }, today }) => ({ amountFen, reference: payment, on: today }),
  answerBy: (_law, { dossier, input: { amountFen } }) => nextPart(dossier, amountFen)?.on ?? dossier.due,
  apply: ({ received }, { fact }) => ({ received: [...received, fact] }),
  posts: ({ policy }, { id }, { amountFen }) => [transfer(fenOwed(id), fenPaid(id), amountFen, policy.training.discipline.clawback.clause)],
  tells: ['person', 'host'],
})
