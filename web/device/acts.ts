/**
 * Acts that were done on this device and wait for the server's receipt. Each lies on the device before it is shown, under the key by which the server
 * does it once; they are sent in their order when there is a line, by whichever tab lives. A refusal stays until it is changed or dropped. No page in
 * it, so that every way to fail is tested.
 */
import type { SubjectName } from '../../core/facts.ts'
import type { Outcome } from '../client.ts'

/** What somebody did. `about` and `round` tell the page whom and which law it is of. */
export type Deed = {
  readonly subject: SubjectName
  readonly id: string
  readonly action: string
  readonly input: unknown
  readonly about: string
  readonly round: string
}
export type Act = Deed & {
  readonly key: string
  /** Its place in the order: when it was done, in milliseconds. */
  readonly at: number
  /** Until then it can be taken back. */
  readonly notBefore: number
  /** It was on its way at least once, so that it may be done. */
  readonly sent: boolean
  /** Why the server did not take it. */
  readonly refused?: Outcome | undefined
}
/** `device` where the device let it be kept, `page` where only this page holds it. */
export type Queued = Act & { readonly where: 'device' | 'page' }
export type Receipted = { readonly act: Act; readonly receipt: string; readonly at: string }

export type Around = {
  readonly send: (act: Act) => Promise<Outcome>
  /** All that waits here, of every tab. */
  readonly load: () => Promise<readonly Act[]>
  /** Reads and writes one act in one step that no other tab comes between; `undefined` forgets it. */
  readonly amend: (
    act: Pick<Act, 'at' | 'key'>,
    change: (held: Act | undefined) => Act | undefined,
  ) => Promise<{ readonly onDevice: boolean; readonly held: Act | undefined }>
  /** Does the work while no other tab does. */
  readonly alone: (work: () => Promise<void>) => Promise<void>
  readonly newKey: () => string
  readonly now: () => number
  readonly onQueue: (queue: readonly Queued[], sending: boolean) => void
  readonly onDone: (done: Receipted) => void
  /** Other tabs look anew. */
  readonly tell: () => void
  /** Does the work after a while; call what comes back to let it be. */
  readonly later: (work: () => unknown, ms: number) => () => void
}

export const againMs = 8_000

type State = {
  readonly around: Around
  readonly onPage: Set<string>
  queue: readonly Act[]
  running: Promise<void> | undefined
  again: boolean
  hurry: boolean
  cancel: () => void
  ended: boolean
}

const inOrder = (acts: readonly Act[]) => acts.toSorted((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))
const dossierOf = ({ subject, id }: Act) => `${subject}/${id}`

const show = (s: State) => {
  if (s.ended) return
  s.around.onQueue(
    s.queue.map(act => ({ ...act, where: s.onPage.has(act.key) ? 'page' : 'device' })),
    s.running !== undefined,
  )
}
const look = async (s: State) => {
  s.queue = inOrder(await s.around.load())
  show(s)
}

const write = async (s: State, act: Pick<Act, 'at' | 'key'>, change: (held: Act | undefined) => Act | undefined) => {
  const { onDevice, held } = await s.around.amend(act, change)
  if (onDevice) s.onPage.delete(act.key)
  else s.onPage.add(act.key)
  return held
}

type Came = 'done' | 'refused' | 'noLine' | 'trouble' | 'gone'
const cameOf = (outcome: Outcome): Came => {
  if (outcome.kind === 'done') return 'done'
  if (outcome.kind === 'signedOut') return 'noLine'
  if (outcome.kind !== 'failed') return 'refused'
  if (outcome.status === 0 || outcome.status === 429) return 'noLine'
  return outcome.status >= 500 ? 'trouble' : 'refused'
}

/** That it is on its way is written before it is, so that nobody takes back what may be done. */
const sendOne = async (s: State, act: Act): Promise<Came> => {
  const held = await write(s, act, now => now && { ...now, sent: true })
  if (!held) return 'gone'
  const outcome = await s.around.send(held)
  const came = cameOf(outcome)
  if (came === 'refused') await write(s, act, now => now && { ...now, refused: outcome })
  if (outcome.kind === 'done') {
    await write(s, act, () => undefined)
    s.around.onDone({ act: held, receipt: outcome.receipt, at: outcome.at })
  }
  if (came === 'done' || came === 'refused') s.around.tell()
  return came
}

