/** The citizen identity number of GB 11643-1999, and the residence permits that share its eighteen characters and its check character. */

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const checkCharacters = '10X98765432'
const earliestYear = 1800

/** Whose card it is, by the first digit: 8 is the permit of residents from Hong Kong, Macao and Taiwan, 9 the foreigner's permanent one. */
export type CardKind = 'citizen' | 'hongKongMacaoTaiwanResident' | 'foreignPermanentResident'
export type CardSex = '1' | '2'

/** Why a text is not such a number. `old15` is the number of the first generation of cards, invalid since 2013. */
export type CitizenNumberFault = 'empty' | 'old15' | 'length' | 'characters' | 'division' | 'birthDate' | 'checkCharacter'

/** What the number itself says. `division` is where it was first issued, by the codes of that day: it tells neither home nor workplace. */
export type CitizenNumber = {
  readonly ok: true
  readonly number: string
  readonly kind: CardKind
  readonly division: string
  readonly birthDate: string
  readonly sex: CardSex
}

/**
 * The number as it is stored: full-width digits and letters made half-width, every space and invisible mark removed, x made X.
 * Takes any text and judges nothing.
 */
export const normaliseCitizenNumber = (typed: string): string =>
  typed
    .replace(/[\s\u200b-\u200f\u2060\ufeff]/gu, '')
    .replace(/[０-９Ｘｘ]/gu, c => String.fromCodePoint((c.codePointAt(0) ?? 0) - 0xfee0))
    .toUpperCase()

/** The check character of seventeen digits (ISO 7064 MOD 11-2, as GB 11643 sets it out): '0' to '9' or 'X'. Throws RangeError for other input. */
export const citizenNumberCheck = (seventeen: string): string => {
  if (!/^\d{17}$/.test(seventeen)) throw new RangeError('GB 11643: seventeen digits are wanted')
  const sum = weights.reduce((total, weight, i) => total + weight * Number(seventeen[i]), 0)
  return checkCharacters.charAt(sum % 11)
}

const isRealDay = (eight: string): boolean => {
  const [year, month, day] = [Number(eight.slice(0, 4)), Number(eight.slice(4, 6)), Number(eight.slice(6))]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return year >= earliestYear && day >= 1 && day <= (lengths[month - 1] ?? 0)
}

const kindOf = (number: string): CardKind => {
  if (number.startsWith('8')) return 'hongKongMacaoTaiwanResident'
  return number.startsWith('9') ? 'foreignPermanentResident' : 'citizen'
}

const faultOf = (number: string): CitizenNumberFault | undefined => {
  if (number === '') return 'empty'
  if (/^\d{15}$/.test(number)) return 'old15'
  if (number.length !== 18) return 'length'
  if (!/^\d{17}[\dX]$/.test(number)) return 'characters'
  if (number.startsWith('0')) return 'division'
  if (!isRealDay(number.slice(6, 14))) return 'birthDate'
  return citizenNumberCheck(number.slice(0, 17)) === number[17] ? undefined : 'checkCharacter'
}

/**
 * Reads a number as typed. `{ ok: true, number, kind, division, birthDate (ISO day), sex (GB/T 2261.1) }` or `{ ok: false, fault }`; never throws.
 * The first six digits are not looked up: numbers keep the code of the division that first issued them, and many of those are gone.
 */
export const parseCitizenNumber = (typed: string): CitizenNumber | { readonly ok: false; readonly fault: CitizenNumberFault } => {
  const number = normaliseCitizenNumber(typed)
  const fault = faultOf(number)
  if (fault !== undefined) return { ok: false, fault }
  return {
    ok: true,
    number,
    kind: kindOf(number),
    division: number.slice(0, 6),
    birthDate: `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`,
    sex: Number(number[16]) % 2 === 1 ? '1' : '2',
  }
}

/** True for a number that parses; what a form's shape refines by. */
export const isCitizenNumber = (typed: string): boolean => parseCitizenNumber(typed).ok

/**
 * A well-formed number for tests and the demonstration; invented people have the unassigned division 159900. `birthDate` is an ISO day, `serial`
 * 0 to 999, odd for a man. Throws RangeError when the parts make no number.
 */
export const makeCitizenNumber = (parts: { readonly division: string; readonly birthDate: string; readonly serial: number }): string => {
  const { division, birthDate, serial } = parts
  if (!Number.isInteger(serial) || serial < 0 || serial > 999) throw new RangeError(`serial ${serial} is not 0 to 999`)
  const seventeen = `${division}${birthDate.replace(/-/g, '')}${String(serial).padStart(3, '0')}`
  const parsed = parseCitizenNumber(seventeen + citizenNumberCheck(seventeen))
  if (!parsed.ok) throw new RangeError(`no citizen number has these parts: ${parsed.fault}`)
  return parsed.number
}
