/** The list of destroyed keys outside the database: places in the tree of keys and nothing of anybody, signed as a whole by the house. */
import { createPublicKey, sign, verify } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { keyOf } from '../checkpoints/body.ts'
import type { Seals } from '../seal.ts'
import { putWhole } from './ring-file.ts'

/** `leaf` is the place in the tree, `key` the tree, 16 hex digits each. */
export type Shredding = { readonly leaf: string; readonly key: string }

const head = 'tepei-shredded/1'
const line = /^([0-9a-f]{16}) ([0-9a-f]{16})$/

/** Throws where a line was altered, added or taken away: whoever did it must answer before anything is destroyed or brought back by it. */
export const readShredded = (file: string, seals: Pick<Seals, 'checkpointing'>): readonly Shredding[] => {
  if (!existsSync(file)) return []
  const text = readFileSync(file, 'utf8')
  const [, body = '', signature = ''] = /^([\s\S]*)signed ([\w-]+)\n$/.exec(text) ?? []
  const right = verify(null, Buffer.from(body), createPublicKey(keyOf(seals)), Buffer.from(signature, 'base64url'))
  if (!right || !body.startsWith(`${head}\n`))
    throw new Error(`${file} is not as this house wrote it: it was altered, or is another house's`)
  return body.split('\n').flatMap(one => {
    const [, leaf, key] = line.exec(one) ?? []
    return leaf === undefined || key === undefined ? [] : [{ leaf, key }]
  })
}

/** Written anew where it lacks something; `before` is what it holds. */
export const writeShredded = (
  file: string,
  seals: Pick<Seals, 'checkpointing'>,
  shreddings: readonly Shredding[],
  before: readonly Shredding[],
): void => {
  if (shreddings.length === before.length) return
  const body = `${[head, ...shreddings.map(({ leaf, key }) => `${leaf} ${key}`)].join('\n')}\n`
  putWhole(file, `${body}signed ${sign(null, Buffer.from(body), keyOf(seals)).toString('base64url')}\n`)
}
