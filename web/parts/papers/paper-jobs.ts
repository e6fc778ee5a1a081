/** Papers of many: asked of the server, which makes them in the background; here is only how far they are. */
import { useQuery } from '@tanstack/react-query'
import type { PaperJobAsked, PaperJobShown } from '../../../core/desk/paper-job.ts'
import { ask, NoAnswer, newId, post, signedOutHere } from '../../client.ts'
import { useLanguage } from '../../settings.ts'
import { type PaperJobWords, paperJobWords } from '../../words/paper-jobs.ts'

export const usePaperJobWords = (): PaperJobWords => paperJobWords[useLanguage()]

const send = async (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<void> => {
  const response = await post(`/api/paper-jobs/${path}`, body, headers)
  if (response.status === 401) signedOutHere()
  if (!response.ok) throw new NoAnswer(response.status)
}

/** The same key asks for the same papers once. */
export const beginPapers = (asked: PaperJobAsked, key = newId()): Promise<void> => send('begin', asked, { 'idempotency-key': key })
export const stopPapers = (id: string): Promise<void> => send(`${id}/stop`, {})
export const makeAgain = (id: string): Promise<void> => send(`${id}/again`, {})
export const zipOf = (id: string): string => `/api/paper-jobs/${id}/zip`

const isMoving = ({ state }: PaperJobShown) => state === 'making'

/** The asker's jobs, asked for every second while one of them moves. */
export const usePaperJobs = () =>
  useQuery({
    queryKey: ['paperJobs'],
    queryFn: () => ask('paperJobs', {}),
    refetchInterval: ({ state }) => (state.data?.some(isMoving) ? 1_000 : false),
  })
