/** Where the places of a round lie at its start: the quota table as transfers, and which bodies a track is open to. */
import type { Law, Places, Reserved, Track } from '../../policy/shape.ts'
import { placePool, placesFree, placesUsed, reservesFree, seatsFree, transfer, world } from '../accounts.ts'
import type { Transfer } from '../action.ts'

export type Body = Places['bodies'][number]

/** A track that takes nobody from the region's own units is closed to the bodies of those units, and the other way round. */
export const isOpenTo = (track: Track, body: Body): boolean =>
  track.employerLevels.value.some(level => (level === 'region') === (body.level === 'region'))

export const findBody = ({ places }: Law, id: string): Body | undefined => places.bodies.find(b => b.body === id)

/** Where a policy counts the places of each body over all tracks, one account stands for all of them. */
const everyTrack = 'all'
export const isPooled = ({ policy }: Law) => policy.procedure.quotaBy.value === 'body'
/** The name under which the places of a track are counted. */
export const countedOn = (law: Law, track: string) => (isPooled(law) ? everyTrack : track)
/** The names under which places are counted: the tracks, or the one for all of them. */
export const countedTracks = (law: Law): readonly string[] => (isPooled(law) ? [everyTrack] : Object.keys(law.policy.tracks))

/** The places that are held back for people of a kind. */
export const setAsideIn = ({ policy }: Law): readonly Reserved[] => policy.procedure.reserved?.value ?? []
export const findSetAside = (law: Law, holder: string) => setAsideIn(law).find(({ code }) => code === holder)

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

/** How many places there are under a name of `countedTracks`. */
export const totalOn = (law: Law, counted: string): number =>
  isPooled(law) ? sum(Object.values(law.policy.tracks).map(t => t.places.value)) : (law.policy.tracks[counted]?.places.value ?? 0)

/** How many of them the quota table gives away and the policy sets aside. */
export const givenOn = (law: Law, counted: string): number =>
  sum(law.places.bodies.map(b => b.places[counted] ?? 0)) +
  sum(setAsideIn(law).map(r => (countedOn(law, r.track) === counted ? r.count : 0)))

/** 'pool' is the department's own; every other name is a body, or a reserved place by its code. */
export const holderOf = (round: string, counted: string, holder: string) =>
  holder === 'pool' ? placePool(round, counted) : placesFree(round, counted, holder)

/** The account of a body's free places on a track, and that of its used ones; the same for a reserved place. */
export const accountsOf = (law: Law, { round, track }: { readonly round: string; readonly track: string }, holder: string) => {
  const counted = countedOn(law, track)
  return { free: placesFree(round, counted, holder), used: placesUsed(round, counted, holder) }
}

/** All places into their pools, from there to the reserved ones, and to the bodies as the quota table says. */
const issuePlaces = (law: Law, round: string): readonly Transfer[] =>
  countedTracks(law).flatMap(counted => {
    const pool = placePool(round, counted)
    const give = (holder: string, count: number, clause: string) => transfer(pool, placesFree(round, counted, holder), count, clause)
    const { clause } = law.policy.tracks[counted]?.places ?? law.policy.procedure.quotaBy
    const held = setAsideIn(law).filter(r => countedOn(law, r.track) === counted)
    return [
      transfer(world('places'), pool, totalOn(law, counted), clause),
      ...held.map(r => give(r.code, r.count, law.policy.procedure.reserved?.clause ?? clause)),
      ...law.places.bodies.map(b => give(b.body, b.places[counted] ?? 0, law.places.clause)),
    ]
  })

const issueReserves = ({ policy, places }: Law, round: string): readonly Transfer[] => {
  const { value, clause } = policy.procedure.reserves
  return Object.entries(policy.tracks).flatMap(([id, track]) =>
    places.bodies.filter(b => isOpenTo(track, b)).map(b => transfer(world('reserves'), reservesFree(round, id, b.body), value, clause)),
  )
}

/** Seats are counted at the hosts that the department itself fills; those that another authority fills are counted there. */
const issueSeats = ({ policy, hosts }: Law, round: string): readonly Transfer[] =>
  hosts.hosts
    .filter(h => h.tracks.some(track => policy.tracks[track]?.placedBy.value === 'department'))
    .flatMap(h => h.programmes.map(p => transfer(world('seats'), seatsFree(round, h.id, p.id), p.capacity, hosts.clause)))

export const issue = (law: Law, round: string): readonly Transfer[] =>
  [...issuePlaces(law, round), ...issueReserves(law, round), ...issueSeats(law, round)].filter(t => t.amount > 0)
