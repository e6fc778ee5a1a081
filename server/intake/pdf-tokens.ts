/** The marks of which a PDF is written: names, strings and words, each with where it stands. Streams are none of it. */
import { Refused } from './limits.ts'

export type Token = {
  readonly kind: 'name' | 'string' | 'word' | 'mark'
  /** Of a name without its slash and with its escapes undone; of a string nothing. */
  readonly text: string
  /** Of a string what lies between its brackets. */
  readonly from: number
  readonly to: number
}

const spaces = new Set([0, 9, 10, 12, 13, 32])
const marks = new Set([...'()<>[]{}/%'].map(sign => sign.charCodeAt(0)))
const isPlain = (byte: number | undefined): boolean => byte !== undefined && !spaces.has(byte) && !marks.has(byte)
const [backslash, open, close, less, greater, slash, percent] = [0x5c, 0x28, 0x29, 0x3c, 0x3e, 0x2f, 0x25]

const endOfPlain = (bytes: Buffer, from: number): number => {
  let at = from
  while (isPlain(bytes[at])) at += 1
  return at
}

/** Brackets within a string stand in pairs or behind a backslash. */
const endOfString = (bytes: Buffer, from: number): number => {
  let depth = 1
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === backslash) at += 1
    else if (byte === open) depth += 1
    else if (byte === close) depth -= 1
    if (depth === 0) return at
  }
  return bytes.length
}

const endOfLine = (bytes: Buffer, from: number): number => {
  let at = from
  while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1
  return at
}

const unescaped = (name: string) => name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
const textIn = (bytes: Buffer, from: number, to: number) => bytes.toString('latin1', from, Math.min(to, from + 300))

/** The token at a place where no space is, and where to go on. */
const tokenAt = (bytes: Buffer, at: number): readonly [Token, number] => {
  const byte = bytes[at]
  if (byte === slash) {
    const to = endOfPlain(bytes, at + 1)
    return [{ kind: 'name', text: unescaped(textIn(bytes, at + 1, to)), from: at, to }, to]
  }
  if (byte === open) {
    const to = endOfString(bytes, at + 1)
    return [{ kind: 'string', text: '', from: at + 1, to }, to + 1]
  }
  if (byte === less && bytes[at + 1] !== less) {
    const end = bytes.indexOf(greater, at)
    const to = end < 0 ? bytes.length : end
    return [{ kind: 'string', text: '', from: at + 1, to }, to + 1]
  }
  if (isPlain(byte)) {
    const to = endOfPlain(bytes, at)
    return [{ kind: 'word', text: textIn(bytes, at, to), from: at, to }, to]
  }
  const to = at + ((byte === less || byte === greater) && bytes[at + 1] === byte ? 2 : 1)
  return [{ kind: 'mark', text: textIn(bytes, at, to), from: at, to }, to]
}

/** Far more than any object has; each takes room while it is looked at. */
const mostTokens = 1_000_000
const ends = new Set(['endobj', 'stream', 'obj', 'startxref', 'xref', 'trailer'])

/** Reads from many places of one file, and not more of it in all than `most` bytes: objects that lie within each other would be read for ever. */
export const readerOf = (bytes: Buffer, most: number) => {
  let left = most
  /** The tokens from a place on, up to and with the word that ends an object. */
  return (from: number, to = bytes.length): readonly Token[] => {
    const tokens: Token[] = []
    let at = from
    while (at < to) {
      const byte = bytes[at] ?? 0
      if (spaces.has(byte)) at += 1
      else if (byte === percent) at = endOfLine(bytes, at)
      else {
        const [token, next] = tokenAt(bytes, at)
        tokens.push(token)
        at = next
        if (tokens.length > mostTokens) throw new Refused('tooMuch')
        if (token.kind === 'word' && ends.has(token.text)) break
      }
    }
    left -= at - from
    if (left < 0) throw new Refused('tooMuch')
    return tokens
  }
}
