/** The budget of a round: the plan from places and rates with its working, and how what was really paid stands against it. */
import type { Law } from '../../policy/shape.ts'
import { addFen, type Fen, multiplyFen, subtractFen } from '../money.ts'
import { findRate, type ItemName, itemNames } from './rates.ts'

/** One line of the plan: persons × rate × months, or persons × rate for a yearly item, where months are those of the track out of twelve. */
export type PlanLine = {
  readonly item: ItemName
  readonly track: string
  readonly persons: number
  readonly rateFen: Fen
  readonly per: 'personYear' | 'month'
  readonly months: number
  readonly clause: string
  readonly amountFen: Fen
}
export type Plan = { readonly lines: readonly PlanLine[]; readonly totalFen: Fen }

/** What the fund must have ready if every place is filled and everybody trains the whole time. */
export const planOf = (law: Law): Plan => {
  const lines = itemNames.flatMap(item =>
    Object.entries(law.policy.tracks).flatMap(([track, { places, durationMonths }]): readonly PlanLine[] => {
      const { per, payer } = law.policy.money.items[item]
      const rate = findRate(law, item, track)
      if (payer.value !== 'fund' || rate === undefined || (per !== 'personYear' && per !== 'month')) return []
      const [persons, months] = [places.value, durationMonths.value]
      const amountFen = multiplyFen(rate.value, persons * months, per === 'personYear' ? 12 : 1)
      return [{ item, track, persons, rateFen: rate.value, per, months, clause: rate.clause, amountFen }]
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
