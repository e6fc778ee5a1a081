/** Counts of what browsers refused of the pages, by day: kept for a season, and of nobody. */
import type { Database } from '../database.ts'
import type { PageReport } from './read.ts'

const keptDays = 90
/** A day has so many lines at most: beyond them a page that was not heard of yet is one of the others, as anybody may name what they like. */
const mostLines = 300
const countText = `
with today as (select page, directive, source from page_report where day = clock_timestamp()::date)
insert into page_report as r (day, page, directive, source, n, last)
select clock_timestamp()::date,
  case when (select count(*) from today) < ${mostLines} or exists (select from today where page = $1 and directive = $2 and source = $3) then $1 else 'other' end,
  $2, $3, 1, clock_timestamp()
on conflict (day, page, directive, source) do update set n = r.n + 1, last = excluded.last returning n::int`
const sweepText = `delete from page_report where day < clock_timestamp()::date - ${keptDays}`

/** How many there were of it today. */
export const countPageReport = async (database: Pick<Database, 'query'>, { page, directive, source }: PageReport): Promise<number> => {
  const [counted] = await database.query<{ n: number }>(countText, [page, directive, source])
  const n = counted?.n ?? 1
  if (n === 1) await database.query(sweepText)
  return n
}

const todayText = `
select directive, source, sum(n)::int as n from page_report where day >= clock_timestamp()::date - 1 group by directive, source`

/** Of today and yesterday, for whoever collects figures. */
export const recentPageReports = (database: Pick<Database, 'query'>) =>
  database.query<{ directive: string; source: string; n: number }>(todayText)
