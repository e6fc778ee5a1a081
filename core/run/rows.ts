/** The text of a bank's answer as rows. Heads are found wherever they stand; what stands above and below them is the bank's own. */
import type { BankFormat } from './format.ts'
import type { Row } from './result.ts'

export type Rows =
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly kind: 'lacking'; readonly heads: readonly string[] }

/** A cell as it was meant: without quotes, and without what keeps a sheet from reading digits as a number. */
const bare = (cell: string): string =>
  cell
    .trim()
    .replace(/^"(.*)"$/su, '$1')
    .replaceAll('""', '"')
    .replace(/^['\t]/u, '')
    .trim()

/** Cells of a line; a sign between quotes parts nothing. */
const cellsOf = (line: string, separator: string): readonly string[] => {
  const cells: string[] = []
  let [cell, quoted] = ['', false]
  for (const sign of line) {
    if (sign === '"') quoted = !quoted
    if (sign === separator && !quoted) {
      cells.push(bare(cell))
      cell = ''
    } else cell += sign
  }
  return [...cells, bare(cell)]
}

const wanted = ['line', 'amount', 'outcome', 'reference', 'day', 'reason'] as const

export const rowsIn = (format: BankFormat, text: string): Rows => {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|\n|\r/u)
  const heads = wanted.map(key => format.answer[key])
  const grid = lines.map(line => cellsOf(line, format.separator))
  const at = grid.findIndex(cells => cells.includes(format.answer.line) && cells.includes(format.answer.outcome))
  const found = grid[at] ?? []
  const lacking = heads.filter(head => !found.includes(head))
  if (lacking.length > 0) return { kind: 'lacking', heads: lacking }
  const rows = grid.slice(at + 1).flatMap((cells, i): readonly Row[] => {
    const said = (key: (typeof wanted)[number]) => cells[found.indexOf(format.answer[key])] ?? ''
    if (said('line') === '' && said('outcome') === '') return []
    return [
      {
        ...{ row: at + i + 2, line: said('line'), amount: said('amount').replaceAll(',', ''), outcome: said('outcome') },
        ...{ reference: said('reference'), day: said('day'), reason: said('reason') },
      },
    ]
  })
  return { kind: 'rows', rows }
}
