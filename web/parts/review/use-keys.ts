/** Single keys of the review desk: not while somebody types, not with a modifier, not over a dialog, and never for whoever turned them off. */
import { useEffect, useRef, useState } from 'react'

export type Keys = Readonly<Record<string, () => void>>

const typesText = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, [role="combobox"]') !== null)
const dialogIsOpen = () => document.querySelector('.ant-modal-wrap:not([style*="display: none"]) [role="dialog"]') !== null

const stored = 'tepei.keys'

/** Whether single keys act; a screen reader or a voice may need them off. */
export const useKeysOn = (): readonly [boolean, (on: boolean) => void] => {
  const [on, setOn] = useState(() => localStorage.getItem(stored) !== 'off')
  const set = (next: boolean) => {
    setOn(next)
    localStorage.setItem(stored, next ? 'on' : 'off')
  }
  return [on, set]
}

export const useKeys = (keys: Keys, on: boolean): void => {
  const newest = useRef(keys)
  newest.current = keys
  useEffect(() => {
    if (!on) return
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typesText(event.target) || dialogIsOpen()) return
      const act = newest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [on])
}
