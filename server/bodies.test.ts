/** The page of all bodies, asked for over HTTP: what each has sent in, until when it may, and who is to be called. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BodyRow } from '../core/nomination/questions.ts'
import { paperCode, shortCode } from '../core/paper-code.ts'
import { type Desk, openDesk } from '../test/desk.ts'
import { bodyOf, department, digest, hohhot, leader, rosterId, round } from '../test/given.ts'
import { actor } from '../test/world.ts'

let desk: Desk
const ours = bodyOf(hohhot)
const other = bodyOf('150200')

beforeAll(async () => {
  desk = await openDesk()
  for (const id of ['a1', 'a2', 'a3']) await desk.applies(id, { name: `示例${id}` })
})
afterAll(() => desk.close())

const rows = (): Promise<readonly BodyRow[]> => desk.ask(department, 'bodies')
const row = async (id = rosterId()) => {
  const found = (await rows()).find(one => one.id === id)
  if (!found) throw new Error(`${id} is not listed`)
  return found
}
const act = (...given: Parameters<Desk['house']['act']>) => desk.done(desk.house.act(...given))
const hashOf = async () => {
  const [found] = await desk.house.database.transaction('everything', query =>
    query<{ hash: string }>("select state ->> 'hash' as hash from dossier where subject = 'nomination' and id = $1", [rosterId()]),
  )
  return found?.hash ?? ''
}

test('4.2 every body with places stands on the page once for each track, with its places, its last day and its clerks', async () => {
  const found = await rows()
  expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
  expect(found.every(({ places }) => places.of > 0)).toBe(true)
  expect(await row()).toMatchObject({
    body: hohhot,
    track: 'inside',
    status: 'none',
    places: { used: 0, of: 3 },
    due: '2022-04-01',
    extended: false,
    clerks: [{ zh: ours.id, en: ours.id }],
  })
})

test('4.2 the units of the region are not asked for what a track does not take from them', async () => {
  const inside = (await rows()).filter(({ track }) => track === 'inside')
  expect(inside.some(({ body }) => body === hohhot)).toBe(true)
  expect(inside.filter(({ body }) => body.startsWith('dept-'))).toEqual([])
})

test('4.2 a body that gives back all its places owes nothing any more', async () => {
  const id = rosterId('inside', '150200')
  const { places } = await row(id)
  await act(other, 'nomination', id, 'returnPlaces', { count: places.of })
  expect((await rows()).some(one => one.id === id)).toBe(false)
  await act(department, 'round', round, 'movePlaces', { track: 'inside', from: 'pool', to: hohhot, count: 1, reason: '调剂' })
  expect((await row()).places).toEqual({ used: 0, of: 4 })
})

test('4.2 a roster is followed from its first line over the seal and a return to its paper', async () => {
  await act(ours, 'application', 'a1', 'recommend')
  await act(ours, 'application', 'a2', 'recommend')
  await act(ours, 'application', 'a3', 'reserve')
  expect(await row()).toMatchObject({ status: 'compiled', people: 2, places: { used: 2 }, reserves: { used: 1 }, lacking: { forms: 0 } })
  await act(ours, 'nomination', rosterId(), 'finalise')
  await act(ours, 'nomination', rosterId(), 'seal', { scans: [digest('b')], versionCode: shortCode(await hashOf()) })
  expect(await row()).toMatchObject({ status: 'sealed', version: 1, lacking: { rosters: 1, forms: 4 } })
  await act(department, 'nomination', rosterId(), 'receivePaper', { rosters: 1, forms: 3 })
  expect(await row()).toMatchObject({ paper: { rosters: 1, forms: 3 }, lacking: { rosters: 0, forms: 1 } })
  await act(department, 'nomination', rosterId(), 'sendBack', { reason: '第二页没有盖章' })
  expect(await row()).toMatchObject({ status: 'returned', returned: '第二页没有盖章' })
})

const named = (code: string, inRound = round) => desk.ask(department, 'paper', { round: inRound, code })

test('4.2 the codes of a roster and of a form, whole, short, or typed under a caps lock, name what is ticked and where', async () => {
  await act(ours, 'nomination', rosterId(), 'finalise')
  const hash = await hashOf()
  const roster = paperCode({ kind: 'roster', id: rosterId(), version: 2, hash, page: 1, pages: 1 })
  expect(await named(roster)).toMatchObject({ is: 'roster', roster: rosterId(), code: roster, track: 'inside', person: null })
  expect(await named(shortCode(hash).toLowerCase())).toMatchObject({ is: 'roster', code: roster })
  const form = paperCode({ kind: 'form', id: 'a1', version: 1, hash, page: 1, pages: 4 })
  expect(await named(form)).toMatchObject({ is: 'form', roster: rosterId(), code: form, person: '示例a1' })
  expect(await named('https://example.org')).toMatchObject({ is: 'unreadable', roster: null })
  expect(await named('0000-0000')).toMatchObject({ is: 'unknown' })
  expect(await named(form.replace('a1', 'nobody'))).toMatchObject({ is: 'unknown' })
  expect(await named(roster.replace(round, 'another-2022'))).toMatchObject({ is: 'unknown' })
  expect(await desk.ask(leader, 'paper', { code: roster })).not.toHaveProperty('is')
})

test('4.2 what was ticked today is listed, the newest first, and a tick that was taken back says so', async () => {
  const roster = paperCode({ kind: 'roster', id: rosterId(), version: 2, hash: await hashOf(), page: 1, pages: 1 })
  const form = paperCode({ kind: 'form', id: 'a1', version: 1, hash: '0123456789abcdef', page: 1, pages: 4 })
  await act(department, 'nomination', rosterId(), 'tickPaper', { paperCode: form })
  await act(department, 'nomination', rosterId(), 'untickPaper', { paperCode: form })
  await act(department, 'nomination', rosterId(), 'tickPaper', { paperCode: form })
  await act(department, 'nomination', rosterId(), 'tickPaper', { paperCode: roster })
  const later = await desk.house.act(department, 'nomination', rosterId(), 'tickPaper', { paperCode: form.replace(':a1:1:', ':a1:9:') })
  expect(later).toMatchObject({ kind: 'refused', refusals: [{ rule: 'paperIsOfFrozenVersion', wants: { id: 'a1', version: 1 } }] })
  expect(await desk.ask(department, 'paperToday')).toMatchObject({
    count: 2,
    rows: [
      { code: roster, person: null, copy: 1, of: 1, back: false },
      { code: form, person: '示例a1', copy: 1, of: 2, back: false },
      { code: form, back: true },
    ],
  })
  desk.house.turnTo('2022-03-16')
  expect(await desk.ask(department, 'paperToday')).toEqual({ count: 0, rows: [] })
  desk.house.turnTo('2022-03-15')
})

test('5 an extension moves the last day of its body and of no other', async () => {
  const until = '2022-04-08'
  await act(department, 'round', round, 'extendFor', { step: 'nominate', bodies: [hohhot], until, reason: '暴雪封路' })
  expect(await row()).toMatchObject({ due: until, extended: true })
  expect(await row(rosterId('outside'))).toMatchObject({ due: until, extended: true })
  expect(await row(rosterId('inside', '150400'))).toMatchObject({ due: '2022-04-01', extended: false })
})

test('4.2 the latest comes first, and who left the seat is not called any more', async () => {
  desk.house.turnTo('2022-04-05')
  const found = await rows()
  const first = found.findIndex(({ body }) => body === hohhot)
  expect(found.slice(0, first).every(({ due }) => due === '2022-04-01')).toBe(true)
  expect(first).toBeGreaterThan(10)
  await desk.house.database.query("update seat set to_day = '2022-04-04' where account = $1", [ours.id])
  expect((await row()).clerks).toEqual([])
  desk.house.turnTo('2022-03-15')
})

test('4.2 the page is for the office of this programme: a body, another office and nobody get nothing', async () => {
  expect(await desk.ask(leader, 'bodies')).toHaveLength((await rows()).length)
  const stranger = actor('stranger', { role: 'department', organisation: 'another-office' })
  await desk.settle(stranger)
  for (const asker of [other, stranger]) expect(await desk.ask(asker, 'bodies')).not.toBeInstanceOf(Array)
})
