/** The verdicts on a whole population: one look-up each in a table of all cells, with reasons that people of the same cell share. */
import type { Policy } from '../../policy/shape.ts'
import { type Cut, cutsOf, fieldOf, type Grid, gridOf, indexIn, valuesAt } from './cells.ts'
import type { Truth } from './compare.ts'
import { deriveFacts, type RawFacts } from './derive.ts'
import { type LeafReason, leafReasons, outlineOf, reasonOf } from './reasons.ts'
import { getTrack, type Value } from './tree.ts'
import { type VerdictName, verdictName } from './verdict.ts'

/** A column per fact, a row per person: the index of the value in the fact's domain, -1 for unknown. */
export type Population = { readonly people: number; readonly columns: Readonly<Record<string, Int16Array>> }

/** Two bits a track: a byte holds four tracks, more need wider numbers. */
export type Verdicts = Uint8Array | Uint16Array | Uint32Array

/** For each person the number of their cell, and their verdicts: two bits a track in the policy's order, 1 eligible, 2 undetermined, 0 ineligible. */
export type Masks = { readonly cells: Int32Array; readonly verdicts: Verdicts }

/** What everyone of a cell has in common on one track. The values found are the person's own: `Reasons.found`. */
export type SharedVerdict = {
  readonly track: string
  readonly verdict: VerdictName
  readonly truth: Truth
  readonly criteria: readonly LeafReason[]
}

/** One person's full reasons: a verdict for each track, shared with all of the same cell, and the values found by fact. */
export type Reasons = { readonly verdicts: readonly SharedVerdict[]; readonly found: Readonly<Record<string, Value | undefined>> }

export type Table = {
  readonly tracks: readonly string[]
  /** The facts that the criteria of any track ask for: the columns of a population. */
  readonly facts: readonly string[]
  readonly cellCount: number
  /** The values of a fact in the order of the indexes that stand in its column. */
  readonly domainOf: (fact: string) => readonly Value[]
  /** A population of so many people of whom nothing is known. */
  readonly populationOf: (people: number) => Population
  /** Writes one person's facts into a row, derived ones too. */
  readonly put: (population: Population, row: number, raw: RawFacts) => void
  /** The masks of everybody; into `masks` when given, which then must be as long. */
  readonly masksOf: (population: Population, masks?: Masks) => Masks
  /** Gives the full reasons of each row. */
  readonly reasonsOf: (population: Population, masks: Masks) => (row: number) => Reasons
}

/** People are worked through in blocks that stay in the processor's nearest memory. */
const blockSize = 4096
const mostTracks = 16

const verdictsFor = (tracks: number, people: number): Verdicts => {
  if (tracks <= 4) return new Uint8Array(people)
  return tracks <= 8 ? new Uint16Array(people) : new Uint32Array(people)
}

type Axis = { readonly cut: Cut; readonly steps: Int32Array; readonly domain: readonly (Value | undefined)[] }

/** What each index of a domain adds to the number of the cell; the index is moved up by one, so that unknown is 0 and adds nothing. */
const axesOf = (grid: Grid): readonly Axis[] =>
  grid.axes.map(({ cut, stride }) => ({
    cut,
    steps: Int32Array.from([0, ...cut.classOf.map(own => (own + 1) * stride)]),
    domain: [undefined, ...cut.domain],
  }))

const getColumn = ({ columns }: Population, fact: string): Int16Array => {
  const column = columns[fact]
  if (column === undefined) throw new RangeError(`the population has no column for ${fact}`)
  return column
}

type Source = { readonly column: Int16Array; readonly steps: Int32Array }

/** Adds to each person's cell what three facts contribute: the innermost loop. Three at a time spare two of three readings and writings of the cell. */
const addSteps = (cells: Int32Array, a: Source, b: Source, c: Source, from: number, to: number): void => {
  const [stepsA, stepsB, stepsC] = [a.steps, b.steps, c.steps]
  const [columnA, columnB, columnC] = [a.column, b.column, c.column]
  for (let row = from; row < to; row++) {
    const ab = (stepsA[(columnA[row] ?? -1) + 1] ?? 0) + (stepsB[(columnB[row] ?? -1) + 1] ?? 0)
    cells[row] = (cells[row] ?? 0) + ab + (stepsC[(columnC[row] ?? -1) + 1] ?? 0)
  }
}

const lookUp = (table: Verdicts, { cells, verdicts }: Masks, from: number, to: number): void => {
  for (let row = from; row < to; row++) verdicts[row] = table[cells[row] ?? 0] ?? 0
}

