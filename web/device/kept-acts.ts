/** Where the acts of an account lie on this device, and the one sender of each tab. */
import { isSubjectName } from '../../core/facts.ts'
import { act, newId, type Outcome } from '../client.ts'
import { fieldsOf, numberIn, textIn } from '../json.ts'
import { type Act, type Acts, type Around, type Queued, type Receipted, startActs } from './acts.ts'
import { amend, forgetUnder, recallUnder } from './store.ts'
import { tellTabs, whenTold } from './tabs.ts'
import { whenAwake } from './wake.ts'

const under = (account: string) => `act/${account}/`

const outcomeIn = (value: unknown): Outcome | undefined => {
  const { refusals, issues } = fieldsOf(value)
  const kind = textIn(value, 'kind')
  if (kind === 'refused' && Array.isArray(refusals)) return { kind, refusals }
  if (kind === 'malformed' && Array.isArray(issues)) return { kind, issues }
  return kind === 'failed' ? { kind, status: numberIn(value, 'status') ?? 0 } : undefined
}

const actIn = (value: unknown): Act | undefined => {
  const [key, subject, id, action] = ['key', 'subject', 'id', 'action'].map(name => textIn(value, name) ?? '')
  const [at, notBefore] = [numberIn(value, 'at'), numberIn(value, 'notBefore')]
  if (!key || !subject || !isSubjectName(subject) || !id || !action || at === undefined) return undefined
  const { input, sent, refused } = fieldsOf(value)
  return {
    ...{ key, subject, id, action, input, at, notBefore: notBefore ?? at, sent: sent === true, refused: outcomeIn(refused) },
    about: textIn(value, 'about') ?? '',
    round: textIn(value, 'round') ?? '',
  }
}

export const actsOn = async (account: string): Promise<readonly Act[]> =>
  (await recallUnder(under(account))).flatMap(([, value]) => actIn(value) ?? [])
export const forgetActs = (account: string): Promise<void> => forgetUnder(under(account))

/** A line on which nothing moves for this long is none; the same request is sent again under its key. */
const patienceMs = 20_000
const inTime = (asked: Promise<Outcome>): Promise<Outcome> =>
  Promise.race([asked, new Promise<Outcome>(resolve => setTimeout(() => resolve({ kind: 'failed', status: 0 }), patienceMs))])

const alone = async (account: string, work: () => Promise<void>): Promise<void> => {
  // Over plain http there are no locks: two tabs may send the same act, and its key makes one of it.
  if (navigator.locks === undefined) return work()
  await navigator.locks.request(`tepei acts ${account}`, work)
}

const later = (work: () => unknown, ms: number) => {
  const timer = window.setTimeout(work, ms)
  return () => window.clearTimeout(timer)
}

type Shown = { readonly queue: readonly Queued[]; readonly sending: boolean; readonly done: readonly Receipted[] }
export type Sender = Acts & {
  readonly shown: () => Shown
  readonly subscribe: (listener: () => void) => () => void
  /** The page has shown the receipt. */
  readonly seen: (keys: readonly string[]) => void
}

const aroundOf = (account: string, on: Pick<Around, 'onQueue' | 'onDone'>): Around => ({
  send: ({ subject, id, action, input, key }) => inTime(act(subject, id, action, input, key)),
  load: () => actsOn(account),
  amend: async ({ at, key }, change) => {
    const { value, onDevice } = await amend(`${under(account)}${String(at).padStart(15, '0')}/${key}`, held => change(actIn(held)))
    return { onDevice, held: actIn(value) }
  },
  alone: work => alone(account, work),
  newKey: newId,
  now: Date.now,
  tell: () => tellTabs({ kind: 'acts', account }),
  later,
  ...on,
})

const openSender = (account: string): Sender => {
  let shown: Shown = { queue: [], sending: false, done: [] }
  const listeners = new Set<() => void>()
  const show = (next: Partial<Shown>) => {
    shown = { ...shown, ...next }
    for (const listener of listeners) listener()
  }
  const acts = startActs(
    aroundOf(account, {
      onQueue: (queue, sending) => show({ queue, sending }),
      onDone: one => show({ done: [...shown.done, one] }),
    }),
  )
  whenTold(told => {
    if (told.kind === 'acts' && told.account === account) acts.look()
  })
  whenAwake(() => acts.send())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') acts.send(true)
  })
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }
  const seen = (keys: readonly string[]) => show({ done: shown.done.filter(({ act: { key } }) => !keys.includes(key)) })
  return { ...acts, shown: () => shown, subscribe, seen }
}

const senders = new Map<string, Sender>()
/** The sender of an account on this page; it lives as long as the page. */
export const senderOf = (account: string): Sender => {
  const sender = senders.get(account) ?? openSender(account)
  senders.set(account, sender)
  return sender
}
