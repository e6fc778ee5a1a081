/** GB18030 as it is written for banks, read back by the platform: every character of the plane that names are written in, and of those beyond. */
import { expect, test } from 'vitest'
import { gb18030 } from './gb18030.ts'

const decoder = new TextDecoder('gb18030', { fatal: true })
/** Half of a surrogate pair is no character, and what is of private use has no meaning that a bank could share. */
const isNone = (code: number) => (code >= 0xd800 && code <= 0xdfff) || (code >= 0xe000 && code <= 0xf8ff)
const differing = (from: number, to: number, by = 1): readonly string[] => {
  const wrong: string[] = []
  for (let code = from; code <= to; code += by) {
    const sign = String.fromCodePoint(code)
    if (!isNone(code) && decoder.decode(gb18030(sign)) !== sign) wrong.push(`U+${code.toString(16)}`)
  }
  return wrong
}

// U+FEFF at the beginning of a text is taken for its mark by whoever reads it.
test('8.2 every character of the basic plane is read back as it was written', () => {
  expect([...differing(0, 0xfefe), ...differing(0xff00, 0xffff)]).toEqual([])
})
test('8.2 rare characters beyond it too, each in four bytes', () => {
  expect(differing(0x10000, 0x10ffff, 7)).toEqual([])
  expect(gb18030('𠮷')).toHaveLength(4)
})
test('8.2 what the standard’s tables say: one byte, two and four', () => {
  expect([...gb18030('A中€')]).toEqual([0x41, 0xd6, 0xd0, 0xa2, 0xe3])
  expect([...gb18030('㐀𠀀')]).toEqual([0x81, 0x39, 0xee, 0x39, 0x95, 0x32, 0x82, 0x36])
  expect([...gb18030('包·红梅')]).toEqual([0xb0, 0xfc, 0xa1, 0xa4, 0xba, 0xec, 0xc3, 0xb7])
})
test('what has no place there is refused', () => {
  for (const none of ['\ud800', '\ue5e5', '\ue78d']) expect(() => gb18030(none)).toThrow(RangeError)
})
