// Days, ages and the working days of China, against dates that were looked up.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addWorkingDays,
  addYears,
  ageOn,
  answerDay,
  areWorkingDaysKnown,
  calendarYearsBetween,
  compareDays,
  daysBetween,
  daysByMonth,
  earliestBirthDate,
  fullMonthsBetween,
  fullYearsBetween,
  isDay,
  isWorkingDay,
  lastDayOfPeriod,
  mergeSpans,
  monthsAndDays,
  NotADay,
  nextWorkingDay,
  OutsideWorkingDayCalendar,
  spanDays,
  weekdayOf,
  workingDayOnOrAfter,
  workingDaysBetween,
} from './calendar.ts'
import { holidays, workingDayCoverage } from './standards/working-days.ts'

const conventions = ['exact', 'exactBirthdayIncluded', 'calendarYear', 'calendarYearMinusOne'] as const
const isoOf = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10)
const ordinals = fc.integer({ min: -60_000, max: 60_000 })
const days = ordinals.map(isoOf)

describe('days', () => {
  test('the arithmetic agrees with the platform’s calendar on every day of three hundred years', () => {
    for (let n = -70_000; n < 50_000; n++) {
      const day = isoOf(n)
      if (addDays('1970-01-01', n) !== day || daysBetween('1970-01-01', day) !== n) throw new Error(day)
      if (weekdayOf(day) !== (new Date(`${day}T00:00Z`).getUTCDay() || 7)) throw new Error(`weekday of ${day}`)
    }
  })

  test('only days of the calendar are days', () => {
    expect(['2024-02-29', '2022-12-31', '2000-02-29'].every(isDay)).toBe(true)
    for (const text of [
      '2023-02-29',
      '1900-02-29',
      '2022-13-01',
      '2022-00-10',
      '2022-04-31',
      '2022-4-1',
      '2022-04-01T00:00',
      '',
      '0000-01-01',
    ]) {
      expect(isDay(text)).toBe(false)
      expect(() => addDays(text, 1)).toThrow(NotADay)
    }
  })

  test('a month after 31 January is the last of February', () => {
    expect(addMonths('2022-01-31', 1)).toBe('2022-02-28')
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(addMonths('2022-03-31', -1)).toBe('2022-02-28')
    expect(addMonths('2022-01-15', -13)).toBe('2020-12-15')
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28')
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29')
  })

  test('whole months and years are the most that do not pass the second day', () => {
    expect(fullMonthsBetween('2022-01-31', '2022-02-28')).toBe(1)
    expect(fullMonthsBetween('2022-01-31', '2022-02-27')).toBe(0)
    expect(fullYearsBetween('2014-04-01', '2022-04-01')).toBe(8)
    expect(fullYearsBetween('2014-04-02', '2022-04-01')).toBe(7)
    expect(fullMonthsBetween('2022-04-01', '2021-01-01')).toBe(0)
    expect(calendarYearsBetween('2014-12-31', '2022-01-01')).toBe(8)
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 800 }), (from, months) => {
        expect(fullMonthsBetween(from, addMonths(from, months))).toBe(months)
        expect(compareDays(addMonths(from, months + 1), addMonths(from, months))).toBeGreaterThan(0)
      }),
    )
  })
})

