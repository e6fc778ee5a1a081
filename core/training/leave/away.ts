/** Days away from a study, and which of them don't count: leave that was granted, absence that the host recorded, and days that were made up. */
import { addDays, type DaySpan, subtractSpans } from '../../calendar.ts'

const bothHalves = ['morning', 'afternoon'] as const
export type Half = (typeof bothHalves)[number]

/** Days away from the host, both included. Its kind and reason are sealed: they may tell of somebody's health. */
export type Leave = {
  /** Its number in this training; time away that nobody asked for, such as a deferral, has none. */
  readonly nth?: number | undefined
  readonly from: string
  readonly to: string
  /** Half of one day only. */
  readonly half?: Half | undefined
  readonly countsAsTraining: boolean
  /** The last day of it that counts, where the policy counts no more days of the kind. */
  readonly countedUntil?: string | undefined
  /** Who grants it, where that is not the host. */
  readonly grantedBy?: 'employer' | 'department' | undefined
  /** By how many days it moves the end of the study. */
  readonly suspends?: number | undefined
  /** The day on which the return was recorded. */
  readonly back?: string | undefined
  /** While it waits: the day by which whoever grants it should answer. */
  readonly answerBy?: string | undefined
}

/** Days on which the host did not see the trainee. `counts` as the policy said when it was recorded. */
export type Absence = {
  readonly nth: number
  readonly from: string
  readonly to: string
  readonly half?: Half | undefined
  readonly withCause: boolean
  readonly counts: boolean
}

/** Missed days that were worked later, on the day named: they count again. */
export type MadeUp = { readonly nth: number; readonly from: string; readonly to: string; readonly on: string }

/** Absence without cause went beyond the limit: who was warned when, until when they may say what is wrong, and when it came to the department. */
export type AbsenceWarning = {
  readonly on: string
  readonly answerBy: string
  readonly halfDays: number
  readonly referredOn?: string | undefined
  /** How many cases there were when it was put to the department. */
  readonly cases?: number | undefined
  /** The day on which the department let it rest. */
  readonly overlookedOn?: string | undefined
}

export type Away = { readonly leaves: readonly Leave[]; readonly absences: readonly Absence[]; readonly madeUp: readonly MadeUp[] }

/** The whole days of a leave that don't count as training. */
export const uncounted = ({ from, to, half, countsAsTraining, countedUntil }: Leave): readonly DaySpan[] => {
  if (half !== undefined) return []
  if (!countsAsTraining) return [{ from, to }]
  return countedUntil !== undefined && countedUntil < to ? [{ from: addDays(countedUntil, 1), to }] : []
}

/** The half days that don't count, each once, beside the whole days that don't. */
export const uncountedHalves = (leaves: readonly Leave[], whole: readonly DaySpan[]): readonly string[] => {
  const halves = leaves.filter(l => l.half !== undefined && !l.countsAsTraining && !whole.some(s => l.from >= s.from && l.from <= s.to))
  return [...new Map(halves.map(l => [`${l.from} ${l.half}`, l.from])).values()]
}

/** Absence that no leave covers: leave that was granted afterwards is what counts on its days, and on its half of a day. */
export const uncovered = ({ leaves, absences }: Pick<Away, 'leaves' | 'absences'>): readonly Absence[] => {
  const whole = leaves.filter(l => l.half === undefined)
  const halves = leaves.filter(l => l.half !== undefined)
  const onLeave = (day: string, half: Half) => halves.some(l => l.from === day && l.half === half)
  return absences
    .filter(a => a.half === undefined || !onLeave(a.from, a.half))
    .flatMap(a => subtractSpans([a], whole).flatMap(({ from, to }) => withoutHalves({ ...a, from, to }, halves, onLeave)))
}

/** Whole days of absence, and of a day with leave for one half what is left of it. */
const withoutHalves = (a: Absence, halves: readonly Leave[], onLeave: (day: string, half: Half) => boolean): readonly Absence[] => {
  const broken = a.half === undefined ? [...new Set(halves.map(l => l.from).filter(day => day >= a.from && day <= a.to))] : []
  const rest = broken.flatMap(day => bothHalves.filter(half => !onLeave(day, half)).map(half => ({ ...a, from: day, to: day, half })))
  const days = broken.map(day => ({ from: day, to: day }))
  return [...subtractSpans([a], days).map(({ from, to }) => ({ ...a, from, to })), ...rest]
}

type Spanned = DaySpan & { readonly half?: Half | undefined }

/** All time that does not count as training, as leave that does not: of leave and absence, less what was made up. */
export const awayOf = (away: Away): readonly Leave[] => {
  const halves = away.leaves.filter(l => l.half !== undefined && !l.countsAsTraining)
  const spans: readonly Spanned[] = [...away.leaves.flatMap(uncounted), ...halves, ...uncovered(away).filter(a => !a.counts)]
  return spans.flatMap(span =>
    subtractSpans([span], away.madeUp).map(left => ({ ...left, countsAsTraining: false, ...(span.half && { half: span.half }) })),
  )
}

/** A return from a leave: on which day, and by how many days the leave moves the end of the study now. */
export type Back = {
  readonly on: string
  readonly leave?: number | undefined
  readonly suspends?: number | undefined
  readonly studyEnd?: string | undefined
}

/** A leave ends on the day before the return; who was back on its first day was not away. Entries that name no leave mean the last. */
export const endedBefore = (leaves: readonly Leave[], { on, leave, suspends }: Back): readonly Leave[] => {
  const ended = leaves.findLast(l => leave === undefined || l.nth === leave)
  return leaves.flatMap(l => (l !== ended ? [l] : l.from === on ? [] : [{ ...l, to: addDays(on, -1), back: on, suspends }]))
}
