/** A clerk's own sheet as cells: read from a workbook by the server, or pasted and parsed here. */

export type Cell = {
  readonly text: string
  readonly kind: 'text' | 'number' | 'other'
  readonly formula?: boolean | undefined
  /** The number is shown as a day. */
  readonly date?: boolean | undefined
}
export type GridRow = {
  /** The row's number in the sheet, from 1. */
  readonly n: number
  readonly cells: readonly (Cell | undefined)[]
}
export type Grid = {
  readonly rows: readonly GridRow[]
  readonly merges: readonly string[]
  readonly hiddenRows: readonly number[]
  readonly hiddenColumns: readonly number[]
  readonly others: readonly string[]
  readonly from1904: boolean
}

/** 0 → 'A', 26 → 'AA'. */
export const columnName = (index: number): string => {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}
export const cellName = (row: number, column: number): string => `${columnName(column)}${row}`

const columnIn = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** The column of 'C5', from 0; undefined for what names no cell. */
export const columnAt = (cell: string): number | undefined => {
  const letters = /^([A-Z]{1,3})\d+$/.exec(cell)?.[1]
  return letters === undefined ? undefined : columnIn(letters)
}

export type Area = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }
/** 'A1:C2' as rows from 1 and columns from 0. */
export const areaIn = (ref: string): Area | undefined => {
  const found = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(ref)
  if (!found) return undefined
  const [, left = '', top = '', right = '', bottom = ''] = found
  return { top: Number(top), bottom: Number(bottom), left: columnIn(left), right: columnIn(right) }
}

/** The cell that is seen at a place: its own, or that of the merged area that covers it. */
export const seenAt = ({ rows, merges }: Pick<Grid, 'rows' | 'merges'>, n: number, column: number): Cell | undefined => {
  const own = rows.find(row => row.n === n)?.cells[column]
  if (own) return own
  const area = merges.flatMap(ref => areaIn(ref) ?? []).find(a => n >= a.top && n <= a.bottom && column >= a.left && column <= a.right)
  return area && rows.find(row => row.n === area.top)?.cells[area.left]
}

/** Which sign parts the columns: what Excel and WPS copy has tabs; a file has commas or semicolons. */
const signIn = (text: string): string => {
  const [first = ''] = text.split(/\r?\n/, 1)
  return first.includes('\t') ? '\t' : first.split(';').length > first.split(',').length ? ';' : ','
}

/** Lines of cells; a cell in quotes may hold the sign, line feeds, and a quote written twice. */
const linesIn = (text: string, sign: string): readonly (readonly string[])[] => {
  const lines: string[][] = []
  const at: { cell: string; cells: string[]; quoted: boolean } = { cell: '', cells: [], quoted: false }
  const endCell = () => {
    at.cells.push(at.cell)
    at.cell = ''
  }
  const endLine = () => {
    endCell()
    lines.push(at.cells)
    at.cells = []
  }
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charAt(i)
    if (at.quoted && c === '"' && text.charAt(i + 1) === '"') {
      at.cell += c
      i += 1
    } else if (at.quoted && c === '"') at.quoted = false
    else if (at.quoted) at.cell += c
    else if (c === '"' && at.cell === '') at.quoted = true
    else if (c === sign) endCell()
    else if (c === '\n') endLine()
    else if (c !== '\r') at.cell += c
  }
  if (at.cell !== '' || at.cells.length > 0) endLine()
  return lines
}

const isBare = (text: string) => text.trim() === ''
/** What a program wrote as the result of a formula that failed. */
const isError = (text: string) => /^#(REF|N\/A|VALUE|NAME|DIV\/0|NUM|NULL)[!?]?$/.test(text)

/** What was pasted, or a file of comma-separated values. Numbers are told as numbers: a program may have written them so. */
export const readDelimited = (text: string): Grid => {
  const clean = text.replace(/^\ufeff/, '')
  const rows = linesIn(clean, signIn(clean)).map((cells, i) => ({
    n: i + 1,
    cells: cells.map((cell): Cell | undefined => {
      if (isBare(cell)) return undefined
      if (isError(cell)) return { text: cell, kind: 'other' }
      return { text: cell, kind: 'text', formula: /^=[A-Z(+\-@"]/i.test(cell) }
    }),
  }))
  const filled = rows.filter(({ cells }) => cells.some(cell => cell !== undefined))
  return { rows: filled, merges: [], hiddenRows: [], hiddenColumns: [], others: [], from1904: false }
}
