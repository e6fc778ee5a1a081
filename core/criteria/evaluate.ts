/** Truth in three values, after Kleene: true, false, and undefined for what is not known yet. */
import type { Comparison, Criterion, FactDefinition } from '../../policy/shape.ts'
import { type Facts, getDefinition, isLeaf, type Leaf, type Value, type Values } from './tree.ts'

export type Truth = boolean | undefined

/** False as soon as one is false, true when all are true, else open. */
export const all = (truths: readonly Truth[]): Truth => {
  if (truths.includes(false)) return false
  return truths.includes(undefined) ? undefined : true
}

/** True as soon as one is true, false when all are false, else open. */
export const any = (truths: readonly Truth[]): Truth => {
  if (truths.includes(true)) return true
  return truths.includes(undefined) ? undefined : false
}

export const negate = (truth: Truth): Truth => (truth === undefined ? undefined : !truth)

/** Where a value stands among the others of its fact, for 以上 and 以下; undefined where the fact has no order or the value is none of its own. */
export const rankOf = (definition: FactDefinition, value: Value): number | undefined => {
  if (definition.type === 'integer') return typeof value === 'number' ? value : undefined
  if (definition.type === 'day') return typeof value === 'string' ? Number(value.replaceAll('-', '')) : undefined
  if (definition.type !== 'ordered' || typeof value !== 'string') return undefined
  const rank = definition.values.indexOf(value)
  return rank < 0 ? undefined : rank
}

/** The comparison that a leaf holds, without its notes. */
export const comparisonOf = (leaf: Leaf): Comparison => {
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

/** The truth of a tree, given the truth of its leaves. */
export const evaluate = (node: Criterion, truthOf: (leaf: Leaf) => Truth): Truth => {
  if (isLeaf(node)) return truthOf(node)
  if ('not' in node) return negate(evaluate(node.not, truthOf))
  return 'allOf' in node ? all(node.allOf.map(part => evaluate(part, truthOf))) : any(node.anyOf.map(part => evaluate(part, truthOf)))
}

/** The truth of a tree about someone, given all their facts. */
export const judge = (facts: Facts, node: Criterion, values: Values): Truth =>
  evaluate(node, leaf => compare(comparisonOf(leaf), getDefinition(facts, leaf.fact), values[leaf.fact]))
