/** A set of cells as few boxes that are as wide as they can be: together exactly the set, none superfluous. */
import type { Grid } from './cells.ts'

/** For each axis of the grid, which of its classes are in the box. */
export type Block = readonly (readonly boolean[])[]

type Axis = { readonly stride: number; readonly digits: number }
type Digits = readonly (readonly number[])[]

/** Beyond so many cells fewer orders are tried: the boxes stay exact, there may be some more of them. */
const manyCells = 200_000

const digitsOf = (block: Block): Digits => block.map(classes => classes.flatMap((inside, i) => (inside ? [i] : [])))

/** Whether every cell of a box, with the given digits on each axis, is so. */
const every = (axes: readonly Axis[], digits: Digits, isSo: (cell: number) => boolean): boolean => {
  const from = (axis: number, cell: number): boolean => {
    const { stride } = axes[axis] ?? {}
    if (stride === undefined) return isSo(cell)
    return (digits[axis] ?? []).every(digit => from(axis + 1, cell + digit * stride))
  }
  return from(0, 0)
}

const cellsIn = (axes: readonly Axis[], block: Block): readonly number[] => {
  const cells: number[] = []
  every(axes, digitsOf(block), cell => cells.push(cell) > 0)
  return cells
}

const single = (axes: readonly Axis[], cell: number): Block =>
  axes.map(({ stride, digits }) => Array.from({ length: digits }, (_, i) => Math.floor(cell / stride) % digits === i))

/** The box with one more class on an axis, if all that this adds is in the set. */
const wider = (axes: readonly Axis[], block: Block, axis: number, digit: number, isIn: (cell: number) => boolean): Block | undefined => {
  if (block[axis]?.[digit] === true) return undefined
  const slab = digitsOf(block).map((digits, i) => (i === axis ? [digit] : digits))
  if (!every(axes, slab, isIn)) return undefined
  return block.map((classes, i) => (i === axis ? classes.map((inside, j) => inside || j === digit) : classes))
}

const widest = (axes: readonly Axis[], cell: number, order: readonly number[], isIn: (cell: number) => boolean): Block =>
  order.reduce(
    (block, axis) => {
      const digits = Array.from({ length: axes[axis]?.digits ?? 0 }, (_, digit) => digit)
      return digits.reduce((sofar, digit) => wider(axes, sofar, axis, digit, isIn) ?? sofar, block)
    },
    single(axes, cell),
  )

/** Which axis is widened first makes other boxes: each has its turn. */
const ordersOf = ({ axes, size }: Grid): readonly (readonly number[])[] => {
  const plain = axes.map((_, i) => i)
  const turns = size > manyCells ? [0, plain.length - 1] : plain
  return turns.flatMap(turn => {
    const order = [...plain.slice(turn), ...plain.slice(0, turn)]
    return [order, order.toReversed()]
  })
}

/** Without the boxes whose every cell another one has, the narrowest looked at first. */
const needed = (blocks: readonly { readonly block: Block; readonly cells: readonly number[] }[]): readonly Block[] => {
  const times = new Map<number, number>()
  for (const { cells } of blocks) for (const cell of cells) times.set(cell, (times.get(cell) ?? 0) + 1)
  const dropped = new Set<Block>()
  for (const { block, cells } of blocks.toSorted((a, b) => a.cells.length - b.cells.length)) {
    if (!cells.every(cell => (times.get(cell) ?? 0) > 1)) continue
    dropped.add(block)
    for (const cell of cells) times.set(cell, (times.get(cell) ?? 0) - 1)
  }
  return blocks.flatMap(({ block }) => (dropped.has(block) ? [] : [block]))
}

/**
 * The cells for which `isIn` holds as boxes: from the first that no box has yet, the widest box that takes in the most of those left. Cells for which
 * `isFree` holds may be in a box or not.
 */
export const coverOf = (grid: Grid, isIn: (cell: number) => boolean, isFree: (cell: number) => boolean = () => false): readonly Block[] => {
  const { axes, size } = grid
  const orders = axes.length === 0 ? [[]] : ordersOf(grid)
  const covered = new Uint8Array(size)
  const mayTake = (cell: number) => isIn(cell) || isFree(cell)
  const blocks: { readonly block: Block; readonly cells: readonly number[] }[] = []
  for (let cell = 0; cell < size; cell++) {
    if (covered[cell] === 1 || !isIn(cell)) continue
    const found = orders.map(order => {
      const block = widest(axes, cell, order, mayTake)
      const cells = cellsIn(axes, block).filter(isIn)
      return { block, cells, fresh: cells.filter(one => covered[one] === 0).length }
    })
    const best = found.reduce((one, other) => (other.fresh > one.fresh ? other : one))
    for (const one of best.cells) covered[one] = 1
    blocks.push(best)
  }
  return needed(blocks)
}
