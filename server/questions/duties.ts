/** Whose duty it is, since when, until when and how late: the lines that are kept beside the dossiers, the most urgent first. */

import type { z } from 'zod'
import { addDays } from '../../core/calendar.ts'
import { type Able, findAble } from '../../core/duty/able.ts'
import { isOwer } from '../../core/duty/duties.ts'
import type { DutiesAsked, DutyRow } from '../../core/duty/questions.ts'
import { isSubjectName } from '../../core/facts.ts'
import { lateDays } from '../../core/lateness.ts'
import { questions } from '../../core/question.ts'
import { type HeldNamed, owingOf, readHeld } from '../escalation.ts'
import { type Asking, answering, hasSeat, organisationsWith } from './asking.ts'
import { findRound } from './law.ts'
import { allOf, anyOf, cursorOf, findCursor, nameOr, type Part, part, run } from './rows.ts'

export type Narrowing = z.output<typeof DutiesAsked>
const soonDays = 7
const never = '9999-12-31'

/** What a person asks or reports in confidence is the department's and the leader's. */
export const withoutConfidences = (asking: Asking): Part =>
  hasSeat(asking, 'department', 'leader') ? part`true` : part`u.subject <> 'inquiry'`

/** Those who look after others' duties see them all, as far as the database shows them; everybody else their own. */
const shareOf = (asking: Asking): Part => {
  if (hasSeat(asking, 'department', 'leader', 'finance', 'auditor')) return withoutConfidences(asking)
  const person = asking.session?.account.person
  // Only the hats that are worn, so that an index serves each.
  const own = (['employer', 'host'] as const).flatMap(role => {
    const organisations = organisationsWith(asking, role)
    return organisations.length === 0 ? [] : [part`(u.who = ${role} and u.${part.ref(role)} = any(${organisations}))`]
  })
  const bodies = organisationsWith(asking, 'body')
  return anyOf([
    ...own,
    ...(bodies.length === 0 ? [] : [part`u.body = any(${bodies})`]),
    ...(person ? [part`(u.who = 'person' and u.person = ${person})`] : []),
  ])
}

const told = part`exists (select from escalation e where e.subject = u.subject and e.id = u.id and e.what = u.what and e.who = u.who and e.until = u.until)`

const stateOf = (state: Narrowing['state'], today: string): readonly Part[] => {
  if (state === 'late') return [part`u.until < ${today}::date`]
  if (state === 'soon') return [part`u.until between ${today}::date and ${addDays(today, soonDays)}::date`]
  if (state === 'undated') return [part`u.until is null`]
  return state === 'told' ? [part`u.until < ${today}::date`, told] : []
}

const wantedIn = (asking: Asking, { round, state, ...filters }: Narrowing): readonly Part[] => [
  part`u.round = ${round}`,
  shareOf(asking),
  ...stateOf(state, asking.today),
  ...(['who', 'what', 'subject', 'body'] as const).flatMap(key =>
    filters[key] === undefined ? [] : [part`u.${part.ref(key)} = ${filters[key]}`],
  ),
]

type Read = {
  readonly subject: string
  readonly id: string
  readonly what: string
  readonly who: string
  readonly title: string
  readonly party_zh: string | null
  readonly party_en: string | null
  readonly body_zh: string | null
  readonly body_en: string | null
  readonly since: string
  readonly until: string | null
  readonly clause: string
  readonly person: string | null
  readonly employer: string | null
  readonly body: string | null
  readonly host: string | null
  readonly told_zh: string | null
  readonly told_en: string | null
  readonly told_as: string | null
  readonly told_role: string | null
  readonly told_on: string | null
}

const byNeed = part`coalesce(u.until, '9999-12-31'::date), u.subject, u.id, u.what, u.who`
const columns = part`u.subject, u.id, u.what, u.who, u.since, u.until, u.clause, u.person, u.employer, u.body, u.host,
  coalesce(p.name, b.zh, case when u.what in ('partyLife', 'askedToTake') then o.zh end, u.id) as title, coalesce(o.zh, case when u.who = 'person' then p.name end) as party_zh,
  coalesce(o.en, case when u.who = 'person' then p.name end) as party_en, b.zh as body_zh, b.en as body_en,
  t.zh as told_zh, t.en as told_en, t.told_as, t.role as told_role, t.told_on`
