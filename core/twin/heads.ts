/** Where the heads of a sheet stand, below titles and in one or two lines, and which column means what. Pure. */
import { bareHead, type ColumnCode, columnOf } from './columns.ts'
import { type Grid, seenAt } from './grid.ts'

export type Heads = {
  /** The rows of the heads; the people begin below. */
  readonly first: number
  readonly last: number
  /** The head of each column as it is read, '' where there is none. */
  readonly words: readonly string[]
}
/** What each column means, by its place; undefined where nobody has said. */
export type Mapping = readonly (ColumnCode | undefined)[]

/** How far down a sheet its heads are looked for, and how many are wanted before a line counts as one. */
const deepest = 20
const fewest = 2

const widthOf = ({ rows }: Grid) => rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
const wordsAt = (grid: Grid, n: number, width: number) => Array.from({ length: width }, (_, i) => seenAt(grid, n, i)?.text.trim() ?? '')

/** Two lines read as one: the lower word says what the upper one only gathers ('学历学位' above '学历' and '学位'). */
const joined = (upper: readonly string[], lower: readonly string[]) =>
  upper.map((word, i) => {
    const below = lower[i] ?? ''
    if (below === '' || below === word) return word
    return columnOf(below) === undefined && columnOf(word + below) !== undefined ? word + below : below
  })

const known = (words: readonly string[]) => new Set(words.flatMap(word => columnOf(word) ?? [])).size

/** The line, or the two lines, in which most heads are known. Nothing where no two are. */
export const findHeads = (grid: Grid): Heads | undefined => {
  const width = widthOf(grid)
  const candidates = grid.rows.slice(0, deepest).flatMap(({ n }, i): readonly Heads[] => {
    const words = wordsAt(grid, n, width)
    const below = grid.rows[i + 1]
    const one = { first: n, last: n, words }
    return below?.n === n + 1 ? [one, { first: n, last: n + 1, words: joined(words, wordsAt(grid, n + 1, width)) }] : [one]
  })
  const best = candidates.reduce<Heads | undefined>(
    (found, next) => (known(next.words) > (found ? known(found.words) : fewest - 1) ? next : found),
    undefined,
  )
  return best
}

/** What the columns mean: as the organisation said before, else by the dictionary. Where two columns claim the same, the first has it. */
export const mappingOf = (words: readonly string[], remembered: ReadonlyMap<string, ColumnCode | undefined> = new Map()): Mapping => {
  const taken = new Set<ColumnCode>()
  return words.map(word => {
    const bare = bareHead(word)
    const code = remembered.has(bare) ? remembered.get(bare) : columnOf(word)
    if (code === undefined || taken.has(code)) return undefined
    taken.add(code)
    return code
  })
}

/** The line that a person names as the heads. */
export const headsAt = (grid: Grid, n: number): Heads => ({ first: n, last: n, words: wordsAt(grid, n, widthOf(grid)) })
