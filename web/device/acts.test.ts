/** Acts without a line: every way in which a page, a line or a device can fail between an act and its receipt. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deedOn, deviceOf, eachOnce, histories, openTab, pass, refusal, rest, serverOf } from '../../test/queued.ts'
import { startActs } from './acts.ts'

const world = (locks = true) => {
  const [device, server] = [deviceOf({ locks }), serverOf()]
  return { device, server: server.server, from: server, open: () => openTab(startActs, device, server) }
}
const idsDone = ({ server }: ReturnType<typeof world>) => server.done.map(({ id }) => id)

test('an act lies on the device before it is shown, and goes with its receipt', async () => {
  const w = world()
  const tab = w.open()
  w.server.line = 'cut'
  await tab.acts.add([deedOn('a')])
  expect([...w.device.device.kept.values()]).toMatchObject([{ id: 'a', key: 'key 1' }])
  expect(tab.seen.queue).toMatchObject([{ id: 'a', where: 'device' }])
  w.server.line = 'whole'
  await pass(w.device, 9_000)
  expect(idsDone(w)).toEqual(['a'])
  expect(tab.seen.done).toMatchObject([{ act: { id: 'a' }, receipt: 'R key 1' }])
  expect(w.device.device.kept.size).toBe(0)
})

test('without a line acts wait in their order, also those of one moment', async () => {
  const w = world()
  const tab = w.open()
  w.server.line = 'cut'
  await tab.acts.add([deedOn('a'), deedOn('b')])
  await tab.acts.add([deedOn('c'), deedOn('a')])
  w.server.line = 'whole'
  await tab.acts.send()
  expect(idsDone(w)).toEqual(['a', 'b', 'c', 'a'])
})

test('an answer that was lost is asked for again under the same key, and nothing is done twice', async () => {
  const w = world()
  const tab = w.open()
  w.server.line = 'deaf'
  await tab.acts.add([deedOn('a')])
  await rest()
  expect(idsDone(w)).toEqual(['a'])
  expect(tab.seen.queue).toMatchObject([{ id: 'a', sent: true }])
  w.server.line = 'whole'
  await pass(w.device, 9_000)
  expect(idsDone(w)).toEqual(['a'])
  expect(w.server.asked).toBeGreaterThan(1)
  expect(tab.seen.queue).toEqual([])
})

test('a page that dies between act and answer leaves it to the next, which gets the receipt', async () => {
  const w = world()
  w.server.line = 'deaf'
  const first = w.open()
  await first.acts.add([deedOn('a'), deedOn('b')])
  first.kill()
  w.server.line = 'whole'
  const next = w.open()
  await rest()
  expect(next.seen.done.map(({ act }) => act.id)).toEqual(['a', 'b'])
  expect(idsDone(w).toSorted()).toEqual(['a', 'b'])
})

test.each([true, false])('two tabs do each act once, and both see that it is done; with locks: %s', async locks => {
  const w = world(locks)
  const [one, two] = [w.open(), w.open()]
  w.server.line = 'cut'
  await Promise.all([one.acts.add([deedOn('a')]), two.acts.add([deedOn('b')])])
  w.server.line = 'whole'
  await Promise.all([one.acts.send(), two.acts.send()])
  await rest()
  expect(idsDone(w).toSorted()).toEqual(['a', 'b'])
  expect([one.seen.queue, two.seen.queue]).toEqual([[], []])
})

test('a refusal stays with its reasons, holds back what follows on that dossier, and lets the others pass', async () => {
  const w = world()
  const tab = w.open()
  await tab.acts.add([deedOn('a', 'bad'), deedOn('a'), deedOn('b')])
  await rest()
  expect(idsDone(w)).toEqual(['b'])
  expect(tab.seen.queue).toMatchObject([{ id: 'a', refused: refusal }, { id: 'a' }])
  const next = w.open()
  await rest()
  expect(next.seen.queue[0]).toMatchObject({ refused: refusal })
})

test('a refused act is corrected in its place under another key, or dropped, and what waited for it goes', async () => {
  const w = world()
  const tab = w.open()
  await tab.acts.add([deedOn('a', 'bad'), deedOn('a', 'second')])
  await rest()
  await tab.acts.change('key 1', 'better')
  await rest()
  expect(w.server.done.map(({ input, key }) => [input, key])).toEqual([
    ['better', 'key 3'],
    ['second', 'key 2'],
  ])
  const [dropped] = await tab.acts.add([deedOn('c', 'bad'), deedOn('c')])
  await rest()
  await tab.acts.drop(dropped ?? '')
  await rest()
  expect(idsDone(w)).toEqual(['a', 'a', 'c'])
  expect(tab.seen.queue).toEqual([])
})

test('what is not refused can be neither dropped nor changed', async () => {
  const w = world()
  const tab = w.open()
  w.server.line = 'deaf'
  await tab.acts.add([deedOn('a')])
  await rest()
  await tab.acts.drop('key 1')
  await tab.acts.change('key 1', 'other')
  expect(tab.seen.queue).toMatchObject([{ key: 'key 1', input: 'good' }])
})

test('an act is held for its ten seconds and can be taken back; what was on its way can not', async () => {
  const w = world()
  const tab = w.open()
  const keys = await tab.acts.add([deedOn('a'), deedOn('b')], 10_000)
  await pass(w.device, 9_000)
  expect(idsDone(w)).toEqual([])
  expect(await tab.acts.undo(keys.slice(0, 1))).toEqual([true])
  await pass(w.device, 2_000)
  expect(idsDone(w)).toEqual(['b'])
  w.server.line = 'deaf'
  const [late] = await tab.acts.add([deedOn('c')])
  await rest()
  expect(await tab.acts.undo([late ?? ''])).toEqual([false])
  expect(tab.seen.queue).toMatchObject([{ id: 'c' }])
})

test('a page that goes out of sight sends what was held', async () => {
  const w = world()
  const tab = w.open()
  await tab.acts.add([deedOn('a')], 10_000)
  await tab.acts.send(true)
  expect(idsDone(w)).toEqual(['a'])
})

test('a server that is ill keeps nothing from the other dossiers for ever, and what it will never take is said', async () => {
  const w = world()
  const tab = openTab(startActs, w.device, {
    ...w.from,
    send: async act =>
      act.id === 'ill' ? { kind: 'failed', status: 500 } : act.id === 'gone' ? { kind: 'failed', status: 404 } : w.from.send(act),
  })
  await tab.acts.add([deedOn('ill'), deedOn('gone'), deedOn('b')])
  await rest()
  expect(idsDone(w)).toEqual(['b'])
  expect(tab.seen.queue).toMatchObject([{ id: 'ill' }, { id: 'gone', refused: { kind: 'failed', status: 404 } }])
  expect(tab.seen.queue[0]?.refused).toBeUndefined()
})

test('an ended session keeps everything until somebody has signed in again', async () => {
  const w = world()
  const tab = w.open()
  w.server.line = 'signedOut'
  await tab.acts.add([deedOn('a')])
  await rest()
  expect(tab.seen.queue.map(({ id, refused }) => [id, refused])).toEqual([['a', undefined]])
  w.server.line = 'whole'
  await tab.acts.send()
  expect(idsDone(w)).toEqual(['a'])
})

test('where the device keeps nothing, it is said that the act is on this page only', async () => {
  const w = world()
  w.device.device.refuses = true
  w.server.line = 'cut'
  const tab = w.open()
  await tab.acts.add([deedOn('a')])
  expect(tab.seen.queue).toMatchObject([{ where: 'page' }])
})

test.each([true, false])(
  'whatever dies in whichever order, each act is done once, in its order, and none that was taken back; with locks: %s',
  async locks => {
    await fc.assert(
      fc.asyncProperty(histories, steps => eachOnce(startActs, steps, locks)),
      { numRuns: 300, seed: 45 },
    )
  },
)
