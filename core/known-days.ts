/** A time that the law counts in working days can only be given where the holidays are published: nothing is guessed about a right. */
import type { Law } from '../policy/shape.ts'
import type { Cited } from '../policy/words.ts'
import { areWorkingDaysKnown } from './calendar.ts'
import { type Rule, ruleOverMany } from './rule.ts'
import { workingDayCoverage } from './standards/working-days.ts'

/** Refuses what begins such a time when it would reach beyond the calendar of working days. */
export const workingDaysAreKnown = <F extends { readonly today: string }>(reads: (law: Law) => Cited<number>): Rule<F> =>
  ruleOverMany('workingDaysAreKnown', (law, { today }) => {
    const { value, clause } = reads(law)
    return [{ clause, holds: areWorkingDaysKnown(today, value), found: { from: today, workingDays: value }, wants: workingDayCoverage }]
  })
