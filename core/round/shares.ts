/** Shares over a group: at most, or at least, so many in a hundred are people of a kind. They are counted in accounts, so that two at once can't pass a cap. */
import type { Law, Share } from '../../policy/shape.ts'
import { ofAll, ofKind, transfer, world } from '../accounts.ts'
import type { Transfer } from '../action.ts'
import { holdsFor, type RawFacts } from '../criteria/index.ts'
import type { Measure } from '../rule.ts'
import type { Round } from './dossier.ts'
import { countedOn, countedTracks, totalOn } from './places.ts'

/** When a share is counted: a body's as it nominates, a track's or the round's as people are admitted. */
export type SharedStep = 'nominated' | 'admitted'
/** What a measure is read from. */
type Counting = { readonly law: Law; readonly round: Pick<Round, 'moves'>; readonly balance: (account: string) => number }
type Seat = { readonly round: string; readonly track: string; readonly body: string }

const isBodys = ({ within }: Share) => within === 'body' || within === 'bodyAndTrack'
export const sharesOn = ({ policy }: Law, step: SharedStep): readonly Share[] =>
  (policy.procedure.shares ?? []).filter(share => isBodys(share) === (step === 'nominated'))

const groupOf = ({ within }: Share, { track, body }: Omit<Seat, 'round'>): string => {
  if (within === 'bodyAndTrack') return `${track}.${body}`
  return within === 'body' ? body : within === 'track' ? track : 'round'
}
const kindIn = (share: Share, seat: Seat) => ofKind(seat.round, share.code, groupOf(share, seat))
const allIn = (share: Share, seat: Seat) => ofAll(seat.round, share.code, groupOf(share, seat))

/** The shares of whose kind a person is. Of whom it is not known counts for a cap and not for a minimum, so that neither is passed by a gap in a form. */
export const kindsOf = ({ policy }: Law, raw: RawFacts): readonly string[] =>
  (policy.procedure.shares ?? []).flatMap(share => {
    const truth = holdsFor(policy, share.of, raw)
    return truth === true || (truth === undefined && 'atMostPercent' in share) ? [share.code] : []
  })

/** The places that a cap is taken of: those of the quota table with what was moved since, or those of a track or of all of them. */
const placesOf = (law: Law, { moves }: Pick<Round, 'moves'>, share: Share, { track, body }: Seat): number => {
  const counted = countedTracks(law)
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
  if (share.within === 'round') return sum(counted.map(t => totalOn(law, t)))
  if (share.within === 'track') return law.policy.tracks[track]?.places.value ?? 0
  const within = share.within === 'body' ? counted : [countedOn(law, track)]
  const issued = within.map(t => law.places.bodies.find(b => b.body === body)?.places[t] ?? 0)
  const moved = moves.filter(m => within.includes(m.track)).map(m => (m.to === body ? m.count : 0) - (m.from === body ? m.count : 0))
  return sum([...issued, ...moved])
}

/** The caps on a person who takes a place, each with how many of the kind have one and how many may. */
export const capsOn = ({ law, round, balance }: Counting, step: SharedStep, seat: Seat, kinds: readonly string[]): readonly Measure[] =>
  sharesOn(law, step).flatMap((share): Measure[] => {
    if (!('atMostPercent' in share) || !kinds.includes(share.code)) return []
    const [places, taken] = [placesOf(law, round, share, seat), balance(kindIn(share, seat))]
    const most = Math.floor((share.atMostPercent * places) / 100)
    return [{ clause: share.clause, holds: taken < most, found: { share: share.code, taken, places }, wants: most }]
  })

export const capsCounted = (law: Law, step: SharedStep, seat: Seat): readonly string[] =>
  sharesOn(law, step).map(share => kindIn(share, seat))

/** Each group once, however many seats lie in it. */
const inGroups = (share: Share, seats: readonly Seat[]) =>
  seats.filter((seat, i) => seats.findIndex(other => groupOf(share, other) === groupOf(share, seat)) === i)

/** Every minimum of a group as it stands, with how many of the kind hold a place and how many have to. */
export const minimaOn = (law: Law, step: SharedStep, seats: readonly Seat[], balance: (account: string) => number): readonly Measure[] =>
  sharesOn(law, step).flatMap(share => {
    if (!('atLeastPercent' in share)) return []
    return inGroups(share, seats).map(seat => {
      const [all, kind] = [balance(allIn(share, seat)), balance(kindIn(share, seat))]
      const least = Math.ceil((share.atLeastPercent * all) / 100)
      return { clause: share.clause, holds: kind >= least, found: { share: share.code, taken: kind, places: all }, wants: least }
    })
  })

export const minimaCounted = (law: Law, step: SharedStep, seats: readonly Seat[]): readonly string[] =>
  sharesOn(law, step).flatMap(share => inGroups(share, seats).flatMap(seat => [allIn(share, seat), kindIn(share, seat)]))

/** A person who takes a place enters the groups of the step, and is counted among the kinds that they are of. */
export const enterShares = (law: Law, step: SharedStep, seat: Seat, kinds: readonly string[]): readonly Transfer[] =>
  sharesOn(law, step).flatMap(share => [
    transfer(world('shares'), allIn(share, seat), 1, share.clause),
    ...(kinds.includes(share.code) ? [transfer(world('shares'), kindIn(share, seat), 1, share.clause)] : []),
  ])

export const leaveShares = (law: Law, step: SharedStep, seat: Seat, kinds: readonly string[]): readonly Transfer[] =>
  enterShares(law, step, seat, kinds).map(t => ({ ...t, debit: t.credit, credit: t.debit }))

/** Of a law that sets no share of a step there is nothing to measure but that. */
export const orNoShare = ({ policy }: Law, measures: readonly Measure[]): readonly Measure[] =>
  measures.length > 0 ? measures : [{ clause: policy.procedure.quotaBy.clause, holds: true, found: 0, wants: 0 }]

/** A share of a group as it stands, whether anybody acts or not: how many of the kind there are, of how many, and how many there may or have to be. */
export type ShareState = {
  readonly share: string
  readonly clause: string
  /** A body, a track, both, or `round`. */
  readonly group: string
  readonly taken: number
  readonly places: number
  readonly bound: 'atMost' | 'atLeast'
  readonly wants: number
  readonly holds: boolean
}

const steps: readonly SharedStep[] = ['nominated', 'admitted']

export const sharesAsTheyStand = ({ law, round, balance }: Counting, seats: readonly Seat[]): readonly ShareState[] =>
  steps.flatMap(step =>
    sharesOn(law, step).flatMap(share =>
      inGroups(share, seats).map((seat): ShareState => {
        const taken = balance(kindIn(share, seat))
        const told = { share: share.code, clause: share.clause, group: groupOf(share, seat), taken }
        if ('atMostPercent' in share) {
          const places = placesOf(law, round, share, seat)
          const wants = Math.floor((share.atMostPercent * places) / 100)
          return { ...told, places, bound: 'atMost', wants, holds: taken <= wants }
        }
        const places = balance(allIn(share, seat))
        const wants = Math.ceil((share.atLeastPercent * places) / 100)
        return { ...told, places, bound: 'atLeast', wants, holds: taken >= wants }
      }),
    ),
  )

export const sharesCounted = (law: Law, seats: readonly Seat[]): readonly string[] => [
  ...new Set(
    steps.flatMap(step =>
      sharesOn(law, step).flatMap(share => inGroups(share, seats).flatMap(seat => [kindIn(share, seat), allIn(share, seat)])),
    ),
  ),
]
