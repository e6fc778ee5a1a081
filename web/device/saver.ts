/**
 * Keeps one form in two places: on the device at every change, on the server at every pause. It knows which version it builds on, sends again
 * what got no answer under the same key, and merges what another tab or phone saved meanwhile. No page in it, so that every way to fail is tested.
 */
import { type MergedForm, mergeForms, settle } from '../../core/application/merge.ts'
import { canonicalAsSent } from '../../core/canonical.ts'
import type { Outcome } from '../client.ts'
import { type Fields, fieldsOf } from '../json.ts'
import type { Copy, Pending, Version } from './copies.ts'

export type Receipt = { readonly version: number; readonly at: string; readonly digest: string }
/** Where all that was typed lies: on this page alone, on this device, or on the server with a receipt. */
export type Saving = {
  readonly where: 'page' | 'device' | 'server'
  readonly sending: boolean
  readonly receipt: Receipt | undefined
  readonly trouble: Outcome | undefined
  /** What two changed at once, waiting for the person's choice. */
  readonly asks: MergedForm | undefined
}
export type Around = {
  readonly send: (pending: Pending) => Promise<Outcome>
  /** The newest version on the server; undefined when it can't be asked. */
  readonly newest: () => Promise<Version | undefined>
  readonly keep: (copy: Copy) => Promise<boolean>
  /** Everything is on the server: the copy of this tab may go. */
  readonly forget: () => Promise<unknown>
  /** What tabs that are gone left is part of what this one keeps: their copies may go. */
  readonly letGo: () => Promise<unknown>
  readonly newKey: () => string
  readonly onSaving: (saving: Saving) => void
  /** The form was changed from outside of this page. */
  readonly onForm: (form: Fields) => void
  readonly onStored: (stored: Version, receipt: Receipt) => void
  /** Does the work after a while; call what comes back to let it be. */
  readonly later: (work: () => unknown, ms: number) => () => void
}
export const pauseMs = 1_200
export const againMs = 8_000

/** `base` and `theirs` are what was merged into the form, `next` is what the form builds on afterwards. */
type Asks = MergedForm & { readonly base: unknown; readonly theirs: Fields; readonly next: Version }

type State = {
  readonly around: Around
  base: Version
  mine: Fields
  pending: Pending | undefined
  waiting: readonly Copy[]
  asks: Asks | undefined
  receipt: Receipt | undefined
  trouble: Outcome | undefined
  onDevice: boolean
  writing: Promise<void> | undefined
  writeAgain: boolean
  running: Promise<Outcome | undefined> | undefined
  cancel: () => void
  ended: boolean
}

const same = (a: unknown, b: unknown) => canonicalAsSent(a) === canonicalAsSent(b)
const isDirty = (s: State) => s.pending !== undefined || s.asks !== undefined || s.waiting.length > 0 || !same(s.mine, s.base.form)
const isStale = (outcome: Outcome) => outcome.kind === 'refused' && outcome.refusals.some(({ rule }) => rule === 'builtOnNewest')

const tell = (s: State) => {
  if (s.ended) return
  const where = !isDirty(s) ? 'server' : s.onDevice ? 'device' : 'page'
  s.around.onSaving({ where, sending: s.running !== undefined, receipt: s.receipt, trouble: s.trouble, asks: s.asks })
}

const writeOnce = async (s: State) => {
  const { base, mine, pending } = s
  const dirty = isDirty(s)
  if (dirty) s.onDevice = await s.around.keep({ base, form: mine, pending })
  else await s.around.forget()
  // What other tabs left stays where it is until it is part of this form.
  if (s.waiting.length === 0 && !s.asks && (s.onDevice || !dirty)) await s.around.letGo()
}

/** Writes what is there now; a change that comes while it writes is written after it, in one go. */
const write = (s: State): Promise<void> => {
  s.writeAgain = true
  s.writing ??= (async () => {
    while (s.writeAgain) {
      s.writeAgain = false
      await writeOnce(s)
    }
    s.writing = undefined
    tell(s)
  })()
  return s.writing
}

/** Takes another form of the same base into this one, or asks where both say something else. */
const takeIn = (s: State, base: unknown, theirs: Fields, next: Version) => {
  const merged = mergeForms(base, theirs, s.mine)
  if (merged.conflicts.length > 0) {
    s.asks = { ...merged, base, theirs, next }
    return
  }
  const before = s.mine
  s.asks = undefined
  s.base = next
  s.mine = fieldsOf(merged.form)
  if (!same(before, s.mine)) s.around.onForm(s.mine)
}

