/** How far the house is with a run, asked again while it is at work, and a way to stop a list that is being made. */
import { Progress as Bar, Button } from 'antd'
import { useEffect, useState } from 'react'
import type { Offer } from '../../../core/question.ts'
import { useAsk, useRefresh, useSession } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { useRunWords } from '../../words/runs.ts'
import { ActionDialog } from '../act/Offers.tsx'

const everyMs = 2_000

/** Lines that still wait for the house, looked at anew while there are any. */
const useWaiting = (id: string) => {
  const { data } = useAsk('runLines', { id, after: 0 })
  const refresh = useRefresh()
  const waiting = data?.waiting ?? 0
  const isAtWork = waiting > 0
  useEffect(() => {
    if (!isAtWork) return
    const timer = window.setInterval(refresh, everyMs)
    return () => window.clearInterval(timer)
  }, [isAtWork, refresh])
  const all = data?.states.reduce((sum, { count }) => sum + count, 0) ?? 0
  return { waiting, all }
}

type Props = { readonly id: string; readonly state: unknown; readonly offers: readonly Offer[]; readonly saying: Saying }

export function Progress({ id, state, offers, saying }: Props) {
  const words = useRunWords()
  const { data: session } = useSession()
  const { waiting, all } = useWaiting(id)
  const [stopping, stop] = useState(false)
  const offer = offers.find(({ action, refusals }) => action === 'abandon' && refusals.length === 0)
  if (waiting === 0 && !stopping) return null
  return (
    <div className="in stack" role="status">
      <p>{words.progress(waiting)}</p>
      <Bar percent={all === 0 ? 0 : Math.floor((100 * (all - waiting)) / all)} aria-label={words.progress(waiting)} />
      {offer && (
        <div>
          <Button danger autoInsertSpace={false} onClick={() => stop(true)}>
            {words.stop}
          </Button>
        </div>
      )}
      {stopping && offer && (
        <ActionDialog
          subject="run"
          id={id}
          state={state}
          offers={offers}
          offer={offer}
          about={words.stopNote}
          today={session?.today ?? ''}
          saying={saying}
          onClose={() => stop(false)}
        />
      )}
    </div>
  )
}
