/** The days of enrolment are over and the person has not come. That alone is no fault: whether there was cause is asked next. */
import { z } from 'zod'
import type { Facts } from '../../facts.ts'
import { clock, host } from '../../roles.ts'
import { rule } from '../../rule.ts'
import { action, type Training } from '../dossier.ts'
import { enrolmentOf } from '../rules.ts'

const enrolmentIsOver = rule(
  'enrolmentIsOver',
  (law, facts: Facts<Training>) => enrolmentOf(law, facts),
  ({ to }, { today }) => today > to,
  ({ today }) => today,
)

export const reportNoShow = action({
  by: [host, clock],
  from: ['notified'],
  to: 'missed',
  cites: ({ policy }) => policy.training.enrolment,
  input: z.strictObject({}),
  rules: [enrolmentIsOver],
  tells: ['person', 'employer', 'body', 'department'],
})
