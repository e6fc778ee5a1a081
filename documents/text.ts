/** The plain kinds of value that facts are made of, and how a document writes them. */
import { createHash } from 'node:crypto'
import { z } from 'zod'

/** What a place on a paper takes at most: a dozen pages. */
const longestText = 20_000

/** One or more lines of a person's words. Line feeds only; tabs and other controls are refused where the facts are made, not hidden. */
export const Text = z
  .string()
  .max(longestText)
  .refine(value => value.isWellFormed() && !hasControls(value), 'holds a control character or half a character')
export type Text = z.infer<typeof Text>

/** An ISO day, or a month where the form asks for no more. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
export const Day = z.iso.date()

/** The moment at which a document is made: given by the caller, so that equal facts give equal bytes. */
export const Moment = z.iso.datetime({ offset: true })

/** Words that were typed, as a paper can hold them: a tab is a space, and half a character is the sign of a lost one. */
export const printable = (words: string): string =>
  words
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')

/** The same for all words of a record. */
export const printableIn = (record: unknown): unknown => {
  if (typeof record === 'string') return printable(record)
  if (Array.isArray(record)) return record.map(printableIn)
  if (typeof record !== 'object' || record === null) return record
  return Object.fromEntries(Object.entries(record).map(([key, held]) => [key, printableIn(held)]))
}

const hasControls = (value: string): boolean =>
  Array.from(value).some(character => {
    const code = character.codePointAt(0) ?? 0
    return (code < 0x20 && code !== 0x0a) || (code >= 0x7f && code < 0xa0)
  })

/** '1987-03' or '1987-03-21' → '1987年3月'. */
export const monthInWords = (month: string): string => {
  const [year, number] = month.split('-').map(Number)
  return `${year}年${number}月`
}

/** JSON with sorted keys and without absent values: equal facts give equal text. Bytes stand as their own digest. */
export const canonical = (value: unknown): string => {
  if (value instanceof Uint8Array) return JSON.stringify(`sha256:${createHash('sha256').update(value).digest('hex')}`)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, held]) => held !== undefined)
  const sorted = entries.sort(([left], [right]) => (left < right ? -1 : 1))
  return `{${sorted.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(',')}}`
}

/** SHA-256 of the facts in hexadecimal, without the moment of making: it names the content, whenever and however it is printed. */
export const contentHash = (facts: Readonly<Record<string, unknown>>): string => {
  const { madeAt: _, ...content } = facts
  return createHash('sha256').update(canonical(content)).digest('hex')
}

export { dayInWords } from '../core/paper/say.ts'
export { shortCode as versionCode } from '../core/paper-code.ts'
