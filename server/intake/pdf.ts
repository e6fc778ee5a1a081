/**
 * A PDF that is to be evidence: a paper to look at, and nothing that acts, carries other files or is locked. Every place at which any reader could find an object is
 * looked at, so that it does not matter which of them a viewer takes. What tells of author, program and place is blanked where it stands, so that no offset moves; a PDF
 * that carries a signature stays as it is, because the signature is the proof.
 */
import { deflateSync, inflateSync } from 'node:zlib'
import { blankJpeg } from './jpeg.ts'
import { intakeLimits, Refused } from './limits.ts'
import { readerOf, type Token } from './pdf-tokens.ts'

const acting = new Set(['JavaScript', 'Launch', 'XFA', 'RichMedia', 'RichMediaContent', 'ImportData', 'SubmitForm', 'Rendition', 'GoToE'])
const carrying = new Set(['EmbeddedFile', 'EmbeddedFiles', 'FileAttachment'])

const refuse = (tokens: readonly Token[]): void => {
  for (const [i, { kind, text }] of tokens.entries()) {
    if (kind !== 'name') continue
    if (text === 'Encrypt') throw new Refused('encrypted')
    if (acting.has(text)) throw new Refused('acts')
    if (carrying.has(text)) throw new Refused('embedded')
    // The name alone may also be that of a typeface; a script is a string, or lies elsewhere.
    const next = tokens[i + 1]
    if (text === 'JS' && next && (next.kind === 'string' || /^\d+$/.test(next.text))) throw new Refused('acts')
  }
}

const following = (tokens: readonly Token[], ...keys: readonly string[]): Token | undefined =>
  tokens[tokens.findIndex(({ kind, text }) => kind === 'name' && keys.includes(text)) + 1 || tokens.length]
const has = (tokens: readonly Token[], ...keys: readonly string[]) =>
  tokens.some(({ kind, text }) => kind === 'name' && keys.includes(text))
/** Whether anything here says that it is of a type; a dictionary within may say it of itself. */
const isOf = (tokens: readonly Token[], type: string) =>
  tokens.some(({ kind, text }, i) => kind === 'name' && text === type && tokens[i - 1]?.text === 'Type')

/** The filters of a stream in the order of undoing them; a reference to them counts as one that nobody knows. */
const filtersOf = (tokens: readonly Token[]): readonly string[] => {
  const at = tokens.findIndex(({ kind, text }) => kind === 'name' && text === 'Filter')
  if (at < 0) return []
  const first = tokens[at + 1]
  if (first?.kind === 'name') return [first.text]
  if (first?.text !== '[') return ['unknown']
  const end = tokens.findIndex(({ text }, i) => i > at && text === ']')
  return tokens.slice(at + 2, end).map(({ kind, text }) => (kind === 'name' ? text : 'unknown'))
}

type Span = { readonly from: number; readonly to: number }
const spanOfStream = (bytes: Buffer, tokens: readonly Token[]): Span | undefined => {
  const last = tokens.at(-1)
  if (last?.text !== 'stream') return undefined
  const from = last.to + (bytes[last.to] === 13 ? 1 : 0) + (bytes[last.to + (bytes[last.to] === 13 ? 1 : 0)] === 10 ? 1 : 0)
  const to = bytes.indexOf('endstream', from)
  return { from, to: to < 0 ? bytes.length : to }
}

const telling = ['Author', 'Creator', 'Producer', 'Keywords', 'CreationDate', 'ModDate', 'Company', 'SourceModified', 'LastModified']
/** What is said in a string of its own about who made the file, when and by what. */
const tellingStrings = (tokens: readonly Token[]): readonly Span[] => {
  const keys = has(tokens, 'Author', 'Creator', 'Producer', 'CreationDate') ? [...telling, 'Title', 'Subject'] : telling
  return tokens.flatMap((token, i) => {
    const key = tokens[i - 1]
    return token.kind === 'string' && key?.kind === 'name' && keys.includes(key.text) ? [token] : []
  })
}

const fill = (bytes: Buffer, spans: readonly Span[]): void => {
  for (const { from, to } of spans) bytes.fill(' ', from, to)
}

/** Put in the place of the old; what is left over behind the end of the packed bytes is not read. */
const putPacked = (bytes: Buffer, span: Span, content: Buffer): void => {
  const packed = deflateSync(content, { level: 9 })
  if (packed.length > span.to - span.from) return
  bytes.fill(0, span.from, span.to)
  packed.copy(bytes, span.from)
}

