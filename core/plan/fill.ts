/** Seats for those who have none, beside what the hand has placed: the engine proposes, the rules, the quotas and the limits of the plan decide. */
import { assign, type Proposal } from '../placement/assign.ts'
import type { Solve } from '../placement/engine/adjusting/program.ts'
import { QuotasClash } from '../placement/engine/place.ts'
import { isOf, quotasOn } from '../placement/quotas.ts'
import type { Seat } from '../placement/rules.ts'
import type { Refusal } from '../rule.ts'
import { type Ground, type Person, plannedAt, take, takenBy, waits, whyNotHere } from './ground.ts'
import { findLimit, keyOf, type Plan, withKey } from './plan.ts'
import { quotasLeft, wishesShutByQuotas } from './quotas.ts'

/** Why somebody stays without a seat. */
export type Left = {
  readonly id: string
  /** What the engine says of them; where a rule refused what it proposed, the refusals. */
  readonly told: Proposal
  readonly refusals: readonly Refusal[]
}
export type Filled = {
  readonly seats: Readonly<Record<string, Seat>>
  readonly left: readonly Left[]
  /** Quotas that can't hold together beside what is placed and wished, by their codes: their minima were left out of account. */
  readonly clash: readonly string[]
}

/** Seats that the engine may not give to this person: those that came to nothing before, and those that a limit rules out. */
const closedTo = ({ programmes }: Ground, { limits }: Plan, { id, dossier }: Person) => [
  ...dossier.offered.filter(({ ended }) => ended !== undefined).map(({ host, programme }) => ({ host, programme })),
  ...(limits[id] === undefined ? [] : [...programmes.values()].filter(seat => findLimit(limits[id], seat) !== undefined)),
]

/** People and seats as the engine asks for them; `shut` are seats that are closed to somebody besides. */
export const askFor = (ground: Ground, plan: Plan, people: readonly Person[], shut: ReadonlyMap<string, readonly Seat[]> = new Map()) => {
  const taken = plannedAt(plan)
  const quotas = quotasOn(ground.law, ground.track)
  return {
    candidates: people.map(person => ({
      ...{ id: person.id, grassRoots: person.grassRoots, ticket: person.ticket },
      rank: person.rank === Number.MAX_SAFE_INTEGER ? undefined : person.rank,
      wishes: person.dossier.wished,
      willing: person.dossier.willing === true,
      scope: person.dossier.scope,
      closed: [...new Map([...closedTo(ground, plan, person), ...(shut.get(person.id) ?? [])].map(seat => [keyOf(seat), seat])).values()],
      quotas: quotas.filter(quota => isOf(quota, person.dossier)).map(({ code }) => code),
    })),
    programmes: [...ground.programmes].map(([key, { host, programme, discipline, city, free }]) => {
      return { host, programme, discipline, city, seats: Math.max(0, free - (taken.get(key) ?? 0)) }
    }),
    priority: ground.law.policy.procedure.grassRoots.value.priority,
    points: ground.law.policy.placement.fit?.value,
  }
}

type Proposed = { readonly proposals: readonly Proposal[]; readonly clash: readonly string[] }

/** Minima that clash are left out of account until the rest holds; a clash that none of them is part of is a fault. */
const propose = (ground: Ground, plan: Plan, solve: Solve | undefined): Proposed => {
  const people = [...ground.people.values()].filter(person => waits(person) && plan.seats[person.id] === undefined)
  const { candidates, programmes, priority, points } = askFor(ground, plan, people, wishesShutByQuotas(ground, plan, people))
  const clash: string[] = []
  for (;;) {
    const quotas = quotasLeft(ground, plan, clash)
    try {
      return { proposals: assign(candidates, programmes, priority, points, { quotas, solve }), clash }
    } catch (error) {
      if (!(error instanceof QuotasClash)) throw error
      const clashing = quotas.filter((_quota, q) => error.quotas.includes(q))
      if (clashing.every(({ least }) => least === undefined)) throw error
      clash.push(...clashing.map(({ name }) => name))
    }
  }
}

/** What is proposed as far as the rules and the limits of the plan let it be, one after another. */
const settleProposals = (ground: Ground, plan: Plan, proposals: readonly Proposal[]): Omit<Filled, 'clash'> => {
  const left: Left[] = []
  const seats: Record<string, Seat> = {}
  const taken = takenBy(ground, plan)
  let now = plan
  for (const proposal of proposals) {
    const { id, to } = proposal
    if (!to) {
      left.push({ id, told: proposal, refusals: [] })
      continue
    }
    const { host, programme } = to
    const refusals = whyNotHere(ground, now, id, { host, programme }, taken)
    if (refusals.length > 0) left.push({ id, told: proposal, refusals })
    else {
      seats[id] = { host, programme }
      take(ground, taken, id, { host, programme })
      now = { ...now, seats: withKey(now.seats, id, { host, programme, by: 'fill', asked: 0 }) }
    }
  }
  return { seats, left }
}

/** What filling would do; nothing is changed by it. A track with quotas wants a solver. */
export const fill = (ground: Ground, plan: Plan, solve?: Solve): Filled => {
  const { proposals, clash } = propose(ground, plan, solve)
  return { ...settleProposals(ground, plan, proposals), clash }
}
