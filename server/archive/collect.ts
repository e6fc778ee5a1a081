/** What a package holds of a dossier: its journal, its record with what was sealed, and the files that it names. Read from one unchanging view. */
import { z } from 'zod'
import type { Entry } from '../../core/action.ts'
import { fold, getSubject } from '../../core/catalogue.ts'
import { isSubjectName, type SubjectName } from '../../core/facts.ts'
import { entryOf, type JournalRow } from '../audit.ts'
import type { Query } from '../database.ts'
import type { House } from '../house.ts'
import { placeOf } from '../seal.ts'

export type Scope = { readonly kind: 'round' | 'person'; readonly id: string }
export type Place = { readonly subject: SubjectName; readonly id: string }

const roundText = `
select subject, id from dossier where round = $1 or (subject = 'round' and id = $1)
  or (subject = 'edition' and position(state ->> 'digest' in (select state::text from dossier where subject = 'round' and id = $1)) > 0)
order by subject, id`
const personText = 'select subject, id from dossier where person = $1 order by subject, id'

/** Every dossier of a round, with the texts by which it was run; or all that a person has had in any round. */
export const dossiersOf = async (query: Query, { kind, id }: Scope): Promise<readonly Place[]> => {
  const rows = await query<{ subject: string; id: string }>(kind === 'round' ? roundText : personText, [id])
  return rows.map(row => {
    if (!isSubjectName(row.subject)) throw new Error(`the dossier ${row.id} is of the unknown subject ${row.subject}`)
    return { subject: row.subject, id: row.id }
  })
}

const orderText = `
select j.seq from unnest($1::text[], $2::text[]) as t(subject, id) join journal j on j.subject = t.subject and j.id = t.id order by j.seq`

/** The places of the entries in the journal, so that each can be told its rank among them. */
export const orderOf = async (query: Query, places: readonly Place[]): Promise<ReadonlyMap<number, number>> => {
  const rows = await query<{ seq: number }>(orderText, [places.map(({ subject }) => subject), places.map(({ id }) => id)])
  return new Map(rows.map(({ seq }, i) => [seq, i + 1]))
}

export type LawRow = { readonly digest: string; readonly content: unknown; readonly examples: unknown; readonly silent: unknown }
const lawsText = `
select l.digest, l.content, b.examples, b.silent from law l left join law_beside b on b.digest = l.digest
where exists (select from unnest($1::text[], $2::text[]) as t(subject, id) join dossier d on d.subject = t.subject and d.id = t.id
  left join dossier r on r.subject = 'round' and r.id = d.round
  where d.subject in ('round', 'edition') and position(l.digest in d.state::text) > 0 or position(l.digest in r.state::text) > 0)
order by l.digest`

/** Every law that a round of these dossiers was ever run by. */
export const lawsOf = (query: Query, places: readonly Place[]): Promise<readonly LawRow[]> => {
  const near = places.filter(({ subject }) => subject === 'round' || subject === 'edition')
  const asked = near.length > 0 ? near : places
  return query<LawRow>(lawsText, [asked.map(({ subject }) => subject), asked.map(({ id }) => id)])
}

const Transfers = z.array(z.strictObject({ debit: z.string(), credit: z.string(), amount: z.int(), clause: z.string() }))
type Transfers = z.infer<typeof Transfers>

/** One line of `journal.jsonl`: what the hash is taken over, and what stands beside it. */
export type Line = {
  readonly order: number
  readonly entry: Entry
  readonly prev: string
  readonly hash: string
  readonly actorPerson: string | null
  readonly asSelf: boolean
  readonly status: string
  readonly cause: string | null
  readonly transfers: Transfers
}

type Read = Omit<JournalRow, 'head'> & {
  readonly actor_person: string | null
  readonly as_self: boolean
  readonly status: string
  readonly cause: string | null
  readonly transfers: unknown
}
const linesText = `
select j.seq, j.subject, j.id, j.n, j.action, j.actor, j.role, j.acting_for, to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  j.edition, j.fact, j.kept, j.seen, j.due, j.prev, j.hash, j.actor_person, j.as_self, j.status, j.cause,
  coalesce((select json_agg(json_build_object('debit', p.debit, 'credit', p.credit, 'amount', p.amount, 'clause', p.clause) order by p.line)
    from posting p where p.entry = j.seq), '[]') as transfers
from journal j where j.subject = $1 and j.id = $2 order by j.n`

/** A sealed record, opened; its salt comes with it, so that anybody can take the digest that its entry names. */
export type Opened = { readonly n: number; readonly kind: string; readonly salt: string; readonly content: unknown }

