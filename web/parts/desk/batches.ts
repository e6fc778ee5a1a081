/** Acts on several files: asked of the server, which foresees and performs them; nothing is decided here. */
import { useQuery } from '@tanstack/react-query'
import type { BatchShown, Foreseen } from '../../../core/desk/batch.ts'
import type { SubjectName } from '../../../core/facts.ts'
import { ask, NoAnswer, newId, post, signedOutHere } from '../../client.ts'
import { useLanguage } from '../../settings.ts'
import { type BatchWords, batchWords } from '../../words/batch.ts'

export const useBatchWords = (): BatchWords => batchWords[useLanguage()]

type Asked = {
  /** Applications, where nothing else is said. */
  readonly subject?: SubjectName
  readonly action: string
  readonly rows: readonly { readonly id: string; readonly slip?: string; readonly input?: unknown }[]
  readonly input: unknown
}

const send = async (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) => {
  const response = await post(path, body, headers).catch(() => undefined)
  if (response?.status === 401) signedOutHere()
  if (!response?.ok) throw new NoAnswer(response?.status ?? 0)
  return response.json()
}

const bodyOf = ({ subject = 'application', action, rows, input }: Asked) => ({ subject, action, rows, input })

/** What the act would do to each, by the server's own check; nothing is done. */
export const foresee = async (asked: Asked): Promise<readonly Foreseen[]> => (await send('/api/batches/preview', bodyOf(asked))).rows

/** Writes the batch down; the same key begins it once. */
export const begin = (asked: Asked, key = newId()): Promise<unknown> =>
  send('/api/batches/begin', bodyOf(asked), { 'idempotency-key': key })
export const stop = (id: string): Promise<unknown> => send(`/api/batches/${id}/stop`, {})

export const isMoving = ({ state }: BatchShown) => state === 'waiting' || state === 'running'

/** The asker's batches, asked for every second while one of them moves. */
export const useBatches = (enabled: boolean) =>
  useQuery({
    queryKey: ['batches'],
    queryFn: () => ask('batches', {}),
    enabled,
    refetchInterval: ({ state }) => (state.data?.some(isMoving) ? 1_000 : false),
  })
