/** The package as it is written: each entry is hashed on its way into the ZIP, and the list of hashes is signed at the end. */
import { createPrivateKey, createPublicKey, hash, type KeyObject, sign } from 'node:crypto'
import { canonicalAsSent } from '../../core/canonical.ts'
import { openZip, type Sink } from '../../documents/archive/zip.ts'
import type { Seals } from '../seal.ts'

/** The head that makes 32 bytes an Ed25519 key in PKCS #8. */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The key by which a house signs its packages; drawn from the master key, so that there is nothing more to keep. */
export const signingKey = ({ signing }: Pick<Seals, 'signing'>): KeyObject =>
  createPrivateKey({ key: Buffer.concat([pkcs8, signing()]), format: 'der', type: 'pkcs8' })

export const publicKeyOf = (key: KeyObject): Buffer => createPublicKey(key).export({ format: 'der', type: 'spki' })
export const fingerprintOf = (publicKey: Buffer): string => hash('sha256', publicKey, 'hex').slice(0, 32)

export type Package = {
  readonly add: (path: string, bytes: Uint8Array | string) => Promise<void>
  readonly json: (path: string, value: unknown) => Promise<void>
  readonly lines: (path: string, values: readonly unknown[]) => Promise<void>
  /** Writes the list of hashes and its signature, and closes the file. */
  readonly seal: (key: KeyObject) => Promise<void>
}

const bytesOf = (content: Uint8Array | string) => (typeof content === 'string' ? Buffer.from(content) : content)
export const jsonText = (value: unknown): string => canonicalAsSent(value)

export const openPackage = (sink: Sink): Package => {
  const zip = openZip(sink)
  const sums: string[] = []
  const add = async (path: string, content: Uint8Array | string) => {
    const bytes = bytesOf(content)
    sums.push(`${hash('sha256', bytes, 'hex')}  ${path}\n`)
    await zip.add(path, bytes)
  }
  const seal = async (key: KeyObject) => {
    const list = Buffer.from(sums.join(''))
    const publicKey = publicKeyOf(key)
    const signature = {
      algorithm: 'Ed25519',
      of: 'SHA256SUMS',
      publicKey: publicKey.toString('base64'),
      fingerprint: fingerprintOf(publicKey),
      signature: sign(null, list, key).toString('base64'),
    }
    await zip.add('SHA256SUMS', list)
    await zip.add('SIGNATURE.json', bytesOf(jsonText(signature)))
    await zip.finish()
  }
  return {
    add,
    json: (path, value) => add(path, jsonText(value)),
    lines: (path, values) => add(path, values.map(value => `${jsonText(value)}\n`).join('')),
    seal,
  }
}
