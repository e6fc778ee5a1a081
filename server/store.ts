/** The statements behind `perform`: lock, count, write. Two round trips for an action without counters, three with. */
import { paymentOf } from '../core/accounts.ts'
import type { Entry, Transfer } from '../core/action.ts'
import type { Query } from './database.ts'
import { ownAccounts } from './own-accounts.ts'

/** A dossier as its view row holds it. `hash` is the head of its chain. */
export type Row = {
  readonly state: { readonly status: string; readonly round?: string; readonly person?: string }
  readonly n: number
  readonly hash: string
}

/** What was answered when this request came before. */
export type Receipt = {
  readonly subject: string
  readonly id: string
  readonly n: number
  readonly action: string
  readonly status: string
  readonly at: string
  readonly hash: string
  /** The salted digest of the personal content that was kept with it. */
  readonly kept: string | null
}
export type Earlier = Receipt & { readonly request_digest: string }

export type Locked = {
  readonly at: Date
  readonly row: Row | undefined
  readonly round: Row | undefined
  readonly earlier: Earlier | undefined
  /** The actor's account is closed, and is none of the house itself. */
  readonly left: boolean
}

const lockText = `
select clock_timestamp() as at,
  (select json_build_object('state', d.state, 'n', d.n, 'hash', d.hash) from (
    select state, n, hash from dossier where subject = $1 and id = $2 for update) d) as row,
  (select json_build_object('state', r.state, 'n', r.n, 'hash', r.hash) from dossier r
    where r.subject = 'round' and r.id = coalesce((select round from dossier where subject = $1 and id = $2), $3)) as round,
  (select json_build_object('subject', subject, 'id', id, 'n', n, 'action', action, 'status', status,
      'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'hash', hash, 'kept', kept, 'request_digest', request_digest)
    from journal where actor = $4 and request = $5) as earlier,
  exists (select from account where id = $4 and disabled and id not in ${ownAccounts}) as left`

type LockRow = {
  readonly at: Date
  readonly row: Row | null
  readonly round: Row | null
  readonly earlier: Earlier | null
  readonly left: boolean
}

/** Locks one dossier until the transaction ends and reads what the decision needs around it. */
export const lock = async (
  query: Query,
  subject: string,
  id: string,
  round: string | undefined,
  actor: string,
  request: string | undefined,
): Promise<Locked> => {
  const [found] = await query<LockRow>(lockText, [subject, id, round ?? null, actor, request ?? null])
  if (!found) throw new Error('the lock statement returned no row')
  return {
    at: found.at,
    row: found.row ?? undefined,
    round: found.round ?? undefined,
    earlier: found.earlier ?? undefined,
    left: found.left,
  }
}

const earlierText = `
select subject, id, n, action, status, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, hash, kept, request_digest
from journal where actor = $1 and request = $2`

/** What a request was answered before, if it was. */
export const findEarlier = async (query: Query, actor: string, request: string): Promise<Earlier | undefined> =>
  (await query<Earlier>(earlierText, [actor, request]))[0]

const openText = 'select sealed, n from record where subject = $1 and id = $2 and kind = $3 order by n desc limit 1'

/** The newest sealed record of a kind, still sealed. */
export const findRecord = async (query: Query, subject: string, id: string, kind: string) =>
  (await query<{ sealed: Buffer; n: number }>(openText, [subject, id, kind]))[0]

const holdText = "select from dossier where subject = 'payment' and id = any($1) order by id for update"

/**
 * Locks the payments whose accounts an action on another dossier counts, before the accounts themselves: whoever acts on a payment locks it first too,
 * so that the two wait for each other and none dies.
 */
export const holdPayments = async (query: Query, accounts: readonly string[], except: string): Promise<void> => {
  const payments = new Set(accounts.flatMap(account => paymentOf(account) ?? []))
  payments.delete(except)
  if (payments.size > 0) await query(holdText, [[...payments]])
}

const countText = `
insert into counter (name) select name from unnest($1::text[]) with ordinality as c(name, i) order by i
on conflict (name) do update set balance = counter.balance returning name, balance`

