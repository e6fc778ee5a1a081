/** A bound that depends on another fact: which value applies to whom, and what holds while that fact is not known. */
import type { BoundTable, Case, Comparison, FactDefinition, TableComparison } from '../../policy/shape.ts'
import { compare, comparisonOf, domainOf, type Truth } from './compare.ts'
import { type Facts, getDefinition, isTable, type Leaf, tableOf, type Value, type Values } from './tree.ts'

/** Nothing is asked of these people. */
export type Waived = { readonly waived: true }
/** What a leaf asks of one person. */
export type Outcome = Comparison | Waived
/** What a leaf asks: of one person, or, while it is not known which value applies, the whole table. */
export type Wants = Outcome | TableComparison

const boundOf = (leaf: TableComparison, value: number | string | Waived): Outcome => {
  if (typeof value === 'object') return { waived: true }
  return 'atLeast' in leaf ? { atLeast: value } : { atMost: value }
}

const boundIn = (one: Case) => ('value' in one ? one.value : ({ waived: true } as const))

/** What a leaf may ask: of a table one outcome for each case and the last for everybody else. */
export const outcomesOf = (leaf: Leaf): readonly Outcome[] => {
  if (!isTable(leaf)) return [plain(leaf)]
  const { cases, otherwise } = getTable(leaf)
  return [...cases.map(one => boundOf(leaf, boundIn(one))), boundOf(leaf, otherwise)]
}

/** The comparison of a leaf without a table. */
const plain = (leaf: Leaf): Comparison => {
  if ('is' in leaf) return { is: leaf.is }
  if ('oneOf' in leaf) return { oneOf: leaf.oneOf }
  if ('atLeast' in leaf && typeof leaf.atLeast !== 'object') return { atLeast: leaf.atLeast }
  if ('atMost' in leaf && typeof leaf.atMost !== 'object') return { atMost: leaf.atMost }
  throw new RangeError(`the bound of ${leaf.fact} depends on another fact`)
}

export const getTable = (leaf: TableComparison): BoundTable => {
  const table = tableOf(leaf)
  if (table === undefined) throw new RangeError('the bound is no table')
  return table
}

/** The index of the outcome for a value of the fact that the table depends on. */
export const outcomeAt = ({ cases }: BoundTable, definition: FactDefinition, selector: Value): number => {
  const i = cases.findIndex(one => compare(one, definition, selector) === true)
  return i < 0 ? cases.length : i
}

type Reachable = { readonly definition: FactDefinition; readonly outcomes: readonly number[] }
const reached = new WeakMap<BoundTable, Reachable>()

/** The outcomes that apply to anybody at all, in the order of the table. */
export const reachableIn = (table: BoundTable, definition: FactDefinition): readonly number[] => {
  const known = reached.get(table)
  if (known?.definition === definition) return known.outcomes
  const domain = domainOf(definition, table.cases.map(comparisonOf))
  const outcomes = [...new Set(domain.map(value => outcomeAt(table, definition, value)))].sort((a, b) => a - b)
  reached.set(table, { definition, outcomes })
  return outcomes
}

/** The truth of one outcome; what is waived holds of everybody. */
export const outcomeTruth = (outcome: Outcome | undefined, definition: FactDefinition, value: Value | undefined): Truth => {
  if (outcome === undefined) return undefined
  return 'waived' in outcome ? true : compare(outcome, definition, value)
}

/** The truth of a leaf. While it is not known which value applies, it is open unless every value that may apply says the same. */
export const leafTruth = (facts: Facts, leaf: Leaf, values: Values): Truth => {
  const definition = getDefinition(facts, leaf.fact)
  const value = values[leaf.fact]
  if (!isTable(leaf)) return compare(plain(leaf), definition, value)
  const [table, outcomes] = [getTable(leaf), outcomesOf(leaf)]
  const by = getDefinition(facts, table.by)
  const selector = values[table.by]
  if (selector !== undefined) return outcomeTruth(outcomes[outcomeAt(table, by, selector)], definition, value)
  const truths = reachableIn(table, by).map(i => outcomeTruth(outcomes[i], definition, value))
  return truths.every(truth => truth === truths[0]) ? truths[0] : undefined
}

/** The plain comparisons that a leaf makes of a fact, its own or the one that its table depends on. */
export const comparisonsWith = (leaf: Leaf, fact: string): readonly Comparison[] => {
  const own = leaf.fact === fact ? outcomesOf(leaf).flatMap(outcome => ('waived' in outcome ? [] : [outcome])) : []
  const table = tableOf(leaf)
  return table?.by === fact ? [...own, ...table.cases.map(comparisonOf)] : own
}
