/** A host's people with the grades of their assessment: for its own page, and for the office that helps it. */
import { questions } from '../../core/question.ts'
import type { Assessment } from '../../core/training/assessment/assessment.ts'
import { unmarked } from '../../core/training/assessment/assessment.ts'
import type { Candidate } from '../../core/training/assessment/assessment-questions.ts'
import { studying } from '../../core/training/dossier.ts'
import type { Law } from '../../policy/shape.ts'
import { textIn } from '../reading.ts'
import { placeOf, type Seals } from '../seal.ts'
import { type Asking, answering, organisationsWith, sitsAt } from './asking.ts'
import { findRound } from './law.ts'
import { nameOr } from './rows.ts'

type Read = {
  readonly id: string
  readonly name: string
  readonly zh: string | null
  readonly en: string | null
  readonly track: string | null
  readonly status: string
  readonly study_end: string | null
  readonly attempts: number
  readonly assessment: Assessment | null
  readonly welcome_n: number | null
  readonly welcome: Buffer | null
  readonly panel_n: number | null
  readonly panel: Buffer | null
}

/** More than any host has ever taken in a year. */
const most = 500
export const assessed = [...studying, 'failed', 'passed']
const peopleText = `
select d.id, coalesce(p.name, d.id) as name, e.zh, e.en, d.track, d.status, d.state ->> 'studyEnd' as study_end, coalesce((d.state ->> 'attempts')::int, 0) as attempts,
  d.state -> 'assessment' as assessment, w.n as welcome_n, w.sealed as welcome, m.n as panel_n, m.sealed as panel
from dossier d left join person p on p.id = d.person left join organisation e on e.id = d.employer
left join lateral (select n, sealed from record where subject = 'placement' and id = d.id and kind = 'welcome' order by n desc limit 1) w on true
left join lateral (select n, sealed from record where subject = 'training' and id = d.id and kind = 'panel' order by n desc limit 1) m on true
where d.subject = 'training' and d.round = $1 and d.host = $2 and d.status = any($3) and ($4::text[] is null or d.id = any($4))
order by name, d.id limit ${most}`

const opened = (
  seals: Seals,
  place: readonly [subject: string, id: string, kind: string],
  n: number | null,
  sealed: Buffer | null,
): unknown => (n === null || sealed === null ? undefined : seals.open(placeOf(...place, n), sealed))

const membersIn = (record: unknown): readonly string[] => {
  const members: unknown = typeof record === 'object' && record !== null ? Reflect.get(record, 'members') : undefined
  return Array.isArray(members) ? members.map(one => textIn(one, 'name') ?? '') : []
}

const candidateOf = (seals: Seals, read: Read): Candidate => {
  const { id, name, zh, en, track, status, attempts } = read
  const { version, marks, panel = [], minutes, failedOn } = read.assessment ?? unmarked
  const named = membersIn(opened(seals, ['training', id, 'panel'], read.panel_n, read.panel))
  const welcome = opened(seals, ['placement', id, 'welcome'], read.welcome_n, read.welcome)
  return {
    ...{ id, name, employer: nameOr(zh, en), track: track ?? '', status, studyEnd: read.study_end, attempts, version },
    marks: marks.map(({ part, attempt, on, grades }) => ({ part, attempt, on, grades: [...grades] })),
    panel: panel.map(({ code, withdrawn = null }, i) => ({ code, name: named[i] ?? code, withdrawn })),
    minutes: minutes ? { on: minutes.on, version: minutes.version } : null,
    failedOn: failedOn ?? null,
    supervisor: textIn(welcome, 'supervisor') ?? null,
  }
}

/** The host that is named, or the asker's own. */
const hostFor = (asking: Asking, law: Law, named: string | undefined) => {
  const own = organisationsWith(asking, 'host')
  const host = law.hosts.hosts.find(({ id }) => (named === undefined ? own.includes(id) : id === named))
  const mine = host !== undefined && own.includes(host.id)
  return host && (mine || sitsAt(asking, law, 'department', 'leader')) ? { host, mine } : undefined
}

/** Whoever is assessed at a host, or only those who are named; each look is logged. */
export const readCandidates = async (asking: Asking, round: string, named: string | undefined, ids?: readonly string[]) => {
  const { site, query, session } = asking
  const found = await findRound(site.house, query, round)
  const theirs = found && hostFor(asking, found.law, named)
  if (!found || !theirs || !session) return undefined
  const { host, mine } = theirs
  const reads = await query<Read>(peopleText, [round, host.id, assessed, ids ?? null])
  const log = "insert into access_log (account, asked, subject, id) values ($1, 'assessment', 'round', $2)"
  await query(log, [session.account.id, round])
  return { law: found.law, host, mine, people: reads.map(read => candidateOf(site.house.seals, read)) }
}

export const assessment = answering(questions.assessment, async (asking, { round, host: named }) => {
  const found = await readCandidates(asking, round, named)
  return found && { host: found.host.id, name: found.host.name, mine: found.mine, people: found.people }
})
