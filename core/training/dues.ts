/** What is due from whom and when in a training: each duty keeps its own day, so that one who is prompt never hides another who is late. */
import type { Law } from '../../policy/shape.ts'
import { addMonths } from '../calendar.ts'
import type { Training } from './dossier.ts'

export type Due = {
  readonly what: 'report' | 'undertakings' | 'comeBack' | 'assessment' | 'followUp'
  readonly who: 'person' | 'employer' | 'host'
  readonly on: string
  readonly clause: string
}

/** Every so many months from the start of study, as often as it was done already and once more; none after the last day. */
const everyMonths = (months: number, done: number, { studyStart, studyEnd }: Training): readonly string[] => {
  if (studyStart === undefined || studyEnd === undefined) return []
  const on = addMonths(studyStart, months * (done + 1))
  return on <= studyEnd ? [on] : []
}

const whileStudying = ({ policy: { training: t } }: Law, dossier: Training): readonly Due[] => {
  const leave = dossier.status === 'onLeave' ? dossier.leaves.slice(-1) : []
  const reports = everyMonths(t.reportEveryMonths.value, dossier.reports.length, dossier)
  const confirmations = everyMonths(t.undertakingsEveryMonths.value, dossier.undertakingsConfirmed.length, dossier)
  return [
    ...reports.map(on => ({ what: 'report', who: 'person', on, clause: t.reportEveryMonths.clause }) as const),
    ...confirmations.map(on => ({ what: 'undertakings', who: 'employer', on, clause: t.undertakingsEveryMonths.clause }) as const),
    ...leave.map(({ to }) => ({ what: 'comeBack', who: 'host', on: to, clause: t.leave.grantedBy.clause }) as const),
    ...(dossier.studyEnd === undefined
      ? []
      : [{ what: 'assessment', who: 'host', on: dossier.studyEnd, clause: t.assessment.clause } as const]),
  ]
}

const afterReturn = ({ policy: { training: t } }: Law, { studyEnd, followUps }: Training): readonly Due[] =>
  t.followUp.value.afterMonths.flatMap(afterMonths =>
    (['employer', 'person'] as const)
      .filter(who => studyEnd !== undefined && !followUps.some(f => f.afterMonths === afterMonths && f.by === who))
      .map(who => ({ what: 'followUp', who, on: addMonths(studyEnd ?? '', afterMonths), clause: t.followUp.clause }) as const),
  )

/** All that is still due in a training as it stands, the earliest first. */
export const duesOf = (law: Law, dossier: Training): readonly Due[] =>
  (dossier.status === 'passed' ? afterReturn(law, dossier) : whileStudying(law, dossier)).toSorted((a, b) =>
    a.on < b.on ? -1 : Number(a.on > b.on),
  )

/** The day of the next duty once a training has changed, if any is left. */
export const nextDue = (law: Law, dossier: Training, change: Partial<Training>): string | undefined =>
  duesOf(law, { ...dossier, ...change }).at(0)?.on
