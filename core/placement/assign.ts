/** Proposes hosts for the people of a track by the engine of placements, in the house: the policy's order, and the seats that are free now. It decides nothing: each seat is put forward by `propose`. */
import type { Preference } from '../application/dossier.ts'
import type { Adjustment } from '../application/form.ts'
import type { Points } from './engine/adjusting/fit.ts'
import type { Solve } from './engine/adjusting/program.ts'
import { placeAgain } from './engine/again.ts'
import { openList } from './engine/list.ts'
import { ticketsOf } from './engine/lottery.ts'
import type { Outcome } from './engine/outcome.ts'
import { place } from './engine/place.ts'
import { type Head, inputFormat, type Move, type Person, type Quota, type Told } from './engine/shape.ts'
import { teller } from './engine/told.ts'

/** Somebody to be placed. `ticket` is the published lottery's, in hexadecimal digits, the lower first; `closed` are seats that came to nothing before. */
export type Candidate = {
  readonly id: string
  readonly wishes: readonly Preference[]
  readonly willing: boolean
  /** How far the willingness goes. Where no form asked: to another host and another place, within the disciplines that they wished for. */
  readonly scope?: readonly Adjustment[] | undefined
  readonly grassRoots: boolean
  readonly rank?: number | undefined
  readonly ticket: string
  readonly closed?: readonly Preference[] | undefined
  /** The quotas that are about them, by name. */
  readonly quotas?: readonly string[] | undefined
}

/** A programme of a host with the seats that are free now. */
export type Programme = Preference & { readonly discipline: string; readonly city?: string | undefined; readonly seats: number }

/** A quota as far as it is not used up by those who are placed already, at these programmes; whom it counts say the candidates. */
export type Within = Pick<Quota, 'name' | 'clause' | 'least' | 'most' | 'reserved'> & { readonly at: readonly Preference[] }

export type Priority = 'rankedFirst' | 'tieBreak' | 'none'

const orders: Readonly<Record<Priority, readonly string[]>> = {
  rankedFirst: ['class:grassRoots', 'rank'],
  tieBreak: ['rank', 'class:grassRoots'],
  none: ['rank'],
}

const nameOf = ({ host, programme }: Preference) => `${host}/${programme}`

/** Among the classes of people, those that a quota counts bear its name. */
const classOf = (quota: string) => `quota:${quota}`

const quotaOf = ({ at, ...quota }: Within): Quota => ({
  ...quota,
  people: { classes: [classOf(quota.name)] },
  programmes: { programmes: at.map(nameOf) },
})

const headOf = (programmes: readonly Programme[], priority: Priority, points: Points | undefined, quotas: readonly Within[]): Head => ({
  format: inputFormat,
  name: priority,
  order: [...orders[priority]],
  fit: points,
  ...(quotas.length > 0 && { quotas: quotas.map(quotaOf) }),
  hosts: [...Map.groupBy(programmes, p => p.host)].map(([id, its]) => ({
    id,
    place: its[0]?.city,
    programmes: its.map(({ programme, discipline, seats }) => ({ id: programme, seats, field: discipline })),
  })),
})

const unasked: readonly Adjustment[] = ['host', 'place']

const personOf = ({ id, rank, grassRoots, willing, scope = unasked, wishes, closed, quotas = [] }: Candidate): Person => ({
  id,
  rank,
  willing,
  scope: [...scope],
  classes: [...(grassRoots ? ['grassRoots'] : []), ...quotas.map(classOf)],
  wishes: wishes.map(nameOf),
  forbid: closed?.map(nameOf),
})

/** What the engine tells of a person, and the seat that is put forward for them. */
export type Proposal = Told & { readonly to?: Preference | undefined }

const listOf = (
  candidates: readonly Candidate[],
  programmes: readonly Programme[],
  priority: Priority,
  points: Points | undefined,
  quotas: readonly Within[] = [],
) => {
  const open = openList(headOf(programmes, priority, points, quotas), 'house')
  for (const candidate of candidates) open.add(personOf(candidate))
  const { list, faults } = open.close()
  if (faults[0]) throw new Error(`${faults[0].path}: ${faults[0].why}`)
  return { list, tickets: ticketsOf(candidates.map(({ ticket }) => ticket)) }
}

const proposalsOf = (outcome: Outcome, programmes: readonly Programme[]): readonly Proposal[] => {
  const [tell, { lot }] = [teller(outcome), outcome.wishes]
  const seats = new Map(programmes.map(({ host, programme }) => [nameOf({ host, programme }), { host, programme }]))
  return [...lot.keys()]
    .sort((a, b) => (lot[a] ?? 0) - (lot[b] ?? 0))
    .map(i => {
      const told = tell(i)
      return { ...told, to: seats.get(told.seat ?? '') }
    })
}

/** One proposal for each person, in order of priority. The same people and programmes in any order give the same proposals. Quotas want a solver, and may clash. */
export const assign = (
  candidates: readonly Candidate[],
  programmes: readonly Programme[],
  priority: Priority,
  points?: Points,
  { quotas, solve }: { readonly quotas: readonly Within[]; readonly solve?: Solve | undefined } = { quotas: [] },
): readonly Proposal[] => {
  const { list, tickets } = listOf(candidates, programmes, priority, points, quotas)
  return proposalsOf(place(list, tickets, solve).outcome, programmes)
}

/** The same after something fell away: whoever `had` a seat keeps one as far as can be, with the fewest moves, each told with why. */
export const assignAgain = (
  candidates: readonly Candidate[],
  programmes: readonly Programme[],
  had: ReadonlyMap<string, Preference>,
  priority: Priority,
  points?: Points,
): { readonly proposals: readonly Proposal[]; readonly moves: readonly Move[] } => {
  const { list, tickets } = listOf(candidates, programmes, priority, points)
  const sat = new Map([...had].map(([id, seat]) => [id, nameOf(seat)]))
  const { outcome, moves } = placeAgain(list, tickets, sat, false)
  return { proposals: proposalsOf(outcome, programmes), moves }
}
