/** What is said of a person from their card and their file, and how little of it is shown. Nothing here is kept: it is read again each time. */
import { type AgeConvention, ageOn } from './calendar.ts'
import { type CardSex, normaliseCitizenNumber, parseCitizenNumber } from './standards/citizen-number.ts'

/** The birth dates of card and file. They may differ; the file rules for cadres, so a person decides and both are kept. */
export type Birth = {
  readonly onCard: string
  readonly inFile?: string | undefined
  readonly differ: boolean
  /** The one that counts: the card's while the file agrees or is silent, else the one decided on; undefined until someone decides. */
  readonly counts: string | undefined
}

/** A person by their number and the facts of the form. `decided` is whose birth date an office chose where the two differ. */
export type Identity = {
  readonly citizenNumber: string
  readonly birthDateInFile?: string | undefined
  readonly sexInFile?: CardSex | undefined
  readonly decided?: 'card' | 'file' | undefined
}

const getCard = (citizenNumber: string) => {
  const parsed = parseCitizenNumber(citizenNumber)
  // The number itself stays out of the error: errors are logged.
  if (!parsed.ok) throw new RangeError(`not a citizen number (GB 11643): ${parsed.fault}`)
  return parsed
}

const countingBirthDate = (onCard: string, { birthDateInFile, decided }: Identity): string | undefined => {
  if (birthDateInFile === undefined || birthDateInFile === onCard) return onCard
  if (decided === undefined) return undefined
  return decided === 'card' ? onCard : birthDateInFile
}

/** Birth date and sex by card and file. Throws RangeError, without the number, when the number does not parse. */
export const readIdentity = (identity: Identity): { readonly birth: Birth; readonly sex: CardSex; readonly sexesDiffer: boolean } => {
  const card = getCard(identity.citizenNumber)
  const { birthDateInFile: inFile, sexInFile } = identity
  return {
    birth: {
      onCard: card.birthDate,
      ...(inFile !== undefined && { inFile }),
      differ: inFile !== undefined && inFile !== card.birthDate,
      counts: countingBirthDate(card.birthDate, identity),
    },
    sex: card.sex,
    sexesDiffer: sexInFile !== undefined && sexInFile !== card.sex,
  }
}

/**
 * The age in years on the policy's date, by the birth date that counts; undefined while card and file differ and nobody has decided, unless both
 * give the same age. Throws as readIdentity, NotADay.
 */
export const findAge = (identity: Identity, on: string, convention: AgeConvention): number | undefined => {
  const { birth } = readIdentity(identity)
  if (birth.counts !== undefined) return ageOn(birth.counts, on, convention)
  const ages = [birth.onCard, birth.inFile ?? birth.onCard].map(day => ageOn(day, on, convention))
  return ages[0] === ages[1] ? ages[0] : undefined
}

/** A citizen number to show to those who may see it but need not read it: '159900********1234'. Anything else is hidden whole. */
export const maskCitizenNumber = (citizenNumber: string): string => {
  const number = normaliseCitizenNumber(citizenNumber)
  return number.length === 18 ? `${number.slice(0, 6)}********${number.slice(14)}` : '*'.repeat(18)
}

/** A mobile number to show: '138****0000'. Anything else is hidden whole. */
export const maskPhone = (phone: string): string => {
  const number = phone.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '')
  return /^1\d{10}$/.test(number) ? `${number.slice(0, 3)}****${number.slice(7)}` : '*'.repeat(11)
}

/** The first character of each part of a name: 王明 is 王, 其其格·乌云 is 其乌, Anna Berg is AB. Counted in code points. */
export const initials = (name: string): string =>
  name
    .split(/[\s·]+/u)
    .map(part => [...part][0] ?? '')
    .join('')
    .toUpperCase()

/** All that a public notice says of who someone is: name and employer. Together they tell namesakes apart well enough. */
export type PublicIdentity = { readonly name: string; readonly employer: string }

/** The public identity of someone of whom more is known: the two fields copied by name, whatever else was given. */
export const publicIdentity = ({ name, employer }: PublicIdentity): PublicIdentity => ({ name, employer })

/** What must never stand in anything published: any part of these. */
export type Secrets = { readonly citizenNumber: string; readonly phone?: string | undefined; readonly birthDateInFile?: string | undefined }
export type Leak = 'citizenNumber' | 'phone' | 'birthDate'

/** Five characters of a number in a row are a part of it; so are the last four behind a mask, since masks of two sites can be joined. */
const shortestPart = 5

const showsPart = (text: string, secret: string): boolean => {
  const parts = Array.from({ length: Math.max(0, secret.length - shortestPart + 1) }, (_, i) => secret.slice(i, i + shortestPart))
  const tail = secret.slice(-4)
  return parts.some(part => text.includes(part)) || (tail.length === 4 && ['*', '＊', '×', 'X'].some(mask => text.includes(mask + tail)))
}

const showsDay = (text: string, day: string): boolean => {
  const [year = '', month = '', date = ''] = day.split('-')
  const [m, d] = [`0?${Number(month)}`, `0?${Number(date)}`]
  return new RegExp(`${year}\\s*[-./年]\\s*${m}(?!\\d)|${year}${month}${date}|(?<!\\d)${m}\\s*月\\s*${d}\\s*日\\s*[出生]`, 'u').test(text)
}

/** Which secrets of a person a text shows in whole or in part; empty when it may be published. Throws as readIdentity. */
export const leaksIn = (text: string, secrets: Secrets): readonly Leak[] => {
  const card = getCard(secrets.citizenNumber)
  const plain = text.toUpperCase()
  const days = [card.birthDate, ...(secrets.birthDateInFile === undefined ? [] : [secrets.birthDateInFile])]
  const found: readonly (readonly [Leak, boolean])[] = [
    ['citizenNumber', showsPart(plain, card.number)],
    ['phone', secrets.phone !== undefined && showsPart(plain, secrets.phone)],
    ['birthDate', days.some(day => showsDay(text, day))],
  ]
  return found.flatMap(([leak, shown]) => (shown ? [leak] : []))
}
