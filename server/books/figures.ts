/** Figures of the money as a sheet: as on the page, or for outside, where lines of few people tell neither people nor sums. */
import { z } from 'zod'
import { decimalYuan } from '../../core/money.ts'
import { columns } from '../../core/payment/columns.ts'
import type { Answered } from '../../core/question.ts'
import { bookQuestions } from '../../core/voucher/questions.ts'
import { bookHeads, leastPeople } from '../../words/books.ts'
import { moneyHeads } from '../../words/money.ts'
import type { SheetRow } from '../export-sheet.ts'
import { Language } from './vouchers.ts'

export const FiguresAsked = bookQuestions.statistics.input.omit({ round: true }).extend({
  as: z.enum(['xlsx', 'csv']).default('xlsx'),
  /** For outside: small groups are masked. */
  outside: z.enum(['0', '1']).default('0'),
  language: Language,
})
export type FiguresAsked = z.output<typeof FiguresAsked>

export const figureHeads = ({ by, within, language }: FiguresAsked): SheetRow => {
  const h = bookHeads[language]
  return [
    h.groups[by],
    ...(within ? [h.groups[within]] : []),
    h.persons,
    h.count,
    ...columns.map(column => moneyHeads[language].columns[column]),
  ]
}

type Statistics = Answered<'statistics'>
type Figures = Pick<Statistics, 'persons' | 'count' | 'sums'>
const yuan = (fen: number) => Number(decimalYuan(fen))
const shown = ({ persons, count, sums }: Figures): SheetRow => [persons, count, ...columns.map(column => yuan(sums[column]))]

/** One masked line alone could be worked out from the whole: then the next smallest goes with it. */
export const maskedIn = (lines: Statistics['lines']): ReadonlySet<number> => {
  const few = lines.flatMap(({ persons }, i) => (persons === 0 || persons >= leastPeople ? [] : [i]))
  if (few.length !== 1) return new Set(few)
  const others = lines.map(({ persons }, i) => ({ persons, i })).filter(({ persons, i }) => i !== few[0] && persons > 0)
  const next = others.sort((a, b) => a.persons - b.persons)[0]
  return new Set([...few, ...(next ? [next.i] : [])])
}

export const figureRows = ({ lines, ...whole }: Statistics, { within, outside, language }: FiguresAsked): readonly SheetRow[] => {
  const h = bookHeads[language]
  const masked = outside === '1' ? maskedIn(lines) : new Set<number>()
  const hidden: SheetRow = [h.few(leastPeople), '', ...columns.map(() => '')]
  const groups = within ? [''] : []
  return [
    ...lines.map((line, i) => [
      line.name[language],
      ...(line.within ? [line.within.name[language]] : []),
      ...(masked.has(i) ? hidden : shown(line)),
    ]),
    [h.total, ...groups, ...shown(whole)],
  ]
}
