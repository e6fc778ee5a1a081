/** What a checkpoint says, as the bytes that are signed: docs/checkpoints.md has the lines one by one. */
import { createPrivateKey, createPublicKey, hash, type KeyObject, sign } from 'node:crypto'
import type { Seals } from '../seal.ts'

export type Said = {
  readonly n: number
  readonly at: string
  readonly from: number
  readonly size: number
  readonly root: string
  readonly before: string
  readonly because?: string
}
export type Signed = { readonly n: number; readonly from: number; readonly size: number; readonly digest: string } & {
  readonly body: string
  readonly signature: string
}

/** The head that makes 32 bytes an Ed25519 key in PKCS #8. */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')
export const keyOf = ({ checkpointing }: Pick<Seals, 'checkpointing'>): KeyObject =>
  createPrivateKey({ key: Buffer.concat([pkcs8, checkpointing()]), format: 'der', type: 'pkcs8' })

/** Everybody's half, in the form that other programs know, with what is read out on the telephone. */
export const publicOf = (key: KeyObject) => {
  const x = String(createPublicKey(key).export({ format: 'jwk' }).x)
  return { kty: 'OKP', crv: 'Ed25519', x, fingerprint: hash('sha256', Buffer.from(x, 'base64url'), 'hex') } as const
}

export const signed = (key: KeyObject, { n, at, from, size, root, before, because = '' }: Said): Signed => {
  const body = `tepei-checkpoint/1\n${n}\n${at}\n${from} ${size}\n${root}\n${before}\n${because}\n`
  return { n, from, size, digest: hash('sha256', body, 'hex'), body, signature: sign(null, Buffer.from(body), key).toString('base64url') }
}

/** As people compare it, by eye or on the telephone. */
export const shortOf = (digest: string): string => digest.slice(0, 20).replace(/(.{4})(?=.)/g, '$1 ')
