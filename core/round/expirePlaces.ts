/** Time passes: places that nobody has used by their day go to the department's pool, each with who had them and by which clause. */
import { z } from 'zod'
import { placePool, placesFree, transfer } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { clock } from '../roles.ts'
import { rule } from '../rule.ts'
import { action, type Round } from './dossier.ts'
import { countsExpired, expiredIn, unusedOf } from './expiry.ts'

const placesHaveExpired = rule(
  'placesHaveExpired',
  (law, facts: Facts<Round>) => ({ ...unusedOf(law), value: expiredIn(law, facts) }),
  expired => expired.length > 0,
  ({ today }) => today,
)

export const expirePlaces = action({
  by: [clock],
  from: ['open', 'closed', 'noticed'],
  cites: unusedOf,
  input: z.strictObject({}),
  daily: law => unusedOf(law).value !== 'stay',
  rules: [placesHaveExpired],
  counts: countsExpired,
  decide: (law, facts) => ({ expired: expiredIn(law, facts) }),
  apply: ({ expired = [] }, { fact }) => ({ expired: [...expired, ...fact.expired] }),
  posts: (law, { id }, { expired }) =>
    expired.map(({ track, from, count }) => transfer(placesFree(id, track, from), placePool(id, track), count, unusedOf(law).clause)),
  tells: ['department'],
})
