/** Finance enters the line that the treasury allotted to the round for a year: its code and its sum. Another approves it. */
import { z } from 'zod'
import { Fen } from '../money.ts'
import { finance } from '../roles.ts'
import { action, linesAreForeseen, linesOf } from './dossier.ts'
import { lineIsOfItsYear } from './rules.ts'

export const propose = action({
  by: [finance],
  from: ['none', 'declined'],
  to: 'proposed',
  cites: linesOf,
  input: z.strictObject({
    round: z.string().max(120),
    year: z.string().regex(/^\d{4}$/),
    lineCode: z.string().regex(/^[\w-]{2,30}$/),
    amountFen: Fen.positive(),
  }),
  rules: [linesAreForeseen, lineIsOfItsYear],
  apply: (_dossier, { actor, actingFor, fact }) => ({ ...fact, askedBy: actor, askedFor: actingFor }),
  tells: ['leader'],
})
