/** People in the order of the law's preferences, each with the reason why they come after the one before them. */
import type { Policy, Preference } from '../../policy/shape.ts'
import { rankOf } from './compare.ts'
import { deriveFacts, type RawFacts } from './derive.ts'
import { judge } from './evaluate.ts'
import { getDefinition, type Values } from './tree.ts'

/** Someone to be ordered; `rank` is the body's, 1 the first. Whoever has none comes after all who have one. */
export type Ranked = { readonly id: string; readonly rank?: number | undefined; readonly facts: RawFacts }

/** What put a person behind the one before them: a preference, the body's rank, or nothing but the order in which they were given. */
export type Because = { readonly by: 'preference'; readonly code: string; readonly clause: string } | { readonly by: 'rank' | 'given' }

/** `preferred` are the codes of the preferences that the person is known to meet. `because` is undefined for the first. */
export type Position = {
  readonly id: string
  readonly position: number
  readonly preferred: readonly string[]
  readonly because?: Because
}

/** Less comes first. What is not known is not preferred, so it comes last. */
const placeIn = (policy: Policy, preference: Preference, values: Values): number => {
  if ('prefer' in preference) return judge(policy.facts, preference.prefer, values) === true ? 0 : 1
  const value = values[preference.order]
  const rank = value === undefined ? undefined : rankOf(getDefinition(policy.facts, preference.order), value)
  if (rank === undefined) return Number.POSITIVE_INFINITY
  return preference.first === 'highest' ? -rank : rank
}

type Key = { readonly because: Because; readonly place: number }
type Keyed = { readonly id: string; readonly preferred: readonly string[]; readonly keys: readonly Key[] }

const keyed = (policy: Policy, preferences: readonly Preference[], { id, rank, facts }: Ranked): Keyed => {
  const values = deriveFacts(policy, facts)
  const keyOf = (preference: Preference): Key => ({
    because: { by: 'preference', code: preference.code, clause: preference.clause },
    place: placeIn(policy, preference, values),
  })
  const keysAs = (as: Preference['as']) => preferences.filter(preference => preference.as === as).map(keyOf)
  const own: Key = { because: { by: 'rank' }, place: rank ?? Number.POSITIVE_INFINITY }
  const preferred = preferences.flatMap(one => ('prefer' in one && placeIn(policy, one, values) === 0 ? [one.code] : []))
  return { id, preferred, keys: [...keysAs('rankedFirst'), own, ...keysAs('tieBreak')] }
}

/** The first key on which two people differ. */
const partedBy = (a: Keyed, b: Keyed): number => a.keys.findIndex(({ place }, i) => place !== b.keys[i]?.place)

const compareKeyed = (a: Keyed, b: Keyed): number => {
  const i = partedBy(a, b)
  return (a.keys[i]?.place ?? 0) < (b.keys[i]?.place ?? 0) ? -1 : i < 0 ? 0 : 1
}

/** The people in order; stable, so that those whom nothing parts stay as they were given. */
export const orderBy = (policy: Policy, preferences: readonly Preference[], people: readonly Ranked[]): readonly Position[] => {
  const sorted = people.map(person => keyed(policy, preferences, person)).toSorted(compareKeyed)
  return sorted.map((one, i): Position => {
    const before = sorted[i - 1]
    const because = before && (one.keys[partedBy(before, one)]?.because ?? { by: 'given' as const })
    return { id: one.id, position: i + 1, preferred: one.preferred, ...(because && { because }) }
  })
}
