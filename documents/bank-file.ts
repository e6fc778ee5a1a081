/** The file that goes to a bank, in the bank's own form: the same lines give the same bytes. */
import { decimalYuan, type Fen } from '../core/money.ts'
import type { BankFormat, LineCell, SumCell } from '../core/run/format.ts'
import { gb18030 } from './gb18030.ts'

/** One line to pay, with its account. */
export type BankLine = {
  readonly line: string
  readonly seq: number
  readonly holder: string
  readonly number: string
  readonly bank: string
  readonly bankCode: string
  readonly amountFen: Fen
  readonly purpose: string
}
export type BankSums = {
  readonly run: string
  readonly day: string
  readonly count: number
  readonly totalFen: Fen
  readonly digest: string
}

/** A cell that the bank's form can't take: which line, and what of it. */
export class NotInForm extends Error {
  readonly line: string
  readonly value: string
  constructor(line: string, value: string) {
    super(`line ${line}: ${value}`)
    this.line = line
    this.value = value
  }
}

const amountIn = ({ amounts }: BankFormat, fen: Fen) => (amounts === 'fen' ? String(fen) : decimalYuan(fen))

const wordsOf = (format: BankFormat, line: BankLine, { value, text = '' }: LineCell): string => {
  if (value === 'fixed') return text
  if (value === 'amount') return amountIn(format, line.amountFen)
  return String(line[value])
}

const sumOf = (format: BankFormat, sums: BankSums, { value, text = '' }: SumCell): string => {
  if (value === 'fixed') return text
  if (value === 'total') return amountIn(format, sums.totalFen)
  return value === 'day' ? sums.day.replaceAll('-', '') : String(sums[value])
}

/** What a sheet takes for a formula, and what parts columns or lines. */
const beginsFormula = /^[=+\-@＝＋－＠]/u

/** A name that would run into the next column, be worked out by a sheet, or hold a sign that no bank has, is told instead of sent. */
const cellOf = ({ separator }: BankFormat, line: string, { value, required, most }: LineCell, words: string): string => {
  const wrong =
    (required && words === '') ||
    [...words].length > (most ?? 1_000) ||
    words.includes(separator) ||
    /[\p{Cc}\p{Co}\p{Cs}"]/u.test(words) ||
    beginsFormula.test(words)
  if (wrong) throw new NotInForm(line, value)
  return words
}

const encoded = ({ encoding }: BankFormat, text: string): Buffer => {
  if (encoding === 'gb18030') return gb18030(text)
  return Buffer.from(encoding === 'utf-8-bom' ? `\uFEFF${text}` : text, 'utf8')
}

/** Throws NotInForm. */
export const bankFile = (format: BankFormat, lines: Iterable<BankLine>, sums: BankSums): Buffer => {
  const end = format.lineEnd === 'crlf' ? '\r\n' : '\n'
  const row = (cells: readonly string[]) => cells.join(format.separator) + end
  const around = (cells: readonly SumCell[] = []) => (cells.length === 0 ? '' : row(cells.map(cell => sumOf(format, sums, cell))))
  const heads = format.columns.map(({ head = '' }) => head)
  const parts = [around(format.before), heads.every(head => head === '') ? '' : row(heads)]
  for (const line of lines) parts.push(row(format.columns.map(cell => cellOf(format, line.line, cell, wordsOf(format, line, cell)))))
  parts.push(around(format.after))
  return encoded(format, parts.join(''))
}
