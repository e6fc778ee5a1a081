/** The asker's acts on several files: which wait and can be taken back, how far each has come, and what came of each row. */
import { BatchShown, Came } from '../../core/desk/batch.ts'
import { questions } from '../../core/question.ts'
import { answering } from './asking.ts'
import { nameOr } from './rows.ts'

type Read = {
  readonly batch: string
  readonly subject: string
  readonly action: string
  readonly at: string
  readonly left: number
  readonly state: string
  readonly id: string
  readonly title: string | null
  readonly zh: string | null
  readonly en: string | null
  readonly answer: unknown
}

const most = 3
const rowsText = `
with own as (
  select * from batch where account = $1 and (ended is null or ended > clock_timestamp() - interval '1 hour') order by at desc limit ${most})
select b.id as batch, b.subject, b.action, to_char(b.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  greatest(0, extract(epoch from b.due - clock_timestamp()) * 1000)::int as left,
  case when b.stopped is not null then 'stopped' when b.ended is not null then 'ended' when b.due > clock_timestamp() then 'waiting' else 'running' end as state,
  r.id, coalesce(p.name, r.id) as title, e.zh, e.en, r.answer
from own b join batch_row r on r.batch = b.id
left join dossier d on d.subject = b.subject and d.id = r.id left join person p on p.id = d.person left join organisation e on e.id = d.employer
order by b.at desc, b.id, r.n`

export const batches = answering(questions.batches, async ({ session, query }) => {
  const rows = session ? await query<Read>(rowsText, [session.account.id]) : []
  const ids = [...new Set(rows.map(({ batch }) => batch))]
  return ids.flatMap(id => {
    const own = rows.filter(({ batch }) => batch === id)
    const [first] = own
    if (!first) return []
    const { subject, action, at, left, state } = first
    const shown = own.map(row => ({
      id: row.id,
      title: row.title ?? row.id,
      employer: nameOr(row.zh, row.en),
      came: row.answer === null ? null : Came.parse(row.answer),
    }))
    return [BatchShown.parse({ id, subject, action, at, leftMs: left, state, rows: shown })]
  })
})
