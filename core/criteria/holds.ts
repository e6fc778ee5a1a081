/** Whether one criterion holds for a person: for conditions that stand outside a track, such as whom a place is reserved for. */
import type { Criterion, Policy } from '../../policy/shape.ts'
import type { Truth } from './compare.ts'
import { deriveFacts, type RawFacts } from './derive.ts'
import { judge } from './evaluate.ts'

/** True, false, or undefined while a fact is missing. Takes the raw facts by the policy's names. */
export const holdsFor = (policy: Policy, criterion: Criterion, raw: RawFacts): Truth =>
  judge(policy.facts, criterion, deriveFacts(policy, raw))
