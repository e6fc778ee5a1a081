/** The unified social credit code of GB 32100-2015: eighteen characters that name a legal person or other organisation. */

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2] as const
const organisationAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The code as it is stored: half-width, upper-case, without spaces. Judges nothing. */
export const normaliseCreditCode = (typed: string): string =>
  typed
    .replace(/[\s\u200b-\u200f\u2060\ufeff]/gu, '')
    .replace(/[！-～]/gu, c => String.fromCodePoint((c.codePointAt(0) ?? 0) - 0xfee0))
    .toUpperCase()

/** The check character of the first seventeen (GB 32100 annex A). Throws RangeError when a character is not of the code's alphabet. */
export const creditCodeCheck = (seventeen: string): string => {
  if (seventeen.length !== 17 || [...seventeen].some(c => !alphabet.includes(c)))
    throw new RangeError('GB 32100: seventeen characters are wanted')
  const sum = weights.reduce((total, weight, i) => total + weight * alphabet.indexOf(seventeen.charAt(i)), 0)
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

/** True for a code of the right shape whose check character agrees, however it was typed. The division inside may be an old one. */
export const isCreditCode = (typed: string): boolean => {
  const code = normaliseCreditCode(typed)
  return /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/.test(code) && creditCodeCheck(code.slice(0, 17)) === code[17]
}

/** What an office needs to know of a code: 11 organs of state, 12 public institutions, 91 enterprises; others are 'other'. */
export const organisationKindOf = (code: string): 'stateOrgan' | 'publicInstitution' | 'enterprise' | 'other' => {
  if (code.startsWith('11')) return 'stateOrgan'
  if (code.startsWith('12')) return 'publicInstitution'
  return code.startsWith('91') ? 'enterprise' : 'other'
}

/** The check character of an eight-character organisation code (GB 11714-1997). */
const organisationCheck = (eight: string): string => {
  const sum = organisationWeights.reduce((total, weight, i) => total + weight * organisationAlphabet.indexOf(eight.charAt(i)), 0)
  const rest = 11 - (sum % 11)
  if (rest === 10) return 'X'
  return rest === 11 ? '0' : String(rest)
}

/**
 * A well-formed code for an invented unit: `kind` two characters ('12' a public institution), `division` six digits, `serial` 0 to 9,999,999.
 * Throws RangeError when the parts make no code.
 */
export const makeCreditCode = (parts: { readonly kind: string; readonly division: string; readonly serial: number }): string => {
  if (!Number.isInteger(parts.serial) || parts.serial < 0 || parts.serial > 9_999_999)
    throw new RangeError(`serial ${parts.serial} is not 0 to 9999999`)
  const eight = `M${String(parts.serial).padStart(7, '0')}`
  const seventeen = `${parts.kind}${parts.division}${eight}${organisationCheck(eight)}`
  const code = seventeen + creditCodeCheck(seventeen)
  if (!isCreditCode(code)) throw new RangeError('no social credit code has these parts')
  return code
}
