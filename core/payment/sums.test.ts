/** What falls due on an event: whole items, parts with a hold-back, several payers, limits, and sums that begin later. To the fen, whatever the shares. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Law, MoneyItem, Trigger } from '../../policy/shape.ts'
import { law } from '../../test/given.ts'
import { addFen } from '../money.ts'
import { getItem } from './rates.ts'
import { sumsOn } from './sums.ts'

const study = { from: '2022-09-01', to: '2023-08-31' }
const clause = '8.2'
const studied = { track: 'inside', study, leaves: [], unfunded: [] }

const withItems = (items: Readonly<Record<string, MoneyItem>>): Law => ({
  ...law,
  policy: { ...law.policy, money: { ...law.policy.money, items } },
})
const fee = (more: Partial<MoneyItem>): MoneyItem => ({ ...getItem(law, 'tuition'), ...more })
const feeOnly = (more: Partial<MoneyItem>) => withItems({ fee: fee(more) })
const amounts = (its: Law, on: Trigger) => sumsOn(its, on, studied).map(s => [s.name, s.payer, s.amountFen])

test('8.2 of the notice the fee falls due on enrolment and the allowance on the pass; journeys and meals on neither', () => {
  expect(amounts(law, 'enrolled')).toEqual([['tuition', 'fund', 1_600_000]])
  expect(amounts(law, 'assessmentPassed')).toEqual([['allowance', 'fund', 480_000]])
  expect(amounts(law, 'monthly')).toEqual([])
})

test('a lump sum is the rate, however long the track takes', () => {
  const its = feeOnly({ per: 'person', rateYuan: { all: { value: 30_000, clause } } })
  expect(sumsOn(its, 'enrolled', studied)).toMatchObject([
    { name: 'fee', amountFen: 3_000_000, working: { way: 'lump', rateFen: 3_000_000, per: 'person', clause } },
  ])
})

describe('a fee in two parts, a fifth held back until the pass', () => {
  const parts = {
    clause,
    value: [
      { code: 'first', trigger: 'enrolled', basisPoints: 8000 },
      { code: 'heldBack', trigger: 'assessmentPassed', basisPoints: 2000 },
    ],
  } as const
  const its = feeOnly({ parts: { clause, value: [...parts.value] } })
  test('pays four fifths on enrolment and says of what they are a part', () =>
    expect(sumsOn(its, 'enrolled', studied)).toMatchObject([
      {
        name: 'fee.first',
        item: 'fee',
        amountFen: 1_280_000,
        portions: [{ of: 'part', name: 'first', wholeFen: 1_600_000, basisPoints: 8000 }],
      },
    ]))
  test('pays the rest on the pass', () => expect(amounts(its, 'assessmentPassed')).toEqual([['fee.heldBack', 'fund', 320_000]]))
})

test('a part may wait for what the host declares', () => {
  const value = [
    { code: 'start', trigger: { milestone: 'started' }, basisPoints: 3000 },
    { code: 'end', trigger: { milestone: 'completed' }, basisPoints: 7000 },
  ]
  const its = feeOnly({ trigger: { value: { milestone: 'started' }, clause }, parts: { clause, value } })
  expect(amounts(its, { milestone: 'completed' })).toEqual([['fee.end', 'fund', 1_120_000]])
  expect(amounts(its, 'enrolled')).toEqual([])
})

test('of three payers each bears a share; what a person bears of their own costs is nobody’s payment', () => {
  const value = [
    { payer: 'fund', basisPoints: 5000 },
    { payer: 'employer', basisPoints: 3000 },
    { payer: 'person', basisPoints: 2000 },
  ] as const
  expect(amounts(feeOnly({ shares: { clause, value: [...value] } }), 'enrolled')).toEqual([
    ['fee', 'fund', 800_000],
    ['fee.employer', 'employer', 480_000],
  ])
})

test('no person gets more than the limit, and the working says what it would have been', () => {
  const [sum] = sumsOn(feeOnly({ mostYuan: { value: 10_000, clause } }), 'enrolled', studied)
  expect(sum).toMatchObject({ amountFen: 1_000_000, portions: [{ of: 'cap', wholeFen: 1_600_000, clause }] })
  expect(amounts(feeOnly({ mostYuan: { value: 16_000, clause } }), 'enrolled')).toEqual([['fee', 'fund', 1_600_000]])
})

test('an allowance that begins on 1 March counts six months of the year', () => {
  const allowance = { ...getItem(law, 'allowance'), startsOn: { value: '2023-03-01', clause: '8.3' } }
  expect(amounts(withItems({ allowance }), 'assessmentPassed')).toEqual([['allowance', 'fund', 240_000]])
})

test('what comes to nothing is no payment', () => {
  expect(amounts(feeOnly({ rateYuan: { all: { value: 0, clause } } }), 'enrolled')).toEqual([])
})

/** Hundredths of a per cent that sum to the whole. */
const weights = fc
  .uniqueArray(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 5 })
  .map(cuts => [0, ...cuts.toSorted((a, b) => a - b), 10_000])
  .map(edges => edges.slice(1).map((edge, i) => edge - (edges[i] ?? 0)))

test('however a sum is cut into parts and among payers, together they are the whole to the fen', () => {
  fc.assert(
    fc.property(weights, weights, fc.integer({ min: 1, max: 9_999_999 }), (parts, shares, cents) => {
      const payers = ['fund', 'employer'] as const
      const [first = 10_000] = shares
      const its = feeOnly({
        per: 'person',
        rateYuan: { all: { value: (cents / 100).toFixed(2), clause } },
        parts: { clause, value: parts.map((basisPoints, i) => ({ code: `p${i}`, trigger: { milestone: `m${i}` }, basisPoints })) },
        shares: { clause, value: payers.map((payer, i) => ({ payer, basisPoints: i === 0 ? first : 10_000 - first })) },
      })
      const all = parts.flatMap((_, i) => sumsOn(its, { milestone: `m${i}` }, studied))
      expect(addFen(...all.map(s => s.amountFen))).toBe(cents)
    }),
  )
})
