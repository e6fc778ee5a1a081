/** The treasury has sent a part of the line in advance: finance enters it with the bank's reference, and another approves. */
import { z } from 'zod'
import { Fen } from '../money.ts'
import { finance } from '../roles.ts'
import { action, linesOf, ownAccounts } from './dossier.ts'
import { advanceIsOpen } from './rules.ts'

export const askAdvance = action({
  by: [finance],
  from: ['granted'],
  to: 'asked',
  cites: linesOf,
  input: z.strictObject({ amountFen: Fen.positive(), reference: z.string().regex(/^[\w-]{1,60}$/), on: z.iso.date() }),
  rules: [advanceIsOpen],
  counts: (_law, { id }) => ownAccounts(id),
  apply: (_dossier, { actor, actingFor, fact }) => ({ asked: { what: 'advance', ...fact }, askedBy: actor, askedFor: actingFor }),
  tells: ['leader'],
})
