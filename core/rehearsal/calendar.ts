/** The days of both laws side by side: how many working days each span has, and where a day conflicts with the calendar. */
import { citationsOf, type Law } from '../../policy/shape.ts'
import { addDays, isDay, isWorkingDay, OutsideWorkingDayCalendar, workingDaysBetween } from '../calendar.ts'
import { holidays } from '../standards/working-days.ts'

export const conflicts = ['weekend', 'holiday', 'outsideCalendar', 'otherYear', 'endsBeforeItBegins'] as const
export type Conflict = { readonly day: string; readonly why: (typeof conflicts)[number] }

/** A day is a span of itself. `workingDays` is undefined beyond the years whose holidays are known. */
export type Days = {
  readonly from: string
  readonly to: string
  readonly single: boolean
  readonly clause: string
  readonly workingDays?: number | undefined
  readonly conflicts: readonly Conflict[]
}
/** `path` is the place in the law, such as policy.procedure.windows.apply. */
export type Dates = { readonly path: string; readonly before?: Days | undefined; readonly after?: Days | undefined }

const spanIn = (value: unknown): { readonly from: string; readonly to: string; readonly single: boolean } | undefined => {
  if (typeof value === 'string') return isDay(value) ? { from: value, to: value, single: true } : undefined
  if (typeof value !== 'object' || value === null || !('from' in value) || !('to' in value)) return undefined
  const { from, to } = value
  return typeof from === 'string' && typeof to === 'string' && isDay(from) && isDay(to) ? { from, to, single: false } : undefined
}

const known = <T>(work: () => T): T | undefined => {
  try {
    return work()
  } catch (error) {
    if (error instanceof OutsideWorkingDayCalendar) return undefined
    throw error
  }
}

/** A last day on which nobody works, a day that no calendar knows, and a year that was forgotten when the law was copied. */
const conflictsOf = (
  law: Law,
  { from, to, single }: { readonly from: string; readonly to: string; readonly single: boolean },
): readonly Conflict[] => {
  const found: Conflict[] = []
  const works = known(() => isWorkingDay(to))
  if (to < from) found.push({ day: to, why: 'endsBeforeItBegins' })
  if (works === undefined) found.push({ day: to, why: 'outsideCalendar' })
  else if (!works) found.push({ day: to, why: isHoliday(to) ? 'holiday' : 'weekend' })
  if (!single && Number(from.slice(0, 4)) < law.policy.year) found.push({ day: from, why: 'otherYear' })
  return found
}
const isHoliday = (day: string) => holidays.some(({ off }) => off.some(([from, to]) => from <= day && day <= to))

const daysOf = (law: Law): ReadonlyMap<string, Days> =>
  new Map(
    citationsOf(law).flatMap(({ path, clause, value }) => {
      const span = spanIn(value)
      if (span === undefined) return []
      const workingDays = known(() => workingDaysBetween(addDays(span.from, -1), span.to))
      return [[path, { ...span, clause, workingDays, conflicts: conflictsOf(law, span) }] as const]
    }),
  )

/** Every cited day and span of either law by its place, those of the new one first. Days on which facts count are days too. */
export const datesOf = (before: Law, after: Law): readonly Dates[] => {
  const [was, is] = [daysOf(before), daysOf(after)]
  return [...new Set([...is.keys(), ...was.keys()])].map(path => ({ path, before: was.get(path), after: is.get(path) }))
}
