/** The verdict by trying every value of every missing fact in two-valued logic: slow, and with nothing in common with the engine that it checks. */
import type { Table, VerdictName } from '../core/criteria/index.ts'
import type { Criterion, Policy } from '../policy/shape.ts'
import { type Facts, rankIn } from './eligibility-peers.ts'

const holds = (policy: Policy, node: Criterion, record: Facts): boolean => {
  if ('allOf' in node) return node.allOf.every(part => holds(policy, part, record))
  if ('anyOf' in node) return node.anyOf.some(part => holds(policy, part, record))
  if ('not' in node) return !holds(policy, node.not, record)
  if ('count' in node) return node.of.filter(part => holds(policy, part, record)).length >= node.count
  const value = record[node.fact]
  if ('is' in node) return value === node.is
  if ('oneOf' in node) return node.oneOf.some(each => each === value)
  const wanted = 'atLeast' in node ? node.atLeast : node.atMost
  if (typeof wanted === 'object') throw new RangeError('no peer knows bounds that depend on another fact')
  const bound = rankIn(policy)(node.fact, wanted)
  if (typeof value !== 'number' || typeof bound !== 'number') throw new RangeError(`${node.fact} is compared without an order`)
  return 'atLeast' in node ? value >= bound : value <= bound
}

/** The facts that the law wants stated although every value of them will do. */
const compulsory = (node: Criterion): readonly string[] => {
  if ('allOf' in node) return node.allOf.flatMap(compulsory)
  if ('anyOf' in node) return node.anyOf.flatMap(compulsory)
  if ('not' in node) return compulsory(node.not)
  if ('count' in node) return node.of.flatMap(compulsory)
  return node.remark?.accepts === 'alwaysHolds' ? [node.fact] : []
}

/** Records are as the other engines take them. */
export const verdictByTrying = (policy: Policy, table: Table, criteria: Criterion, record: Facts): VerdictName => {
  const open = table.facts.filter(fact => record[fact] === undefined)
  const outcomes = new Set<boolean>()
  const complete = (i: number, facts: Facts): void => {
    const fact = open[i]
    if (outcomes.size === 2) return
    if (fact === undefined) outcomes.add(holds(policy, criteria, facts))
    else for (const value of table.domainOf(fact)) complete(i + 1, { ...facts, [fact]: rankIn(policy)(fact, value) })
  }
  complete(0, record)
  if (outcomes.size === 2) return 'undetermined'
  if (!outcomes.has(true)) return 'ineligible'
  return compulsory(criteria).some(fact => open.includes(fact)) ? 'undetermined' : 'eligible'
}
