/** An annex of a paper: `附件：` with its title, then three rows of a table: the heads, the widths in millimetres (`*` shares what is left), and what each row says. */
import { part, type Read, readPieces, type Stretch } from './pieces.ts'
import type { AnnexText, Fault, Pieces } from './template.ts'

const fault = ({ line, column }: Stretch, message: string, zh: string): Fault => ({ line, column, rule: 'paperMalformed', message, zh })

/** `| a | b |` as its cells. */
const cellsOf = (row: Stretch): readonly Stretch[] => {
  const cells: Stretch[] = []
  const characters = Array.from(row.text)
  let from = 1
  for (const [at, c] of characters.entries()) {
    if (c !== '|' || at === 0) continue
    const cell = part(row, from, at)
    const before = Array.from(cell.text).length - Array.from(cell.text.trimStart()).length
    cells.push({ line: row.line, column: cell.column + before, text: cell.text.trim() })
    from = at + 1
  }
  return cells
}

/** The line of a paper is 156 millimetres long. */
const lineMm = 156

const readWidths = (row: Stretch, cells: readonly Stretch[]): Read<readonly (number | undefined)[]> => {
  const wrong = cells.find(({ text }) => !/^(?:\*|[1-9]\d{0,2})$/.test(text))
  const value = cells.map(({ text }) => (text === '*' ? undefined : Number(text)))
  if (wrong) return { value, faults: [fault(wrong, 'a width is whole millimetres or *', '列宽写整毫米数，或者写“*”')] }
  const sum = value.reduce<number>((total, width) => total + (width ?? 0), 0)
  const fits = value.includes(undefined) ? sum < lineMm : sum <= lineMm
  return {
    value,
    faults: fits ? [] : [fault(row, `the widths sum to ${sum}, a line has ${lineMm}`, `列宽合计${sum}毫米，一行只有${lineMm}毫米`)],
  }
}

const readOne = ([head, ...rows]: readonly Stretch[]): Read<readonly AnnexText[]> => {
  if (!head) return { value: [], faults: [] }
  const [mark = ''] = /^附件[：:]\s*/u.exec(head.text) ?? []
  const title = readPieces(part(head, Array.from(mark).length))
  const at = { line: head.line, column: head.column }
  const stray = rows.find(row => !/^\|.*\|$/u.test(row.text))
  if (stray) return { value: [], faults: [fault(stray, 'a row of an annex stands between | and |', '附件里只写表格，每行以“|”开头和结尾')] }
  const [heads = [], widths = [], cells = []] = rows.map(cellsOf)
  const [, widthRow = head] = rows
  const three = rows.length === 3 && heads.length > 0 && widths.length === heads.length && cells.length === heads.length
  if (!three)
    return {
      value: [],
      faults: [fault(head, 'an annex has three rows of equal length: heads, widths, facts', '附件写三行，列数相同：表头、列宽、内容')],
    }
  const wide = readWidths(widthRow, widths)
  const read = cells.map(readPieces)
  const columns = heads.map(({ text }, i) => ({ head: text, widthMm: wide.value[i] }))
  const values: readonly Pieces[] = read.map(r => r.value)
  return {
    value: [{ title: title.value, columns, cells: values, at }],
    faults: [...title.faults, ...wide.faults, ...read.flatMap(r => r.faults)],
  }
}

export const annexesIn = (lines: readonly Stretch[]): Read<readonly AnnexText[]> => {
  const starts = lines.flatMap((line, i) => (/^附件[：:]/u.test(line.text) ? [i] : []))
  const reads = starts.map((from, i) => readOne(lines.slice(from, starts[i + 1])))
  return { value: reads.flatMap(r => r.value), faults: reads.flatMap(r => r.faults) }
}
