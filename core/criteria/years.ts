/** Years of work in one profession from a work history, to the month. */

/** Months as 'YYYY-MM', both counted; without `to` the work goes on. */
export type Work = { readonly from: string; readonly to?: string | undefined; readonly sameProfession: boolean }

const isMonth = (text: unknown): text is string => typeof text === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(text)

const isSpan = (span: unknown): span is Work => {
  if (typeof span !== 'object' || span === null || !('from' in span) || !('sameProfession' in span)) return false
  const to = 'to' in span ? span.to : undefined
  if (!isMonth(span.from) || typeof span.sameProfession !== 'boolean') return false
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

/** The months of the profession up to `last` as stretches in order that do not overlap: a month in two posts is one month. */
const stretchesOf = (work: readonly Work[], last: number): readonly Stretch[] => {
  const merged: Stretch[] = []
  const inProfession = work
    .filter(span => span.sameProfession)
    .map(({ from, to }): Stretch => ({ from: ordinal(from), to: to === undefined ? last : Math.min(ordinal(to), last) }))
  for (const span of inProfession.filter(({ from, to }) => from <= to).sort((a, b) => a.from - b.from)) {
    const before = merged.at(-1)
    if (before === undefined || before.to < span.from) merged.push(span)
    else merged[merged.length - 1] = { from: before.from, to: Math.max(before.to, span.to) }
  }
  return merged
}

/**
 * Years in the profession on a day. `wholeMonths`: the months that are over, each once however posts overlap, breaks left out, twelve to a year.
 * `calendarYears`: the years in which any month was worked, the running one too (虚年).
 */
export const fullYears = (work: readonly Work[], on: string, counting: 'wholeMonths' | 'calendarYears'): number => {
  if (counting === 'wholeMonths') {
    const months = stretchesOf(work, lastMonthOver(on)).reduce((sum, { from, to }) => sum + to - from + 1, 0)
    return Math.floor(months / 12)
  }
  const years = stretchesOf(work, ordinal(on)).flatMap(({ from, to }) => {
    const first = Math.floor(from / 12)
    return Array.from({ length: Math.floor(to / 12) - first + 1 }, (_, i) => first + i)
  })
  return new Set(years).size
}
