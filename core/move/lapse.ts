/** Nobody answered: the other body by the day of the offer, or the department while the places were still of use. They are the giver's again. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { clock } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Move } from './dossier.ts'
import { giveBack, offeredIn, standsUntil, stillWaits } from './rules.ts'
import { termsOf } from './terms.ts'

const offerIsOver = rule(
  'offerIsOver',
  (law, facts: Facts<Move>) => ({ ...termsOf(law), value: standsUntil(law, facts) }),
  (day, { today }) => today > day,
  ({ today }) => today,
)

export const lapse = action({
  by: [clock],
  from: ['offered', 'agreed'],
  to: 'lapsed',
  cites: termsOf,
  input: z.strictObject({}),
  rules: [offerIsOver, stillWaits],
  counts: (_law, facts) => [offeredIn(facts)],
  apply: () => ({ awaits: false }),
  posts: (law, facts) => giveBack(law, facts),
  tells: ['giver', 'body'],
})
