// A guard of signed certificates that is taken away turns its check red.
import { expect, test } from 'vitest'
import { findSeal } from '../../core/certificate/signed.ts'
import { certificate } from '../../documents/samples.ts'
import { sampleKeys, sampleSeal } from '../../documents/sealed-sample.ts'
import { trustInSeal } from '../../server/trust.ts'

/** A name that the office never wrote, under a signature of another certificate. */
const forged = () => {
  const { checkCode: code, number, programme, from, to, seal, checkAddress } = certificate
  const [, , words = ''] = sampleSeal({ code, number, name: '王五', programme, from, to }).split('.')
  const [, key = '', , signature = ''] = seal.split('.')
  const found = findSeal(`${checkAddress}?code=${code}#T1.${key}.${words}.${signature}`)
  if (!found) throw new Error('a forger writes what can be read')
  return found
}

test('6.5 without its signature checked a certificate says whatever somebody wrote', () => {
  expect(trustInSeal(sampleKeys, forged())).toBe('forged')
  expect(trustInSeal(sampleKeys, forged(), () => true)).toBe('good')
})
