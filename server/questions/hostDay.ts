/** A host's day: its people of every round, with what of them is its to do. One statement, no look at a form. */
import type { Present } from '../../core/hosting/day.ts'
import { questions } from '../../core/question.ts'
import { daysOfCohort } from '../../core/training/deferral/cohorts.ts'
import { blank, studying, type Training } from '../../core/training/dossier.ts'
import { duesOf } from '../../core/training/dues.ts'
import type { Law } from '../../policy/shape.ts'
import { arrivalCodeOf } from '../arrival-codes.ts'
import type { House } from '../house.ts'
import { type Asking, answering, organisationsWith } from './asking.ts'
import { findRound } from './law.ts'
import { nameOr } from './rows.ts'

/** More than any host has ever had at once. */
const most = 500
const shown = ['notified', 'missed', ...studying, 'failed'] as const

type Read = {
  readonly id: string
  readonly round: string
  readonly name: string
  readonly zh: string | null
  readonly en: string | null
  readonly state: Partial<Training>
}
const peopleText = `
select d.id, d.round, coalesce(p.name, d.id) as name, e.zh, e.en, d.state
from dossier d left join person p on p.id = d.person left join organisation e on e.id = d.employer
where d.subject = 'training' and d.host = any($1) and d.status = any($2) order by d.round desc, d.id limit ${most + 1}`

/** Their own acts are on the page already: what is due is what else the host has to do. */
const elsewhere = ['enrolment', 'leave']

/** Reports that nobody at the host has read or remarked on; remarks of earlier years name no month, and answer the oldest. */
const unreadIn = ({ reports, reportsRead = [], remarks }: Training): number => {
  const named = new Set([...reportsRead, ...remarks.flatMap(({ month }) => month ?? [])])
  const nameless = remarks.filter(({ month }) => month === undefined).length
  return Math.max(0, reports.filter(month => !named.has(month)).length - nameless)
}

const presentOf = (house: House, law: Law, today: string, { id, round, name, zh, en, state }: Read): Present => {
  const dossier: Training = { ...blank, ...state }
  const { status, notice, leavesAsked, leaves, enrolUntil, studyStart, studyEnd } = dossier
  const { from, to } = daysOfCohort(law, dossier.cohort).value
  const course = law.hosts.hosts.find(one => one.id === state.host)?.programmes.find(one => one.id === dossier.programme)
  const leave = leaves.find(l => l.nth !== undefined && l.from <= today && l.to >= today)
  // What the host itself can answer comes first.
  const asked = leavesAsked.find(one => one.grantedBy === undefined) ?? leavesAsked[0]
  return {
    ...{ id, round, name, employer: nameOr(zh, en), programme: course?.name ?? null, status, from, until: enrolUntil ?? to },
    code: status === 'notified' && notice ? arrivalCodeOf(house.seals, id, notice) : null,
    studyStart: studyStart ?? null,
    studyEnd: studyEnd ?? null,
    asked: asked ? { nth: asked.nth ?? null, from: asked.from, to: asked.to, ours: asked.grantedBy === undefined } : null,
    away: leave ? { from: leave.from, to: leave.to } : null,
    unread: unreadIn(dossier),
    dues: duesOf(law, dossier)
      .filter(({ who, what }) => who === 'host' && !elsewhere.includes(what))
      .map(({ what, on, clause }) => ({ what, on, clause })),
  }
}

/** The laws of the rounds that a host has something to do with now. */
export const lawsOf = async ({ site, query }: Asking, rounds: readonly string[]): Promise<ReadonlyMap<string, Law>> => {
  const found = await Promise.all([...new Set(rounds)].map(async id => [id, (await findRound(site.house, query, id))?.law] as const))
  return new Map(found.flatMap(([id, law]) => (law ? [[id, law] as const] : [])))
}

const roundOf = ([id, { policy }]: readonly [string, Law]) => ({
  id,
  programme: policy.programme.name,
  year: policy.year,
  from: policy.training.enrolment.value.from,
  to: policy.training.enrolment.value.to,
})

export const hostDay = answering(questions.hostDay, async asking => {
  const { query, site, session, today, at } = asking
  const hosts = organisationsWith(asking, 'host')
  if (!session || hosts.length === 0) return undefined
  const rows = await query<Read>(peopleText, [hosts, shown])
  const laws = await lawsOf(
    asking,
    rows.map(({ round }) => round),
  )
  const people = rows.slice(0, most).flatMap(row => {
    const law = laws.get(row.round)
    return law ? [presentOf(site.house, law, today, row)] : []
  })
  return { today, at: at.toISOString(), rounds: [...laws].map(roundOf), people, more: rows.length > most }
})
