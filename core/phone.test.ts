/** A number is taken however people write it, and nothing else is. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalisePhone } from './phone.ts'

test.each([
  ['13800001234', '13800001234'],
  [' 138 0000 1234 ', '13800001234'],
  ['138-0000-1234', '13800001234'],
  ['+86 138 0000 1234', '13800001234'],
  ['008613800001234', '13800001234'],
  ['１３８００００１２３４', '13800001234'],
  ['12800001234', undefined],
  ['1380000123', undefined],
  ['0471-1234567', undefined],
  ['', undefined],
])('%j is %j', (typed, stored) => {
  expect(normalisePhone(typed)).toBe(stored)
})

test('what is stored is stored again as it is', () => {
  fc.assert(
    fc.property(fc.string(), typed => {
      const stored = normalisePhone(typed)
      expect(stored === undefined || normalisePhone(stored) === stored).toBe(true)
    }),
  )
})
