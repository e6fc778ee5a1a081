/**
 * Something that is being written and is no form of an application: on the device at every change, on the server at every pause, each save built on the
 * one before. What another device wrote meanwhile is shown beside it and never overwritten unseen. No page in it, so that every way to fail is tested.
 */
import type { DraftKept } from '../../core/draft.ts'

/** What lies on the device until the server has it. */
export type NoteCopy = { readonly base: number; readonly content: string }
export type NoteShown = {
  readonly content: string
  readonly where: 'none' | 'page' | 'device' | 'server'
  readonly savedAt: string | null
  /** What another device wrote, waiting for the person's choice. */
  readonly other: string | undefined
}
export type NoteSaved = { readonly kind: 'kept' | 'newer'; readonly draft: DraftKept } | { readonly kind: 'failed' }
export type NoteAround = {
  readonly load: () => Promise<DraftKept | undefined>
  readonly save: (base: number, content: string) => Promise<NoteSaved>
  readonly recall: () => Promise<NoteCopy | undefined>
  readonly keep: (copy: NoteCopy) => Promise<boolean>
  readonly forget: () => Promise<unknown>
  readonly later: (work: () => unknown, ms: number) => () => void
  readonly onShown: (shown: NoteShown) => void
}
export const pauseMs = 1_200
export const againMs = 8_000

type State = {
  readonly around: NoteAround
  base: number
  content: string
  stored: string
  savedAt: string | null
  other: DraftKept | undefined
  onDevice: boolean
  running: Promise<void> | undefined
  cancel: () => void
  ended: boolean
}

const isDirty = (s: State) => s.content !== s.stored

const show = (s: State) => {
  if (s.ended) return
  const settled = s.savedAt === null ? 'none' : 'server'
  const where = !isDirty(s) ? settled : s.onDevice ? 'device' : 'page'
  s.around.onShown({ content: s.content, where, savedAt: s.savedAt, other: s.other?.content })
}

const hold = async (s: State) => {
  if (isDirty(s)) s.onDevice = await s.around.keep({ base: s.base, content: s.content })
  else await s.around.forget()
  show(s)
}

const take = (s: State, { version, content, savedAt }: DraftKept) => {
  s.base = version
  s.stored = content
  s.savedAt = savedAt
}

/** Two wrote: the same words need no choice, and what was handed in elsewhere leaves nothing to choose from. */
const meet = (s: State, draft: DraftKept) => {
  const alike = draft.content === s.content || draft.content === ''
  take(s, draft)
  if (!alike) s.other = draft
}

const sendOnce = async (s: State): Promise<boolean> => {
  const sent = s.content
  const came = await s.around.save(s.base, sent)
  if (came.kind === 'failed') return false
  if (came.kind === 'kept') take(s, { ...came.draft, content: sent })
  else meet(s, came.draft)
  await hold(s)
  return true
}

const send = (s: State): Promise<void> => {
  s.cancel()
  s.running ??= (async () => {
    let went = true
    while (went && isDirty(s) && s.other === undefined) went = await sendOnce(s)
    s.running = undefined
    if (!went && !s.ended) s.cancel = s.around.later(() => send(s), againMs)
    show(s)
  })()
  return s.running
}

const change = (s: State, content: string) => {
  s.content = content
  hold(s)
  show(s)
  s.cancel()
  s.cancel = s.around.later(() => send(s), pauseMs)
}

const choose = (s: State, takesOther: boolean) => {
  if (takesOther && s.other) s.content = s.other.content
  s.other = undefined
  hold(s)
  send(s)
}

export type Note = {
  readonly change: (content: string) => void
  /** Resolves when all is on the server, or can't be just now. */
  readonly flush: () => Promise<void>
  readonly choose: (takesOther: boolean) => void
  /** It is handed in: nothing of it stays, here or there. */
  readonly clear: () => Promise<void>
  readonly end: () => void
}

/** Begins with what this device still holds, and with what the server has. */
export const startNote = async (around: NoteAround): Promise<Note> => {
  const copy = await around.recall()
  const draft = await around.load()
  const s: State = {
    around,
    base: copy?.base ?? 0,
    content: copy?.content ?? draft?.content ?? '',
    stored: '',
    savedAt: null,
    other: undefined,
    onDevice: copy !== undefined,
    running: undefined,
    cancel: () => undefined,
    ended: false,
  }
  if (draft && (copy === undefined || copy.base === draft.version)) take(s, draft)
  else if (draft) meet(s, draft)
  show(s)
  if (isDirty(s)) s.cancel = around.later(() => send(s), pauseMs)
  return {
    change: content => change(s, content),
    flush: () => send(s),
    choose: takesOther => choose(s, takesOther),
    clear: async () => {
      s.other = undefined
      s.content = ''
      await hold(s)
      await send(s)
      s.savedAt = null
      show(s)
    },
    end: () => {
      s.ended = true
      s.cancel()
      if (isDirty(s)) send(s)
    },
  }
}
