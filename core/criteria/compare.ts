/** One comparison with one value: order, bounds, and the values that a fact can have. */
import type { Comparison, FactDefinition } from '../../policy/shape.ts'
import { addDays } from '../calendar.ts'
import type { Value } from './tree.ts'

/** Three values, after Kleene: true, false, and undefined for what is not known yet. */
export type Truth = boolean | undefined

/** Where a value stands among the others of its fact, for 以上 and 以下; undefined where the fact has no order or the value is none of its own. */
export const rankOf = (definition: FactDefinition, value: Value): number | undefined => {
  if (definition.type === 'integer') return typeof value === 'number' ? value : undefined
  if (definition.type === 'day') return typeof value === 'string' ? Number(value.replaceAll('-', '')) : undefined
  if (definition.type !== 'ordered' || typeof value !== 'string') return undefined
  const rank = definition.values.indexOf(value)
  return rank < 0 ? undefined : rank
}

/** The comparison that a case holds, without its value. */
export const comparisonOf = (leaf: Comparison): Comparison => {
  if ('is' in leaf) return { is: leaf.is }
  if ('oneOf' in leaf) return { oneOf: leaf.oneOf }
  return 'atLeast' in leaf ? { atLeast: leaf.atLeast } : { atMost: leaf.atMost }
}

/** Whether a value meets a comparison; 以上 and 以下 include the number itself (Civil Code art. 1259). Nothing is true of an unknown value. */
export const compare = (comparison: Comparison, definition: FactDefinition, value: Value | undefined): Truth => {
  if (value === undefined) return undefined
  if ('is' in comparison) return value === comparison.is
  if ('oneOf' in comparison) return comparison.oneOf.includes(value)
  const rank = rankOf(definition, value)
  const bound = rankOf(definition, 'atLeast' in comparison ? comparison.atLeast : comparison.atMost)
  if (rank === undefined || bound === undefined) return undefined
  return 'atLeast' in comparison ? rank >= bound : rank <= bound
}

const boundsOf = (comparison: Comparison): readonly Value[] => {
  if ('is' in comparison) return [comparison.is]
  if ('oneOf' in comparison) return comparison.oneOf
  return ['atLeast' in comparison ? comparison.atLeast : comparison.atMost]
}

const daysAround = (comparisons: readonly Comparison[]): readonly string[] => {
  const bounds = comparisons.flatMap(boundsOf).filter(bound => typeof bound === 'string')
  return [...new Set(bounds.flatMap(day => [addDays(day, -1), day, addDays(day, 1)]))].sort()
}

/** Every value that comparisons can tell apart; for days, those around each bound. */
export const domainOf = (definition: FactDefinition, comparisons: readonly Comparison[]): readonly Value[] => {
  if (definition.type === 'boolean') return [false, true]
  if (definition.type === 'code' || definition.type === 'ordered') return definition.values
  if (definition.type === 'day') return daysAround(comparisons)
  if (definition.type !== 'integer') return []
  return Array.from({ length: definition.max - definition.min + 1 }, (_, i) => definition.min + i)
}

/** Why a comparison makes no sense for its fact, if it doesn't: a bound that the fact can't have, or 以上 of something without an order. */
export const misfitOf = (comparison: Comparison, definition: FactDefinition): readonly Value[] => {
  if (definition.type === 'day') return boundsOf(comparison).filter(bound => typeof bound !== 'string')
  const domain = domainOf(definition, [])
  const unordered = 'is' in comparison || 'oneOf' in comparison
  return boundsOf(comparison).filter(bound => !domain.includes(bound) || (!unordered && rankOf(definition, bound) === undefined))
}
