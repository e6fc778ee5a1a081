/** What the year before left comes over: the line of this year takes it, and is opened by it where none was allotted yet. */
import { z } from 'zod'
import { Fen } from '../money.ts'
import { causedBy } from '../roles.ts'
import { action, linesOf } from './dossier.ts'

export const carryIn = action({
  by: [causedBy('budget', 'closeYear')],
  from: ['none', 'declined', 'granted'],
  to: 'granted',
  cites: linesOf,
  input: z.strictObject({ round: z.string(), lineCode: z.string(), year: z.string(), restFen: Fen.positive(), advancedFen: Fen }),
  apply: ({ status, amountFen, carriedFen, advancedFen, lineCode }, { fact }) => ({
    ...{ round: fact.round, year: fact.year, lineCode: status === 'granted' ? lineCode : fact.lineCode },
    ...{ amountFen: status === 'granted' ? amountFen : 0, carriedFen: carriedFen + fact.restFen },
    advancedFen: advancedFen + fact.advancedFen,
  }),
  tells: ['finance'],
})