const unpacked = (bytes: Buffer, filters: readonly string[], tokens: readonly Token[]): Buffer => {
  if (filters.length === 0) return Buffer.from(bytes)
  const predictor = following(tokens, 'Predictor')?.text ?? '1'
  if (filters.length > 1 || !['FlateDecode', 'Fl'].includes(filters[0] ?? '') || predictor !== '1') throw new Refused('damaged')
  try {
    return inflateSync(bytes, { maxOutputLength: intakeLimits.objectBytes, finishFlush: 2 })
  } catch (error) {
    throw new Refused(error instanceof RangeError ? 'tooMuch' : 'damaged')
  }
}

type Looking = { readonly bytes: Buffer; readonly signed: boolean; readonly room: { left: number }; pages: number }

/** Objects that lie packed in a stream are objects like any other. */
const lookIntoPacked = (looking: Looking, span: Span, tokens: readonly Token[]): void => {
  const filters = filtersOf(tokens)
  const content = unpacked(looking.bytes.subarray(span.from, span.to), filters, tokens)
  looking.room.left -= content.length
  if (looking.room.left < 0) throw new Refused('tooMuch')
  const inner = readerOf(content, content.length * 2)
  const found: Token[] = []
  for (let at = 0; at < content.length; ) {
    const some = inner(at)
    found.push(...some)
    at = some.at(-1)?.to ?? content.length
  }
  refuse(found)
  if (isOf(found, 'Page')) looking.pages += 1
  const spans = tellingStrings(found)
  if (looking.signed || spans.length === 0) return
  fill(content, spans)
  if (filters.length === 0) content.copy(looking.bytes, span.from)
  else putPacked(looking.bytes, span, content)
}

const blankMetadata = ({ bytes }: Looking, span: Span, tokens: readonly Token[]): void => {
  const filters = filtersOf(tokens)
  if (filters.length === 0) bytes.fill(' ', span.from, span.to)
  else putPacked(bytes, span, Buffer.from(' '))
}

const lookAtObject = (looking: Looking, tokens: readonly Token[]): void => {
  refuse(tokens)
  if (isOf(tokens, 'Page')) looking.pages += 1
  if (!looking.signed) fill(looking.bytes, tellingStrings(tokens))
  const span = spanOfStream(looking.bytes, tokens)
  if (!span) return
  // Viewers take a stream for one of objects by these two, whatever it calls itself.
  if (isOf(tokens, 'ObjStm') || (has(tokens, 'N') && has(tokens, 'First'))) lookIntoPacked(looking, span, tokens)
  else if (looking.signed) return
  else if (isOf(tokens, 'Metadata')) blankMetadata(looking, span, tokens)
  else if (filtersOf(tokens).join() === 'DCTDecode') blankJpeg(looking.bytes.subarray(span.from, span.to))
}

/** Where objects can begin: behind the word, wherever it stands. */
const startsIn = (bytes: Buffer): readonly number[] => {
  const starts: number[] = []
  for (const word of ['obj', 'trailer'])
    for (let at = bytes.indexOf(word); at >= 0; at = bytes.indexOf(word, at + 1))
      if (word === 'trailer' || /[\0\t\n\f\r \d]/.test(bytes.toString('latin1', at - 1, at))) starts.push(at + word.length)
  return starts
}

/** A ZIP is read from its end, so it can hang behind anything. */
const hasArchive = (bytes: Buffer): boolean => {
  for (let at = bytes.lastIndexOf('PK\x05\x06'); at >= Math.max(0, bytes.length - 66_000); at = bytes.lastIndexOf('PK\x05\x06', at - 1)) {
    if (at + 22 <= bytes.length && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return true
    if (at === 0) return false
  }
  return false
}

/** The same PDF without what tells of its maker; throws `Refused`. */
export const clearPdf = (came: Buffer): Buffer => {
  const bytes = Buffer.from(came)
  if (/<(html|script|svg|!doctype|body|iframe)/i.test(bytes.toString('latin1', 0, 2_048)) || hasArchive(bytes))
    throw new Refused('twoInOne')
  if (!bytes.subarray(-2_048).includes('%%EOF')) throw new Refused('damaged')
  const looking: Looking = {
    bytes,
    signed: bytes.includes('/ByteRange'),
    room: { left: intakeLimits.objectBytes },
    pages: 0,
  }
  const read = readerOf(bytes, bytes.length * 4 + 1_000_000)
  for (const start of startsIn(bytes)) lookAtObject(looking, read(start))
  if (looking.pages === 0) throw new Refused('damaged')
  return bytes
}
