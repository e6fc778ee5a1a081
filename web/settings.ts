/** What a person has chosen for this browser: the language and the round. */
import { useSyncExternalStore } from 'react'

export type Language = 'zh' | 'en'

const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Storage may be full or forbidden; then the choice lasts as long as the page. */
const held = new Map<string, string>()
const read = (key: string): string | undefined => {
  try {
    return held.get(key) ?? localStorage.getItem(key) ?? undefined
  } catch {
    return held.get(key)
  }
}

export const remember = (key: 'language' | 'round', value: string): void => {
  held.set(key, value)
  try {
    localStorage.setItem(key, value)
  } catch {
    // Kept in memory above.
  }
  for (const listener of listeners) listener()
}

export const useLanguage = (): Language => useSyncExternalStore(subscribe, () => (read('language') === 'en' ? 'en' : 'zh'))
export const useChosenRound = (): string | undefined => useSyncExternalStore(subscribe, () => read('round'))
