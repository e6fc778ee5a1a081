/** ZIPs for tests, header by header, so that each can lie where it likes. */
import { crc32, deflateRawSync } from 'node:zlib'

export type Entry = {
  readonly name: string
  readonly data: Buffer | string
  /** What the headers say of the size, where that is a lie. */
  readonly says?: number
  /** The rights and the kind as Unix writes them; 0o120777 is a link. */
  readonly mode?: number
  /** The name in the directory at the end, where it differs from the one before the data. */
  readonly listed?: string
  /** Bytes that are packed already. */
  readonly packed?: Buffer
}

type Half = {
  readonly name: string
  readonly crc: number
  readonly size: number
  readonly packed: number
  readonly mode: number
  readonly at: number
}

const local = ({ name, crc, size, packed }: Half): Buffer => {
  const bytes = Buffer.from(name)
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(0x800, 6)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(crc, 14)
  head.writeUInt32LE(packed, 18)
  head.writeUInt32LE(size, 22)
  head.writeUInt16LE(bytes.length, 26)
  return Buffer.concat([head, bytes])
}

const listed = ({ name, crc, size, packed, mode, at }: Half): Buffer => {
  const bytes = Buffer.from(name)
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(0x0314, 4)
  head.writeUInt16LE(20, 6)
  head.writeUInt16LE(0x800, 8)
  head.writeUInt16LE(8, 10)
  head.writeUInt32LE(crc, 16)
  head.writeUInt32LE(packed, 20)
  head.writeUInt32LE(size, 24)
  head.writeUInt16LE(bytes.length, 28)
  head.writeUInt32LE((mode << 16) >>> 0, 38)
  head.writeUInt32LE(at, 42)
  return Buffer.concat([head, bytes])
}

export const zipOf = (entries: readonly Entry[], says = entries.length): Buffer => {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, data, says: size, mode = 0o100644, listed: other = name, packed: given } of entries) {
    const bytes = Buffer.from(data)
    const packed = given ?? deflateRawSync(bytes)
    const half = { name, crc: crc32(bytes), size: size ?? bytes.length, packed: packed.length, mode, at }
    const head = local(half)
    parts.push(head, packed)
    directory.push(listed({ ...half, name: other }))
    at += head.length + packed.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(says, 0xffff), 8)
  end.writeUInt16LE(Math.min(says, 0xffff), 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, list, end])
}
