/** The tree of criteria as a thing to walk: its nodes with their paths, in the order of the law. */
import type { BoundTable, Criterion, FactDefinition, Leaf, Policy, TableComparison } from '../../policy/shape.ts'

/** What a fact may be, and what a leaf compares it with. */
export type Value = boolean | number | string
export type Values = Readonly<Record<string, Value | undefined>>

export type { Leaf } from '../../policy/shape.ts'
export type TableLeaf = Leaf & TableComparison
export type Branch = Exclude<Criterion, Leaf>
export type BranchKind = 'allOf' | 'anyOf' | 'not' | 'count'

/** The keys from a track's criteria down to a node; a page or a message joins them by dots. */
export type Path = readonly (string | number)[]
export type Placed = { readonly path: Path; readonly node: Criterion }

export const isLeaf = (node: Criterion): node is Leaf => 'fact' in node

/** The table of a leaf whose bound depends on another fact. */
export const tableOf = (leaf: Leaf | TableComparison): BoundTable | undefined => {
  const bound = 'atLeast' in leaf ? leaf.atLeast : 'atMost' in leaf ? leaf.atMost : undefined
  return typeof bound === 'object' ? bound : undefined
}
export const isTable = (leaf: Leaf): leaf is TableLeaf => tableOf(leaf) !== undefined

export const kindOf = (node: Branch): BranchKind =>
  'allOf' in node ? 'allOf' : 'anyOf' in node ? 'anyOf' : 'count' in node ? 'count' : 'not'

const listOf = (node: Exclude<Branch, { readonly not: Criterion }>) => {
  if ('allOf' in node) return { key: 'allOf', parts: node.allOf }
  return 'anyOf' in node ? { key: 'anyOf', parts: node.anyOf } : { key: 'of', parts: node.of }
}

/** The parts of a branch, each at its path; a leaf has none. */
export const partsOf = ({ path, node }: Placed): readonly Placed[] => {
  if (isLeaf(node)) return []
  if ('not' in node) return [{ path: [...path, 'not'], node: node.not }]
  const { key, parts } = listOf(node)
  return parts.map((part, i) => ({ path: [...path, key, i], node: part }))
}

/** Every node, parents before their parts. */
export const nodesOf = (node: Criterion, path: Path = []): readonly Placed[] => [
  { path, node },
  ...partsOf({ path, node }).flatMap(part => nodesOf(part.node, part.path)),
]

export const leavesOf = (node: Criterion): readonly Leaf[] => nodesOf(node).flatMap(placed => (isLeaf(placed.node) ? [placed.node] : []))

/** The facts that a leaf looks at: its own, and the one that its bound depends on. */
export const factsIn = (leaf: Leaf): readonly string[] => {
  const table = tableOf(leaf)
  return table === undefined ? [leaf.fact] : [leaf.fact, table.by]
}

/** The facts that a tree asks of, each once, in the order of the law. */
export const factsUnder = (node: Criterion): readonly string[] => [...new Set(leavesOf(node).flatMap(factsIn))]

export type Facts = Policy['facts']

/** The definition of a fact; throws when a leaf cites one that the policy does not define (analysis tells that before a round opens). */
export const getDefinition = (facts: Facts, fact: string): FactDefinition => {
  const definition = Object.hasOwn(facts, fact) ? facts[fact] : undefined
  if (definition === undefined) throw new RangeError(`the criteria ask for the fact ${fact}, which the policy does not define`)
  return definition
}

/** A track by its id; throws for one that the policy does not have. */
export const getTrack = (policy: Policy, track: string) => {
  const found = Object.hasOwn(policy.tracks, track) ? policy.tracks[track] : undefined
  if (found === undefined) throw new RangeError(`the policy has no track ${track}`)
  return found
}
