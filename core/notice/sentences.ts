/** A text cut into lines and sentences, each with its place; a full stop, a question mark, an exclamation mark or a line's end closes a sentence. */

export type Piece = { readonly text: string; readonly from: number; readonly to: number }

/** What is left of a piece without the spaces around it. */
export const trimmed = ({ text, from }: Piece): Piece => {
  const start = text.length - text.trimStart().length
  const inner = text.trim()
  return { text: inner, from: from + start, to: from + start + inner.length }
}

const cut = (text: string, from: number, ends: RegExp): readonly Piece[] => {
  const pieces: Piece[] = []
  let start = 0
  for (const end of text.matchAll(ends)) {
    const to = end.index + end[0].length
    pieces.push({ text: text.slice(start, to), from: from + start, to: from + to })
    start = to
  }
  if (start < text.length) pieces.push({ text: text.slice(start), from: from + start, to: from + text.length })
  return pieces
}

/** The lines that are not blank, without the spaces around them. */
export const linesOf = (text: string, from = 0): readonly Piece[] =>
  cut(text, from, /\r?\n/g)
    .map(trimmed)
    .filter(piece => piece.text !== '')

/** The sentences of a text, in order. */
export const sentencesOf = (text: string, from = 0): readonly Piece[] =>
  linesOf(text, from).flatMap(line =>
    cut(line.text, line.from, /[。！？!?][”」）)]?/g)
      .map(trimmed)
      .filter(piece => piece.text !== ''),
  )
