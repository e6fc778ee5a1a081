/** What anybody who holds a certificate may learn by its code: whether it is valid, and nothing about the person. */
import type { Text } from '../../policy/words.ts'
import { writtenNumber } from '../number/register.ts'
import type { Certificate } from './dossier.ts'

export type Verification =
  | { readonly verdict: 'unknown' }
  | {
      readonly verdict: 'valid'
      readonly number: string
      readonly issuedOn: string
      readonly issuers: readonly Text[]
      readonly hours?: number | undefined
      readonly modules?: Certificate['modules']
    }
  | { readonly verdict: 'replaced' | 'revoked'; readonly number: string; readonly on: string }

/** The verdict on a code that was looked up among certificates; a certificate that doesn't know the code is not an answer. */
export const verificationOf = (
  code: string,
  { status, number, code: now, issuedOn, issuers, hours, modules, replaced, revoked }: Certificate,
): Verification => {
  const old = replaced.find(r => r.code === code)
  if (number === undefined || issuedOn === undefined || (now !== code && !old)) return { verdict: 'unknown' }
  const written = writtenNumber(number)
  if (status === 'revoked') return { verdict: 'revoked', number: written, on: revoked?.on ?? issuedOn }
  if (old) return { verdict: 'replaced', number: written, on: old.on }
  return { verdict: 'valid', number: written, issuedOn, issuers, hours, modules }
}
