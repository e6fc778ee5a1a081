/** Saves the draft when the typing pauses, one save at a time; what could not be saved stays in this browser. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { act, type Outcome } from '../../client.ts'
import { timeOf } from '../../format.ts'
import type { Fields } from '../../json.ts'

export type Saving =
  | { readonly kind: 'idle' | 'waiting' | 'saving' }
  | { readonly kind: 'saved'; readonly at: string; readonly receipt: string }
  | { readonly kind: 'failed'; readonly outcome: Outcome }

const pauseMs = 1_200
const againMs = 8_000
const keyOf = (id: string) => `draft ${id}`

export const findUnsaved = (id: string): unknown => {
  try {
    const text = sessionStorage.getItem(keyOf(id))
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
const keepUnsaved = (id: string, form: Fields | undefined) => {
  try {
    if (form) sessionStorage.setItem(keyOf(id), JSON.stringify(form))
    else sessionStorage.removeItem(keyOf(id))
  } catch {
    // Without storage the page itself still holds what was typed.
  }
}

export const useAutosave = (id: string) => {
  const [saving, setSaving] = useState<Saving>({ kind: 'idle' })
  const wanted = useRef<Fields>(undefined)
  const timer = useRef<number>(undefined)
  const running = useRef<Promise<Outcome>>(undefined)
  const save = useCallback(async (): Promise<Outcome | undefined> => {
    window.clearTimeout(timer.current)
    await running.current
    const form = wanted.current
    if (form === undefined) return undefined
    setSaving({ kind: 'saving' })
    running.current = act('application', id, 'save', { form })
    const outcome = await running.current
    const done = outcome.kind === 'done'
    if (done && wanted.current === form) {
      wanted.current = undefined
      keepUnsaved(id, undefined)
    }
    setSaving(done ? { kind: 'saved', at: timeOf(new Date().toISOString()), receipt: outcome.receipt } : { kind: 'failed', outcome })
    if (outcome.kind === 'failed' || outcome.kind === 'signedOut') timer.current = window.setTimeout(save, againMs)
    return outcome
  }, [id])
  const change = useCallback(
    (form: Fields) => {
      wanted.current = form
      keepUnsaved(id, form)
      setSaving({ kind: 'waiting' })
      window.clearTimeout(timer.current)
      timer.current = window.setTimeout(save, pauseMs)
    },
    [id, save],
  )
  useEffect(() => () => window.clearTimeout(timer.current), [])
  return { saving, change, save }
}
