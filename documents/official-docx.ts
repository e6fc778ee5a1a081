/** Official papers as Word files, from the same blocks as the PDF (official.ts), in the measures of GB/T 9704-2012. */
import {
  AlignmentType,
  BorderStyle,
  DocumentGridType,
  Header,
  type IParagraphOptions,
  PageNumber,
  type Paragraph,
  Tab,
  type Table,
  TabStopType,
  TextRun,
} from 'docx'
import type { Annex, Block } from '../core/paper/blocks.ts'
import { cell, footer, footTable, type Letters, markLine, packed, paragraph, row, runs, table, twips, widthsOf } from './docx.ts'
import { type OfficialFacts, saidOn } from './official.ts'
import { contentHash, versionCode } from './text.ts'

/** 22 lines of 28 characters in 156 by 225 millimetres. */
const lineMm = 156
const character = twips(lineMm / 28)
const pitch = 579
const tight = -5
const red = 'E60012'

const body: Letters = { slot: 'fangsong', size: 16, spacing: tight }
const black: Letters = { ...body, slot: 'hei' }
const small: Letters = { slot: 'fangsong', size: 14 }
const mark: Letters = { slot: 'song', size: 9 }

const exact = (line: number) => ({ line, lineRule: 'exact', before: 0, after: 0 }) as const
const line = { alignment: AlignmentType.BOTH, spacing: exact(pitch) } satisfies IParagraphOptions
const set = (words: string, letters: Letters, options: IParagraphOptions = {}) => paragraph(runs(words, letters), { ...line, ...options })
const blanks = (count: number, options: IParagraphOptions = {}) => Array.from({ length: count }, () => set('', body, options))

/** How many characters wide words are: letters and figures are half as wide as the rest. */
const widthOf = (words: string): number => Array.from(words).reduce((sum, c) => sum + (/[ -~]/.test(c) ? 0.5 : 1), 0)

type Said = ReturnType<typeof saidOn>

/** The name of who issues it, condensed where it is longer than the line. */
const headOf = ({ mark: name }: Said, mm: number): Letters & { readonly name: string } => {
  const size = 42.5
  const fits = Math.floor(((mm / 25.4) * 72 * 100) / (widthOf(name) * size))
  return { name, slot: 'xiaobiaosong', size, colour: red, scale: Math.max(1, Math.min(100, fits)) }
}

const documentHead = (said: Said): readonly Paragraph[] => {
  const { name, ...letters } = headOf(said, 150)
  const above = said.copyNumber === undefined ? twips(35) : twips(35) - pitch
  return [
    ...(said.copyNumber === undefined ? [] : [set(said.copyNumber, body)]),
    set('', body, { spacing: exact(above) }),
    paragraph(runs(name, letters), { alignment: AlignmentType.CENTER, spacing: exact(twips(15)) }),
    ...blanks(2),
    set(said.number, body, {
      alignment: AlignmentType.CENTER,
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: red, space: 11 } },
    }),
    ...blanks(2),
  ]
}

/** The rules of the letter form are 170 millimetres long, 20 from either edge. */
const rule = (side: 'top' | 'bottom', style: (typeof BorderStyle)[keyof typeof BorderStyle]): IParagraphOptions => ({
  indent: { left: -twips(8), right: -twips(6) },
  border: { [side]: { style, size: 24, color: red, space: side === 'bottom' ? 11 : 0 } },
})
const letterHead = (said: Said): Header => {
  const { name, ...letters } = headOf(said, 170)
  return new Header({
    children: [
      paragraph(runs(name, letters), {
        ...rule('bottom', BorderStyle.THICK_THIN_SMALL_GAP),
        alignment: AlignmentType.CENTER,
        spacing: exact(twips(15)),
      }),
    ],
  })
}
const letterStart = (said: Said): readonly Paragraph[] => [
  set(said.number, body, { alignment: AlignmentType.RIGHT, spacing: { ...exact(pitch), before: 80 } }),
  ...blanks(2),
]

const titleOf = (lines: readonly string[]) =>
  lines.map(words => set(words, { slot: 'xiaobiaosong', size: 22 }, { alignment: AlignmentType.CENTER, spacing: exact(680) }))

const first = { indent: { firstLine: 2 * character } }
const blockOf = (block: Block, options: IParagraphOptions = {}): readonly Paragraph[] => {
  if (block.kind === 'paragraph') return [set(block.text, body, { ...first, ...options })]
  const title = block.label + block.title
  if (block.level === 1)
    return [set(title, black, { ...first, keepNext: true, ...options }), ...(block.run === '' ? [] : [set(block.run, body, first)])]
  const letters: Letters = block.level === 2 ? { ...body, slot: 'kai' } : body
  return [paragraph([...runs(title, letters), ...runs(block.run, body)], { ...line, ...first, ...options })]
}

/** 附件：, two characters from the edge; further lines stand under the name. */
const attachments = (names: readonly string[]): readonly Paragraph[] => {
  if (names.length === 0) return []
  const together = { keepNext: true, keepLines: true }
  const lines = names.map((name, i) => {
    const label = names.length > 1 ? `${i + 1}. ` : ''
    const left = (names.length > 1 ? 6.2 : 5) * character
    const begins = (i === 0 ? 2 : 5) * character
    const words = `${i === 0 ? '附件：' : ''}${label}${name}`
    return set(words, body, { ...together, indent: { left: Math.round(left), hanging: Math.round(left - begins) } })
  })
  return [...blanks(1, together), ...lines]
}

