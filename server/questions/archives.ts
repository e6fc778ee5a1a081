/** The archive packages of a round: who asked for each, how far it has come, and until when it can be fetched. */
import { z } from 'zod'
import type { archiveStates } from '../../core/archive/questions.ts'
import { questions } from '../../core/question.ts'
import { keptDays } from '../archive/kept.ts'
import { answering, sitsAt } from './asking.ts'
import { findRound } from './law.ts'

const most = 5
const stateText = `case when j.ended is null and j.stopped is not null then 'stopping' when j.ended is null and j.claimed is null then 'waiting'
  when j.ended is null then 'making' when j.report is null and j.stopped is not null then 'stopped' when j.report is null then 'failed'
  when j.size is null then 'gone' when jsonb_array_length(j.report -> 'failures') = 0 then 'whole' else 'lacking' end`
const text = `
select j.id, a.zh as by, to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, ${stateText} as state, j.done, j.total, j.size as bytes,
  to_char((j.ended + make_interval(days => ${keptDays})) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as until, j.report
from archive_job j join account a on a.id = j.account where j.round = $1 order by j.at desc limit ${most}`

type Read = {
  readonly id: string
  readonly by: string
  readonly at: string
  readonly state: (typeof archiveStates)[number]
  readonly done: number
  readonly total: number
  readonly bytes: number | null
  readonly until: string | null
  readonly report: unknown
}
const Report = z.object({ dossiers: z.int(), papers: z.int(), failures: z.array(z.string()) }).nullable()

export const archives = answering(questions.archives, async (asking, { round }) => {
  const found = await findRound(asking.site.house, asking.query, round)
  if (!found || !sitsAt(asking, found.law, 'department', 'leader')) return undefined
  const rows = await asking.query<Read>(text, [round])
  return rows.map(({ report: raw, ...row }) => {
    const report = Report.parse(raw)
    return { ...row, dossiers: report?.dossiers ?? null, papers: report?.papers ?? null, failures: (report?.failures ?? []).slice(0, 100) }
  })
})
