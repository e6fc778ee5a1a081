/** Saves what is typed a moment after the last key, one save at a time, each built on the one before; a line that is lost is tried again. */
import { useEffect, useRef, useState } from 'react'
import type { Draft } from '../../../core/hosting/statement.ts'
import { act, newId, type Outcome } from '../../client.ts'

const restMs = 1_500
const againMs = 5_000
type State = 'clean' | 'typing' | 'saving' | 'failed' | 'conflict'
type Tell = (state: State, at?: string) => void
type Now = { base: number; draft: Draft | undefined; key: string; timer: number; busy: Promise<void> | undefined; stopped: boolean }

/** What follows from an answer: nothing more of what was saved, or a pause before it is tried again. */
const settle = (now: Now, draft: Draft, came: Outcome): { readonly state: State; readonly againIn?: number } => {
  // The same key until an answer has come: a save whose answer was lost is not done twice.
  if (came.kind !== 'failed') now.key = newId()
  if (came.kind === 'refused') {
    now.stopped = true
    return { state: 'conflict' }
  }
  if (came.kind !== 'done') return { state: 'failed', againIn: againMs }
  now.base += 1
  if (now.draft !== draft) return { state: 'typing', againIn: restMs }
  now.draft = undefined
  return { state: 'clean' }
}

const startDraft = (id: string, base: number, tell: Tell) => {
  const now: Now = { base, draft: undefined, key: newId(), timer: 0, busy: undefined, stopped: false }
  const later = (ms: number) => {
    window.clearTimeout(now.timer)
    now.timer = window.setTimeout(() => flush(), ms)
  }
  const send = async (draft: Draft): Promise<void> => {
    tell('saving')
    const came = await act('hosting', id, 'save', { draft, base: now.base }, now.key)
    const { state, againIn } = settle(now, draft, came)
    tell(state, came.kind === 'done' ? came.at : undefined)
    if (againIn !== undefined) later(againIn)
  }
  const flush = async (): Promise<void> => {
    window.clearTimeout(now.timer)
    if (now.busy) await now.busy
    if (now.draft === undefined || now.stopped) return
    now.busy = send(now.draft)
    await now.busy
    now.busy = undefined
  }
  const change = (draft: Draft | undefined) => {
    if (draft === undefined || now.stopped) return
    now.draft = draft
    tell('typing')
    later(restMs)
  }
  return { change, flush, isUnsaved: () => now.draft !== undefined }
}

export const useDraft = (id: string, base: number) => {
  const [state, setState] = useState<State>('clean')
  const [savedAt, setSavedAt] = useState<string>()
  const tell: Tell = (now, at) => {
    setState(now)
    if (at !== undefined) setSavedAt(at)
  }
  const held = useRef<ReturnType<typeof startDraft>>(undefined)
  held.current ??= startDraft(id, base, tell)
  const draft = held.current
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      if (draft.isUnsaved()) event.preventDefault()
    }
    window.addEventListener('beforeunload', leave)
    // Whoever goes to another page within the house has their last words saved.
    return () => {
      window.removeEventListener('beforeunload', leave)
      draft.flush()
    }
  }, [draft])
  return { state, savedAt, change: draft.change, flush: draft.flush }
}
