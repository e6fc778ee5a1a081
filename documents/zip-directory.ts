/** What a ZIP says of itself at its end, before anything of it is unpacked: how much it would come to, and whether it tries to lie elsewhere than in itself. */

export type Listed = { readonly size: number }
export type ZipFault = 'broken' | 'entries' | 'size' | 'name' | 'link' | 'twice'
export type Bounds = { readonly entries: number; readonly bytes: number; readonly ratio: number }

const [endMark, entryMark] = [0x06054b50, 0x02014b50]

/** A name that leaves the folder, begins at the root or a drive, or says something else than it shows. */
const isBadName = (name: string): boolean =>
  name === '' ||
  name.length > 255 ||
  /^([/\\]|[a-z]:)|\\|[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/iu.test(name) ||
  name.split('/').includes('..')

const findEnd = (bytes: Buffer): number => {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at -= 1) if (bytes.readUInt32LE(at) === endMark) return at
  return -1
}

type Row = { readonly name: string; readonly size: number; readonly packed: number; readonly isLink: boolean; readonly next: number }

const rowAt = (bytes: Buffer, at: number): Row | undefined => {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entryMark) return undefined
  const length = bytes.readUInt16LE(at + 28)
  return {
    name: bytes.toString('utf8', at + 46, at + 46 + length),
    size: bytes.readUInt32LE(at + 24),
    packed: bytes.readUInt32LE(at + 20),
    isLink: ((bytes.readUInt32LE(at + 38) >>> 16) & 0o170000) === 0o120000,
    next: at + 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32),
  }
}

/** The entries by name, or what is wrong with the whole. */
export const readDirectory = (file: Uint8Array, { entries, bytes: most, ratio }: Bounds): ReadonlyMap<string, Listed> | ZipFault => {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const end = findEnd(bytes)
  if (end < 0) return 'broken'
  const found = new Map<string, Listed>()
  let total = 0
  for (let at = bytes.readUInt32LE(end + 16); at < end; ) {
    const row = rowAt(bytes, at)
    if (!row) return 'broken'
    if (isBadName(row.name)) return 'name'
    if (row.isLink) return 'link'
    if (found.has(row.name)) return 'twice'
    if (found.size >= entries) return 'entries'
    total += row.size
    if (total > most || row.size > 1_000_000 + row.packed * ratio) return 'size'
    found.set(row.name, row)
    at = row.next
  }
  return Math.min(found.size, 0xffff) === bytes.readUInt16LE(end + 10) ? found : 'entries'
}
