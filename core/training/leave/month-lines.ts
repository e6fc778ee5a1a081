/** One line for each month of a study: how many days count, what of it does not and why, and what it comes to; months to come apart from months that are over. */
import type { Law } from '../../../policy/shape.ts'
import type { DaySpan } from '../../calendar.ts'
import { itemsOf } from '../../payment/rates.ts'
import { countedFrom } from '../../payment/sums.ts'
import type { Training } from '../dossier.ts'
import { onAbsence } from './absences.ts'
import { awayOf, type Half, type Leave, uncovered } from './away.ts'
import { onMakingUp } from './making-up.ts'
import { daysOfMonths, earnedBy, type MonthOfDays, type MonthOfStudy } from './months.ts'

/** Time away that touches a month, as it is on record. `counts`: all of it, none, or a part. */
export type AwayLine = DaySpan & {
  readonly what: 'leave' | 'absence' | 'madeUp' | 'interrupted'
  readonly nth: number | null
  readonly half: Half | null
  readonly counts: 'all' | 'none' | 'part'
  readonly withCause: boolean | null
  readonly clause: string
}

export type MonthLine = MonthOfDays & {
  readonly state: 'over' | 'running' | 'ahead'
  readonly away: readonly AwayLine[]
  readonly money: Pick<MonthOfStudy, 'because' | 'rateFen' | 'amountFen' | 'clause'> | null
}

export type MonthsOfItem = { readonly item: string | null; readonly monthly: boolean; readonly months: readonly MonthLine[] }

const countsOf = (l: Leave): AwayLine['counts'] => {
  if (!l.countsAsTraining) return 'none'
  return l.countedUntil !== undefined && l.countedUntil < l.to ? 'part' : 'all'
}

/** All time away of a training, the earliest first. */
export const awayLines = (law: Law, { leaves, absences, madeUp }: Training): readonly AwayLine[] => {
  const { kinds, grantedBy } = law.policy.training.leave
  const common = { nth: null, half: null, withCause: null }
  const lines: readonly AwayLine[] = [
    ...leaves.map(l => ({
      ...{ ...common, from: l.from, to: l.to, nth: l.nth ?? null, half: l.half ?? null, counts: countsOf(l) },
      ...(l.nth === undefined
        ? { what: 'interrupted' as const, clause: grantedBy.clause }
        : { what: 'leave' as const, clause: kinds.clause }),
    })),
    ...uncovered({ leaves, absences }).map(a => ({
      ...{ what: 'absence' as const, from: a.from, to: a.to, nth: a.nth, half: a.half ?? null, withCause: a.withCause },
      ...{ counts: a.counts ? ('all' as const) : ('none' as const), clause: onAbsence(law).clause },
    })),
    ...madeUp.map(m => ({
      ...common,
      what: 'madeUp' as const,
      from: m.from,
      to: m.to,
      nth: m.nth,
      counts: 'all' as const,
      clause: onMakingUp(law).clause,
    })),
  ]
  return lines.toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)))
}

const stateOn = (today: string, { from, to }: DaySpan): MonthLine['state'] => (to < today ? 'over' : from <= today ? 'running' : 'ahead')

/** The months of the study under each item that is paid by the month; where the policy has none, their days alone. */
export const monthLines = (law: Law, training: Training, today: string): readonly MonthsOfItem[] => {
  const { studyStart, studyEnd, track } = training
  if (studyStart === undefined || studyEnd === undefined || track === undefined) return []
  const study = { from: studyStart, to: studyEnd }
  const away = awayLines(law, training)
  const leaves = awayOf(training)
  const line = (days: MonthOfDays, money: MonthLine['money']): MonthLine => ({
    ...days,
    state: stateOn(today, days),
    away: away.filter(l => l.from <= days.to && l.to >= days.from),
    money,
  })
  const paid = itemsOf(law).filter(i => i.per === 'month' && i.payee.value === 'trainee' && i.rateYuan !== undefined)
  if (paid.length === 0) return [{ item: null, monthly: false, months: daysOfMonths(study, leaves).map(days => line(days, null)) }]
  return paid.map(item => ({
    item: item.code,
    monthly: item.trigger.value === 'monthly',
    months: earnedBy(law, item.code, track, countedFrom(item, study), leaves).months.map(
      ({ because, rateFen, amountFen, clause, ...days }) => line(days, { because, rateFen, amountFen, clause }),
    ),
  }))
}
