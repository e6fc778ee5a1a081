/** Time passes: the day by which the scores should be in is over, and the department hears of it. */
import { z } from 'zod'
import { answerDay } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { clock } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Review } from './dossier.ts'
import { daysOf, panelOf } from './terms.ts'

const overdue = rule(
  'overdue',
  (law, { dossier }: Facts<Review>) => ({ ...panelOf(law), value: dossier.due }),
  (due, { today }) => due !== undefined && due < today,
  ({ today }) => today,
)

export const remind = action({
  by: [clock],
  from: ['convened'],
  cites: panelOf,
  input: z.strictObject({}),
  rules: [overdue],
  answerBy: (law, { today }) => answerDay(today, daysOf(law)),
  tells: ['department'],
})
