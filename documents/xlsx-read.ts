/** A reader of XLSX files that strangers send: nothing beyond a limit is dropped in silence, and what a spreadsheet hides is told. */
import { limits, type Parts, parse, Unreadable, unpack } from './xlsx-package.ts'

/** A cell as it stands in the file. `formula` says that its value was computed by whoever saved it; `date` that its number is shown as a day. */
export type ReadCell = {
  readonly text: string
  readonly kind: 'text' | 'number' | 'other'
  readonly formula: boolean
  readonly date?: true | undefined
}
export type SheetChoice = { readonly name: string; readonly rows: number; readonly first: readonly string[] }
export type ReadSheet = {
  readonly name: string
  /** Other visible sheets of the workbook, which were not read. */
  readonly others: readonly string[]
  /** Where none was asked for and several hold something: each with its first rows, for somebody to choose. */
  readonly choices: readonly SheetChoice[]
  /** By row number from 1 and column index from 0; absent cells are undefined, and so are rows without a value. */
  readonly rows: ReadonlyMap<number, readonly (ReadCell | undefined)[]>
  readonly hiddenRows: readonly number[]
  readonly hiddenColumns: readonly number[]
  /** 'A1:C1' and so on. */
  readonly merges: readonly string[]
  /** Days are counted from 1904, as old Macintosh files do. */
  readonly from1904: boolean
}

/** The sheet of that name, or the first visible one. Throws `Unreadable`. */
export const readXlsx = (file: Uint8Array, asked?: string): ReadSheet => {
  const parts = unpack(file)
  const { sheets, from1904 } = visibleSheets(parts)
  const sheet = sheets.find(({ name }) => asked === undefined || name === asked)
  if (sheet === undefined) throw new Unreadable('noSheet')
  const others = sheets.flatMap(({ name }) => (name === sheet.name ? [] : [name]))
  const [shared, dates] = [readSharedStrings(parts), dateStyles(parts)]
  const read = readRows(parts, sheet.path, shared, dates)
  const rest = asked === undefined ? sheets.filter(({ name }) => name !== sheet.name) : []
  const looked = rest.map(({ name, path }) =>
    choiceOf(
      name,
      look(() => readRows(parts, path, shared, dates).rows),
    ),
  )
  const filled = [choiceOf(sheet.name, read.rows), ...looked].filter(({ rows }) => rows > 0)
  const choices = asked === undefined && filled.length > 1 ? filled : []
  return { name: sheet.name, others, choices, from1904, ...read }
}

/** One that can't be read is no choice, and no reason to refuse the one that can. */
const look = (read: () => ReadSheet['rows']): ReadSheet['rows'] => {
  try {
    return read()
  } catch (error) {
    if (error instanceof Unreadable) return new Map()
    throw error
  }
}

const firstRows = 3
const shownCells = 8
const choiceOf = (name: string, rows: ReadSheet['rows']): SheetChoice => ({
  name,
  rows: rows.size,
  first: [...rows.values()].slice(0, firstRows).map(cells =>
    cells
      .flatMap(cell => (cell ? [cell.text.slice(0, 20)] : []))
      .slice(0, shownCells)
      .join('　'),
  ),
})

const visibleSheets = (
  parts: Parts,
): { readonly sheets: readonly { readonly name: string; readonly path: string }[]; readonly from1904: boolean } => {
  const targets = new Map<string, string>()
  const sheets: { readonly name: string; readonly id: string }[] = []
  const seen = { from1904: false }
  if (!parts.has('xl/workbook.xml') || !parts.has('xl/_rels/workbook.xml.rels')) throw new Unreadable('notXlsx')
  parse(parts, 'xl/_rels/workbook.xml.rels', {
    open: (name, held) => {
      if (name === 'Relationship') targets.set(held.Id ?? '', held.Target ?? '')
    },
  })
  parse(parts, 'xl/workbook.xml', {
    open: (name, held) => {
      const visible = held.state === undefined || held.state === 'visible'
      if (name === 'sheet' && visible) sheets.push({ name: held.name ?? '', id: held['r:id'] ?? '' })
      if (name === 'workbookPr') seen.from1904 = isOn(held.date1904)
    },
  })
  const pathOf = (id: string) => `xl/${targets.get(id)?.replace(/^(\/xl\/|xl\/|\.\/)/, '')}`
  const found = sheets.map(({ name, id }) => ({ name, path: pathOf(id) })).filter(({ path }) => parts.has(path))
  return { sheets: found, from1904: seen.from1904 }
}

