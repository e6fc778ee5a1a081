/** A note on the page: what is typed into one place, kept by the device and the server. */
import { useEffect, useRef, useState } from 'react'
import type { DraftKept } from '../../../core/draft.ts'
import { ask, post, signedOutHere } from '../../client.ts'
import { type Note, type NoteAround, type NoteCopy, type NoteSaved, type NoteShown, startNote } from '../../device/note.ts'
import { forget, keep, recall } from '../../device/store.ts'
import { numberIn, textIn } from '../../json.ts'

const copyIn = (value: unknown): NoteCopy | undefined => {
  const [base, content] = [numberIn(value, 'base'), textIn(value, 'content')]
  return base === undefined || content === undefined ? undefined : { base, content }
}

const save = async (place: string, base: number, content: string): Promise<NoteSaved> => {
  try {
    const response = await post('/api/drafts', { place, base, content })
    if (response.status === 401) signedOutHere()
    if (response.status !== 200 && response.status !== 409) return { kind: 'failed' }
    return { kind: response.ok ? 'kept' : 'newer', draft: await response.json() }
  } catch {
    return { kind: 'failed' }
  }
}

const load = async (place: string): Promise<DraftKept | undefined> => {
  try {
    return await ask('draft', { place })
  } catch {
    return undefined
  }
}

/** What is said in confidence never lies on the device. */
const onDevice = (key: string | undefined): Pick<NoteAround, 'keep' | 'forget' | 'recall'> =>
  key === undefined
    ? { keep: async () => false, forget: async () => undefined, recall: async () => undefined }
    : { keep: copy => keep(key, copy), forget: () => forget(key), recall: async () => copyIn(await recall(key)) }

const later = (work: () => unknown, ms: number) => {
  const timer = window.setTimeout(work, ms)
  return () => window.clearTimeout(timer)
}

export const keyOfNote = (account: string, place: string) => `note/${account}/${place}`

export type Writing = { readonly shown: NoteShown; readonly note: Note }

/** Undefined until it is known what there is already. */
export const useNote = (account: string, place: string, quiet = false): Writing | undefined => {
  const [shown, setShown] = useState<NoteShown>()
  const held = useRef<Note>(undefined)
  useEffect(() => {
    let gone = false
    const kept = onDevice(quiet ? undefined : keyOfNote(account, place))
    const around = {
      ...kept,
      load: () => load(place),
      save: (base: number, content: string) => save(place, base, content),
      later,
      onShown: setShown,
    }
    startNote(around).then(note => {
      if (gone) return note.end()
      held.current = note
      setShown(now => (now ? { ...now } : now))
    })
    return () => {
      gone = true
      held.current?.end()
      held.current = undefined
    }
  }, [account, place, quiet])
  const note = held.current
  return shown && note ? { shown, note } : undefined
}
