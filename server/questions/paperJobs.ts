/** The asker's papers that are made in the background: how many are there, which are tried again, and which have been given up. */
import { JobKind, jobSubjects, type PaperJobShown } from '../../core/desk/paper-job.ts'
import { questions } from '../../core/question.ts'
import { type Asking, answering } from './asking.ts'

type Read = {
  readonly id: string
  readonly kind: string
  readonly at: string
  readonly ended: string | null
  readonly count: number
  readonly made: number
  readonly waiting: number
  readonly stopped: number
  readonly deleted: number
  readonly again: number
  readonly changed: number
  readonly lacking: number
}

const most = 5
const jobsText = `
select j.id, j.kind, to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, j.ended, count(*) as count,
  count(*) filter (where r.state = 'made') as made, count(*) filter (where r.state = 'waiting') as waiting,
  count(*) filter (where r.state = 'stopped') as stopped, count(*) filter (where r.state = 'deleted') as deleted,
  count(*) filter (where r.state = 'waiting' and r.why is not null) as again, count(*) filter (where r.changed) as changed,
  count(*) filter (where r.state in ('failed', 'absent')) as lacking
from (select id, kind, at, to_char(ended at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ended
  from paper_job where account = $1 order by at desc limit ${most}) j
join paper_job_row r on r.job = j.id group by j.id, j.kind, j.at, j.ended order by j.at desc, j.id`

type Lacking = { readonly id: string; readonly title: string; readonly why: 'failed' | 'absent' }
const lackingText = `
select r.id, r.state as why, coalesce(p.name, r.id) as title
from (select * from paper_job_row where job = $1 and state in ('failed', 'absent') order by n limit 100) r
left join dossier d on d.subject = $2 and d.id = r.id left join person p on p.id = d.person order by r.n`

const stateOf = ({ waiting, stopped, deleted, made }: Read) => {
  if (waiting > 0) return 'making'
  if (deleted > 0 && made === 0) return 'deleted'
  return stopped > 0 ? 'stopped' : 'ended'
}

const daysLater = (moment: string, days: number) => new Date(Date.parse(moment) + days * 86_400_000).toISOString()

const shownOf = async ({ site: { paperDays }, query }: Asking, job: Read): Promise<PaperJobShown> => {
  const { id, at, ended, count, made, again, changed, lacking: lackingCount } = job
  const kind = JobKind.parse(job.kind)
  const lacking = lackingCount === 0 ? [] : await query<Lacking>(lackingText, [id, jobSubjects[kind]])
  const until = ended === null || paperDays === undefined ? null : daysLater(ended, paperDays)
  return { id, kind, at, state: stateOf(job), count, made, again, changed, until, lacking: [...lacking], lackingCount }
}

export const paperJobs = answering(questions.paperJobs, async asking => {
  const { session, query } = asking
  const jobs = session ? await query<Read>(jobsText, [session.account.id]) : []
  const shown: PaperJobShown[] = []
  for (const job of jobs) shown.push(await shownOf(asking, job))
  return shown
})
