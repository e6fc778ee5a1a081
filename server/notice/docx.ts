/** The words of a Word file: paragraphs, tables, and the numbers that Word makes; nothing that was deleted, struck out or hidden. */
import { counter, readNumbering } from './docx-numbering.ts'
import { type Attributes, parsePart, unpack } from './docx-package.ts'

type Paragraph = { text: string; list: string | undefined; level: number | undefined; style: string | undefined }

const isOn = (held: Attributes): boolean => held.val === undefined || !['0', 'false', 'none', 'off'].includes(held.val)

/** What stands below these is not what a reader sees. */
const unseen = new Set(['del', 'moveFrom', 'Fallback', 'instrText', 'delText', 'sectPr', 'pPrChange', 'rPrChange'])

type State = {
  hidden: number
  struck: boolean
  inText: boolean
  inRun: boolean
  readonly open: Paragraph[]
  /** The cells of the rows that are open, the innermost last. */
  readonly rows: string[][]
  readonly lines: string[]
}

/** Hands a finished paragraph on: to its cell, or to the document's lines. */
const finish = (state: State, text: string): void => {
  const row = state.rows.at(-1)
  if (row === undefined) state.lines.push(text)
  else if (row.length > 0) row[row.length - 1] = [row.at(-1) ?? '', text].filter(words => words !== '').join(' ')
}

const openings = (state: State): Readonly<Record<string, (held: Attributes) => void>> => ({
  p: () => state.open.push({ text: '', list: undefined, level: undefined, style: undefined }),
  r: () => Object.assign(state, { struck: false, inRun: true }),
  t: () => Object.assign(state, { inText: true }),
  strike: held => Object.assign(state, { struck: state.struck || (state.inRun && isOn(held)) }),
  dstrike: held => Object.assign(state, { struck: state.struck || (state.inRun && isOn(held)) }),
  vanish: held => Object.assign(state, { struck: state.struck || (state.inRun && isOn(held)) }),
  tab: () => write(state, state.inRun ? '\t' : ''),
  br: () => write(state, '\n'),
  noBreakHyphen: () => write(state, '-'),
  tr: () => state.rows.push([]),
  tc: () => state.rows.at(-1)?.push(''),
  pStyle: held => Object.assign(state.open.at(-1) ?? {}, { style: held.val }),
  numId: held => Object.assign(state.open.at(-1) ?? {}, { list: held.val }),
  ilvl: held => Object.assign(state.open.at(-1) ?? {}, { level: Number(held.val) }),
})

const write = (state: State, words: string): void => {
  const paragraph = state.open.at(-1)
  if (paragraph !== undefined && state.hidden === 0 && !state.struck) paragraph.text += words
}

/** The text of a .docx. Throws NoticeUnreadable. */
export const readDocx = (file: Uint8Array): string => {
  const parts = unpack(file)
  const count = counter(readNumbering(parts))
  const state: State = { hidden: 0, struck: false, inText: false, inRun: false, open: [], rows: [], lines: [] }
  const opens = openings(state)
  const closeParagraph = () => {
    const paragraph = state.open.pop()
    if (paragraph === undefined) return
    const isEmpty = paragraph.text.trim() === ''
    const mark = isEmpty ? '' : count(paragraph, paragraph.style)
    const gap = /[\dA-Za-z]$/.test(mark) ? ' ' : ''
    finish(state, `${mark}${gap}${paragraph.text}`)
  }
  const closes: Readonly<Record<string, () => void>> = {
    p: closeParagraph,
    r: () => Object.assign(state, { struck: false, inRun: false }),
    t: () => Object.assign(state, { inText: false }),
    tr: () => {
      const row = state.rows.pop()
      if (row !== undefined) finish(state, row.join('\t'))
    },
  }
  parsePart(parts, 'word/document.xml', {
    open: (name, held) => {
      if (unseen.has(name)) state.hidden += 1
      if (state.hidden === 0) opens[name]?.(held)
    },
    text: words => {
      if (state.inText) write(state, words)
    },
    close: name => {
      if (state.hidden === 0) closes[name]?.()
      if (unseen.has(name)) state.hidden -= 1
    },
  })
  return state.lines.join('\n')
}
