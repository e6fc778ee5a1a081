// Amounts, days and names are written as people read them.
import { expect, test } from 'vitest'
import { dayOf, fenOf, momentOf, yuanOf } from './format.ts'

test('a moment is shown in the time of the region, not of the reader', () => {
  expect(momentOf('2022-03-31T16:30:00.000Z')).toBe('2022-04-01 00:30')
  expect(dayOf('2022-03-31T16:30:00.000Z')).toBe('2022-04-01')
  expect(dayOf('2022-04-01')).toBe('2022-04-01')
})

test('a sum keeps every fen', () => {
  expect(yuanOf(196_000_000)).toBe('1,960,000.00')
  expect(yuanOf(5)).toBe('0.05')
  expect(yuanOf(-123_456)).toBe('-1,234.56')
})

test('a sum in yuan is read to the fen, and what is no sum is none', () => {
  expect(fenOf('1,200.5')).toBe(120_050)
  expect(fenOf('0.07')).toBe(7)
  expect(fenOf('12.345')).toBeUndefined()
  expect(fenOf('-1')).toBeUndefined()
  expect(fenOf('')).toBeUndefined()
})
