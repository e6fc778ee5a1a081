/** Keeps the duties of every dossier beside it: reads the journal in the order of its transactions, like the post, and makes the lines of what changed anew. */
import { dutiesOf, partyOf } from '../core/duty/duties.ts'
import { partyDutyOf } from '../core/duty/party.ts'
import { isSubjectName, type Related } from '../core/facts.ts'
import { trainingIn } from '../core/training/dossier.ts'
import { confirmPartyLife } from '../core/training/employer/confirmPartyLife.ts'
import type { Query } from './database.ts'
import type { House } from './house.ts'
import { type Loop, startLoop } from './loop.ts'

const most = 500

/** Settled transactions only, so that a slow one is not stepped over; the locked cursor lets one server read at a time. */
const nextText = `
with at as (select tx, seq from cursor where name = 'duties' for update)
select j.seq, j.tx::text, j.subject, j.id from at, journal j
where (j.tx, j.seq) > (at.tx, at.seq) and j.tx < pg_snapshot_xmin(pg_current_snapshot())
order by j.tx, j.seq limit ${most}`
type Entry = { readonly seq: number; readonly tx: string; readonly subject: string; readonly id: string }

const columns = `d.subject, d.id, d.round, d.track, d.person, d.employer, d.body, d.host, d.state,
  to_char(d.since at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as since, coalesce(r.state ->> 'law', d.state ->> 'law') as law`
const ofRound = "left join dossier r on r.subject = 'round' and r.id = d.round"
const changedText = `
select ${columns} from unnest($1::text[], $2::text[]) c(subject, id)
join dossier d on d.subject = c.subject and d.id = c.id ${ofRound}`
/** Where a law has changed, every dossier of its round may owe something else. */
const roundText = `
select ${columns} from dossier d ${ofRound}
where d.round = $1 and (d.subject, d.id) > ($2, $3) order by d.subject, d.id limit ${most}`

type Read = Related & {
  readonly subject: string
  readonly id: string
  readonly state: Related & { readonly status: string }
  readonly since: string
  readonly law: string | null
}

const linesOf = async (house: House, query: Query, read: Read) => {
  const { subject, id, state, since } = read
  const law = read.law === null ? undefined : await house.laws.read(query, read.law)
  // A round is not of itself a column of its row.
  const round = subject === 'round' ? id : state.round
  if (!law || round === undefined || !isSubjectName(subject)) return []
  const { track, person, employer, body, host } = read
  return dutiesOf(law, { subject, state, since }).map(duty => {
    // The dossier is not the asked host's to see yet, nor is its line anybody else's: it names the host and nobody.
    const asked = duty.what === 'askedToTake' ? trainingIn(state).change?.host : undefined
    if (asked !== undefined) return { subject, id, round, ...duty, host: asked, party: asked }
    return { ...{ subject, id, round, track, person, employer, body, host }, ...duty, party: partyOf(law, duty.who, state) }
  })
}

type Place = { readonly round: string; readonly host: string }
/** The people of each host and round together, and the first of their files, on which its line lies. */
const atHostsText = `
select d.round, d.host, min(d.id) as id, min(d.state ->> 'studyStart') as "from", max(d.state ->> 'studyEnd') as "to",
  coalesce(json_agg(d.state -> 'partyLifeConfirmed') filter (where d.state -> 'partyLifeConfirmed' <> '[]'), '[]') as confirmed, r.state ->> 'law' as law
from unnest($1::text[], $2::text[]) c(round, host)
join dossier d on d.host = c.host and d.round = c.round and d.subject = 'training' and d.status = any($3) and d.state ->> 'studyEnd' is not null
join dossier r on r.subject = 'round' and r.id = d.round
group by d.round, d.host, r.state ->> 'law'`
type AtHostRead = Place & {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly confirmed: readonly (readonly number[])[]
  readonly law: string
}

