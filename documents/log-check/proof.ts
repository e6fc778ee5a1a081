/** The proof that one entry stood in the record at a checkpoint, as it is given to whoever the entry is about. */
import { type Checkpoint, isSigned, type Key, readBody } from './checkpoints.ts'
import { fieldsOf, textIn, textsIn } from './json.ts'
import { rootFrom } from './tree.ts'
import { Wrong } from './wrong.ts'

export type Proven = {
  readonly name: string
  /** The hash that the history of the dossier and the receipt show for it. */
  readonly hash: string
  readonly checkpoint: Checkpoint
}

/** Throws `Wrong` when the proof does not lead to what the key has signed. */
export const readProof = (text: string, key: Key): Proven => {
  const place = '(proof)'
  const fields = fieldsOf(place, text)
  const leaf = textIn(place, fields, 'leaf')
  const body = textIn(place, fields, 'body')
  const [, name, hash] = /^(\S+) ([0-9a-f]{64}|-) [0-9a-f]{64}$/.exec(leaf) ?? []
  if (name === undefined || hash === undefined) throw new Wrong(place, 'names no entry')
  if (!isSigned(body, textIn(place, fields, 'signature'), key)) throw new Wrong(place, 'its checkpoint is not signed by this key')
  const checkpoint = readBody(place, body)
  if (rootFrom(leaf, textsIn(place, fields, 'path')) !== checkpoint.root) throw new Wrong(name, 'is not in this checkpoint')
  return { name, hash, checkpoint }
}
