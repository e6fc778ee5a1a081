/** Whether what somebody holds bears the signature of a published key, and whether the office has declared it void. Needs no house and no network. */
import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto'
import { toBase32 } from '../core/base32.ts'
import { type Keys, type Revocations, revocationBytes, revokedBytes, type Seal, signedBytes } from '../core/certificate/signed.ts'

const jwkOf = (bytes: Buffer) => ({ kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') })
const publicKeyOf = (bytes: Buffer): KeyObject => createPublicKey({ key: jwkOf(bytes), format: 'jwk' })
export const keyIdOf = (bytes: Buffer): string => toBase32(hash('sha256', bytes, 'buffer').subarray(0, 5))
/** As it is read out on the telephone and printed on paper. */
export const fingerprintOf = (bytes: Buffer): string => hash('sha256', bytes, 'hex').replace(/(.{4})(?=.)/g, '$1 ')
export const voidDigest = (code: string): string => hash('sha256', revokedBytes(code), 'hex')

type IsSigned = (algorithm: null, bytes: Uint8Array, key: KeyObject, signature: Uint8Array) => boolean
type Checked = { readonly bytes: Uint8Array; readonly key: string; readonly signature: Uint8Array }
export type Trust = 'good' | 'forged' | 'unknownKey' | 'withdrawnKey'

/** Whether the bytes bear the signature of one of the published keys. */
const trustIn = ({ keys }: Keys, { bytes, key, signature }: Checked, isSigned: IsSigned = verify): Trust => {
  const found = keys.find(({ kid, x }) => kid === key && keyIdOf(Buffer.from(x, 'base64url')) === kid)
  if (!found) return 'unknownKey'
  if (!isSigned(null, bytes, publicKeyOf(Buffer.from(found.x, 'base64url')), signature)) return 'forged'
  return found.withdrawn === undefined ? 'good' : 'withdrawnKey'
}

/** `isSigned` is what checks a signature; only a test brings another. */
export const trustInSeal = (keys: Keys, { said, key, signature }: Seal, isSigned: IsSigned = verify): Trust =>
  trustIn(keys, { bytes: signedBytes(said), key, signature }, isSigned)

export const trustInList = (keys: Keys, list: Revocations): Trust =>
  trustIn(keys, { bytes: revocationBytes(list), key: list.key, signature: Buffer.from(list.signature, 'base64url') })

/** What the list says of a code; undefined when it stands there not. */
export const findVoid = ({ entries }: Revocations, code: string) => {
  const [, why, on] = entries.find(([digest]) => digest === voidDigest(code)) ?? []
  return why && on ? { why, on } : undefined
}
