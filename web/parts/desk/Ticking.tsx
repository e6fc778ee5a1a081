/** Files ticked on a page of the work list, to be acted on together. */
import { Button } from 'antd'
import { useState } from 'react'
import type { Row } from '../../../core/answer.ts'
import { useSession } from '../../queries.ts'
import type { Saying } from '../../say.ts'
import { TickAll } from '../TickAll.tsx'
import { BatchDialog } from './BatchDialog.tsx'
import { useBatches, useBatchWords } from './batches.ts'

/** An application that the reader judges, as its verdict in the list says. */
const canBeTicked = ({ subject, verdict }: Row) => subject === 'application' && verdict !== undefined

export type Ticks = {
  readonly can: (row: Row) => boolean
  readonly has: (row: Row) => boolean
  readonly set: (row: Row, on: boolean) => void
}

/** The ticks of the rows on the page; a row that has left the list is ticked no more. */
export const useTicks = (rows: readonly Row[], can: (row: Row) => boolean = canBeTicked) => {
  const [ids, setIds] = useState<readonly string[]>([])
  const open = rows.filter(can)
  const ticked = open.filter(({ id }) => ids.includes(id))
  const ticks: Ticks = {
    can,
    has: ({ id }) => ids.includes(id),
    set: ({ id }, on) => setIds(on ? [...ids, id] : ids.filter(one => one !== id)),
  }
  const all = (on: boolean) => setIds(on ? open.map(({ id }) => id) : [])
  return { open, ticked, ticks, all }
}

export function TickBar({ page, saying }: { page: ReturnType<typeof useTicks>; saying: Saying }) {
  const words = useBatchWords()
  const today = useSession().data?.today ?? ''
  const [acting, setActing] = useState(false)
  const { refetch } = useBatches(false)
  const { open, ticked, all } = page
  if (open.length === 0) return null
  const begun = () => {
    setActing(false)
    all(false)
    refetch()
  }
  return (
    <div className="in row noprint">
      <TickAll open={open.length} ticked={ticked.length} label={words.all(open.length)} onAll={all} />
      <span role="status" className="quiet">
        {ticked.length > 0 ? words.ticked(ticked.length) : words.none}
      </span>
      {ticked.length > 0 && <Button onClick={() => setActing(true)}>{words.act}</Button>}
      {acting && <BatchDialog rows={ticked} today={today} saying={saying} onBegun={begun} onClose={() => setActing(false)} />}
    </div>
  )
}
