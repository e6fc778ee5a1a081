/** How much of the service owed was served: the days that count laid end to end, and read off in months by the calendar. */
import { addDays, addMonths, type DaySpan, daysBetween, fullMonthsBetween, mergeSpans, spanDays } from '../calendar.ts'

/** What a count is made from. With `consecutive` a break starts it anew. */
export type Served = { readonly certificates: readonly DaySpan[]; readonly pauses: readonly DaySpan[]; readonly consecutive: boolean }

const less = (span: DaySpan, hole: DaySpan): readonly DaySpan[] =>
  hole.to < span.from || hole.from > span.to
    ? [span]
    : [
        { from: span.from, to: addDays(hole.from, -1) },
        { from: addDays(hole.to, 1), to: span.to },
      ].filter(rest => spanDays(rest) > 0)

/** What is left of spans without the days of the holes. */
export const without = (spans: readonly DaySpan[], holes: readonly DaySpan[]): readonly DaySpan[] =>
  holes.reduce((rest, hole) => rest.flatMap(span => less(span, hole)), spans)

/**
 * The days that count, in order and each once: certified, and not paused. Where the service must be consecutive, only those after the last break;
 * a day that is neither certified nor paused, with certified days on both sides, is a break.
 */
export const countedDays = ({ certificates, pauses, consecutive }: Served): readonly DaySpan[] => {
  const counted = without(mergeSpans(certificates), pauses)
  const last = counted.at(-1)
  if (!consecutive || last === undefined) return counted
  const run = mergeSpans([...certificates, ...pauses]).find(one => one.from <= last.from && one.to >= last.to)
  return counted.filter(span => run !== undefined && span.from >= run.from)
}

const lengthOf = (spans: readonly DaySpan[]) => spans.reduce((sum, span) => sum + spanDays(span), 0)

/** The whole months served: as many as fit into the days that count, begun on the first of them. */
export const monthsServed = (service: Served): number => {
  const counted = countedDays(service)
  const first = counted[0]?.from
  return first === undefined ? 0 : fullMonthsBetween(first, addDays(first, lengthOf(counted)))
}

/** The last of so many days from a day on, leaving the holes out. */
const lastOf = (from: string, days: number, holes: readonly DaySpan[]): string =>
  mergeSpans(holes)
    .filter(hole => hole.to >= from)
    .reduce(
      (end, hole) => {
        const inside = { from: hole.from > from ? hole.from : from, to: hole.to }
        return inside.from <= end ? addDays(end, spanDays(inside)) : end
      },
      addDays(from, days - 1),
    )

/** The day on which the months owed are full, if all days that are not known yet are served. `begins` is the first day where none was certified. */
export const fullOn = (service: Served, owedMonths: number, begins: string): string => {
  const counted = countedDays(service)
  const first = counted[0]?.from ?? begins
  const wanted = daysBetween(first, addMonths(first, owedMonths))
  const done = lengthOf(counted)
  if (done < wanted) return lastOf(addDays(counted.at(-1)?.to ?? addDays(first, -1), 1), wanted - done, service.pauses)
  const end = counted.at(-1)?.to ?? first
  return lastOf(first, wanted, [...without([{ from: first, to: end }], counted)])
}
