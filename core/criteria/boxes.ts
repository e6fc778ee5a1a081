/** The ways to meet a tree: each a box, that is some facts with the values each may have. A person meets the tree when one box holds them. */
import type { Criterion } from '../../policy/shape.ts'
import type { Cut } from './cells.ts'
import { compare, comparisonOf } from './evaluate.ts'
import { isLeaf, type Leaf } from './tree.ts'

/** For each fact named, which of its classes are admitted; a fact not named may be anything, even unknown. */
export type Box = ReadonlyMap<string, readonly boolean[]>

/** More ways than this are refused: no list of advice is made from so many. */
const boxLimit = 5_000

const covers = (wide: readonly boolean[], narrow: readonly boolean[]) => narrow.every((admitted, i) => !admitted || wide[i] === true)

/** True when whoever is in `narrow` is in `wide`, by fewer or looser demands. */
const contains = (wide: Box, narrow: Box): boolean =>
  [...wide].every(([fact, classes]) => {
    const other = narrow.get(fact)
    return other !== undefined && covers(classes, other)
  })

const leafBoxes = (leaf: Leaf, wanted: boolean, cuts: readonly Cut[]): readonly Box[] => {
  const cut = cuts.find(({ fact }) => fact === leaf.fact)
  if (cut === undefined) throw new RangeError(`there is no cut of ${leaf.fact}`)
  const classes = cut.classes.map(([value]) => compare(comparisonOf(leaf), cut.definition, value) === wanted)
  return classes.includes(true) ? [new Map([[leaf.fact, classes]])] : []
}

/** The box of what is in both, or nothing when they exclude each other. */
const meet = (a: Box, b: Box): readonly Box[] => {
  const both = new Map(a)
  for (const [fact, classes] of b) {
    const own = both.get(fact)
    const joint = own === undefined ? classes : classes.map((admitted, i) => admitted && own[i] === true)
    if (!joint.includes(true)) return []
    both.set(fact, joint)
  }
  return [both]
}

/** Without the boxes that another contains; of two alike the first stays. */
const outermost = (boxes: readonly Box[]): readonly Box[] =>
  boxes.filter((box, i) => !boxes.some((other, j) => j !== i && contains(other, box) && (j < i || !contains(box, other))))

const product = (left: readonly Box[], right: readonly Box[]): readonly Box[] => {
  if (left.length * right.length > boxLimit) throw new RangeError(`these criteria can be met in more than ${boxLimit} ways`)
  return outermost(left.flatMap(a => right.flatMap(b => meet(a, b))))
}

const nothingAsked: Box = new Map()

/** All ways in which a tree is `wanted`, none contained in another. The cuts are those of the whole tree. */
export const boxesOf = (node: Criterion, cuts: readonly Cut[], wanted = true): readonly Box[] => {
  if (isLeaf(node)) return leafBoxes(node, wanted, cuts)
  if ('not' in node) return boxesOf(node.not, cuts, !wanted)
  const parts = ('allOf' in node ? node.allOf : node.anyOf).map(part => boxesOf(part, cuts, wanted))
  return 'allOf' in node === wanted ? parts.reduce(product, [nothingAsked]) : outermost(parts.flat())
}
