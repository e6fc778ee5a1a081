/** Time passes: the day on which the person should have had their answer is over, and the office hears of it. */
import { z } from 'zod'
import { answerDay } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { clock } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Inquiry } from './dossier.ts'
import { termsOf } from './terms.ts'

const overdue = rule(
  'overdue',
  (law, { dossier }: Facts<Inquiry>) => ({ ...termsOf(law), value: dossier.due }),
  (due, { today }) => due !== undefined && due < today,
  ({ today }) => today,
)

export const remind = action({
  by: [clock],
  from: ['asked'],
  cites: termsOf,
  input: z.strictObject({}),
  rules: [overdue],
  answerBy: ({ policy }, { today }) => answerDay(today, policy.procedure.answerDays.correct.value),
  tells: ['department', 'leader'],
})
