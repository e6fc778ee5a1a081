/** The moments at which it is worth trying again: the line is back, the page is looked at again, somebody signed in again. */
const listeners = new Set<() => void>()

export const wake = (): void => {
  for (const listener of listeners) listener()
}

const whenSeen = () => {
  if (document.visibilityState === 'visible') wake()
}

let listening = false
export const whenAwake = (listener: () => void): (() => void) => {
  if (!listening) {
    window.addEventListener('online', wake)
    document.addEventListener('visibilitychange', whenSeen)
    listening = true
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