/** What a tab that is gone left here is a second hand in this form. */
const takeCopies = (s: State) => {
  while (s.waiting.length > 0 && !s.asks) {
    const [copy, ...rest] = s.waiting
    s.waiting = rest
    if (copy) takeIn(s, copy.base.form, copy.form, s.base)
  }
}

const stored = (s: State, sent: Pending, outcome: Extract<Outcome, { kind: 'done' }>) => {
  s.pending = undefined
  s.base = { version: sent.base + 1, form: sent.form }
  s.receipt = { version: s.base.version, at: outcome.at, digest: outcome.kept }
  s.around.onStored(s.base, s.receipt)
}

/** One save; what comes back says why it is not worth going on now. */
const sendOnce = async (s: State): Promise<Outcome | undefined> => {
  s.pending ??= { key: s.around.newKey(), base: s.base.version, form: s.mine }
  const sent = s.pending
  await write(s)
  const outcome = await s.around.send(sent)
  if (outcome.kind === 'done') {
    stored(s, sent, outcome)
    return undefined
  }
  if (outcome.kind === 'failed' || outcome.kind === 'signedOut') return outcome
  s.pending = undefined
  if (!isStale(outcome)) return outcome
  const newest = await s.around.newest()
  if (!newest) return { kind: 'failed', status: 0 }
  takeIn(s, s.base.form, newest.form, newest)
  return undefined
}

const saveAll = async (s: State): Promise<Outcome | undefined> => {
  let trouble: Outcome | undefined
  takeCopies(s)
  while (trouble === undefined && !s.asks && isDirty(s)) {
    trouble = await sendOnce(s)
    if (trouble === undefined) takeCopies(s)
  }
  return trouble
}

/** Saves now; resolves with what stands in the way, or undefined when all is on the server. */
const save = (s: State): Promise<Outcome | undefined> => {
  s.cancel()
  s.running ??= (async () => {
    const trouble = await saveAll(s)
    s.trouble = trouble
    s.running = undefined
    await write(s)
    const again = trouble?.kind === 'failed' || trouble?.kind === 'signedOut'
    if (again && !s.ended) s.cancel = s.around.later(() => save(s), againMs)
    return trouble
  })()
  tell(s)
  return s.running
}

const change = (s: State, form: Fields) => {
  s.mine = form
  s.trouble = undefined
  if (s.asks) takeIn(s, s.asks.base, s.asks.theirs, s.asks.next)
  write(s)
  tell(s)
  s.cancel()
  s.cancel = s.around.later(() => save(s), pauseMs)
}

const choose = (s: State, takesTheirs: readonly boolean[]) => {
  if (!s.asks) return
  s.mine = fieldsOf(settle(s.asks, takesTheirs))
  s.base = s.asks.next
  s.asks = undefined
  s.around.onForm(s.mine)
  write(s)
  save(s)
}

/** Somebody may have saved elsewhere. What is not stored here finds it out by saving; a page that only looks asks. */
const catchUp = async (s: State): Promise<void> => {
  if (isDirty(s)) {
    await save(s)
    return
  }
  const newest = await s.around.newest()
  if (newest && newest.version > s.base.version && !s.ended) takeIn(s, s.base.form, newest.form, newest)
  tell(s)
}

export type Saver = {
  readonly form: () => Fields
  readonly version: () => number
  readonly change: (form: Fields) => void
  readonly save: () => Promise<Outcome | undefined>
  readonly choose: (takesTheirs: readonly boolean[]) => void
  readonly catchUp: () => Promise<void>
  readonly end: () => void
}

/** `copies`: what tabs that are gone had not stored, the oldest first. The first is gone on with as it is, with the save that got no answer. */
export const startSaver = (around: Around, held: Version, [first, ...waiting]: readonly Copy[], receipt?: Receipt): Saver => {
  const s: State = {
    around,
    base: first ? first.base : held,
    mine: first ? first.form : held.form,
    pending: first?.pending,
    waiting,
    asks: undefined,
    receipt,
    trouble: undefined,
    onDevice: first !== undefined,
    writing: undefined,
    writeAgain: false,
    running: undefined,
    cancel: () => undefined,
    ended: false,
  }
  takeCopies(s)
  return {
    form: () => s.mine,
    version: () => s.base.version,
    change: form => change(s, form),
    save: () => save(s),
    choose: takes => choose(s, takes),
    catchUp: () => catchUp(s),
    end: () => {
      s.ended = true
      if (isDirty(s)) save(s)
      s.cancel()
    },
  }
}
