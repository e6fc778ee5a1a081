/** The file of checkpoints that lies outside the database: each line signed, each naming the one before, each listing what came since. */
import { createHash, createPublicKey, verify } from 'node:crypto'
import { fieldsOf, textIn, textsIn } from './json.ts'
import { rootOf } from './tree.ts'
import { Wrong } from './wrong.ts'

export type Checkpoint = {
  readonly n: number
  readonly at: string
  /** Its leaves are those from here up to `size`, counted from the beginning of the record. */
  readonly from: number
  readonly size: number
  readonly root: string
  /** The digest of the checkpoint before it. */
  readonly before: string
  /** Why the record was set back to `from`; empty as a rule. */
  readonly because: string
  readonly digest: string
}

export type Key = { readonly x: string; readonly fingerprint: string }

/** `x` is the key itself, 32 bytes in base64url, as it is published. */
export const keyOf = (x: string): Key => {
  const bytes = Buffer.from(x, 'base64url')
  if (bytes.length !== 32) throw new Wrong('(key)', 'is no Ed25519 key of 32 bytes')
  return { x, fingerprint: createHash('sha256').update(bytes).digest('hex') }
}

const bodyShape =
  /^tepei-checkpoint\/1\n(\d{1,15})\n(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\n(\d{1,15}) (\d{1,15})\n([0-9a-f]{64})\n([0-9a-f]{64}|)\n(.*)\n$/

export const readBody = (place: string, body: string): Checkpoint => {
  const [, n, at = '', from, size, root = '', before = '', because = ''] = bodyShape.exec(body) ?? []
  if (n === undefined) throw new Wrong(place, 'is no checkpoint')
  const digest = createHash('sha256').update(body).digest('hex')
  return { n: Number(n), at, from: Number(from), size: Number(size), root, before, because, digest }
}

export const isSigned = (body: string, signature: string, { x }: Key): boolean => {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
    return verify(null, Buffer.from(body), key, Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}

export type Checkpoints = {
  readonly list: readonly Checkpoint[]
  /** What must stand in the record, in order: name, hash of the entry, hash of the line. */
  readonly leaves: readonly string[]
  /** What an auditor has to hear of though nothing is broken. */
  readonly remarks: readonly string[]
}

type Walk = { readonly list: Checkpoint[]; readonly leaves: string[]; readonly remarks: string[] }

const mustFollow = (place: string, { list, leaves }: Walk, next: Checkpoint): void => {
  const last = list.at(-1)
  if (next.n !== (last?.n ?? 0) + 1)
    throw new Wrong(place, `is checkpoint ${next.n}, but ${(last?.n ?? 0) + 1} is the next: one was taken out`)
  if (next.before !== (last?.digest ?? '')) throw new Wrong(place, 'does not follow from the checkpoint before it')
  if (next.from > leaves.length || (next.from < leaves.length && next.because === ''))
    throw new Wrong(place, `begins at ${next.from}, but ${leaves.length} stand before it`)
}

const take = (place: string, walk: Walk, text: string, key: Key): void => {
  const fields = fieldsOf(place, text)
  const body = textIn(place, fields, 'body')
  if (!isSigned(body, textIn(place, fields, 'signature'), key)) throw new Wrong(place, 'is not signed by this key')
  const next = readBody(place, body)
  const leaves = textsIn(place, fields, 'leaves')
  mustFollow(place, walk, next)
  if (leaves.length !== next.size - next.from || rootOf(leaves) !== next.root) throw new Wrong(place, 'does not list what was signed')
  if (next.because !== '') {
    walk.remarks.push(`checkpoint ${next.n} of ${next.at} sets the record back by ${walk.leaves.length - next.from}: ${next.because}`)
    walk.leaves.length = next.from
  }
  walk.list.push(next)
  for (const leaf of leaves) walk.leaves.push(leaf)
}

/**
 * A line that was cut off by a crash is the beginning of the one after it, which was written whole; one that was written twice says the same twice.
 * Nothing else is passed over.
 */
export const readCheckpoints = async (lines: AsyncIterable<string>, key: Key): Promise<Checkpoints> => {
  const walk: Walk = { list: [], leaves: [], remarks: [] }
  let held: { readonly place: string; readonly text: string } | undefined
  let number = 0
  for await (const text of lines) {
    number += 1
    if (text === '') continue
    if (held && !text.startsWith(held.text)) take(held.place, walk, held.text, key)
    held = { place: `checkpoints:${number}`, text }
  }
  if (held) take(held.place, walk, held.text, key)
  return walk
}
