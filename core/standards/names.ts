/** Names of people as GB 18030-2022 and 民委发〔2016〕33号 want them kept: by code points, with the one middle dot, and never changed beyond that. */

/** A name field holds fifty characters at least; ours holds fifty, counted in code points, so '李𠮷' is two. */
export const longestName = 50

/** Longer texts are not even looked at: matching spaces takes time that grows with the square of their number. */
const longestTyped = 400

/** The only separator of a name's parts, U+00B7 (GB 18030 A1A4). */
export const middleDot = '·'

/** Dots that input methods give instead of U+00B7: • ∙ ・ ● ･ ‧ ⋅ ⸱ · ᛫ ․ ◦ ⦁ ㆍ. */
const otherDots = /[\u2022\u2219\u30fb\u25cf\uff65\u2027\u22c5\u2e31\u0387\u16eb\u2024\u25e6\u2981\u318d]/gu
/** A full stop stands for the dot only between two Han characters; in 'J. Smith' it is itself. */
const stopBetweenHan = /(?<=\p{Script=Han})[.．](?=\p{Script=Han})/gu
const spacesAroundDot = /\s*·\s*/gu
const invisible = /[\u200b-\u200f\u2060\ufeff]/gu

/** Why a text can not be kept as a name. `position` counts code points from 1, in what was typed. */
export type NameFault =
  | { readonly fault: 'empty' }
  | { readonly fault: 'tooLong'; readonly length: number }
  | { readonly fault: 'privateUse' | 'lostCharacter' | 'controlCharacter'; readonly position: number; readonly character: string }

/** What was done to make the kept name out of the typed one; `spaceInside` says that a person should look: a space was left standing. */
export type NameNote = 'dotMapped' | 'spaceRemoved' | 'spaceInside'

/** A name as kept, beside what was typed. */
export type Name = { readonly ok: true; readonly name: string; readonly typed: string; readonly notes: readonly NameNote[] }

/** The length in code points, as people count characters outside the Basic Plane too. */
export const nameLength = (text: string): number => [...text].length

const isPrivateUse = (c: string) => /\p{Co}/u.test(c)
/** Half a surrogate pair, or U+FFFD, or a question mark: what an older program leaves of a character that it did not know. */
const isLost = (c: string) => /[\p{Cs}\ufffd?？]/u.test(c)
const isControl = (c: string) => /\p{Cc}/u.test(c) && !/\s/u.test(c)

const faultOfCharacter = (character: string, position: number): NameFault | undefined => {
  if (isPrivateUse(character)) return { fault: 'privateUse', position, character }
  if (isLost(character)) return { fault: 'lostCharacter', position, character }
  return isControl(character) ? { fault: 'controlCharacter', position, character } : undefined
}

const withoutSpaces = (text: string): { readonly text: string; readonly note: NameNote | undefined } => {
  const bare = text.replace(/\s+/gu, ' ').trim()
  if (/^\p{Script=Han} \p{Script=Han}$/u.test(bare)) return { text: bare.replace(' ', ''), note: 'spaceRemoved' }
  return { text: bare, note: /\p{Script=Han} | \p{Script=Han}/u.test(bare) ? 'spaceInside' : undefined }
}

/**
 * A name as typed, made ready to keep: other dots become U+00B7, spaces at the ends, around dots and inside a two-character name ('王　明') go, and
 * nothing else changes; no Unicode normalisation, which would replace rare characters. `{ ok: true, name, typed, notes }`, or every fault found.
 */
export const readName = (typed: string): Name | { readonly ok: false; readonly typed: string; readonly faults: readonly NameFault[] } => {
  if (typed.length > longestTyped) return { ok: false, typed, faults: [{ fault: 'tooLong', length: nameLength(typed) }] }
  const dotted = typed.replace(invisible, '').replace(otherDots, middleDot).replace(stopBetweenHan, middleDot)
  const { text: name, note } = withoutSpaces(dotted.replace(spacesAroundDot, middleDot))
  const faults = [...typed].flatMap((character, i) => faultOfCharacter(character, i + 1) ?? [])
  if (name === '') return { ok: false, typed, faults: [...faults, { fault: 'empty' }] }
  const length = nameLength(name)
  if (length > longestName) return { ok: false, typed, faults: [...faults, { fault: 'tooLong', length }] }
  if (faults.length > 0) return { ok: false, typed, faults }
  const dotMapped: readonly NameNote[] = dotted === typed.replace(invisible, '') ? [] : ['dotMapped']
  return { ok: true, name, typed, notes: note === undefined ? dotMapped : [...dotMapped, note] }
}

/** True for a text that can be kept as a name; what a form's shape refines by. */
export const isName = (typed: string): boolean => readName(typed).ok

/** Letters of Traditional Mongolian (Todo, Sibe and Manchu among them), the marks that choose their shapes, and spaces between the words. */
const mongolian = /^[\u1820-\u1878\u1880-\u18aa](?:(?:\u180a|\u200d|\u202f| )?[\u1820-\u1878\u1880-\u18aa]|[\u180b-\u180f])*$/u

export const isMongolianName = (typed: string): boolean => mongolian.test(typed)

const byStroke = new Intl.Collator('zh-u-co-stroke')

/** The order 按姓氏笔画为序: by strokes of the first character, then of the next. For sort(). */
export const compareByStroke = (a: string, b: string): number => byStroke.compare(a, b)
