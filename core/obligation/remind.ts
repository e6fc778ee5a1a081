/** Time passes: the service has not begun, a certificate is late or a decision is, and those who owe it hear of it. */
import { z } from 'zod'
import { addDays } from '../calendar.ts'
import { clock } from '../roles.ts'
import { action, living } from './dossier.ts'
import { overdue } from './rules.ts'
import { term } from './terms.ts'

export const remind = action({
  by: [clock],
  from: living,
  cites: term('reportEveryMonths'),
  input: z.strictObject({}),
  rules: [overdue],
  /** In plain days: the service reaches into years whose holidays nobody has published yet. */
  answerBy: ({ policy }, { today }) => addDays(today, policy.procedure.answerDays.review.value),
  tells: ['person', 'employer', 'body', 'department'],
})
