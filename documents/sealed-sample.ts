/** For the tests: certificates signed by a key that everybody knows. */
import { createPrivateKey, createPublicKey, hash, sign } from 'node:crypto'
import { toBase32 } from '../core/base32.ts'
import { type Keys, type Signed, signedBytes, writeSeal } from '../core/certificate/signed.ts'
import type { CertificateFacts } from './certificate.ts'

/** RFC 8410: what stands before the 32 bytes of a private key. */
const head = '302e020100300506032b657004220420'
const privateKey = createPrivateKey({ key: Buffer.from(`${head}${'5e'.repeat(32)}`, 'hex'), format: 'der', type: 'pkcs8' })
const x = String(createPublicKey(privateKey).export({ format: 'jwk' }).x)
const kid = toBase32(hash('sha256', Buffer.from(x, 'base64url'), 'buffer').subarray(0, 5))

export const sampleKeys: Keys = { keys: [{ kty: 'OKP', crv: 'Ed25519', kid, x, since: '2022-03-03' }] }

export const sampleSeal = (said: Signed): string => writeSeal({ said, key: kid, signature: sign(null, signedBytes(said), privateKey) })

/** The same certificate with other words, signed for what it says. */
export const sealedFacts = <F extends Omit<CertificateFacts, 'seal'>>(facts: F): F & { readonly seal: string } => {
  const { checkCode: code, number, name, programme, from, to } = facts
  return { ...facts, seal: sampleSeal({ code, number, name, programme, from, to }) }
}
