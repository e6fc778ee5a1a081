/** The ministry's sheet as it came back: where its heads stand, which column means what, and each line below them. Columns may have moved; nothing is left out. */
import { areaIn, type Grid, seenAt } from '../twin/grid.ts'
import { answerHeads, codeHead, personHeads } from './columns.ts'

/** Words as they are compared: without width, blanks and the ways to write a middle dot. */
export const plain = (words: string): string =>
  words
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff]/g, '')
    .replace(/[•∙⋅・‧]/g, '·')
    .toLowerCase()

const columnsByHead: ReadonlyMap<string, string> = new Map(
  [[codeHead, 'code'] as const, ...Object.entries({ ...personHeads, ...answerHeads }).map(([key, head]) => [head, key] as const)].map(
    ([head, key]) => [plain(head), key],
  ),
)

/** What a column may be said to mean. */
export const answerColumns = ['code', 'name', 'result', 'host', 'programme', 'reason'] as const
/** Without these nothing can be tied to anybody. */
const needed = ['code', 'name', 'host'] as const

export type Line = {
  /** The row's number in the sheet, from 1. */
  readonly n: number
  readonly cells: Readonly<Record<string, string>>
  /** Columns whose cell holds a formula: what it shows may be another thing tomorrow. */
  readonly formulas: readonly string[]
}
export type Sheet = {
  readonly heads: readonly { readonly said: string; readonly means: string | undefined }[]
  readonly lacking: readonly string[]
  readonly lines: readonly Line[]
}

const deepest = 20
const widthOf = ({ rows }: Grid) => rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)

/** What each column means: as somebody said before, else by its head. Where two columns claim the same, neither has it, as nobody knows which. */
const meaningsOf = (words: readonly string[], remembered: Readonly<Record<string, string>>): readonly (string | undefined)[] => {
  const means = words.map(word => remembered[plain(word)] ?? columnsByHead.get(plain(word)))
  return means.map(meaning => (meaning !== undefined && means.filter(m => m === meaning).length === 1 ? meaning : undefined))
}

const known = (means: readonly (string | undefined)[]) => means.filter(meaning => meaning !== undefined).length

/** The line in which most heads are known, among the first. */
const findHeads = (grid: Grid, remembered: Readonly<Record<string, string>>) => {
  const width = widthOf(grid)
  const lines = grid.rows.slice(0, deepest).map(({ n }) => {
    const words = Array.from({ length: width }, (_, i) => seenAt({ ...grid, merges: [] }, n, i)?.text.trim() ?? '')
    return { n, words, means: meaningsOf(words, remembered) }
  })
  return lines.reduce<(typeof lines)[number] | undefined>(
    (best, next) => (known(next.means) > known(best?.means ?? []) ? next : best),
    undefined,
  )
}

/** The cell of the merged area that covers a place; nothing is looked for where none does. */
const seeing = (grid: Grid) => {
  const areas = grid.merges.flatMap(ref => areaIn(ref) ?? [])
  return (n: number, i: number) =>
    areas.some(({ top, bottom, left, right }) => n >= top && n <= bottom && i >= left && i <= right) ? seenAt(grid, n, i) : undefined
}

/** `remembered`: what heads were said to mean before, by their plain words. */
export const readSheetOf = (grid: Grid, remembered: Readonly<Record<string, string>>): Sheet => {
  const heads = findHeads(grid, remembered)
  if (!heads) return { heads: [], lacking: [...needed], lines: [] }
  const { n: last, words, means } = heads
  const seenIn = seeing(grid)
  const lines = grid.rows
    .filter(({ n }) => n > last)
    .map(({ n, cells }): Line => {
      const seen = means.flatMap((meaning, i) => {
        const cell = meaning === undefined ? undefined : (cells[i] ?? seenIn(n, i))
        return meaning === undefined || cell === undefined ? [] : [{ meaning, cell }]
      })
      return {
        n,
        cells: Object.fromEntries(seen.map(({ meaning, cell }) => [meaning, cell.text.trim()])),
        formulas: seen.filter(({ cell }) => cell.formula === true).map(({ meaning }) => meaning),
      }
    })
  return {
    heads: words.flatMap((said, i) => (said === '' ? [] : [{ said, means: means[i] }])),
    lacking: needed.filter(column => !means.includes(column)),
    lines,
  }
}
