/** The money plan before and after, item by item and track by track, each with its working. */
import type { Law } from '../../policy/shape.ts'
import { addFen, type Fen, subtractFen } from '../money.ts'
import { type Plan, type PlanLine, planOf } from '../payment/budget.ts'

/** A line of the plan as a report tells it. */
type Planned = Omit<PlanLine, 'per'> & { readonly per: string }
export type Spending = {
  readonly item: string
  readonly track: string
  readonly before?: Planned | undefined
  readonly after?: Planned | undefined
  readonly differenceFen: Fen
}
export type Money = { readonly lines: readonly Spending[]; readonly beforeFen: Fen; readonly afterFen: Fen; readonly differenceFen: Fen }

const lineOf = ({ lines }: Plan, { item, track }: Pick<PlanLine, 'item' | 'track'>) =>
  lines.find(line => line.item === item && line.track === track)

export const moneyOf = (before: Law, after: Law): Money => {
  const [was, is] = [planOf(before), planOf(after)]
  const keys = new Map([...was.lines, ...is.lines].map(({ item, track }) => [`${item}/${track}`, { item, track }]))
  const lines = [...keys.values()].map((key): Spending => {
    const [old, fresh] = [lineOf(was, key), lineOf(is, key)]
    return { ...key, before: old, after: fresh, differenceFen: subtractFen(fresh?.amountFen ?? 0, old?.amountFen ?? 0) }
  })
  const differenceFen = addFen(...lines.map(line => line.differenceFen))
  return { lines, beforeFen: was.totalFen, afterFen: is.totalFen, differenceFen }
}
