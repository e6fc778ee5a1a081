/** The charts that vouchers can be written by, and what of a round was exported. */
import { questions } from '../../core/question.ts'
import { chartsOf } from '../books/charts.ts'
import { answering, sitsAt } from './asking.ts'
import { findRound } from './law.ts'

type Read = {
  readonly n: number
  readonly from: string
  readonly until: string
  readonly at: string
  readonly zh: string
  readonly en: string
  readonly chart: string
  readonly entries: number
  readonly fresh: number
  readonly sum: number
}
const text = `
select x.n::int as n, x.from_day::text as "from", x.to_day::text as until, to_char(x.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  coalesce(a.zh, x.account) as zh, coalesce(a.en, x.account) as en, x.chart, x.entries, x.fresh, x.sum_fen as sum
from voucher_export x left join account a on a.id = x.account where x.round = $1 order by x.n desc limit 100`

export const vouchers = answering(questions.vouchers, async (asking, { round }) => {
  const found = await findRound(asking.site.house, asking.query, round)
  if (!found || !sitsAt(asking, found.law, 'finance', 'auditor')) return undefined
  const rows = await asking.query<Read>(text, [round])
  return {
    mine: sitsAt(asking, found.law, 'finance'),
    charts: [...chartsOf(asking.site.house)].map(([code, { name }]) => ({ code, name })),
    exports: rows.map(({ zh, en, sum, ...row }) => ({ ...row, by: { zh, en }, sumFen: sum })),
  }
})
