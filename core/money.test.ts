// Whole fen: read, added, split and written without losing one.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  AmountTooLarge,
  addFen,
  decimalYuan,
  Fen,
  financialCapitals,
  formatYuan,
  multiplyFen,
  NotAnAmount,
  splitFen,
  subtractFen,
  yuan,
} from './money.ts'

const largest = Number.MAX_SAFE_INTEGER
const fens = fc.integer({ min: -largest, max: largest })
const smaller = fc.integer({ min: -(10 ** 12), max: 10 ** 12 })

test('0.1 the budget of 2022: forty outside and forty inside cost 2,440,000 yuan', () => {
  const tuition = addFen(multiplyFen(yuan(33_000), 40), multiplyFen(yuan(16_000), 40))
  const living = addFen(multiplyFen(yuan(600), 40 * 12), multiplyFen(yuan(400), 40 * 12))
  expect(tuition).toBe(yuan('1,960,000'))
  expect(living).toBe(yuan('480,000'))
  expect(formatYuan(addFen(tuition, living))).toBe('¥ 2,440,000.00')
})

test('yuan become fen exactly, or not at all', () => {
  expect(yuan('33,000')).toBe(3_300_000)
  expect(yuan('¥ 0.05')).toBe(5)
  expect(yuan(600.5)).toBe(60_050)
  expect(yuan('-1.10')).toBe(-110)
  expect(yuan(1.1)).toBe(110)
  expect(yuan('90071992547409.91')).toBe(largest)
  for (const wrong of [
    '',
    '1.234',
    '1,00',
    '1e3',
    '12,34.5',
    'abc',
    '１',
    '1.',
    '.5',
    0.1 + 0.2,
    Number.NaN,
    1e21,
    Number.POSITIVE_INFINITY,
  ]) {
    expect(() => yuan(wrong)).toThrow(NotAnAmount)
  }
  expect(() => yuan('1.234')).toThrow("'1.234'")
  expect(() => yuan('90071992547409.92')).toThrow(AmountTooLarge)
})

test('reading what was written gives the amount back', () => {
  fc.assert(
    fc.property(fens, fen => {
      expect(yuan(decimalYuan(fen))).toBe(fen)
      expect(yuan(formatYuan(fen))).toBe(fen)
    }),
  )
  expect(formatYuan(3_300_000)).toBe('¥ 33,000.00')
  expect(formatYuan(-5)).toBe('-¥ 0.05')
  expect(decimalYuan(123_456_789)).toBe('1234567.89')
})

test('R08 a sum is exact or refused, whatever the order', () => {
  fc.assert(
    fc.property(fc.array(fens, { maxLength: 6 }), amounts => {
      const oracle = amounts.reduce((total, fen) => total + BigInt(fen), 0n)
      if (oracle > BigInt(largest) || oracle < BigInt(-largest)) expect(() => addFen(...amounts)).toThrow(AmountTooLarge)
      else expect(BigInt(addFen(...amounts))).toBe(oracle)
    }),
  )
  expect(addFen(largest, 1, -1)).toBe(largest)
  expect(() => addFen(largest, 1)).toThrow(AmountTooLarge)
  expect(() => addFen(0.5)).toThrow(NotAnAmount)
  expect(() => subtractFen(-largest, 1)).toThrow(AmountTooLarge)
  expect(subtractFen(100, 250)).toBe(-150)
})

test('a part of an amount is rounded once: half a fen and more goes up', () => {
  expect(multiplyFen(60_000, 12, 31)).toBe(23_226)
  expect(multiplyFen(60_000, 12, 31, 'down')).toBe(23_225)
  expect(multiplyFen(60_000, 12, 31, 'up')).toBe(23_226)
  expect(multiplyFen(1, 1, 2)).toBe(1)
  expect(multiplyFen(-1, 1, 2)).toBe(-1)
  expect(multiplyFen(5, 1, 3, 'up')).toBe(2)
  expect(multiplyFen(9, 1, 3, 'up')).toBe(3)
  expect(multiplyFen(largest, largest, largest)).toBe(largest)
  expect(() => multiplyFen(largest, 2)).toThrow(AmountTooLarge)
  expect(() => multiplyFen(100, 1, 0)).toThrow(RangeError)
  expect(() => multiplyFen(100, 0.5)).toThrow(NotAnAmount)
})

