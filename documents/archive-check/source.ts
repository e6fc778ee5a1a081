/** The bytes of a package, read in parts: of a file, or of a file under a passphrase, of which nothing is laid open on the disk. */
import { createDecipheriv, scrypt } from 'node:crypto'
import { open } from 'node:fs/promises'
import { z } from 'zod'

/** The first thing that is wrong with a package: where, and what. */
export class Wrong extends Error {
  readonly path: string
  constructor(path: string, what: string) {
    super(`${path}: ${what}`)
    this.path = path
  }
}

export type Source = {
  readonly size: number
  readonly read: (offset: number, length: number) => Promise<Buffer>
  readonly close: () => Promise<void>
}

export const openFile = async (path: string): Promise<Source> => {
  const handle = await open(path, 'r')
  const { size } = await handle.stat()
  const read = async (offset: number, length: number) => {
    const bytes = Buffer.alloc(length)
    const { bytesRead } = await handle.read(bytes, 0, length, offset)
    if (bytesRead < length) throw new Wrong('(package)', `ends at ${offset + bytesRead}, before ${offset + length}: it was cut off`)
    return bytes
  }
  return { size, read, close: () => handle.close() }
}

const mark = 'TEPEI-SEALED-1\n'
const tagBytes = 16
const Terms = z.strictObject({
  kdf: z.literal('scrypt'),
  N: z
    .int()
    .min(2 ** 14)
    .max(2 ** 20),
  r: z.int().min(1).max(32),
  p: z.int().min(1).max(16),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  cipher: z.literal('aes-256-gcm'),
  piece: z
    .int()
    .min(2 ** 12)
    .max(2 ** 26),
})
type Terms = z.infer<typeof Terms>

export const isSealed = async (source: Source): Promise<boolean> =>
  source.size > mark.length && (await source.read(0, mark.length)).toString('latin1') === mark

const keyOf = (passphrase: string, { N, r, p, salt }: Terms): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), Buffer.from(salt, 'hex'), 32, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })

const readHead = async (source: Source) => {
  const length = (await source.read(mark.length, 4)).readUInt32BE()
  if (length > 4096) throw new Wrong('(package)', 'the head of the sealed file is damaged')
  const head = await source.read(0, mark.length + 4 + length)
  try {
    return { head, terms: Terms.parse(JSON.parse(head.subarray(mark.length + 4).toString('utf8'))) }
  } catch {
    throw new Wrong('(package)', 'the head of the sealed file is damaged')
  }
}

type Sealed = { readonly source: Source; readonly head: Buffer; readonly key: Buffer; readonly piece: number; readonly pieces: number }

const openPiece = async ({ source, head, key, piece, pieces }: Sealed, n: number): Promise<Buffer> => {
  const at = head.length + n * (piece + tagBytes)
  const bytes = await source.read(at, Math.min(piece + tagBytes, source.size - at))
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(n), 4)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
  decipher.setAAD(Buffer.concat([head, Buffer.from([n === pieces - 1 ? 1 : 0])]))
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()])
  } catch {
    const why = n === 0 ? 'the passphrase is another, or the file was changed' : 'the file was changed or cut off'
    throw new Wrong('(package)', `piece ${n + 1} of ${pieces} can't be opened: ${why}`)
  }
}

/** What is inside a sealed file; one piece at a time is in memory. */
export const unsealed = async (source: Source, passphrase: string): Promise<Source> => {
  const { head, terms } = await readHead(source)
  const body = source.size - head.length
  const pieces = Math.max(1, Math.ceil(body / (terms.piece + tagBytes)))
  if (body - (pieces - 1) * (terms.piece + tagBytes) < tagBytes) throw new Wrong('(package)', 'the sealed file was cut off')
  const sealed = { source, head, key: await keyOf(passphrase, terms), piece: terms.piece, pieces }
  let held = { n: 0, bytes: await openPiece(sealed, 0) }
  const pieceAt = async (n: number) => {
    if (held.n !== n) held = { n, bytes: await openPiece(sealed, n) }
    return held.bytes
  }
  const size = body - pieces * tagBytes
  const read = async (offset: number, length: number) => {
    if (offset < 0 || offset + length > size) throw new Wrong('(package)', `ends before ${offset + length}: it was cut off`)
    const parts: Buffer[] = []
    for (let at = offset; at < offset + length; ) {
      const n = Math.floor(at / terms.piece)
      const part = (await pieceAt(n)).subarray(at - n * terms.piece, offset + length - n * terms.piece)
      parts.push(part)
      at += part.length
    }
    return Buffer.concat(parts)
  }
  return { size, read, close: source.close }
}
