/** What changes between two editions of a policy: whom a track gains or loses, as conditions that a person can read, exact to the last cell. */
import type { Criterion, FactDefinition, Policy } from '../../policy/shape.ts'
import { ageOf, bornInstead, selectsBy } from './births.ts'
import { cutsOf, fieldOf, type Grid, gridOf, valuesAt } from './cells.ts'
import { type Block, coverOf } from './cover.ts'
import { type Facts, factsUnder, type Values } from './tree.ts'
import { type Wish, wishesOf } from './wish.ts'

/** A fact with the values that it has: any of the wishes will do. */
export type Condition = { readonly fact: string; readonly anyOf: readonly Wish[] }

/** Some of those who move. `conditions` tell them from the others; `besides` is what the track asks of everybody anyhow. */
export type Moved = { readonly conditions: readonly Condition[]; readonly besides: readonly Condition[]; readonly cells: number }

/**
 * Cells that move, someone who lives in one of them, and all of them as few conditions. `short` tells them from the others who are eligible in the
 * edition that has them: of those who gain, among all whom the new edition admits; of those who lose, among all whom the old one did.
 */
export type Shift = {
  readonly cells: number
  readonly witness?: Values
  readonly moved: readonly Moved[]
  readonly short: readonly (readonly Condition[])[]
}

export type TrackDifference =
  | { readonly track: string; readonly change: 'added' | 'removed' }
  /** `cells` counts all combinations of the facts that either edition asks for; `same` means that no cell moves. */
  | { readonly track: string; readonly change: 'same' | 'changed'; readonly cells: number; readonly gained: Shift; readonly lost: Shift }

/** One thing that is otherwise about a fact, by the keys that lead to it: `derived.on.value`. */
export type Part = { readonly path: string; readonly before?: unknown; readonly after?: unknown }

export type FactDifference = {
  readonly fact: string
  readonly change: 'added' | 'removed' | 'redefined'
  readonly parts: readonly Part[]
}

/** `facts` holds the values of both editions, to say conditions by. */
export type Difference = { readonly facts: readonly FactDifference[]; readonly tracks: readonly TrackDifference[]; readonly joined: Facts }

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** What a fact means, without who vouches for it and what it is called. A different counting day makes a different fact. */
const meaning = ({ label: _, help: _h, proof: _p, attestedBy: _a, changes: _c, ...rest }: FactDefinition) => rest

const isRecord = (x: unknown): x is Readonly<Record<string, unknown>> => typeof x === 'object' && x !== null && !Array.isArray(x)

const partsThatDiffer = (before: unknown, after: unknown, path: string): readonly Part[] => {
  if (same(before, after)) return []
  if (!isRecord(before) || !isRecord(after)) {
    return [{ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }]
  }
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys.flatMap(key => partsThatDiffer(before[key], after[key], path === '' ? key : `${path}.${key}`))
}

/** Who says why a day or a way of counting was chosen does not make it another. */
const isReason = ({ path }: Part) => /(^|\.)(clause|decidedBy|because)$/.test(path)

const factDifferences = (a: Facts, b: Facts): readonly FactDifference[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((fact): readonly FactDifference[] => {
    const [before, after] = [a[fact], b[fact]]
    if (before === undefined) return [{ fact, change: 'added', parts: [] }]
    if (after === undefined) return [{ fact, change: 'removed', parts: [] }]
    const parts = partsThatDiffer(meaning(before), meaning(after), '').filter(part => !isReason(part))
    return parts.length === 0 ? [] : [{ fact, change: 'redefined', parts }]
  })

const isWithin = (few: readonly string[], many: readonly string[]) =>
  same(
    few,
    many.filter(value => few.includes(value)),
  )

/** One definition that holds the values of both editions. An order must not contradict itself. */
const joinDefinitions = (fact: string, a: FactDefinition, b: FactDefinition): FactDefinition => {
  if (a.type === 'code' && b.type === 'code') {
    return { ...b, values: [...new Set([...a.values, ...b.values])], names: { ...a.names, ...b.names } }
  }
  if (a.type === 'integer' && b.type === 'integer') return { ...b, min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) }
  if (a.type === 'ordered' && b.type === 'ordered') {
    const names = { ...a.names, ...b.names }
    if (isWithin(a.values, b.values)) return { ...b, names }
    if (isWithin(b.values, a.values)) return { ...b, values: a.values, names }
  } else if (a.type === b.type) return b
  throw new RangeError(`the editions define ${fact} in ways that can't be compared`)
}

const joinFacts = (a: Facts, b: Facts): Facts => {
  const joined: Record<string, FactDefinition> = { ...a, ...b }
  for (const [fact, before] of Object.entries(a)) {
    const after = b[fact]
    if (after !== undefined) joined[fact] = joinDefinitions(fact, before, after)
  }
  return joined
}

