/** Months really trained and what they earn, month by month, under each way of counting a part of a month. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { law } from '../../../test/given.ts'
import { addDays } from '../../calendar.ts'
import { getItem } from '../../payment/rates.ts'
import { lastDayOfStudy } from '../rules.ts'
import { earnedBy } from './months.ts'

const year = { from: '2022-09-01', to: '2023-08-31' }
const away = (from: string, to: string, countsAsTraining = false) => ({ from, to, countsAsTraining })

type PartMonth = 'wholeMonthsOnly' | 'byDays' | 'anyDayCountsWhole'
const counting = (partMonth: PartMonth) => {
  const { money } = law.policy
  const allowance = { ...getItem(law, 'allowance'), partMonth: { value: partMonth, clause: '8.3' } }
  return { ...law, policy: { ...law.policy, money: { ...money, items: { ...money.items, allowance } } } }
}

test('8.3 a full year inside the region gives 4,800 yuan, outside 7,200', () => {
  expect(earnedBy(law, 'allowance', 'inside', year, [])).toMatchObject({ trainedMonths: 12, amountFen: 480_000 })
  expect(earnedBy(law, 'allowance', 'outside', year, [])).toMatchObject({ trainedMonths: 12, amountFen: 720_000 })
})

test.each(['2022-09-05', '2022-08-31', '2023-02-15', '2024-02-29', '2022-12-31'])(
  '8.3 a full year that began on %s is twelve whole months',
  from => {
    const to = lastDayOfStudy(from, 12)
    expect(earnedBy(law, 'allowance', 'inside', { from, to }, [])).toMatchObject({ trainedMonths: 12, amountFen: 480_000 })
  },
)

test('8.3 ten months really trained inside the region give 4,000 yuan', () => {
  expect(earnedBy(law, 'allowance', 'inside', year, [away('2022-11-01', '2022-12-31')])).toMatchObject({
    trainedMonths: 10,
    amountFen: 400_000,
  })
})

test('8.3 leave that counts as training costs nothing', () => {
  expect(earnedBy(law, 'allowance', 'inside', year, [away('2022-11-01', '2022-12-31', true)]).amountFen).toBe(480_000)
})

test('8.3 a day of two overlapping leaves is taken off once', () => {
  const twice = [away('2022-11-01', '2022-11-15'), away('2022-11-10', '2022-11-30')]
  expect(earnedBy(law, 'allowance', 'inside', year, twice).months[2]).toMatchObject({
    awayDays: 30,
    trainedDays: 0,
    because: 'noDay',
    amountFen: 0,
  })
})

test('8.3 leave after the last day takes nothing off', () => {
  const stopped = { from: '2022-09-01', to: '2022-12-31' }
  expect(earnedBy(law, 'allowance', 'inside', stopped, [away('2022-12-20', '2023-01-31')]).months[3]).toMatchObject({
    awayDays: 12,
    trainedDays: 19,
  })
})

test('8.3 each month says how many days count, why, at which rate and by which clause', () => {
  const [september] = earnedBy(law, 'allowance', 'outside', year, [away('2022-09-11', '2022-09-20')]).months
  expect(september).toEqual({
    nth: 1,
    from: '2022-09-01',
    to: '2022-09-30',
    lengthDays: 30,
    awayDays: 10,
    trainedDays: 20,
    because: 'paidByDays',
    rateFen: 60_000,
    amountFen: 40_000,
    clause: '8.3',
  })
})

describe('8.3 a month of which 21 of 31 days were trained inside', () => {
  const october = (partMonth: PartMonth) =>
    earnedBy(counting(partMonth), 'allowance', 'inside', year, [away('2022-10-01', '2022-10-10')]).months[1]
  test('8.3 gives 270.97 yuan by days', () => expect(october('byDays')).toMatchObject({ because: 'paidByDays', amountFen: 27_097 }))
  test('8.3 gives nothing where only whole months count', () =>
    expect(october('wholeMonthsOnly')).toMatchObject({ because: 'notWhole', amountFen: 0 }))
  test('8.3 gives 400 yuan where any day counts for the whole', () =>
    expect(october('anyDayCountsWhole')).toMatchObject({ because: 'anyDayCounts', amountFen: 40_000 }))
})

test('8.3 no leave ever raises the allowance, and no allowance exceeds twelve months', () => {
  const day = fc.integer({ min: 0, max: 364 }).map(n => addDays(year.from, n))
  const leave = fc.tuple(day, fc.integer({ min: 0, max: 60 })).map(([from, n]) => away(from, addDays(from, n)))
  const whole = earnedBy(law, 'allowance', 'inside', year, []).amountFen
  fc.assert(
    fc.property(fc.array(leave, { maxLength: 6 }), leave, (leaves, more) => {
      const some = earnedBy(law, 'allowance', 'inside', year, leaves).amountFen
      const less = earnedBy(law, 'allowance', 'inside', year, [...leaves, more]).amountFen
      expect(less).toBeLessThanOrEqual(some)
      expect(some).toBeLessThanOrEqual(whole)
      expect(less).toBeGreaterThanOrEqual(0)
    }),
  )
})
