/** What became of the money of a round in a year of the books: by the months of the transfers, so that each is in one year and in no other. */
import { blank, type Spending } from '../core/budget/dossier.ts'
import type { Facts } from '../core/facts.ts'
import { forecastOf, type Sums, sumsOf } from '../core/payment/columns.ts'
import type { Law } from '../policy/shape.ts'
import type { Query } from './database.ts'
import { overRows, totalsText } from './questions/money-rows.ts'

export type YearSum = { readonly year: string; readonly paidFen: number; readonly returnedFen: number }
/** What went to payees and what came from those who owed it back; money that the bank returned is neither. */
const yearsText = `
select left(p.period, 4) as year,
  coalesce(sum(case when p.credit like 'fen/paid/%' then p.amount else -p.amount end) filter (where d.state ->> 'payer' = 'fund'), 0)::bigint as "paidFen",
  coalesce(sum(case when p.debit like 'fen/paid/%' then -p.amount else p.amount end) filter (where d.state ->> 'payer' in ('person', 'host')), 0)::bigint as "returnedFen"
from dossier d join journal j on j.subject = 'payment' and j.id = d.id join posting p on p.entry = j.seq
where d.subject = 'payment' and d.round = $1 and (p.credit like 'fen/paid/%' or p.debit like 'fen/paid/%' or p.credit = 'fen/kept/' || d.id) group by 1 order by 1`
const onItsWayText = `select count(*) as n from dossier where subject = 'payment' and round = $1 and status in ('held', 'approved')`

export const yearsOf = (query: Query, round: string): Promise<readonly YearSum[]> => query<YearSum>(yearsText, [round])

export const forecastIn = async (query: Query, law: Law, round: string): Promise<number> => {
  const [sums] = await query<Sums>(...overRows(law, round, totalsText))
  return sums ? forecastOf(sumsOf(column => sums[column])) : 0
}

export const spendingIn = async (query: Query, law: Law, facts: Facts<object>): Promise<Spending> => {
  const { round = '', year } = { ...blank, ...facts.dossier }
  const years = await yearsOf(query, round)
  const found = years.find(one => one.year === year)
  const [waiting] = await query<{ n: number }>(onItsWayText, [round])
  return {
    paidFen: found?.paidFen ?? 0,
    returnedFen: found?.returnedFen ?? 0,
    onItsWay: waiting?.n ?? 0,
    forecastFen: await forecastIn(query, law, round),
  }
}
