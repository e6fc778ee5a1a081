/** What came of reading one cell: a value, nothing, a question that a person has to answer, or why it can't be taken. Nothing is guessed. */

export type Choice = { readonly value: string; readonly zh: string }
export const whys = [
  'missing',
  'formula',
  'error',
  'digitsLost',
  'number',
  'name',
  'month',
  'octoberOrJanuary',
  'serialDay',
  'word',
  'severalMeanings',
  'phone',
  'severalPhones',
  'years',
  'code',
  'spaceInside',
  'sexDiffers',
  'tooLong',
] as const
export type Why = (typeof whys)[number]
/** What was changed of a cell, or should be looked at, though it is taken. */
export const notes = ['spaces', 'corrected', 'fromDay', 'birthDiffers', 'unplaced'] as const
export type Note = (typeof notes)[number]

export type Reading =
  | { readonly kind: 'value'; readonly value: unknown; readonly note?: Note | undefined }
  | { readonly kind: 'empty' }
  | { readonly kind: 'ask'; readonly why: Why; readonly choices: readonly Choice[] }
  | { readonly kind: 'wrong'; readonly why: Why }

export const empty: Reading = { kind: 'empty' }
export const wrong = (why: Why): Reading => ({ kind: 'wrong', why })
export const ask = (why: Why, choices: readonly Choice[]): Reading => ({ kind: 'ask', why, choices })
export const value = (found: unknown, note?: Note): Reading => ({ kind: 'value', value: found, ...(note && { note }) })

/** Full-width letters and digits made half-width, and no space at the ends: what most cells mean. */
export const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, ' ').trim()
export const bare = (text: string): string => plain(text).replace(/\s/gu, '')
