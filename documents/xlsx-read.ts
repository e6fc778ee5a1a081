/** A reader of XLSX files that strangers send: every size is limited, DTDs are refused, and nothing beyond a limit is dropped in silence. */
import { Unzip, UnzipInflate } from 'fflate'
import { SaxesParser, type SaxesTagPlain } from 'saxes'

/** A cell as it stands in the file. `formula` says that its value was computed by whoever saved it. */
export type ReadCell = { readonly text: string; readonly kind: 'text' | 'number' | 'other'; readonly formula: boolean }
export type ReadSheet = {
  readonly name: string
  /** By row number from 1 and column index from 0; absent cells are undefined. */
  readonly rows: ReadonlyMap<number, readonly (ReadCell | undefined)[]>
  readonly hiddenRows: readonly number[]
}

export const limits = { fileBytes: 10 << 20, xmlBytes: 64 << 20, entries: 200, rows: 20_100, columns: 100, cellCharacters: 32_767 } as const

export type UnreadableCode =
  | 'fileTooLarge'
  | 'oldOrEncrypted'
  | 'notXlsx'
  | 'tooManyEntries'
  | 'sameEntryTwice'
  | 'xmlTooLarge'
  | 'dtd'
  | 'brokenXml'
  | 'noSheet'
  | 'tooManyRows'
  | 'tooManyColumns'
  | 'cellTooLong'

/** A file that can't be read as a workbook; the code is for the interface's words. */
export class Unreadable extends Error {
  readonly code: UnreadableCode

  constructor(code: UnreadableCode, detail = '') {
    super(`${code}${detail === '' ? '' : `: ${detail}`}`)
    this.name = 'Unreadable'
    this.code = code
  }
}

const wanted = /^xl\/(workbook\.xml|sharedStrings\.xml|_rels\/workbook\.xml\.rels|worksheets\/[\w.-]+\.xml)$/i
type Parts = ReadonlyMap<string, readonly Uint8Array[]>

/** The first visible sheet. Throws `Unreadable`. */
export const readXlsx = (file: Uint8Array): ReadSheet => {
  const parts = unpack(file)
  const sheet = findFirstSheet(parts)
  if (sheet === undefined) throw new Unreadable('noSheet')
  return { name: sheet.name, ...readRows(parts, sheet.path, readSharedStrings(parts)) }
}

const unpack = (file: Uint8Array): Parts => {
  if (file.length > limits.fileBytes) throw new Unreadable('fileTooLarge')
  const start = Buffer.from(file.subarray(0, 4)).toString('hex')
  if (start !== '504b0304') throw new Unreadable(start === 'd0cf11e0' ? 'oldOrEncrypted' : 'notXlsx')
  const parts = new Map<string, Uint8Array[]>()
  const seen = { entries: 0, bytes: 0 }
  const zip = new Unzip(entry => {
    seen.entries += 1
    if (seen.entries > limits.entries) throw new Unreadable('tooManyEntries')
    if (!wanted.test(entry.name)) return
    if (parts.has(entry.name)) throw new Unreadable('sameEntryTwice', entry.name)
    const chunks: Uint8Array[] = []
    parts.set(entry.name, chunks)
    entry.ondata = (error, chunk) => {
      if (error) throw error instanceof Unreadable ? error : new Unreadable('notXlsx', error.message)
      seen.bytes += chunk.length
      if (seen.bytes > limits.xmlBytes) throw new Unreadable('xmlTooLarge')
      chunks.push(chunk)
    }
    entry.start()
  })
  zip.register(UnzipInflate)
  try {
    for (let at = 0; at < file.length; at += 4096) zip.push(file.subarray(at, at + 4096), at + 4096 >= file.length)
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('notXlsx', String(error))
  }
  return parts
}

type Listener = {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text?: (words: string) => void
  readonly close?: (name: string) => void
}

const local = (tag: SaxesTagPlain): string => tag.name.replace(/^.*:/, '')

const parse = (parts: Parts, path: string, listener: Listener): void => {
  const parser = new SaxesParser()
  const refuse = (code: UnreadableCode, detail = ''): never => {
    throw new Unreadable(code, detail)
  }
  parser.on('doctype', () => refuse('dtd', path))
  parser.on('error', error => refuse('brokenXml', `${path}: ${error.message.slice(0, 80)}`))
  parser.on('opentag', tag => listener.open?.(local(tag), tag.attributes))
  parser.on('text', words => listener.text?.(words))
  parser.on('closetag', tag => listener.close?.(local(tag)))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (const chunk of parts.get(path) ?? []) parser.write(decoder.decode(chunk, { stream: true }))
    parser.write(decoder.decode()).close()
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('brokenXml', path)
  }
}

const findFirstSheet = (parts: Parts): { readonly name: string; readonly path: string } | undefined => {
  const targets = new Map<string, string>()
  const sheets: { readonly name: string; readonly id: string }[] = []
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
    },
  })
  const first = sheets[0]
  const target = targets.get(first?.id ?? '')?.replace(/^(\/xl\/|xl\/|\.\/)/, '')
  const path = `xl/${target}`
  return first !== undefined && parts.has(path) ? { name: first.name, path } : undefined
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

const readRows = (parts: Parts, path: string, shared: readonly string[]): Omit<ReadSheet, 'name'> => {
  const rows = new Map<number, (ReadCell | undefined)[]>()
  const hiddenRows: number[] = []
  const gatherer = textGatherer()
  const at = { row: 0, column: -1, type: '', formula: false }
  const openRow = (held: Readonly<Record<string, string>>): void => {
    at.row = held.r === undefined ? at.row + 1 : Number(held.r)
    at.column = -1
    if (!(at.row >= 1 && at.row <= limits.rows)) throw new Unreadable('tooManyRows')
    if (held.hidden === '1' || held.hidden === 'true') hiddenRows.push(at.row)
    rows.set(at.row, [])
  }
  const openCell = (held: Readonly<Record<string, string>>): void => {
    at.column = columnOf(held.r, at.column + 1)
    at.type = held.t ?? 'n'
    at.formula = false
    gatherer.reset()
  }
  const closeCell = (): void => {
    const words = gatherer.words()
    if (words === '') return
    if (at.column >= limits.columns) throw new Unreadable('tooManyColumns')
    const cells = rows.get(at.row)
    if (cells !== undefined) cells[at.column] = { ...readValue(at.type, words, shared), formula: at.formula }
  }
  parse(parts, path, {
    open: (name, held) => {
      if (name === 'row') openRow(held)
      if (name === 'c') openCell(held)
      if (name === 'f') at.formula = true
      gatherer.open(name)
    },
    text: gatherer.text,
    close: name => {
      gatherer.close(name)
      if (name === 'c') closeCell()
    },
  })
  return { rows, hiddenRows }
}

const readValue = (type: string, words: string, shared: readonly string[]): Pick<ReadCell, 'text' | 'kind'> => {
  if (type === 's') return { text: unescaped(shared[Number(words)] ?? ''), kind: 'text' }
  if (type === 'inlineStr' || type === 'str') return { text: unescaped(words), kind: 'text' }
  return { text: words, kind: type === 'n' ? 'number' : 'other' }
}
