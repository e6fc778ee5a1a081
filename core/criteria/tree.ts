/** The tree of criteria as a thing to walk: its nodes with their paths, in the order of the law. */
import type { Criterion, FactDefinition, Policy } from '../../policy/shape.ts'

/** What a fact may be, and what a leaf compares it with. */
export type Value = boolean | number | string
export type Values = Readonly<Record<string, Value | undefined>>

export type Leaf = Extract<Criterion, { readonly fact: string }>
export type Branch = Exclude<Criterion, Leaf>
export type BranchKind = 'allOf' | 'anyOf' | 'not'

/** The keys from a track's criteria down to a node; a page or a message joins them by dots. */
export type Path = readonly (string | number)[]
export type Placed = { readonly path: Path; readonly node: Criterion }

export const isLeaf = (node: Criterion): node is Leaf => 'fact' in node

export const kindOf = (node: Branch): BranchKind => ('allOf' in node ? 'allOf' : 'anyOf' in node ? 'anyOf' : 'not')

/** The parts of a branch, each at its path; a leaf has none. */
export const partsOf = ({ path, node }: Placed): readonly Placed[] => {
  if (isLeaf(node)) return []
  if ('not' in node) return [{ path: [...path, 'not'], node: node.not }]
  const [key, parts] = 'allOf' in node ? (['allOf', node.allOf] as const) : (['anyOf', node.anyOf] as const)
  return parts.map((part, i) => ({ path: [...path, key, i], node: part }))
}

/** Every node, parents before their parts. */
export const nodesOf = (node: Criterion, path: Path = []): readonly Placed[] => [
  { path, node },
  ...partsOf({ path, node }).flatMap(part => nodesOf(part.node, part.path)),
]

export const leavesOf = (node: Criterion): readonly Leaf[] => nodesOf(node).flatMap(placed => (isLeaf(placed.node) ? [placed.node] : []))

/** The facts that a tree asks of, each once, in the order of the law. */
export const factsUnder = (node: Criterion): readonly string[] => [...new Set(leavesOf(node).map(leaf => leaf.fact))]

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