/** In their order; what is refused or waits holds back only what follows it on the same dossier. */
const sendAll = async (s: State): Promise<void> => {
  const held = new Set<string>()
  for (const act of inOrder(await s.around.load())) {
    const dossier = dossierOf(act)
    const waits = act.refused !== undefined || (!s.hurry && act.notBefore > s.around.now())
    if (waits || held.has(dossier)) {
      held.add(dossier)
      continue
    }
    const came = await sendOne(s, act)
    if (came === 'noLine') return
    if (came === 'refused' || came === 'trouble') held.add(dossier)
    await look(s)
  }
}

const nextIn = ({ queue, around }: State): number | undefined => {
  const open = queue.filter(({ refused }) => refused === undefined)
  if (open.length === 0) return undefined
  const soonest = Math.min(...open.map(({ notBefore }) => notBefore)) - around.now()
  return soonest > 0 ? soonest : againMs
}

const run = (s: State, hurry = false): Promise<void> => {
  s.cancel()
  s.again = true
  s.hurry ||= hurry
  s.running ??= (async () => {
    while (s.again && !s.ended) {
      s.again = false
      await s.around.alone(() => sendAll(s))
    }
    s.running = undefined
    s.hurry = false
    await look(s)
    plan(s)
  })()
  return s.running
}

/** The tab that took an act may die: every tab that knows of it looks again. */
const plan = (s: State): void => {
  s.cancel()
  const wait = nextIn(s)
  if (wait !== undefined && !s.ended) s.cancel = s.around.later(() => run(s), wait)
}

const hear = async (s: State): Promise<void> => {
  await look(s)
  if (s.running === undefined) plan(s)
}

const add = async (s: State, deeds: readonly Deed[], holdMs: number): Promise<readonly string[]> => {
  await look(s)
  const now = s.around.now()
  const last = s.queue.at(-1)?.at ?? 0
  const acts = deeds.map((deed, i) => ({
    ...deed,
    key: s.around.newKey(),
    at: Math.max(now, last + 1) + i,
    notBefore: now + holdMs,
    sent: false,
  }))
  for (const act of acts) await write(s, act, () => act)
  await look(s)
  s.around.tell()
  run(s)
  return acts.map(({ key }) => key)
}

/** Takes back what has not been on its way; gives whether it did, for each. */
const undo = async (s: State, keys: readonly string[]): Promise<readonly boolean[]> => {
  const all: boolean[] = []
  for (const key of keys) {
    const act = s.queue.find(one => one.key === key)
    let took = false
    const take = (now: Act | undefined) => {
      took = now?.sent === false
      return took ? undefined : now
    }
    if (act) await write(s, act, take)
    all.push(took)
  }
  await look(s)
  s.around.tell()
  return all
}

/** A refused act is dropped, or done again in its place with other words: under another key, since it is another request. */
const replace = async (s: State, key: string, input: { readonly input: unknown } | undefined): Promise<void> => {
  const act = s.queue.find(one => one.key === key)
  if (act?.refused === undefined) return
  if (input) {
    const { refused: _refused, ...rest } = act
    const next = { ...rest, ...input, key: s.around.newKey(), sent: false }
    await write(s, next, () => next)
  }
  await write(s, act, () => undefined)
  await look(s)
  s.around.tell()
  run(s)
}

export type Acts = {
  /** Resolves when they lie on the device. `holdMs`: how long they can be taken back. */
  readonly add: (deeds: readonly Deed[], holdMs?: number) => Promise<readonly string[]>
  readonly undo: (keys: readonly string[]) => Promise<readonly boolean[]>
  readonly drop: (key: string) => Promise<void>
  readonly change: (key: string, input: unknown) => Promise<void>
  /** Sends what there is; `hurry` also what could still be taken back, as the page goes out of sight. */
  readonly send: (hurry?: boolean) => Promise<void>
  /** Another tab has done something. */
  readonly look: () => Promise<void>
  readonly end: () => void
}

export const startActs = (around: Around): Acts => {
  const s: State = {
    around,
    onPage: new Set(),
    queue: [],
    running: undefined,
    again: false,
    hurry: false,
    cancel: () => undefined,
    ended: false,
  }
  run(s)
  return {
    add: (deeds, holdMs = 0) => add(s, deeds, holdMs),
    undo: keys => undo(s, keys),
    drop: key => replace(s, key, undefined),
    change: (key, input) => replace(s, key, { input }),
    send: hurry => run(s, hurry),
    look: () => hear(s),
    end: () => {
      s.ended = true
      s.cancel()
    },
  }
}
