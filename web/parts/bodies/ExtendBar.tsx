/** Bodies ticked on the page, and the extension for them or for all. */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { BodyRow } from '../../../core/nomination/questions.ts'
import { useRound } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { TickAll } from '../TickAll.tsx'
import type { Ticks } from './BodiesList.tsx'
import { ExtendDialog } from './ExtendDialog.tsx'
import { useBodiesWords } from './use-bodies.ts'

/** A body is ticked on all its tracks, since an extension is the body's; one that a filter hides is ticked no more. */
export const useBodyTicks = (shown: readonly BodyRow[]) => {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const open = [...new Set(shown.map(({ body }) => body))]
  const ticked = open.filter(body => chosen.includes(body))
  const ticks: Ticks = {
    has: body => chosen.includes(body),
    set: (body, on) => setChosen(on ? [...ticked, body] : ticked.filter(one => one !== body)),
  }
  const all = (on: boolean) => setChosen(on ? open : [])
  return { open, ticked, ticks, all }
}

export function ExtendBar({ page, saying }: { readonly page: ReturnType<typeof useBodyTicks>; readonly saying: Saying }) {
  const words = useBodiesWords()
  const round = useRound()
  const client = useQueryClient()
  const [whom, setWhom] = useState<'nobody' | 'ticked' | 'all'>('nobody')
  const { open, ticked, all } = page
  const { law } = saying
  if (open.length === 0 || !law || round === undefined) return null
  const begun = () => {
    setWhom('nobody')
    all(false)
    client.invalidateQueries({ queryKey: ['batches'] })
  }
  return (
    <div className="in row noprint">
      <TickAll open={open.length} ticked={ticked.length} label={words.tickAll(open.length)} onAll={all} />
      <span role="status" className="quiet">
        {words.ticked(ticked.length)}
      </span>
      {ticked.length > 0 && <Button onClick={() => setWhom('ticked')}>{words.extend(ticked.length)}</Button>}
      <Button onClick={() => setWhom('all')}>{words.extendAll}</Button>
      {whom !== 'nobody' && (
        <ExtendDialog
          round={round}
          law={law}
          bodies={whom === 'all' ? undefined : ticked}
          saying={saying}
          onBegun={begun}
          onClose={() => setWhom('nobody')}
        />
      )}
    </div>
  )
}
