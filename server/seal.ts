/** Seals personal data under the key of its dossier, bound to its place, so that a moved or altered record fails to open. */
import { createDecipheriv, hash, randomBytes } from 'node:crypto'
import { canonicalAsSent } from '../core/canonical.ts'
import { tableOf, unitOf } from './sealing/places.ts'
import { keyedBy, keyOfUnit, layered, type Ring, ringOf, treeNow } from './sealing/ring.ts'
import { type Suite, type SuiteName, suiteOf, suites } from './sealing/suites.ts'
import type { Tree } from './sealing/tree.ts'

/** version | suite | key id (8) | nonce | ciphertext | tag. Before there were versions the first byte was the suite, and there was one key. */
const version = 2
const before = 1
const headLength = 10

export type Sealed = { readonly bytes: Buffer; readonly digest: string }
export type Seals = ReturnType<typeof sealsBy>

/** Thrown where the key of a dossier has been destroyed: nobody will open this again. */
export class Shredded extends Error {
  constructor(place: string) {
    super(`${place} was erased: its key is destroyed`)
  }
}

const bound = (place: string, head: Buffer): Buffer => Buffer.from(JSON.stringify([tableOf(place), 'sealed', place, head.toString('hex')]))

const openBefore = (key: Buffer | undefined, place: string, bytes: Buffer): Buffer => {
  if (!key) throw new Error(`${place} is sealed by a key that was destroyed`)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 13), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(13, 29))
  return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()])
}

/** A dossier's key is grown in some thirty steps; whoever opens a list of them meets the same again. They go with their tree. */
const growing = () => {
  const known = new WeakMap<Tree, Map<string, Buffer>>()
  return (tree: Tree, place: string): Buffer => {
    const keys = known.get(tree) ?? new Map<string, Buffer>()
    known.set(tree, keys)
    const unit = unitOf(place)
    const key = keys.get(unit) ?? keyOfUnit(tree, unit)
    if (!key) throw new Shredded(place)
    if (keys.size > 20_000) keys.clear()
    keys.set(unit, key)
    return key
  }
}

/** Bytes in, bytes out, by the ring as it stands. */
const sealingBy = (ringNow: () => Ring, suite: Suite) => {
  const keyFor = growing()

  const sealPlain = (place: string, plain: Buffer): Buffer => {
    const tree = treeNow(ringNow())
    const head = Buffer.concat([Buffer.of(version, suite.byte), Buffer.from(tree.id, 'hex')])
    return Buffer.concat([head, suite.seal(keyFor(tree, place), bound(place, head), plain)])
  }

  const plainOf = (place: string, bytes: Buffer): Buffer => {
    if (bytes[0] === before) return openBefore(ringNow().before, place, bytes)
    const [head, by] = [bytes.subarray(0, headLength), suiteOf(bytes[1])]
    if (bytes[0] !== version || !by) throw new Error(`${place} is sealed by an unknown suite ${bytes[0]}.${bytes[1]}`)
    const id = head.toString('hex', 2)
    const tree = ringNow().trees.find(one => one.id === id)
    if (!tree)
      throw new Error(`${place} is sealed by the key ${id}, which is not here: it was destroyed, or the ring is older than the database`)
    return by.open(keyFor(tree, place), bound(place, head), bytes.subarray(headLength))
  }

  return { sealPlain, plainOf }
}

/** `ringNow` gives the ring as it stands. */
export const sealsBy = (ringNow: () => Ring, suiteName: SuiteName = 'aes') => {
  const { sealPlain, plainOf } = sealingBy(ringNow, suites[suiteName])

  /** The same salt gives the same digest, as where a record comes back from an archive: its entry knows it by that. */
  const sealWith = (salt: Buffer, place: string, content: unknown): Sealed => {
    const plain = Buffer.concat([salt, Buffer.from(canonicalAsSent(content))])
    return { bytes: sealPlain(place, plain), digest: hash('sha256', plain, 'hex') }
  }

  /** Seals any JSON value at a place such as 'application/ID/form/3'. The digest is salted, so that it tells nothing of the content. */
  const seal = (place: string, content: unknown): Sealed => sealWith(randomBytes(16), place, content)

  /** The same content under the key and the suite of today. */
  const reseal = (place: string, bytes: Buffer): Buffer => sealPlain(place, plainOf(place, bytes))

  /** What was sealed at the same place, with its salt; throws when a bit or the place differs. */
  const openSalted = (place: string, bytes: Buffer): { readonly salt: Buffer; readonly content: unknown } => {
    const plain = plainOf(place, bytes)
    return { salt: plain.subarray(0, 16), content: JSON.parse(plain.subarray(16).toString('utf8')) }
  }
  const open = (place: string, bytes: Buffer): unknown => openSalted(place, bytes).content

  /** A keyed index of a low-entropy value such as a citizen number: equal values meet, nothing can be read back. */
  const index = (value: string): Buffer => {
    const { finding } = ringNow()
    return layered(finding.reduce(keyedBy, Buffer.from(value)), finding.length)
  }
  /** A name or proof that is given out, such as a receipt on paper: it stays the same when the index gets another key. */
  const mark = (value: string): Buffer => ringNow().finding.slice(0, 1).reduce(keyedBy, Buffer.from(value))

  /** The seed of the key that signs for this house. */
  const signing = (): Buffer => ringNow().signing
  /** The seed of the key that signs checkpoints over the record. */
  const checkpointing = (): Buffer => ringNow().checkpointing

  return { seal, sealWith, open, openSalted, reseal, index, mark, signing, checkpointing }
}

/** The seals that follow from 32 bytes, for a house that lives in a test. */
export const sealsOf = (master: Buffer): Seals => {
  const ring = ringOf(master)
  return sealsBy(() => ring)
}

export const placeOf = (subject: string, id: string, kind: string, n: number) => `${subject}/${id}/${kind}/${n}`
