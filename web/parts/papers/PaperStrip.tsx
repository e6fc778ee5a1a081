/** How far papers that were asked for are: being made, tried again, ready to be fetched, or named as lacking. */
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Progress } from 'antd'
import { jobSubjects, type PaperJobShown } from '../../../core/desk/paper-job.ts'
import { dayOf } from '../../format.ts'
import { useTexts } from '../../texts.ts'
import { makeAgain, stopPapers, usePaperJobs, usePaperJobWords, zipOf } from './paper-jobs.ts'

type Props = { readonly job: PaperJobShown }

function Lacking({ job: { kind, lacking, lackingCount } }: Props) {
  const words = usePaperJobWords()
  if (lackingCount === 0) return null
  return (
    <details>
      <summary>{words.lacking(lackingCount)}</summary>
      <ul className="tight">
        {lacking.map(({ id, title, why }) => (
          <li key={id}>
            <Link to="/app/dossier/$subject/$id" params={{ subject: jobSubjects[kind], id }}>
              {title}
            </Link>
            ：{words.why[why]}
          </li>
        ))}
      </ul>
      {lackingCount > lacking.length && <p className="quiet">{words.more(lackingCount - lacking.length)}</p>}
    </details>
  )
}

/** What can be done about a job: stopped while it moves, gone on with, or made anew where something is missing. */
function Deeds({ job: { id, state, lackingCount } }: Props) {
  const words = usePaperJobWords()
  const client = useQueryClient()
  const doing = (deed: (id: string) => Promise<void>) => async () => {
    await deed(id).catch(() => undefined)
    await client.invalidateQueries({ queryKey: ['paperJobs'] })
  }
  if (state === 'making')
    return (
      <Button danger autoInsertSpace={false} onClick={doing(stopPapers)}>
        {words.stop}
      </Button>
    )
  if (state === 'ended' && lackingCount === 0) return null
  return <Button onClick={doing(makeAgain)}>{state === 'stopped' ? words.goOn : words.anew}</Button>
}

function One({ job }: Props) {
  const words = usePaperJobWords()
  const texts = useTexts()
  const { id, kind, state, count, made, again, changed, until, lackingCount } = job
  const paper = texts.document(kind)
  const says = {
    making: words.making(paper, made, count),
    stopped: words.stopped(paper, made, count),
    ended: words.ended(paper, made),
    deleted: words.deleted(paper, count),
  }
  return (
    <div className={lackingCount > 0 || again > 0 ? 'saying warn tight' : 'saying tight'}>
      <div className="row">
        <b>{says[state]}</b>
        {made > 0 && state !== 'making' && (
          <a href={zipOf(id)} download>
            {words.download(made)}
          </a>
        )}
        {until !== null && state !== 'deleted' && made > 0 && <span className="quiet small">{words.until(dayOf(until))}</span>}
        <Deeds job={job} />
      </div>
      {state === 'making' && <Progress percent={Math.round((made / count) * 100)} aria-label={says.making} />}
      {again > 0 && <p>{words.again(again)}</p>}
      {changed > 0 && <p>{words.changed(changed)}</p>}
      <Lacking job={job} />
    </div>
  )
}

export function PaperStrip() {
  const words = usePaperJobWords()
  const { data = [] } = usePaperJobs()
  if (data.length === 0) return null
  return (
    <section className="tight noprint" aria-label={words.region} aria-live="polite">
      {data.map(job => (
        <One key={job.id} job={job} />
      ))}
    </section>
  )
}
