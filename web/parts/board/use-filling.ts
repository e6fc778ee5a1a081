/** What filling or arranging anew comes to, worked out beside the page: on its way for so many seconds, come, or come to nothing. */
import { useEffect, useState } from 'react'
import type { FromFilling, ToFill } from './filling.ts'
import type { BoardHeld } from './use-board.ts'

const second = 1_000

export type Filling = { readonly seconds: number; readonly came: FromFilling | undefined }

/** Starts anew where the plan or what it stands on changes meanwhile. */
export const useFilling = (kind: ToFill['kind'], { ground, held }: Pick<BoardHeld, 'ground' | 'held'>): Filling => {
  const { board, fallen } = held
  const { now } = board
  const [filling, setFilling] = useState<Filling>({ seconds: 0, came: undefined })
  useEffect(() => {
    const worker = new Worker(new URL('./filling-worker.ts', import.meta.url), { type: 'module' })
    const end = () => {
      clearInterval(clock)
      worker.terminate()
    }
    const tell = (came: FromFilling) => {
      setFilling(({ seconds }) => ({ seconds, came }))
      end()
    }
    const clock = setInterval(() => setFilling(({ seconds }) => ({ seconds: seconds + 1, came: undefined })), second)
    setFilling({ seconds: 0, came: undefined })
    worker.addEventListener('message', ({ data }: MessageEvent<FromFilling>) => tell(data))
    worker.addEventListener('error', () => tell({ kind: 'failed' }))
    const solver = new URL('highs/runtime', import.meta.url).href
    worker.postMessage({ kind, ground, plan: now, fallen, solver } satisfies ToFill)
    return end
  }, [kind, ground, now, fallen])
  return filling
}
