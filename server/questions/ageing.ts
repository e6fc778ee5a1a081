/** Who owes money back, since when, and what comes next: the list that finance goes through. */
import type { Age } from '../../core/payment/back-questions.ts'
import { type Answered, questions } from '../../core/question.ts'
import { type AgedRow, type AgedSums, ageingPage, ageingTotals } from './ageing-rows.ts'
import { type Asking, answering } from './asking.ts'
import { readableIn } from './money.ts'
import { cursorOf, findCursor } from './rows.ts'

type Ageing = Answered<'ageing'>
type Row = Ageing['rows'][number]
export type Narrowing = { readonly age?: Age | undefined; readonly payer?: 'person' | 'host' | undefined; readonly q?: string | undefined }

const never = '9999-12-31'

const agesOf = (sums: AgedSums): Row['ages'] => ({
  notDue: Number(sums.not_due),
  upTo30: Number(sums.up_to_30),
  upTo90: Number(sums.up_to_90),
  upTo180: Number(sums.up_to_180),
  over180: Number(sums.over_180),
  frozen: Number(sums.frozen),
})

const nextOf = ({ wished, oldest, due }: AgedRow, today: string): Row['next'] => {
  if (wished) return { step: 'decideWaiver', on: null }
  if (oldest === never) return { step: 'decideAppeal', on: null }
  return oldest < today ? { step: 'remind', on: due } : { step: 'pay', on: oldest }
}

const rowOf = (row: AgedRow, today: string): Row => ({
  ...{ debtor: row.who, name: { zh: row.zh, en: row.en }, payer: row.payer, demands: [...row.demands] },
  ...{ openFen: Number(row.open_fen), ages: agesOf(row), oldest: row.oldest === never ? null : row.oldest },
  ...{ remindedOn: row.reminded_on, times: row.times, next: nextOf(row, today) },
})

const given = ({ today }: Asking, round: string, { age, payer, q }: Narrowing) => [
  round,
  today,
  payer ?? null,
  age ?? null,
  q === undefined || q === '' ? null : q.replace(/[\\%_]/g, '\\$&'),
]

export const ageingRows = async (
  asking: Asking,
  round: string,
  narrowing: Narrowing,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
) => {
  const from = findCursor(after)
  const values = [...given(asking, round, narrowing), from?.key ?? '0001-01-01', from?.id ?? '', limit + 1]
  const rows = await asking.query<AgedRow>(ageingPage, values)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(row => rowOf(row, asking.today)),
    next: rows.length > limit && last ? cursorOf(last.oldest, `${last.payer}/${last.who}`) : null,
  }
}

export const ageing = answering(questions.ageing, async (asking, { round, after, limit, ...narrowing }) => {
  if (!(await readableIn(asking, round))) return undefined
  const [all] = await asking.query<AgedSums & { readonly count: number }>(ageingTotals, given(asking, round, narrowing))
  if (!all) return undefined
  const found = await ageingRows(asking, round, narrowing, { after, limit })
  return { count: all.count, openFen: Number(all.open_fen), totals: agesOf(all), ...found }
})
