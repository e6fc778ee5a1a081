/** Where the policy says that a refusal costs the place, the leader declares it lost; it goes back to the body for a reserve. */
import { z } from 'zod'
import type { Facts } from '../facts.ts'
import { leader } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Placement } from './dossier.ts'
import { freePlace } from './seats.ts'

const refusalCostsPlace = rule(
  'refusalCostsPlace',
  ({ policy }) => policy.placement.refusalCosts,
  (costs, { dossier }: Facts<Placement>) => costs === 'place' && dossier.offered.some(o => o.ended?.by === 'person'),
  ({ dossier }) => dossier.offered.filter(o => o.ended?.by === 'person').length,
)

export const forfeit = action({
  by: [leader],
  from: ['opened'],
  to: 'cancelled',
  cites: ({ policy }) => policy.placement.refusalCosts,
  input: z.strictObject({ reason: z.string().min(2).max(400) }),
  rules: [refusalCostsPlace],
  apply: () => ({ cancelledBy: 'leader' }),
  posts: (law, facts) => freePlace(law, facts),
  tells: ['person', 'employer', 'body'],
})
