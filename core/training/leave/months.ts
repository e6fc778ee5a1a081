/** Months really trained, one by one, and what each earns: which month counts, how much of it, and why. */
import { z } from 'zod'
import type { Law, MoneyItem } from '../../../policy/shape.ts'
import { addDays, addMonths, type DaySpan, mergeSpans, spanDays } from '../../calendar.ts'
import { addFen, Fen, multiplyFen } from '../../money.ts'
import { getItem, rateOf } from '../../payment/rates.ts'
import { type Leave, uncounted, uncountedHalves } from './away.ts'

export const reasons = ['trainedWhole', 'paidByDays', 'anyDayCounts', 'notWhole', 'noDay', 'beyondMost'] as const

/**
 * One month of study. It runs from the day of the month on which the study began, so a full year is twelve whole months on whatever day it starts.
 * `awayDays` are those of leave and absence that don't count as training; `halfDay`: half a day more was missed, and half a day more was trained.
 */
const days = {
  nth: z.int().positive(),
  from: z.iso.date(),
  to: z.iso.date(),
  lengthDays: z.int().positive(),
  awayDays: z.int().nonnegative(),
  trainedDays: z.int().nonnegative(),
  halfDay: z.literal(true).optional(),
}
export const MonthOfStudy = z.strictObject({ ...days, because: z.enum(reasons), rateFen: Fen, amountFen: Fen, clause: z.string() })
export type MonthOfStudy = z.infer<typeof MonthOfStudy>
/** The days of it alone. */
export const MonthOfDays = z.strictObject(days)
export type MonthOfDays = z.infer<typeof MonthOfDays>

export type Earned = { readonly months: readonly MonthOfStudy[]; readonly trainedMonths: number; readonly amountFen: Fen }

type PartMonth = NonNullable<MoneyItem['partMonth']>['value']

const common = (a: DaySpan, b: DaySpan) => spanDays({ from: a.from > b.from ? a.from : b.from, to: a.to < b.to ? a.to : b.to })

const isIn = (day: string, { from, to }: DaySpan) => day >= from && day <= to

/** What of a month is paid, as a fraction of its rate; in half days. */
const shareOf = (trained: number, length: number, partMonth: PartMonth) => {
  if (trained === 0) return { because: 'noDay', numerator: 0 } as const
  if (trained === length) return { because: 'trainedWhole', numerator: length } as const
  if (partMonth === 'byDays') return { because: 'paidByDays', numerator: trained } as const
  if (partMonth === 'anyDayCountsWhole') return { because: 'anyDayCounts', numerator: length } as const
  return { because: 'notWhole', numerator: 0 } as const
}

/** The months of study that a span touches; the last may be longer than the span. */
const monthsOf = ({ from, to }: DaySpan): readonly DaySpan[] => {
  const months: DaySpan[] = []
  for (let n = 0; addMonths(from, n) <= to; n += 1) months.push({ from: addMonths(from, n), to: addDays(addMonths(from, n + 1), -1) })
  return months
}

/** The months of a study with their days, less the leave that doesn't count. */
export const daysOfMonths = (studied: DaySpan, leaves: readonly Leave[]): readonly MonthOfDays[] => {
  const away = mergeSpans(leaves.flatMap(uncounted))
  const halves = uncountedHalves(leaves, away)
  return monthsOf(studied).map((month, i) => {
    const inside = { from: month.from, to: month.to < studied.to ? month.to : studied.to }
    const missed = 2 * away.reduce((total, leave) => total + common(leave, inside), 0) + halves.filter(day => isIn(day, inside)).length
    const trained = 2 * spanDays(inside) - missed
    const counted = { lengthDays: spanDays(month), awayDays: Math.floor(missed / 2), trainedDays: Math.floor(trained / 2) }
    return { nth: i + 1, ...inside, ...counted, ...(missed % 2 === 1 && { halfDay: true }) }
  })
}

/** By what a month was settled: it keeps that, whatever a later edition says. */
export type SettledBy = { readonly rateFen: Fen; readonly clause: string; readonly partMonth: PartMonth }

/** Months that are paid, up to as many as the policy pays: those after them earn nothing. */
const upTo = (most: number, months: readonly MonthOfStudy[]): readonly MonthOfStudy[] => {
  let paid = 0
  return months.map(month => {
    if (month.amountFen === 0) return month
    paid += 1
    return paid > most ? { ...month, because: 'beyondMost', amountFen: 0 } : month
  })
}

/** How a month of an item counts on a track. Throws where the policy gives the track no rate, or does not say how a part of a month counts. */
export const countsBy = (law: Law, item: string, track: string): SettledBy => {
  const { value: rateFen, clause } = rateOf(law, item, track)
  const partMonth = getItem(law, item).partMonth?.value
  if (partMonth === undefined) throw new Error(`the policy does not say how a part of a month of ${item} is paid`)
  return { rateFen, clause, partMonth }
}

/**
 * What an item with a monthly rate comes to on a track for the days from first to last, less the leave that doesn't count (8.3). Whole fen, each month
 * rounded half up. `settledBy` tells of a month that was settled by what.
 */
export const earnedBy = (
  law: Law,
  item: string,
  track: string,
  studied: DaySpan,
  leaves: readonly Leave[],
  settledBy: (nth: number) => SettledBy | undefined = () => undefined,
): Earned => {
  const now = countsBy(law, item, track)
  const counted = daysOfMonths(studied, leaves).map((days): MonthOfStudy => {
    const { rateFen, clause, partMonth } = settledBy(days.nth) ?? now
    const { because, numerator } = shareOf(2 * days.trainedDays + (days.halfDay ? 1 : 0), 2 * days.lengthDays, partMonth)
    return { ...days, because, rateFen, amountFen: multiplyFen(rateFen, numerator, 2 * days.lengthDays), clause }
  })
  const months = upTo(getItem(law, item).mostMonths?.value ?? counted.length, counted)
  const trainedMonths = months.filter(m => m.because === 'trainedWhole' || m.because === 'anyDayCounts').length
  return { months, trainedMonths, amountFen: addFen(...months.map(m => m.amountFen)) }
}
