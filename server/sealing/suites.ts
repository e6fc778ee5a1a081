/** The suites that personal data is sealed by. Each encrypts and authenticates, and opens nothing that was altered. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export type Suite = {
  /** The second byte of every sealed value. */
  readonly byte: number
  /** Nonce, ciphertext, tag. `key` is 32 bytes; `bound` is authenticated and not stored. */
  readonly seal: (key: Buffer, bound: Buffer, plain: Buffer) => Buffer
  /** Throws where a bit of any of it differs. */
  readonly open: (key: Buffer, bound: Buffer, body: Buffer) => Buffer
}

const aes: Suite = {
  byte: 1,
  seal: (key, bound, plain) => {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound)
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  },
  open: (key, bound, body) => {
    if (body.length < 28) throw new Error('is too short to be sealed')
    const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, 12), { authTagLength: 16 })
    decipher.setAAD(bound).setAuthTag(body.subarray(-16))
    return Buffer.concat([decipher.update(body.subarray(12, -16)), decipher.final()])
  },
}

const keyed = (key: Buffer, ...parts: readonly Buffer[]): Buffer => {
  const mac = createHmac('sm3', key)
  for (const part of parts) mac.update(part)
  return mac.digest()
}

const lengthOf = (bytes: Buffer): Buffer => {
  const length = Buffer.alloc(8)
  length.writeBigUInt64BE(BigInt(bytes.length))
  return length
}

/** OpenSSL has no SM4 that authenticates by itself: encrypted first, then the whole is authenticated, under two keys of which neither tells the other. */
const sm: Suite = {
  byte: 2,
  seal: (key, bound, plain) => {
    const nonce = randomBytes(16)
    const cipher = createCipheriv('sm4-ctr', keyed(key, Buffer.from('sm4-ctr')).subarray(0, 16), nonce)
    const body = Buffer.concat([nonce, cipher.update(plain), cipher.final()])
    return Buffer.concat([body, keyed(keyed(key, Buffer.from('hmac-sm3')), lengthOf(bound), bound, body)])
  },
  open: (key, bound, sealed) => {
    if (sealed.length < 48) throw new Error('is too short to be sealed')
    const [body, tag] = [sealed.subarray(0, -32), sealed.subarray(-32)]
    if (!timingSafeEqual(tag, keyed(keyed(key, Buffer.from('hmac-sm3')), lengthOf(bound), bound, body)))
      throw new Error('was altered, or sealed elsewhere')
    const decipher = createDecipheriv('sm4-ctr', keyed(key, Buffer.from('sm4-ctr')).subarray(0, 16), body.subarray(0, 16))
    return Buffer.concat([decipher.update(body.subarray(16)), decipher.final()])
  },
}

/** By the names of the setting. What one has sealed opens whichever is chosen today. */
export const suites = { aes, sm } as const
export type SuiteName = keyof typeof suites

export const suiteOf = (byte: number | undefined): Suite | undefined => Object.values(suites).find(suite => suite.byte === byte)