/** Nobody but the host and the office reaches this line: it names no person, and no employer or body. */
const partyLines = async (house: House, query: Query, places: readonly Place[]) => {
  const once = [...new Map(places.map(one => [`${one.round} ${one.host}`, one])).values()]
  if (once.length === 0) return []
  await query(clearPartyText, [once.map(({ round }) => round), once.map(({ host }) => host)])
  const rows = await query<AtHostRead>(atHostsText, [once.map(({ round }) => round), once.map(({ host }) => host), confirmPartyLife.from])
  const lines = rows.map(async ({ round, host, id, from, to, confirmed, law: digest }) => {
    const law = await house.laws.read(query, digest)
    const duty = law && partyDutyOf(law, { from, to, confirmed: confirmed.flat() })
    return duty ? [{ subject: 'training', id, round, host, ...duty, party: host }] : []
  })
  return (await Promise.all(lines)).flat()
}

const placesOf = (rows: readonly Read[]): readonly Place[] =>
  rows.flatMap(({ subject, state: { round }, host }) => (subject === 'training' && round && host ? [{ round, host }] : []))

const clearPartyText = `
delete from duty using unnest($1::text[], $2::text[]) c(round, host)
where duty.what = 'partyLife' and duty.round = c.round and duty.host = c.host`
const clearText =
  'delete from duty using unnest($1::text[], $2::text[]) c(subject, id) where duty.subject = c.subject and duty.id = c.id returning duty.what, duty.round, duty.host'
const writeText = `
insert into duty (subject, id, what, who, since, until, clause, round, track, party, person, employer, body, host)
select subject, id, what, who, since, until, clause, round, track, party, person, employer, body, host
from jsonb_to_recordset($1::jsonb) as t(subject text, id text, what text, who text, since date, until date, clause text, round text, track text,
  party text, person text, employer text, body text, host text)
on conflict do nothing`

const renew = async (house: House, query: Query, rows: readonly Read[]): Promise<void> => {
  const lines = (await Promise.all(rows.map(row => linesOf(house, query, row)))).flat()
  const cleared = await query<Place & { readonly what: string }>(clearText, [rows.map(({ subject }) => subject), rows.map(({ id }) => id)])
  // Whoever went to another host may have borne the line of the one that they left.
  const left = cleared.filter(({ what }) => what === 'partyLife')
  const ofHosts = await partyLines(house, query, [...placesOf(rows), ...left])
  await query(writeText, [JSON.stringify([...lines, ...ofHosts])])
}

const renewRound = async (house: House, query: Query, round: string): Promise<void> => {
  for (let after: Pick<Read, 'subject' | 'id'> = { subject: '', id: '' }; ; ) {
    const rows = await query<Read>(roundText, [round, after.subject, after.id])
    await renew(house, query, rows)
    const last = rows.at(-1)
    if (!last || rows.length < most) return
    after = last
  }
}

const read = async (house: House, query: Query): Promise<number> => {
  await query("insert into cursor (name, tx, seq) values ('duties', '0', 0) on conflict do nothing")
  const entries = await query<Entry>(nextText)
  const last = entries.at(-1)
  if (!last) return 0
  const changed = [...new Map(entries.map(({ subject, id }) => [`${subject}/${id}`, { subject, id }])).values()]
  const rows = await query<Read>(changedText, [changed.map(({ subject }) => subject), changed.map(({ id }) => id)])
  await renew(house, query, rows)
  for (const { subject, id } of changed) if (subject === 'round') await renewRound(house, query, id)
  await query("update cursor set tx = $1::xid8, seq = $2 where name = 'duties'", [last.tx, last.seq])
  return entries.length
}

/** Takes in everything that the journal has to tell; returns how many entries it read. A crash leaves the cursor where it was. */
export const dutiesOnce = async (house: House): Promise<number> => {
  for (let total = 0; ; ) {
    const count = await house.database.transaction('everything', query => read(house, query))
    total += count
    if (count < most) return total
  }
}

export const startDuties = (house: House): Loop => startLoop('duties', 1_000, () => dutiesOnce(house))
