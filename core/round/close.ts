/** The round closes: no more applications and nominations, for any body. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { clock, department, leader } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Round } from './dossier.ts'
import { lastDayOfAll } from './windows.ts'

const nominationsAreOver = rule(
  'nominationsAreOver',
  ({ policy }, { dossier }: Facts<Round>) => {
    const { value, ...note } = policy.procedure.windows.nominate
    return { ...note, value: lastDayOfAll(value.to, dossier, 'nominate') }
  },
  (day, { today }) => today > day,
  ({ today }) => today,
)

export const close = action({
  by: [department, leader, clock],
  from: ['open'],
  to: 'closed',
  cites: ({ policy }) => policy.procedure.windows.nominate,
  input: z.strictObject({}),
  rules: [nominationsAreOver],
})
