/** Reads a ZIP by its directory and believes nothing: every byte belongs to an entry, no name leads out, and no entry is larger than it says. */
import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'
import { type Source, Wrong } from './source.ts'

const inflate = promisify(inflateRaw)
const limits = { entries: 4_000_000, directoryBytes: 1 << 30, entryBytes: 1 << 30 } as const
const whole = '(package)'

type Entry = {
  readonly path: string
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
  /** What stands before the entry itself once more. */
  readonly head: Buffer
}
export type Zip = {
  readonly paths: readonly string[]
  readonly has: (path: string) => boolean
  /** The files of a folder, which ends in a slash, by their names in it. */
  readonly within: (folder: string) => readonly string[]
  readonly read: (path: string) => Promise<Buffer>
}

type End = { readonly count: number; readonly size: number; readonly offset: number; readonly at: number }

const readEnd = async (source: Source): Promise<End> => {
  if (source.size < 22) throw new Wrong(whole, 'is no ZIP: it has fewer bytes than an empty one')
  const at = source.size - 22
  const end = await source.read(at, 22)
  const isPlain = end.readUInt32LE(4) === 0 && end.readUInt16LE(8) === end.readUInt16LE(10) && end.readUInt16LE(20) === 0
  if (end.readUInt32LE() !== 0x06054b50 || !isPlain)
    throw new Wrong(whole, 'has no directory at its end: it was cut off, or is no ZIP of ours')
  if (end.readUInt16LE(10) < 0xffff && end.readUInt32LE(16) < 0xffffffff)
    return { count: end.readUInt16LE(10), size: end.readUInt32LE(12), offset: end.readUInt32LE(16), at }
  if (at < 76) throw new Wrong(whole, 'has no directory of ZIP64 where it says so')
  const far = await source.read(at - 76, 76)
  if (far.readUInt32LE() !== 0x06064b50) throw new Wrong(whole, 'has no directory of ZIP64 where it says so')
  const number = (from: number) => Number(far.readBigUInt64LE(from))
  return { count: number(32), size: number(40), offset: number(48), at: at - 76 }
}

/** The place in the field of its own, where the plain one is full. */
const offsetIn = (directory: Buffer, at: number, names: number, extra: number): number => {
  const plain = directory.readUInt32LE(at + 42)
  if (plain < 0xffffffff) return plain
  const field = directory.subarray(at + 46 + names, at + 46 + names + extra)
  if (field.length < 12 || field.readUInt16LE(0) !== 1) throw new Wrong(whole, 'an entry of its directory has no place')
  return Number(field.readBigUInt64LE(4))
}

const isSafe = (path: string) =>
  path.length > 0 &&
  path.length < 1024 &&
  !/[\\\0]|^\/|^[A-Za-z]:/.test(path) &&
  path.split('/').every(part => part !== '' && part !== '.' && part !== '..')

const entryAt = (directory: Buffer, at: number): { readonly entry: Entry; readonly next: number } => {
  if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) throw new Wrong(whole, 'its directory is damaged')
  const [names, extra, comment] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30), directory.readUInt16LE(at + 32)]
  const path = directory.subarray(at + 46, at + 46 + names).toString('utf8')
  if (!isSafe(path)) throw new Wrong(path, 'is a name that leads out of the package')
  const entry = {
    path,
    method: directory.readUInt16LE(at + 10),
    crc: directory.readUInt32LE(at + 16),
    packed: directory.readUInt32LE(at + 20),
    size: directory.readUInt32LE(at + 24),
    offset: offsetIn(directory, at, names, extra),
    head: directory.subarray(at + 6, at + 30),
  }
  const isPlain = directory.readUInt16LE(at + 4) === 45 && directory.subarray(at + 32, at + 42).every(byte => byte === 0)
  if (!isPlain) throw new Wrong(path, 'its line in the directory is damaged')
  return { entry, next: at + 46 + names + extra + comment }
}

const readDirectory = async (source: Source): Promise<ReadonlyMap<string, Entry>> => {
  const { count, size, offset, at } = await readEnd(source)
  if (count > limits.entries || size > limits.directoryBytes || offset + size !== at)
    throw new Wrong(whole, 'its directory is not where it says')
  const directory = await source.read(offset, size)
  const entries = new Map<string, Entry>()
  let place = 0
  let expected = 0
  for (let i = 0; i < count; i += 1) {
    const { entry, next } = entryAt(directory, place)
    if (entries.has(entry.path)) throw new Wrong(entry.path, 'is in the package twice')
    if (entry.offset !== expected) throw new Wrong(entry.path, 'does not begin where the entry before it ends')
    entries.set(entry.path, entry)
    expected += 30 + Buffer.byteLength(entry.path) + entry.packed
    place = next
  }
  if (place !== size || expected !== offset) throw new Wrong(whole, 'holds bytes that belong to no entry')
  return entries
}

const unpacked = async ({ path, method, size }: Entry, body: Buffer): Promise<Buffer> => {
  if (method === 0) return body
  if (method !== 8) throw new Wrong(path, `is packed in an unknown way (${method})`)
  try {
    return await inflate(body, { maxOutputLength: Math.max(1, size) })
  } catch {
    throw new Wrong(path, "can't be unpacked: it is damaged")
  }
}

const readEntry = async (source: Source, entry: Entry): Promise<Buffer> => {
  const { path, packed, size, crc, offset } = entry
  if (packed > limits.entryBytes || size > limits.entryBytes) throw new Wrong(path, 'is larger than any file of a package')
  const head = 30 + Buffer.byteLength(path)
  const bytes = await source.read(offset, head + packed)
  const named =
    bytes.readUInt32LE(0) === 0x04034b50 &&
    bytes.readUInt16LE(28) === 0 &&
    bytes.subarray(4, 28).equals(entry.head) &&
    bytes.subarray(30, head).toString('utf8') === path
  if (!named) throw new Wrong(path, 'its head is damaged or of another entry')
  const content = await unpacked(entry, bytes.subarray(head))
  if (content.length !== size || crc32(content) !== crc) throw new Wrong(path, 'its bytes are not those that were packed')
  return content
}

export const readZip = async (source: Source): Promise<Zip> => {
  const entries = await readDirectory(source)
  const read = async (path: string) => {
    const entry = entries.get(path)
    if (!entry) throw new Wrong(path, 'is missing')
    return readEntry(source, entry)
  }
  const folders = Map.groupBy(entries.keys(), path => path.slice(0, path.lastIndexOf('/') + 1))
  const within = (folder: string) => (folders.get(folder) ?? []).map(path => path.slice(folder.length))
  return { paths: [...entries.keys()], has: path => entries.has(path), within, read }
}
