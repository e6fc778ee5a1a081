/** Acts that go through the queue of this device: done with or without a line, shown at once, sent once. */
import { useEffect, useSyncExternalStore } from 'react'
import type { Deed, Queued } from '../../device/acts.ts'
import { type Sender, senderOf } from '../../device/kept-acts.ts'
import { askToStay } from '../../device/store.ts'
import { useRefresh, useSession } from '../../queries.ts'

/** How long an act on one of these pages can be taken back before it is sent. */
export const undoSeconds = 10

const nothing = { queue: [], sending: false, done: [] }
const none = () => () => undefined

/** The queue of whoever is signed in; undefined until that is known. */
export const useSender = (): Sender | undefined => {
  const account = useSession().data?.account?.id
  return account === undefined ? undefined : senderOf(account)
}

export const useShownActs = () => {
  const sender = useSender()
  return useSyncExternalStore(sender?.subscribe ?? none, sender?.shown ?? (() => nothing))
}

/** What waits for a dossier, in its order: the page shows it as done on this device only. */
export const useWaitingFor = (id: string): readonly Queued[] => useShownActs().queue.filter(act => act.id === id)

/** Does one or several; resolves when they lie on this device. With `holdSeconds` they can be taken back so long. */
export const useQueuedAct = () => {
  const sender = useSender()
  return async (deeds: readonly Deed[], holdSeconds = 0): Promise<readonly string[]> => {
    if (!sender) return []
    askToStay()
    return sender.add(deeds, holdSeconds * 1000)
  }
}

/** What was asked before an act was done is asked anew after its receipt. */
export const useFreshAfterActs = () => {
  const { done } = useShownActs()
  const refresh = useRefresh()
  const count = done.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: each receipt makes the answers old
  useEffect(() => {
    if (count > 0) refresh()
  }, [count])
}
