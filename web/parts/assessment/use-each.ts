/** One act on each of several people, one after another: whoever was done stays done, and whoever was not is named with the reason. */
import { useState } from 'react'
import { act, newId, type Outcome } from '../../client.ts'
import { useRefresh } from '../../queries.ts'

export type Todo = { readonly id: string; readonly name: string; readonly input: unknown }
export type NotDone = { readonly id: string; readonly name: string; readonly outcome: Outcome }
export type Each = {
  readonly going?: { readonly done: number; readonly of: number } | undefined
  readonly done: number
  readonly failed: readonly NotDone[]
}

export const useEach = (action: string) => {
  const refresh = useRefresh()
  const [each, setEach] = useState<Each>({ done: 0, failed: [] })
  /** Gives the ids of those for whom it was done. */
  const go = async (todo: readonly Todo[]): Promise<ReadonlySet<string>> => {
    const done = new Set<string>()
    const failed: NotDone[] = []
    for (const { id, name, input } of todo) {
      setEach({ going: { done: done.size + failed.length, of: todo.length }, done: done.size, failed })
      const outcome = await act('training', id, action, input, newId())
      if (outcome.kind === 'done') done.add(id)
      else failed.push({ id, name, outcome })
      if (outcome.kind === 'signedOut') break
    }
    setEach({ done: done.size, failed })
    await refresh()
    return done
  }
  return { each, go, busy: each.going !== undefined }
}
