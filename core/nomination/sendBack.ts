/** The department returns a roster as a whole: a missing seal, a wrong scan, two tracks on one sheet. The reason says what to put right. */
import { z } from 'zod'
import { answerDay } from '../calendar.ts'
import { department } from '../roles.ts'
import { action } from './dossier.ts'

export const sendBack = action({
  by: [department],
  from: ['finalised', 'sealed'],
  to: 'returned',
  cites: ({ policy }) => policy.procedure.answerDays.correct,
  input: z.strictObject({ reason: z.string().min(2).max(400) }),
  answerBy: ({ policy }, { today }) => answerDay(today, policy.procedure.answerDays.correct.value),
  apply: (_dossier, { fact }) => ({ returned: { reason: fact.reason }, scan: undefined }),
  tells: ['body'],
})
