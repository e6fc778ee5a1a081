/** Folds every dossier anew from the journal and compares with the view rows, byte for byte: the journal is the truth, the rest can be made again. */
import type { Entry } from '../core/action.ts'
import { fold, getSubject, type Subject, turnOf } from '../core/catalogue.ts'
import { isSubjectName } from '../core/facts.ts'
import { eachEntry, entryOf, type JournalRow } from './audit.ts'
import type { Database, Query } from './database.ts'

type State = Subject['blank'] & { readonly [key: string]: unknown }
type Folded = {
  readonly subject: string
  readonly id: string
  readonly n: number
  readonly hash: string
  readonly since: string
  readonly state: State
}
export type Difference = {
  readonly subject: string
  readonly id: string
  readonly column: string
  readonly found: unknown
  readonly folded: unknown
}
export type Rebuilt = { readonly dossiers: number; readonly differences: readonly Difference[] }

const related = ['round', 'track', 'person', 'employer', 'body', 'host'] as const
const most = 200

type Folding = Pick<JournalRow, 'subject' | 'n' | 'id' | 'hash' | 'at'> & { readonly entry: Entry }

const foldOn = (before: Folded | undefined, row: Folding): Folded => {
  if (!isSubjectName(row.subject)) throw new Error(`the journal holds the unknown subject ${row.subject}`)
  const subject = getSubject(row.subject)
  const old = before ? before.state : subject.blank
  const state = { ...fold(subject, old, row.entry) }
  const since = before && before.state.status === state.status ? before.since : row.at
  return { subject: row.subject, id: row.id, n: row.n, hash: row.hash, since, state }
}

/** A dossier from all of its entries, which are in order. */
export const foldLines = (lines: readonly { readonly entry: Entry; readonly hash: string }[]): Folded => {
  const folded = lines.reduce<Folded | undefined>((before, { entry, hash }) => foldOn(before, { ...entry, entry, hash }), undefined)
  if (!folded) throw new Error('a dossier without an entry is none')
  return folded
}

/** The view row that a fold stands for, as text, so that two rows are equal when their bytes are. */
const columnsOf = ({ subject, n, hash, since, state }: Folded): Readonly<Record<string, unknown>> => ({
  ...Object.fromEntries(related.map(key => [key, state[key] ?? null])),
  status: state.status,
  waits_for: isSubjectName(subject) ? (turnOf(getSubject(subject), state) ?? null) : null,
  due: state.due ?? null,
  since,
  n,
  hash,
  state: JSON.stringify(state),
})

const compareText = `
select d.round, d.track, d.person, d.employer, d.body, d.host, d.status, d.waits_for, d.due, d.n, d.hash, d.id, d.subject,
  to_char(d.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since, d.state::text as state, f.state::jsonb::text as folded
from unnest($1::text[], $2::text[], $3::text[]) as f(subject, id, state) left join dossier d on d.subject = f.subject and d.id = f.id`

type Found = Readonly<Record<string, unknown>> & { readonly id: string | null; readonly subject: string; readonly folded: string }

const differencesIn = async (query: Query, batch: readonly Folded[]): Promise<readonly Difference[]> => {
  const values = [batch.map(f => f.subject), batch.map(f => f.id), batch.map(f => JSON.stringify(f.state))]
  const rows = await query<Found>(compareText, values)
  const found = new Map(rows.flatMap(row => (row.id === null ? [] : [[`${row.subject}/${row.id}`, row]])))
  return batch.flatMap((one): readonly Difference[] => {
    const row = found.get(`${one.subject}/${one.id}`)
    if (!row) return [{ subject: one.subject, id: one.id, column: '(row)', found: null, folded: one.state }]
    const wanted = { ...columnsOf(one), state: row.folded }
    return Object.entries(wanted).flatMap(([column, folded]) =>
      row[column] === folded ? [] : [{ subject: one.subject, id: one.id, column, found: row[column], folded }],
    )
  })
}

const writeText = `
insert into dossier (subject, id, round, track, person, employer, body, host, status, waits_for, due, since, n, hash, state)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
on conflict (subject, id) do update set round = excluded.round, track = excluded.track, person = excluded.person, employer = excluded.employer,
  body = excluded.body, host = excluded.host, status = excluded.status, waits_for = excluded.waits_for, due = excluded.due, since = excluded.since,
  n = excluded.n, hash = excluded.hash, state = excluded.state where dossier.n <= excluded.n`

/** Writes the row that the journal stands for. */
export const repair = async (query: Query, folded: Folded): Promise<void> => {
  const columns = columnsOf(folded)
  const names = [...related, 'status', 'waits_for', 'due', 'since', 'n', 'hash', 'state']
  await query(writeText, [folded.subject, folded.id, ...names.map(name => columns[name])])
}

/** Walks the whole journal; with `write`, rows that differ are made anew. Run it on a house at rest: a row may be ahead of what was read. */
export const rebuild = async (database: Database, write = false): Promise<Rebuilt> => {
  const differences: Difference[] = []
  const waiting: Folded[] = []
  let current: Folded | undefined
  let dossiers = 0
  const settle = async () => {
    const batch = waiting.splice(0)
    const found = await database.transaction('everything', query => differencesIn(query, batch))
    differences.push(...found)
    const wrong = write ? batch.filter(one => found.some(d => d.subject === one.subject && d.id === one.id)) : []
    for (const one of wrong) await database.transaction('everything', query => repair(query, one))
  }
  await eachEntry(database, async row => {
    const same = current?.subject === row.subject && current.id === row.id
    if (!same && current) waiting.push(current)
    if (!same) dossiers += 1
    current = foldOn(same ? current : undefined, { ...row, entry: entryOf(row) })
    if (waiting.length >= most) await settle()
  })
  if (current) waiting.push(current)
  await settle()
  return { dossiers, differences }
}
