/** Time passes: the party whose turn it is hears that its answer day is near or past. */
import { z } from 'zod'
import { answerDay } from '../calendar.ts'
import { clock } from '../roles.ts'
import { action } from './dossier.ts'
import { overdue } from './rules.ts'

export const remind = action({
  by: [clock],
  from: ['submitted', 'returned', 'consented', 'nominated'],
  cites: ({ policy }) => policy.procedure.answerDays.correct,
  input: z.strictObject({}),
  rules: [overdue],
  answerBy: ({ policy }, { today }) => answerDay(today, policy.procedure.answerDays.correct.value),
  tells: ['person', 'employer', 'body', 'department'],
})
