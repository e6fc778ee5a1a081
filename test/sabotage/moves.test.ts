// A guard of places that two bodies move is taken away, and its check turns red: what is set aside, who speaks for whom, the days, and who sees it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { placesFree, reservesUsed } from '../../core/accounts.ts'
import { subjects } from '../../core/catalogue.ts'
import { openDatabase } from '../../server/database.ts'
import { withClient } from '../../server/postgres/check.ts'
import { type Desk, openDesk } from '../desk.ts'
import { bodyOf, clock, consented, department, hohhot, on, openRound, personOf, recommended, reserved, round } from '../given.ts'
import { actor, type World } from '../world.ts'
import { isAllThatStands, isRefusedBy } from './checks.ts'

const baotou = '150200'
const id = `${round}.inside.${hohhot}.m`
const [giver, taker] = [bodyOf(hohhot), bodyOf(baotou)]
const act = (w: World, action: string, by = giver, day = '2022-03-28', input: unknown = {}) =>
  w.perform({ subject: 'move', id, action, by, on: day, input })
const wish = { taker: baotou, count: 3, reason: '生源不足', answerUntil: '2022-03-30' }
const offered = (): World => {
  const w = openRound()
  act(w, 'offer', giver, '2022-03-28', wish)
  return w
}
const agreed = (): World => {
  const w = offered()
  act(w, 'agree', taker, '2022-03-29', { reason: '示例' })
  return w
}
const both = { ...actor(giver.id), seats: [...giver.seats, ...taker.seats, ...department.seats] }

describe('the rules of a move', () => {
  test.each([
    ['agree', 'agreedByAnother', () => act(offered(), 'agree', both, '2022-03-29', { reason: '示例' })],
    ['agree', 'offerStands', () => act(offered(), 'agree', taker, '2022-03-31', { reason: '示例' })],
    ['approve', 'agreedByAnother', () => act(agreed(), 'approve', both, '2022-03-30')],
    ['approve', 'takerMayNominate', () => act(agreed(), 'approve', department, '2022-04-20')],
    ['lapse', 'offerIsOver', () => act(offered(), 'lapse', clock, '2022-03-29')],
    ['offer', 'answeredInTime', () => act(openRound(), 'offer', giver, '2022-03-28', { ...wish, answerUntil: '2022-05-01' })],
    ['offer', 'trackIsOpenToBody', () => act(openRound(), 'offer', giver, '2022-03-28', { ...wish, taker: 'dept-health' })],
  ] as const)('1.2 %s is refused by %s, and by nothing else', (verb, rule, attempt) => {
    expect(isAllThatStands('move', verb, rule, () => attempt)).toEqual([true, true])
  })

  test('1.2 without its rule the clock expires nothing, day after day, and writes it down', () => {
    const early = () => openRound().perform({ subject: 'round', id: round, action: 'expirePlaces', by: clock, on: '2022-04-15' })
    expect(isAllThatStands('round', 'expirePlaces', 'placesHaveExpired', () => early)).toEqual([true, true])
  })

  test('1.2 without the places kept for reserves the clock takes them', () => {
    const kept = () => {
      const w = openRound()
      for (const one of ['x', 'y', 'z']) recommended(w, one)
      reserved(w, 'r')
      on(w, 'x', 'withdraw', personOf('x'), '2022-03-30')
      const expire = () => w.perform({ subject: 'round', id: round, action: 'expirePlaces', by: clock, on: '2022-04-16' })
      return { w, expire }
    }
    const free = placesFree(round, 'inside', hohhot)
    const careful = kept()
    careful.expire()
    expect(careful.w.balance(free)).toBe(1)
    const careless = kept()
    careless.w.give(reservesUsed(round, 'inside', hohhot), 0)
    careless.expire()
    expect(careless.w.balance(free)).toBe(0)
  })

  test('1.2 without what sets them aside the giver uses the places that it has promised', () => {
    const uses = () => {
      const w = offered()
      consented(w, 'a')
      return isRefusedBy(() => on(w, 'a', 'recommend', giver, '2022-03-29'), 'withinPlaces')
    }
    expect(uses()).toBe(true)
    const { offer } = subjects.move.actions
    const { posts } = offer
    Reflect.set(offer, 'posts', undefined)
    try {
      expect(uses()).toBe(false)
    } finally {
      Reflect.set(offer, 'posts', posts)
    }
  })
})

describe('who sees a move', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await openDesk()
    await desk.done(desk.house.act(giver, 'move', id, 'offer', { taker: baotou, count: 1, reason: '生源不足' }))
  })
  afterAll(() => desk.close())

  const seenBy = async (organisation: string, only?: string) => {
    const database = openDatabase(desk.house.loginUrl, 1)
    try {
      const reach = { organisations: [organisation], ...(only !== undefined && { only }) }
      return await database.transaction(reach, query => query("select id from dossier where subject = 'move'")).then(rows => rows.length)
    } finally {
      await database.close()
    }
  }
  test('both sides do, and no third, and nobody by a link; without its policy the one that gives sees it no more', async () => {
    expect(await Promise.all([seenBy(hohhot), seenBy(baotou), seenBy('150300'), seenBy(hohhot, 'a')])).toEqual([1, 1, 0, 0])
    await withClient(desk.house.url, client => client.query('drop policy dossier_reach_of_giver on dossier'))
    expect(await Promise.all([seenBy(hohhot), seenBy(baotou)])).toEqual([0, 1])
  })
})
