/** A number is void: it stays in the register with the reason, and is never given again. */
import { z } from 'zod'
import { department, leader } from '../roles.ts'
import { action, roundOfNumber, whyAnnulled } from './dossier.ts'
import { numberWasGiven, paperIsWithdrawn } from './rules.ts'

export const annul = action({
  by: [department, leader],
  from: ['none', 'given'],
  to: 'annulled',
  cites: ({ policy }) => policy.documents.numberCode,
  input: z.strictObject({ reason: z.enum(whyAnnulled), explanation: z.string().trim().min(2).max(400).optional() }),
  rules: [numberWasGiven, paperIsWithdrawn],
  decide: (_law, { id, input: { reason }, dossier, numbered, today }) => ({
    round: roundOfNumber(id),
    number: dossier.number ?? numbered?.number,
    bearer: dossier.bearer ?? numbered?.bearer,
    reason,
    on: today,
  }),
  keeps: ({ input: { explanation } }) => (explanation === undefined ? undefined : { kind: 'annulReason', content: { explanation } }),
  apply: (_dossier, { fact: { round, number, bearer, reason, on } }) => ({ round, number, bearer, annulled: { reason, on } }),
})
