/** A template with its facts → the paper's blocks. Headings are counted anew, since a part that has nothing to say is left out. */
import type { Annex, Block, Level, PaperBlocks } from './blocks.ts'
import { examplesOf, type Said, saidOf, type Value } from './facts.ts'
import { rowNumber } from './faults.ts'
import { labelOf } from './heading.ts'
import { kindOf, type PaperFacts, type PaperKind } from './kinds.ts'
import type { AnnexText, HeadingLine, Only, Pieces, Template } from './template.ts'

const wordsOf = (pieces: Pieces, said: Said): string =>
  pieces
    .map(piece => {
      if (piece.kind === 'text') return piece.text
      if (piece.kind === 'fact') return (said.get(piece.name) ?? []).join('')
      return piece.pieces.every(inner => inner.kind !== 'fact' || said.has(inner.name)) ? wordsOf(piece.pieces, said) : ''
    })
    .join('')

const stands = (only: Only | undefined, said: Said): boolean => only === undefined || said.has(only.name) === only.there

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

/** A fact alone on its line is as many paragraphs as it has. */
const paragraphsOf = (pieces: Pieces, said: Said): readonly Block[] => {
  const [only, ...more] = pieces
  if (only?.kind === 'fact' && more.length === 0) return (said.get(only.name) ?? []).map(paragraph)
  const words = wordsOf(pieces, said)
  return words === '' ? [] : [paragraph(words)]
}

const bodyOf = ({ body }: Template, said: Said): readonly Block[] => {
  const counted: number[] = []
  let dropped: Level | undefined
  const headed = ({ level, title, run }: HeadingLine): Block => {
    const number = (counted[level - 1] ?? 0) + 1
    counted.splice(level - 1, counted.length, number)
    return { kind: 'heading', level, label: labelOf(level, number), title: wordsOf(title, said), run: wordsOf(run, said) }
  }
  return body.flatMap(line => {
    if (line.kind === 'heading' && (dropped === undefined || line.level <= dropped)) {
      dropped = stands(line.only, said) ? undefined : line.level
      return dropped === undefined ? [headed(line)] : []
    }
    if (dropped !== undefined || !stands(line.only, said)) return []
    return line.kind === 'heading' ? [] : paragraphsOf(line.pieces, said)
  })
}

const annexOf = ({ title, columns, cells }: AnnexText, said: Said, rows: readonly Said[]): Annex => ({
  title: wordsOf(title, said),
  columns,
  rows: rows.map((row, i) => {
    const known = new Map([...said, ...row, [rowNumber, [String(i + 1)]]])
    return cells.map(cell => wordsOf(cell, known))
  }),
})

const filled = (template: Template, said: Said, rows: readonly Said[]): PaperBlocks => {
  const words = (pieces: Pieces | undefined) => (pieces === undefined ? undefined : wordsOf(pieces, said) || undefined)
  return {
    form: template.form,
    title: template.title.map(line => wordsOf(line, said)).filter(line => line !== ''),
    to: words(template.to),
    organs: template.organs.map(organ => wordsOf(organ, said)),
    copies: words(template.copies),
    note: words(template.note),
    body: bodyOf(template, said),
    annexes: template.annexes.map(annex => annexOf(annex, said, rows)),
  }
}

const withoutRows = (facts: object): Readonly<Record<string, Value>> => {
  const { rows: _, ...values } = { rows: undefined, ...facts }
  return values
}

/** Throws where a fact that is always there is not. */
export const fillPaper = <K extends PaperKind>(kind: K, template: Template, facts: PaperFacts<K>): PaperBlocks => {
  const { facts: table, rows: rowTable } = kindOf(kind)
  const rows: unknown = Reflect.get(facts, 'rows')
  const said = rowTable && Array.isArray(rows) ? rows.map(row => saidOf(rowTable, row)) : []
  return filled(template, saidOf(table, withoutRows(facts)), said)
}

/** The paper as it looks with the examples of its facts. */
export const fillWithExamples = (kind: PaperKind, template: Template): PaperBlocks => {
  const { facts, rows } = kindOf(kind)
  return filled(template, examplesOf(facts), rows ? [examplesOf(rows)] : [])
}
