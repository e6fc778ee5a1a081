/** Years of work in the profession, to the month. */
// How years in the profession are counted.
import { expect, test } from 'vitest'
import { fullYears, isWork } from './years.ts'

const on = '2022-03-03'
const whole = (work: Parameters<typeof fullYears>[0], day = on) => fullYears(work, day, 'wholeMonths')

test('3.* both months of a span count: July 2012 to June 2013 is a year', () => {
  expect(whole([{ from: '2012-07', to: '2013-06', sameProfession: true }])).toBe(1)
  expect(whole([{ from: '2012-07', to: '2013-05', sameProfession: true }])).toBe(0)
})

test('3.* work that goes on counts up to the policy’s day; a month counts when it is over', () => {
  expect(whole([{ from: '2014-03', sameProfession: true }])).toBe(8)
  expect(whole([{ from: '2014-04', sameProfession: true }])).toBe(7)
  expect(whole([{ from: '2014-04', sameProfession: true }], '2022-03-30')).toBe(7)
  expect(whole([{ from: '2014-04', sameProfession: true }], '2022-03-31')).toBe(8)
  expect(whole([{ from: '2021-03', sameProfession: true }], '2024-02-28')).toBe(2)
  expect(whole([{ from: '2021-03', sameProfession: true }], '2024-02-29')).toBe(3)
})

test('3.* what lies after the day does not count', () => {
  expect(whole([{ from: '2020-03', to: '2030-03', sameProfession: true }])).toBe(2)
  expect(whole([{ from: '2023-01', sameProfession: true }])).toBe(0)
})

test('3.* a month in two posts is one month, and breaks are left out', () => {
  const early = { from: '2010-01', to: '2012-12', sameProfession: true }
  expect(whole([early, { from: '2011-01', to: '2013-12', sameProfession: true }])).toBe(4)
  expect(whole([early, early, early])).toBe(3)
  expect(whole([early, { from: '2011-03', to: '2011-05', sameProfession: true }])).toBe(3)
  expect(
    whole([
      { from: '2020-01', to: '2020-06', sameProfession: true },
      { from: '2016-01', to: '2016-06', sameProfession: true },
    ]),
  ).toBe(1)
})

test('3.* only work in the same profession counts', () => {
  expect(
    whole([
      { from: '2000-01', to: '2019-12', sameProfession: false },
      { from: '2020-01', sameProfession: true },
    ]),
  ).toBe(2)
  expect(whole([])).toBe(0)
})

test('3.* by calendar years every year with a month of work counts, the running one too', () => {
  const years = (work: Parameters<typeof fullYears>[0]) => fullYears(work, on, 'calendarYears')
  expect(years([{ from: '2020-12', sameProfession: true }])).toBe(3)
  expect(
    years([
      { from: '2010-12', to: '2011-01', sameProfession: true },
      { from: '2011-06', to: '2011-07', sameProfession: true },
    ]),
  ).toBe(2)
})

test('a history with a month that does not exist, a span that ends before it starts, or no word on the profession is no history', () => {
  expect(isWork([])).toBe(true)
  expect(isWork([{ from: '2012-13', sameProfession: true }])).toBe(false)
  expect(isWork([{ from: '2012-07', to: '2012-06', sameProfession: true }])).toBe(false)
  expect(isWork([{ from: '2012-07' }])).toBe(false)
  expect(isWork('2012-07')).toBe(false)
})

test('6 years at this employer, and years of any work: only what the policy counts', () => {
  const work = [
    { from: '2010-01', to: '2014-12', sameProfession: false, thisEmployer: false },
    { from: '2015-01', to: '2017-12', sameProfession: true, thisEmployer: false },
    { from: '2018-03', sameProfession: true, thisEmployer: true },
  ]
  expect(fullYears(work, on, 'wholeMonths', 'employer')).toBe(4)
  expect(fullYears(work, on, 'wholeMonths', 'all')).toBe(12)
  expect(fullYears(work, on, 'wholeMonths')).toBe(7)
})

test('6 where it is not told whose work it was, the years at this employer are not known', () => {
  expect(fullYears([{ from: '2010-01', sameProfession: true }], on, 'wholeMonths', 'employer')).toBeUndefined()
  expect(fullYears([], on, 'wholeMonths', 'employer')).toBe(0)
  expect(isWork([{ from: '2010-01', sameProfession: true, thisEmployer: 'yes' }])).toBe(false)
})