const recordsText = 'select n, kind, sealed from record where subject = $1 and id = $2 order by n, kind'
const recordsOf = async (query: Query, { seals }: House, { subject, id }: Place): Promise<readonly Opened[]> => {
  const rows = await query<{ n: number; kind: string; sealed: Buffer }>(recordsText, [subject, id])
  return rows.map(({ n, kind, sealed }) => {
    const { salt, content } = seals.openSalted(placeOf(subject, id, kind, n), sealed)
    return { n, kind, salt: salt.toString('hex'), content }
  })
}

/** Entries whose personal content was erased: the entry keeps the digest, and nothing is left that it is of. */
const erasedOf = (lines: readonly Line[], records: readonly Opened[]): readonly number[] => {
  const has = new Set(records.map(({ n, kind }) => `${n} ${kind === 'seen'}`))
  const gone = ({ entry: { n, kept, seen } }: Line) =>
    (kept !== undefined && !has.has(`${n} false`)) || (seen !== undefined && !has.has(`${n} true`))
  return lines.filter(gone).map(({ entry }) => entry.n)
}

const filesText = 'select sha256 from file_use where subject = $1 and id = $2 order by sha256'
const recipientsText = 'select person, application, by_phone from circular_recipient where circular = $1 order by person'

type Recipient = { readonly person: string; readonly application: string; readonly by_phone: boolean }

/** `record.json` of a dossier. The state is folded from the journal, and so is what everybody else would find. */
export type Record = {
  readonly format: 1
  readonly subject: string
  readonly id: string
  readonly status: string
  readonly entries: number
  readonly head: string
  readonly state: object
  readonly records: readonly Opened[]
  readonly erased: readonly number[]
  readonly files: readonly string[]
  readonly recipients?: readonly Recipient[]
}

export type Collected = { readonly record: Record; readonly lines: readonly Line[] }

export const collect = async (query: Query, house: House, place: Place, order: ReadonlyMap<number, number>): Promise<Collected> => {
  const { subject, id } = place
  const rows = await query<Read>(linesText, [subject, id])
  const lines = rows.map((row): Line => {
    const rank = order.get(row.seq)
    if (rank === undefined) throw new Error(`the entry ${row.seq} has no rank`)
    const { prev, hash, as_self: asSelf, actor_person: actorPerson, status, cause } = row
    return {
      order: rank,
      entry: entryOf({ ...row, head: null }),
      prev,
      hash,
      actorPerson,
      asSelf,
      status,
      cause,
      transfers: Transfers.parse(row.transfers),
    }
  })
  const state = lines.reduce((before, { entry }) => fold(getSubject(subject), before, entry), getSubject(subject).blank)
  const records = await recordsOf(query, house, place)
  const files = (await query<{ sha256: string }>(filesText, [subject, id])).map(({ sha256 }) => sha256)
  const recipients = subject === 'circular' ? await query<Recipient>(recipientsText, [id]) : undefined
  const head = lines.at(-1)?.hash ?? ''
  const erased = erasedOf(lines, records)
  const record = { format: 1, subject, id, status: state.status, entries: lines.length, head, state, records, erased, files } as const
  return { record: { ...record, ...(recipients && { recipients }) }, lines }
}

const peopleText = 'select id, name from person where id = any($1) order by id'
const accountsText = 'select id, zh, en, person from account where id = any($1) order by id'
const organisationsText = 'select id, kind, zh, en, parent, learnt from organisation where id = any($1) order by id'

/** The names behind the ids. A person without a row was erased. */
export const namesOf = async (
  query: Query,
  ids: { readonly people: readonly string[]; readonly accounts: readonly string[]; readonly organisations: readonly string[] },
) => {
  const people = new Map((await query<{ id: string; name: string }>(peopleText, [ids.people])).map(({ id, name }) => [id, name]))
  return {
    people: [...ids.people].sort().map(id => ({ id, name: people.get(id) ?? null, ...(!people.has(id) && { erased: true }) })),
    accounts: await query(accountsText, [ids.accounts]),
    organisations: await query(organisationsText, [ids.organisations]),
  }
}

export type FileRow = {
  readonly sha256: string
  readonly owner: string
  readonly size: number
  readonly type: string
  readonly at: string
}
const fileText = `
select sha256, owner, size, type, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from file where sha256 = $1 order by owner`
const scanText = 'select codes, pictures from scan where sha256 = $1'

export const fileOf = async (query: Query, sha256: string) => {
  const rows = await query<FileRow>(fileText, [sha256])
  const [scan] = await query<{ codes: string[]; pictures: number }>(scanText, [sha256])
  return { rows, scan: scan ?? null }
}
