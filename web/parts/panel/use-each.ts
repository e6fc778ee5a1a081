/** One act after another on several reviews, with how far it is and what was refused, by name. */
import { useState } from 'react'
import { act, type Outcome } from '../../client.ts'
import { useRefresh } from '../../queries.ts'

export type One = { readonly id: string; readonly title: string; readonly input: unknown }
type Failure = { readonly title: string; readonly outcome: Outcome }

export const useEach = (action: string) => {
  const refresh = useRefresh()
  const [progress, setProgress] = useState<{ readonly done: number; readonly all: number; readonly good: number }>()
  const [failures, setFailures] = useState<readonly Failure[]>([])
  const start = async (each: readonly One[]) => {
    const failed: Failure[] = []
    for (const [i, { id, title, input }] of each.entries()) {
      setProgress({ done: i, all: each.length, good: i - failed.length })
      const outcome = await act('review', id, action, input)
      if (outcome.kind !== 'done') failed.push({ title, outcome })
      // Whoever is signed out, or has no line, is told so once and not for each.
      if (outcome.kind === 'signedOut' || (outcome.kind === 'failed' && outcome.status === 0)) break
    }
    setProgress(undefined)
    setFailures(failed)
    setDone(each.length - failed.length)
    await refresh()
  }
  const [done, setDone] = useState<number>()
  return { start, progress, failures, done }
}
