/**
 * One secret from which every dossier's own key grows, and from which single ones can be cut out for good (a puncturable pseudorandom function, after
 * Goldreich, Goldwasser and Micali). A cut secret is smaller in what it can say, never larger: no copy of the cut one brings back what was cut.
 */
import { hash } from 'node:crypto'

/** The nodes that are kept, by their path of digits 0 to 3 from the root; the root alone is the empty path. */
export type Tree = { readonly id: string; readonly nodes: ReadonlyMap<string, Buffer> }

/** 64 bits: among ten million living dossiers one cut of a hundred thousand meets another's path once in twenty million houses. */
const depth = 32
const digits = ['0', '1', '2', '3'] as const

/** Where the key of a unit such as 'application/ID' grows, as 16 hex digits, which tell nothing of the unit. */
export const leafOf = (unit: string): string => hash('sha256', `tepei leaf ${unit}`, 'hex').slice(0, 16)

const pathOf = (leaf: string): string => [...leaf].map(digit => Number.parseInt(digit, 16).toString(4).padStart(2, '0')).join('')
const childOf = (node: Buffer, digit: string): Buffer => hash('sha256', Buffer.concat([node, Buffer.from(digit)]), 'buffer')

/** The kept node that a path lies below. */
const findAbove = ({ nodes }: Tree, path: string): string | undefined => {
  for (let length = 0; length <= depth; length += 1) if (nodes.has(path.slice(0, length))) return path.slice(0, length)
  return undefined
}

export const isLost = (tree: Tree, leaf: string): boolean => findAbove(tree, pathOf(leaf)) === undefined

/** Undefined where it was cut out. */
export const grow = (tree: Tree, leaf: string): Buffer | undefined => {
  const path = pathOf(leaf)
  const above = findAbove(tree, path)
  const node = above === undefined ? undefined : tree.nodes.get(above)
  return node && [...path.slice(above?.length)].reduce(childOf, node)
}

const cutOne = (nodes: Map<string, Buffer>, tree: Tree, path: string): void => {
  const above = findAbove(tree, path)
  const kept = above === undefined ? undefined : nodes.get(above)
  if (above === undefined || kept === undefined) return
  nodes.delete(above)
  let node = kept
  for (let length = above.length; length < depth; length += 1) {
    const here = path[length] ?? ''
    for (const digit of digits) if (digit !== here) nodes.set(path.slice(0, length) + digit, childOf(node, digit))
    node = childOf(node, here)
  }
}

/** The tree without some leaves: what leads to them is replaced by what stands beside the way. */
export const cut = ({ id, nodes }: Tree, leaves: readonly string[]): Tree => {
  const left = new Map(nodes)
  for (const leaf of leaves) cutOne(left, { id, nodes: left }, pathOf(leaf))
  return { id, nodes: left }
}
