/** What is held of the asker, with its purpose, ground and term, and who has looked at it. */
import type { Agreed, ConsentKind } from '../../core/application/dossier.ts'
import { type SeatRole, seatRoles } from '../../core/facts.ts'
import type { Consent, Held, LookAtMe } from '../../core/inquiry/data-questions.ts'
import { questions } from '../../core/question.ts'
import type { ArchiveSeries } from '../../policy/archive.ts'
import { readInventory } from '../inventory/inventory.ts'
import { type Asking, answering } from './asking.ts'
import { findRound } from './law.ts'
import { cursorOf, findCursor } from './rows.ts'

/** Each kind by the table whose purpose it serves, and the series in which it is filed. */
const kinds: Readonly<Record<Held['kind'], { readonly table: string; readonly series?: ArchiveSeries }>> = {
  account: { table: 'account' },
  sessions: { table: 'session' },
  forms: { table: 'record', series: 'applications' },
  files: { table: 'file', series: 'applications' },
  studies: { table: 'record', series: 'training' },
  bankAccounts: { table: 'run_line', series: 'money' },
  certificates: { table: 'dossier', series: 'certificates' },
  inquiries: { table: 'record', series: 'letters' },
  decisions: { table: 'journal', series: 'decisions' },
  messages: { table: 'message' },
  drafts: { table: 'draft' },
  looks: { table: 'access_log' },
}

const mine = "select subject, id from dossier where person = $1 and subject <> 'round'"
const countsText = `
with mine as materialized (${mine}),
  sealed as (select r.subject, r.kind from record r join mine m on m.subject = r.subject and m.id = r.id)
select (select count(*) from account where id = $2) as account, (select count(*) from session where account = $2) as sessions,
  (select count(*) from sealed where subject = 'application' and kind = 'form') as forms,
  (select count(*) from file where owner = $2) as files,
  (select count(*) from sealed where subject = 'training') as studies,
  (select count(*) from sealed where subject = 'payee' and kind = 'account') as "bankAccounts",
  (select count(*) from mine where subject = 'certificate') as certificates,
  (select count(*) from mine where subject = 'inquiry') as inquiries,
  (select count(*) from journal j join mine m on m.subject = j.subject and m.id = j.id) as decisions,
  (select count(*) from message where party = $1) as messages, (select count(*) from draft where account = $2) as drafts,
  (select count(*) from access_log l join mine m on m.subject = l.subject and m.id = l.id where l.account <> $2) as looks`

const newestText = `
select round from dossier where person = $1 and subject = 'application' and round is not null order by since desc, id desc limit 1`
const nameText = 'select name from person where id = $1'

const isKind = (name: string): name is Held['kind'] => Object.hasOwn(kinds, name)

/** What is held of a person, as the house's list of columns and the policy of their newest round have it. */
export const readHeld = async (asking: Asking, person: string, account: string) => {
  const { query, site } = asking
  const [[counts = {}], [newest], [named]] = await Promise.all([
    query<Readonly<Record<string, number>>>(countsText, [person, account]),
    query<{ round: string }>(newestText, [person]),
    query<{ name: string }>(nameText, [person]),
  ])
  const law = newest && (await findRound(site.house, query, newest.round))?.law
  const { purposes, tables } = readInventory()
  const held = Object.entries(counts).flatMap(([kind, count]) => {
    const { table, series } = isKind(kind) ? kinds[kind] : {}
    const purpose = table === undefined ? undefined : purposes[tables[table]?.purpose ?? '']
    if (!isKind(kind) || !purpose || count === 0) return []
    const years = (series && law?.policy.archive?.value[series]) ?? null
    return [{ kind, count, ...purpose, years, clause: years === null ? null : (law?.policy.archive?.clause ?? null) }]
  })
  return { name: named?.name ?? '', round: newest?.round ?? null, held }
}

const consentsText = `
select id, round, status, state -> 'consents' as consents from dossier
where person = $1 and subject = 'application' and round is not null order by since desc, id desc limit 50`
type ConsentRow = {
  readonly id: string
  readonly round: string
  readonly status: string
  readonly consents: Readonly<Partial<Record<ConsentKind, Agreed>>> | null
}
const consentOf = (agreed: Agreed | undefined): Consent | null =>
  agreed ? { version: agreed.version, on: agreed.on, digest: agreed.digest ?? null, withdrawnOn: agreed.withdrawnOn ?? null } : null

