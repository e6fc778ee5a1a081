/** A ZIP that is written entry by entry: only the entry at hand and the directory are in memory. ZIP64 where it has to be. Equal entries give equal bytes. */
import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'

export type Sink = { readonly write: (bytes: Uint8Array) => Promise<void>; readonly close: () => Promise<void> }

const deflate = promisify(deflateRaw)
const most16 = 0xffff
const most32 = 0xffffffff
/** 1980-01-01, the first day that a ZIP knows: when a package was made stands within it. */
const noDay = 0x21
const utf8Names = 0x800

/** Pictures and spreadsheets are packed already. */
const isPacked = (path: string) => /\.(?:jpg|png|xlsx)$/.test(path)

type Entry = {
  readonly name: Buffer
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly method: number
  readonly offset: number
}

const common = ({ method, crc, packed, size, name }: Omit<Entry, 'offset'>, extra: number): Buffer => {
  const bytes = Buffer.alloc(26)
  bytes.writeUInt16LE(45, 0)
  bytes.writeUInt16LE(utf8Names, 2)
  bytes.writeUInt16LE(method, 4)
  bytes.writeUInt16LE(noDay, 8)
  bytes.writeUInt32LE(crc, 10)
  bytes.writeUInt32LE(packed, 14)
  bytes.writeUInt32LE(size, 18)
  bytes.writeUInt16LE(name.length, 22)
  bytes.writeUInt16LE(extra, 24)
  return bytes
}

const signature = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

const localHeader = (entry: Entry): Buffer => Buffer.concat([signature(0x04034b50), common(entry, 0), entry.name])

/** A place beyond four gigabytes stands in a field of its own. */
const farOffset = (offset: number): Buffer => {
  if (offset < most32) return Buffer.alloc(0)
  const extra = Buffer.alloc(12)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(8, 2)
  extra.writeBigUInt64LE(BigInt(offset), 4)
  return extra
}

const directoryLine = (entry: Entry): Buffer => {
  const extra = farOffset(entry.offset)
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(Math.min(entry.offset, most32), 10)
  const madeBy = Buffer.from([45, 0])
  return Buffer.concat([signature(0x02014b50), madeBy, common(entry, extra.length), rest, entry.name, extra])
}

const end64 = (count: number, size: number, offset: number): Buffer => {
  const bytes = Buffer.alloc(76)
  bytes.writeUInt32LE(0x06064b50, 0)
  bytes.writeBigUInt64LE(44n, 4)
  bytes.writeUInt16LE(45, 12)
  bytes.writeUInt16LE(45, 14)
  bytes.writeBigUInt64LE(BigInt(count), 24)
  bytes.writeBigUInt64LE(BigInt(count), 32)
  bytes.writeBigUInt64LE(BigInt(size), 40)
  bytes.writeBigUInt64LE(BigInt(offset), 48)
  bytes.writeUInt32LE(0x07064b50, 56)
  bytes.writeBigUInt64LE(BigInt(offset + size), 64)
  bytes.writeUInt32LE(1, 72)
  return bytes
}

const end = (count: number, size: number, offset: number): Buffer => {
  const far = count >= most16 || offset + size >= most32
  const bytes = Buffer.alloc(22)
  bytes.writeUInt32LE(0x06054b50, 0)
  bytes.writeUInt16LE(far ? most16 : count, 8)
  bytes.writeUInt16LE(far ? most16 : count, 10)
  bytes.writeUInt32LE(far ? most32 : size, 12)
  bytes.writeUInt32LE(far ? most32 : offset, 16)
  return far ? Buffer.concat([end64(count, size, offset), bytes]) : bytes
}

export type Zip = { readonly add: (path: string, bytes: Uint8Array) => Promise<void>; readonly finish: () => Promise<void> }

export const openZip = (sink: Sink): Zip => {
  const lines: Buffer[] = []
  let at = 0
  const put = async (bytes: Uint8Array) => {
    await sink.write(bytes)
    at += bytes.length
  }
  const add = async (path: string, bytes: Uint8Array) => {
    const packed = isPacked(path) ? bytes : await deflate(bytes)
    const method = packed.length < bytes.length ? 8 : 0
    const body = method === 8 ? packed : bytes
    const entry = { name: Buffer.from(path), crc: crc32(bytes), packed: body.length, size: bytes.length, method, offset: at }
    lines.push(directoryLine(entry))
    await put(localHeader(entry))
    await put(body)
  }
  const finish = async () => {
    const offset = at
    for (let from = 0; from < lines.length; from += 1_000) await put(Buffer.concat(lines.slice(from, from + 1_000)))
    await put(end(lines.length, at - offset, offset))
    await sink.close()
  }
  return { add, finish }
}
