/** The tabs of one browser tell each other what happened; where there is no BroadcastChannel, through the storage that they share. */
import { fieldsOf } from '../json.ts'

export type Told = { readonly [key: string]: unknown; readonly kind: string }

const name = 'tepei tabs'
const listeners = new Set<(told: Told) => void>()
const hear = (data: unknown) => {
  const told = fieldsOf(data)
  if (typeof told.kind === 'string') for (const listener of listeners) listener({ ...told, kind: told.kind })
}

const overStorage = () => {
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === name && newValue) hear(fieldsOf(JSON.parse(newValue)).told)
  })
  // The same text twice is no event, so the time goes with it.
  return (told: Told) => localStorage.setItem(name, JSON.stringify({ told, at: Date.now() }))
}

const overChannel = () => {
  const channel = new BroadcastChannel(name)
  channel.addEventListener('message', ({ data }) => hear(data))
  return (told: Told) => channel.postMessage(told)
}

let send: ((told: Told) => void) | undefined
const opened = () => {
  send ??= 'BroadcastChannel' in window ? overChannel() : overStorage()
  return send
}

export const tellTabs = (told: Told): void => {
  try {
    opened()(told)
  } catch {
    // Alone, then: the server's version number still tells of the other tab.
  }
}

export const whenTold = (listener: (told: Told) => void): (() => void) => {
  opened()
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
