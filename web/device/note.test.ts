/** A note is on the device at once and on the server soon: whatever breaks in between, nothing that was typed is lost or overwritten unseen. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DraftKept } from '../../core/draft.ts'
import { type NoteAround, type NoteCopy, type NoteShown, startNote } from './note.ts'

type World = {
  draft: DraftKept
  copy: NoteCopy | undefined
  line: boolean
  waits: (() => unknown)[]
  device: boolean
  saves: number
}

/** A server and a device in memory, and a line that can be cut. */
const world = (draft: DraftKept = { version: 0, content: '', savedAt: null }) => {
  const w: World = { draft, copy: undefined, line: true, waits: [], device: true, saves: 0 }
  const shown: NoteShown[] = []
  const around: NoteAround = {
    load: async () => (w.line ? w.draft : undefined),
    save: async (base, content) => {
      if (!w.line) return { kind: 'failed' }
      if (base !== w.draft.version) return { kind: 'newer', draft: w.draft }
      w.saves += 1
      w.draft = { version: base + 1, content, savedAt: '2022-12-01T00:00:00.000Z' }
      return { kind: 'kept', draft: w.draft }
    },
    recall: async () => w.copy,
    keep: async copy => {
      if (w.device) w.copy = copy
      return w.device
    },
    forget: async () => {
      w.copy = undefined
    },
    later: work => {
      w.waits.push(work)
      return () => {
        w.waits = w.waits.filter(one => one !== work)
      }
    },
    onShown: one => void shown.push(one),
  }
  const settle = async () => {
    for (let i = 0; i < 20; i += 1) await Promise.resolve()
  }
  /** Time passes: what waits is done. */
  const pass = async () => {
    const waits = w.waits
    w.waits = []
    for (const work of waits) await work()
    await settle()
  }
  return { w, around, pass, settle, now: () => shown.at(-1) }
}

test('what is typed is on the device before the pause and on the server after it', async () => {
  const { w, around, pass, settle, now } = world()
  const note = await startNote(around)
  note.change('一')
  await settle()
  expect([w.copy?.content, now()?.where, w.draft.version]).toEqual(['一', 'device', 0])
  await pass()
  expect([w.copy, now()?.where, w.draft.content]).toEqual([undefined, 'server', '一'])
})

test('without a line it says so, stays on the device, and is found there by the next page', async () => {
  const first = world()
  first.w.line = false
  const note = await startNote(first.around)
  note.change('一')
  await first.pass()
  expect([first.now()?.where, first.w.copy?.content]).toEqual(['device', '一'])
  note.end()
  await first.settle()
  first.w.line = true
  await startNote(first.around)
  expect(first.now()).toMatchObject({ content: '一', where: 'device' })
  await first.pass()
  expect(first.w.draft.content).toBe('一')
})

test('a device that keeps nothing says that only this page holds it', async () => {
  const { w, around, settle, now } = world()
  w.device = false
  const note = await startNote(around)
  note.change('一')
  await settle()
  expect(now()?.where).toBe('page')
})

test('what another device wrote meanwhile is shown beside, and the person chooses', async () => {
  for (const takesOther of [true, false]) {
    const { w, around, pass, settle, now } = world()
    const note = await startNote(around)
    w.draft = { version: 1, content: '另一台', savedAt: null }
    note.change('这一台')
    await pass()
    expect(now()).toMatchObject({ content: '这一台', other: '另一台' })
    expect(w.draft.content).toBe('另一台')
    note.choose(takesOther)
    await settle()
    await pass()
    expect([now()?.content, w.draft.content, now()?.other]).toEqual([...Array(2).fill(takesOther ? '另一台' : '这一台'), undefined])
  }
})

test('what was handed in elsewhere leaves nothing to choose from', async () => {
  const { w, around, now } = world({ version: 3, content: '', savedAt: null })
  w.copy = { base: 2, content: '一' }
  await startNote(around)
  expect(now()).toMatchObject({ content: '一', other: undefined })
})

test('once handed in nothing of it stays, here or there', async () => {
  const { w, around, pass, now } = world()
  const note = await startNote(around)
  note.change('一')
  await pass()
  await note.clear()
  expect([w.copy, w.draft.content, now()?.content, now()?.where]).toEqual([undefined, '', '', 'none'])
})

test('whatever is typed while the line comes and goes, the last words are on the server in the end and once per change at most', async () => {
  const step = fc.oneof(
    fc.constant('cut'),
    fc.constant('mend'),
    fc.constant('pass'),
    fc.string({ minLength: 1, maxLength: 3 }).map(text => `=${text}`),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async steps => {
      const { w, around, pass, settle } = world()
      const note = await startNote(around)
      let last = ''
      let typed = 0
      for (const one of steps) {
        if (one === 'cut' || one === 'mend') w.line = one === 'mend'
        else if (one === 'pass') await pass()
        else {
          last = one
          typed += 1
          note.change(one)
        }
        await settle()
        if (typed > 0) expect(w.copy?.content ?? w.draft.content).toBe(last)
      }
      w.line = true
      await pass()
      await pass()
      expect(w.draft.content).toBe(last)
      expect(w.saves).toBeLessThanOrEqual(typed)
    }),
  )
})
