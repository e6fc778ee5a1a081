/** The parts of a Word file that hold its words: unpacked within limits, without DTDs, and never with macros. */
import { Unzip, UnzipInflate } from 'fflate'
import { SaxesParser } from 'saxes'
import { type Listed, readDirectory } from '../../documents/zip-directory.ts'
import { NoticeUnreadable, noticeLimits } from './failure.ts'

export type Parts = ReadonlyMap<string, readonly Uint8Array[]>
export type Attributes = Readonly<Record<string, string>>
export type Listener = {
  readonly open: (name: string, attributes: Attributes) => void
  readonly text?: (words: string) => void
  readonly close: (name: string) => void
}

const types = '[Content_Types].xml'
const wanted = /^\[Content_Types\]\.xml$|^word\/(?:document|numbering|styles)\.xml$/

const listedIn = (file: Uint8Array): ReadonlyMap<string, Listed> => {
  const listed = readDirectory(file, { entries: noticeLimits.entries, bytes: noticeLimits.unpackedBytes, ratio: noticeLimits.ratio })
  if (listed === 'entries' || listed === 'size') throw new NoticeUnreadable('tooLarge')
  if (typeof listed === 'string') throw new NoticeUnreadable('damaged')
  return listed
}

/** What was said of the sizes has to be so; and macros are macros under any name. */
const refuseUnequal = (parts: Parts, listed: ReadonlyMap<string, Listed>): void => {
  for (const [name, chunks] of parts)
    if (chunks.reduce((sum, { length }) => sum + length, 0) !== listed.get(name)?.size) throw new NoticeUnreadable('damaged')
  if (/macroEnabled|vbaProject/i.test(Buffer.concat(parts.get(types) ?? []).toString('latin1'))) throw new NoticeUnreadable('macros')
}

/** Whether an old container holds an encrypted package or is a document of the old kind. */
const refuseOld = (file: Uint8Array): never => {
  const isEncrypted = Buffer.from(file).includes(Buffer.from('EncryptedPackage', 'utf16le'))
  throw new NoticeUnreadable(isEncrypted ? 'encrypted' : 'oldWord')
}

export const unpack = (file: Uint8Array): Parts => {
  const start = Buffer.from(file.subarray(0, 4)).toString('hex')
  if (start === 'd0cf11e0') refuseOld(file)
  if (start !== '504b0304') throw new NoticeUnreadable('damaged')
  const listed = listedIn(file)
  const parts = new Map<string, Uint8Array[]>()
  const seen = { bytes: 0 }
  const zip = new Unzip(entry => {
    if (!listed.has(entry.name)) throw new NoticeUnreadable('damaged')
    if (/vbaProject\.bin$/i.test(entry.name)) throw new NoticeUnreadable('macros')
    if (!wanted.test(entry.name) || parts.has(entry.name)) return
    const chunks: Uint8Array[] = []
    parts.set(entry.name, chunks)
    entry.ondata = (error, chunk) => {
      if (error) throw error instanceof NoticeUnreadable ? error : new NoticeUnreadable('damaged')
      seen.bytes += chunk.length
      if (seen.bytes > noticeLimits.xmlBytes || seen.bytes > file.length * noticeLimits.ratio) throw new NoticeUnreadable('tooLarge')
      chunks.push(chunk)
    }
    entry.start()
  })
  zip.register(UnzipInflate)
  try {
    for (let at = 0; at < file.length; at += 4096) zip.push(file.subarray(at, at + 4096), at + 4096 >= file.length)
  } catch (error) {
    throw error instanceof NoticeUnreadable ? error : new NoticeUnreadable('damaged')
  }
  refuseUnequal(parts, listed)
  if (!parts.has('word/document.xml')) throw new NoticeUnreadable('damaged')
  return parts
}

/** Reads one part as a stream of tags with local names; attributes lose their prefix too. */
export const parsePart = (parts: Parts, path: string, listener: Listener): void => {
  const parser = new SaxesParser()
  const refuse = (): never => {
    throw new NoticeUnreadable('damaged')
  }
  const bare = (name: string) => name.slice(name.indexOf(':') + 1)
  parser.on('doctype', refuse)
  parser.on('error', refuse)
  parser.on('opentag', tag =>
    listener.open(bare(tag.name), Object.fromEntries(Object.entries(tag.attributes).map(([name, value]) => [bare(name), value]))),
  )
  parser.on('text', words => listener.text?.(words))
  parser.on('closetag', tag => listener.close(bare(tag.name)))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (const chunk of parts.get(path) ?? []) parser.write(decoder.decode(chunk, { stream: true }))
    parser.write(decoder.decode()).close()
  } catch (error) {
    throw error instanceof NoticeUnreadable ? error : new NoticeUnreadable('damaged')
  }
}
