/** The numbers that lines begin with: 一、（一）1.（1）① 第一条 3.1.2, in full and half width. */
import { han, hanOf, numberOf } from './numerals.ts'

export type MarkKind = 'chapter' | 'article' | 'han' | 'hanParen' | 'decimal' | 'number' | 'numberParen' | 'circled'
/** `length` counts the mark with the spaces before and after it; `number` is written as policies write it. */
export type Mark = { readonly kind: MarkKind; readonly ordinals: readonly number[]; readonly number: string; readonly length: number }

const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'

type Form = { readonly kind: MarkKind; readonly pattern: RegExp; readonly write: (ordinal: number) => string }
/** Spaces, and what a conversion from Word leaves behind. */
const lead = '^(?:\\[bookmark:[^\\]]{0,40}\\])?[ \\u200b\\ufeff]{0,12}'
const forms: readonly Form[] = [
  { kind: 'chapter', pattern: new RegExp(`${lead}第(${han}{1,4}|\\d{1,3})章[ ]{0,4}`), write: n => `第${hanOf(n)}章` },
  { kind: 'article', pattern: new RegExp(`${lead}第(${han}{1,5}|\\d{1,3})条[ :]{0,4}`), write: n => `第${hanOf(n)}条` },
  { kind: 'hanParen', pattern: new RegExp(`${lead}[(](${han}{1,4})[)][、.． ]{0,3}`), write: n => `（${hanOf(n)}）` },
  { kind: 'han', pattern: new RegExp(`${lead}(${han}{1,4})[、．.][ ]{0,4}`), write: hanOf },
  { kind: 'decimal', pattern: new RegExp(`${lead}(\\d{1,2}[.]\\d{1,2}(?:[.]\\d{1,2})?)[.、 ]{1,4}(?=[^\\d.])`), write: String },
  {
    kind: 'decimal',
    pattern: new RegExp(`${lead}(\\d{1,2}[.]\\d{1,2}(?:[.]\\d{1,2})?)(?=[\\u4e00-\\u9fff])(?![万元年月日个名岁人％%])`),
    write: String,
  },
  { kind: 'number', pattern: new RegExp(`${lead}(\\d{1,2})[.、][ ]{0,4}(?!\\d)`), write: String },
  { kind: 'numberParen', pattern: new RegExp(`${lead}[(]?(\\d{1,2})[)][、. ]{0,3}`), write: n => `（${n}）` },
  { kind: 'circled', pattern: new RegExp(`${lead}([${circled}])[、. ]{0,3}`), write: n => circled[n - 1] ?? String(n) },
]

const ordinalsOf = (kind: MarkKind, word: string): readonly number[] => {
  if (kind === 'circled') return [circled.indexOf(word) + 1]
  if (kind === 'decimal') return word.split('.').map(Number)
  return [numberOf(word) ?? 0]
}

/** The mark that a folded line begins with; undefined for a line that goes on, and for '1.5万元' or '2022年'. */
export const markOf = (line: string): Mark | undefined => {
  for (const { kind, pattern, write } of forms) {
    const found = pattern.exec(line)
    const word = found?.[1]
    if (found === null || word === undefined) continue
    const ordinals = ordinalsOf(kind, word)
    const last = ordinals.at(-1) ?? 0
    return { kind, ordinals, number: kind === 'decimal' ? word : write(last), length: found[0].length }
  }
  return undefined
}

/** '1 总则': a bare number before words, where it is one of the sections that clauses are numbered by. */
export const bareMarkOf = (line: string, sections: ReadonlySet<number | undefined>): Mark | undefined => {
  const found = /^ {0,12}(\d{1,2}) {1,4}(?=[\u4e00-\u9fff])/.exec(line)
  const ordinal = Number(found?.[1])
  if (found === null || !sections.has(ordinal)) return undefined
  return { kind: 'number', ordinals: [ordinal], number: String(ordinal), length: found[0].length }
}
