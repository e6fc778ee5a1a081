/** What is due from whom and when in a training: each duty keeps its own day, so that one who is prompt never hides another who is late. */
import type { Law } from '../../policy/shape.ts'
import { addDays, addMonths } from '../calendar.ts'
import { stillAsked } from './afterwards/afterwards.ts'
import { warningDays } from './deferral/cohorts.ts'
import type { Training } from './dossier.ts'
import { helpDays, openHelp } from './employer/keeping-touch.ts'
import { nextMilestone, onMilestones, windowOf } from './milestone/milestones.ts'
import { planDue } from './plan/plans.ts'

export const dueKinds = [
  'enrolment',
  'deferral',
  'rejoin',
  'declaration',
  'plan',
  'report',
  'undertakings',
  'leave',
  'assessment',
  'followUp',
  'help',
] as const

export type Due = {
  readonly what: (typeof dueKinds)[number]
  readonly who: 'person' | 'employer' | 'host' | 'department'
  /** The day from which it is owed, where that is not the day of the last step. */
  readonly since?: string
  readonly on: string
  readonly clause: string
}

type Owed = { readonly since: string; readonly on: string }

/** Every so many months from the start of study, as often as it was done already and once more; none after the last day. */
const everyMonths = (months: number, done: number, { studyStart, studyEnd }: Training): readonly Owed[] => {
  if (studyStart === undefined || studyEnd === undefined) return []
  const on = addMonths(studyStart, months * (done + 1))
  return on <= studyEnd ? [{ since: addMonths(studyStart, months * done), on }] : []
}

/** Help that an employer asked for, as long as nobody has answered. */
const helping = (law: Law, { help }: Training): readonly Due[] =>
  openHelp(help).map(({ on, answerBy }) => ({
    what: 'help',
    who: 'department',
    since: on,
    on: answerBy,
    clause: helpDays(law).clause,
  }))

/** A deferral that was asked for, until it is decided. */
const deciding = ({ policy }: Law, { deferralAsked }: Training): readonly Due[] => {
  const { deferral } = policy.training
  if (deferralAsked === undefined || deferral === undefined) return []
  return [{ what: 'deferral', who: deferral.value.decidedBy, on: deferralAsked.answerBy, clause: deferral.clause }]
}

/** The next milestone, so many days after the first on which it may be declared; never after the last. */
const declaring = (law: Law, dossier: Training): readonly Due[] => {
  const next = nextMilestone(law, dossier)
  const window = next && windowOf(dossier, next)
  if (window === undefined) return []
  const on = addDays(window.from, law.policy.procedure.answerDays.correct.value)
  return [
    { what: 'declaration', who: 'host', on: window.to !== undefined && window.to < on ? window.to : on, clause: onMilestones(law).clause },
  ]
}

const whileDeferred = (law: Law, dossier: Training): readonly Due[] =>
  warningDays(law, dossier).map(on => ({ what: 'rejoin', who: 'person', on, clause: law.policy.training.deferral?.clause ?? '' }))

const whileNotified = (law: Law, dossier: Training): readonly Due[] =>
  dossier.enrolUntil === undefined
    ? []
    : [{ what: 'enrolment', who: 'host', on: dossier.enrolUntil, clause: law.policy.training.enrolment.clause }]

const whileStudying = ({ policy: { training: t } }: Law, dossier: Training): readonly Due[] => {
  const reports = everyMonths(t.reportEveryMonths.value, dossier.reports.length, dossier)
  const confirmations = everyMonths(t.undertakingsEveryMonths.value, dossier.undertakingsConfirmed.length, dossier)
  return [
    ...planDue(dossier).map(on => ({ what: 'plan', who: 'host', on, clause: t.studyPlan.clause }) as const),
    ...reports.map(owed => ({ what: 'report', who: 'person', ...owed, clause: t.reportEveryMonths.clause }) as const),
    ...confirmations.map(owed => ({ what: 'undertakings', who: 'employer', ...owed, clause: t.undertakingsEveryMonths.clause }) as const),
    ...dossier.leavesAsked.flatMap(({ answerBy: on, grantedBy }) =>
      on === undefined ? [] : [{ what: 'leave', who: grantedBy ?? 'host', on, clause: t.leave.grantedBy.clause } as const],
    ),
    ...(dossier.studyEnd === undefined
      ? []
      : [{ what: 'assessment', who: 'host', on: dossier.studyEnd, clause: t.assessment.clause } as const]),
  ]
}

const afterReturn = (law: Law, dossier: Training): readonly Due[] =>
  stillAsked(law, dossier).map(({ side, on }) => ({
    what: 'followUp',
    who: side,
    since: on,
    on,
    clause: law.policy.training.followUp.clause,
  }))

const ended = ['withdrawn', 'terminated', 'cancelled', 'released'] as const satisfies readonly Training['status'][]

/** All that is still due in a training as it stands, the earliest first. */
export const duesOf = (law: Law, dossier: Training): readonly Due[] =>
  [...deciding(law, dossier), ...helping(law, dossier), ...inStatus(law, dossier)].toSorted((a, b) =>
    a.on < b.on ? -1 : Number(a.on > b.on),
  )

const inStatus = (law: Law, dossier: Training): readonly Due[] => {
  if (dossier.status === 'deferred') return whileDeferred(law, dossier)
  if (dossier.status === 'notified') return whileNotified(law, dossier)
  if (dossier.status === 'passed') return [...declaring(law, dossier), ...afterReturn(law, dossier)]
  return ended.some(status => status === dossier.status) ? [] : [...declaring(law, dossier), ...whileStudying(law, dossier)]
}

/** The day of the next duty once a training has changed, if any is left. */
export const nextDue = (law: Law, dossier: Training, change: Partial<Training>): string | undefined =>
  duesOf(law, { ...dossier, ...change }).at(0)?.on
