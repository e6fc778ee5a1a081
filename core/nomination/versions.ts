/** What differs between two frozen versions of a roster: who joined, who left, who stands elsewhere, and the cells that say something else. */

/** A line of a frozen version: whose it is, and what each column of the sheet says. */
export type VersionLine = { readonly application: string; readonly cells: Readonly<Record<string, string>> }

/** A column that one of the versions doesn't have says nothing there. */
export type CellDifference = { readonly column: string; readonly was: string | undefined; readonly is: string | undefined }

/** `from` and `to` are the places in the two versions, counted from one; who joined has no `from`, who left no `to`. */
export type LineDifference = {
  readonly application: string
  readonly from: number | undefined
  readonly to: number | undefined
  /** Stands elsewhere among those who are on both; to have moved up only because somebody left is no move. */
  readonly moved: boolean
  readonly cells: readonly CellDifference[]
}

/** How many entries of a sorted list are smaller than `value`. */
const below = (sorted: readonly number[], value: number): number => {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? value) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** A longest part of distinct numbers that already stands in rising order: whoever is in it has not moved. */
const risingIn = (numbers: readonly number[]): ReadonlySet<number> => {
  const smallestEnds: number[] = []
  const before = new Map<number, number | undefined>()
  for (const number of numbers) {
    const length = below(smallestEnds, number)
    before.set(number, smallestEnds[length - 1])
    smallestEnds[length] = number
  }
  const rising = new Set<number>()
  for (let at = smallestEnds.at(-1); at !== undefined; at = before.get(at)) rising.add(at)
  return rising
}

const cellsDiffer = (was: VersionLine['cells'] = {}, is: VersionLine['cells'] = {}): readonly CellDifference[] =>
  [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter(column => was[column] !== is[column])
    .map(column => ({ column, was: was[column], is: is[column] }))

const placesIn = (lines: readonly VersionLine[]) => new Map(lines.map(({ application }, i) => [application, i + 1]))

/** Only the lines that differ: those of the newer version in its order, then those who left. */
export const differ = (older: readonly VersionLine[], newer: readonly VersionLine[]): readonly LineDifference[] => {
  const [from, to] = [placesIn(older), placesIn(newer)]
  const stayed = risingIn(newer.flatMap(({ application }) => from.get(application) ?? []))
  const now = newer.map(({ application, cells }, i): LineDifference => {
    const place = from.get(application)
    const moved = place !== undefined && !stayed.has(place)
    return { application, from: place, to: i + 1, moved, cells: cellsDiffer(older[(place ?? 0) - 1]?.cells, cells) }
  })
  const left = older.flatMap(({ application, cells }, i): readonly LineDifference[] =>
    to.has(application) ? [] : [{ application, from: i + 1, to: undefined, moved: false, cells: cellsDiffer(cells) }],
  )
  return [...now.filter(line => line.from === undefined || line.moved || line.cells.length > 0), ...left]
}
