/** The whole round on one page: where its dossiers stand, stage by stage, who is waited for, and what is late. A body sees its share. */
import { isOwer } from '../../core/duty/duties.ts'
import { type Stage, stageOf, stages } from '../../core/duty/stages.ts'
import { isSubjectName } from '../../core/facts.ts'
import { questions } from '../../core/question.ts'
import { blank, type Round } from '../../core/round/dossier.ts'
import { lastDayOfAll } from '../../core/round/windows.ts'
import type { Law } from '../../policy/shape.ts'
import { type Asking, answering, hasSeat, organisationsWith } from './asking.ts'
import { withoutConfidences } from './duties.ts'
import { findRound } from './law.ts'
import { part, run } from './rows.ts'
import { standing } from './stands.ts'

type LateRead = { readonly who: string; readonly subject: string; readonly what: string; readonly count: number; readonly since: string }

const lateOf = (asking: Asking, round: string) =>
  run<LateRead>(
    asking.query,
    part`select u.who, u.subject, u.what, count(*)::int as count, min(u.until)::text as since from duty u
      where u.round = ${round} and u.until < ${asking.today}::date and ${withoutConfidences(asking)}
        and ${hasSeat(asking, 'department', 'leader', 'auditor') ? part`true` : part`u.body = any(${organisationsWith(asking, 'body')})`}
      group by 1, 2, 3 order by 5, 1, 2, 3`,
  )

type Days = { readonly from: string | null; readonly to: string | null }
const noDays: Days = { from: null, to: null }

/** The days that the policy gives to a stage, with the extensions of the round. */
const daysOf = (law: Law, round: Pick<Round, 'extensions'>, stage: Stage): Days => {
  const { procedure, training, documents } = law.policy
  const { apply, nominate } = procedure.windows
  if (stage === 'applications') return { from: apply.value.from, to: lastDayOfAll(apply.value.to, round, 'apply') }
  if (stage === 'rosters') return { from: nominate.value.from, to: lastDayOfAll(nominate.value.to, round, 'nominate') }
  if (stage === 'placement') return { from: null, to: documents.enrolmentNoticeBy.value }
  return stage === 'enrolment' ? training.enrolment.value : noDays
}

export const roundState = answering(questions.roundState, async (asking, { round }) => {
  const found = await findRound(asking.site.house, asking.query, round)
  if (!found || !hasSeat(asking, 'department', 'leader', 'auditor', 'body')) return undefined
  const { stands } = await standing(asking, round, found.law)
  const groups = stands.flatMap(({ subject, status, waits_for: waitsFor, count }) =>
    isSubjectName(subject) ? [{ stage: stageOf(subject, status), group: { subject, status, waitsFor, count } }] : [],
  )
  const late = (await lateOf(asking, round)).flatMap(({ subject, who, ...row }) =>
    isSubjectName(subject) && isOwer(who) ? [{ stage: stageOf(subject, row.what), row: { subject, who, ...row } }] : [],
  )
  const { extensions = blank.extensions }: Partial<Round> = { ...Object(found.state) }
  return stages.map(stage => ({
    stage,
    ...daysOf(found.law, { extensions }, stage),
    groups: groups.filter(one => one.stage === stage).map(({ group }) => group),
    late: late.filter(one => one.stage === stage).map(({ row }) => row),
  }))
})