/** Locks counters in the order given, which is sorted, and reads their balances. */
export const count = async (query: Query, accounts: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  if (accounts.length === 0) return new Map()
  const rows = await query<{ name: string; balance: number }>(countText, [accounts])
  return new Map(rows.map(r => [r.name, r.balance]))
}

const writeText = `
with entry as (
  insert into journal (subject, id, n, action, actor, actor_person, role, as_self, at, edition, fact, kept, due, status, cause, request, request_digest, prev, hash, seen, acting_for)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $31, $32) returning seq
), viewed as (
  insert into dossier (subject, id, round, track, person, employer, body, host, status, waits_for, due, since, n, hash, state)
  values ($1, $2, $20, $21, $22, $23, $24, $25, $14, $26, $27, $9, $3, $19, $28)
  on conflict (subject, id) do update set round = excluded.round, track = excluded.track, person = excluded.person, employer = excluded.employer,
    body = excluded.body, host = excluded.host, status = excluded.status, waits_for = excluded.waits_for, due = excluded.due,
    since = case when dossier.status = excluded.status then dossier.since else excluded.since end, n = excluded.n, hash = excluded.hash, state = excluded.state
), kept as (
  insert into record (subject, id, n, kind, sealed) select $1, $2, $3, kind, sealed from unnest($29::text[], $30::bytea[]) as t(kind, sealed)
), based as (
  insert into basis (subject, id, n, sealed) values ($1, $2, $3, $33)
)
select seq from entry`

export type Written = {
  readonly entry: Entry
  readonly actorPerson: string | undefined
  readonly asSelf: boolean
  readonly cause: string | undefined
  readonly request: string | undefined
  readonly requestDigest: string | undefined
  readonly prev: string
  readonly hash: string
  readonly factText: string
  readonly dossier: Readonly<Record<string, unknown>> & { readonly status: string }
  readonly waitsFor: string | undefined
  /** What lies sealed beside the entry. */
  readonly records: readonly { readonly kind: string; readonly sealed: Buffer }[]
  /** What it was decided on, sealed. */
  readonly basis: Buffer
}

const orNull = (x: unknown) => x ?? null

/** Writes the entry, the view row and the sealed records in one statement; returns the entry's place in the journal. */
export const write = async (query: Query, w: Written): Promise<number> => {
  const { entry, dossier } = w
  const columns = ['round', 'track', 'person', 'employer', 'body', 'host'].map(key => orNull(dossier[key]))
  const [row] = await query<{ seq: number }>(writeText, [
    entry.subject,
    entry.id,
    entry.n,
    entry.action,
    entry.actor,
    orNull(w.actorPerson),
    entry.role,
    w.asSelf,
    entry.at,
    entry.edition,
    w.factText,
    orNull(entry.kept),
    orNull(entry.due),
    dossier.status,
    orNull(w.cause),
    orNull(w.request),
    orNull(w.requestDigest),
    w.prev,
    w.hash,
    ...columns,
    orNull(w.waitsFor),
    orNull(dossier.due),
    JSON.stringify(dossier),
    w.records.map(({ kind }) => kind),
    w.records.map(({ sealed }) => sealed),
    orNull(entry.seen),
    orNull(entry.actingFor),
    w.basis,
  ])
  if (!row) throw new Error('the write statement returned no row')
  return row.seq
}

const postText = `
insert into posting (entry, line, debit, credit, amount, clause)
select entry, line, debit, credit, amount, clause from unnest($1::bigint[], $2::int[], $3::text[], $4::text[], $5::bigint[], $6::text[]) as t(entry, line, debit, credit, amount, clause)`

/** The transfers of one entry, which `seq` names. */
export type Posted = { readonly seq: number; readonly transfers: readonly Transfer[] }

/** Writes the transfers: rows for ever, and the database moves the balances with them. Throws when an account would fall below zero. */
export const post = async (query: Query, posted: readonly Posted[]): Promise<void> => {
  const lines = posted.flatMap(({ seq, transfers }) => transfers.map((transfer, i) => ({ ...transfer, seq, line: i + 1 })))
  if (lines.length === 0) return
  const column = (key: keyof (typeof lines)[number]) => lines.map(t => t[key])
  await query(postText, [column('seq'), column('line'), column('debit'), column('credit'), column('amount'), column('clause')])
}
