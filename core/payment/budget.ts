/** The budget of a round: the plan from places and rates with its working, and how what was really paid stands against it. */
import type { Law, MoneyItem } from '../../policy/shape.ts'
import { fullMonthsBetween } from '../calendar.ts'
import { addFen, type Fen, multiplyFen, subtractFen, yuan } from '../money.ts'
import { findRate, itemsOf } from './rates.ts'

type PlannedPer = Exclude<MoneyItem['per'], 'journey' | 'meal'>

/** One line of the plan: persons × rate × months, or persons × rate for a yearly item, where months are those of the track out of twelve. */
export type PlanLine = {
  readonly item: string
  readonly track: string
  readonly persons: number
  readonly rateFen: Fen
  readonly per: PlannedPer
  readonly months: number
  readonly clause: string
  /** Where several pay, what the fund bears, in hundredths of a per cent; and the most that one person gets. */
  readonly shareBasisPoints?: number
  readonly mostFen?: Fen
  readonly amountFen: Fen
}
export type Plan = { readonly lines: readonly PlanLine[]; readonly totalFen: Fen }

/** How many rates one person comes to: months, a year's part, or one lump. */
const timesOf = (per: PlannedPer, months: number): readonly [number, number] => {
  if (per === 'month') return [months, 1]
  return per === 'personYear' ? [months, 12] : [1, 1]
}
const isPlanned = (per: MoneyItem['per']): per is PlannedPer => per !== 'journey' && per !== 'meal'
const fundsShare = ({ payer, shares }: MoneyItem): number =>
  shares ? (shares.value.find(s => s.payer === 'fund')?.basisPoints ?? 0) : payer.value === 'fund' ? 10_000 : 0

/** What the fund must have ready if every place is filled and everybody trains the whole time; of an item that several pay, its own share. */
export const planOf = (law: Law): Plan => {
  const begins = law.policy.training.enrolment.value.from
  const lines = itemsOf(law).flatMap(item =>
    Object.entries(law.policy.tracks).flatMap(([track, { places, durationMonths }]): readonly PlanLine[] => {
      const rate = findRate(law, item.code, track)
      if (fundsShare(item) === 0 || rate === undefined || !isPlanned(item.per)) return []
      const late = item.startsOn ? fullMonthsBetween(begins, item.startsOn.value) : 0
      const [persons, left] = [places.value, Math.max(0, durationMonths.value - late)]
      const months = Math.min(left, item.per === 'month' ? (item.mostMonths?.value ?? left) : left)
      const [times, of] = timesOf(item.per, months)
      const mostFen = item.mostYuan && yuan(item.mostYuan.value)
      const each = Math.min(multiplyFen(rate.value, times, of), mostFen ?? Number.MAX_SAFE_INTEGER)
      const whole = multiplyFen(each, persons)
      const amountFen = multiplyFen(whole, fundsShare(item), 10_000)
      const limits = { ...(item.shares && { shareBasisPoints: fundsShare(item) }), ...(mostFen !== undefined && { mostFen }) }
      return [{ item: item.code, track, persons, rateFen: rate.value, per: item.per, months, clause: rate.clause, ...limits, amountFen }]
    }),
  )
  return { lines, totalFen: addFen(...lines.map(l => l.amountFen)) }
}

/** What was really paid on an item of a track; money that came back is a negative amount. */
export type ActualLine = { readonly item: string; readonly track: string; readonly amountFen: Fen }

export type Comparison = {
  readonly item: string
  readonly track: string
  readonly plannedFen: Fen
  readonly actualFen: Fen
  /** Planned less paid: what is unspent, or negative where more was paid than planned. */
  readonly unspentFen: Fen
}
export type Reconciliation = { readonly lines: readonly Comparison[]; readonly total: Omit<Comparison, 'item' | 'track'> }

const sumOf = (lines: readonly ActualLine[], of: { readonly item: string; readonly track: string }) =>
  addFen(...lines.filter(l => l.item === of.item && l.track === of.track).map(l => l.amountFen))

/** Plan and actual, item by item and track by track. What was paid on something that was never planned is a line of its own, planned at nothing. */
export const reconcile = (plan: Plan, actual: readonly ActualLine[]): Reconciliation => {
  const planned: readonly ActualLine[] = plan.lines
  const keys = new Map([...planned, ...actual].map(({ item, track }) => [`${item}/${track}`, { item, track }]))
  const lines = [...keys.values()].map((key): Comparison => {
    const [plannedFen, actualFen] = [sumOf(planned, key), sumOf(actual, key)]
    return { ...key, plannedFen, actualFen, unspentFen: subtractFen(plannedFen, actualFen) }
  })
  const [plannedFen, actualFen] = [addFen(...lines.map(l => l.plannedFen)), addFen(...lines.map(l => l.actualFen))]
  return { lines, total: { plannedFen, actualFen, unspentFen: subtractFen(plannedFen, actualFen) } }
}
