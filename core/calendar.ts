/** Days as ISO texts ('2022-04-01') in the programme's zone: arithmetic, ages, spans, and the working days of China. No clock is read here. */
import { holidays, workingDayCoverage } from './standards/working-days.ts'

/** A text that is no day of the calendar, where a day was needed. */
export class NotADay extends RangeError {
  override readonly name = 'NotADay'
  readonly found: string
  constructor(found: string) {
    super(`'${found}' is not a day (YYYY-MM-DD)`)
    this.found = found
  }
}

/** A working day was asked for outside the years whose holidays are known. The covered range is in the error: nothing is guessed. */
export class OutsideWorkingDayCalendar extends RangeError {
  override readonly name = 'OutsideWorkingDayCalendar'
  readonly covered = workingDayCoverage
  readonly found: string
  constructor(found: string) {
    super(`${found} is outside the working-day calendar, which covers ${workingDayCoverage.from} to ${workingDayCoverage.to}`)
    this.found = found
  }
}

type Parts = readonly [year: number, month: number, day: number]

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const monthLength = (year: number, month: number) => [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
const pad = (n: number, width: number) => String(n).padStart(width, '0')
const compose = (year: number, month: number, day: number) => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`

const findParts = (text: string): Parts | undefined => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return year >= 1 && day >= 1 && day <= monthLength(year, month) ? [year, month, day] : undefined
}

const partsOf = (day: string): Parts => {
  const parts = findParts(day)
  if (parts === undefined) throw new NotADay(day)
  return parts
}

/** Days since 1970-01-01, by counting in years that begin on 1 March, so that a leap day is a year's last. */
const ordinal = (day: string): number => {
  const [y, m, d] = partsOf(day)
  const year = m <= 2 ? y - 1 : y
  const dayOfYear = Math.floor((153 * ((m + 9) % 12) + 2) / 5) + d - 1
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear - 719_468
}

const fromOrdinal = (n: number): string => {
  const shifted = n + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const m = Math.floor((5 * dayOfYear + 2) / 153)
  const month = m < 10 ? m + 3 : m - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  if (year < 1 || year > 9999) throw new NotADay(`year ${year}`)
  return compose(year, month, dayOfYear - Math.floor((153 * m + 2) / 5) + 1)
}

/** True for a day of the Gregorian calendar written YYYY-MM-DD. */
export const isDay = (text: string): boolean => findParts(text) !== undefined

/** Negative, zero or positive as `a` is before, on or after `b`; for sorting. ISO days also compare as texts. */
export const compareDays = (a: string, b: string): number => ordinal(a) - ordinal(b)

/** The day `days` later (earlier when negative). */
export const addDays = (day: string, days: number): string => fromOrdinal(ordinal(day) + days)

/** How many days later `to` is than `from`: 1 for tomorrow, negative when earlier. */
export const daysBetween = (from: string, to: string): number => ordinal(to) - ordinal(from)

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: string): number => ((((ordinal(day) + 3) % 7) + 7) % 7) + 1

/** The same day of the month `months` later; where that month is too short, its last day (Civil Code art. 202): 01-31 and one month is 02-28. */
export const addMonths = (day: string, months: number): string => {
  const [y, m, d] = partsOf(day)
  const count = y * 12 + (m - 1) + months
  const [year, month] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1]
  if (year < 1 || year > 9999) throw new NotADay(`year ${year}`)
  return compose(year, month, Math.min(d, monthLength(year, month)))
}

/** The same day `years` later; 02-29 becomes 02-28 where there is none. */
export const addYears = (day: string, years: number): string => addMonths(day, years * 12)

/** The whole months from `from` to `to`: the most months that added to `from` do not pass `to`. Negative months are not counted: 0 at least. */
export const fullMonthsBetween = (from: string, to: string): number => {
  const [y1, m1] = partsOf(from)
  const [y2, m2] = partsOf(to)
  const months = (y2 - y1) * 12 + (m2 - m1)
  return Math.max(0, addMonths(from, months) <= to ? months : months - 1)
}

/** The whole years from `from` to `to`, 0 at least. */
export const fullYearsBetween = (from: string, to: string): number => Math.floor(fullMonthsBetween(from, to) / 12)

/**
 * How an age is counted. `exact`: completed years, a year older on the birthday (周岁). `exactBirthdayIncluded`: a year older on the day after it, as
 * civil-service notices print their limits. `calendarYear`: year less birth year. `calendarYearMinusOne`: one less than that. All are in use.
 */
export type AgeConvention = 'exact' | 'exactBirthdayIncluded' | 'calendarYear' | 'calendarYearMinusOne'

/**
 * The age in years on a day. Months and days are compared as numbers, so someone born on 02-29 has the birthday on 03-01 where there is no such
 * day. Agrees with earliestBirthDate: an age is at most N exactly when the birth date is not before the earliest one for N. Throws NotADay.
 */
export const ageOn = (birthDate: string, on: string, convention: AgeConvention): number => {
  const years = partsOf(on)[0] - partsOf(birthDate)[0]
  if (convention === 'calendarYear') return years
  if (convention === 'calendarYearMinusOne') return years - 1
  const [today, birthday] = [on.slice(5), birthDate.slice(5)]
  const older = convention === 'exact' ? today >= birthday : today > birthday
  return Math.max(0, older ? years : years - 1)
}

/**
 * The earliest birth date that a limit 'N以下' still admits: N is included (Civil Code art. 1259). 45 on 2022-04-01 gives 1976-04-02 exact,
 * 1976-04-01 with the birthday included, 1977-01-01 by calendar year, 1976-01-01 by calendar year minus one. Show this date, never the bare limit.
 */
export const earliestBirthDate = (limitYears: number, on: string, convention: AgeConvention): string => {
  const [year, month, day] = partsOf(on)
  if (convention === 'calendarYear') return compose(year - limitYears, 1, 1)
  const born = year - limitYears - 1
  if (convention === 'calendarYearMinusOne') return compose(born, 1, 1)
  if (day > monthLength(born, month)) return compose(born, month + 1, 1)
  return convention === 'exact' ? addDays(compose(born, month, day), 1) : compose(born, month, day)
}

/** Whole calendar years between two days by year number, the 虚年 of some forms: 2014-12-31 to 2022-01-01 is 8. */
export const calendarYearsBetween = (from: string, to: string): number => Math.max(0, partsOf(to)[0] - partsOf(from)[0])

/** Two days with all days between them; both belong to it. */
export type DaySpan = { readonly from: string; readonly to: string }

/** How many days a span has, both ends counted; 0 when it ends before it begins. */
export const spanDays = (span: DaySpan): number => Math.max(0, daysBetween(span.from, span.to) + 1)

/** The same days as non-overlapping spans in order, neighbours joined; empty spans dropped. */
export const mergeSpans = (spans: readonly DaySpan[]): readonly DaySpan[] => {
  const merged: DaySpan[] = []
  for (const span of spans.filter(one => spanDays(one) > 0).sort((a, b) => compareDays(a.from, b.from))) {
    const last = merged[merged.length - 1]
    if (last === undefined || daysBetween(last.to, span.from) > 1) merged.push(span)
    else merged[merged.length - 1] = { from: last.from, to: span.to > last.to ? span.to : last.to }
  }
  return merged
}

/** The days of the first spans that lie in none of the second, as spans in order. */
export const subtractSpans = (spans: readonly DaySpan[], without: readonly DaySpan[]): readonly DaySpan[] =>
  without.reduce<readonly DaySpan[]>(
    (left, off) =>
      left.flatMap(({ from, to }) =>
        off.to < from || off.from > to
          ? [{ from, to }]
          : [
              { from, to: addDays(off.from, -1) },
              { from: addDays(off.to, 1), to },
            ].filter(one => spanDays(one) > 0),
      ),
    spans.map(({ from, to }) => ({ from, to })).filter(one => spanDays(one) > 0),
  )

/** Whole months and left-over days of a span, both ends counted: 2022-07-01 to 2023-06-30 is 12 months and 0 days. */
export const monthsAndDays = (span: DaySpan): { readonly months: number; readonly days: number } => {
  if (spanDays(span) === 0) return { months: 0, days: 0 }
  const end = addDays(span.to, 1)
  const months = fullMonthsBetween(span.from, end)
  return { months, days: daysBetween(addMonths(span.from, months), end) }
}

/** One calendar month of a span: its length, the days of it inside the span, and those of them on leave. */
export type MonthOfSpan = { readonly month: string; readonly lengthDays: number; readonly insideDays: number; readonly leaveDays: number }

const overlapDays = (a: DaySpan, b: DaySpan) => spanDays({ from: a.from > b.from ? a.from : b.from, to: a.to < b.to ? a.to : b.to })

/**
 * A span month by month with its leave, each day of leave counted once however the leaves overlap, and none outside the span. The months really
 * trained are made from this by the policy; this says only how many days there were.
 */
export const daysByMonth = (span: DaySpan, leaves: readonly DaySpan[] = []): readonly MonthOfSpan[] => {
  if (spanDays(span) === 0) return []
  const away = mergeSpans(leaves)
  const months = fullMonthsBetween(`${span.from.slice(0, 7)}-01`, span.to) + 1
  return Array.from({ length: months }, (_, i) => {
    const from = addMonths(`${span.from.slice(0, 7)}-01`, i)
    const whole = { from, to: addDays(addMonths(from, 1), -1) }
    const inside = { from: from > span.from ? from : span.from, to: whole.to < span.to ? whole.to : span.to }
    const leaveDays = away.reduce((total, leave) => total + overlapDays(leave, inside), 0)
    return { month: from.slice(0, 7), lengthDays: spanDays(whole), insideDays: spanDays(inside), leaveDays }
  })
}

const daysOff = new Set(
  holidays.flatMap(({ off }) => off.flatMap(([from, to]) => Array.from({ length: spanDays({ from, to }) }, (_, i) => addDays(from, i)))),
)
const daysMadeUp = new Set(holidays.flatMap(({ madeUp }) => madeUp))

/** Whether people work on a day: a weekday that is no holiday, or a weekend day made up. Throws OutsideWorkingDayCalendar outside the covered years. */
export const isWorkingDay = (day: string): boolean => {
  const weekday = weekdayOf(day)
  if (day < workingDayCoverage.from || day > workingDayCoverage.to) throw new OutsideWorkingDayCalendar(day)
  return daysMadeUp.has(day) || (weekday <= 5 && !daysOff.has(day))
}

/** The day itself if people work on it, else the next working day: where a period's last day is a holiday (Civil Code art. 203). Throws as isWorkingDay. */
export const workingDayOnOrAfter = (day: string): string => (isWorkingDay(day) ? day : workingDayOnOrAfter(addDays(day, 1)))

/** The first working day after a day. Throws as isWorkingDay. */
export const nextWorkingDay = (day: string): string => workingDayOnOrAfter(addDays(day, 1))

/**
 * The last day of a period of working days that begins on `day`, which is itself not counted (Civil Code art. 201): 5 after 2022-04-01 is
 * 2022-04-11. 0 is the day itself. Throws RangeError for a negative or broken count, and as isWorkingDay.
 */
export const addWorkingDays = (day: string, workingDays: number): string => {
  if (!Number.isSafeInteger(workingDays) || workingDays < 0) throw new RangeError(`${workingDays} is no number of working days`)
  return Array.from({ length: workingDays }).reduce<string>(nextWorkingDay, day)
}

/** Whether the holidays of a period of working days are all known. */
export const areWorkingDaysKnown = (day: string, workingDays: number): boolean => {
  try {
    return addWorkingDays(day, workingDays) !== ''
  } catch (error) {
    if (error instanceof OutsideWorkingDayCalendar) return false
    throw error
  }
}

/** Monday to Friday, whatever the holidays. */
export const isWeekday = (day: string): boolean => weekdayOf(day) <= 5

const nextWeekday = (day: string): string => (isWeekday(addDays(day, 1)) ? addDays(day, 1) : nextWeekday(addDays(day, 1)))

/** The day by which an office should answer: so many working days on, and plain weekdays where nobody has published the holidays yet. No right ends on it. */
export const answerDay = (day: string, workingDays: number): string =>
  areWorkingDaysKnown(day, workingDays)
    ? addWorkingDays(day, workingDays)
    : Array.from({ length: workingDays }).reduce<string>(nextWeekday, day)

/** The working days after `from` up to and with `to`; 0 when `to` is not later. Throws as isWorkingDay. */
export const workingDaysBetween = (from: string, to: string): number =>
  Array.from({ length: Math.max(0, daysBetween(from, to)) }, (_, i) => addDays(from, i + 1)).filter(isWorkingDay).length

/**
 * The last day of a period of days, months or years that begins on `day` (Civil Code art. 200–204): the first day is not counted, a month or year
 * ends on the corresponding day or the month's last, and a last day on which nobody works moves to the next working day. Throws as isWorkingDay.
 */
export const lastDayOfPeriod = (
  day: string,
  period: { readonly days: number } | { readonly months: number } | { readonly years: number },
): string => {
  if ('days' in period) return workingDayOnOrAfter(addDays(day, period.days))
  return workingDayOnOrAfter(addMonths(day, 'months' in period ? period.months : period.years * 12))
}