const fillMasks = (axes: readonly Axis[], table: Verdicts, population: Population, masks: Masks): Masks => {
  const nothing: Source = { column: new Int16Array(population.people), steps: new Int32Array(2) }
  const sources = axes.map(({ cut, steps }): Source => ({ steps, column: getColumn(population, cut.fact) }))
  for (let from = 0; from < population.people; from += blockSize) {
    const to = Math.min(from + blockSize, population.people)
    masks.cells.fill(0, from, to)
    for (let i = 0; i < sources.length; i += 3) {
      addSteps(masks.cells, sources[i] ?? nothing, sources[i + 1] ?? nothing, sources[i + 2] ?? nothing, from, to)
    }
    lookUp(table, masks, from, to)
  }
  return masks
}

/** The verdicts of every cell, two bits a track. */
const verdictTable = (policy: Policy, tracks: readonly string[], grid: Grid): Verdicts => {
  const table = verdictsFor(tracks.length, grid.size)
  const bits = [0, 2, 1]
  tracks.forEach((track, i) => {
    const field = fieldOf(grid, getTrack(policy, track).criteria)
    for (let cell = 0; cell < grid.size; cell++) table[cell] = (table[cell] ?? 0) | ((bits[field[cell] ?? 1] ?? 0) << (2 * i))
  })
  return table
}

/** Judges a cell once, when its first inhabitant asks. */
const cellJudge = (policy: Policy, tracks: readonly string[], grid: Grid) => {
  const outlines = tracks.map(track => ({ track, outline: outlineOf(policy, track) }))
  const judged: (readonly SharedVerdict[] | undefined)[] = Array.from({ length: grid.size })
  return (cell: number): readonly SharedVerdict[] => {
    const known = judged[cell]
    if (known !== undefined) return known
    const values = valuesAt(grid, cell)
    const fresh = outlines.map(({ track, outline }): SharedVerdict => {
      const reason = reasonOf(outline, values)
      return { track, verdict: verdictName(reason.truth), truth: reason.truth, criteria: leafReasons(reason) }
    })
    judged[cell] = fresh
    return fresh
  }
}

const finder = (axes: readonly Axis[], population: Population) => {
  const sources = axes.map(({ cut, domain }) => ({ fact: cut.fact, domain, column: getColumn(population, cut.fact) }))
  return (row: number): Reasons['found'] => {
    const found: Record<string, Value | undefined> = {}
    for (const { fact, domain, column } of sources) found[fact] = domain[(column[row] ?? -1) + 1]
    return found
  }
}

/** The table of a policy. Takes some tens of milliseconds; throws TooManyCells beyond five million cells, and RangeError for more than sixteen tracks. */
export const compile = (policy: Policy): Table => {
  const tracks = Object.keys(policy.tracks)
  if (tracks.length > mostTracks) throw new RangeError(`${tracks.length} tracks are more than the ${mostTracks} that a table holds`)
  const cuts = cutsOf(
    policy.facts,
    tracks.map(track => getTrack(policy, track).criteria),
  )
  const grid = gridOf(cuts, true)
  const axes = axesOf(grid)
  const table = verdictTable(policy, tracks, grid)
  const judge = cellJudge(policy, tracks, grid)
  return {
    tracks,
    facts: cuts.map(({ fact }) => fact),
    cellCount: grid.size,
    domainOf: fact => cuts.find(cut => cut.fact === fact)?.domain ?? [],
    populationOf: people => ({ people, columns: Object.fromEntries(cuts.map(({ fact }) => [fact, new Int16Array(people).fill(-1)])) }),
    put: (population, row, raw) => {
      const values = deriveFacts(policy, raw)
      for (const cut of cuts) getColumn(population, cut.fact)[row] = indexIn(cut, values[cut.fact])
    },
    masksOf: (population, masks = { cells: new Int32Array(population.people), verdicts: verdictsFor(tracks.length, population.people) }) =>
      fillMasks(axes, table, population, masks),
    reasonsOf: (population, masks) => {
      const find = finder(axes, population)
      return row => ({ verdicts: judge(masks.cells[row] ?? 0), found: find(row) })
    },
  }
}

/** The verdict on one track in a person's mask; `track` is its place in the policy's order. */
export const verdictIn = (mask: number, track: number): VerdictName => {
  const bits = (mask >>> (2 * track)) & 3
  return bits === 1 ? 'eligible' : bits === 2 ? 'undetermined' : 'ineligible'
}
