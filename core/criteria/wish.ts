/** Admitted classes of a fact as a comparison that a person can read: a value, a list, a bound, or a range. */
import type { Comparison } from '../../policy/shape.ts'
import type { Cut } from './cells.ts'
import { rankOf } from './compare.ts'
import type { Value } from './tree.ts'

/** What a fact should become, or may be: any value that meets it will do. */
export type Wish = Comparison | { readonly between: readonly [Value, Value] }

type Run = { readonly from: number; readonly to: number }

/** The stretches of the domain that are admitted, by their first and last index. */
const stretches = ({ classOf }: Cut, classes: readonly boolean[]): readonly Run[] => {
  const runs: Run[] = []
  classOf.forEach((own, i) => {
    if (classes[own] !== true) return
    const last = runs.at(-1)
    if (last?.to === i - 1) runs[runs.length - 1] = { from: last.from, to: i }
    else runs.push({ from: i, to: i })
  })
  return runs
}

/** The days of a domain stand for all before the first and after the last; any other domain is complete. */
const wishOfRun = ({ domain, definition }: Cut, { from, to }: Run): Wish => {
  const [first = '', last = ''] = [domain[from], domain[to]]
  const endless = definition.type === 'day'
  if (from === to && !(endless && (from === 0 || to === domain.length - 1))) return { is: first }
  if (typeof first === 'boolean' || typeof last === 'boolean') return { oneOf: domain.slice(from, to + 1) }
  if (to === domain.length - 1) return { atLeast: first }
  return from === 0 ? { atMost: last } : { between: [first, last] }
}

const hasOrder = ({ definition, domain }: Cut) => domain[0] !== undefined && rankOf(definition, domain[0]) !== undefined

/** The admitted values as one or more wishes, any of which will do: a range for each stretch of a fact with an order, else one list. */
export const wishesOf = (cut: Cut, classes: readonly boolean[]): readonly Wish[] => {
  if (hasOrder(cut)) return stretches(cut, classes).map(run => wishOfRun(cut, run))
  const admitted = cut.domain.filter((_, i) => classes[cut.classOf[i] ?? -1] === true)
  const [first = false] = admitted
  return [admitted.length === 1 ? { is: first } : { oneOf: admitted }]
}

/** The admitted values as one wish; of several stretches of days, which no list could name, the first. */
export const wishOf = (cut: Cut, classes: readonly boolean[]): Wish => {
  const wishes = wishesOf(cut, classes)
  const [first] = wishes
  if (first !== undefined && (wishes.length === 1 || cut.definition.type === 'day')) return first
  return { oneOf: cut.domain.filter((_, i) => classes[cut.classOf[i] ?? -1] === true) }
}
