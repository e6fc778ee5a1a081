/** The code of a row in a parcel: which parcel, which person, and a letter that tells a slip of the hand from both. It says nothing of the person. */

/** Thirty-one letters, none of which is taken for another: with a prime, one wrong letter and two that changed places are always told. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXY'
const length = 8

const checkOf = (body: string): string => {
  const sum = [...body].reduce((so, letter, i) => so + (i + 1) * letters.indexOf(letter), 0)
  return letters.charAt(sum % letters.length)
}

/** `chance` is hexadecimal, forty bits or more: 'R2-XK4M9Q2TC' for the second parcel. */
export const rowCode = (parcel: number, chance: string): string => {
  let rest = BigInt(`0x${chance}`)
  let body = ''
  while (body.length < length) {
    body += letters.charAt(Number(rest % BigInt(letters.length)))
    rest /= BigInt(letters.length)
  }
  return `R${parcel}-${body}${checkOf(body)}`
}

/** A code as somebody typed it, with the letters that are easily mistaken set right; undefined when it can't be one. */
export const findRowCode = (typed: string): string | undefined => {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s'’]/g, '')
    .replace(/[－—–]/g, '-')
  const [, parcel, rest] = /^R(\d{1,4})-?(\w{9})$/.exec(plain) ?? []
  if (parcel === undefined || rest === undefined) return undefined
  const code = rest.replace(/O/g, '0').replace(/[IL]/g, '1').replace(/Z/g, '2')
  const body = code.slice(0, length)
  return [...code].every(letter => letters.includes(letter)) && checkOf(body) === code.slice(length)
    ? `R${Number(parcel)}-${code}`
    : undefined
}
