// Roundings against exact fractions: a million with TEPEI_ROUNDINGS=1000000, a part of them each time.
import { expect, test } from 'vitest'
import { figure } from '../test/faults/figures.ts'
import { multiplyFen, splitFen } from './money.ts'

const roundings = Number(process.env.TEPEI_ROUNDINGS ?? 60_000)
const most = 9_007_199_254_740_991

/** The state is a number of 32 bits, so that a failure is told again by its seed. */
const diceOf = (seed: number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return (state >>> 0) / 2 ** 32
  }
}
const seed = Number(process.env.TEPEI_ROUNDINGS_SEED ?? 81)
const dice = diceOf(seed)
const upTo = (limit: number) => Math.floor(dice() * limit)
/** Small and great ones alike, now and then the greatest. */
const someFen = () => (dice() < 0.02 ? most - upTo(3) : Math.floor(dice() * 2 ** (dice() * 53)))
const someWeights = (): readonly number[] => {
  const count = 2 + upTo(5)
  const kind = dice()
  if (kind < 0.4) return Array.from({ length: count }, () => 1 + upTo(5))
  if (kind < 0.8) return Array.from({ length: count }, () => upTo(10_001)).map((weight, i) => (i === 0 ? weight + 1 : weight))
  return Array.from({ length: count }, () => 1 + Math.floor(dice() * 2 ** (dice() * 53)))
}
const shuffled = (all: readonly number[]) => {
  const order = [...all]
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = upTo(i + 1)
    const [a, b] = [order[i] ?? 0, order[j] ?? 0]
    order[i] = b
    order[j] = a
  }
  return order
}

/** What is wrong with a split, said by fractions that are never rounded; undefined where nothing is. */
const wrongIn = (fen: number, weights: readonly number[], parts: readonly number[]): string | undefined => {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (parts.reduce((sum, part) => sum + BigInt(part), 0n) !== BigInt(fen)) return 'the parts are not the whole'
  const rests = weights.map((weight, i) => ({ up: BigInt(parts[i] ?? 0) * total - BigInt(fen) * BigInt(weight), weight }))
  if (rests.some(({ up }) => up >= total || up <= -total)) return 'a part is off by a fen'
  // Whoever got a fen more than their whole share left at least as much over as whoever did not.
  const over = rests.filter(({ up }) => up > 0n).map(({ up }) => total - up)
  const under = rests.filter(({ up }) => up <= 0n).map(({ up }) => -up)
  if (over.some(rest => under.some(other => other > rest))) return 'a fen went to a smaller remainder'
  return undefined
}
const byWeight = (weights: readonly number[], parts: readonly number[]) =>
  weights.map((weight, i) => [weight, parts[i] ?? 0] as const).sort(([a, x], [b, y]) => a - b || x - y)

test('F22 8.1 shares sum to the whole, none is off by a fen, the largest remainders get what is left, and their order changes nothing', () => {
  for (let i = 0; i < roundings; i += 1) {
    const [fen, weights] = [someFen(), someWeights()]
    const parts = splitFen(fen, weights)
    const wrong = wrongIn(fen, weights, parts)
    if (wrong) throw new Error(`${wrong}: ${fen} by ${weights} is ${parts}`)
    const other = shuffled(weights)
    expect(JSON.stringify(byWeight(other, splitFen(fen, other)))).toBe(JSON.stringify(byWeight(weights, parts)))
  }
  figure({ id: 'F22', what: 'splits that lost a fen, were off by one, or hung on the order', seed: String(seed), n: roundings, wrong: 0 })
}, 600_000)

test('F22 8.3 a part of a month is the nearest fen to the exact fraction, a half away from nothing', () => {
  for (let i = 0; i < roundings; i += 1) {
    const denominator = 1 + upTo(dice() < 0.7 ? 62 : 100_000)
    const numerator = upTo(denominator + 1)
    const fen = someFen()
    const off = 2n * (BigInt(multiplyFen(fen, numerator, denominator)) * BigInt(denominator) - BigInt(fen) * BigInt(numerator))
    if (off > BigInt(denominator) || off <= -BigInt(denominator)) throw new Error(`${fen} × ${numerator} ÷ ${denominator} is off`)
    expect(multiplyFen(-fen, numerator, denominator) + multiplyFen(fen, numerator, denominator)).toBe(0)
  }
  figure({ id: 'F22', what: 'parts of a sum that were not the nearest fen', seed: String(seed), n: roundings, wrong: 0 })
}, 600_000)

test('8.1 the checks see what is wrong: a fen too many, one from a smaller remainder, one that order moved', () => {
  expect(wrongIn(100, [1, 1, 1], [34, 33, 33])).toBeUndefined()
  expect(wrongIn(100, [1, 1, 1], [34, 34, 33])).toBe('the parts are not the whole')
  expect(wrongIn(100, [1, 1, 1], [35, 33, 32])).toBe('a part is off by a fen')
  expect(wrongIn(10, [1, 2, 3], [2, 3, 5])).toBeUndefined()
  expect(wrongIn(10, [1, 2, 3], [1, 4, 5])).toBe('a fen went to a smaller remainder')
})
