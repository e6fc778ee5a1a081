/** What a host's calendar shows of one person on one day. Pure. */
import type { Answered } from '../../../core/question.ts'

export type Row = Answered<'absences'>['rows'][number]
export type Mark = 'leave' | 'absence' | 'madeUp' | 'interrupted' | 'pending'

const covers = (one: { readonly from: string; readonly to: string }, day: string) => one.from <= day && one.to >= day

/** The mark of a day: days that were made up before what they make good, and what is on record before what only waits. */
export const markOf = ({ away, pending }: Row, day: string): Mark | undefined => {
  const on = away.filter(one => covers(one, day)).map(({ what }) => what)
  const known = (['madeUp', 'leave', 'absence', 'interrupted'] as const).find(what => on.includes(what))
  return known ?? (pending.some(one => covers(one, day)) ? 'pending' : undefined)
}

/** A day on which somebody may have been absent: of their study, and not still to come. */
export const canRecord = ({ from, to }: Row, day: string, today: string): boolean => day >= from && day <= to && day <= today

/** The month before or after: '2022-12' and 1 is '2023-01'. */
export const monthFrom = (month: string, by: number): string => {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`
}

const steps: Readonly<Record<string, readonly [rows: number, days: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Where a key leads from a cell, within the table; undefined for keys that lead nowhere. */
export const movedBy = (
  key: string,
  at: readonly [number, number],
  size: readonly [number, number],
): readonly [number, number] | undefined => {
  const step = steps[key]
  if (step === undefined) return undefined
  const within = (n: number, most: number) => Math.min(Math.max(n, 0), most - 1)
  return [within(at[0] + step[0], size[0]), within(at[1] + step[1], size[1])]
}
