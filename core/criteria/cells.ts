/** Cells: each fact's values cut into classes that no comparison tells apart, and the grid of all combinations. What holds in a cell holds for everyone in it. */
import type { Comparison, Criterion, FactDefinition } from '../../policy/shape.ts'
import { addDays } from '../calendar.ts'
import { compare, comparisonOf, rankOf, type Truth } from './evaluate.ts'
import { type Facts, factsUnder, getDefinition, isLeaf, type Leaf, leavesOf, type Value, type Values } from './tree.ts'

/** Beyond this a grid is refused: it would take seconds and hundreds of megabytes. */
export const cellLimit = 5_000_000

/** The facts of these criteria make more combinations than are looked at one by one. */
export class TooManyCells extends RangeError {
  override readonly name = 'TooManyCells'
  readonly cells: number
  constructor(cells: number, classes: Readonly<Record<string, number>>) {
    const each = Object.entries(classes).map(([fact, n]) => `${fact} ${n}`)
    super(
      `${cells} cells are more than ${cellLimit}; classes per fact: ${each.join(', ')}. Ask fewer facts together, or compare them less finely.`,
    )
    this.cells = cells
  }
}

/** One fact's values, cut. `domain` lists every value that is told apart (for days, those around each bound); `classOf[i]` is the class of `domain[i]`. */
export type Cut = {
  readonly fact: string
  readonly definition: FactDefinition
  readonly domain: readonly Value[]
  readonly classOf: readonly number[]
  /** The values of each class, in the order of the domain. */
  readonly classes: readonly (readonly Value[])[]
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

const domainOf = (definition: FactDefinition, comparisons: readonly Comparison[]): readonly Value[] => {
  if (definition.type === 'boolean') return [false, true]
  if (definition.type === 'code' || definition.type === 'ordered') return definition.values
  if (definition.type === 'day') return daysAround(comparisons)
  if (definition.type === 'spans') return []
  return Array.from({ length: definition.max - definition.min + 1 }, (_, i) => definition.min + i)
}

/** Why a comparison makes no sense for its fact, if it doesn't: a bound that the fact can't have, or 以上 of something without an order. */
export const misfitOf = (comparison: Comparison, definition: FactDefinition): readonly Value[] => {
  if (definition.type === 'day') return boundsOf(comparison).filter(bound => typeof bound !== 'string')
  const domain = domainOf(definition, [])
  const ordered = 'is' in comparison || 'oneOf' in comparison
  return boundsOf(comparison).filter(bound => !domain.includes(bound) || (!ordered && rankOf(definition, bound) === undefined))
}

/** The cut of one fact by the comparisons that are made of it. Throws RangeError for a comparison that its type can't answer. */
export const cutOf = (fact: string, definition: FactDefinition, comparisons: readonly Comparison[]): Cut => {
  for (const comparison of comparisons) {
    const [misfit] = misfitOf(comparison, definition)
    if (misfit !== undefined) throw new RangeError(`${fact} is compared with ${String(misfit)}, which is no value of it`)
  }
  const domain = domainOf(definition, comparisons)
  const bySignature = new Map<string, Value[]>()
  for (const value of domain) {
    const signature = comparisons.map(comparison => (compare(comparison, definition, value) ? '1' : '0')).join('')
    const members = bySignature.get(signature)
    if (members) members.push(value)
    else bySignature.set(signature, [value])
  }
  const classes = [...bySignature.values()]
  return { fact, definition, domain, classes, classOf: domain.map(value => classes.findIndex(members => members.includes(value))) }
}

/** The index in the domain of a value, -1 when it is unknown; a day between two bounds has the index of the last one before it. */
export const indexIn = (cut: Cut, value: Value | undefined): number => {
  if (value === undefined) return -1
  if (cut.definition.type !== 'day') return cut.domain.indexOf(value)
  return Math.max(
    0,
    cut.domain.findLastIndex(day => day <= value),
  )
}

/** The cuts of all facts that the trees ask of. */
export const cutsOf = (facts: Facts, trees: readonly Criterion[]): readonly Cut[] =>
  [...new Set(trees.flatMap(factsUnder))].map(fact => {
    const comparisons = trees.flatMap(leavesOf).flatMap(leaf => (leaf.fact === fact ? [comparisonOf(leaf)] : []))
    return cutOf(fact, getDefinition(facts, fact), comparisons)
  })

/** All combinations of classes; with `open`, each fact has one class more, the first, for unknown. A cell's number is Σ digit × stride. */
export type Grid = {
  readonly axes: readonly { readonly cut: Cut; readonly stride: number; readonly digits: number }[]
  readonly open: boolean
  readonly size: number
}

export const gridOf = (cuts: readonly Cut[], open: boolean): Grid => {
  let size = 1
  const axes = cuts.map(cut => {
    const digits = cut.classes.length + (open ? 1 : 0)
    const axis = { cut, digits, stride: size }
    size *= digits
    return axis
  })
  if (size > cellLimit) throw new TooManyCells(size, Object.fromEntries(axes.map(({ cut, digits }) => [cut.fact, digits])))
  return { axes, open, size }
}

/** The class of an axis in a cell; undefined for unknown. */
const classAt = ({ open }: Grid, { stride, digits }: Grid['axes'][number], cell: number): number | undefined => {
  const digit = Math.floor(cell / stride) % digits
  if (!open) return digit
  return digit === 0 ? undefined : digit - 1
}

/** Someone who lives in a cell: the first value of each class, undefined where unknown. */
export const valuesAt = (grid: Grid, cell: number): Values =>
  Object.fromEntries(
    grid.axes.map(axis => {
      const own = classAt(grid, axis, cell)
      return [axis.cut.fact, own === undefined ? undefined : axis.cut.classes[own]?.[0]]
    }),
  )

/** A truth as a byte, so that `and` is the least and `or` the greatest. */
export const truthByte = (truth: Truth): number => (truth === undefined ? 1 : truth ? 2 : 0)

const leafField = (grid: Grid, leaf: Leaf): Uint8Array => {
  const field = new Uint8Array(grid.size)
  const axis = grid.axes.find(({ cut }) => cut.fact === leaf.fact)
  if (axis === undefined) throw new RangeError(`the grid has no axis for ${leaf.fact}`)
  const { cut, stride, digits } = axis
  const truths = cut.classes.map(([value]) => truthByte(compare(comparisonOf(leaf), cut.definition, value)))
  const bytes = grid.open ? [truthByte(undefined), ...truths] : truths
  for (let start = 0, i = 0; start < grid.size; start += stride, i++) field.fill(bytes[i % digits] ?? 1, start, start + stride)
  return field
}

const combine = (fields: readonly Uint8Array[], keepsFirst: (a: number, b: number) => boolean): Uint8Array => {
  const [first = new Uint8Array(), ...rest] = fields
  const result = first.slice()
  for (const field of rest) {
    for (let cell = 0; cell < result.length; cell++) {
      const other = field[cell] ?? 1
      if (!keepsFirst(result[cell] ?? 1, other)) result[cell] = other
    }
  }
  return result
}

export const fieldAnd = (fields: readonly Uint8Array[]) => combine(fields, (a, b) => a <= b)
export const fieldOr = (fields: readonly Uint8Array[]) => combine(fields, (a, b) => a >= b)

/** The truth of a tree in every cell: 0 false, 1 open, 2 true. */
export const fieldOf = (grid: Grid, node: Criterion): Uint8Array => {
  if (isLeaf(node)) return leafField(grid, node)
  if ('not' in node) return fieldOf(grid, node.not).map(truth => 2 - truth)
  return 'allOf' in node ? fieldAnd(node.allOf.map(part => fieldOf(grid, part))) : fieldOr(node.anyOf.map(part => fieldOf(grid, part)))
}
