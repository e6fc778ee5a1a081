/** Plans around the catalogue: whom of a plan no seat has been put to, and the plan as it was saved with the reasons that lie sealed beside it. */
import type { Facts } from '../core/facts.ts'
import { blank as blankPlacement } from '../core/placement/dossier.ts'
import { noPlan, Plan } from '../core/plan/plan.ts'
import type { Query } from './database.ts'
import { partIn, textIn } from './reading.ts'
import { placeOf, type Seals } from './seal.ts'

const waitingText = `
select id, state from dossier where subject = 'placement' and id = any($1) and round = $2 and track = $3 and status = 'opened' for share`

const keysOf = (x: unknown): readonly string[] => (typeof x === 'object' && x !== null ? Object.keys(x) : [])

const namesIn = (x: unknown): readonly string[] => (Array.isArray(x) ? x.filter(id => typeof id === 'string') : [])

/** Whoever the plan or the order to carry it out names and waits for a host on its track; held so until it is written. */
export const readToPlace = async (query: Query, input: unknown): Promise<Facts<object>['toPlace']> => {
  const ids = [...new Set([...keysOf(partIn(input, 'seats')), ...keysOf(partIn(input, 'limits')), ...namesIn(partIn(input, 'people'))])]
  const values = [ids, textIn(input, 'round') ?? '', textIn(input, 'track') ?? '']
  const rows = await query<{ id: string; state: object }>(waitingText, values)
  return rows.map(({ id, state }) => ({ id, dossier: { ...blankPlacement, ...state } }))
}

/** What accounts hold, as it is now and not under lock; none is 0. */
export const balancesOf = async (query: Query, accounts: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const rows = await query<{ name: string; balance: number }>('select name, balance from counter where name = any($1)', [accounts])
  return new Map(rows.map(row => [row.name, row.balance]))
}

const entryText = `
select j.n, j.fact, r.sealed from journal j join record r on r.subject = j.subject and r.id = j.id and r.n = j.n and r.kind = 'plan'
where j.subject = 'plan' and j.id = $1 and j.action = 'save' and (j.fact::json ->> 'version')::int = $2`

/** What a version of a plan held, its reasons put beside the limits again; undefined when there is none. */
export const findPlan = async (query: Query, seals: Seals, id: string, version: number): Promise<Plan | undefined> => {
  const [row] = await query<{ n: number; fact: string; sealed: Buffer }>(entryText, [id, version])
  if (!row) return version === 0 ? noPlan : undefined
  const fact: unknown = JSON.parse(row.fact)
  const reasons = partIn(seals.open(placeOf('plan', id, 'plan', row.n), row.sealed), 'limits')
  const bounds = Object.entries(partIn(fact, 'limits') ?? {})
  const limits = bounds.map(([person, own]) => {
    const whys: unknown = partIn(reasons, person)
    const withWhy = (bound: object, i: number) => ({ ...bound, why: Array.isArray(whys) ? String(whys[i]) : '—' })
    return [person, Array.isArray(own) ? own.map(withWhy) : []]
  })
  return Plan.parse({ seats: partIn(fact, 'seats') ?? {}, limits: Object.fromEntries(limits) })
}
