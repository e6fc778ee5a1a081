/** What browsers refused of the pages in the last thirty days. */
import { questions } from '../../core/question.ts'
import type { PageReport } from '../page-reports/read.ts'
import { answering } from './asking.ts'

/** Ours first: what an extension of somebody's browser tried is theirs. */
const reportsText = `
select page, directive, source, sum(n)::int as count, max(last) as last from page_report where day >= clock_timestamp()::date - 30
group by page, directive, source order by array_position(array['own', 'inline', 'elsewhere', 'extension'], source), count desc, page, directive limit 200`

type Read = PageReport & { readonly count: number; readonly last: Date }

export const pageReports = answering(questions.pageReports, async ({ query }) =>
  (await query<Read>(reportsText)).map(({ last, ...report }) => ({ ...report, last: last.toISOString() })),
)
