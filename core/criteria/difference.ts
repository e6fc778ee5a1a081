/** What changes between two editions of a policy: in how many cells a track gains or loses its eligible people, with one such person each. */
import type { FactDefinition, Policy } from '../../policy/shape.ts'
import { type Cut, cutOf, fieldOf, gridOf, valuesAt } from './cells.ts'
import { comparisonOf } from './evaluate.ts'
import { type Facts, leavesOf, type Values } from './tree.ts'

/** Cells that move, and someone who lives in one of them. */
export type Shift = { readonly cells: number; readonly witness?: Values }

export type TrackDifference =
  | { readonly track: string; readonly change: 'added' | 'removed' }
  /** `cells` counts all combinations of the facts that either edition asks for; `same` means that no cell moves. */
  | { readonly track: string; readonly change: 'same' | 'changed'; readonly cells: number; readonly gained: Shift; readonly lost: Shift }

export type FactDifference = { readonly fact: string; readonly change: 'added' | 'removed' | 'redefined' }

export type Difference = { readonly facts: readonly FactDifference[]; readonly tracks: readonly TrackDifference[] }

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** What a fact means, without who vouches for it and what it is called. A different counting day makes a different fact. */
const meaning = ({ label: _, attestedBy: _a, changes: _c, ...rest }: FactDefinition) => rest

const factDifferences = (a: Facts, b: Facts): readonly FactDifference[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((fact): readonly FactDifference[] => {
    const [before, after] = [a[fact], b[fact]]
    if (before === undefined) return [{ fact, change: 'added' }]
    if (after === undefined) return [{ fact, change: 'removed' }]
    return same(meaning(before), meaning(after)) ? [] : [{ fact, change: 'redefined' }]
  })

const isWithin = (few: readonly string[], many: readonly string[]) =>
  same(
    few,
    many.filter(value => few.includes(value)),
  )

/** One definition that holds the values of both editions. An order must not contradict itself. */
const joinDefinitions = (fact: string, a: FactDefinition, b: FactDefinition): FactDefinition => {
  if (a.type === 'code' && b.type === 'code') return { ...b, values: [...new Set([...a.values, ...b.values])] }
  if (a.type === 'integer' && b.type === 'integer') return { ...b, min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) }
  if (a.type === 'ordered' && b.type === 'ordered') {
    if (isWithin(a.values, b.values)) return b
    if (isWithin(b.values, a.values)) return { ...b, values: a.values }
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

const shiftOf = (moved: readonly number[], valuesOf: (cell: number) => Values): Shift => {
  const [first] = moved
  return { cells: moved.length, ...(first !== undefined && { witness: valuesOf(first) }) }
}

const compareTrack = (track: string, before: Policy['tracks'][string], after: Policy['tracks'][string], facts: Facts): TrackDifference => {
  const leaves = [...leavesOf(before.criteria), ...leavesOf(after.criteria)]
  const cuts = [...new Set(leaves.map(({ fact }) => fact))].flatMap((fact): readonly Cut[] => {
    const definition = facts[fact]
    return definition ? [cutOf(fact, definition, leaves.filter(leaf => leaf.fact === fact).map(comparisonOf))] : []
  })
  const grid = gridOf(cuts, false)
  const [was, is] = [fieldOf(grid, before.criteria), fieldOf(grid, after.criteria)]
  const gained: number[] = []
  const lost: number[] = []
  was.forEach((truth, cell) => {
    if (truth !== 2 && is[cell] === 2) gained.push(cell)
    if (truth === 2 && is[cell] !== 2) lost.push(cell)
  })
  const valuesOf = (cell: number) => valuesAt(grid, cell)
  const change = gained.length + lost.length === 0 ? 'same' : 'changed'
  return { track, change, cells: grid.size, gained: shiftOf(gained, valuesOf), lost: shiftOf(lost, valuesOf) }
}

/**
 * How edition `b` differs from edition `a`. A fact that is `redefined`, by another counting day say, is compared by its own values: an age of 45 with an
 * age of 45. Throws TooManyCells, and RangeError when both define a fact in ways that can't be compared.
 */
export const difference = (a: Policy, b: Policy): Difference => {
  const facts = joinFacts(a.facts, b.facts)
  const tracks = [...new Set([...Object.keys(a.tracks), ...Object.keys(b.tracks)])].map((track): TrackDifference => {
    const [before, after] = [a.tracks[track], b.tracks[track]]
    if (before === undefined) return { track, change: 'added' }
    return after === undefined ? { track, change: 'removed' } : compareTrack(track, before, after, facts)
  })
  return { facts: factDifferences(a.facts, b.facts), tracks }
}
