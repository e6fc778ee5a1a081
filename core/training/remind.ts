/** Time passes: a report, a confirmation, a return from leave or a follow-up is late, and those who owe it hear of it. */
import { z } from 'zod'
import { addDays } from '../calendar.ts'
import { clock } from '../roles.ts'
import { action, studying } from './dossier.ts'
import { overdue } from './rules.ts'

export const remind = action({
  by: [clock],
  from: ['expected', ...studying, 'failed', 'passed'],
  cites: ({ policy }) => policy.training.undertakingsEveryMonths,
  input: z.strictObject({}),
  rules: [overdue],
  /** In plain days: follow-ups reach into years whose holidays nobody has published yet. */
  answerBy: ({ policy }, { today }) => addDays(today, policy.procedure.answerDays.correct.value),
  tells: ['person', 'employer', 'host', 'department'],
})
