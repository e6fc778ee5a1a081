/** Small placements in the plainest words: every stable placement, found by trying all. What the engine gives is held against it. */
import type { Wishes } from '../core/placement/engine/wishes.ts'

/** Of each person the number of a wish, counted from 0, or the length of their wishes for none. */
export type Plan = readonly number[]

export type Small = {
  /** Of each person the programmes wished for, the dearest first. */
  readonly wishes: readonly (readonly number[])[]
  /** Of each programme the people, who goes first first. */
  readonly orders: readonly (readonly number[])[]
  readonly seats: readonly number[]
  readonly host: readonly number[]
  readonly hostSeats: readonly number[]
}

const at = ({ wishes }: Small, plan: Plan, person: number) => wishes[person]?.[plan[person] ?? 0]
const peopleAt = (small: Small, plan: Plan, wanted: (programme: number) => boolean) =>
  small.wishes.flatMap((_, i) => {
    const p = at(small, plan, i)
    return p !== undefined && wanted(p) ? [i] : []
  })
const placeIn = ({ orders }: Small, programme: number, person: number) => orders[programme]?.indexOf(person) ?? 0

const isFeasible = (small: Small, plan: Plan) =>
  small.seats.every((n, p) => peopleAt(small, plan, q => q === p).length <= n) &&
  small.hostSeats.every((n, h) => peopleAt(small, plan, q => small.host[q] === h).length <= n)

/** A person and a programme that would both rather have each other than what they have. */
export const blocks = (small: Small, plan: Plan, person: number, wish: number): boolean => {
  const p = small.wishes[person]?.[wish] ?? 0
  const h = small.host[p] ?? 0
  const there = peopleAt(small, plan, q => q === p)
  const atHost = peopleAt(small, plan, q => small.host[q] === h)
  const before = (other: number) => placeIn(small, p, person) < placeIn(small, p, other)
  if (there.length === small.seats[p]) return there.some(before)
  return atHost.length < (small.hostSeats[h] ?? 0) || atHost.includes(person) || atHost.some(before)
}

export const isStable = (small: Small, plan: Plan): boolean =>
  isFeasible(small, plan) && plan.every((now, i) => Array.from({ length: now }, (_, w) => w).every(w => !blocks(small, plan, i, w)))

const plansOf = ([wishes, ...rest]: Small['wishes']): readonly Plan[] => {
  if (!wishes) return [[]]
  const after = plansOf(rest)
  return Array.from({ length: wishes.length + 1 }, (_, w) => after.map(plan => [w, ...plan])).flat()
}

export const stablePlans = (small: Small): readonly Plan[] => plansOf(small.wishes).filter(plan => isStable(small, plan))

/** The same as numbers for the engine; the lot is the order of the first programme, or of the people's numbers. */
export const wishesOf = ({ wishes, orders, seats, host, hostSeats }: Small): Wishes => {
  const first = new Int32Array(wishes.length + 1)
  wishes.forEach((list, i) => {
    first[i + 1] = (first[i] ?? 0) + list.length
  })
  return {
    people: wishes.length,
    first,
    programme: Int32Array.from(wishes.flat()),
    standing: Int32Array.from(wishes.flatMap((list, i) => list.map(p => orders[p]?.indexOf(i) ?? 0))),
    lot: Int32Array.from(wishes, (_, i) => i),
    seats: Int32Array.from(seats),
    host: Int32Array.from(host),
    hostSeats: Int32Array.from(hostSeats),
  }
}
