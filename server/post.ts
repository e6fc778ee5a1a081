/** The post: reads the journal in the order of its transactions and tells those whom an action tells, exactly once, whoever of several servers does it. */
import { inHand } from '../core/application/dossier.ts'
import { getSubject } from '../core/catalogue.ts'
import { isSubjectName } from '../core/facts.ts'
import type { Query } from './database.ts'
import { askEmployer } from './enter/ask-employer.ts'
import { askHost } from './enter/ask-host.ts'
import { askInTraining } from './enter/follow-up-links.ts'
import type { House } from './house.ts'
import { type Loop, startLoop } from './loop.ts'
import { queueStep } from './step-texts.ts'

type Entry = {
  readonly seq: number
  readonly tx: string
  readonly id: string
  readonly due: string | null
  readonly law: string | null
  readonly subject: string
  readonly action: string
  readonly round: string | null
  readonly person: string | null
  readonly employer: string | null
  readonly body: string | null
  readonly host: string | null
  /** The body that gives, of places that two bodies move. */
  readonly giver: string | null
  /** The host that a trainee asks to move to, while that is open. */
  readonly asked: string | null
  readonly office: string
}

const most = 500

/**
 * A sequence number is drawn before its transaction commits, so reading by it alone could step over a slow one. Every transaction below the oldest one
 * still running is settled: reading by (tx, seq) below that edge misses nothing. The locked cursor row lets one server read at a time.
 */
const nextText = `
with at as (select tx, seq from cursor where name = 'post' for update)
select j.seq, j.tx::text, j.subject, j.id, j.action, j.due::text, d.round, d.person, d.employer, d.body, d.host, d.giver, d.state #>> '{change,host}' as asked,
  coalesce(l.office, 'department') as office, l.digest as law
from at, journal j join dossier d on d.subject = j.subject and d.id = j.id
left join dossier r on r.subject = 'round' and r.id = d.round left join law l on l.digest = coalesce(r.state ->> 'law', d.state ->> 'law')
where (j.tx, j.seq) > (at.tx, at.seq) and j.tx < pg_snapshot_xmin(pg_current_snapshot())
order by j.tx, j.seq limit ${most}`

/** The parties of an entry: a person by id, an organisation or an office as 'role:organisation', the ministry as itself. */
export const partiesOf = ({
  subject,
  action,
  office,
  ...related
}: Omit<Entry, 'seq' | 'tx' | 'round' | 'id' | 'due' | 'law' | 'asked'>): readonly string[] => {
  const tells = isSubjectName(subject) ? (getSubject(subject).actions[action]?.tells ?? []) : []
  return tells.flatMap(relation => {
    if (relation === 'person') return related.person === null ? [] : [related.person]
    if (relation === 'applicants' || relation === 'bodies') return []
    if (relation === 'ministry') return [relation]
    if (relation === 'giver') return related.giver === null ? [] : [`body:${related.giver}`]
    if (relation !== 'employer' && relation !== 'body' && relation !== 'host') return [`${relation}:${office}`]
    const organisation = related[relation]
    return organisation === null ? [] : [`${relation}:${organisation}`]
  })
}

/** Everybody of a round who holds a form that nobody has decided on. */
const applicantsText = `
select distinct person from dossier where subject = 'application' and round = $1 and status = any($2) and person is not null order by person`

const applicantsOf = async (query: Query, { subject, action, round }: Entry): Promise<readonly string[]> => {
  const tells = isSubjectName(subject) ? (getSubject(subject).actions[action]?.tells ?? []) : []
  if (!tells.includes('applicants') || round === null) return []
  return (await query<{ person: string }>(applicantsText, [round, inHand])).map(({ person }) => person)
}

const namedIn = (fact: unknown): readonly unknown[] => {
  const { body, bodies = [], from, to }: Readonly<Record<string, unknown>> = { ...Object(fact) }
  return [body, ...[bodies].flat(), from, to]
}

/** An act on the whole round tells the bodies that it names; all of the quota table where it names no one. */
const bodiesOf = async (query: Query, { laws }: House, { seq, subject, action, law }: Entry): Promise<readonly string[]> => {
  const tells = isSubjectName(subject) ? (getSubject(subject).actions[action]?.tells ?? []) : []
  if (!tells.includes('bodies') || law === null) return []
  // What follows from an act between bodies they have heard of by that act.
  const [entry] = await query<{ fact: unknown }>('select fact::json as fact from journal where seq = $1 and cause is null', [seq])
  if (!entry) return []
  const all = ((await laws.read(query, law))?.places.bodies ?? []).map(({ body }) => body)
  const named = namedIn(entry.fact).filter(one => one !== undefined)
  return all.filter(body => named.length === 0 || named.includes(body)).map(body => `body:${body}`)
}

const messagesOf = async (query: Query, house: House, entries: readonly Entry[]) => {
  const all: { readonly entry: number; readonly party: string }[] = []
  for (const entry of entries) {
    const parties = [...partiesOf(entry), ...(await applicantsOf(query, entry)), ...(await bodiesOf(query, house, entry))]
    all.push(...parties.map(party => ({ entry: entry.seq, party })))
  }
  return all
}

const deliver = async (query: Query, house: House, publicUrl: string | undefined): Promise<number> => {
  await query("insert into cursor (name, tx, seq) values ('post', '0', 0) on conflict do nothing")
  const entries = await query<Entry>(nextText)
  const last = entries.at(-1)
  if (!last) return 0
  const messages = await messagesOf(query, house, entries)
  await query('insert into message (entry, party) select * from unnest($1::bigint[], $2::text[]) on conflict do nothing', [
    messages.map(m => m.entry),
    messages.map(m => m.party),
  ])
  for (const entry of entries) {
    await askEmployer(query, house, entry, publicUrl)
    await askHost(query, house, entry, publicUrl)
    await askInTraining(query, house, entry, publicUrl)
    await queueStep(query, house, entry)
  }
  await query("update cursor set tx = $1::xid8, seq = $2 where name = 'post'", [last.tx, last.seq])
  return entries.length
}

/** Tells everything that has not been told yet; returns how many entries it read. */
export const postOnce = async (house: House, publicUrl?: string): Promise<number> => {
  for (let total = 0; ; ) {
    const read = await house.database.transaction('everything', query => deliver(query, house, publicUrl))
    total += read
    if (read < most) return total
  }
}

/** `publicUrl` is asked each time: the address is known once the doors are open. */
export const startPost = (house: House, publicUrl: () => string | undefined): Loop =>
  startLoop('post', 1_000, () => postOnce(house, publicUrl()))
