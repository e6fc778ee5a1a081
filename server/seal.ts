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

  /** The same salt gives the same digest, as where a record comes back from an archive: its entry knows it by that. */
  const sealWith = (salt: Buffer, place: string, content: unknown): Sealed => {
    const nonce = randomBytes(12)
    const text = canonicalAsSent(content)
    const cipher = createCipheriv('aes-256-gcm', sealing, nonce)
    cipher.setAAD(Buffer.from(place))
    const body = Buffer.concat([cipher.update(salt), cipher.update(text, 'utf8'), cipher.final()])
    const digest = hash('sha256', Buffer.concat([salt, Buffer.from(text)]), 'hex')
    return { bytes: Buffer.concat([Buffer.of(AES_256_GCM), nonce, cipher.getAuthTag(), body]), digest }
  }

  /** Seals any JSON value at a place such as 'application/ID/form/3'. The digest is salted, so that it tells nothing of the content. */
  const seal = (place: string, content: unknown): Sealed => sealWith(randomBytes(16), place, content)

  /** What was sealed at the same place, with its salt; throws when a bit or the place differs. */
  const openSalted = (place: string, bytes: Buffer): { readonly salt: Buffer; readonly content: unknown } => {
    if (bytes[0] !== AES_256_GCM) throw new Error(`${place} is sealed by an unknown suite ${bytes[0]}`)
    const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(1, 13))
    decipher.setAAD(Buffer.from(place))
    decipher.setAuthTag(bytes.subarray(13, 29))
    const plain = Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()])
    return { salt: plain.subarray(0, 16), content: JSON.parse(plain.subarray(16).toString('utf8')) }
  }
  const open = (place: string, bytes: Buffer): unknown => openSalted(place, bytes).content

  /** A keyed index of a low-entropy value such as a citizen number: equal values meet, nothing can be read back. */
  const index = (value: string): Buffer => createHmac('sha256', finding).update(value).digest()

  /** The seed of the key that signs for this house; it changes only with the master key. */
  const signing = (): Buffer => drawn('tepei sign')
  /** The seed of the key that signs checkpoints over the record. */
  const checkpointing = (): Buffer => drawn('tepei checkpoint')

  return { seal, sealWith, open, openSalted, index, signing, checkpointing }
}

export const placeOf = (subject: string, id: string, kind: string, n: number) => `${subject}/${id}/${kind}/${n}`
