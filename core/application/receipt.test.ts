/** The number of a receipt is read out on the telephone, and a slip of the tongue is noticed. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashesOf, receiptNumber } from './receipt.ts'

const hash = fc.stringMatching(/^[0-9a-f]{64}$/)

test('a number leads back to the entry that it was worked out from, however it is typed', () => {
  fc.assert(
    fc.property(hash, entry => {
      const number = receiptNumber(entry)
      expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]$/)
      expect(hashesOf(number)).toContain(entry.slice(0, 13))
      expect(hashesOf(number.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l'))).toContain(entry.slice(0, 13))
    }),
  )
})

test('two neighbours exchanged, or a sign too few, is no number', () => {
  const number = receiptNumber('0123456789abcdef'.repeat(4))
  expect(hashesOf(number)).toHaveLength(4)
  expect(hashesOf(number.slice(0, 1) + number.charAt(2) + number.charAt(1) + number.slice(3))).toEqual([])
  expect(hashesOf(number.slice(1))).toEqual([])
  expect(hashesOf('不是号码')).toEqual([])
})

test('a hundred thousand entries have a hundred thousand numbers', () => {
  const numbers = new Set<string>()
  for (let i = 0; i < 100_000; i += 1)
    numbers.add(receiptNumber(((BigInt(i) * 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn).toString(16).padStart(16, '0')))
  expect(numbers.size).toBe(100_000)
})
