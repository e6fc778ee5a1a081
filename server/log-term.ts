/**
 * A trial run of a term for the record itself: which lines would leave, by kind and year, had the record a term. It keeps a round whole until the law's years
 * are over after its last entry, and whatever is of no round as long as the longest of them. Nothing is deleted, here or anywhere.
 */
import type { Law } from '../policy/shape.ts'
import type { Query } from './database.ts'
import type { House } from './house.ts'

export type Kind = 'entry' | 'look' | 'registry'
export type Lines = {
  readonly kind: Kind
  readonly round: string | null
  readonly year: number
  readonly lines: number
  /** The day of the newest of them. */
  readonly last: string
}
export type Round = { readonly id: string; readonly law: Law; readonly open: boolean; readonly last: string }
export type Term = Lines & { readonly leaves: boolean; readonly until: string | undefined; readonly clause: string }

/** Cybersecurity Law, article 21: six months at least, whatever a policy says. */
const leastMonths = 6
export const leastDay = (today: string): string => {
  const day = new Date(`${today}T00:00:00Z`)
  day.setUTCMonth(day.getUTCMonth() - leastMonths)
  return day.toISOString().slice(0, 10)
}

/** From the first of January after, as the archive counts. */
const after = (last: string, years: number): string => `${Number(last.slice(0, 4)) + 1 + years}-01-01`

const termOf = (row: Lines, rounds: readonly Round[]) => {
  const round = rounds.find(({ id }) => id === row.round)
  if (round?.open) return { until: undefined, clause: round.law.policy.retention.clause }
  const terms = (round ? [round] : rounds).map(({ law }) => law.policy.retention)
  const [longest] = terms.toSorted((a, b) => b.value.decisionsYears - a.value.decisionsYears)
  const last = round && round.last > row.last ? round.last : row.last
  return { until: longest && after(last, longest.value.decisionsYears), clause: longest?.clause ?? '' }
}

export const termsOf = (rows: readonly Lines[], rounds: readonly Round[], today: string): readonly Term[] =>
  rows.map(row => {
    const { until, clause } = termOf(row, rounds)
    return { ...row, until, clause, leaves: until !== undefined && until <= today && row.last < leastDay(today) }
  })

const day = "to_char(max(at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as last"
const year = "extract(year from at at time zone 'Asia/Shanghai')::int as year"
const rowsText = `
with entries as (select 'entry' as kind, case d.subject when 'round' then d.id else d.round end as round, j.at from journal j join dossier d using (subject, id)),
looks as (select 'look' as kind, case d.subject when 'round' then d.id else d.round end as round, a.at from access_log a left join dossier d using (subject, id)),
all_lines as (select * from entries union all select * from looks union all select 'registry', null, at from registry)
select kind, round, ${year}, count(*)::int as lines, ${day} from all_lines group by 1, 2, 3 order by 1, 2, 3`
const roundsText = `
select r.id, r.state ->> 'law' as law, r.status <> 'concluded' or exists (select from dossier d where d.round = r.id and d.waits_for is not null) as open
from dossier r where r.subject = 'round'`

const newest = (rows: readonly Lines[], round: string): string =>
  rows.flatMap(row => (row.round === round && row.kind === 'entry' ? [row.last] : [])).reduce((a, b) => (a > b ? a : b), '')

const readRounds = async ({ laws }: House, query: Query, rows: readonly Lines[]): Promise<readonly Round[]> => {
  const found: Round[] = []
  for (const { id, law: digest, open } of await query<{ id: string; law: string; open: boolean }>(roundsText)) {
    const law = await laws.read(query, digest)
    if (law) found.push({ id, law, open, last: newest(rows, id) })
  }
  return found
}

export const readTerms = (house: House, today: string): Promise<readonly Term[]> =>
  house.database.snapshot(async query => {
    const rows = await query<Lines>(rowsText)
    return termsOf(rows, await readRounds(house, query, rows), today)
  })
