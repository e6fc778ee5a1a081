/** Cells: each fact's values cut into classes that no comparison tells apart, and the grid of all combinations. What holds in a cell holds for everyone in it. */
import type { Comparison, Criterion, FactDefinition } from '../../policy/shape.ts'
import { comparisonsWith, leafTruth } from './bound.ts'
import { compare, domainOf, misfitOf, type Truth } from './compare.ts'
import {
  type Branch,
  type Facts,
  factsIn,
  factsUnder,
  getDefinition,
  isLeaf,
  type Leaf,
  leavesOf,
  partsOf,
  type Value,
  type Values,
} from './tree.ts'

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
export const cutsOf = (facts: Facts, trees: readonly Criterion[]): readonly Cut[] => {
  const leaves = trees.flatMap(leavesOf)
  return [...new Set(trees.flatMap(factsUnder))].map(fact => {
    const comparisons = leaves.flatMap(leaf => comparisonsWith(leaf, fact))
    return cutOf(fact, getDefinition(facts, fact), comparisons)
  })
}

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

type Axis = Grid['axes'][number]

const getAxis = ({ axes }: Grid, fact: string): Axis => {
  const axis = axes.find(({ cut }) => cut.fact === fact)
  if (axis === undefined) throw new RangeError(`the grid has no axis for ${fact}`)
  return axis
}

/** One value of each class of an axis; undefined, for unknown, first where the grid is open. */
const membersOf = ({ open }: Grid, { cut }: Axis): readonly (Value | undefined)[] => {
  const firsts = cut.classes.map(([first]) => first)
  return open ? [undefined, ...firsts] : firsts
}

const truthWith = (leaf: Leaf, cuts: readonly Cut[], values: readonly (Value | undefined)[]): number => {
  const facts = Object.fromEntries(cuts.map(({ fact, definition }) => [fact, definition]))
  return truthByte(leafTruth(facts, leaf, Object.fromEntries(cuts.map(({ fact }, i) => [fact, values[i]]))))
}

/** A leaf looks at one axis, or at two; runs of cells along which none of them moves are filled at once. */
const leafField = (grid: Grid, leaf: Leaf): Uint8Array => {
  const field = new Uint8Array(grid.size)
  const [near, far] = factsIn(leaf)
    .map(fact => getAxis(grid, fact))
    .toSorted((a, b) => a.stride - b.stride)
  if (near === undefined) return field
  const cuts = far === undefined ? [near.cut] : [near.cut, far.cut]
  const others = far === undefined ? [undefined] : membersOf(grid, far)
  const rows = others.map(other => Uint8Array.from(membersOf(grid, near), own => truthWith(leaf, cuts, [own, other])))
  for (let start = 0, i = 0; start < grid.size; start += near.stride, i++) {
    const row = far === undefined ? rows[0] : rows[Math.floor(start / far.stride) % far.digits]
    field.fill(row?.[i % near.digits] ?? 1, start, start + near.stride)
  }
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

const fieldAnd = (fields: readonly Uint8Array[]) => combine(fields, (a, b) => a <= b)
const fieldOr = (fields: readonly Uint8Array[]) => combine(fields, (a, b) => a >= b)

/** At least so many of these hold: true where so many are true, false where fewer can be. */
const fieldCount = (count: number, fields: readonly Uint8Array[]): Uint8Array => {
  const [sure, possible] = [new Uint8Array(fields[0]?.length ?? 0), new Uint8Array(fields[0]?.length ?? 0)]
  for (const field of fields) {
    for (let cell = 0; cell < field.length; cell++) {
      const truth = field[cell] ?? 1
      if (truth === 2) sure[cell] = (sure[cell] ?? 0) + 1
      if (truth > 0) possible[cell] = (possible[cell] ?? 0) + 1
    }
  }
  return sure.map((n, cell) => (n >= count ? 2 : (possible[cell] ?? 0) >= count ? 1 : 0))
}

/** The truth of a branch in every cell, from that of its parts. */
export const joinFields = (node: Branch, fields: readonly Uint8Array[]): Uint8Array => {
  if ('not' in node) return fields[0]?.map(truth => 2 - truth) ?? new Uint8Array()
  if ('count' in node) return fieldCount(node.count, fields)
  return 'allOf' in node ? fieldAnd(fields) : fieldOr(fields)
}

/** The truth of a tree in every cell: 0 false, 1 open, 2 true. */
export const fieldOf = (grid: Grid, node: Criterion): Uint8Array =>
  isLeaf(node)
    ? leafField(grid, node)
    : joinFields(
        node,
        partsOf({ path: [], node }).map(part => fieldOf(grid, part.node)),
      )
