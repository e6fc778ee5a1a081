/** Who is asking: our own sessions. The token is 256 bits of chance, the database holds only its digest, and each request reads one prepared join. */
import { hash, randomBytes } from 'node:crypto'
import { type Actor, type Seat, type SeatRole, seatRoles } from '../core/facts.ts'
import type { Reach } from './database.ts'
import type { House } from './house.ts'
import { personHours, personIdleMinutes, rulesIn } from './sign-in/rules.ts'
import { becomes } from './trail.ts'

export type Name = { readonly zh: string; readonly en: string }
/** `holder`: the name of whom the seat is held for. */
export type NamedSeat = Seat & { readonly name: Name; readonly holder?: Name | undefined }
export type Session = {
  readonly account: { readonly id: string; readonly name: Name; readonly person: string | null }
  readonly seats: readonly NamedSeat[]
  readonly actor: Actor
  /** Which of the account's sessions this is, and whether somebody showed lately that it is them; absent where nobody sits at it. */
  readonly here?: { readonly id: number; readonly proven: boolean; readonly lacksKey?: boolean; readonly mayAddKey?: boolean } | undefined
}

const digestOf = (token: string) => hash('sha256', token, 'buffer')
export const dayOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

type SessionRow = {
  readonly now: Date
  readonly stale: boolean
  readonly session: number
  readonly proven: boolean
  readonly byKey: boolean
  readonly mustKey: boolean
  readonly hasKey: boolean
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly person: string | null
  readonly seats: readonly SeatRow[] | null
  readonly link: Linked | null
}
type SeatRow = {
  readonly role: string
  readonly organisation: string
  readonly from: string
  readonly to: string
  readonly name: Name
  readonly holder: (Name & { readonly id: string; readonly person: string | null }) | null
}
/** What a session by link is for: one application, as the employer that it names, or what one host offers in a round. */
type Linked = {
  readonly application: string | null
  readonly hosting: string | null
  readonly staff: string | null
  readonly training: string | null
  readonly person: string | null
  readonly organisation: string
  readonly name: Name | null
  readonly open: boolean
}

/** The seats of account `a`, each with whom it is held for; who acts for somebody that has left acts for nobody. */
const seatsText = `
  (select json_agg(json_build_object('role', t.role, 'organisation', t.organisation, 'from', t.from_day, 'to', t.to_day,
      'name', json_build_object('zh', o.zh, 'en', o.en),
      'holder', case when h.id is not null then json_build_object('id', h.id, 'person', h.person, 'zh', h.zh, 'en', h.en) end)
      order by t.acting_for nulls first, t.role, t.organisation)
    from seat t join organisation o on o.id = t.organisation left join account h on h.id = t.acting_for
    where t.account = a.id and h.disabled is not true) as seats`
/** Whoever holds rights over others: by a seat of their own, and not by a link. */
const isStaff = 's.link is null and exists (select from seat own where own.account = a.id and own.to_day >= own.from_day)'
const sessionText = `
select clock_timestamp() as now, s.seen < now() - interval '1 minute' as stale, s.id as session,
  s.proven > clock_timestamp() - make_interval(mins => $4::int) as proven,
  coalesce(s.key_at > clock_timestamp() - make_interval(mins => $4::int), false) as "byKey",
  cardinality($5::text[]) > 0 and exists (select from seat k where k.account = a.id and k.role = any($5) and k.to_day >= k.from_day) as "mustKey",
  cardinality($5::text[]) > 0 and exists (select from passkey k where k.account = a.id) as "hasKey", a.id, a.zh, a.en, a.person, ${seatsText},
  (select json_build_object('application', l.application, 'hosting', l.hosting, 'staff', l.staff, 'training', l.training, 'person', l.person, 'organisation', l.organisation, 'open', l.ended_at is null and l.expires > now(),
      'name', (select json_build_object('zh', o.zh, 'en', o.en) from organisation o where o.id = l.organisation))
    from link l where l.id = s.link) as link
from session s join account a on a.id = s.account
where s.token = $1 and s.expires > now() and s.seen > now() - make_interval(mins => case when ${isStaff} then $2::int else $3::int end) and not a.disabled`

export const isSeatRole = (role: string): role is SeatRole => seatRoles.some(known => known === role)

const seatOf = ({ role, organisation, name, holder }: SeatRow): readonly NamedSeat[] => {
  if (!isSeatRole(role)) return []
  if (!holder) return [{ role, organisation, name }]
  const { id, person, zh, en } = holder
  return [{ role, organisation, name, actingFor: { id, ...(person !== null && { person }) }, holder: { zh, en } }]
}

/** The seats that are held on the day of the request. */
const seatsOn = (house: House, { now, seats }: Pick<SessionRow, 'now' | 'seats'>): readonly NamedSeat[] => {
  const today = dayOf(house.at(now))
  return (seats ?? []).flatMap(seat => (seat.from <= today && today <= seat.to ? seatOf(seat) : []))
}

/** What a session by link is for: as no application's id can, a word before the slash tells the other kinds. */
const onlyOf = ({ application, hosting, staff, training }: Linked): string => {
  if (hosting !== null) return onlyHosting(hosting)
  if (staff !== null) return `staff/${staff}`
  return training === null ? (application ?? '') : `training/${training}`
}

