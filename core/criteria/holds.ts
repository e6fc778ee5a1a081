/** Whether one criterion holds for a person: for conditions that stand outside a track, such as whom a place is reserved for. */
import type { Criterion, Policy } from '../../policy/shape.ts'
import { deriveFacts, type RawFacts } from './derive.ts'
import { compare, comparisonOf, evaluate, type Truth } from './evaluate.ts'
import { getDefinition } from './tree.ts'

/** True, false, or undefined while a fact is missing. Takes the raw facts by the policy's names. */
export const holdsFor = (policy: Policy, criterion: Criterion, raw: RawFacts): Truth => {
  const values = deriveFacts(policy, raw)
  return evaluate(criterion, leaf => compare(comparisonOf(leaf), getDefinition(policy.facts, leaf.fact), values[leaf.fact]))
}
