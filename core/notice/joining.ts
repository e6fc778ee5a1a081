/** Lines that a page's edge broke are joined again, as a text pasted or read from a PDF has them. */
import { markOf } from './marks.ts'
import { fold } from './numerals.ts'
import { isAttachmentTitle, isDayAlone } from './parts.ts'
import { withoutRadicals } from './radicals.ts'

const finished = /[。！？；：:;!?”」]$/
const opens = /^(?:附件 {0,2}\d{0,2}:|[(]?此件|[(]?联系|第.{1,5}章)/

/** A line as long as most of the others is full: what follows it goes on. */
const fullLength = (lines: readonly string[]): number => {
  const lengths = lines.map(line => line.length).sort((a, b) => a - b)
  return Math.max(16, Math.floor((lengths[Math.floor(lengths.length * 0.8)] ?? 0) * 0.85))
}

/** A line that never goes on with the one above: it is numbered, a day, an attachment's title or a closing formula. */
export const startsAlone = (line: string): boolean => {
  const words = fold(line).trim()
  return markOf(words) !== undefined || isDayAlone(words) || isAttachmentTitle(words) || opens.test(words)
}

const goesOn = (above: string, below: string, full: number): boolean => {
  const [before, next] = [fold(above).trimEnd(), fold(below)]
  if (before === '' || next.trim() === '' || finished.test(before) || before.length < full) return false
  return !startsAlone(next)
}

const isLatin = (letter: string | undefined): boolean => letter !== undefined && /[A-Za-z]/.test(letter)

/** The text with one line to a paragraph. A text whose lines are paragraphs already stays as it is. */
export const joinBrokenLines = (text: string): string => {
  const lines = withoutRadicals(text).split(/\r?\n/)
  const full = fullLength(lines.map(line => fold(line).trim()).filter(line => line !== ''))
  const joined: string[] = []
  let before = ''
  for (const line of lines) {
    const last = joined.at(-1)
    const isMore = last !== undefined && goesOn(before, line, full)
    const gap = isMore && isLatin(last?.at(-1)) && isLatin(line.trimStart()[0]) ? ' ' : ''
    if (isMore) joined[joined.length - 1] = `${last.trimEnd()}${gap}${line.trimStart()}`
    else joined.push(line.trimEnd())
    before = line.trim()
  }
  return joined.join('\n')
}
