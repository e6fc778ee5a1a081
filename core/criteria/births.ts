/** Criteria about an age as criteria about birth dates: two editions that count age on other days are compared by who was born when. */
import type { BoundTable, Case, Comparison, Criterion, FactDefinition, Leaf } from '../../policy/shape.ts'
import { getTable } from './bound.ts'
import { comparisonOf } from './compare.ts'
import { birthDatesFor } from './limits.ts'
import { isTable, leavesOf, partsOf, tableOf } from './tree.ts'

type Derived = NonNullable<Extract<FactDefinition, { readonly type: 'integer' }>['derived']>
/** An age by the fact that it is counted from, and its definition in one edition. */
export type AgeFact = { readonly fact: string; readonly from: string; readonly definition: FactDefinition }

export const ageOf = (fact: string, definition: FactDefinition | undefined): AgeFact | undefined => {
  const derived: Derived | undefined = definition?.type === 'integer' ? definition.derived : undefined
  return definition && derived?.way === 'age' ? { fact, from: derived.from, definition } : undefined
}

const bornFor = (age: AgeFact, comparison: Comparison): readonly Comparison[] => {
  const { earliestBirthDate, latestBirthDate } = birthDatesFor(comparison, age.definition)
  return [
    ...(earliestBirthDate === undefined ? [] : [{ atLeast: earliestBirthDate }]),
    ...(latestBirthDate === undefined ? [] : [{ atMost: latestBirthDate }]),
  ]
}

const boundFor = (age: AgeFact, comparison: Comparison): string => {
  const [bound] = bornFor(age, comparison)
  if (bound !== undefined && 'atLeast' in bound) return String(bound.atLeast)
  if (bound !== undefined && 'atMost' in bound) return String(bound.atMost)
  throw new RangeError(`no birth date belongs to this bound of ${age.fact}`)
}

const tableFor = (age: AgeFact, table: BoundTable, bound: (value: number | string) => Comparison): BoundTable => {
  const dayFor = (value: number | string) => boundFor(age, bound(value))
  const cases = table.cases.map((one): Case => ('value' in one ? { ...comparisonOf(one), value: dayFor(one.value) } : one))
  return { by: table.by, cases, otherwise: typeof table.otherwise === 'object' ? table.otherwise : dayFor(table.otherwise) }
}

/** An upper limit of age is an earliest birth date, so the comparison turns round. */
const leafFor = (age: AgeFact, leaf: Leaf): Criterion => {
  const { clause } = leaf
  const born = (comparison: Comparison): Criterion => ({
    allOf: bornFor(age, comparison).map(one => ({ fact: age.from, clause, ...one })),
  })
  if (isTable(leaf)) {
    const upper = 'atMost' in leaf
    const table = tableFor(age, getTable(leaf), value => (upper ? { atMost: value } : { atLeast: value }))
    return { fact: age.from, clause, ...(upper ? { atLeast: table } : { atMost: table }) }
  }
  if ('oneOf' in leaf) return { anyOf: leaf.oneOf.map(is => born({ is })) }
  if ('is' in leaf) return born({ is: leaf.is })
  if ('atLeast' in leaf && typeof leaf.atLeast !== 'object') return born({ atLeast: leaf.atLeast })
  if ('atMost' in leaf && typeof leaf.atMost !== 'object') return born({ atMost: leaf.atMost })
  throw new RangeError(`the leaf about ${leaf.fact} has no bound`)
}

/** Whether a table depends on the age: its cases can't be said by birth dates one by one. */
export const selectsBy = (node: Criterion, fact: string): boolean => leavesOf(node).some(leaf => tableOf(leaf)?.by === fact)

/** The same criteria with every leaf about this age turned into one about the birth date. */
export const bornInstead = (node: Criterion, age: AgeFact): Criterion => {
  if ('fact' in node) return node.fact === age.fact ? leafFor(age, node) : node
  const parts = partsOf({ path: [], node }).map(part => bornInstead(part.node, age))
  if ('allOf' in node) return { ...node, allOf: parts }
  if ('anyOf' in node) return { ...node, anyOf: parts }
  if ('count' in node) return { ...node, of: parts }
  return { ...node, not: parts[0] ?? node.not }
}
