/** What a certificate says under a signature is read back as it was written, and nothing else is taken for it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase32, toBase32 } from '../base32.ts'
import { findCode, findSeal, type Signed, sealedAddress, signedBytes } from './signed.ts'

const said: Signed = {
  code: '4f1c09ab7de2835560c1f0e9a7b3d2c8',
  number: '内人社办函〔2023〕7号',
  name: '李𠮷',
  programme: '临床医学（心血管内科）',
  from: '2022-09-01',
  to: '2023-08-31',
}
const seal = { said, key: 'ABCDEFGH', signature: Uint8Array.from({ length: 64 }, (_, i) => i) }
const address = sealedAddress('https://tepei.example.cn/certificate', seal)

test('bytes come back from their letters, and no letters but theirs', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), bytes => {
      expect(fromBase32(toBase32(bytes))).toEqual(bytes)
    }),
  )
  expect(fromBase32('A')).toBeUndefined()
  expect(fromBase32('AB')).toBeUndefined()
  expect(fromBase32('a0')).toBeUndefined()
})

test('6.5 what the QR says is read back whole, wherever it stands in a text', () => {
  expect(findSeal(address)).toEqual(seal)
  expect(findSeal(`查验：${address} 。`)).toEqual(seal)
})

test('6.5 behind the # stands what no browser sends: before it there is the code and no name', () => {
  const [sent = '', kept = ''] = address.split('#')
  expect(sent).toBe(`https://tepei.example.cn/certificate?code=${said.code}`)
  expect(kept).toMatch(/^[A-Z2-7.1]+$/)
})

test('6.5 two certificates that differ in anything are signed as different bytes', () => {
  const text = (one: Signed) => Buffer.from(signedBytes(one)).toString('hex')
  const others = [
    { ...said, code: '5f1c09ab7de2835560c1f0e9a7b3d2c8' },
    { ...said, number: '内人社办函〔2023〕8号' },
    { ...said, name: '李吉' },
    { ...said, programme: '草学' },
    { ...said, from: '2022-09-02' },
    { ...said, to: '2023-09-01' },
  ]
  expect(new Set([said, ...others].map(text)).size).toBe(7)
  expect(() => signedBytes({ ...said, name: '李\n𠮷' })).toThrow()
})

test.each([
  ['a short signature', { ...seal, signature: new Uint8Array(63) }],
  ['six fields', { ...seal, said: { ...said, to: '2023-08-31\nx' } }],
])('6.5 %s is no seal', (_what, one) => {
  expect(findSeal(sealedAddress('https://tepei.example.cn/certificate', one))).toBeUndefined()
})

test('6.5 a code is known in groups, in capitals and in wide letters, and nothing else is one', () => {
  expect(findCode('4F1C 09AB 7DE2 8355 60C1 F0E9 A7B3 D2C8')).toBe(said.code)
  expect(findCode('４f1c-09ab-7de2-8355-60c1-f0e9-a7b3-d2c8\n')).toBe(said.code)
  expect(findCode(said.code.slice(1))).toBeUndefined()
  expect(findCode(`${said.code.slice(1)}g`)).toBeUndefined()
})
