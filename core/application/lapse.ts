/** Time passes: a draft that was never handed in, or a correction that never came, ends after its day. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { clock } from '../roles.ts'
import { lastDay } from '../round/windows.ts'
import { rule } from '../rule.ts'
import { type Application, action } from './dossier.ts'
import { end } from './places.ts'

const windowIsOver = rule(
  'windowIsOver',
  ({ policy }, { round, dossier }: Facts<Application>) => {
    const { value, ...note } = policy.procedure.windows.nominate
    return { ...note, value: lastDay(value.to, round, 'nominate', dossier.body) }
  },
  (day, { today }) => today > day,
  ({ today }) => today,
)

export const lapse = action({
  by: [clock],
  from: ['draft', 'submitted', 'returned', 'consented'],
  to: 'lapsed',
  cites: ({ policy }) => policy.procedure.windows.nominate,
  input: z.strictObject({}),
  rules: [windowIsOver],
  // An extension moves the day on, never back.
  notBefore: ({ policy }) => policy.procedure.windows.nominate.value.to,
  posts: (law, facts) => end(law, facts),
  tells: ['person', 'employer'],
})
