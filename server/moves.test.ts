/** Places that two bodies move, through open doors: both see it, each in its own list, both hear of it, and the clock ends what nobody answers. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { placesFree, placesOffered } from '../core/accounts.ts'
import { type Desk, openDesk } from '../test/desk.ts'
import { bodyOf, department, hohhot, round } from '../test/given.ts'
import { actor } from '../test/world.ts'
import { clockActor, tick } from './clock.ts'
import { postOnce } from './post.ts'
import { rebuild } from './rebuild.ts'

const baotou = '150200'
const [giver, taker, third] = [bodyOf(hohhot), bodyOf(baotou), bodyOf('150300')]
const ministry = actor('ministry', { role: 'ministry', organisation: 'ministry' })
const idOf = (n: number) => `${round}.outside.${hohhot}.m${n}`
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await desk.settle(third, ministry)
  await desk.house.settle(clockActor)
})
afterAll(() => desk.close())

const offer = (n: number, answerUntil?: string) =>
  desk.done(
    desk.house.act(giver, 'move', idOf(n), 'offer', {
      taker: baotou,
      count: 1,
      reason: '第二个名额没有合适人选',
      ...(answerUntil && { answerUntil }),
    }),
  )
const balances = async () => {
  const names = [placesFree(round, 'outside', hohhot), placesOffered(round, 'outside', hohhot), placesFree(round, 'outside', baotou)]
  const rows = await desk.house.database.query<{ name: string; balance: number }>(
    'select name, balance from counter where name = any($1)',
    [names],
  )
  return names.map(name => rows.find(row => row.name === name)?.balance ?? 0)
}
const get = async (who: typeof giver, path: string) => (await desk.app.inject({ url: `/api/${path}`, headers: desk.headersOf(who) })).json()
const dossierOf = (who: typeof giver, n: number) => get(who, `dossier?subject=move&id=${idOf(n)}`)
const queueOf = async (who: typeof giver, list: 'mine' | 'others') => {
  const { rows, count } = await desk.ask(who, 'queue', { list, subject: 'move' })
  return { ids: rows.map((row: { id: string }) => row.id), count }
}
const listOf = async (who: typeof giver) =>
  (await desk.ask(who, 'dossiers', { subject: 'move' })).rows.map((row: { title: string }) => row.title)

test('1.2 an offer is work of the other body, waits for it at the one that gives, and nobody else sees it', async () => {
  await desk.house.database.query("update organisation set zh = case id when $1 then '呼和浩特市' else '包头市' end where id in ($1, $2)", [
    hohhot,
    baotou,
  ])
  await offer(1)
  expect(await queueOf(taker, 'mine')).toEqual({ ids: [idOf(1)], count: 1 })
  expect(await queueOf(taker, 'others')).toEqual({ ids: [], count: 0 })
  expect(await queueOf(giver, 'mine')).toEqual({ ids: [], count: 0 })
  expect(await queueOf(giver, 'others')).toEqual({ ids: [idOf(1)], count: 1 })
  const title = '呼和浩特市 → 包头市'
  expect([await listOf(giver), await listOf(taker), await listOf(department), await listOf(third), await listOf(ministry)]).toEqual([
    [title],
    [title],
    [title],
    [],
    [],
  ])
  expect([(await dossierOf(third, 1)).row, (await dossierOf(giver, 1)).row.id]).toEqual([undefined, idOf(1)])
  const { iWaitForCount, waitsForMeCount, figures } = await desk.ask(giver, 'home')
  expect([waitsForMeCount, iWaitForCount, figures]).toEqual([0, 1, [{ subject: 'move', status: 'offered', count: 1 }]])
})

test('1.2 agreed and approved, the places move in the same transaction, and the one that gives is told', async () => {
  await desk.done(desk.house.act(taker, 'move', idOf(1), 'agree', { reason: '还有合适人选' }))
  expect((await queueOf(department, 'mine')).ids).toEqual([idOf(1)])
  expect(await balances()).toEqual([2, 1, 3])
  await desk.done(desk.house.act(department, 'move', idOf(1), 'approve'))
  expect(await balances()).toEqual([2, 0, 4])
  const told = async (who: typeof giver) =>
    (await get(who, 'messages')).rows.flatMap((m: { subject: string; action: string }) => (m.subject === 'move' ? [m.action] : []))
  await vi.waitFor(
    async () => {
      await postOnce(desk.house)
      expect(await told(giver)).toEqual(['approve', 'agree'])
    },
    { timeout: 20_000 },
  )
  expect(await told(taker)).toEqual(['approve', 'offer'])
  expect(await told(third)).toEqual([])
})

test('1.2 what the round would refuse undoes the yes as well: both or neither', async () => {
  await offer(2)
  await desk.done(desk.house.act(taker, 'move', idOf(2), 'agree', { reason: '还有合适人选' }))
  await desk.house.database.query('update counter set balance = 0 where name = $1', [placesOffered(round, 'outside', hohhot)])
  expect(await desk.house.act(department, 'move', idOf(2), 'approve')).toMatchObject({
    kind: 'refused',
    refusals: [{ rule: 'enoughAreFree' }],
  })
  expect(await dossierOf(department, 2)).toMatchObject({ row: { status: 'agreed' } })
  await desk.house.database.query('update counter set balance = 1 where name = $1', [placesOffered(round, 'outside', hohhot)])
  await desk.done(desk.house.act(department, 'move', idOf(2), 'refuse', { reason: '两地名额已经平衡' }))
})

test('5 the clock ends an offer after its day, once, and the places are free again', async () => {
  await offer(3, '2022-03-16')
  const before = await balances()
  desk.house.turnTo('2022-03-16')
  expect(await tick(desk.house)).toBe(0)
  desk.house.turnTo('2022-03-17')
  expect(await tick(desk.house)).toBe(1)
  expect(await tick(desk.house)).toBe(0)
  const [free = 0, set = 0, other] = before
  expect(await balances()).toEqual([free + 1, set - 1, other])
})

test('1.2 each line of the ledger adds up, and each figure opens to who moved what, why, and by which clause', async () => {
  desk.house.turnTo('2022-03-18')
  await desk.done(
    desk.house.act(department, 'round', round, 'movePlaces', { track: 'outside', from: '150300', to: hohhot, count: 1, reason: '调剂' }),
  )
  await desk.done(desk.house.act(giver, 'nomination', `${round}.outside.${hohhot}`, 'returnPlaces', { count: 1 }))
  desk.house.turnTo('2022-04-16')
  await desk.done(desk.house.act(clockActor, 'round', round, 'expirePlaces'))
  const { bodies, reserved } = await desk.ask(department, 'places')
  for (const b of [...bodies, ...reserved])
    expect(b.issued + b.moved - b.returned - b.expired, JSON.stringify(b)).toBe(b.free + b.offered + b.used + b.filled)
  const line = bodies.find((b: { body: string; track: string }) => b.body === hohhot && b.track === 'outside')
  expect(line).toMatchObject({ issued: 3, moved: 0, returned: 1, expired: 2, free: 0 })
  const movements = async (figure: string, who = giver, holder = hohhot) =>
    (await desk.ask(who, 'placeMoves', { track: 'outside', holder, figure })).rows
  expect(await movements('moved')).toMatchObject([
    { action: 'movePlaces', subject: 'round', reason: '调剂', amount: 1, clause: '1.2', by: { zh: department.id } },
    { action: 'approve', subject: 'move', id: idOf(1), reason: '第二个名额没有合适人选', amount: 1, by: { zh: department.id } },
  ])
  expect(await movements('issued')).toMatchObject([{ action: 'publish', amount: 3 }])
  expect(await movements('returned')).toMatchObject([{ action: 'returnPlaces', amount: 1, by: { zh: giver.id } }])
  expect(await movements('expired')).toMatchObject([{ action: 'expirePlaces', amount: 2, by: { zh: 'clock' } }])
  expect((await movements('offered')).length).toBe(6)
  expect(await movements('used')).toEqual([])
  expect(await movements('free', taker)).toBeUndefined()
  expect((await movements('free', department, 'pool')).length).toBeGreaterThan(20)
})

test('1.2 the movements are read page by page, and none twice', async () => {
  const ids = new Set<string>()
  let after: string | undefined
  let pages = 0
  do {
    const input = { track: 'outside', holder: hohhot, figure: 'free', limit: '3', ...(after !== undefined && { after }) }
    const { rows, next } = await desk.ask(giver, 'placeMoves', input)
    for (const r of rows) ids.add(`${r.at} ${r.id} ${r.debit} ${r.credit}`)
    after = next ?? undefined
    pages += 1
  } while (after !== undefined)
  expect([pages, ids.size]).toEqual([Math.ceil(ids.size / 3), 9])
})

test('the journal folds to the same moves', async () => expect(await rebuild(desk.house.database)).toMatchObject({ differences: [] }))
