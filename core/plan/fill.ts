/** Seats for those who have none, beside what the hand has placed: the engine proposes, the rules and the limits of the plan decide. */
import { assign, type Proposal } from '../placement/assign.ts'
import type { Seat } from '../placement/rules.ts'
import type { Refusal } from '../rule.ts'
import { type Ground, type Person, plannedAt, waits, whyNotHere } from './ground.ts'
import { findLimit, type Plan, withKey } from './plan.ts'

/** Why somebody stays without a seat. */
export type Left = {
  readonly id: string
  /** What the engine says of them; where a rule refused what it proposed, the refusals. */
  readonly told: Proposal
  readonly refusals: readonly Refusal[]
}
export type Filled = { readonly seats: Readonly<Record<string, Seat>>; readonly left: readonly Left[] }

/** Seats that the engine may not give to this person: those that came to nothing before, and those that a limit rules out. */
const closedTo = ({ programmes }: Ground, { limits }: Plan, { id, dossier }: Person) => [
  ...dossier.offered.filter(({ ended }) => ended !== undefined).map(({ host, programme }) => ({ host, programme })),
  ...(limits[id] === undefined ? [] : [...programmes.values()].filter(seat => findLimit(limits[id], seat) !== undefined)),
]

/** People and seats as the engine asks for them. */
export const askFor = (ground: Ground, plan: Plan, people: readonly Person[]) => {
  const taken = plannedAt(plan)
  return {
    candidates: people.map(person => ({
      ...{ id: person.id, grassRoots: person.grassRoots, ticket: person.ticket },
      rank: person.rank === Number.MAX_SAFE_INTEGER ? undefined : person.rank,
      wishes: person.dossier.wished,
      willing: person.dossier.willing === true,
      scope: person.dossier.scope,
      closed: closedTo(ground, plan, person),
    })),
    programmes: [...ground.programmes].map(([key, { host, programme, discipline, city, free }]) => {
      return { host, programme, discipline, city, seats: Math.max(0, free - (taken.get(key) ?? 0)) }
    }),
    priority: ground.law.policy.procedure.grassRoots.value.priority,
    points: ground.law.policy.placement.fit?.value,
  }
}

const propose = (ground: Ground, plan: Plan): readonly Proposal[] => {
  const people = [...ground.people.values()].filter(person => waits(person) && plan.seats[person.id] === undefined)
  const { candidates, programmes, priority, points } = askFor(ground, plan, people)
  return assign(candidates, programmes, priority, points)
}

/** What is proposed as far as the rules and the limits of the plan let it be, one after another. */
export const settleProposals = (ground: Ground, plan: Plan, proposals: readonly Proposal[]): Filled => {
  const left: Left[] = []
  const seats: Record<string, Seat> = {}
  let now = plan
  for (const proposal of proposals) {
    const { id, to } = proposal
    if (!to) {
      left.push({ id, told: proposal, refusals: [] })
      continue
    }
    const { host, programme } = to
    const refusals = whyNotHere(ground, now, id, { host, programme })
    if (refusals.length > 0) left.push({ id, told: proposal, refusals })
    else {
      seats[id] = { host, programme }
      now = { ...now, seats: withKey(now.seats, id, { host, programme, by: 'fill', asked: 0 }) }
    }
  }
  return { seats, left }
}

/** What filling would do; nothing is changed by it. */
export const fill = (ground: Ground, plan: Plan): Filled => settleProposals(ground, plan, propose(ground, plan))
