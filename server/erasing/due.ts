/** Whose records have been kept as long as the law of their round says: what would be erased, by which clause, since when; and what stays, and why. */
import { fenOwed } from '../../core/accounts.ts'
import { keptFor, seriesOf } from '../../core/archive/series.ts'
import { isSubjectName, type SubjectName } from '../../core/facts.ts'
import type { Law } from '../../policy/shape.ts'
import type { Query } from '../database.ts'

/** Why something stays: the books, an appeal that is open, money that is, anything else that somebody is still to do, or a later round. */
export type Reason = 'books' | 'appeal' | 'unpaid' | 'inHand'
export type Held = { readonly subject: SubjectName; readonly id: string }
export type Due = {
  readonly person: string
  readonly round: string
  readonly dossiers: readonly Held[]
  /** The first day on which it is to be gone. */
  readonly since: string
  readonly clause: string
}
export type Stays = { readonly person: string; readonly round: string; readonly why: Reason; readonly until?: string | undefined }
export type Plan = { readonly due: readonly Due[]; readonly stays: readonly Stays[]; readonly people: readonly string[] }

export type Row = {
  readonly person: string
  readonly subject: string
  readonly id: string
  readonly round: string
  /** The day of its last entry. */
  readonly last: string
  /** Whether somebody is still to do something about it, or money is owed on it. */
  readonly open: boolean
  readonly owed: boolean
  /** Whether records, files or links of it are held. */
  readonly holds: boolean
}

const appeals: readonly string[] = ['objection', 'review', 'inquiry', 'discipline']
const moneyed: readonly string[] = ['payment', 'payee', 'run', 'obligation']

const whyOpen = ({ subject, owed }: Row): Reason => {
  if (appeals.includes(subject)) return 'appeal'
  return owed || moneyed.includes(subject) ? 'unpaid' : 'inHand'
}

/** Terms are counted in whole years from the first of January after the last entry, as the archive counts them. */
const goneOn = (last: string, years: number): string => `${Number(last.slice(0, 4)) + 1 + years}-01-01`

const termOf = (law: Law, subject: string): { readonly years?: number | undefined; readonly clause: string } => {
  const { value, clause } = law.policy.retention
  if (!isSubjectName(subject) || seriesOf[subject] !== 'money') return { years: value.personalYears, clause }
  const books = keptFor(law, 'money')
  return { years: books.years === undefined ? undefined : Math.max(books.years, value.personalYears), clause: books.clause }
}

const byKey = <T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}

const latest = (rows: readonly Row[]): string => rows.map(({ last }) => last).reduce((a, b) => (a > b ? a : b), '')

type Part = { readonly due?: Due; readonly stays: readonly Stays[] }

/** One person in one round: nothing goes while anything of theirs is open, and the books stay for their own term. */
const partOf = (law: Law, rows: readonly Row[], today: string): Part => {
  const [{ person, round } = { person: '', round: '' }] = rows
  const reasons = [...new Set(rows.filter(({ open, owed }) => open || owed).map(whyOpen))]
  const last = latest(rows)
  const held = rows.filter(({ holds }) => holds).map(row => ({ ...row, ...termOf(law, row.subject) }))
  const over = held.filter(({ years }) => years !== undefined && goneOn(last, years) <= today)
  if (over.length === 0) return { stays: [] }
  if (reasons.length > 0) return { stays: reasons.map(why => ({ person, round, why })) }
  const books = held.filter(row => !over.includes(row))
  const [first] = over
  const since = over.map(({ years }) => goneOn(last, years ?? 0)).reduce((a, b) => (a > b ? a : b))
  const dossiers = over.flatMap(({ subject, id }) => (isSubjectName(subject) ? [{ subject, id }] : []))
  return {
    due: { person, round, dossiers, since, clause: first?.clause ?? '' },
    stays: books
      .slice(0, 1)
      .map(({ years }) => ({ person, round, why: 'books', until: years === undefined ? undefined : goneOn(last, years) })),
  }
}

/** `laws` by round. Somebody goes whole when nothing of theirs is held or open in any round. */
export const planOf = (rows: readonly Row[], laws: ReadonlyMap<string, Law>, today: string): Plan => {
  const parts = [...byKey(rows, ({ person, round }) => `${person} ${round}`).values()].flatMap(own => {
    const law = laws.get(own[0]?.round ?? '')
    return law ? [partOf(law, own, today)] : []
  })
  const due = parts.flatMap(part => part.due ?? [])
  const going = new Set(due.flatMap(({ dossiers }) => dossiers.map(({ subject, id }) => `${subject}/${id}`)))
  const bound = new Set(
    rows
      .filter(({ subject, id, holds, open, owed }) => open || owed || (holds && !going.has(`${subject}/${id}`)))
      .map(({ person }) => person),
  )
  return {
    due,
    stays: parts.flatMap(({ stays }) => stays),
    people: [...new Set(due.map(({ person }) => person))].filter(id => !bound.has(id)),
  }
}

/** An objection against somebody is about them, whoever raised it. */
const rowsText = `
with own as (
  select coalesce(d.person, d.state #>> '{against,person}') as person, d.subject, d.id, d.round, d.waits_for is not null as open
  from dossier d where d.round is not null and coalesce(d.person, d.state #>> '{against,person}') is not null
)
select o.person, o.subject, o.id, o.round, o.open,
  to_char((select max(j.at) from journal j where j.subject = o.subject and j.id = o.id) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as last,
  exists (select from counter c where o.subject = 'payment' and c.name = $1 || o.id and c.balance > 0) as owed,
  exists (select from record r where r.subject = o.subject and r.id = o.id)
    or exists (select from basis b where b.subject = o.subject and b.id = o.id)
    or exists (select from file_use u where u.subject = o.subject and u.id = o.id)
    or exists (select from link l where (o.subject, o.id) in (('application', l.application), ('training', l.training))) as holds
from own o order by o.round, o.person, o.subject, o.id`

export const readRows = (query: Query): Promise<readonly Row[]> => query<Row>(rowsText, [fenOwed('')])
