/** The clauses of a notice, found by their numbers. */
import { fold, hanOf } from './numerals.ts'
import { type Node, nodesOf, withParagraphs } from './outline.ts'
import { divisionOf, isAttachmentTitle, type Line, markedLines } from './parts.ts'
import { linesOf, trimmed } from './sentences.ts'
import type { NoticeClause, NoticePart } from './shape.ts'
import { headingOf } from './topics.ts'

/** A longer text is no notice. */
export const longestNotice = 1 << 20

const titleIn = (text: string, node: Node): string => {
  const [line] = linesOf(text.slice(node.words, node.to))
  const found = /^([^。；;，,：:]{1,30})(?:[：:。]|$)/.exec(line?.text ?? '')
  return node.kind === 'sentence' || node.kind === 'paragraph' ? '' : (found?.[1] ?? '')
}

type Made = { readonly id: string; readonly number: string; readonly part: NoticePart; readonly title: string }

const made = (text: string, from: number, to: number, what: Made): NoticeClause => {
  const own = trimmed({ text: text.slice(from, to), from, to })
  return { ...what, heading: headingOf(what.title, own.text, what.number), text: own.text, from: own.from, to: own.to }
}

const numbered = (text: string, folded: string, nodes: readonly Node[], part: NoticePart): readonly NoticeClause[] =>
  withParagraphs(nodes, folded).map(node =>
    made(text, node.from, node.to, { id: node.id, number: node.number, part, title: titleIn(folded, node) }),
  )

/** A text without a single number: its paragraphs are its clauses. */
const paragraphs = (text: string, lines: readonly Line[]): readonly NoticeClause[] =>
  lines.map((line, i) => made(text, line.from, line.to, { id: String(i + 1), number: `第${hanOf(i + 1)}段`, part: 'clause', title: '' }))

const attachmentsIn = (text: string, folded: string, lines: readonly Line[]): readonly NoticeClause[] => {
  const starts = lines.flatMap((line, i) => (isAttachmentTitle(line.text) ? [i] : []))
  return starts.flatMap((start, i) => {
    const next = starts[i + 1] ?? lines.length
    const inside = lines.slice(start + 1, next)
    const end = lines[next]?.from ?? text.length
    const from = lines[start]?.from ?? 0
    const nodes = nodesOf(inside, end, `a${i + 1}`).map(node => ({ ...node, number: `附件${i + 1}${node.number}`, depth: 2 }))
    const what = { id: `a${i + 1}`, number: `附件${i + 1}`, part: 'attachment', title: inside[0]?.text.slice(0, 40) ?? '' } as const
    return [made(text, from, nodes[0]?.from ?? end, what), ...numbered(text, folded, nodes, 'attachment')]
  })
}

/** All clauses in the order of the text; every word of the text belongs to one of them at most. A text of more than `longestNotice` is refused. */
export const clausesOf = (text: string): readonly NoticeClause[] => {
  if (text.length > longestNotice) throw new RangeError(`a notice has at most ${longestNotice} characters, this text has ${text.length}`)
  const folded = fold(text)
  const lines = markedLines(linesOf(folded))
  const { body, tail, attachments } = divisionOf(lines)
  const place = (index: number) => lines[index]?.from ?? text.length
  const isNumbered = lines[body]?.mark !== undefined
  const head = made(text, 0, place(body), { id: 'head', number: '首部', part: 'head', title: '' })
  const last = made(text, place(tail), place(attachments), { id: 'tail', number: '落款', part: 'tail', title: '' })
  const middle = isNumbered
    ? numbered(text, folded, nodesOf(lines.slice(body, tail), place(tail)), 'clause')
    : paragraphs(text, lines.slice(0, tail))
  return [head, ...middle, last, ...attachmentsIn(text, folded, lines.slice(attachments))].filter(clause => clause.text !== '')
}
