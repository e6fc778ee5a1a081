/** The levels of a paper's body: `# 一、`, `## （一）`, `### 1.`, `#### （1）`, numbered without a gap. */
import type { Level } from './blocks.ts'
import { part, type Read, readPieces, type Stretch } from './pieces.ts'
import type { Fault, HeadingLine, Only, Piece, Pieces } from './template.ts'

const digits = '一二三四五六七八九'

/** 1 to 99 as 一 to 九十九. */
export const inChinese = (number: number): string => {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  return `${tens === 0 ? '' : `${tens === 1 ? '' : digits[tens - 1]}十`}${ones === 0 ? '' : digits[ones - 1]}`
}
const mostHeadings = 99
const numerals: readonly string[] = Array.from({ length: mostHeadings }, (_, i) => inChinese(i + 1))
const fromChinese = (numeral: string): number => numerals.indexOf(numeral) + 1

const labels: Readonly<Record<Level, { readonly read: RegExp; readonly write: (number: number) => string }>> = {
  1: { read: /^([一二三四五六七八九十]{1,3})、/u, write: n => `${inChinese(n)}、` },
  2: { read: /^（([一二三四五六七八九十]{1,3})）/u, write: n => `（${inChinese(n)}）` },
  3: { read: /^(\d{1,2})[.．]\s*/u, write: n => `${n}.` },
  4: { read: /^（(\d{1,2})）/u, write: n => `（${n}）` },
}
export const labelOf = (level: Level, number: number): string => labels[level].write(number)

const levels: readonly Level[] = [1, 2, 3, 4]

/** Up to the first full stop of the words themselves; what a fact says doesn't end a title. */
const cutAtStop = (pieces: Pieces): { readonly title: Pieces; readonly run: Pieces } => {
  const at = pieces.findIndex(piece => piece.kind === 'text' && piece.text.includes('。'))
  const piece = pieces[at]
  if (piece?.kind !== 'text') return { title: pieces, run: [] }
  const stop = piece.text.indexOf('。') + 1
  const rest: readonly Piece[] = piece.text.length > stop ? [{ kind: 'text', text: piece.text.slice(stop) }] : []
  return { title: [...pieces.slice(0, at), { kind: 'text', text: piece.text.slice(0, stop) }], run: [...rest, ...pieces.slice(at + 1)] }
}

export const readHeading = (stretch: Stretch, only: Only | undefined): Read<HeadingLine> => {
  const [marks = '', hashes = ''] = /^(#+)\s*/u.exec(stretch.text) ?? []
  const level = levels.find(known => known === hashes.length) ?? 1
  const words = part(stretch, marks.length)
  const [label = '', number = ''] = labels[level].read.exec(words.text) ?? []
  const { value, faults } = readPieces(part(words, Array.from(label).length))
  const { line, column } = stretch
  const at = { line, column: words.column }
  const example = labelOf(level, 1)
  const wrong: readonly Fault[] =
    label !== '' && hashes.length <= levels.length
      ? []
      : [
          {
            ...at,
            rule: 'paperMalformed',
            message: `a heading of this level begins with a number such as ${example}`,
            zh: `这一级标题以“${example}”这样的序号开头`,
          },
        ]
  const counted = level > 2 ? Number(number) : fromChinese(number)
  const split = level === 1 ? { title: value, run: [] } : cutAtStop(value)
  return { value: { kind: 'heading', level, number: counted, ...split, only, at: { line, column } }, faults: [...wrong, ...faults] }
}

/** Each level under the one above it, each number after the one before. */
export const orderFaults = (headings: readonly HeadingLine[]): readonly Fault[] => {
  const counted: number[] = []
  return headings.flatMap(({ level, number, at }): readonly Fault[] => {
    const deep = counted.length + 1 < level
    const wanted = (counted[level - 1] ?? 0) + 1
    counted.splice(level - 1, levels.length, number)
    const order = { ...at, rule: 'paperOutOfOrder' } as const
    if (deep)
      return [
        { ...order, message: `a heading of level ${level} stands under none of level ${level - 1}`, zh: '标题跳级：上一级标题还没有' },
      ]
    if (number === wanted || number === 0) return []
    const [is, wants] = [labelOf(level, number), labelOf(level, wanted)]
    return [{ ...order, message: `the heading is ${is}, but ${wants} comes next`, zh: `标题序号是“${is}”，接下来应当是“${wants}”` }]
  })
}
