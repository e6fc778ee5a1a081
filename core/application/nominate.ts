/** The sealed roster reached the department: the recommended person is now nominated. It follows from the roster, nobody does it by hand. */
import { z } from 'zod'
import { answerDay } from '../calendar.ts'
import { causedBy } from '../roles.ts'
import { action } from './dossier.ts'

export const nominate = action({
  by: [causedBy('nomination', 'receive')],
  from: ['recommended'],
  to: 'nominated',
  cites: ({ policy }) => policy.procedure.windows.nominate,
  input: z.strictObject({ rank: z.int().positive() }),
  answerBy: ({ policy }, { today }) => answerDay(today, policy.procedure.answerDays.review.value),
  apply: (_dossier, { fact }) => ({ rank: fact.rank }),
  tells: ['person'],
})
