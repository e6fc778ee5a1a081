/** The form on two places: every way in which a line, a tab or a phone can fail in the middle of saving. */
import { expect, test } from 'vitest'
import type { Outcome } from '../client.ts'
import type { Fields } from '../json.ts'
import type { Copy, Pending, Version } from './copies.ts'
import { type Around, type Saver, type Saving, startSaver } from './saver.ts'

const done = (version: number): Outcome => ({
  kind: 'done',
  receipt: `R${version}`,
  at: '2022-03-07T04:00:00.000Z',
  kept: `digest ${version}`,
})
const stale: Outcome = { kind: 'refused', refusals: [{ rule: 'builtOnNewest', clause: '4.1', found: 1, wants: 2 }] }
const noLine: Outcome = { kind: 'failed', status: 0 }

type Server = { version: number; form: Fields; answers: Map<string, Outcome>; line: 'whole' | 'cut' | 'deaf' | 'signedOut' }
/** A server that keeps versions and answers the same key the same way; `cut` drops the line, `deaf` loses the answer only. */
const serverOf = (form: Fields) => {
  const server: Server = { version: 1, form, answers: new Map(), line: 'whole' }
  const send = async ({ key, base, form }: Pending): Promise<Outcome> => {
    if (server.line === 'cut') return noLine
    if (server.line === 'signedOut') return { kind: 'signedOut' }
    const known = server.answers.get(key)
    const answer = known ?? (base === server.version ? done(base + 1) : stale)
    if (!known && answer.kind === 'done') {
      server.version += 1
      server.form = form
      server.answers.set(key, answer)
    }
    return server.line === 'deaf' ? noLine : answer
  }
  const newest = async (): Promise<Version | undefined> =>
    server.line === 'whole' ? { version: server.version, form: server.form } : undefined
  return { server, send, newest }
}

type Device = { copy?: Copy | undefined; refuses?: boolean; letGo: number }
let keys = 0
const open = (from: ReturnType<typeof serverOf>, device: Device, copies: readonly Copy[] = []) => {
  const seen: { saving?: Saving; form?: Fields; timers: Array<() => unknown> } = { timers: [] }
  const around: Around = {
    send: from.send,
    newest: from.newest,
    keep: async copy => {
      if (device.refuses) return false
      device.copy = structuredClone(copy)
      return true
    },
    forget: async () => {
      device.copy = undefined
    },
    letGo: async () => {
      device.letGo += 1
    },
    newKey: () => {
      keys += 1
      return `key ${keys}`
    },
    onSaving: saving => {
      seen.saving = saving
    },
    onForm: form => {
      seen.form = form
    },
    onStored: () => undefined,
    later: work => {
      seen.timers.push(work)
      return () => {
        seen.timers = seen.timers.filter(one => one !== work)
      }
    },
  }
  const saver = startSaver(around, { version: from.server.version, form: from.server.form }, copies)
  return { saver, seen }
}
const settled = async (saver: Saver) => {
  await saver.save()
  await new Promise(resolve => setTimeout(resolve, 5))
}

test('what is typed lies on the device at once, and on the server with version and digest at the pause', async () => {
  const from = serverOf({ name: '' })
  const device: Device = { letGo: 0 }
  const { saver, seen } = open(from, device)
  saver.change({ name: '示例' })
  await new Promise(resolve => setTimeout(resolve, 5))
  expect(device.copy?.form).toEqual({ name: '示例' })
  expect(seen.saving).toMatchObject({ where: 'device', sending: false })
  expect(seen.timers).toHaveLength(1)
  await settled(saver)
  expect(from.server.form).toEqual({ name: '示例' })
  expect(seen.saving).toMatchObject({ where: 'server', receipt: { version: 2, digest: 'digest 2' } })
  expect(device.copy).toBeUndefined()
})

test('without a line it stays on the device and is tried again; where the device keeps nothing the page says so', async () => {
  const from = serverOf({})
  const device: Device = { letGo: 0 }
  const { saver, seen } = open(from, device)
  from.server.line = 'cut'
  saver.change({ name: '一' })
  await settled(saver)
  expect(seen.saving).toMatchObject({ where: 'device', trouble: noLine })
  expect(seen.timers).toHaveLength(1)
  from.server.line = 'whole'
  await seen.timers[0]?.()
  expect(from.server.form).toEqual({ name: '一' })
  device.refuses = true
  from.server.line = 'cut'
  saver.change({ name: '二' })
  await settled(saver)
  expect(seen.saving?.where).toBe('page')
})

