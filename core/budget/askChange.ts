/** The treasury has raised or cut the line: finance enters its new sum with the reason, and another approves. */
import { z } from 'zod'
import { Fen } from '../money.ts'
import { finance } from '../roles.ts'
import { action, linesOf } from './dossier.ts'

export const askChange = action({
  by: [finance],
  from: ['granted'],
  to: 'asked',
  cites: linesOf,
  input: z.strictObject({ amountFen: Fen.positive(), reason: z.string().min(2).max(400) }),
  apply: (_dossier, { actor, actingFor, fact }) => ({ asked: { what: 'change', ...fact }, askedBy: actor, askedFor: actingFor }),
  tells: ['leader'],
})
