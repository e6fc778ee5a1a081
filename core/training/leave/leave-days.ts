/** The days that a limit counts: all of them, or the working days where the host is. */
import type { Law } from '../../../policy/shape.ts'
import { addDays, type DaySpan, isWeekday, isWorkingDay, mergeSpans, spanDays } from '../../calendar.ts'
import { workingDayCoverage } from '../../standards/working-days.ts'

export type CountedIn = 'days' | 'workingDays'

/** Days off at a host beside those of the whole country. */
export const regionalDaysOff = ({ policy }: Law, host: string | undefined): readonly DaySpan[] =>
  (policy.training.leave.regionalDays?.value ?? []).filter(r => host !== undefined && r.hosts.includes(host)).flatMap(r => r.off)

export const isCovered = ({ from, to }: DaySpan): boolean => from >= workingDayCoverage.from && to <= workingDayCoverage.to

/** Whether people work at a host on a day; beyond the published holidays, whether it is a weekday. */
export const worksAt = (law: Law, host: string | undefined, day: string): boolean => {
  const national = isCovered({ from: day, to: day }) ? isWorkingDay(day) : isWeekday(day)
  return national && !regionalDaysOff(law, host).some(({ from, to }) => day >= from && day <= to)
}

export const daysIn = ({ from, to }: DaySpan): readonly string[] =>
  Array.from({ length: spanDays({ from, to }) }, (_, i) => addDays(from, i))

/** How many days of these spans a limit counts, each day once. */
export const countDays = (law: Law, host: string | undefined, countedIn: CountedIn, spans: readonly DaySpan[]): number => {
  const merged = mergeSpans(spans.map(({ from, to }) => ({ from, to })))
  if (countedIn === 'days') return merged.reduce((days, span) => days + spanDays(span), 0)
  return merged.flatMap(daysIn).filter(day => worksAt(law, host, day)).length
}
