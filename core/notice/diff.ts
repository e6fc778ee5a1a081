/** The difference of two wordings, word by word: a number or a Latin word is one word, and so is each Chinese character. */

export type DiffPart = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

/** Beyond this many cells of the table, whatever lies between the common beginning and end is told as replaced. */
const mostCells = 4_000_000

const wordsIn = (text: string): readonly string[] => text.match(/\d[\d.,]*|[A-Za-z]+|\s+|./gsu) ?? []

const joined = (parts: readonly DiffPart[]): readonly DiffPart[] => {
  const whole: DiffPart[] = []
  for (const part of parts) {
    const last = whole.at(-1)
    if (last?.kind === part.kind) whole[whole.length - 1] = { kind: part.kind, text: last.text + part.text }
    else if (part.text !== '') whole.push(part)
  }
  return whole
}

/** Lengths of the longest common runs from each place to the end, row by row. */
const table = (a: readonly string[], b: readonly string[]): Uint32Array => {
  const width = b.length + 1
  const cells = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const here = i * width + j
      cells[here] = a[i] === b[j] ? (cells[here + width + 1] ?? 0) + 1 : Math.max(cells[here + width] ?? 0, cells[here + 1] ?? 0)
    }
  }
  return cells
}

const walked = (a: readonly string[], b: readonly string[]): readonly DiffPart[] => {
  if (a.length * b.length > mostCells) {
    return [
      { kind: 'removed', text: a.join('') },
      { kind: 'added', text: b.join('') },
    ]
  }
  const cells = table(a, b)
  const width = b.length + 1
  const parts: DiffPart[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]]
    const takeLeft = right === undefined || (cells[(i + 1) * width + j] ?? 0) >= (cells[i * width + j + 1] ?? 0)
    if (left !== undefined && left === right) parts.push({ kind: 'same', text: left })
    else if (left !== undefined && takeLeft) parts.push({ kind: 'removed', text: left })
    else if (right !== undefined) parts.push({ kind: 'added', text: right })
    const isBoth = left === right
    if (isBoth || (left !== undefined && takeLeft)) i += 1
    if (isBoth || left === undefined || !takeLeft) j += 1
  }
  return parts
}

/** What to take out of `before` and put in to get `after`: the parts that are not added make `before`, those not removed make `after`. */
export const diffOf = (before: string, after: string): readonly DiffPart[] => {
  const [a, b] = [wordsIn(before), wordsIn(after)]
  let start = 0
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  return joined(
    [
      { kind: 'same', text: a.slice(0, start).join('') },
      ...walked(a.slice(start, a.length - end), b.slice(start, b.length - end)),
      { kind: 'same', text: a.slice(a.length - end).join('') },
    ].filter((part): part is DiffPart => part.text !== ''),
  )
}
