/** Time passes: the person or the host whose answer is late hears of it, and the department too. */
import { z } from 'zod'
import { answerDay } from '../calendar.ts'
import { clock } from '../roles.ts'
import { action } from './dossier.ts'
import { overdue } from './rules.ts'

export const remind = action({
  by: [clock],
  from: ['proposed', 'agreed'],
  cites: ({ policy }) => policy.placement.answerDays,
  input: z.strictObject({}),
  rules: [overdue],
  answerBy: ({ policy }, { today }) => answerDay(today, policy.placement.answerDays.value),
  tells: ['person', 'host', 'department'],
})
