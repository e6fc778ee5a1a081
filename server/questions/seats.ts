/** The people of an office with their seats, the asker's own, and those whom the asker may name. */

import { keepsRights } from '../../core/office/administrators.ts'
import type { SeatLine } from '../../core/office/questions.ts'
import { type Giver, type Holding, isDeputable, mayDeputise, mayEnd, officesOf } from '../../core/office/seats.ts'
import { questions } from '../../core/question.ts'
import type { Query } from '../database.ts'
import { ownAccounts } from '../own-accounts.ts'
import { isSeatRole, type Name, type Session } from '../session.ts'
import { type Asking, answering } from './asking.ts'
import { allOf, cursorOf, findCursor, type Part, part, run } from './rows.ts'

/** Who gives and takes, by the seats that the asker holds themself. */
export const giverIn = ({ account, seats }: Session): Giver => ({
  id: account.id,
  seats: seats.flatMap(({ role, organisation, actingFor }) => (actingFor ? [] : [{ role, organisation }])),
})

type SeatRead = Holding & { readonly name: Name; readonly holder: Name | null; readonly deputies: SeatLine['deputies'] | null }

/** The open seats of some accounts, each with those who hold it for its holder. */
const seatsText = `
select t.id::int as id, t.account, t.role, t.organisation, t.from_day as "from", t.to_day as "to", t.acting_for as "actingFor", t.works_at as "worksAt",
  json_build_object('zh', o.zh, 'en', o.en) as name, case when h.id is not null then json_build_object('zh', h.zh, 'en', h.en) end as holder,
  (select json_agg(json_build_object('id', d.id, 'account', d.account, 'name', json_build_object('zh', a.zh, 'en', a.en), 'from', d.from_day, 'to', d.to_day)
      order by d.from_day)
    from seat d join account a on a.id = d.account where t.acting_for is null and d.acting_for = t.account and d.role = t.role
      and d.organisation = t.organisation and d.to_day >= $2 and d.from_day between t.from_day and least(t.to_day, d.to_day)) as deputies
from seat t join organisation o on o.id = t.organisation left join account h on h.id = t.acting_for
where t.account = any($1) and t.to_day >= $2 and t.from_day <= t.to_day and t.role <> 'clock'
order by t.acting_for nulls first, t.role, t.organisation, t.from_day`

const lineOf = (giver: Giver, seat: SeatRead): readonly SeatLine[] => {
  const { id, role, organisation, from, to, name, holder, actingFor, worksAt, deputies } = seat
  if (!isSeatRole(role)) return []
  return [
    {
      ...{ id, role, organisation, from, to, name },
      actingFor: actingFor === null ? null : { account: actingFor, name: holder ?? { zh: actingFor, en: actingFor } },
      worksAt: worksAt ?? null,
      deputies: deputies ?? [],
      mayEnd: mayEnd(giver, seat),
      mayDeputise: isDeputable(seat) && mayDeputise(giver, seat),
    },
  ]
}

const readSeats = (query: Query, accounts: readonly string[], today: string) => query<SeatRead>(seatsText, [accounts, today])

export const mySeats = answering(questions.mySeats, async ({ session, query, today }) => {
  if (!session) return undefined
  const giver = giverIn(session)
  return (await readSeats(query, [session.account.id], today)).flatMap(seat => lineOf(giver, seat))
})

type Person = { readonly id: string; readonly login: string; readonly zh: string; readonly en: string; readonly left: boolean }

const matching = (q: string | undefined): readonly Part[] =>
  q === undefined || q.trim() === '' ? [] : [part`(strpos(lower(a.zh || ' ' || a.en || ' ' || a.login), lower(${q.trim()})) > 0)`]

const officesOfAsker = async ({ session, query }: Asking): Promise<{ id: string; name: Name }[]> => {
  const ids = session ? officesOf(giverIn(session)) : []
  const rows = await query<{ id: string; zh: string; en: string }>('select id, zh, en from organisation where id = any($1) order by id', [
    ids,
  ])
  return rows.map(({ id, zh, en }) => ({ id, name: { zh, en } }))
}

/** The staff of the organisations that somebody stands over; a keeper of rights sees all who are no applicant only. */
const staffOf = (giver: Giver, today: string): Part =>
  keepsRights(giver.seats)
    ? part`not a.contact and a.id not in ${part.raw(ownAccounts)} and (a.person is null or exists (select from seat s where s.account = a.id))`
    : part`exists (select from seat s where s.account = a.id and s.organisation = any(${officesOf(giver)}) and s.to_day >= ${today} and s.role <> 'clock')`

export const office = answering(questions.office, async (asking, { q, after, limit }) => {
  const { session, query, today } = asking
  if (!session) return undefined
  const giver = giverIn(session)
  const offices = await officesOfAsker(asking)
  if (offices.length === 0 && !keepsRights(giver.seats)) return undefined
  const cursor = findCursor(after)
  const wanted = [
    staffOf(giver, today),
    ...matching(q),
    ...(cursor ? [part`(a.disabled::text, a.id) > (${cursor.key}, ${cursor.id})`] : []),
  ]
  const people = await run<Person>(
    query,
    part`select a.id, a.login, a.zh, a.en, a.disabled as left from account a where ${allOf(wanted)} order by a.disabled::text, a.id limit ${limit + 1}`,
  )
  const shown = people.slice(0, limit)
  const seats = await readSeats(
    query,
    shown.map(({ id }) => id),
    today,
  )
  const last = shown.at(-1)
  return {
    offices: keepsRights(giver.seats) ? [] : offices,
    rows: shown.map(({ id, login, zh, en, left }) => ({
      ...{ account: id, login, name: { zh, en }, left, you: id === giver.id },
      seats: seats.filter(({ account }) => account === id).flatMap(seat => lineOf(giver, seat)),
    })),
    next: people.length > limit && last ? cursorOf(String(last.left), last.id) : null,
  }
})

/** A holder finds the colleagues of an organisation of their own; whoever stands over seats also those who hold none yet. */
const withinReach = (giver: Giver, today: string, organisation: string | undefined): Part => {
  if (keepsRights(giver.seats))
    return part`not a.contact and a.id not in ${part.raw(ownAccounts)} and (a.person is null or exists (select from seat s where s.account = a.id))`
  const own = giver.seats.map(seat => seat.organisation).filter(id => organisation === undefined || id === organisation)
  const colleague = part`exists (select from seat s where s.account = a.id and s.organisation = any(${own}) and s.acting_for is null
    and s.from_day <= ${today} and ${today} <= s.to_day and s.role <> 'clock')`
  return officesOf(giver).length === 0
    ? colleague
    : part`(${colleague} or (a.person is null and not exists (select from seat s where s.account = a.id)))`
}

export const candidates = answering(questions.candidates, async ({ session, query, today }, { organisation, q }) => {
  if (!session) return undefined
  const giver = giverIn(session)
  const wanted = [part`not a.disabled and a.id <> ${giver.id}`, withinReach(giver, today, organisation), ...matching(q)]
  const people = await run<Person>(
    query,
    part`select a.id, a.login, a.zh, a.en from account a where ${allOf(wanted)} order by a.id limit 20`,
  )
  return people.map(({ id, login, zh, en }) => ({ account: id, login, name: { zh, en } }))
})
