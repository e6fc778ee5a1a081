/** Time passes: a report, a confirmation, a return from leave or a follow-up is late, and those who owe it hear of it. */
import { z } from 'zod'
import { addWorkingDays } from '../calendar.ts'
import { clock } from '../roles.ts'
import { action, studying } from './dossier.ts'
import { overdue } from './rules.ts'

export const remind = action({
  by: [clock],
  from: ['expected', ...studying, 'failed', 'passed'],
  cites: ({ policy }) => policy.training.undertakingsEveryMonths,
  input: z.strictObject({}),
  rules: [overdue],
  answerBy: ({ policy }, { today }) => addWorkingDays(today, policy.procedure.answerDays.correct.value),
  tells: ['person', 'employer', 'host', 'department'],
})