/** For each axis the classes that some eligible person of either edition has. */
const askedAnyhow = ({ axes, size }: Grid, isEligible: (cell: number) => boolean): Block => {
  const asked = axes.map(({ digits }) => Array.from({ length: digits }, () => false))
  for (let cell = 0; cell < size; cell++) {
    if (!isEligible(cell)) continue
    axes.forEach(({ stride, digits }, i) => {
      const classes = asked[i]
      if (classes) classes[Math.floor(cell / stride) % digits] = true
    })
  }
  return asked
}

const conditionsOf = (grid: Grid, block: Block): readonly Condition[] =>
  block.flatMap((classes, i) => {
    const axis = grid.axes[i]
    return axis !== undefined && classes.includes(false) ? [{ fact: axis.cut.fact, anyOf: wishesOf(axis.cut, classes) }] : []
  })

const movedIn = (grid: Grid, block: Block, anyhow: Block): Moved => {
  const conditions = conditionsOf(grid, block)
  const isAnyhow = ({ fact }: Condition) => {
    const axis = grid.axes.findIndex(({ cut }) => cut.fact === fact)
    return same(block[axis], anyhow[axis])
  }
  return {
    conditions: conditions.filter(one => !isAnyhow(one)),
    besides: conditions.filter(isAnyhow),
    cells: block.reduce((product, classes) => product * classes.filter(Boolean).length, 1),
  }
}

/** A box among people who all are in a wider one: what these have anyhow is no condition, and what none of them has is not named. */
const within = (block: Block, wide: Block): Block =>
  block.map((classes, i) => {
    const own = wide[i] ?? []
    const asksNothing = own.every((has, j) => !has || classes[j] === true)
    return classes.map((inside, j) => asksNothing || (inside && own[j] === true))
  })

/** The cells that one edition admits and the other does not. */
const shiftOf = (grid: Grid, admits: Uint8Array, refuses: Uint8Array, anyhow: Block): Shift => {
  const isMoved = (cell: number) => admits[cell] === 2 && refuses[cell] !== 2
  let [cells, first] = [0, -1]
  for (let cell = 0; cell < grid.size; cell++) {
    if (!isMoved(cell)) continue
    if (first < 0) first = cell
    cells++
  }
  const moved = coverOf(grid, isMoved).map(block => movedIn(grid, block, anyhow))
  const admitted = askedAnyhow(grid, cell => admits[cell] === 2)
  const short = coverOf(grid, isMoved, cell => admits[cell] !== 2).map(block => conditionsOf(grid, within(block, admitted)))
  return { cells, ...(first >= 0 && { witness: valuesAt(grid, first) }), moved, short }
}

const compareTrack = (track: string, before: Criterion, after: Criterion, facts: Facts): TrackDifference => {
  const grid = gridOf(cutsOf(facts, [before, after]), false)
  const [was, is] = [fieldOf(grid, before), fieldOf(grid, after)]
  const anyhow = askedAnyhow(grid, cell => was[cell] === 2 || is[cell] === 2)
  const gained = shiftOf(grid, is, was, anyhow)
  const lost = shiftOf(grid, was, is, anyhow)
  return { track, change: gained.cells + lost.cells === 0 ? 'same' : 'changed', cells: grid.size, gained, lost }
}

/** By birth dates where the editions count an age on other days or in other ways, or one of them already asks for the date itself. */
const byBirthDates = (a: Policy, b: Policy, before: Criterion, after: Criterion): readonly [Criterion, Criterion] => {
  const asked = [...factsUnder(before), ...factsUnder(after)]
  return Object.keys(a.facts).reduce<readonly [Criterion, Criterion]>(
    ([one, other], fact) => {
      const [old, fresh] = [ageOf(fact, a.facts[fact]), ageOf(fact, b.facts[fact])]
      if (!old || !fresh || old.from !== fresh.from || selectsBy(one, fact) || selectsBy(other, fact)) return [one, other]
      const counted = partsThatDiffer(meaning(old.definition), meaning(fresh.definition), 'derived').filter(part => !isReason(part))
      if (counted.length === 0 && !asked.includes(old.from)) return [one, other]
      return [bornInstead(one, old), bornInstead(other, fresh)]
    },
    [before, after],
  )
}

/**
 * How edition `b` differs from edition `a`. An age that is counted on another day or in another way is compared by birth dates; any other fact that is
 * `redefined` by its own values: eight years with eight years. Throws TooManyCells, and RangeError when both define a fact in ways that can't be compared.
 */
export const difference = (a: Policy, b: Policy): Difference => {
  const facts = joinFacts(a.facts, b.facts)
  const tracks = [...new Set([...Object.keys(a.tracks), ...Object.keys(b.tracks)])].map((track): TrackDifference => {
    const [old, fresh] = [a.tracks[track], b.tracks[track]]
    if (old === undefined) return { track, change: 'added' }
    if (fresh === undefined) return { track, change: 'removed' }
    const [before, after] = byBirthDates(a, b, old.criteria, fresh.criteria)
    return compareTrack(track, before, after, facts)
  })
  return { facts: factDifferences(a.facts, b.facts), tracks, joined: facts }
}
