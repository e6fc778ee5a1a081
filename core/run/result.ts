/** The bank's answer against the lines of a run: what of each row is new, what was known, and what is wrong. */
import { type Fen, NotAnAmount, yuan } from '../money.ts'
import type { BankFormat } from './format.ts'

/** One row as it was read, by the format's columns. */
export type Row = {
  readonly row: number
  readonly line: string
  readonly amount: string
  readonly outcome: string
  readonly reference: string
  readonly day: string
  readonly reason: string
}

/** A line of the run as it stands. `busy`: the house is still at work on what it was told before. */
export type Standing = {
  readonly n: number
  readonly amountFen: Fen
  readonly state: string
  readonly busy: boolean
  readonly reference: string | null
  /** What the ledger holds as spent for it, where money could come back. */
  readonly spent: boolean
}

export const rowFaults = [
  'unknownLine',
  'twice',
  'amountDiffers',
  'unknownOutcome',
  'noReference',
  'wrongDay',
  'otherAnswer',
  'notPaid',
  'askedBack',
  'busy',
] as const
export type RowFault = (typeof rowFaults)[number]

export type Answer = {
  readonly n: number
  readonly outcome: 'paid' | 'rejected' | 'returned'
  readonly reference: string
  readonly on: string
  readonly reason: string
  readonly amountFen: Fen
}
export type Judged =
  | { readonly kind: 'new'; readonly answer: Answer }
  | { readonly kind: 'known' }
  | { readonly kind: 'wrong'; readonly row: number; readonly why: RowFault }

const outcomeOf = ({ answer }: BankFormat, words: string): Answer['outcome'] | undefined => {
  if (answer.paid.includes(words)) return 'paid'
  if (answer.rejected.includes(words)) return 'rejected'
  return answer.returned.includes(words) ? 'returned' : undefined
}

const findFen = ({ amounts }: BankFormat, words: string): Fen | undefined => {
  if (amounts === 'fen') return /^\d{1,15}$/.test(words) ? Number(words) : undefined
  try {
    return yuan(words)
  } catch (error) {
    if (error instanceof NotAnAmount) return undefined
    throw error
  }
}

/** 2022-10-12, 20221012 or 2022/10/12. */
const findDay = (words: string): string | undefined => {
  const [, year, month, day] = /^(\d{4})[-/]?(\d{2})[-/]?(\d{2})$/.exec(words) ?? []
  const iso = `${year}-${month}-${day}`
  const at = new Date(`${iso}T00:00:00Z`)
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== iso ? undefined : iso
}

const goesOn: Readonly<Record<Answer['outcome'], string>> = { paid: 'held', rejected: 'held', returned: 'paid' }

/** What the row says of a line that was answered before: the same again, or something else. */
const against = (standing: Standing, { outcome, reference }: Answer): RowFault | 'known' | undefined => {
  const { state, busy } = standing
  if (state === goesOn[outcome]) {
    if (busy) return 'busy'
    return outcome === 'returned' && !standing.spent ? 'askedBack' : undefined
  }
  if (outcome === 'returned' && state !== 'returned') return 'notPaid'
  const same = state === outcome || (outcome === 'paid' && state === 'returned')
  return same && (outcome !== 'paid' || standing.reference === reference) ? 'known' : 'otherAnswer'
}

const judge = (format: BankFormat, standing: Standing | undefined, given: Row, today: string): Judged => {
  const wrong = (why: RowFault): Judged => ({ kind: 'wrong', row: given.row, why })
  if (!standing) return wrong('unknownLine')
  if (findFen(format, given.amount) !== standing.amountFen) return wrong('amountDiffers')
  const outcome = outcomeOf(format, given.outcome)
  if (!outcome) return wrong('unknownOutcome')
  const on = findDay(given.day)
  if (on === undefined || on > today) return wrong('wrongDay')
  if (outcome === 'paid' && !/^[\w-]{1,60}$/.test(given.reference)) return wrong('noReference')
  const reason = outcome === 'paid' ? '' : (format.answer.reasons[given.reason] ?? 'other')
  const answer: Answer = { n: standing.n, outcome, reference: given.reference, on, reason, amountFen: standing.amountFen }
  const found = against(standing, answer)
  if (found === undefined) return { kind: 'new', answer }
  return found === 'known' ? { kind: 'known' } : wrong(found)
}

/** Every row of the file; a line that is named twice is wrong at its second row. `standing` by the line's own id. */
export const judgeRows = (
  format: BankFormat,
  rows: readonly Row[],
  standing: ReadonlyMap<string, Standing>,
  today: string,
): readonly Judged[] => {
  const seen = new Set<string>()
  return rows.map(row => {
    if (seen.has(row.line)) return { kind: 'wrong', row: row.row, why: 'twice' }
    seen.add(row.line)
    return judge(format, standing.get(row.line), row, today)
  })
}