const isOn = (held: string | undefined) => held === '1' || held === 'true'
/** Built-in formats that show a number as a day, those of Chinese Excel among them. */
const isBuiltInDate = (id: number) => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)
const isDateCode = (code: string) => {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
  return /[ymd]/i.test(bare) && !/[0#?]/.test(bare)
}

/** Which of the workbook's cell styles show a day. */
const dateStyles = (parts: Parts): readonly boolean[] => {
  const codes = new Map<number, string>()
  const styles: boolean[] = []
  const at = { inside: false }
  if (!parts.has('xl/styles.xml')) return styles
  parse(parts, 'xl/styles.xml', {
    open: (name, held) => {
      if (name === 'numFmt') codes.set(Number(held.numFmtId), held.formatCode ?? '')
      if (name === 'cellXfs') at.inside = true
      if (name !== 'xf' || !at.inside) return
      const id = Number(held.numFmtId ?? 0)
      styles.push(isBuiltInDate(id) || isDateCode(codes.get(id) ?? ''))
    },
    close: name => {
      if (name === 'cellXfs') at.inside = false
    },
  })
  return styles
}

/** ECMA-376's escape for what XML can't hold: '_x000D_'. */
const unescaped = (words: string): string =>
  words.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** Gathers the text of `t` and `v` elements, leaving out the pronunciation runs of East Asian sheets. */
const textGatherer = () => {
  const at = { inside: false, phonetic: 0, words: '' }
  return {
    reset: () => {
      at.words = ''
    },
    open: (name: string) => {
      if (name === 'rPh') at.phonetic += 1
      if ((name === 't' || name === 'v') && at.phonetic === 0) at.inside = true
    },
    text: (words: string) => {
      if (!at.inside) return
      at.words += words
      if (at.words.length > limits.cellCharacters) throw new Unreadable('cellTooLong')
    },
    close: (name: string) => {
      if (name === 'rPh') at.phonetic -= 1
      if (name === 't' || name === 'v') at.inside = false
    },
    words: () => at.words,
  }
}

const readSharedStrings = (parts: Parts): readonly string[] => {
  const shared: string[] = []
  if (!parts.has('xl/sharedStrings.xml')) return shared
  const gatherer = textGatherer()
  parse(parts, 'xl/sharedStrings.xml', {
    open: name => {
      if (name === 'si') gatherer.reset()
      gatherer.open(name)
    },
    text: gatherer.text,
    close: name => {
      gatherer.close(name)
      if (name === 'si') shared.push(gatherer.words())
    },
  })
  return shared
}

/** 'AB12' → 27; without an address the cell follows the one before. */
const columnOf = (address: string | undefined, otherwise: number): number => {
  const letters = /^([A-Z]{1,3})\d+$/.exec(address ?? '')?.[1]
  if (letters === undefined) return otherwise
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

type Rows = Pick<ReadSheet, 'rows' | 'hiddenRows' | 'hiddenColumns' | 'merges'>
type Held = Readonly<Record<string, string>>

const hiddenIn = ({ min, max, hidden }: Held): readonly number[] => {
  const [from, to] = [Number(min), Math.min(Number(max), limits.columns)]
  return isOn(hidden) && to >= from ? Array.from({ length: to - from + 1 }, (_, i) => from + i - 1) : []
}

/** Keeps cells that hold something; rows that are only formatted, a million of them in some sheets, take no room. */
const gatherCells = (shared: readonly string[], dates: readonly boolean[]) => {
  const rows = new Map<number, (ReadCell | undefined)[]>()
  const hiddenRows: number[] = []
  const at = { row: 0, column: -1, type: '', formula: false, hidden: false, date: false }
  const sum = { cells: 0, characters: 0 }
  /** A text that the file holds once may be said by very many cells, and is told to the reader for each. */
  const weigh = (text: string): void => {
    sum.cells += 1
    sum.characters += text.length
    if (sum.cells > limits.cells || sum.characters > limits.characters) throw new Unreadable('xmlTooLarge')
  }
  const openRow = (held: Held): void => {
    at.row = held.r === undefined ? at.row + 1 : Number(held.r)
    at.column = -1
    at.hidden = isOn(held.hidden)
  }
  const openCell = (held: Held): void => {
    at.column = columnOf(held.r, at.column + 1)
    at.type = held.t ?? 'n'
    at.formula = false
    at.date = dates[Number(held.s ?? 0)] === true
  }
  const closeCell = (words: string): void => {
    if (words === '' && !at.formula) return
    if (!(at.row >= 1 && at.row <= limits.rows)) throw new Unreadable('tooManyRows', `${at.row}`)
    if (at.column >= limits.columns) throw new Unreadable('tooManyColumns')
    const cells = rows.get(at.row) ?? []
    if (cells.length === 0 && at.hidden) hiddenRows.push(at.row)
    const value = readValue(at.type, words, shared)
    weigh(value.text)
    cells[at.column] = { ...value, formula: at.formula, ...(at.date && value.kind === 'number' && { date: true as const }) }
    rows.set(at.row, cells)
  }
  const markFormula = (): void => {
    at.formula = true
  }
  return { rows, hiddenRows, openRow, openCell, closeCell, markFormula }
}

const readRows = (parts: Parts, path: string, shared: readonly string[], dates: readonly boolean[]): Rows => {
  const hiddenColumns: number[] = []
  const merges: string[] = []
  const gatherer = textGatherer()
  const cells = gatherCells(shared, dates)
  parse(parts, path, {
    open: (name, held) => {
      if (name === 'row') cells.openRow(held)
      if (name === 'c') cells.openCell(held)
      if (name === 'c') gatherer.reset()
      if (name === 'f') cells.markFormula()
      if (name === 'col') hiddenColumns.push(...hiddenIn(held))
      if (name === 'mergeCell' && merges.length < limits.rows) merges.push(held.ref ?? '')
      gatherer.open(name)
    },
    text: gatherer.text,
    close: name => {
      gatherer.close(name)
      if (name === 'c') cells.closeCell(gatherer.words())
    },
  })
  return { rows: cells.rows, hiddenRows: cells.hiddenRows, hiddenColumns, merges }
}

const readValue = (type: string, words: string, shared: readonly string[]): Pick<ReadCell, 'text' | 'kind'> => {
  if (type === 's') return { text: unescaped(shared[Number(words)] ?? ''), kind: 'text' }
  if (type === 'inlineStr' || type === 'str') return { text: unescaped(words), kind: 'text' }
  if (type === 'd') return { text: words, kind: 'text' }
  return { text: words, kind: type === 'n' ? 'number' : 'other' }
}
