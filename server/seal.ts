/** Seals personal data: AES-256-GCM, bound to its place, so that a moved or altered record fails to open. */
import { createCipheriv, createDecipheriv, createHmac, hash, hkdfSync, randomBytes } from 'node:crypto'
import { canonicalAsSent } from '../core/canonical.ts'

/** First byte of every sealed value: the suite. Others may follow without breaking what is stored. */
const AES_256_GCM = 1

export type Sealed = { readonly bytes: Buffer; readonly digest: string }
export type Seals = ReturnType<typeof sealsOf>

/** `master` is 32 bytes. Two keys are drawn from it, one to seal and one to find, so that neither tells the other. */
export const sealsOf = (master: Buffer) => {
  if (master.length !== 32) throw new Error(`the master key must be 32 bytes, found ${master.length}`)
  const drawn = (purpose: string) => Buffer.from(hkdfSync('sha256', master, '', purpose, 32))
  const sealing = drawn('tepei seal')
  const finding = drawn('tepei find')

  /** Seals any JSON value at a place such as 'application/ID/form/3'. The digest is salted, so that it tells nothing of the content. */
  const seal = (place: string, content: unknown): Sealed => {
    const salt = randomBytes(16)
    const nonce = randomBytes(12)
    const text = canonicalAsSent(content)
    const cipher = createCipheriv('aes-256-gcm', sealing, nonce)
    cipher.setAAD(Buffer.from(place))
    const body = Buffer.concat([cipher.update(salt), cipher.update(text, 'utf8'), cipher.final()])
    const digest = hash('sha256', Buffer.concat([salt, Buffer.from(text)]), 'hex')
    return { bytes: Buffer.concat([Buffer.of(AES_256_GCM), nonce, cipher.getAuthTag(), body]), digest }
  }

  /** Opens what was sealed at the same place; throws when a bit or the place differs. */
  const open = (place: string, bytes: Buffer): unknown => {
    if (bytes[0] !== AES_256_GCM) throw new Error(`${place} is sealed by an unknown suite ${bytes[0]}`)
    const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(1, 13))
    decipher.setAAD(Buffer.from(place))
    decipher.setAuthTag(bytes.subarray(13, 29))
    const plain = Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()])
    return JSON.parse(plain.subarray(16).toString('utf8'))
  }

  /** A keyed index of a low-entropy value such as a citizen number: equal values meet, nothing can be read back. */
  const index = (value: string): Buffer => createHmac('sha256', finding).update(value).digest()

  return { seal, open, index }
}

export const placeOf = (subject: string, id: string, kind: string, n: number) => `${subject}/${id}/${kind}/${n}`
