/** Shares over a group: at most, or at least, so many in a hundred of each body's, each track's or all people may be of a kind. */
import type { Policy, Share } from '../../policy/shape.ts'
import type { Truth } from './compare.ts'
import { deriveFacts, type RawFacts } from './derive.ts'
import { judge } from './evaluate.ts'

/** Someone who takes a place: where they are counted, and their raw facts by the policy's names. */
export type Counted = { readonly id: string; readonly body: string; readonly track: string; readonly facts: RawFacts }

/** A share in one group. `limit` is how many at most, or at least, a group of this size has. */
export type ShareVerdict = {
  readonly code: string
  readonly clause: string
  readonly body?: string
  readonly track?: string
  /** Undefined while people of whom it is not known could still decide it. */
  readonly holds: Truth
  readonly size: number
  readonly limit: number
  /** Who is of the kind, and of whom it is not known. */
  readonly counted: readonly string[]
  readonly unknown: readonly string[]
  /** How many of the kind must give way to others for the share to hold, taking the unknown as not of it. */
  readonly tooMany: number
  /** How many of the kind must take the places of others, taking the unknown as of it. */
  readonly missing: number
}

type Group = { readonly body?: string; readonly track?: string; readonly people: readonly Counted[] }

const placeOf = ({ within }: Share, { body, track }: Counted): Omit<Group, 'people'> => ({
  ...((within === 'body' || within === 'bodyAndTrack') && { body }),
  ...((within === 'track' || within === 'bodyAndTrack') && { track }),
})

/** Groups in the order in which their first people come; the round is one group even when it has nobody. */
const groupsOf = (share: Share, people: readonly Counted[]): readonly Group[] => {
  if (share.within === 'round') return [{ people }]
  const groups = new Map<string, Group>()
  for (const person of people) {
    const place = placeOf(share, person)
    const key = JSON.stringify([place.body, place.track])
    groups.set(key, { ...place, people: [...(groups.get(key)?.people ?? []), person] })
  }
  return [...groups.values()]
}

/** Whole people, never fractions: a part of a person more than the share is too many, a part less is missing. */
const limitOf = (share: Share, size: number) =>
  'atMostPercent' in share ? Math.floor((share.atMostPercent * size) / 100) : Math.ceil((share.atLeastPercent * size) / 100)

const holdsFor = (share: Share, limit: number, sure: number, possible: number): Truth => {
  if ('atMostPercent' in share) return possible <= limit ? true : sure > limit ? false : undefined
  return sure >= limit ? true : possible < limit ? false : undefined
}

const verdictOn = (policy: Policy, share: Share, { people, ...place }: Group): ShareVerdict => {
  const truths = people.map(({ id, facts }) => ({ id, truth: judge(policy.facts, share.of, deriveFacts(policy, facts)) }))
  const of = (truth: Truth) => truths.flatMap(one => (one.truth === truth ? [one.id] : []))
  const [counted, unknown] = [of(true), of(undefined)]
  const limit = limitOf(share, people.length)
  const possible = counted.length + unknown.length
  return {
    code: share.code,
    clause: share.clause,
    ...place,
    holds: holdsFor(share, limit, counted.length, possible),
    size: people.length,
    limit,
    counted,
    unknown,
    tooMany: 'atMostPercent' in share ? Math.max(0, counted.length - limit) : 0,
    missing: 'atLeastPercent' in share ? Math.max(0, limit - possible) : 0,
  }
}

/** Every share in every group of these people, in the order of the law; those with `holds` false are broken. */
export const sharesHold = (policy: Policy, shares: readonly Share[], people: readonly Counted[]): readonly ShareVerdict[] =>
  shares.flatMap(share => groupsOf(share, people).map(group => verdictOn(policy, share, group)))
