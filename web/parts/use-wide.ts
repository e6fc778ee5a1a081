/** Whether the window is wide enough for tables; below, lists are cards. */
import { useSyncExternalStore } from 'react'

const query = matchMedia('(min-width: 768px)')
const subscribe = (listener: () => void) => {
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => query.matches)