test('an answer that was lost is asked for again under the same key, and typing went on meanwhile', async () => {
  const from = serverOf({})
  const device: Device = { letGo: 0 }
  const { saver, seen } = open(from, device)
  from.server.line = 'deaf'
  saver.change({ name: 'a' })
  await settled(saver)
  expect(from.server.version).toBe(2)
  saver.change({ name: 'ab' })
  from.server.line = 'whole'
  await settled(saver)
  expect(from.server).toMatchObject({ version: 3, form: { name: 'ab' } })
  expect(seen.saving?.asks).toBeUndefined()
})

test('a tab that was killed in the middle of a save is gone on with: neither its save nor its last letters are lost or doubled', async () => {
  const from = serverOf({})
  const device: Device = { letGo: 0 }
  const { saver } = open(from, device)
  from.server.line = 'deaf'
  saver.change({ name: 'a' })
  await settled(saver)
  saver.change({ name: 'abc' })
  await new Promise(resolve => setTimeout(resolve, 5))
  const left = device.copy
  expect(left).toMatchObject({ form: { name: 'abc' }, pending: { base: 1, form: { name: 'a' } } })
  from.server.line = 'whole'
  const next: Device = { letGo: 0 }
  const again = open(from, next, left ? [left] : [])
  expect(again.saver.form()).toEqual({ name: 'abc' })
  await settled(again.saver)
  expect(from.server).toMatchObject({ version: 3, form: { name: 'abc' } })
  expect(next.letGo).toBeGreaterThan(0)
})

test('another phone wrote other fields: both are kept, and this page shows them', async () => {
  const from = serverOf({ name: '', phone: '' })
  const [one, two] = [open(from, { letGo: 0 }), open(from, { letGo: 0 })]
  one.saver.change({ name: '甲', phone: '' })
  await settled(one.saver)
  two.saver.change({ name: '', phone: '138' })
  await settled(two.saver)
  expect(from.server.form).toEqual({ name: '甲', phone: '138' })
  expect(two.seen.form).toEqual({ name: '甲', phone: '138' })
  await one.saver.catchUp()
  expect(one.seen.form).toEqual({ name: '甲', phone: '138' })
})

test('the same field with two values waits for the person; killed before the choice, it asks again', async () => {
  const from = serverOf({ name: '' })
  const device: Device = { letGo: 0 }
  const [one, two] = [open(from, { letGo: 0 }), open(from, device)]
  one.saver.change({ name: '甲' })
  await settled(one.saver)
  two.saver.change({ name: '乙' })
  await settled(two.saver)
  expect(two.seen.saving?.asks?.conflicts).toEqual([{ path: ['name'], theirs: '甲', mine: '乙' }])
  expect(from.server.form).toEqual({ name: '甲' })
  const left = device.copy
  const three = open(from, { letGo: 0 }, left ? [left] : [])
  await settled(three.saver)
  expect(three.seen.saving?.asks?.conflicts).toHaveLength(1)
  three.saver.choose([false])
  await settled(three.saver)
  expect(from.server.form).toEqual({ name: '乙' })
  expect(three.seen.saving).toMatchObject({ where: 'server', asks: undefined })
})

test('two tabs were killed without a line: what both had is in the form, and nothing is let go before', async () => {
  const from = serverOf({ name: '', phone: '' })
  from.server.line = 'cut'
  const base = { version: 1, form: { name: '', phone: '' } }
  const copies: readonly Copy[] = [
    { base, form: { name: '甲', phone: '' } },
    { base, form: { name: '', phone: '138' } },
  ]
  const device: Device = { letGo: 0 }
  const { saver } = open(from, device, copies)
  expect(saver.form()).toEqual({ name: '甲', phone: '138' })
  expect(device.letGo).toBe(0)
  from.server.line = 'whole'
  await settled(saver)
  expect(from.server.form).toEqual({ name: '甲', phone: '138' })
  expect(device.letGo).toBeGreaterThan(0)
})

test('an ended session keeps all here and goes on after signing in again', async () => {
  const from = serverOf({})
  const device: Device = { letGo: 0 }
  const { saver, seen } = open(from, device)
  from.server.line = 'signedOut'
  saver.change({ name: '一' })
  await settled(saver)
  expect(seen.saving).toMatchObject({ where: 'device', trouble: { kind: 'signedOut' } })
  from.server.line = 'whole'
  await saver.catchUp()
  expect(from.server.form).toEqual({ name: '一' })
})

test('what the law refuses is told and not tried again until something changes', async () => {
  const from = serverOf({})
  const refused: Outcome = { kind: 'refused', refusals: [{ rule: 'onlyReturnedParts', clause: '4.1', found: [], wants: [] }] }
  const { saver, seen } = open({ ...from, send: async () => refused }, { letGo: 0 })
  saver.change({ name: '一' })
  await settled(saver)
  expect(seen.saving).toMatchObject({ where: 'device', trouble: refused })
  expect(seen.timers).toEqual([])
})
