/**
 * After somebody dropped out or a host takes fewer: whoever filling had given a seat keeps one as far as can be, with the fewest moves; then the undecided are
 * placed.
 */
import type { Preference } from '../application/dossier.ts'
import { assignAgain } from '../placement/assign.ts'
import type { Solve } from '../placement/engine/adjusting/program.ts'
import type { Move } from '../placement/engine/shape.ts'
import { askFor, type Filled, fill } from './fill.ts'
import { type Fallen, type Ground, waits, whyNotHere } from './ground.ts'
import { keyOf, type Plan, type Planned, sameSeat, withKey } from './plan.ts'
import { seatsShutByQuotas } from './quotas.ts'

export type Rerun = Pick<Filled, 'left' | 'clash'> & {
  /** The plan as it would be: what a hand has placed stands in it as it was. */
  readonly plan: Plan
  readonly moves: readonly Move[]
  /** Who would have a seat and has had none. */
  readonly placed: readonly string[]
}

type Had = ReadonlyMap<string, Preference>

/** Who sat where: in the plan, or until their seat fell away. */
const hadIn = (ground: Ground, plan: Plan, fallen: readonly Fallen[], isFixed: (id: string) => boolean): Had => {
  const mayMove = (id: string) => {
    const person = ground.people.get(id)
    return person !== undefined && waits(person) && !isFixed(id)
  }
  const lost = fallen.filter(({ id }) => plan.seats[id] === undefined).map(({ id, seat }) => [id, seat] as const)
  const held = Object.entries(plan.seats).map(([id, { host, programme }]) => [id, { host, programme }] as const)
  return new Map([...lost, ...held].filter(([id]) => mayMove(id)))
}

const put = (ground: Ground, plan: Plan, before: Plan, id: string, { host, programme }: Preference): Plan => {
  const was = before.seats[id]
  const asked = ground.people.get(id)?.dossier.offered.length ?? 0
  const now: Planned = was && sameSeat(was, { host, programme }) ? was : { host, programme, by: 'fill', asked }
  return { ...plan, seats: withKey(plan.seats, id, now) }
}

/** Where each who moved came to in the end, and who sits there now and did not before. */
const movesTold = (moves: readonly Move[], had: Had, { seats }: Plan): readonly Move[] =>
  moves.map(({ id, from, why }) => {
    const to = seats[id]
    const came = Object.entries(seats).filter(([other, seat]) => keyOf(seat) === from && !sameSeat(had.get(other), seat))
    return { id, from, to: to ? keyOf(to) : null, why, instead: came.map(([other]) => other).sort() }
  })

/** Nobody who was told of a seat is here at all, and nobody is moved whom a hand has placed. A track with quotas wants a solver. */
export const rerun = (ground: Ground, plan: Plan, fallen: readonly Fallen[], solve?: Solve): Rerun => {
  const isFixed = (id: string) => plan.seats[id]?.by === 'hand'
  const fixed: Plan = { ...plan, seats: Object.fromEntries(Object.entries(plan.seats).filter(([id]) => isFixed(id))) }
  const had = hadIn(ground, plan, fallen, isFixed)
  const people = [...ground.people.values()].filter(({ id }) => had.has(id))
  const { candidates, programmes, priority, points } = askFor(ground, fixed, people, seatsShutByQuotas(ground, fixed, people, had))
  const { proposals, moves } = assignAgain(candidates, programmes, had, priority, points)
  const kept = proposals.filter(({ way }) => way === 'kept' || way === 'moved')
  const held = kept.reduce(
    (so, { id, to }) => (to && whyNotHere(ground, so, id, to).length === 0 ? put(ground, so, plan, id, to) : so),
    fixed,
  )
  const { seats, left, clash } = fill(ground, held, solve)
  const now = Object.entries(seats).reduce((so, [id, seat]) => put(ground, so, plan, id, seat), held)
  return { plan: now, moves: movesTold(moves, had, now), left, clash, placed: Object.keys(seats).filter(id => !had.has(id)) }
}