describe('ages', () => {
  test('3.9 a limit of 45 in 2022 means another earliest birth date by each convention', () => {
    expect(earliestBirthDate(45, '2022-04-01', 'exact')).toBe('1976-04-02')
    expect(earliestBirthDate(45, '2022-04-01', 'exactBirthdayIncluded')).toBe('1976-04-01')
    expect(earliestBirthDate(45, '2022-04-01', 'calendarYear')).toBe('1977-01-01')
    expect(earliestBirthDate(45, '2022-04-01', 'calendarYearMinusOne')).toBe('1976-01-01')
  })

  test('the dates that were printed for the same limits in real notices come out', () => {
    expect(earliestBirthDate(35, '2016-10-15', 'exactBirthdayIncluded')).toBe('1980-10-15')
    expect(earliestBirthDate(45, '2021-06-01', 'calendarYear')).toBe('1976-01-01')
    expect(earliestBirthDate(45, '2021-06-01', 'calendarYearMinusOne')).toBe('1975-01-01')
  })

  test('a person of 45 is 45 until the day before the forty-sixth birthday, or through it where the birthday is included', () => {
    expect(ageOn('1976-04-01', '2022-03-31', 'exact')).toBe(45)
    expect(ageOn('1976-04-01', '2022-04-01', 'exact')).toBe(46)
    expect(ageOn('1976-04-01', '2022-04-01', 'exactBirthdayIncluded')).toBe(45)
    expect(ageOn('1976-04-01', '2022-04-02', 'exactBirthdayIncluded')).toBe(46)
    expect(ageOn('1976-12-31', '2022-04-01', 'calendarYear')).toBe(46)
    expect(ageOn('1976-12-31', '2022-04-01', 'calendarYearMinusOne')).toBe(45)
  })

  test('someone born on 29 February has the birthday on 1 March where there is no 29th', () => {
    expect(ageOn('1976-02-29', '2022-02-28', 'exact')).toBe(45)
    expect(ageOn('1976-02-29', '2022-03-01', 'exact')).toBe(46)
    expect(ageOn('1976-02-29', '2020-02-28', 'exact')).toBe(43)
    expect(ageOn('1976-02-29', '2020-02-29', 'exact')).toBe(44)
    expect(earliestBirthDate(45, '2022-02-28', 'exact')).toBe('1976-02-29')
    expect(earliestBirthDate(45, '2024-02-29', 'exact')).toBe('1978-03-01')
    expect(earliestBirthDate(45, '2024-02-29', 'exactBirthdayIncluded')).toBe('1978-03-01')
    expect(earliestBirthDate(45, '2022-12-31', 'exact')).toBe('1977-01-01')
  })

  test('an age within the limit and a birth date not before the earliest are the same thing', () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 18, max: 65 }),
        fc.integer({ min: -40, max: 40 }),
        fc.constantFrom(...conventions),
        (on, limit, shift, convention) => {
          const earliest = earliestBirthDate(limit, on, convention)
          const birth = addDays(earliest, shift)
          expect(ageOn(birth, on, convention) <= limit).toBe(birth >= earliest)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('working days', () => {
  test('3.9 2022-04-02 is a Saturday on which people work, and five working days after 2022-04-01 is 2022-04-11', () => {
    expect(isWorkingDay('2022-04-02')).toBe(true)
    expect(['2022-04-03', '2022-04-04', '2022-04-05'].map(isWorkingDay)).toEqual([false, false, false])
    expect(addWorkingDays('2022-04-01', 5)).toBe('2022-04-11')
    expect(workingDaysBetween('2022-04-01', '2022-04-11')).toBe(5)
  })

  test('made-up days are weekend days outside the holidays, and every run of holidays lies in its year or just before', () => {
    for (const { year, off, madeUp } of holidays) {
      for (const day of madeUp) {
        expect(weekdayOf(day)).toBeGreaterThan(5)
        expect(off.some(([from, to]) => day >= from && day <= to)).toBe(false)
        expect(day.startsWith(String(year))).toBe(true)
      }
      for (const [from, to] of off) {
        expect(compareDays(to, from)).toBeGreaterThanOrEqual(0)
        expect(to.startsWith(String(year))).toBe(true)
      }
    }
  })

  test('each year has the weekday holidays of its law: eleven statutory days up to 2024, thirteen from 2025, made up for the rest', () => {
    for (const { year, off, madeUp } of holidays) {
      const runs = off.flatMap(([from, to]) => Array.from({ length: spanDays({ from, to }) }, (_, i) => addDays(from, i)))
      const weekdaysOff = runs.filter(day => weekdayOf(day) <= 5 && day.startsWith(String(year))).length
      expect([year, weekdaysOff - madeUp.length]).toEqual([year, year < 2025 ? 11 : 13])
    }
  })

  test('outside the covered years nothing is guessed: the error says what is covered', () => {
    expect(() => isWorkingDay('2027-01-01')).toThrow(OutsideWorkingDayCalendar)
    expect(() => isWorkingDay('2020-12-31')).toThrow('2021-01-01')
    expect(() => nextWorkingDay(workingDayCoverage.to)).toThrow(OutsideWorkingDayCalendar)
    expect(() => addWorkingDays('2026-12-24', 5)).toThrow(OutsideWorkingDayCalendar)
    expect(() => isWorkingDay('2022-02-30')).toThrow(NotADay)
    expect(() => addWorkingDays('2022-04-01', -1)).toThrow(RangeError)
  })

  test('from 2025 New Year’s Eve and 2 May are days off', () => {
    expect(isWorkingDay('2025-01-28')).toBe(false)
    expect(isWorkingDay('2025-05-02')).toBe(false)
    expect(isWorkingDay('2026-02-14')).toBe(true)
    expect(isWorkingDay('2026-10-10')).toBe(true)
    expect(isWorkingDay('2022-12-31')).toBe(false)
  })

  test('Civil Code 200–204: the first day is not counted, and a last day nobody works on moves on', () => {
    expect(lastDayOfPeriod('2022-09-24', { days: 7 })).toBe('2022-10-08')
    expect(lastDayOfPeriod('2022-04-01', { days: 10 })).toBe('2022-04-11')
    expect(lastDayOfPeriod('2022-01-31', { months: 1 })).toBe('2022-02-28')
    expect(lastDayOfPeriod('2022-09-01', { months: 1 })).toBe('2022-10-08')
    expect(lastDayOfPeriod('2024-02-29', { years: 1 })).toBe('2025-02-28')
    expect(workingDayOnOrAfter('2022-04-02')).toBe('2022-04-02')
    expect(nextWorkingDay('2022-04-02')).toBe('2022-04-06')
  })

  test('adding working days one by one or at once is the same', () => {
    const inside = fc.integer({ min: 0, max: 1900 }).map(n => addDays('2021-01-01', n))
    fc.assert(
      fc.property(inside, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), (day, a, b) => {
        expect(addWorkingDays(addWorkingDays(day, a), b)).toBe(addWorkingDays(day, a + b))
        expect(workingDaysBetween(day, addWorkingDays(day, a))).toBe(a)
      }),
    )
  })
})

describe('time really trained', () => {
  test('a year from 1 July to 30 June is twelve months', () => {
    expect(monthsAndDays({ from: '2022-07-01', to: '2023-06-30' })).toEqual({ months: 12, days: 0 })
    expect(monthsAndDays({ from: '2022-07-05', to: '2023-01-16' })).toEqual({ months: 6, days: 12 })
    expect(monthsAndDays({ from: '2022-07-05', to: '2022-07-05' })).toEqual({ months: 0, days: 1 })
    expect(monthsAndDays({ from: '2022-07-05', to: '2022-07-04' })).toEqual({ months: 0, days: 0 })
  })

  test('leave that overlaps is counted once, and leave outside the span not at all', () => {
    const months = daysByMonth({ from: '2022-07-05', to: '2022-09-10' }, [
      { from: '2022-07-30', to: '2022-08-02' },
      { from: '2022-08-02', to: '2022-08-03' },
      { from: '2022-09-09', to: '2022-09-20' },
      { from: '2022-06-01', to: '2022-07-05' },
    ])
    expect(months).toEqual([
      { month: '2022-07', lengthDays: 31, insideDays: 27, leaveDays: 3 },
      { month: '2022-08', lengthDays: 31, insideDays: 31, leaveDays: 3 },
      { month: '2022-09', lengthDays: 30, insideDays: 10, leaveDays: 2 },
    ])
    expect(daysByMonth({ from: '2022-09-10', to: '2022-09-09' })).toEqual([])
  })

  test('the days of the months add up to the days of the span', () => {
    const spans = fc
      .tuple(ordinals, fc.integer({ min: 0, max: 900 }))
      .map(([start, length]) => ({ from: isoOf(start), to: isoOf(start + length) }))
    fc.assert(
      fc.property(spans, fc.array(spans, { maxLength: 4 }), (span, leaves) => {
        const months = daysByMonth(span, leaves)
        expect(months.reduce((total, month) => total + month.insideDays, 0)).toBe(spanDays(span))
        const away = Array.from({ length: spanDays(span) }, (_, i) => addDays(span.from, i)).filter(day =>
          leaves.some(l => day >= l.from && day <= l.to),
        )
        expect(months.reduce((total, month) => total + month.leaveDays, 0)).toBe(away.length)
        expect(mergeSpans(leaves).reduce((total, leave) => total + spanDays(leave), 0)).toBe(
          new Set(leaves.flatMap(l => Array.from({ length: spanDays(l) }, (_, i) => addDays(l.from, i)))).size,
        )
      }),
      { numRuns: 50 },
    )
  })
})

test('an answer day counts working days where the holidays are known, and weekdays where they are not', () => {
  expect(answerDay('2022-04-01', 5)).toBe('2022-04-11')
  expect([areWorkingDaysKnown(workingDayCoverage.to, 0), areWorkingDaysKnown(workingDayCoverage.to, 1)]).toEqual([true, false])
  expect(answerDay('2030-01-04', 5)).toBe('2030-01-11')
  expect(answerDay('2030-01-04', 0)).toBe('2030-01-04')
})
