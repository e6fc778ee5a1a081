/** A circular before and after it is sent: how it reads for real people, whom it can't reach by phone, and what became of it for each. */
import type { Circular } from '../../core/circular/dossier.ts'
import { questions } from '../../core/question.ts'
import { circularIn, countGroup, phoneOf, type Recipient, readGroup, readText, textFor } from '../circulars.ts'
import type { Query } from '../database.ts'
import type { House } from '../house.ts'
import type { Seals } from '../seal.ts'
import { answering, sitsAt } from './asking.ts'
import { findLook } from './look.ts'

const samplesShown = 3
const callsShown = 500

type Row = Pick<Recipient, 'person' | 'application' | 'name' | 'status' | 'due' | 'employer' | 'body'>
type Logged = Row & { readonly state: string; readonly at: string; readonly why: string | null }

const peopleText = `
select r.person, r.application, p.name, d.status, d.due, coalesce(e.zh, d.employer, '') as employer, coalesce(b.zh, d.body, '') as body`
const joins = `
from circular_recipient r join person p on p.id = r.person join dossier d on d.subject = 'application' and d.id = r.application
left join organisation e on e.id = d.employer left join organisation b on b.id = d.body`
const logText = `${peopleText}, o.state, to_char(coalesce(o.sent, o.tried_at, o.made) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, o.why
${joins} join outgoing o on o.key = 'circular/' || r.circular || '/' || r.person
where r.circular = $1 and r.by_phone and r.person > $2 order by r.person limit $3`
const callsText = `${peopleText} ${joins} where r.circular = $1 and not r.by_phone order by body, employer, p.name limit ${callsShown}`
const statesText = `
select o.state, count(*) as count from circular_recipient r join outgoing o on o.key = 'circular/' || r.circular || '/' || r.person
where r.circular = $1 and r.by_phone group by o.state order by o.state`
const missedText = 'select count(*) as n from circular_recipient where circular = $1 and not by_phone'

const nameOf = ({ person, application, name, employer, body }: Row) => ({ person, application, name, employer, body })

const sent = async (house: House, query: Query, id: string, text: string, { people = 0 }: Circular, after: string, limit: number) => {
  const [rows, calls, states, [missed]] = await Promise.all([
    query<Logged>(logText, [id, after, limit + 1]),
    query<Row>(callsText, [id]),
    query<{ state: string; count: number }>(statesText, [id]),
    query<{ n: number }>(missedText, [id]),
  ])
  const shown = rows.slice(0, limit)
  return {
    text,
    people,
    withoutPhone: missed?.n ?? 0,
    samples: [],
    states: [...states],
    rows: shown.map(row => ({ ...nameOf(row), state: row.state, at: house.at(new Date(row.at)).toISOString(), why: row.why })),
    next: rows.length > limit ? (shown.at(-1)?.person ?? null) : null,
    calls: calls.map(row => ({ ...nameOf(row), text: textFor(text, row) })),
  }
}

/** Before it is sent the whole group is looked through for phone numbers, some hundreds at a time. */
const previewed = async (query: Query, seals: Seals, text: string, { round = '', to = {} }: Circular) => {
  const calls: Recipient[] = []
  const samples: { name: string; text: string }[] = []
  for (let after = ''; ; ) {
    const batch = await readGroup(query, round, to, after, 500)
    const missed = batch.filter(one => phoneOf(seals, one) === undefined)
    calls.push(...missed)
    samples.push(...batch.slice(0, samplesShown - samples.length).map(one => ({ name: one.name, text: textFor(text, one) })))
    const last = batch.at(-1)
    if (!last || batch.length < 500) break
    after = last.person
  }
  const named = calls.slice(0, callsShown).map(one => ({ ...nameOf(one), text: textFor(text, one) }))
  return {
    text,
    people: await countGroup(query, round, to),
    withoutPhone: calls.length,
    samples,
    states: [],
    rows: [],
    next: null,
    calls: named,
  }
}

export const circular = answering(questions.circular, async (asking, { id, after = '', limit }) => {
  const look = await findLook(asking, 'circular', id)
  const { session, site } = asking
  if (!look || !session || !sitsAt(asking, look.law, 'department', 'leader')) return undefined
  await asking.query('insert into access_log (account, asked, subject, id) values ($1, $2, $3, $4)', [
    session.account.id,
    'circular',
    'circular',
    id,
  ])
  const state = circularIn(look.state)
  const { house } = site
  return house.database.transaction('everything', async query => {
    const text = await readText(query, house.seals, id)
    return state.status === 'sent' ? sent(house, query, id, text, state, after, limit) : previewed(query, house.seals, text, state)
  })
})
