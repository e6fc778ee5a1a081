/** Where the places of a round lie at its start: the quota table as transfers, and which bodies a track is open to. */
import type { Law, Places, Track } from '../../policy/shape.ts'
import { placePool, placesFree, reservesFree, seatsFree, transfer, world } from '../accounts.ts'
import type { Transfer } from '../action.ts'

export type Body = Places['bodies'][number]

/** A track that takes nobody from the region's own units is closed to the bodies of those units, and the other way round. */
export const isOpenTo = (track: Track, body: Body): boolean =>
  track.employerLevels.value.some(level => (level === 'region') === (body.level === 'region'))

export const findBody = ({ places }: Law, id: string): Body | undefined => places.bodies.find(b => b.body === id)

/** How many the quota table gives away on a track. */
export const givenOn = ({ places }: Law, track: string): number => places.bodies.reduce((sum, b) => sum + (b.places[track] ?? 0), 0)

/** 'pool' is the department's own; every other name is a body. */
export const holderOf = (round: string, track: string, holder: string) =>
  holder === 'pool' ? placePool(round, track) : placesFree(round, track, holder)

/** All places of the tracks into their pools, and from there to the bodies as the quota table says. */
const issuePlaces = (law: Law, round: string): readonly Transfer[] =>
  Object.entries(law.policy.tracks).flatMap(([track, { places }]) => [
    transfer(world('places'), placePool(round, track), places.value, places.clause),
    ...law.places.bodies.map(b =>
      transfer(placePool(round, track), placesFree(round, track, b.body), b.places[track] ?? 0, law.places.clause),
    ),
  ])

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
