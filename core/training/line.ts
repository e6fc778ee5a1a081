/** The line of a training's dates as its person sees it: what is behind, what is to be done and by when, and what is still to come. */
import type { Law } from '../../policy/shape.ts'
import { addMonths } from '../calendar.ts'
import type { Training } from './dossier.ts'
import { studying } from './dossier.ts'
import { enrolmentOf } from './rules.ts'

export const stepNames = ['enrolment', 'plan', 'report', 'leave', 'assessment', 'certificate', 'allowance', 'followUp'] as const
export const stepStates = ['done', 'late', 'now', 'waiting', 'ahead', 'off'] as const

export type LineStep = {
  readonly what: (typeof stepNames)[number]
  /** The how-manieth report; months after the return for a follow-up. */
  readonly nth?: number | undefined
  readonly from?: string | undefined
  readonly on?: string | undefined
  readonly state: (typeof stepStates)[number]
  /** The person has to do it. */
  readonly mine: boolean
  readonly clause: string
}

/** What other dossiers say of it. */
export type Beside = {
  readonly certificate?: string | undefined
  readonly allowance?: string | undefined
}

const isStudying = ({ status }: Training) => studying.some(one => one === status)
const isOver = ({ status }: Training) => ['terminated', 'withdrawn', 'cancelled', 'released'].includes(status)

/** The days on which reports are due: every so many months of study, none after its last day. */
export const reportDays = ({ policy }: Law, { studyStart, studyEnd }: Pick<Training, 'studyStart' | 'studyEnd'>): readonly string[] => {
  if (studyStart === undefined || studyEnd === undefined) return []
  const days: string[] = []
  const months = policy.training.reportEveryMonths.value
  for (let n = months; addMonths(studyStart, n) <= studyEnd; n += months) days.push(addMonths(studyStart, n))
  return days
}

const enrolment = (law: Law, dossier: Training): LineStep => {
  const { value, clause } = enrolmentOf(law, { dossier })
  const step = { what: 'enrolment', clause } as const
  if (dossier.studyStart !== undefined) return { ...step, on: dossier.studyStart, state: 'done', mine: false }
  const state = dossier.status === 'notified' ? 'now' : dossier.status === 'expected' ? 'waiting' : 'off'
  return { ...step, from: value.from, on: value.to, state, mine: state === 'now' }
}

const planStates = { handedIn: 'waiting', agreed: 'done', returned: 'now' } as const

const plan = ({ policy }: Law, dossier: Training): readonly LineStep[] => {
  const { value: wanted, clause } = policy.training.studyPlan
  if (!wanted && dossier.plan === undefined) return []
  const { planned } = dossier
  const may = dossier.status === 'notified' || isStudying(dossier)
  const before = dossier.plan === undefined ? 'now' : 'done'
  const state = planned ? planStates[planned.state] : before
  const on = planned?.state === 'handedIn' ? planned.answerBy : planned?.answeredOn
  const settled = state === 'done' || may ? state : dossier.studyStart === undefined ? 'ahead' : 'off'
  return [{ what: 'plan', ...(on !== undefined && { on }), state: settled, mine: settled === 'now', clause }]
}

const reports = (law: Law, dossier: Training, today: string): readonly LineStep[] => {
  const may = isStudying(dossier)
  return reportDays(law, dossier).map((on, i) => {
    const done = dossier.reports.length > i
    const next = dossier.reports.length === i
    const open = on < today ? 'late' : next && addMonths(on, -1) <= today ? 'now' : 'ahead'
    const state = done ? 'done' : may ? open : 'off'
    return { what: 'report', nth: i + 1, on, state, mine: may && !done, clause: law.policy.training.reportEveryMonths.clause }
  })
}

const leaves = ({ policy }: Law, { leaves, leavesAsked }: Training, today: string): readonly LineStep[] => {
  const { clause } = policy.training.leave.grantedBy
  const stateOf = (from: string, to: string) => (to < today ? 'done' : from <= today ? 'now' : 'ahead')
  return [
    ...leaves.map(({ from, to }) => ({ what: 'leave', from, on: to, state: stateOf(from, to), mine: false, clause }) as const),
    ...leavesAsked.map(({ from, to }) => ({ what: 'leave', from, on: to, state: 'waiting', mine: false, clause }) as const),
  ]
}

const ending = ({ policy: { training: t } }: Law, dossier: Training, { certificate, allowance }: Beside): readonly LineStep[] => {
  const passed = dossier.status === 'passed'
  const otherwise = isOver(dossier) ? 'off' : 'ahead'
  const end = dossier.studyEnd === undefined ? {} : { on: dossier.studyEnd }
  const paid = allowance === 'paid' || allowance === 'settled'
  return [
    { what: 'assessment', ...end, state: passed ? 'done' : otherwise, mine: false, clause: t.assessment.clause },
    {
      what: 'certificate',
      state: certificate === 'issued' ? 'done' : passed ? 'waiting' : otherwise,
      mine: false,
      clause: t.certificate.afterPass.clause,
    },
    ...(allowance === undefined && isOver(dossier)
      ? []
      : [{ what: 'allowance', state: paid ? 'done' : allowance ? 'waiting' : otherwise, mine: false, clause: '' } as const]),
  ]
}

const followUps = ({ policy: { training: t } }: Law, dossier: Training, today: string): readonly LineStep[] => {
  const { studyEnd } = dossier
  if (studyEnd === undefined || isOver(dossier)) return []
  const passed = dossier.status === 'passed'
  return t.followUp.value.afterMonths.map(nth => {
    const on = addMonths(studyEnd, nth)
    const done = dossier.followUps.some(f => f.afterMonths === nth && f.by === 'person')
    const open = passed && on <= today
    return { what: 'followUp', nth, on, state: done ? 'done' : open ? 'now' : 'ahead', mine: open && !done, clause: t.followUp.clause }
  })
}

/** `allowanceClause`: where the law speaks of what the fund pays the person. */
export const lineOf = (law: Law, dossier: Training, beside: Beside, today: string, allowanceClause: string): readonly LineStep[] =>
  [
    enrolment(law, dossier),
    ...plan(law, dossier),
    ...reports(law, dossier, today),
    ...leaves(law, dossier, today),
    ...ending(law, dossier, beside),
    ...followUps(law, dossier, today),
  ].map(step => (step.what === 'allowance' ? { ...step, clause: allowanceClause } : step))

/** What the person has to do next, the earliest day first; what has no day comes before all that has. */
export const nextOf = (line: readonly LineStep[]): LineStep | undefined =>
  line
    .filter(({ mine, state }) => mine && ['late', 'now', 'ahead'].includes(state))
    .toSorted((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : Number((a.on ?? '') > (b.on ?? ''))))
    .at(0)
