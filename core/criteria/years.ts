/** Years of work in one profession from a work history, to the month. */

/** Months as 'YYYY-MM', both counted; without `to` the work goes on. Whether it is work at the present employer may not be known. */
export type Work = {
  readonly from: string
  readonly to?: string | undefined
  readonly sameProfession: boolean
  readonly thisEmployer?: boolean | undefined
}

/** Which work counts. */
export type WorkCounted = 'profession' | 'employer' | 'all'

const isMonth = (text: unknown): text is string => typeof text === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(text)

const isSpan = (span: unknown): span is Work => {
  if (typeof span !== 'object' || span === null || !('from' in span) || !('sameProfession' in span)) return false
  const to = 'to' in span ? span.to : undefined
  if (!isMonth(span.from) || typeof span.sameProfession !== 'boolean') return false
  if ('thisEmployer' in span && span.thisEmployer !== undefined && typeof span.thisEmployer !== 'boolean') return false
  return to === undefined || (isMonth(to) && span.from <= to)
}

/** A work history that can be counted: one bad span makes the whole unknown, rather than shorter. */
export const isWork = (found: unknown): found is readonly Work[] => Array.isArray(found) && found.every(isSpan)

/** Months since the year 0. */
const ordinal = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1

/** The last month that is over on a day: the month itself on its last day, else the one before. */
const lastMonthOver = (on: string) => {
  const lastDay = new Date(Date.UTC(Number(on.slice(0, 4)), Number(on.slice(5, 7)), 0)).getUTCDate()
  return ordinal(on) - (Number(on.slice(8, 10)) === lastDay ? 0 : 1)
}

type Stretch = { readonly from: number; readonly to: number }

/** The months of the work that counts up to `last` as stretches in order that do not overlap: a month in two posts is one month. */
const stretchesOf = (work: readonly Work[], last: number, of: WorkCounted): readonly Stretch[] => {
  const merged: Stretch[] = []
  const counted = work
    .filter(span => of === 'all' || (of === 'employer' ? span.thisEmployer === true : span.sameProfession))
    .map(({ from, to }): Stretch => ({ from: ordinal(from), to: to === undefined ? last : Math.min(ordinal(to), last) }))
  for (const span of counted.filter(({ from, to }) => from <= to).sort((a, b) => a.from - b.from)) {
    const before = merged.at(-1)
    if (before === undefined || before.to < span.from) merged.push(span)
    else merged[merged.length - 1] = { from: before.from, to: Math.max(before.to, span.to) }
  }
  return merged
}

/** Work of which it is not known whether it is for this employer leaves the years there unknown, rather than fewer. */
const isTold = (work: readonly Work[], of: WorkCounted) => of !== 'employer' || work.every(({ thisEmployer }) => thisEmployer !== undefined)

/**
 * Years of work on a day, in the profession unless the policy counts other work. `wholeMonths`: the months that are over, each once however posts overlap, breaks left out, twelve to a year.
 * `calendarYears`: the years in which any month was worked, the running one too (虚年).
 */
export const fullYears = (
  work: readonly Work[],
  on: string,
  counting: 'wholeMonths' | 'calendarYears',
  of: WorkCounted = 'profession',
): number | undefined => {
  if (!isTold(work, of)) return undefined
  if (counting === 'wholeMonths') {
    const months = stretchesOf(work, lastMonthOver(on), of).reduce((sum, { from, to }) => sum + to - from + 1, 0)
    return Math.floor(months / 12)
  }
  const years = stretchesOf(work, ordinal(on), of).flatMap(({ from, to }) => {
    const first = Math.floor(from / 12)
    return Array.from({ length: Math.floor(to / 12) - first + 1 }, (_, i) => first + i)
  })
  return new Set(years).size
}
