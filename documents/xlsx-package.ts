/** The ZIP and XML of an XLSX file that strangers send: every size is limited, DTDs, macros and links to other files are refused. */
import { Unzip, UnzipInflate } from 'fflate'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { type Listed, readDirectory, type ZipFault } from './zip-directory.ts'

export const limits = {
  fileBytes: 10 << 20,
  xmlBytes: 64 << 20,
  entries: 200,
  /** A sheet of one word, ten thousand times, packs to a three-hundredth. */
  ratio: 500,
  rows: 20_100,
  columns: 100,
  cells: 600_000,
  cellCharacters: 32_767,
  characters: 16 << 20,
} as const

export const unreadableCodes = [
  'fileTooLarge',
  'oldOrEncrypted',
  'notXlsx',
  'wordFile',
  'tooManyEntries',
  'sameEntryTwice',
  'xmlTooLarge',
  'dtd',
  'brokenXml',
  'noSheet',
  'tooManyRows',
  'tooManyColumns',
  'cellTooLong',
  'macros',
  'externalLinks',
  'embedded',
] as const
export type UnreadableCode = (typeof unreadableCodes)[number]

/** A file that can't be read as a workbook; the code is for the interface's words. */
export class Unreadable extends Error {
  readonly code: UnreadableCode

  constructor(code: UnreadableCode, detail = '') {
    super(`${code}${detail === '' ? '' : `: ${detail}`}`)
    this.name = 'Unreadable'
    this.code = code
  }
}

const types = '[Content_Types].xml'
const wanted =
  /^\[Content_Types\]\.xml$|^xl\/(workbook\.xml|sharedStrings\.xml|styles\.xml|_rels\/workbook\.xml\.rels|worksheets\/[\w.-]+\.xml)$/i
/** What a list of people has no use for, and a hostile file has. */
const refused: readonly (readonly [RegExp, UnreadableCode])[] = [
  [/vbaProject|macrosheets|dialogsheets/i, 'macros'],
  [/externalLinks\/|connections\.xml$|queryTables\//i, 'externalLinks'],
  [/embeddings\/|activeX\//i, 'embedded'],
  [/^word\/document/i, 'wordFile'],
]
export type Parts = ReadonlyMap<string, readonly Uint8Array[]>

const refuseEntry = (name: string): void => {
  for (const [pattern, code] of refused) if (pattern.test(name)) throw new Unreadable(code, name)
}

const faults: Readonly<Record<ZipFault, UnreadableCode>> = {
  broken: 'notXlsx',
  entries: 'tooManyEntries',
  size: 'xmlTooLarge',
  name: 'notXlsx',
  link: 'notXlsx',
  twice: 'sameEntryTwice',
}
const listedIn = (file: Uint8Array): ReadonlyMap<string, Listed> => {
  const listed = readDirectory(file, { entries: limits.entries, bytes: limits.xmlBytes, ratio: limits.ratio })
  if (typeof listed === 'string') throw new Unreadable(faults[listed], listed)
  return listed
}

/** What was said of the sizes has to be so; and macros are macros under any name. */
const refuseUnequal = (parts: Parts, listed: ReadonlyMap<string, Listed>): void => {
  for (const [name, chunks] of parts)
    if (chunks.reduce((sum, { length }) => sum + length, 0) !== listed.get(name)?.size) throw new Unreadable('notXlsx', `${name}: its size`)
  if (/macroEnabled|vbaProject/i.test(Buffer.concat(parts.get(types) ?? []).toString('latin1'))) throw new Unreadable('macros', types)
}

export const unpack = (file: Uint8Array): Parts => {
  if (file.length > limits.fileBytes) throw new Unreadable('fileTooLarge')
  const start = Buffer.from(file.subarray(0, 4)).toString('hex')
  if (start !== '504b0304') throw new Unreadable(start === 'd0cf11e0' ? 'oldOrEncrypted' : 'notXlsx')
  const listed = listedIn(file)
  for (const name of listed.keys()) refuseEntry(name)
  const parts = new Map<string, Uint8Array[]>()
  const seen = { entries: 0, bytes: 0 }
  const zip = new Unzip(entry => {
    seen.entries += 1
    if (seen.entries > listed.size) throw new Unreadable('tooManyEntries')
    if (!listed.has(entry.name)) throw new Unreadable('notXlsx', 'an entry that is not listed')
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
  refuseUnequal(parts, listed)
  return parts
}

type Listener = {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text?: (words: string) => void
  readonly close?: (name: string) => void
}

const local = (tag: SaxesTagPlain): string => tag.name.replace(/^.*:/, '')

export const parse = (parts: Parts, path: string, listener: Listener): void => {
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
