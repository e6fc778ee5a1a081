/** What of a form stands masked on every screen but the person's own, and that of a helper who types it; and for what a whole value is looked at. */

/** Each by its place in the form. */
export const maskedPlaces = [
  'identity.citizenNumber',
  'identity.phone',
  'identity.email',
  'identity.address',
  'employer.contactPhone',
] as const
export type MaskedPlace = (typeof maskedPlaces)[number]

const stars = (n: number) => '*'.repeat(Math.max(0, n))
/** What is too short to be told from its ends is all stars. */
const ends = (text: string, first: number, last: number) =>
  text.length <= first + last ? stars(text.length) : `${text.slice(0, first)}${stars(text.length - first - last)}${text.slice(-last)}`

/** Of a number its first three digits and its last four: with the day of birth, which an age is judged by, six would give it away whole. */
const maskOf: Readonly<Record<MaskedPlace, (text: string) => string>> = {
  'identity.citizenNumber': text => ends(text, 3, 4),
  'identity.phone': text => ends(text, 3, 4),
  'identity.email': text => `${text.slice(0, 1)}***${text.slice(Math.max(0, text.indexOf('@')))}`,
  'identity.address': text => `${[...text].slice(0, 6).join('')}${stars([...text].length - 6)}`,
  'employer.contactPhone': text => ends(text, 3, 4),
}
export const maskedValue = (place: MaskedPlace, text: string): string => maskOf[place](text)

export const isMaskedPlace = (place: string): place is MaskedPlace => maskedPlaces.some(one => one === place)

type Fields = { readonly [key: string]: unknown }
const isFields = (x: unknown): x is Fields => typeof x === 'object' && x !== null && !Array.isArray(x)

/** The text at a place of a form; undefined where nothing was typed. */
export const textAt = (form: unknown, place: MaskedPlace): string | undefined => {
  const [part = '', name = ''] = place.split('.')
  const values = isFields(form) ? form[part] : undefined
  const text = isFields(values) ? values[name] : undefined
  return typeof text === 'string' && text !== '' ? text : undefined
}

/** The form with every such value masked. */
export const maskedForm = (form: unknown): unknown => {
  if (!isFields(form)) return form
  const parts: Record<string, unknown> = { ...form }
  for (const place of maskedPlaces) {
    const text = textAt(form, place)
    const [part = '', name = ''] = place.split('.')
    const values = parts[part]
    if (text !== undefined && isFields(values)) parts[part] = { ...values, [name]: maskedValue(place, text) }
  }
  return parts
}

/** For what somebody at work looks at a whole value. Whoever says `other` says what. */
export const revealReasons = ['checkPapers', 'reachPerson', 'checkEntry', 'sendPapers', 'answerPerson', 'other'] as const
export type RevealReason = (typeof revealReasons)[number]
/** So long one reason serves for one dossier, in one session. */
export const reasonMinutes = 30
