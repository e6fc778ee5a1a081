/** Where a notice's head ends, where its signature begins, and where its attachments begin. */
import { bareMarkOf, type Mark, type MarkKind, markOf } from './marks.ts'
import { han } from './numerals.ts'
import type { Piece } from './sentences.ts'

export type Line = Piece & { readonly mark: Mark | undefined }
/** Indexes into the lines: head before `body`, numbered clauses before `tail`, signature before `attachments`. */
export type Division = { readonly body: number; readonly tail: number; readonly attachments: number }

/** Where clauses are numbered 1.1, their sections may have a bare number: '1 总则'. */
export const markedLines = (lines: readonly Piece[]): readonly Line[] => {
  const marked = lines.map(line => ({ ...line, mark: markOf(line.text) }))
  const sections = new Set(marked.map(line => (line.mark?.kind === 'decimal' ? line.mark.ordinals[0] : undefined)))
  return marked.map(line => (line.mark === undefined ? { ...line, mark: bareMarkOf(line.text, sections) } : line))
}

const attachmentTitle = new RegExp(`^附件 {0,2}(?:\\d{1,2}|${han}{1,3})?$`)
const attachmentList = /^附件 {0,2}(?:\d{1,2})?:/
const dayAlone = new RegExp(`^(?:\\d{4}|${han}{4}) {0,2}年 {0,2}(?:\\d{1,2}|${han}{1,2}) {0,2}月 {0,2}(?:\\d{1,2}|${han}{1,3}) {0,2}日$`)
const closing = /^(?:附件 {0,2}\d{0,2}:|[(]?此件|[(]?联系|特此通知|抄送)/

export const isDayAlone = (line: string): boolean => dayAlone.test(line)
const signature = /^[^。；;：:]{1,40}$/
const isSignature = (line: Line): boolean => line.mark === undefined && signature.test(line.text) && !closing.test(line.text)

/** The lines above the date that only name who signs. */
const signatureStart = (lines: readonly Line[], day: number, body: number): number => {
  let at = day
  for (const line of lines
    .slice(body + 1, day)
    .reverse()
    .slice(0, 4)) {
    if (!isSignature(line)) break
    at -= 1
  }
  return at
}

const bodyStart = (lines: readonly Line[]): number => {
  const first = lines.findIndex(line => line.mark !== undefined && line.mark.ordinals[0] === 1)
  return first < 0 ? 0 : first
}

const tailStart = (lines: readonly Line[], body: number, end: number): number => {
  const top: MarkKind | undefined = lines[body]?.mark?.kind
  const listed = lines.findIndex((line, i) => i > body && i < end && attachmentList.test(line.text))
  const limit = listed < 0 ? end : listed
  const lastTop = lines.findLastIndex((line, i) => i < limit && line.mark?.kind === top && top !== undefined)
  const first = lines.findIndex((line, i) => i > Math.max(lastTop, body) && i < limit && (closing.test(line.text) || isDayAlone(line.text)))
  if (first < 0) return limit
  return isDayAlone(lines[first]?.text ?? '') ? signatureStart(lines, first, body) : first
}

/** The parts of a notice, by its folded lines. */
export const divisionOf = (lines: readonly Line[]): Division => {
  const body = bodyStart(lines)
  const first = lines.findIndex((line, i) => i > body && attachmentTitle.test(line.text))
  const attachments = first < 0 ? lines.length : first
  return { body, tail: tailStart(lines, body, attachments), attachments }
}

/** The number of an attachment by its title line: '附件2' and '附件二' give 2; undefined for any other line. */
export const isAttachmentTitle = (line: string): boolean => attachmentTitle.test(line)
