/** A body gives back places that it will not use, while there is time to give them to another. */
import { z } from 'zod'
import { placePool, transfer } from '../accounts.ts'
import type { Facts } from '../facts.ts'
import { rule, ruleOfInput } from '../rule.ts'
import { action, findRoster, itsBody, type Nomination } from './dossier.ts'
import { freeOf } from './rules.ts'

const input = z.strictObject({ count: z.int().positive() })

const inTimeToReturn = rule(
  'inTimeToReturn',
  ({ policy }) => policy.procedure.returnPlacesUntil,
  (day, { today }: Facts<Nomination>) => today <= day,
  ({ today }) => today,
)

const placesAreFree = ruleOfInput(
  'placesAreFree',
  ({ places }, { input: { count } }: Facts<Nomination> & { readonly input: z.output<typeof input> }) => ({
    value: count,
    clause: places.clause,
  }),
  (count, facts) => facts.balance(freeOf(facts)) >= count,
  facts => ({ free: facts.balance(freeOf(facts)) }),
)

export const returnPlaces = action({
  by: [itsBody],
  from: ['none', 'compiled', 'finalised', 'sealed', 'received', 'returned'],
  cites: ({ policy }) => policy.procedure.returnPlacesUntil,
  input,
  rules: [inTimeToReturn, placesAreFree],
  counts: (_law, facts) => (findRoster(facts.id) ? [freeOf(facts)] : []),
  decide: (_law, { id, input: { count } }) => ({ ...findRoster(id), count }),
  apply: ({ placesReturned }, { fact: { count, ...relations } }) => ({ ...relations, placesReturned: placesReturned + count }),
  posts: ({ places }, facts, { round, track, count }) => [
    transfer(freeOf(facts), placePool(round ?? '', track ?? ''), count, places.clause),
  ],
  tells: ['department'],
})
