// Interest on a demand to the fen: from which day, on what, how much at most, and when it rests; and parts of no more and no longer than the ground allows.
import { expect, test } from 'vitest'
import { law } from '../../test/given.ts'
import type { Facts } from '../facts.ts'
import { blank, type Payment } from './dossier.ts'
import { accruedOn, chargedTo, InterestTerms, runsFrom } from './interest.ts'
import { enoughIsLeft, firstPartInTime, notInPartsYet, withinParts } from './parts.ts'

const interest = InterestTerms.parse({ perDayMillionths: 500, from: 'due', mostBasisPoints: 200, restsDuringAppeal: true })
const first = '2025-01-01'
type Terms = NonNullable<Payment['terms']>
const terms = (more: Partial<Terms> = {}): Terms => ({ payWithinDays: 30, interest, ...more })
const demand = (more: Partial<Payment> = {}): Payment => ({
  ...blank,
  ...{ status: 'demanded', item: 'clawback', amountFen: 1_000_000, terms: terms(), interest: { from: first, chargedFen: 0 } },
  ...more,
})
const on = (day: string, more: Partial<Payment> = {}) => accruedOn(demand(more), day)

test('6.6 interest runs by the day from its first day, which costs nothing, and not at all where the ground has none', () => {
  expect([on('2024-12-31'), on(first), on('2025-01-02'), on('2025-01-11')]).toEqual([0, 0, 500, 5_000])
  expect([on('2025-01-11', { interest: undefined }), on('2025-01-11', { terms: terms({ interest: undefined }) })]).toEqual([0, 0])
  expect(runsFrom(interest, first, 30)).toEqual({ from: '2025-01-31', chargedFen: 0 })
  expect(runsFrom({ ...interest, from: 'decision' }, first, 30)).toEqual({ from: first, chargedFen: 0 })
})

test('6.6 it is charged on what of the sum is neither back nor given up, and never on less than nothing', () => {
  const received = [{ amountFen: 400_000, reference: 'r', on: first }]
  const waived = [{ amountFen: 100_000, on: first, n: 1 }]
  expect([on('2025-01-02', { received }), on('2025-01-02', { received, waived })]).toEqual([300, 250])
  expect(on('2025-01-11', { received: [{ amountFen: 1_000_001, reference: 'r', on: first }] })).toBe(0)
})

test('6.6 it ends at the most that the ground allows, with what was charged before, and never gives back', () => {
  const charged = (chargedFen: number) => ({ interest: { from: first, chargedFen } })
  expect([on('2025-02-10'), on('2025-02-11'), on('2025-12-31')]).toEqual([20_000, 20_000, 20_000])
  expect([on('2025-12-31', charged(15_000)), on('2025-12-31', charged(20_000)), on('2025-12-31', charged(25_000))]).toEqual([5_000, 0, 0])
  expect(on('2025-04-11', { terms: terms({ interest: { ...interest, mostBasisPoints: undefined } }) })).toBe(50_000)
})

test('6.6 it rests during an appeal where the ground says so, and only then', () => {
  const suspended = (restsDuringAppeal: boolean) => ({
    status: 'suspended' as const,
    terms: terms({ interest: { ...interest, restsDuringAppeal } }),
  })
  expect([on('2025-01-11', suspended(true)), on('2025-01-11', suspended(false))]).toEqual([0, 5_000])
})

test('6.6 a day that was charged is not charged again, and one that lies before it changes nothing', () => {
  expect(chargedTo({ from: first, chargedFen: 7 }, '2025-01-11', 5_000)).toEqual({ from: '2025-01-11', chargedFen: 5_007 })
  for (const day of [first, '2024-12-31'])
    expect(chargedTo({ from: first, chargedFen: 7 }, day, 5_000)).toEqual({ from: first, chargedFen: 7 })
  expect(chargedTo(undefined, first, 5)).toBeUndefined()
})

test('6.6 as many parts and as far apart as the ground allows, and not one more; agreed once; no part of less than a fen; the first in time', () => {
  const instalments = { most: 6, everyMonths: 3 }
  const facts = (
    input: { readonly count: number; readonly everyMonths: number; readonly firstOn: string },
    more: Partial<Payment> = {},
  ) => {
    const all: Partial<Facts<Payment> & { readonly input: typeof input }> = {
      ...{ dossier: demand({ terms: terms({ instalments }), due: '2025-01-31', ...more }), today: '2025-01-10', id: 'd', input },
      balance: () => 1_000_000,
    }
    return all
  }
  const refused = (...given: Parameters<typeof facts>) =>
    [withinParts, notInPartsYet, firstPartInTime]
      .flatMap(r => r.broken(law, Object.assign(Object.create(null), facts(...given))))
      .map(r => r.rule)
  const right = { count: 6, everyMonths: 3, firstOn: '2025-01-31' }
  expect(refused(right)).toEqual([])
  expect(refused({ ...right, count: 7 })).toEqual(['withinParts'])
  expect(refused({ ...right, everyMonths: 4 })).toEqual(['withinParts'])
  expect(refused(right, { agreed: { parts: [], receivedFen: 0 } })).toEqual(['notInPartsYet'])
  expect(refused({ ...right, firstOn: '2025-02-01' })).toEqual(['firstPartInTime'])
  expect(refused({ ...right, firstOn: '2025-01-09' })).toEqual(['firstPartInTime'])
  expect(refused({ ...right, firstOn: '2025-01-10' }, { due: '2025-01-05' })).toEqual([])
  expect(enoughIsLeft.ofInput).toBe(true)
})
