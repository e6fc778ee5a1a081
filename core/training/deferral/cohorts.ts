/** The cohorts of a round: who starts with which, when it enrols, and which are still to come for whoever defers. */
import type { Law } from '../../../policy/shape.ts'
import type { Cited } from '../../../policy/words.ts'
import { addDays, type DaySpan } from '../../calendar.ts'
import type { Facts } from '../../facts.ts'
import { type Rule, ruleOfInput } from '../../rule.ts'
import type { Training } from '../dossier.ts'

type F = Facts<Training>
export type Cohort = NonNullable<Law['policy']['training']['cohorts']>['value'][number]

const cohortsOf = ({ policy }: Law): readonly Cohort[] => policy.training.cohorts?.value ?? []

export const findCohort = (law: Law, code: string | undefined): Cohort | undefined => cohortsOf(law).find(c => c.code === code)

/** The clause of the cohorts or, in a round without any, that of its one enrolment. */
const noteOf = ({ policy }: Law): Cited<unknown> => policy.training.cohorts ?? policy.training.enrolment

/** The days on which somebody of a cohort may enrol; without cohorts those of the round. */
export const daysOfCohort = (law: Law, code: string | undefined): Cited<DaySpan> => {
  const cohort = findCohort(law, code)
  return cohort ? { ...noteOf(law), value: cohort.enrolment } : law.policy.training.enrolment
}

/** The last day for sending the enrolment notice of a cohort; the first cohort's for whom none was chosen yet. */
export const noticeDayOf = (law: Law, code: string | undefined): string =>
  (findCohort(law, code) ?? cohortsOf(law)[0])?.noticeBy ?? law.policy.documents.enrolmentNoticeBy.value

/** The cohorts that somebody may be called to today: those that still enrol, or the last one, to which late notices go. */
const callableTo = (law: Law, { dossier, today }: F): readonly string[] => {
  if (dossier.cohort !== undefined) return [dossier.cohort]
  const own = cohortsOf(law).filter(c => !c.onlyAfterDeferral)
  const open = own.filter(c => c.enrolment.to >= today)
  return (open.length > 0 ? open : own.slice(-1)).map(c => c.code)
}

/** Where there are cohorts, one is named; where there are none, none is. */
export const cohortIsNamed: Rule<F & { readonly input: { readonly cohort?: string | undefined } }> = ruleOfInput(
  'cohortIsNamed',
  (law, facts) => ({ ...noteOf(law), value: callableTo(law, facts) }),
  (codes, { input, dossier }) => {
    const named = input.cohort ?? dossier.cohort
    return codes.length === 0 ? named === undefined : named !== undefined && codes.includes(named)
  },
  ({ input }) => input.cohort ?? 'none',
)

/** The cohorts in which somebody who deferred may go on: later than their own, and begun before their time is up. */
export const laterCohorts = (law: Law, { cohort, deferrals }: Training): readonly Cohort[] => {
  const own = findCohort(law, cohort)
  const deferral = deferrals.at(-1)
  if (own === undefined || deferral === undefined) return []
  return cohortsOf(law).filter(c => c.enrolment.from > own.enrolment.from && c.enrolment.from <= deferral.lastDay)
}

/** The days on which whoever defers is warned: ahead of each later cohort, ahead of the last day, and that day itself. */
export const warningDays = (law: Law, dossier: Training): readonly string[] => {
  const lastDay = dossier.deferrals.at(-1)?.lastDay
  if (lastDay === undefined) return []
  const ahead = -(law.policy.training.deferral?.value.warnDays ?? 0)
  const days = [...laterCohorts(law, dossier).map(c => c.enrolment.from), lastDay].map(day => addDays(day, ahead))
  return [...days, lastDay].toSorted()
}
