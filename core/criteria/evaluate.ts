/** The truth of a tree in three values, after Kleene: true, false, and undefined for what is not known yet. */
import type { Criterion } from '../../policy/shape.ts'
import { leafTruth } from './bound.ts'
import type { Truth } from './compare.ts'
import { type Facts, isLeaf, type Leaf, type Values } from './tree.ts'

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

/** True as soon as so many are true, false when no more than fewer can be, else open. */
export const atLeastOf = (count: number, truths: readonly Truth[]): Truth => {
  const sure = truths.filter(truth => truth === true).length
  if (sure >= count) return true
  return sure + truths.filter(truth => truth === undefined).length < count ? false : undefined
}

export const negate = (truth: Truth): Truth => (truth === undefined ? undefined : !truth)

/** The truth of a tree, given the truth of its leaves. */
export const evaluate = (node: Criterion, truthOf: (leaf: Leaf) => Truth): Truth => {
  if (isLeaf(node)) return truthOf(node)
  if ('not' in node) return negate(evaluate(node.not, truthOf))
  if ('count' in node) {
    return atLeastOf(
      node.count,
      node.of.map(part => evaluate(part, truthOf)),
    )
  }
  return 'allOf' in node ? all(node.allOf.map(part => evaluate(part, truthOf))) : any(node.anyOf.map(part => evaluate(part, truthOf)))
}

/** The truth of a tree about someone, given all their facts. */
export const judge = (facts: Facts, node: Criterion, values: Values): Truth => evaluate(node, leaf => leafTruth(facts, leaf, values))
