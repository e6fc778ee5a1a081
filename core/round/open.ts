/** The round opens for applications, on the first day of their window or after it. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { clock, department, leader } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Round } from './dossier.ts'

const firstDayHasCome = rule(
  'firstDayHasCome',
  ({ policy }) => ({ ...policy.procedure.windows.apply, value: policy.procedure.windows.apply.value.from }),
  (day, { today }: Facts<Round>) => today >= day,
  ({ today }) => today,
)

export const open = action({
  by: [department, leader, clock],
  from: ['published'],
  to: 'open',
  cites: ({ policy }) => policy.procedure.windows.apply,
  input: z.strictObject({}),
  rules: [firstDayHasCome],
})
