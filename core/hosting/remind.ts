/** Time passes: the host hears that its day is over, as often as the policy says. */
import { z } from 'zod'
import { answerDay } from '../calendar.ts'
import type { Facts } from '../facts.ts'
import { clock } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Hosting } from './dossier.ts'
import { overdue, termsOf } from './rules.ts'

const remindersAreLeft = rule(
  'remindersAreLeft',
  law => ({ ...termsOf(law), value: termsOf(law).value?.reminders ?? 0 }),
  (most, { dossier }: Facts<Hosting>) => dossier.reminded < most,
  ({ dossier }) => dossier.reminded,
)

export const remind = action({
  by: [clock],
  from: ['invited', 'returned'],
  cites: termsOf,
  input: z.strictObject({}),
  rules: [overdue, remindersAreLeft],
  answerBy: (law, { today }) => answerDay(today, termsOf(law).value?.reminderDays ?? 0),
  apply: ({ reminded }: Hosting) => ({ reminded: reminded + 1 }),
  tells: ['host', 'department'],
})
