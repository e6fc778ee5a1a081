/** A body gives back places that it will not use, while there is time to give them to another. */
import { z } from 'zod'
import { placePool, transfer } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { countedOn } from '../round/places.ts'
import { rule, ruleOverMany } from '../rule.ts'
import { action, findRoster, itsBody, type Nomination } from './dossier.ts'
import { freeOf } from './rules.ts'

const input = z.strictObject({ count: z.int().positive() })

const inTimeToReturn = rule(
  'inTimeToReturn',
  ({ policy }) => policy.procedure.returnPlacesUntil,
  (day, { today }: Facts<Nomination>) => today <= day,
  ({ today }) => today,
)

const placesAreFree = ruleOverMany<Facts<Nomination> & { readonly input: z.output<typeof input> }>(
  'placesAreFree',
  (law, facts) => {
    const { clause } = law.places
    const { count } = facts.input
    const free = facts.balance(freeOf(law, facts))
    return [{ clause, holds: free >= count, found: { free }, wants: count }]
  },
  true,
)

export const returnPlaces = action({
  by: [itsBody],
  from: ['none', 'compiled', 'finalised', 'sealed', 'received', 'returned'],
  cites: ({ policy }) => policy.procedure.returnPlacesUntil,
  input,
  rules: [inTimeToReturn, placesAreFree],
  counts: (law, facts) => (findRoster(facts.id) ? [freeOf(law, facts)] : []),
  decide: (_law, { id, input: { count } }) => ({ ...findRoster(id), count }),
  apply: ({ placesReturned }, { fact: { count, ...relations } }) => ({ ...relations, placesReturned: placesReturned + count }),
  posts: (law, facts, { round, track, count }) => [
    transfer(freeOf(law, facts), placePool(round ?? '', countedOn(law, track ?? '')), count, law.places.clause),
  ],
  tells: ['department'],
})