test('rounding half up is never more than half a fen away, and exactly half goes away from zero', () => {
  fc.assert(
    fc.property(smaller, fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 1000 }), (fen, numerator, denominator) => {
      const exact = BigInt(fen) * BigInt(numerator)
      const twiceOff = 2n * (BigInt(multiplyFen(fen, numerator, denominator)) * BigInt(denominator) - exact)
      expect(twiceOff <= BigInt(denominator) && twiceOff >= -BigInt(denominator)).toBe(true)
      if (twiceOff === BigInt(denominator)) expect(fen).toBeGreaterThan(0)
      if (twiceOff === -BigInt(denominator)) expect(fen).toBeLessThan(0)
    }),
  )
})

test('the parts of a split add up, and none is a whole fen away from its share', () => {
  const weights = fc
    .array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 12 })
    .filter(list => list.some(weight => weight > 0))
  fc.assert(
    fc.property(fens, weights, (fen, list) => {
      const parts = splitFen(fen, list)
      const total = list.reduce((sum, weight) => sum + BigInt(weight), 0n)
      expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(fen))
      for (const [i, part] of parts.entries()) {
        const off = BigInt(part) * total - BigInt(fen) * BigInt(list[i] ?? 0)
        expect(off < total && off > -total).toBe(true)
      }
    }),
  )
  expect(splitFen(100, [1, 1, 1])).toEqual([34, 33, 33])
  expect(splitFen(-100, [1, 1, 1])).toEqual([-34, -33, -33])
  expect(splitFen(10, [1, 0, 2])).toEqual([3, 0, 7])
  expect(() => splitFen(10, [])).toThrow(RangeError)
  expect(() => splitFen(10, [0, 0])).toThrow(RangeError)
  expect(() => splitFen(10, [2, -1])).toThrow(RangeError)
})

test('the examples of the rules for vouchers, in capitals', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['33000', '叁万叁仟元整'],
    ['1409.50', '壹仟肆佰零玖元伍角整'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['1680.32', '壹仟陆佰捌拾元零叁角贰分'],
    ['107000.53', '壹拾万柒仟元零伍角叁分'],
    ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '叁佰贰拾伍元零肆分'],
    ['0.05', '伍分'],
    ['0.50', '伍角整'],
    ['0', '零元整'],
    ['10', '壹拾元整'],
    ['100400', '壹拾万零肆佰元整'],
    ['10004000', '壹仟万肆仟元整'],
    ['100000001', '壹亿零壹元整'],
    ['100010000', '壹亿零壹万元整'],
    ['2440000', '贰佰肆拾肆万元整'],
    ['-600', '负陆佰元整'],
    ['90071992547409.91', '玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖元玖角壹分'],
  ]
  for (const [amount, words] of cases) expect([amount, financialCapitals(yuan(amount))]).toEqual([amount, words])
})

/** Reads capitals back by value, knowing nothing of how they are written. */
const worthOf = (words: string): bigint => {
  const units: Readonly<Record<string, bigint>> = { 拾: 10n, 佰: 100n, 仟: 1000n }
  const whole = (text: string): bigint => {
    for (const [mark, size] of [
      ['亿', 100_000_000n],
      ['万', 10_000n],
    ] as const) {
      const at = text.lastIndexOf(mark)
      if (at >= 0) return whole(text.slice(0, at)) * size + whole(text.slice(at + 1))
    }
    let [total, last] = [0n, 0n]
    for (const c of text) {
      const d = '零壹贰叁肆伍陆柒捌玖'.indexOf(c)
      if (d >= 0) last = BigInt(d)
      else {
        total += last * (units[c] ?? 0n)
        last = 0n
      }
    }
    return total + last
  }
  const [, sign = '', head = '', jiao = '零', cents = '零'] = /^(负?)(?:(.+)元)?零?(?:(.)角)?(?:(.)分)?整?$/u.exec(words) ?? []
  const fen = whole(head) * 100n + whole(jiao) * 10n + whole(cents)
  return sign === '负' ? -fen : fen
}

test('capitals name every amount by its own value, with never two 零 together', () => {
  fc.assert(
    fc.property(fc.oneof(fens, smaller, fc.integer({ min: 0, max: 200_000 })), fen => {
      const words = financialCapitals(fen)
      expect(worthOf(words)).toBe(BigInt(fen))
      expect(words).not.toMatch(/零零|零[拾佰仟万亿角]/u)
    }),
    { numRuns: 1000 },
  )
})

test('only whole safe numbers are amounts', () => {
  expect(Fen.safeParse(100).success).toBe(true)
  for (const wrong of [1.5, 2 ** 53, '100', null]) expect(Fen.safeParse(wrong).success).toBe(false)
})
