/** The tree that the numbers of a notice make: which clause stands in which, however the levels are marked. */
import type { MarkKind } from './marks.ts'
import { hanOf } from './numerals.ts'
import type { Line } from './parts.ts'
import { linesOf, sentencesOf } from './sentences.ts'

export type Node = {
  readonly id: string
  readonly number: string
  readonly kind: MarkKind | 'paragraph' | 'sentence'
  readonly depth: number
  readonly from: number
  /** Where the words after the mark begin. */
  readonly words: number
  to: number
}

type Level = { readonly kind: MarkKind; readonly id: string; readonly number: string }

/** The id below a parent, or the next one after its last where a number is written twice. */
const freeId = (parent: string, ordinal: number, last: Map<string, number>, taken: ReadonlySet<string>): string => {
  const at = (n: number) => (parent === '' ? String(n) : `${parent}.${n}`)
  const highest = last.get(parent) ?? 0
  const free = taken.has(at(ordinal)) ? highest + 1 : ordinal
  last.set(parent, Math.max(highest, free))
  return at(free)
}

/** The levels that stay open above a mark: those of other kinds that came before the last one of its own kind. */
const openAbove = (open: readonly Level[], kind: MarkKind): readonly Level[] => {
  const same = open.findIndex(level => level.kind === kind)
  return same < 0 ? open : open.slice(0, same)
}

/** The nodes of the marked lines, in order; each ends where the next begins. Chapters are headings, their articles count on. */
export const nodesOf = (lines: readonly Line[], end: number, prefix = ''): readonly Node[] => {
  const nodes: Node[] = []
  const taken = new Set<string>()
  const last = new Map<string, number>()
  let open: readonly Level[] = []
  for (const { mark, from } of lines) {
    const before = nodes.at(-1)
    if (mark !== undefined && before !== undefined && before.to === end) before.to = from
    if (mark === undefined || mark.kind === 'chapter') continue
    const isDecimal = mark.kind === 'decimal'
    const above = isDecimal ? [] : openAbove(open, mark.kind)
    const parent = isDecimal ? [prefix, ...mark.ordinals.slice(0, -1)].filter(part => part !== '').join('.') : (above.at(-1)?.id ?? prefix)
    const id = freeId(parent, mark.ordinals.at(-1) ?? 1, last, taken)
    const number = `${above.at(-1)?.number ?? ''}${mark.number}`
    taken.add(id)
    if (!isDecimal) open = [...above, { kind: mark.kind, id, number }]
    nodes.push({
      id,
      number,
      kind: mark.kind,
      depth: isDecimal ? mark.ordinals.length : above.length + 1,
      from,
      words: from + mark.length,
      to: end,
    })
  }
  return nodes
}

const endsSentence = /[。！？；：:;!?”」）)]$/

/** The paragraphs of a text: a line that the one above did not finish belongs to it. */
const paragraphsOf = (text: string, from: number) => {
  const paragraphs: { from: number; to: number }[] = []
  let finished = true
  for (const line of linesOf(text, from)) {
    const last = paragraphs.at(-1)
    if (last === undefined || finished) paragraphs.push({ from: line.from, to: line.to })
    else last.to = line.to
    finished = endsSentence.test(line.text)
  }
  return paragraphs
}

const isTitle = (line: string): boolean => /^[^。；;！？]{1,30}$/.test(line)

const part = (node: Node, ordinal: number, name: string, from: number, to: number, kind: Node['kind']): Node => {
  const number = `${node.number}第${hanOf(ordinal)}${name}`
  return { id: `${node.id}.${ordinal}`, number, kind, depth: node.depth + 1, from, words: from, to }
}

const sentencesIn = (node: Node, text: string): readonly Node[] => {
  const sentences = sentencesOf(text.slice(node.words, node.to), node.words)
  if (sentences.length < 2) return [node]
  const parts = sentences.map((sentence, i) => part(node, i + 1, '句', sentence.from, sentence.to, 'sentence'))
  return [{ ...node, to: node.kind === 'paragraph' ? node.from : node.to }, ...parts]
}

/** A section whose paragraphs have no numbers is told apart by paragraph and sentence, an article by its 款. */
const split = (node: Node, text: string): readonly Node[] => {
  const isArticle = node.kind === 'article'
  const [first] = linesOf(text.slice(node.words, node.to), node.words)
  const hasTitle = !isArticle && first !== undefined && isTitle(first.text)
  const start = hasTitle ? first.to : node.words
  const paragraphs = paragraphsOf(text.slice(start, node.to), start)
  const own = { ...node, to: hasTitle ? first.to : node.words }
  if (paragraphs.length > 1) {
    const parts = paragraphs.map((p, i) => part(node, i + 1, isArticle ? '款' : '段', p.from, p.to, 'paragraph'))
    return [own, ...parts.flatMap(p => (isArticle ? [p] : sentencesIn(p, text)))]
  }
  const only = isArticle ? undefined : paragraphs[0]
  if (only === undefined || !hasTitle) return [node]
  const [, ...sentences] = sentencesIn({ ...node, words: only.from, to: only.to }, text)
  return sentences.length === 0 ? [node] : [own, ...sentences]
}

/** The nodes with what stands unnumbered in their sections; `text` is the folded one. */
export const withParagraphs = (nodes: readonly Node[], text: string): readonly Node[] =>
  nodes.flatMap((node, i) => {
    const hasBelow = nodes[i + 1]?.id.startsWith(`${node.id}.`) ?? false
    return node.depth === 1 && !hasBelow ? split(node, text) : [node]
  })
