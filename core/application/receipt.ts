/** The number of a receipt: short enough to be read out, worked out from the entry that handed the form in, so that nobody has to give numbers out. */

/** Crockford's 32 signs: no I, L, O or U, which are taken for others. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const checkSigns = 31
const taken: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' }

const checkOf = (digits: readonly number[]) => signs[digits.reduce((sum, digit, i) => sum + (i + 1) * digit, 0) % checkSigns] ?? ''

/** '7K3M9-QXD4P-6' from an entry's hash: its first fifty bits in ten signs, and a sign that shows a mistyped one. */
export const receiptNumber = (hash: string): string => {
  let rest = BigInt(`0x${hash.slice(0, 13)}`) >> 2n
  const digits: number[] = []
  for (let i = 0; i < 10; i += 1) {
    digits.unshift(Number(rest & 31n))
    rest >>= 5n
  }
  const text = digits.map(digit => signs[digit]).join('')
  return `${text.slice(0, 5)}-${text.slice(5)}-${checkOf(digits)}`
}

/** The beginnings, in hexadecimal, that the hash of the entry may have; none when the number was mistyped. */
export const hashesOf = (typed: string): readonly string[] => {
  const text = [...typed.toUpperCase().replace(/[\s-]/g, '')].map(sign => taken[sign] ?? sign)
  const digits = text.map(sign => signs.indexOf(sign))
  if (digits.length !== 11 || digits.includes(-1) || checkOf(digits.slice(0, 10)) !== text[10]) return []
  const bits = digits.slice(0, 10).reduce((sum, digit) => (sum << 5n) | BigInt(digit), 0n)
  return [0n, 1n, 2n, 3n].map(low => ((bits << 2n) | low).toString(16).padStart(13, '0'))
}
