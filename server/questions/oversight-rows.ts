/** The lines of an auditor's workspace, kind by kind, each from what was written down when it happened. */
import { getSubject } from '../../core/catalogue.ts'
import { subjectNames } from '../../core/facts.ts'
import { actionsOf, type OversightKind, oversightKinds, overtakenRules } from '../../core/oversight/kinds.ts'
import type { Law } from '../../policy/shape.ts'
import type { Query } from '../database.ts'

/** Answers that meet a day, though the dossier stays where it is. */
const answers = ['sample.answer']
/** Acts that leave a dossier where it is: they neither meet a day nor set one. */
const staying = subjectNames.flatMap(name =>
  Object.entries(getSubject(name).actions).flatMap(([verb, { to }]) =>
    to === undefined && !answers.includes(`${name}.${verb}`) ? [`${name}.${verb}`] : [],
  ),
)

const columns = `j.seq, j.at, j.subject, j.id, j.n, coalesce(p.name, o.zh, d.person, d.id) as title, case when d.person is null then d.track end as track, j.action, null::text as why,
  coalesce(a.zh, j.actor) as zh, coalesce(a.en, j.actor) as en, j.role`
const beside =
  'left join account a on a.id = j.actor left join person p on p.id = d.person left join organisation o on o.id = coalesce(d.body, d.host)'
const dayOf = (at: string) => `(${at} at time zone 'Asia/Shanghai')::date`
const days = (at: string) => `and ($2::date is null or ${dayOf(at)} >= $2) and ($3::date is null or ${dayOf(at)} <= $3)`

/** 'training.defer', … → the conditions that the index of actions serves. */
const oneOf = (names: readonly string[]) => {
  const rooms = Map.groupBy(names, name => name.split('.')[0] ?? '')
  return [...rooms]
    .map(([room, all]) => `j.subject = '${room}' and j.action in (${all.map(name => `'${name.split('.')[1]}'`).join(', ')})`)
    .join(' or ')
}

const fromJournal = (kind: Exclude<OversightKind, 'lateActs' | 'ownCase' | 'overtaken' | 'exports'>) => `
select ${columns}, null::text as due from journal j
cross join lateral (select x.round, x.person, x.body, x.host, x.track, x.id from dossier x where x.subject = j.subject and x.id = j.id offset 0) d ${beside}
where (${oneOf(actionsOf[kind])}) and case j.subject when 'round' then j.id else d.round end = $1 ${days('j.at')}`

/** Of each day that an entry set, the next act that moves on or sets another: it is late if it came after that day. */
const lateActs = `
select ${columns}, b.due::text as due from (
  select x.subject, x.id, x.person, x.body, x.host, x.track from dossier x where x.round = $1 or (x.subject = 'round' and x.id = $1)) d
cross join lateral (select x.n, x.due from journal x where x.subject = d.subject and x.id = d.id and x.due is not null offset 0) b
cross join lateral (select x.* from journal x where x.subject = d.subject and x.id = d.id and x.n > b.n
  and (x.due is not null or not (x.subject || '.' || x.action) = any($4)) order by x.n limit 1) j ${beside}
where j.role <> 'clock' and j.cause is null and not (j.subject || '.' || j.action) = any($4) and ${dayOf('j.at')} > b.due ${days('j.at')}`

const secondRules = overtakenRules.map(rule => `'${rule}'`).join(', ')
/** Refusals that were kept: of one's own case, or of who came second. */
const refused = (which: 'in' | 'not in') => `
select f.seq, f.at, f.subject, f.id, null::int as n, coalesce(p.name, o.zh, d.person, f.id) as title,
  case when d.person is null then d.track end as track, f.action, f.rule as why, coalesce(a.zh, f.account) as zh, coalesce(a.en, f.account) as en,
  null::text as role, null::text as due
from refused_attempt f left join dossier d on d.subject = f.subject and d.id = f.id left join person p on p.id = d.person
  left join organisation o on o.id = coalesce(d.body, d.host) left join account a on a.id = f.account
where f.round = $1 and f.rule ${which} (${secondRules}) ${days('f.at')}`

const exported = `
select l.seq, l.at, l.subject, l.id, null::int as n, l.id as title, null::text as track, l.asked as action, l.reason as why,
  coalesce(a.zh, l.account) as zh, coalesce(a.en, l.account) as en, null::text as role, null::text as due
from access_log l left join account a on a.id = l.account
where l.subject = 'round' and l.id = $1 and l.reason is not null ${days('l.at')}`

const text = (kind: OversightKind): string => {
  if (kind === 'lateActs') return lateActs
  if (kind === 'ownCase') return refused('not in')
  if (kind === 'overtaken') return refused('in')
  return kind === 'exports' ? exported : fromJournal(kind)
}

export type OversightRow = {
  readonly seq: number
  readonly at: string
  readonly subject: string
  readonly id: string
  readonly n: number | null
  readonly title: string
  /** Of what is about no one person: a roster is a body’s of a track. */
  readonly track: string | null
  readonly action: string
  readonly why: string | null
  readonly zh: string
  readonly en: string
  readonly role: string | null
  readonly due: string | null
}
export type Span = { readonly round: string; readonly from?: string | undefined; readonly until?: string | undefined }

/** As the pages call it: a round by its year and programme, a roster by its body and track, anything of a person by their name. */
export const titleOf = ({ policy }: Law, { subject, title, track }: OversightRow): string => {
  if (subject === 'round') return `${policy.year} · ${policy.programme.name.zh}`
  return track === null ? title : `${title} · ${policy.tracks[track]?.name.zh ?? track}`
}

/** A parameter that nothing reads has no type of its own. */
const typed = 'select $4::text[]'
const valuesOf = ({ round, from, until }: Span) => [round, from ?? null, until ?? null, staying]

const pageText = (kind: OversightKind) => `
with typed as (${typed}), line as (${text(kind)})
select seq::float8 as seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, subject, id, n, title, track, action, why, zh, en, role, due
from line where seq < $5 order by seq desc limit $6`
export const oversightPage = (query: Query, kind: OversightKind, span: Span, before: number, limit: number) =>
  query<OversightRow>(pageText(kind), [...valuesOf(span), before, limit])

const countOf = (kind: OversightKind) =>
  `select '${kind}' as kind, count(*)::int as count from (${text(kind)}) as line_${kind.toLowerCase()}`
/** What was late is counted where it is looked at: it reads each day that was ever set. */
const countsText = (kind: OversightKind) => {
  const counted = oversightKinds.filter(one => one !== 'lateActs' || kind === one)
  return `with typed as (${typed}) ${counted.map(countOf).join(' union all ')}`
}
export const oversightCounts = (query: Query, kind: OversightKind, span: Span) =>
  query<{ kind: string; count: number }>(countsText(kind), valuesOf(span))
