/** The ground that a plan stands on: the people of a round's track, the seats that are free now, and what stands in the way of putting somebody there. */
import type { Law } from '../../policy/shape.ts'
import type { Related } from '../facts.ts'
import type { Placement } from '../placement/dossier.ts'
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
  readonly people: ReadonlyMap<string, Person>
  /** Every programme of the track, by its key. */
  readonly programmes: ReadonlyMap<string, Programme>
}

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

const limited = ({ policy }: Law, limit: Limit): Refusal => ({
  rule: 'withinLimits',
  clause: policy.placement.adjustment.clause,
  found: { kind: limit.kind, ...limit.where },
  wants: limit.why,
})

type Around = Pick<Plan, 'limits'> & { readonly free: number; readonly city: string }
/** Why a person may not be put on a seat, by the very rules of the act that would put it to them, and by the limits of the plan. `free` are the seats left. */
export const whyNot = (law: Law, person: ToPlace, seat: Seat, around: Around): readonly Refusal[] => {
  const { id, dossier } = person
  const { clause } = law.policy.placement.adjustment
  if (!waits(person)) return [{ rule: 'from', clause, found: dossier.status, wants: ['opened'] }]
  const facts = { id, dossier, input: seat, balance: () => around.free }
  const limit = findLimit(around.limits[id], { ...seat, city: around.city })
  return [...rulesOfSeat.flatMap(rule => rule.broken(law, facts)), ...(limit ? [limited(law, limit)] : [])]
}

/** The same for somebody of the ground, beside everybody else who is planned. */
export const whyNotHere = (
  { law, people, programmes }: Ground,
  plan: Plan,
  id: string,
  seat: Seat,
  taken = plannedAt(plan),
): readonly Refusal[] => {
  const person = people.get(id)
  const { clause } = law.policy.placement.adjustment
  if (!person) return [{ rule: 'plannedWait', clause, found: id, wants: 'opened' }]
  const programme = programmes.get(keyOf(seat))
  const others = (taken.get(keyOf(seat)) ?? 0) - (sameSeat(plan.seats[id], seat) ? 1 : 0)
  return whyNot(law, person, seat, { limits: plan.limits, free: (programme?.free ?? 0) - others, city: programme?.city ?? '' })
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
  for (const [id, seat] of Object.entries(plan.seats).filter(isHere)) {
    const { host, programme } = seat
    const refusals = whyNotHere(ground, { seats, limits }, id, { host, programme })
    const asked = (ground.people.get(id)?.dossier.offered.length ?? 0) > seat.asked
    if (asked || refusals.length > 0) fallen.push({ id, seat: { host, programme }, refusals })
    else seats = withKey(seats, id, seat)
  }
  return { plan: { seats, limits }, fallen }
}
