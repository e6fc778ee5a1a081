/** Absence as the host records it, by exception; and how much of it without cause there may be before everybody is warned. */
import type { Law } from '../../../policy/shape.ts'
import type { Cited } from '../../../policy/words.ts'
import type { Facts } from '../../facts.ts'
import { namesOneOf, type Rule, ruleOfInput, ruleOfRecord, ruleOverMany } from '../../rule.ts'
import type { Training } from '../dossier.ts'
import { studyOf } from '../rules.ts'
import { type Absence, type AbsenceWarning, type Half, uncovered } from './away.ts'
import { daysIn, worksAt } from './leave-days.ts'
import { overlapping } from './leaves.ts'

type F = Facts<Training>
type Days = { readonly from: string; readonly to: string; readonly half?: Half | undefined }

/** The policy's word on absence; a policy without one is answered by its clause on leave. */
export const onAbsence = ({ policy }: Law): Cited<unknown> => policy.training.leave.absence ?? policy.training.leave.grantedBy

export const absenceOf = ({ policy }: Law, { from, to, half, withCause }: Days & { readonly withCause: boolean }) => ({
  ...{ from, to, withCause },
  ...(half && { half }),
  counts: withCause && policy.training.leave.absence?.value.causedCounts === true,
})

/** How much a training has of absence without cause, in half days: altogether, and the longest on end. */
export type Missed = { readonly halfDays: number; readonly onEndHalfDays: number }

export const missedWithoutCause = (law: Law, { host, leaves, absences, madeUp }: Training): Missed => {
  const works = (day: string) => law.policy.training.leave.absence?.value.countedIn !== 'workingDays' || worksAt(law, host, day)
  const made = new Set(madeUp.flatMap(daysIn))
  const missed = new Map<string, number>()
  for (const absence of uncovered({ leaves, absences }).filter(a => !a.withCause))
    for (const day of daysIn(absence))
      if (works(day) && !made.has(day)) missed.set(day, Math.min(2, (missed.get(day) ?? 0) + (absence.half === undefined ? 2 : 1)))
  const [first, last] = [[...missed.keys()].toSorted()[0], [...missed.keys()].toSorted().at(-1)]
  let [run, onEndHalfDays] = [0, 0]
  for (const day of first !== undefined && last !== undefined ? daysIn({ from: first, to: last }) : []) {
    run = missed.has(day) ? run + (missed.get(day) ?? 0) : works(day) ? 0 : run
    onEndHalfDays = Math.max(onEndHalfDays, run)
  }
  return { halfDays: [...missed.values()].reduce((sum, n) => sum + n, 0), onEndHalfDays }
}

/** More absence without cause than the policy has patience with. */
export const isBeyond = (law: Law, dossier: Training): boolean => {
  const limit = law.policy.training.leave.absence?.value
  const { halfDays, onEndHalfDays } = missedWithoutCause(law, dossier)
  return limit !== undefined && (halfDays > 2 * limit.totalDays || onEndHalfDays > 2 * limit.consecutiveDays)
}

/** It lies with the department: a case, or to let it rest. */
export const isReferred = ({ absenceWarning: w, cases }: Pick<Training, 'absenceWarning' | 'cases'>): boolean =>
  w?.referredOn !== undefined && w.overlookedOn === undefined && cases.length === w.cases

/** Warned, and neither let rest nor made a case of. */
const isOpen = ({ absenceWarning: w, cases }: Training): boolean =>
  w !== undefined && w.overlookedOn === undefined && (w.referredOn === undefined || cases.length === w.cases)

/** Beyond the limit, and not warned of since it last grew. */
export const absenceIsBeyond: Rule<F> = ruleOverMany('absenceIsBeyond', (law, { dossier }) => {
  const { clause, value } = onAbsence(law)
  const missed = missedWithoutCause(law, dossier)
  const holds = isBeyond(law, dossier) && !isOpen(dossier) && missed.halfDays > (dossier.absenceWarning?.halfDays ?? 0)
  return [{ clause, holds, found: missed, wants: value }]
})

/** The days to say what is wrong are over, and it is still so. */
export const warningIsOver: Rule<F> = ruleOverMany('warningIsOver', (law, { dossier, today }) => {
  const w: AbsenceWarning | undefined = dossier.absenceWarning
  const holds = w !== undefined && isOpen(dossier) && w.referredOn === undefined && w.answerBy < today && isBeyond(law, dossier)
  return [{ clause: onAbsence(law).clause, holds, found: today, wants: w?.answerBy ?? null }]
})

export const absenceIsReferred: Rule<F> = ruleOfRecord(
  'absenceIsReferred',
  law => ({ clause: onAbsence(law).clause, value: true }),
  (_wanted, { dossier }) => isReferred(dossier),
  ({ dossier }) => isReferred(dossier),
)

/** Days of study that are not still to come. */
export const daysOfStudyUntilNow: Rule<F & { readonly input: Days }> = ruleOfInput(
  'daysOfStudyUntilNow',
  (law, facts) => ({
    clause: onAbsence(law).clause,
    value: { from: studyOf(facts).from, to: facts.today < studyOf(facts).to ? facts.today : studyOf(facts).to },
  }),
  ({ from, to }, { input }) => input.from >= from && input.to <= to,
  ({ input }) => ({ from: input.from, to: input.to }),
)

/** Nobody is absent on leave, and no day is missed twice: the refusal names what is there. */
export const nothingElseOnThoseDays: Rule<F & { readonly input: Days }> = ruleOverMany(
  'nothingElseOnThoseDays',
  (law, { input, dossier }) => {
    const own = 'absence' in input ? input.absence : undefined
    const others: readonly Days[] = [...dossier.leaves, ...dossier.absences.filter(a => a.nth !== own)]
    const found = overlapping(others, input).map(({ from, to }) => ({ from, to }))
    return [{ clause: onAbsence(law).clause, holds: found.length === 0, found, wants: [] }]
  },
  true,
)

export const absenceIsOnRecord: Rule<F & { readonly input: { readonly absence: number } }> = namesOneOf(
  'absenceIsOnRecord',
  (law, { dossier }) => ({ clause: onAbsence(law).clause, value: dossier.absences.map(a => a.nth) }),
  ({ input }) => input.absence,
)

export const withoutAbsence = (absences: readonly Absence[], nth: number) => absences.filter(a => a.nth !== nth)