/** The name of an office says nothing beside the role; organisations stand by their names. */
const joins = part`left join person p on p.id = u.person
  left join organisation o on o.id = u.party and u.who in ('employer', 'body', 'host')
  left join organisation b on b.id = u.body
  left join lateral (select e.told_as, e.role, to_char(e.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as told_on, a.zh, a.en
    from escalation e join account a on a.id = e.told
    where e.subject = u.subject and e.id = u.id and e.what = u.what and e.who = u.who and e.until = u.until order by e.seq desc limit 1) t on true`

const read = (asking: Asking, wanted: readonly Part[], limit: number) =>
  run<Read>(
    asking.query,
    part`select ${columns} from (select * from duty u where ${allOf(wanted)} order by ${byNeed} limit ${limit}) u ${joins} order by ${byNeed}`,
  )

/** Names of those who sit at desks are for those who look after the round. */
const namesPeople = (asking: Asking) => hasSeat(asking, 'department', 'leader', 'auditor', 'body')

const callFor = (office: string, row: Read, held: readonly HeldNamed[]): DutyRow['call'] => {
  const owing = owingOf(row)
  const able: Able | undefined = owing && findAble({ ...owing, office, held }, 'seat')
  const named = able && held.find(({ account }) => account === able.account)
  return able && named ? { name: { zh: named.zh, en: named.en }, as: able.as, role: able.role } : null
}

type Seen = { readonly office: string; readonly held: readonly HeldNamed[]; readonly today: string; readonly names: boolean }

const rowOf = (row: Read, { office, held, today, names }: Seen): readonly DutyRow[] => {
  const { subject, id, title, what, who, since, until, clause, told_as, told_role, told_on } = row
  if (!isSubjectName(subject) || !isOwer(who)) return []
  const name = names ? nameOr(row.told_zh, row.told_en) : null
  const toldTo = told_as && told_role && told_on ? { name, as: told_as, role: told_role, on: told_on } : null
  const party = nameOr(row.party_zh, row.party_en)
  const body = nameOr(row.body_zh, row.body_en)
  const late = lateDays(until ?? undefined, today)
  return [
    {
      ...{ subject, id, title, what, who, party, body, since, until, late, clause },
      told: toldTo,
      call: names ? callFor(office, row, held) : null,
    },
  ]
}

/** The rows of a page, with whom to call about each. */
export const dutyRows = async (asking: Asking, narrowing: Narrowing, after: string | undefined, limit: number) => {
  const found = await findRound(asking.site.house, asking.query, narrowing.round)
  if (!found) return undefined
  const { office } = found.law.policy.programme
  const cursor = findCursor(after)
  const [subject = '', id = '', what = '', who = ''] = cursor?.id.split('|') ?? []
  const beyond = cursor ? [part`(${byNeed}) > (${cursor.key}::date, ${subject}, ${id}, ${what}, ${who})`] : []
  const rows = await read(asking, [...wantedIn(asking, narrowing), ...beyond], limit + 1)
  const shown = rows.slice(0, limit)
  const names = namesPeople(asking)
  const owing = shown.map(owingOf).filter(one => one !== undefined)
  const held = names ? await readHeld(asking.query, office, owing, asking.today) : []
  const last = shown.at(-1)
  return {
    rows: shown.flatMap(row => rowOf(row, { office, held, today: asking.today, names })),
    next: rows.length > limit && last ? cursorOf(last.until ?? never, [last.subject, last.id, last.what, last.who].join('|')) : null,
  }
}

type Counted = { readonly who: string; readonly open: number; readonly late: number; readonly soon: number; readonly told: number }

const countsOf = async (asking: Asking, { round, body }: Narrowing) => {
  const { today } = asking
  const rows = await run<Counted>(
    asking.query,
    part`select u.who, count(*)::int as open, count(*) filter (where u.until < ${today}::date)::int as late,
        count(*) filter (where u.until between ${today}::date and ${addDays(today, soonDays)}::date)::int as soon,
        count(*) filter (where u.until < ${today}::date and ${told})::int as told
      from duty u where ${allOf(wantedIn(asking, { round, body }))} group by 1`,
  )
  return rows.flatMap(({ who, ...counts }) => (isOwer(who) ? [{ who, ...counts }] : []))
}

export const duties = answering(questions.duties, async (asking, { after, limit, ...narrowing }) => {
  const found = await dutyRows(asking, narrowing, after, limit)
  return found && { ...found, counts: await countsOf(asking, narrowing) }
})
