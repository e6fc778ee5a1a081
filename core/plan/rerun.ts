/** After somebody dropped out or a host takes fewer: whoever filling had given a seat keeps one as far as can be, with the fewest moves; then the undecided are placed. */
import type { Preference } from '../application/dossier.ts'
import { assignAgain } from '../placement/assign.ts'
import type { Move } from '../placement/engine/shape.ts'
import { askFor, type Left, settleProposals } from './fill.ts'
import { type Fallen, type Ground, waits } from './ground.ts'
import { type Plan, sameSeat, withKey } from './plan.ts'

export type Rerun = {
  /** The plan as it would be: what a hand has placed stands in it as it was. */
  readonly plan: Plan
  readonly moves: readonly Move[]
  /** Who would have a seat and has had none. */
  readonly placed: readonly string[]
  readonly left: readonly Left[]
}

/** Nobody who was told of a seat is here at all, and nobody is moved whom a hand has placed. */
export const rerun = (ground: Ground, plan: Plan, fallen: readonly Fallen[]): Rerun => {
  const isFixed = (id: string) => plan.seats[id]?.by === 'hand'
  const fixed: Plan = { ...plan, seats: Object.fromEntries(Object.entries(plan.seats).filter(([id]) => isFixed(id))) }
  const people = [...ground.people.values()].filter(person => waits(person) && !isFixed(person.id))
  const had = new Map<string, Preference>()
  for (const { id, seat } of fallen) if (plan.seats[id] === undefined && people.some(person => person.id === id)) had.set(id, seat)
  for (const { id } of people) {
    const seat = plan.seats[id]
    if (seat) had.set(id, { host: seat.host, programme: seat.programme })
  }
  const { candidates, programmes, priority, points } = askFor(ground, fixed, people)
  const { proposals, moves } = assignAgain(candidates, programmes, had, priority, points)
  const { seats, left } = settleProposals(ground, fixed, proposals)
  const now = Object.entries(seats).reduce((all, [id, seat]) => {
    const before = plan.seats[id]
    const asked = ground.people.get(id)?.dossier.offered.length ?? 0
    return withKey(all, id, before && sameSeat(before, seat) ? before : { ...seat, by: 'fill', asked })
  }, fixed.seats)
  return { plan: { ...plan, seats: now }, moves, left, placed: Object.keys(seats).filter(id => !had.has(id)) }
}