/** Three lines for the seal, the names centred over the date, the date four characters from the edge or more. */
const signature = ({ organs, date, codeLabel }: Said): readonly Paragraph[] => {
  const [dateWidth, nameWidth] = [widthOf(date), Math.max(...organs.map(widthOf))]
  const edge = Math.max(4, (nameWidth - dateWidth) / 2)
  const right = (width: number) => ({ right: Math.max(0, Math.round((edge + (dateWidth - width) / 2) * character)) })
  const at = (words: string, more: IParagraphOptions = {}) =>
    set(words, body, { alignment: AlignmentType.RIGHT, indent: right(widthOf(words)), keepLines: true, ...more })
  // Word has the words of a code and no picture of it: what is edited by hand is no paper to be read by a camera.
  const [room, kept] = [codeLabel === undefined ? 3 : 2, { keepNext: true }]
  const label = codeLabel === undefined ? [] : [set(codeLabel, { ...small, slot: 'song', size: 9 }, kept)]
  return [...label, ...blanks(room, kept), ...organs.map(name => at(name, { keepNext: true })), at(date)]
}

const tableOf = ({ columns, rows }: Annex): Table => {
  const words: Letters = { slot: 'song', size: 10.5 }
  const spacing = exact(270)
  const heads = columns.map(({ head }) =>
    cell([paragraph(runs(head, { ...words, slot: 'hei' }), { alignment: AlignmentType.CENTER, spacing })]),
  )
  const alignments = columns.map(({ widthMm = lineMm }) => (widthMm <= 30 ? AlignmentType.CENTER : AlignmentType.LEFT))
  const rowOf = (cells: readonly string[]) =>
    row(cells.map((held, i) => cell([paragraph(runs(held, words), { alignment: alignments[i] ?? AlignmentType.LEFT, spacing })])))
  const widths = widthsOf(
    columns.map(({ widthMm }) => widthMm),
    lineMm,
  )
  return table(widths, [row(heads, { head: true }), ...rows.map(rowOf)], 1.5)
}

const annexOf = (annex: Annex, label: string): readonly (Paragraph | Table)[] => [
  set(label, black, { pageBreakBefore: true }),
  ...blanks(1),
  ...titleOf([annex.title]),
  tableOf(annex),
]

const copiedTo = (copies: string) =>
  paragraph(runs(`抄送：${copies}。`, small), { indent: { left: 840, hanging: 840 }, spacing: exact(480) })

/** 版记, at the foot of the page on which the paper ends: two thick rules and a thin one. */
const colophon = ({ form, copies, printedBy, printedOn }: Said): readonly (Paragraph | Table)[] => {
  const copied = copies === undefined ? [] : [copiedTo(copies)]
  if (form === 'plain' || (form === 'letter' && copied.length === 0)) return []
  const tabStops = [{ type: TabStopType.RIGHT, position: twips(lineMm) - 560 }]
  const printed = [...runs(printedBy, small), new TextRun({ children: [new Tab()] }), ...runs(`${printedOn}印发`, small)]
  const rows = form === 'letter' ? copied : [...copied, paragraph(printed, { tabStops, spacing: exact(480) })]
  return [hidden(), footTable(lineMm, rows, form === 'document'), hidden()]
}
/** What floats belongs to the paragraph after it, and two tables that touch would be one. */
const hidden = () => paragraph([], { spacing: exact(20) })

const pageNumber = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Paragraph =>
  paragraph([new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 28, font: '宋体' })], {
    alignment,
    indent: { left: character, right: character },
    spacing: exact(360),
  })

const sectionOf = (said: Said, code: string) => {
  const last = markLine(code, mark)
  const foot = paragraph([], { ...rule('top', BorderStyle.THIN_THICK_SMALL_GAP), spacing: exact(154) })
  return {
    properties: {
      titlePage: said.form === 'letter',
      page: {
        size: { width: twips(210), height: twips(297) },
        margin: { top: twips(37), bottom: twips(35), left: twips(28), right: twips(26), header: twips(30), footer: 980 },
      },
      grid: { type: DocumentGridType.LINES, linePitch: pitch },
    },
    ...(said.form === 'letter' && { headers: { first: letterHead(said) } }),
    footers: {
      default: footer(pageNumber(AlignmentType.RIGHT), last),
      even: footer(pageNumber(AlignmentType.LEFT), last),
      ...(said.form === 'letter' && { first: footer(last, foot) }),
    },
  }
}

/** The bytes of the Word file; equal facts give equal bytes. */
export const officialDocx = (facts: OfficialFacts): Promise<Uint8Array> => {
  const said = saidOn(facts)
  const { body: blocks, annexes } = facts.blocks
  const closes = blocks.at(-1)?.kind === 'paragraph' ? blocks.length - 1 : blocks.length
  const label = (i: number) => (annexes.length > 1 ? `附件${i + 1}` : '附件')
  const children = [
    ...(said.form === 'document' ? documentHead(said) : said.form === 'letter' ? letterStart(said) : []),
    ...titleOf(said.title),
    ...blanks(1),
    ...(said.to === undefined ? [] : [set(`${said.to}：`, body)]),
    ...blocks.flatMap((block, i) => blockOf(block, i === closes ? { keepNext: true, keepLines: true } : {})),
    ...attachments(said.attachments),
    ...signature(said),
    ...(said.note === undefined ? [] : [set(`（${said.note}）`, body, first)]),
    ...annexes.flatMap((annex, i) => annexOf(annex, label(i))),
    ...colophon(said),
  ]
  const code = versionCode(contentHash(facts))
  return packed({
    title: said.title.join(''),
    author: said.organs.join('、'),
    code,
    madeAt: facts.madeAt,
    children,
    section: sectionOf(said, code),
  })
}
