/** How far the acts on several files have come: until they begin they can be taken back, on the way they can be stopped. */
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Progress } from 'antd'
import { useEffect, useRef } from 'react'
import type { BatchShown } from '../../../core/desk/batch.ts'
import { jobKindOf } from '../../../core/desk/paper-job.ts'
import { useRefresh } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { Clause } from '../law.tsx'
import { beginPapers, usePaperJobWords } from '../papers/paper-jobs.ts'
import { isMoving, stop, useBatches, useBatchWords } from './batches.ts'

type Props = { readonly batch: BatchShown; readonly saying: Saying }

const countsIn = ({ rows }: BatchShown) => {
  const answered = rows.filter(({ came }) => came !== null).length
  const done = rows.filter(({ came }) => came?.kind === 'done').length
  return { answered, done, not: answered - done, rest: rows.length - answered }
}

function NotDone({ batch, saying }: Props) {
  const words = useBatchWords()
  const rows = batch.rows.filter(({ came }) => came !== null && came.kind !== 'done')
  if (rows.length === 0) return null
  return (
    <details>
      <summary>{words.details}</summary>
      <ul className="tight">
        {rows.map(({ id, title, came }) => (
          <li key={id}>
            <Link to="/app/dossier/$subject/$id" params={{ subject: batch.subject, id }}>
              {title}
            </Link>
            ：{came && words.came[came.kind]}{' '}
            {came?.refusals?.map(({ rule, clause }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: several refusals of a row may be alike
              <span key={i}>
                {saying.texts.rule(rule)} <Clause id={clause} saying={saying} />{' '}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** An act that makes a paper due offers to have them all made. */
const makesPapers = ['notify', 'issue', 'reissue', 'finalise']

function PapersOf({ batch }: Pick<Props, 'batch'>) {
  const words = usePaperJobWords()
  const client = useQueryClient()
  const kind = makesPapers.includes(batch.action) ? jobKindOf(batch.subject) : undefined
  const ids = batch.rows.flatMap(({ id, came }) => (came?.kind === 'done' ? [id] : []))
  if (kind === undefined || ids.length === 0) return null
  const go = async () => {
    await beginPapers({ kind, of: { ids } }, `batch-${batch.id}`).catch(() => undefined)
    await client.invalidateQueries({ queryKey: ['paperJobs'] })
  }
  return (
    <div>
      <Button onClick={go}>{words.ofBatch}</Button>
    </div>
  )
}

function One({ batch, saying }: Props) {
  const words = useBatchWords()
  const client = useQueryClient()
  const { id, state, rows, leftMs } = batch
  const { answered, done, not, rest } = countsIn(batch)
  const act = saying.texts.action(batch.subject, batch.action)
  const halt = async () => {
    await stop(id).catch(() => undefined)
    await client.invalidateQueries({ queryKey: ['batches'] })
  }
  const says = {
    waiting: words.waiting(act, rows.length, Math.ceil(leftMs / 1_000)),
    running: words.running(act, answered, rows.length),
    stopped: words.stopped(act, done, rest + not),
    ended: words.ended(act, done, not),
  }
  return (
    <div className={not > 0 ? 'saying warn tight' : 'saying tight'}>
      <div className="row">
        <b>{says[state]}</b>
        {isMoving(batch) && (
          <Button danger autoInsertSpace={false} onClick={halt}>
            {state === 'waiting' ? words.undo : words.stop}
          </Button>
        )}
      </div>
      {state === 'running' && <Progress percent={Math.round((answered / rows.length) * 100)} aria-label={says.running} />}
      {state === 'ended' && <PapersOf batch={batch} />}
      <NotDone batch={batch} saying={saying} />
    </div>
  )
}

/** What changed is asked for anew whenever a batch has come further. */
export function BatchStrip({ saying, judges }: { readonly saying: Saying; readonly judges: boolean }) {
  const words = useBatchWords()
  const { data = [] } = useBatches(judges)
  const refresh = useRefresh()
  const answered = data.reduce((sum, batch) => sum + countsIn(batch).answered, 0)
  const before = useRef(answered)
  useEffect(() => {
    if (before.current === answered) return
    before.current = answered
    refresh()
  }, [answered, refresh])
  if (data.length === 0) return null
  return (
    <section className="tight" aria-label={words.region} aria-live="polite">
      {data.map(batch => (
        <One key={batch.id} batch={batch} saying={saying} />
      ))}
    </section>
  )
}
