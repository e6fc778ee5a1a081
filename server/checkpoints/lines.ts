/** The record as it is written out: one line for each entry with its transfers, each line of the registry, each look. */
import { hash } from 'node:crypto'
import type { Query } from '../database.ts'

export type Kind = 'entry' | 'registry' | 'look'
/** A row as it lies in the database, and where the reading of its kind has come to. */
export type Written = { readonly kind: Kind; readonly key: number; readonly tx: string; readonly text: string; readonly leaf: string }

const at = (column: string, digits: 'MS' | 'US') => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.${digits}"Z"')`

const columns = {
  entry: `j.seq as key, j.tx::text as tx, j.seq, j.subject, j.id, j.n, j.action, j.actor, j.role, j.acting_for as "actingFor", ${at('j.at', 'MS')} as at, j.edition,
    j.fact, j.kept, j.seen, j.due::text as due, j.actor_person as "actorPerson", j.as_self as "asSelf", j.status, j.cause, j.request,
    j.request_digest as "requestDigest", j.prev, j.hash,
    (select coalesce(json_agg(json_build_array(p.line, p.debit, p.credit, p.amount, p.clause) order by p.line), '[]') from posting p where p.entry = j.seq) as transfers`,
  registry: `r.n as key, '0' as tx, r.n, ${at('r.at', 'US')} as at, r.line, r.prev, r.hash`,
  look: `l.seq as key, l.tx::text as tx, l.seq, ${at('l.at', 'US')} as at, l.account, l.asked, l.subject, l.id, l.reason,
    case when l.result is not null then json_build_object('request', l.request, 'session', l.session, 'address', l.address, 'seat', l.seat,
      'fields', l.fields, 'result', l.result) end as trail`,
} as const
const tables = { entry: 'journal j', registry: 'registry r', look: 'access_log l' } as const
const keys = { entry: 'j.seq', registry: 'r.n', look: 'l.seq' } as const
export const kinds: readonly Kind[] = ['entry', 'registry', 'look']

type Row = Readonly<Record<string, unknown>> & { readonly key: number; readonly tx: string }

const textIn = (row: Row, name: string) => String(row[name])
const nameOf = (kind: Kind, row: Row): string =>
  kind === 'entry' ? `${textIn(row, 'subject')}/${textIn(row, 'id')}/${textIn(row, 'n')}` : `${kind}/${row.key}`

const writtenOf = (kind: Kind, row: Row): Written => {
  const { key, tx, trail, ...fields } = row
  // A look from before there was one reads as it did.
  const text = JSON.stringify({ kind, ...fields, ...(trail ? { trail } : undefined) })
  const chain = kind === 'look' ? '-' : textIn(row, 'hash')
  return { kind, key, tx, text, leaf: `${nameOf(kind, row)} ${chain} ${hash('sha256', text, 'hex')}` }
}

const settled = 'pg_snapshot_xmin(pg_current_snapshot())'
/**
 * As in the post: a number is drawn before its transaction commits, so only what lies below the oldest transaction still running is taken in. The lines of
 * the registry are written one after another under a lock, and leave no gap.
 */
const newTexts = {
  entry: `select ${columns.entry} from journal j where (j.tx, j.seq) > ($1::xid8, $2::bigint) and j.tx < ${settled} order by j.tx, j.seq limit $3`,
  registry: `select ${columns.registry} from registry r where $1::text is not null and r.n > $2::bigint order by r.n limit $3`,
  look: `select ${columns.look} from access_log l where (l.tx, l.seq) > ($1::xid8, $2::bigint) and l.tx < ${settled} order by l.tx, l.seq limit $3`,
} as const

export type Place = { readonly tx: string; readonly seq: number }

/** What no checkpoint has taken in yet, the first `most` of it. */
export const readNew = async (query: Query, kind: Kind, { tx, seq }: Place, most: number): Promise<readonly Written[]> =>
  (await query<Row>(newTexts[kind], [tx, seq, most])).map(row => writtenOf(kind, row))

const importedText = `select ${columns.entry} from journal j where j.tx = '1' and not exists (
  select from leaf f where f.kind = 'entry' and f.key = j.seq) order by j.seq limit $1`

/** What came from an archive stands before everything that the post has yet to read, in transaction 1: it is new here all the same. */
export const readImported = async (query: Query, most: number): Promise<readonly Written[]> =>
  (await query<Row>(importedText, [most])).map(row => writtenOf('entry', row))

/** Those that are still there, by kind and key. */
export const readBack = async (query: Query, wanted: readonly { readonly kind: Kind; readonly key: number }[]) => {
  const found = new Map<string, Written>()
  for (const kind of kinds) {
    const named = wanted.filter(one => one.kind === kind).map(({ key }) => key)
    const text = `select ${columns[kind]} from ${tables[kind]} where ${keys[kind]} = any($1::bigint[])`
    for (const row of named.length > 0 ? await query<Row>(text, [named]) : []) found.set(`${kind} ${row.key}`, writtenOf(kind, row))
  }
  return found
}

/** Everything up to here was taken in: what stands below and has no leaf was put in later, among the old. */
const passed = {
  entry: `j.tx <> '1' and coalesce((select (j.tx, j.seq) <= (c.tx, c.seq) from cursor c where c.name = 'checkpoint/entry'), false)`,
  registry: `coalesce((select r.n <= c.seq from cursor c where c.name = 'checkpoint/registry'), false)`,
  look: `coalesce((select (l.tx, l.seq) <= (c.tx, c.seq) from cursor c where c.name = 'checkpoint/look'), false)`,
} as const

/** What stands in the tables and in no checkpoint, whether new or slipped in among the old. */
export const readLoose = async (query: Query, kind: Kind, after: number, most: number) => {
  const text = `select ${passed[kind]} as slipped, ${columns[kind]} from ${tables[kind]} where ${keys[kind]} > $1 and not exists (
    select from leaf f where f.kind = '${kind}' and f.key = ${keys[kind]}) order by ${keys[kind]} limit $2`
  const rows = await query<Row & { readonly slipped: boolean }>(text, [after, most])
  return rows.map(({ slipped, ...row }) => ({ ...writtenOf(kind, row), name: nameOf(kind, row), slipped }))
}
