/** Money in whole fen: amounts are safe integers outside and bigint inside, so nothing is ever lost to a fraction. */
import { z } from 'zod'

/** An amount in fen as JSON carries it: an integer within ±(2^53 − 1). */
export const Fen = z.int()
export type Fen = z.infer<typeof Fen>

/** A value that is no amount of money: more than two decimals, words, a broken number. `found` is the value. */
export class NotAnAmount extends RangeError {
  override readonly name = 'NotAnAmount'
  readonly found: string
  constructor(found: string | number) {
    super(`'${found}' is not an amount in yuan with at most two decimals`)
    this.found = String(found)
  }
}

/** A sum beyond 2^53 − 1 fen, about ninety million million yuan: certainly a mistake. */
export class AmountTooLarge extends RangeError {
  override readonly name = 'AmountTooLarge'
  constructor(found: bigint) {
    super(`${found} fen is beyond the largest amount that can be kept exactly`)
  }
}

const big = (fen: Fen): bigint => {
  if (!Number.isSafeInteger(fen)) throw new NotAnAmount(fen)
  return BigInt(fen)
}

const kept = (fen: bigint): Fen => {
  const amount = Number(fen)
  if (!Number.isSafeInteger(amount)) throw new AmountTooLarge(fen)
  return amount
}

const magnitude = (n: bigint): bigint => (n < 0n ? -n : n)

/**
 * Yuan as typed or as a number, to fen, exactly: '33,000', '33000.5', 600, '¥ 0.05'. At most two decimals; thousands marked properly or not at all.
 * Throws NotAnAmount that names the value (0.1 + 0.2 is refused: it has seventeen decimals), AmountTooLarge.
 */
export const yuan = (value: string | number): Fen => {
  const match = /^(-?)[¥￥]?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/u.exec(String(value).trim())
  if (match === null) throw new NotAnAmount(value)
  const [, sign = '', whole = '0', decimals = ''] = match
  const fen = BigInt(whole.replace(/,/g, '')) * 100n + BigInt(decimals.padEnd(2, '0'))
  return kept(sign === '-' ? -fen : fen)
}

/** The sum; 0 of none. Throws NotAnAmount for a broken amount, AmountTooLarge. */
export const addFen = (...amounts: readonly Fen[]): Fen => kept(amounts.reduce((total, fen) => total + big(fen), 0n))

/** What is left of `from` when `amount` is taken away; may be negative. */
export const subtractFen = (from: Fen, amount: Fen): Fen => kept(big(from) - big(amount))

/** How a part of a fen is dropped: half and more up (四舍五入, away from zero), always towards zero, or always away from it. */
export type Rounding = 'halfUp' | 'down' | 'up'

const divided = (n: bigint, by: bigint, rounding: Rounding): bigint => {
  const negative = n < 0n !== by < 0n
  const [top, bottom] = [magnitude(n), magnitude(by)]
  const [whole, rest] = [top / bottom, top % bottom]
  const up = rounding === 'up' ? rest > 0n : rounding === 'halfUp' && rest * 2n >= bottom
  const result = up ? whole + 1n : whole
  return negative ? -result : result
}

/**
 * `fen` × `numerator` ÷ `denominator`, rounded once, at the end: 600 yuan for 12 of 31 days is multiplyFen(60_000, 12, 31). Whole numbers only.
 * Throws RangeError for a denominator of 0, NotAnAmount for anything not whole, AmountTooLarge.
 */
export const multiplyFen = (fen: Fen, numerator: number, denominator = 1, rounding: Rounding = 'halfUp'): Fen => {
  if (denominator === 0) throw new RangeError('an amount cannot be divided by 0')
  return kept(divided(big(fen) * big(numerator), big(denominator), rounding))
}

const greater = (a: bigint, b: bigint): number => (a === b ? 0 : a > b ? -1 : 1)

/**
 * An amount split by weights so that the parts add up to it exactly: each gets its whole share, and the fen left over go to the largest remainders, of
 * equal ones to the greater weight, so that the order in which they stand changes nobody's part; of equal weights the earlier ones come first. Throws RangeError when there is nothing to split by (no weight, a negative one, or all 0).
 */
export const splitFen = (fen: Fen, weights: readonly number[]): readonly Fen[] => {
  const shares = weights.map(big)
  const total = shares.reduce((sum, weight) => sum + weight, 0n)
  if (total === 0n || shares.some(weight => weight < 0n)) throw new RangeError('an amount is split by weights of 0 or more, not all 0')
  const amount = magnitude(big(fen))
  const parts = shares.map((weight, at) => ({ at, whole: (amount * weight) / total, rest: (amount * weight) % total, weight }))
  const left = amount - parts.reduce((sum, part) => sum + part.whole, 0n)
  const order = [...parts].sort((a, b) => greater(a.rest, b.rest) || greater(a.weight, b.weight) || a.at - b.at)
  const lucky = new Set(order.slice(0, Number(left)).map(part => part.at))
  const sign = fen < 0 ? -1n : 1n
  return parts.map(part => kept(sign * (part.whole + (lucky.has(part.at) ? 1n : 0n))))
}

/** An amount to read: '¥ 33,000.00', '-¥ 0.05'. The same in Chinese and English. */
export const formatYuan = (fen: Fen): string => {
  const amount = magnitude(big(fen))
  const whole = String(amount / 100n).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${fen < 0 ? '-' : ''}¥ ${whole}.${String(amount % 100n).padStart(2, '0')}`
}

/** An amount as a plain decimal for sheets and machines: '33000.00'. */
export const decimalYuan = (fen: Fen): string => formatYuan(fen).replace(/[¥ ,]/g, '')

const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const
const digit = (n: number): string => digits[n] ?? ''

/** One group of four digits, with 零 between but not at its ends. */
const group = (n: number): string => {
  const read = ['仟', '佰', '拾', ''].reduce((text, unit, i) => {
    const d = Math.floor(n / 10 ** (3 - i)) % 10
    return text + (d === 0 ? '零' : digit(d) + unit)
  }, '')
  return read.replace(/零+/g, '零').replace(/^零|零$/g, '')
}

/** A whole number in capitals: below a myriad by digits, then by 万, then by 亿, with one 零 where a part does not fill its places. */
const capitals = (n: number): string => {
  if (n < 10_000) return group(n)
  const [size, unit] = n < 100_000_000 ? [10_000, '万'] : [100_000_000, '亿']
  const [high, low] = [Math.floor(n / size), n % size]
  const gap = low > 0 && low < size / 10 ? '零' : ''
  return capitals(high) + unit + gap + capitals(low)
}

/**
 * An amount in the capitals that vouchers carry (正确填写票据和结算凭证的基本规定): 叁万叁仟元整, 壹仟陆佰捌拾元零叁角贰分, 伍分. 整 stands
 * after 元 and 角, never after 分. Negative amounts begin with 负.
 */
export const financialCapitals = (fen: Fen): string => {
  const amount = magnitude(big(fen))
  const [whole, jiao, cents] = [Number(amount / 100n), Number((amount / 10n) % 10n), Number(amount % 10n)]
  if (amount === 0n) return '零元整'
  const head = `${fen < 0 ? '负' : ''}${whole === 0 ? '' : `${capitals(whole)}元`}`
  if (jiao === 0 && cents === 0) return `${head}整`
  const zero = whole > 0 && (jiao === 0 || whole % 10 === 0) ? '零' : ''
  return `${head}${zero}${jiao === 0 ? '' : `${digit(jiao)}角`}${cents === 0 ? '整' : `${digit(cents)}分`}`
}