/** Whoever comes by a link is the employer, the host or the person for what the link is for, while it is good, and nobody for anything else. */
const byLink = ({ id, zh, en }: SessionRow, link: Linked): Session | undefined => {
  const { hosting, organisation, person, name, open } = link
  if (!open) return undefined
  const only = onlyOf(link)
  if (person !== null) return { account: { id, name: { zh, en }, person }, seats: [], actor: { id, person, seats: [], only } }
  const role = hosting === null ? 'employer' : 'host'
  const seats: readonly NamedSeat[] = [{ role, organisation, name: name ?? { zh, en } }]
  return { account: { id, name: { zh, en }, person: null }, seats, actor: { id, seats, only } }
}

/** What `only` says of a host's session, as no application's id can. */
export const onlyHosting = (id: string) => `hosting/${id}`

/** The session of a token, with the seats that are valid on the day of the request. */
export const findSession = async (house: House, token: string): Promise<Session | undefined> => {
  const { staffIdleMinutes, proofMinutes, passkey } = rulesIn(house)
  const values = [digestOf(token), staffIdleMinutes, personIdleMinutes, proofMinutes, passkey]
  const [row] = await house.database.query<SessionRow>(sessionText, values)
  if (!row) return undefined
  if (row.stale) await house.database.query('update session set seen = now() where token = $1', [digestOf(token)])
  const { id, zh, en, person, link } = row
  if (link) return byLink(row, link)
  const seats = seatsOn(house, row)
  const lacksKey = row.mustKey && !row.hasKey
  const here = { id: row.session, proven: row.mustKey ? row.byKey : row.proven, lacksKey, mayAddKey: lacksKey && row.proven }
  return { account: { id, name: { zh, en }, person }, seats, actor: { id, ...(person !== null && { person }), seats }, here }
}

const accountNowText = `select clock_timestamp() as now, a.zh, a.en, a.person, ${seatsText} from account a where a.id = $1 and not a.disabled`
type AccountNow = Pick<SessionRow, 'now' | 'zh' | 'en' | 'person' | 'seats'>

/** An account as it would be signed in now, with the seats that it holds today, for work that it has left to the house; undefined once it has left. */
export const sessionNow = async (house: House, account: string): Promise<Session | undefined> => {
  const [row] = await house.database.query<AccountNow>(accountNowText, [account])
  if (!row) return undefined
  const seats = seatsOn(house, row)
  const { zh, en, person } = row
  return { account: { id: account, name: { zh, en }, person }, seats, actor: { id: account, ...(person !== null && { person }), seats } }
}

/** Who an account is today, with the seats that it holds now: whoever left since has none. */
export const actorNow = async (house: House, account: string): Promise<Actor> =>
  (await sessionNow(house, account))?.actor ?? { id: account, seats: [] }

const inOffice: readonly SeatRole[] = ['department', 'leader', 'finance', 'auditor']
const related: readonly SeatRole[] = ['employer', 'body', 'host']

/** The rows that the database shows to an actor: an office's are those of its own programmes, the ministry's what was handed over to it. */
export const reachOf = ({ id, person, seats, only }: Actor): Reach => ({
  person,
  organisations: organisationsIn(seats, related),
  offices: organisationsIn(seats, inOffice),
  only,
  account: id,
  ministry: seats.some(({ role }) => role === 'ministry'),
})

const organisationsIn = (seats: readonly Seat[], roles: readonly SeatRole[]) => [
  ...new Set(seats.filter(({ role }) => roles.includes(role)).map(s => s.organisation)),
]

/** How somebody came in, and from where, as they see it in the list of their sessions. */
export type Came = { readonly how: Way; readonly device: string; readonly address: string }
export const ways = ['password', 'phone', 'link', 'demo', 'setup', 'passkey', 'sso'] as const
export type Way = (typeof ways)[number]
export const isWay = (name: string): name is Way => ways.some(known => known === name)
const unknown: Came = { how: 'password', device: '', address: '' }

const startText = `
with swept as (delete from session where account = $2 and expires < now()), seen as (update account set last_in = now() where id = $2)
insert into session (token, account, link, how, device, address, key_at, expires) select $1, $2, $3, $4, $5, $6,
  case when $4 = 'passkey' then now() end,
  now() + make_interval(hours => case when $3::text is null and exists (select from seat where account = $2 and to_day >= from_day) then $7::int else $8::int end)`

/** Starts a session for an account and returns its token, which is told once and stored nowhere. */
export const startSession = async (
  house: House,
  account: string,
  link?: string,
  { how, device, address }: Came = unknown,
): Promise<string> => {
  const token = randomBytes(32).toString('base64url')
  const values = [digestOf(token), account, link ?? null, how, device, address, rulesIn(house).staffHours, personHours]
  await house.database.query(startText, values)
  becomes(account)
  return token
}

export const endSession = async (house: House, token: string): Promise<void> => {
  await house.database.query('delete from session where token = $1', [digestOf(token)])
}

const renewText = `update session set token = $2, proven = case when $3 then clock_timestamp() else proven end,
  key_at = case when $4 then clock_timestamp() else key_at end where id = $1`
/** How somebody has just shown that it is them, if they have. */
export type Shown = 'key' | 'otherwise' | undefined

/** The same session under a new token: whoever had the old one has nothing. */
export const renewToken = async (house: House, id: number, shown: Shown): Promise<string> => {
  const token = randomBytes(32).toString('base64url')
  await house.database.query(renewText, [id, digestOf(token), shown !== undefined, shown === 'key'])
  return token
}

/** Ends the sessions of an account, all but one where it is given. */
export const endSessions = async (house: House, account: string, but?: number): Promise<number> =>
  (
    await house.database.query('delete from session where account = $1 and id is distinct from $2::bigint returning 1', [
      account,
      but ?? null,
    ])
  ).length