/** What the person agreed to with each of their applications. */
export const readConsents = async ({ query }: Asking, person: string) =>
  (await query<ConsentRow>(consentsText, [person])).map(({ consents, ...application }) => ({
    ...application,
    notice: consentOf(consents?.notice),
    health: consentOf(consents?.health),
  }))

export const myData = answering(questions.myData, async (asking, _input) => {
  const { session } = asking
  const person = session?.account.person
  if (!session || !person) return undefined
  return { ...(await readHeld(asking, person, session.account.id)), applications: await readConsents(asking, person) }
})

/** What a person may hear of: an objection against them is another's, and stays so. */
const open = "('application', 'placement', 'training', 'obligation', 'certificate', 'payment', 'payee', 'inquiry', 'discipline')"
/** Whoever scores files does so unnamed. */
const isExpert = "(l.asked = 'fileToScore' or exists (select from seat s where s.account = l.account and s.role = 'expert'))"
const looksText = `
with seen as (
  select l.* from dossier d join access_log l on l.subject = d.subject and l.id = d.id
  where d.person = $1 and d.subject in ${open} and l.account <> $2 and (l.result is null or l.result in ('shown', 'shownAgain'))
  union all
  select l.* from access_log l where l.subject = 'round' and l.reason is not null and l.account <> $2
    and l.id in (select round from dossier where person = $1 and subject = 'application')
)
select l.seq::float8 as seq, to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, l.asked, l.subject, l.id, l.fields, l.seat,
  case when l.subject <> 'round' then l.reason end as reason, ${isExpert} as expert, a.zh, a.en
from seen l left join account a on a.id = l.account
where $3::bigint is null or l.seq < $3 order by l.seq desc limit $4`
type Read = {
  readonly seq: number
  readonly at: string
  readonly asked: string
  readonly subject: LookAtMe['subject']
  readonly id: string
  readonly fields: readonly string[] | null
  readonly seat: string | null
  readonly reason: string | null
  readonly expert: boolean
  readonly zh: string | null
  readonly en: string | null
}

const organisationsText = 'select id, zh, en from organisation where id = any($1)'
const seatIn = (seat: string | null): { readonly role: SeatRole; readonly organisation: string } | undefined => {
  const [role, organisation] =
    (seat ?? '')
      .split(' ')
      .find(one => one.includes('@'))
      ?.split('@') ?? []
  const known = seatRoles.find(one => one === role)
  return known && organisation !== undefined ? { role: known, organisation } : undefined
}

export const readLooks = async ({ query }: Asking, person: string, account: string, before: string | null, limit: number) => {
  const rows = await query<Read>(looksText, [person, account, before, limit + 1])
  const seats = rows.map(({ seat }) => seatIn(seat))
  const found = await query<{ id: string; zh: string; en: string }>(organisationsText, [seats.flatMap(seat => seat?.organisation ?? [])])
  const names = new Map(found.map(({ id, zh, en }) => [id, { zh, en }]))
  const looks = rows.slice(0, limit).map(({ at, asked, subject, id, fields, reason, expert, zh, en }, i): LookAtMe => {
    const seat = expert ? undefined : seats[i]
    return {
      ...{ at, asked, subject, id, reason, fields: [...(fields ?? [])], role: expert ? 'expert' : (seat?.role ?? null) },
      who: expert || zh === null || en === null ? null : { zh, en },
      organisation: (seat && names.get(seat.organisation)) ?? null,
    }
  })
  const last = rows[limit - 1]
  return { rows: looks, next: rows.length > limit && last ? cursorOf(String(last.seq), last.id) : null }
}

export const looksAtMe = answering(questions.looksAtMe, async (asking, { after, limit }) => {
  const { session } = asking
  const person = session?.account.person
  if (!session || !person) return undefined
  const key = findCursor(after)?.key ?? ''
  return readLooks(asking, person, session.account.id, /^\d{1,18}$/.test(key) ? key : null, limit)
})
