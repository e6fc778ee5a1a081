/** The year is over, and finance asks that its line be closed. Nothing may be on its way to the bank any more. */
import { z } from 'zod'
import { finance } from '../roles.ts'
import { action, linesOf, ownAccounts } from './dossier.ts'
import { bookYearIsOver, lineCoversYear, nothingIsOnItsWay } from './rules.ts'

export const askClosing = action({
  by: [finance],
  from: ['granted'],
  to: 'asked',
  cites: linesOf,
  input: z.strictObject({}),
  rules: [bookYearIsOver, nothingIsOnItsWay, lineCoversYear],
  counts: (_law, { id }) => ownAccounts(id),
  apply: (_dossier, { actor, actingFor }) => ({ asked: { what: 'closing' }, askedBy: actor, askedFor: actingFor }),
  tells: ['leader'],
})
