/** Time passes: the host has answered neither the invitation nor the reminders, and the department has to phone. The catalogue's figures go on counting. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { clock } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Hosting } from './dossier.ts'
import { overdue, termsOf } from './rules.ts'

const remindersAreUsedUp = rule(
  'remindersAreUsedUp',
  law => ({ ...termsOf(law), value: termsOf(law).value?.reminders ?? 0 }),
  (most, { dossier }: Facts<Hosting>) => dossier.reminded >= most,
  ({ dossier }) => dossier.reminded,
)

export const lapse = action({
  by: [clock],
  from: ['invited', 'returned'],
  to: 'silent',
  cites: termsOf,
  input: z.strictObject({}),
  rules: [overdue, remindersAreUsedUp],
  tells: ['host', 'department'],
})
