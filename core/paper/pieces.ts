/** Reads one line of a paper's text: its words, {the places of facts}, and [parts] that stand only when their facts are there. */
import type { At, Fault, Only, Piece, Pieces } from './template.ts'

export type Read<T> = { readonly value: T; readonly faults: readonly Fault[] }

const fault = (at: At, message: string, zh: string): Fault => ({ ...at, rule: 'paperMalformed', message, zh })

/** A stretch of a line, with where its first character stands. */
export type Stretch = At & { readonly text: string }

export const part = ({ line, column, text }: Stretch, from: number, to?: number): Stretch => {
  const characters = Array.from(text)
  return { line, column: column + from, text: characters.slice(from, to).join('') }
}

const unmatched: Readonly<Record<string, readonly [message: string, zh: string]>> = {
  '{': ['a brace opens and does not close', '“{”没有对应的“}”'],
  '}': ['a brace closes that none opened', '“}”前面没有“{”'],
  '[': ['a bracket opens and does not close', '“[”没有对应的“]”'],
  ']': ['a bracket closes that none opened', '“]”前面没有“[”'],
}

const wholePart = ({ text: inside, ...at }: Stretch): Read<Piece> => {
  const { value: pieces, faults } = readPieces({ ...at, text: inside })
  if (pieces.some(piece => piece.kind === 'part'))
    return { value: { kind: 'part', pieces }, faults: [fault(at, 'brackets in brackets', '方括号里不能再有方括号')] }
  const names = pieces.some(piece => piece.kind === 'fact')
  const empty = names ? [] : [fault(at, 'a part in brackets names no fact', '方括号里没有写事实，不知道什么时候该有')]
  return { value: { kind: 'part', pieces }, faults: [...faults, ...empty] }
}

const wholeFact = ({ text: name, line, column }: Stretch): Read<Piece> => ({
  value: { kind: 'fact', name: name.trim(), at: { line, column } },
  faults: [],
})

type Step = { readonly pieces: Pieces; readonly faults: readonly Fault[]; readonly next: number }

/** What begins at a character: a fact, a part, or a lone sign that belongs to neither. */
const stepAt = (stretch: Stretch, characters: readonly string[], at: number): Step => {
  const sign = characters[at] ?? ''
  const close = sign === '{' ? characters.indexOf('}', at) : sign === '[' ? characters.indexOf(']', at) : -1
  const here = { line: stretch.line, column: stretch.column + at }
  const again = sign === '{' ? characters.indexOf('{', at + 1) : -1
  if (close === -1 || (again !== -1 && again < close))
    return { pieces: [], faults: [fault(here, ...(unmatched[sign] ?? ['', '']))], next: at + 1 }
  const inside = { ...part(stretch, at + 1, close), column: sign === '{' ? here.column : here.column + 1 }
  const { value, faults } = sign === '{' ? wholeFact(inside) : wholePart(inside)
  return { pieces: [value], faults, next: close + 1 }
}

export function readPieces(stretch: Stretch): Read<Pieces> {
  const characters = Array.from(stretch.text)
  const pieces: Piece[] = []
  const faults: Fault[] = []
  for (let at = 0; at < characters.length; ) {
    const sign = characters.findIndex((c, i) => i >= at && c in unmatched)
    const end = sign === -1 ? characters.length : sign
    if (end > at) pieces.push({ kind: 'text', text: characters.slice(at, end).join('') })
    at = end
    if (sign === -1) break
    const step = stepAt(stretch, characters, at)
    pieces.push(...step.pieces)
    faults.push(...step.faults)
    at = step.next
  }
  return { value: pieces, faults }
}

/** A line with the condition at its end taken off. */
export const readOnly = (stretch: Stretch): { readonly rest: Stretch; readonly only: Only | undefined } => {
  const found = /^(.*?)\s*([?!])\{([^{}[\]]*)\}\s*$/u.exec(stretch.text)
  if (!found) return { rest: stretch, only: undefined }
  const [, before = '', sign, name = ''] = found
  const column = stretch.column + Array.from(stretch.text.slice(0, stretch.text.lastIndexOf('{'))).length
  return { rest: { ...stretch, text: before }, only: { name: name.trim(), there: sign === '?', at: { line: stretch.line, column } } }
}
