/**
 * A package under a passphrase, as it is written: a head that says how, then pieces of one length. Each piece is sealed with its number and with
 * whether it is the last, so that none can be left out, moved or cut off. docs/archive.md has the framing for whoever must open one without this program.
 */
import { createCipheriv, randomBytes, type ScryptOptions, scrypt } from 'node:crypto'
import type { Sink } from './zip.ts'

const mark = 'TEPEI-SEALED-1\n'
const pieceBytes = 1 << 20
/** 128 megabytes and a third of a second for each guess. */
const cost = { N: 1 << 17, r: 8, p: 1 } as const

const keyOf = (passphrase: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options: ScryptOptions = { ...cost, maxmem: 256 * 1024 * 1024 }
    scrypt(passphrase.normalize('NFC'), salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)))
  })

const numberOf = (piece: number): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(piece), 4)
  return nonce
}

/** What is written to it goes to `sink` sealed. */
export const sealing = async (sink: Sink, passphrase: string): Promise<Sink> => {
  const salt = randomBytes(16)
  const key = await keyOf(passphrase, salt)
  const terms = Buffer.from(
    JSON.stringify({ kdf: 'scrypt', ...cost, salt: salt.toString('hex'), cipher: 'aes-256-gcm', piece: pieceBytes }),
  )
  const size = Buffer.alloc(4)
  size.writeUInt32BE(terms.length)
  const head = Buffer.concat([Buffer.from(mark), size, terms])
  await sink.write(head)
  const waiting: Uint8Array[] = []
  let length = 0
  let piece = 0
  const put = async (bytes: Buffer, last: boolean) => {
    const cipher = createCipheriv('aes-256-gcm', key, numberOf(piece))
    cipher.setAAD(Buffer.concat([head, Buffer.from([last ? 1 : 0])]))
    piece += 1
    await sink.write(Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]))
  }
  const write = async (bytes: Uint8Array) => {
    waiting.push(bytes)
    length += bytes.length
    if (length <= pieceBytes) return
    let all = Buffer.concat(waiting.splice(0))
    for (; all.length > pieceBytes; all = all.subarray(pieceBytes)) await put(all.subarray(0, pieceBytes), false)
    waiting.push(all)
    length = all.length
  }
  const close = async () => {
    await put(Buffer.concat(waiting), true)
    await sink.close()
  }
  return { write, close }
}
