/** Files on their way: each lies on this device until the server's receipt, is sent again after any stop, and is then put where it belongs in the form. */
import { useSyncExternalStore } from 'react'
import { NoAnswer, newId } from '../client.ts'
import { fieldsOf, numberIn, textIn } from '../json.ts'
import { digestOf, sendInPieces } from './pieces.ts'
import { ownerHere } from './shelf.ts'
import { forget, keep, recallUnder } from './store.ts'
import { whenAwake } from './wake.ts'

/** `place` says where in the form it belongs, as 'identity.photo' or 'proofs'; `part` the kind of a proof. */
export type Place = { readonly form: string; readonly place: string; readonly part?: string | undefined }
export type Waiting = Place & {
  readonly id: string
  readonly account: string
  readonly name: string
  readonly blob: Blob
  readonly at: number
  readonly sent: number
  /** The server's receipt; it stays here until the form that names it is kept. */
  readonly stored?: string | undefined
  /** The status of an answer by which it will never be taken. */
  readonly refused?: number | undefined
  /** Why, as a code of words/refused-files.ts. */
  readonly why?: string | undefined
}

let all: readonly Waiting[] = []
const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}
const change = (id: string, part: Partial<Waiting>) => {
  all = all.map(one => (one.id === id ? { ...one, ...part } : one))
  tell()
}
const keyOf = ({ account, id }: Waiting) => `file/${account}/${id}`

const waitingIn = (value: unknown): Waiting | undefined => {
  const { blob } = fieldsOf(value)
  const [id, account, form, place, name] = ['id', 'account', 'form', 'place', 'name'].map(key => textIn(value, key))
  if (!(blob instanceof Blob) || !id || !account || !form || !place || !name) return undefined
  const [part, stored] = [textIn(value, 'part'), textIn(value, 'stored')]
  return { id, account, form, place, name, blob, part, stored, at: numberIn(value, 'at') ?? 0, sent: 0 }
}

const isPassing = (error: unknown) => !(error instanceof NoAnswer) || error.status === 0 || error.status === 401 || error.status >= 429

const sendOne = async (one: Waiting): Promise<boolean> => {
  try {
    const stored = await sendInPieces(one.blob, await digestOf(one.blob), sent => change(one.id, { sent }))
    change(one.id, { stored, sent: one.blob.size })
    await keep(keyOf(one), { ...one, stored })
    return true
  } catch (error) {
    if (!isPassing(error)) change(one.id, error instanceof NoAnswer ? { refused: error.status, why: error.why } : { refused: 0 })
    return !isPassing(error)
  }
}

const againMs = 8_000
let running = false
/** One after another, the oldest first; a line that breaks is tried again later. */
const run = async (): Promise<void> => {
  if (running) return
  running = true
  let goes = true
  while (goes) {
    const next = all.find(one => one.stored === undefined && one.refused === undefined && one.account === ownerHere())
    goes = next !== undefined && (await sendOne(next))
  }
  running = false
  if (all.some(one => one.stored === undefined && one.refused === undefined)) setTimeout(run, againMs)
}

let listening = false
/** Finds what this device still holds for the account and goes on sending it. */
export const resumeUploads = async (account: string): Promise<void> => {
  const found = (await recallUnder(`file/${account}/`)).flatMap(([, value]) => waitingIn(value) ?? [])
  all = [...found.filter(one => !all.some(({ id }) => id === one.id)), ...all].toSorted((a, b) => a.at - b.at)
  tell()
  if (!listening) whenAwake(run)
  listening = true
  await run()
}

/** Keeps a file here, and begins to send it. */
export const bringFile = async (account: string, place: Place, blob: Blob, name: string): Promise<void> => {
  const one: Waiting = { ...place, id: newId(), account, name: [...name].slice(-120).join(''), blob, at: Date.now(), sent: 0 }
  all = [...all, one]
  tell()
  await keep(keyOf(one), one)
  await run()
}

/** The form names it and is kept, or the person took it back. */
export const letFileGo = async (one: Waiting): Promise<void> => {
  all = all.filter(({ id }) => id !== one.id)
  tell()
  await forget(keyOf(one))
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
export const useWaiting = (): readonly Waiting[] => useSyncExternalStore(subscribe, () => all)
