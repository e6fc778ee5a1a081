/** The ground that a plan stands on: the people of a round's track, the seats that are free now, and what stands in the way of putting somebody there. */
import type { Law } from '../../policy/shape.ts'
import type { Related } from '../facts.ts'
import type { Placement } from '../placement/dossier.ts'
import { countingOf } from '../placement/quotas.ts'
import type { Seat } from '../placement/rules.ts'
import { rulesOfSeat } from '../placement/rules.ts'
import type { Refusal } from '../rule.ts'
import type { Standing } from './order.ts'
import { findLimit, keyOf, type Limit, type Placed, type Plan, sameSeat, withKey } from './plan.ts'

/** Somebody with their placement as it stands. */
export type ToPlace = { readonly id: string; readonly dossier: Placement & Related }
/** Somebody of the track with what decides between two of them. */
export type Person = ToPlace & Standing

export type Programme = Placed & { readonly discipline: string; readonly free: number }

export type Ground = {
  readonly law: Law
  readonly track: string
  readonly people: ReadonlyMap<string, Person>
  /** Every programme of the track, by its key. */
  readonly programmes: ReadonlyMap<string, Programme>
  /** How many each quota counts by acts, by its code; a plan comes on top. */
  readonly counted: ReadonlyMap<string, number>
}
/** As much of it as says whether somebody may be put somewhere. */
export type Footing = Omit<Ground, 'people'> & { readonly people: ReadonlyMap<string, ToPlace> }

/** Nobody has put a seat to them that still stands. */
export const waits = ({ dossier }: ToPlace): boolean => dossier.status === 'opened'

/** The programmes that the hosts of a track offer, with how many seats are free at each. */
export const programmesOf = ({ hosts }: Law, track: string, freeAt: (seat: Seat) => number): ReadonlyMap<string, Programme> =>
  new Map(
    hosts.hosts
      .filter(host => host.tracks.includes(track))
      .flatMap(({ id: host, city, programmes }) =>
        programmes.map(({ id: programme, discipline }): [string, Programme] => {
          const seat = { host, programme }
          return [keyOf(seat), { ...seat, city: city.zh, discipline, free: freeAt(seat) }]
        }),
      ),
  )

/** How many are planned for each programme. */
export const plannedAt = (plan: Plan): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const seat of Object.values(plan.seats)) counts.set(keyOf(seat), (counts.get(keyOf(seat)) ?? 0) + 1)
  return counts
}

/** What a plan takes: seats by programme, and room in quotas by code. Whoever fills it goes on counting in the same maps. */
export type Taken = { readonly seats: Map<string, number>; readonly quotas: Map<string, number> }

const add = (counts: Map<string, number>, key: string, by: number) => counts.set(key, (counts.get(key) ?? 0) + by)

const countedAt = ({ law, people }: Footing, id: string, seat: Seat): readonly string[] => {
  const person = people.get(id)
  return person ? countingOf(law, person.dossier, seat) : []
}

/** Counts one more who is planned on a seat. */
export const take = (ground: Footing, taken: Taken, id: string, seat: Seat): void => {
  add(taken.seats, keyOf(seat), 1)
  for (const code of countedAt(ground, id, seat)) add(taken.quotas, code, 1)
}

export const takenBy = (ground: Footing, plan: Plan): Taken => {
  const taken: Taken = { seats: new Map(), quotas: new Map() }
  for (const [id, seat] of Object.entries(plan.seats)) take(ground, taken, id, seat)
  return taken
}

const limited = ({ policy }: Law, limit: Limit): Refusal => ({
  rule: 'withinLimits',
  clause: policy.placement.adjustment.clause,
  found: { kind: limit.kind, ...limit.where },
  wants: limit.why,
})

/** The accounts of seats and quotas as they would stand with the plan carried out for everybody but one. */
const balanceBeside = (ground: Footing, plan: Plan, id: string, taken: Taken) => {
  const own = plan.seats[id]
  const ownQuotas = own ? countedAt(ground, id, own) : []
  return (account: string): number => {
    const [ledger, , name = '', programme = ''] = account.split('/')
    if (ledger === 'quotas') return (ground.counted.get(name) ?? 0) + (taken.quotas.get(name) ?? 0) - (ownQuotas.includes(name) ? 1 : 0)
    const seat = { host: name, programme }
    return (ground.programmes.get(keyOf(seat))?.free ?? 0) - (taken.seats.get(keyOf(seat)) ?? 0) + (sameSeat(own, seat) ? 1 : 0)
  }
}

/**
 * Why a person may not be put on a seat beside everybody else who is planned: by the very rules of the act that would put it to them, and by the limits
 * of the plan.
 */
export const whyNotHere = (ground: Footing, plan: Plan, id: string, seat: Seat, taken = takenBy(ground, plan)): readonly Refusal[] => {
  const { law, people, programmes } = ground
  const person = people.get(id)
  const { clause } = law.policy.placement.adjustment
  if (!person) return [{ rule: 'plannedWait', clause, found: id, wants: 'opened' }]
  const { dossier } = person
  if (!waits(person)) return [{ rule: 'from', clause, found: dossier.status, wants: ['opened'] }]
  const facts = { id, dossier, input: seat, balance: balanceBeside(ground, plan, id, taken) }
  const limit = findLimit(plan.limits[id], { ...seat, city: programmes.get(keyOf(seat))?.city ?? '' })
  return [...rulesOfSeat.flatMap(rule => rule.broken(law, facts)), ...(limit ? [limited(law, limit)] : [])]
}

/** What of a plan can't stand any more: the person was put forward, their host said no since, or a seat is gone. */
export type Fallen = { readonly id: string; readonly seat: Seat; readonly refusals: readonly Refusal[] }

/** The plan as far as it still stands on this ground; whoever has been put forward leaves it without a word. */
export const settle = (ground: Ground, plan: Plan): { readonly plan: Plan; readonly fallen: readonly Fallen[] } => {
  const isHere = ([id]: readonly [string, unknown]) => {
    const person = ground.people.get(id)
    return person !== undefined && waits(person)
  }
  const limits = Object.fromEntries(Object.entries(plan.limits).filter(isHere))
  const fallen: Fallen[] = []
  let seats: Plan['seats'] = {}
  const taken = takenBy(ground, { seats, limits })
  for (const [id, seat] of Object.entries(plan.seats).filter(isHere)) {
    const { host, programme } = seat
    const refusals = whyNotHere(ground, { seats, limits }, id, { host, programme }, taken)
    const asked = (ground.people.get(id)?.dossier.offered.length ?? 0) > seat.asked
    if (asked || refusals.length > 0) fallen.push({ id, seat: { host, programme }, refusals })
    else {
      seats = withKey(seats, id, seat)
      take(ground, taken, id, seat)
    }
  }
  return { plan: { seats, limits }, fallen }
}
