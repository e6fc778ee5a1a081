/** Why people drop or enter: which criterion stands in the way of how many, and of how many it alone does. */
import type { Criterion, Law, Text } from '../../policy/shape.ts'
import type { Masks, Population, Table } from '../criteria/index.ts'
import type { Moves } from './moves.ts'

/** A leaf that is not met, within a criterion. `people` counts those in whose way it stands. */
export type Unmet = {
  readonly path: string
  readonly clause: string
  readonly fact: string
  readonly label: Text
  readonly wants: unknown
  readonly people: number
}

/** A criterion of a track: a part of its topmost `allOf`. `alone` counts those who would be eligible but for it. */
export type Why = {
  readonly path: string
  readonly clause?: string | undefined
  readonly number?: string | undefined
  readonly label?: Text | undefined
  readonly people: number
  readonly alone: number
  readonly unmet: readonly Unmet[]
}

/** A law at work on the people: its table and everybody's cell. */
export type Judged = { readonly law: Law; readonly table: Table; readonly population: Population; readonly masks: Masks }

/** 'allOf.3.anyOf.0' belongs to the part 'allOf.3'; the whole is one part when it is no `allOf`. */
export const partOf = (path: string): string => (path.startsWith('allOf.') ? path.split('.').slice(0, 2).join('.') : '')

const nodeOf = (criteria: Criterion, part: string): Criterion =>
  ('allOf' in criteria && part !== '' ? criteria.allOf[Number(part.split('.')[1])] : undefined) ?? criteria

type Inhabited = { readonly row: number; readonly people: number }

/** The cells in which the wanted people live, each with one of them. */
const cellsOf = ({ way, people }: Moves, wanted: Uint8Array, { cells }: Masks, cellCount: number): readonly Inhabited[] => {
  const counts = new Uint32Array(cellCount)
  const firsts: number[] = []
  for (let row = 0; row < people; row++) {
    if (wanted[way[row] ?? 0] !== 1) continue
    const cell = cells[row] ?? 0
    if (counts[cell] === 0) firsts.push(row)
    counts[cell] = (counts[cell] ?? 0) + 1
  }
  return firsts.map(row => ({ row, people: counts[cells[row] ?? 0] ?? 0 }))
}

type Tally = { people: number; alone: number; readonly unmet: Map<string, Unmet> }

/** The parts that block a person of the row on the track, each with its leaves. */
const blocksAt = ({ table, population, masks }: Judged, track: string) => {
  const reasons = table.reasonsOf(population, masks)
  return (row: number) => {
    const criteria = reasons(row).verdicts.find(one => one.track === track)?.criteria ?? []
    const unmet = criteria.filter(({ blocks }) => blocks)
    const parts = [...new Set(unmet.map(({ path }) => partOf(path)))]
    return new Map(parts.map(part => [part, unmet.filter(({ path }) => partOf(path) === part)] as const))
  }
}

/**
 * What stands in the way of the wanted people on a track of a law, the criterion first that alone stops most. Empty where the law does not have the
 * track: then it is the track that they lack.
 */
export const whyNot = (moves: Moves, wanted: Uint8Array, judged: Judged, track: string): readonly Why[] => {
  const { policy } = judged.law
  const criteria = policy.tracks[track]?.criteria
  if (criteria === undefined) return []
  const blocks = blocksAt(judged, track)
  const tallies = new Map<string, Tally>()
  for (const { row, people } of cellsOf(moves, wanted, judged.masks, judged.table.cellCount)) {
    const parts = blocks(row)
    for (const [part, leaves] of parts) {
      const tally = tallies.get(part) ?? { people: 0, alone: 0, unmet: new Map<string, Unmet>() }
      tallies.set(part, tally)
      tally.people += people
      if (parts.size === 1) tally.alone += people
      for (const { path, clause, fact, factLabel, label = factLabel, wants } of leaves) {
        tally.unmet.set(path, { path, clause, fact, label, wants, people: (tally.unmet.get(path)?.people ?? 0) + people })
      }
    }
  }
  const told = [...tallies].map(([path, { people, alone, unmet }]): Why => {
    const { clause, label } = nodeOf(criteria, path)
    const leaves = [...unmet.values()].sort((a, b) => b.people - a.people)
    const number = policy.clauses.find(({ id }) => id === clause)?.number
    return { path, clause, number, label: label ?? leaves[0]?.label, people, alone, unmet: leaves }
  })
  return told.sort((a, b) => b.alone - a.alone || b.people - a.people || a.path.localeCompare(b.path))
}

/** Whether the criterion stands in the way of the person in a row. */
export const blockedBy = (judged: Judged, track: string, part: string): ((row: number) => boolean) => {
  const blocks = blocksAt(judged, track)
  const known = new Map<number, boolean>()
  return row => {
    const cell = judged.masks.cells[row] ?? 0
    const answer = known.get(cell) ?? blocks(row).has(part)
    known.set(cell, answer)
    return answer
  }
}
