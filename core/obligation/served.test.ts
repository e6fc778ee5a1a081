// Months of service: each day once, none that was paused, read off by the calendar. Checked against counting day by day.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, type DaySpan, daysBetween, fullMonthsBetween } from '../calendar.ts'
import { countedDays, fullOn, monthsServed } from './served.ts'
import { unserved } from './unserved.ts'

const start = '2022-09-01'
const day = fc.integer({ min: 0, max: 2600 }).map(n => addDays(start, n))
const span = fc.tuple(day, fc.integer({ min: 0, max: 700 })).map(([from, days]): DaySpan => ({ from, to: addDays(from, days) }))
const service = fc.record({
  certificates: fc.array(span, { maxLength: 6 }),
  pauses: fc.array(span, { maxLength: 4 }),
  consecutive: fc.boolean(),
})

const has = (spans: readonly DaySpan[], on: string) => spans.some(s => s.from <= on && on <= s.to)
const everyDay = (from: string, to: string) => Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i))

/** The slow way: walk the calendar, start anew after a break where the service must be consecutive. */
const byWalking = ({
  certificates,
  pauses,
  consecutive,
}: {
  readonly certificates: readonly DaySpan[]
  readonly pauses: readonly DaySpan[]
  readonly consecutive: boolean
}) => {
  let [counted, waiting]: [string[], boolean] = [[], false]
  for (const on of everyDay(start, addDays(start, 4100))) {
    const [certified, paused] = [has(certificates, on), has(pauses, on)]
    if (!certified && !paused) waiting = counted.length > 0
    if (certified && !paused) {
      if (consecutive && waiting) counted = []
      waiting = false
      counted.push(on)
    }
  }
  return counted
}

describe('the days that count', () => {
  test('are those certified and not paused, each once, and after a break only the new ones', () => {
    fc.assert(
      fc.property(service, s => {
        const days = countedDays(s).flatMap(({ from, to }) => everyDay(from, to))
        expect(days).toEqual(byWalking(s))
      }),
      { numRuns: 150 },
    )
  })

  test('make the same months in whatever order and pieces they are certified', () => {
    fc.assert(
      fc.property(service, s => {
        const whole = monthsServed(s)
        expect(monthsServed({ ...s, certificates: [...s.certificates].reverse() })).toBe(whole)
        expect(monthsServed({ ...s, certificates: [...s.certificates, ...s.certificates] })).toBe(whole)
      }),
    )
  })

  test('are never fewer for one more certificate, where a break may be', () => {
    fc.assert(
      fc.property(service, span, (s, more) => {
        const [before, after] = [s, { ...s, certificates: [...s.certificates, more] }].map(x => monthsServed({ ...x, consecutive: false }))
        // A first day that moves changes where months begin, by less than a month.
        expect(after ?? 0).toBeGreaterThanOrEqual((before ?? 0) - 1)
      }),
    )
  })
})

describe('months', () => {
  const one = (from: string, to: string, pauses: readonly DaySpan[] = [], consecutive = true) => ({
    certificates: [{ from, to }],
    pauses,
    consecutive,
  })

  test('served in one piece are those of the calendar, whatever day they begin on', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 96 }), (from, months) => {
        const to = addDays(addMonths(from, months), -1)
        expect(monthsServed(one(from, to))).toBe(months)
        if (months > 0) expect(monthsServed(one(from, addDays(to, -1)))).toBe(months - 1)
      }),
    )
  })

  test('begun on 31 January or on 29 February end with the month', () => {
    expect(monthsServed(one('2024-01-31', '2024-02-28'))).toBe(1)
    expect(monthsServed(one('2023-01-31', '2023-02-27'))).toBe(1)
    expect(monthsServed(one('2024-02-29', '2025-02-27'))).toBe(12)
    expect(monthsServed(one('2024-02-29', '2025-02-26'))).toBe(11)
  })

  test('are full later by each day of a pause, and by no more', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 72 }),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 3000 }),
        (from, owed, away, offset) => {
          const without = fullOn(one(from, from, []), owed, from)
          const inside = addDays(from, offset % Math.max(1, daysBetween(from, without)))
          const pause = { from: inside, to: addDays(inside, away - 1) }
          const withPause = fullOn({ certificates: [], pauses: [pause], consecutive: true }, owed, from)
          expect(withPause).toBe(addDays(without, away))
          expect(monthsServed(one(from, withPause, [pause]))).toBe(
            inside === from ? fullMonthsBetween(addDays(from, away), addDays(withPause, 1)) : owed,
          )
        },
      ),
    )
  })

  test('that are full are full on the same day, told before or after', () => {
    fc.assert(
      fc.property(service, fc.integer({ min: 1, max: 60 }), (s, owed) => {
        const days = byWalking(s)
        const [first] = days
        if (first === undefined || monthsServed(s) < owed) return
        expect(fullOn(s, owed, start)).toBe(days[daysBetween(first, addMonths(first, owed)) - 1])
      }),
      { numRuns: 150 },
    )
  })
})

describe('what was not served', () => {
  test('and what was are together what is owed', () => {
    fc.assert(
      fc.property(service, fc.integer({ min: 1, max: 96 }), (s, owedMonths) => {
        const { part, of } = unserved({ ...s, owedMonths }, 'month')
        expect(of).toBe(owedMonths)
        expect(part + Math.min(owedMonths, monthsServed(s))).toBe(owedMonths)
      }),
    )
  })

  test('is never less by years than by months, and nothing once all is served', () => {
    fc.assert(
      fc.property(service, fc.integer({ min: 1, max: 96 }), (s, owedMonths) => {
        const [months, years] = [unserved({ ...s, owedMonths }, 'month'), unserved({ ...s, owedMonths }, 'year')]
        expect(years.part / years.of).toBeGreaterThanOrEqual(months.part / months.of)
        expect(years.part === 0).toBe(months.part === 0)
      }),
    )
  })

  test('after thirty of sixty months is half by months, and three years of five by years', () => {
    const s = { certificates: [{ from: '2022-09-05', to: '2025-03-04' }], pauses: [], consecutive: true, owedMonths: 60 }
    expect(unserved(s, 'month')).toEqual({ part: 30, of: 60, unit: 'month' })
    expect(unserved(s, 'year')).toEqual({ part: 3, of: 5, unit: 'year' })
  })
})
