/** The ways to meet a tree: each a box, that is some facts with the values each may have. A person meets the tree when one box holds them. */
import type { Criterion } from '../../policy/shape.ts'
import { getTable, leafTruth, outcomeAt, outcomesOf, outcomeTruth } from './bound.ts'
import type { Cut } from './cells.ts'
import { isLeaf, isTable, type Leaf, partsOf, type TableLeaf } from './tree.ts'

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

const getCut = (cuts: readonly Cut[], fact: string): Cut => {
  const cut = cuts.find(one => one.fact === fact)
  if (cut === undefined) throw new RangeError(`there is no cut of ${fact}`)
  return cut
}

const plainBoxes = (leaf: Leaf, wanted: boolean, cuts: readonly Cut[]): readonly Box[] => {
  const { fact, definition, classes } = getCut(cuts, leaf.fact)
  const admitted = classes.map(([value]) => leafTruth({ [fact]: definition }, leaf, { [fact]: value }) === wanted)
  return admitted.includes(true) ? [new Map([[fact, admitted]])] : []
}

/** For each class of the fact that the table depends on, the classes in which the leaf is `wanted`; all of them where nothing is asked. */
const admittedBy = (leaf: TableLeaf, wanted: boolean, cut: Cut, by: Cut) => {
  const [table, outcomes] = [getTable(leaf), outcomesOf(leaf)]
  return by.classes.map(([selector = false]) => {
    const outcome = outcomes[outcomeAt(table, by.definition, selector)]
    const free = outcome !== undefined && 'waived' in outcome && wanted
    return { free, classes: cut.classes.map(([value]) => outcomeTruth(outcome, cut.definition, value) === wanted) }
  })
}

/**
 * The widest boxes of a leaf whose bound depends on another fact: for each set of admitted classes everyone to whom the table grants at least these,
 * those of whom nothing is asked, and those who do whichever value applies to them.
 */
const tableBoxes = (leaf: TableLeaf, wanted: boolean, cuts: readonly Cut[]): readonly Box[] => {
  const [cut, by] = [getCut(cuts, leaf.fact), getCut(cuts, getTable(leaf).by)]
  const admitted = admittedBy(leaf, wanted, cut, by)
  const always = cut.classes.map((_, i) => admitted.every(({ classes }) => classes[i] === true))
  const free = admitted.map(one => one.free)
  if (!free.includes(false)) return [nothingAsked]
  const boxes = admitted.map(({ classes }): Box => {
    const selectors = admitted.map(other => covers(other.classes, classes))
    return new Map([
      [by.fact, selectors],
      [cut.fact, classes],
    ])
  })
  const whole: readonly Box[] = [new Map([[cut.fact, always]]), new Map([[by.fact, free]])]
  return outermost([...whole, ...boxes].filter(box => [...box.values()].every(classes => classes.includes(true))))
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

/** The boxes in which at least so many of these parts are as wanted: part by part, with the ways to have had j of them so far. */
const countBoxes = (count: number, parts: readonly (readonly Box[])[]): readonly Box[] => {
  const start: readonly (readonly Box[])[] = [[nothingAsked], ...Array.from({ length: count }, () => [])]
  const ways = parts.reduce(
    (sofar, part) => sofar.map((own, j) => (j === 0 ? own : outermost([...own, ...product(sofar[j - 1] ?? [], part)]))),
    start,
  )
  return ways[count] ?? []
}

/** All ways in which a tree is `wanted`, none contained in another. The cuts are those of the whole tree. */
export const boxesOf = (node: Criterion, cuts: readonly Cut[], wanted = true): readonly Box[] => {
  if (isLeaf(node)) return isTable(node) ? tableBoxes(node, wanted, cuts) : plainBoxes(node, wanted, cuts)
  if ('not' in node) return boxesOf(node.not, cuts, !wanted)
  const parts = partsOf({ path: [], node }).map(part => boxesOf(part.node, cuts, wanted))
  if ('count' in node) return countBoxes(wanted ? node.count : node.of.length - node.count + 1, parts)
  return 'allOf' in node === wanted ? parts.reduce(product, [nothingAsked]) : outermost(parts.flat())
}

/** Of two boxes that both name a fact, everybody who is in one or the other by that fact, and in both by the rest; nothing where no more are won. */
const joined = (fact: string, a: Box, b: Box): Box | undefined => {
  const [own = [], other = []] = [a.get(fact), b.get(fact)]
  const either = own.map((admitted, i) => admitted || other[i] === true)
  if (covers(own, either) || covers(other, either)) return undefined
  const [both] = meet(without(fact, a), without(fact, b))
  return both && new Map([...both, [fact, either]])
}

const without = (fact: string, box: Box): Box => new Map([...box].filter(([name]) => name !== fact))

/**
 * The widest boxes there are: two of a list may together hold what neither holds alone, as "one year" and "two or more" do. From the boxes of a tree,
 * whose parts need not be the widest. Beyond the limit they stay as wide as they have become, and each still holds whom it says.
 */
export const widestOf = (boxes: readonly Box[]): readonly Box[] => {
  let widest = [...boxes]
  const left = [...boxes]
  for (let box = left.pop(); box !== undefined && widest.length < boxLimit; box = left.pop()) {
    const one = box
    const won = widest.flatMap(other => [...one.keys()].flatMap(fact => (other.has(fact) ? (joined(fact, one, other) ?? []) : [])))
    for (const wide of won) {
      if (widest.some(other => contains(other, wide))) continue
      widest = [...widest.filter(other => !contains(wide, other)), wide]
      left.push(wide)
    }
  }
  return widest
}
