/** The post and the clock on a real PostgreSQL: everybody is told once, by however many servers, and what is overdue moves. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { department, employer, employerOf, form, hohhot, law, leader, personOf, round } from '../test/given.ts'
import { freshHouse, law2022Digest, type TestHouse } from '../test/house.ts'
import { clockActor, sweep, tick } from './clock.ts'
import { postOnce } from './post.ts'

let house: TestHouse

beforeAll(async () => {
  house = await freshHouse()
  await house.settle(department, leader, clockActor, employerOf(employer), personOf('told'), personOf('idle'))
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition })
  await house.act(department, 'round', round, 'open')
  await house.act(personOf('told'), 'application', 'told', 'start', { round, form: form({}) })
  await house.act(personOf('told'), 'application', 'told', 'submit')
  await house.act(personOf('idle'), 'application', 'idle', 'start', { round, form: form({}) })
})
afterAll(() => house.close())

const messages = () => house.database.query<{ party: string }>('select party from message order by id')
const statusOf = async (id: string) =>
  (await house.database.transaction('everything', query => query<{ status: string }>('select status from dossier where id = $1', [id])))[0]
    ?.status

// A transaction that runs in another test's database holds the post back too, so that telling may take a second try.
const toldOf = async (party: string) => {
  await Promise.all([postOnce(house), postOnce(house), postOnce(house)])
  return (await messages()).filter(m => m.party === party).length
}

test('three servers that post at once tell each party once', async () => {
  await expect.poll(() => toldOf(`employer:${employer}`)).toBe(1)
  expect(await toldOf(`employer:${employer}`)).toBe(1)
})

test('an entry whose transaction is still open when a later one is posted is told all the same', async () => {
  const began = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  const slow = house.database.transaction('everything', async query => {
    await query('select pg_current_xact_id()')
    began.resolve()
    await held.promise
  })
  await began.promise
  await house.act(employerOf(employer), 'application', 'told', 'sendBack', { corrections: [{ field: 'title', reason: '请补充证书' }] })
  await postOnce(house)
  const during = (await messages()).filter(m => m.party === 'person told').length
  held.resolve()
  await slow
  expect(during).toBe(0)
  await expect.poll(() => toldOf('person told')).toBe(1)
})

test('5 an extension is told to each body that it names and to no other, and one for all to every body of the quota table', async () => {
  const bodiesToldOf = async () => {
    await postOnce(house)
    return (await messages()).map(({ party }) => party).filter(party => party.startsWith('body:'))
  }
  const [first, second] = [hohhot, '150200']
  const several = { step: 'nominate', bodies: [second, first], until: '2022-04-06', reason: '暴雪封路' }
  await house.act(department, 'round', round, 'extendFor', several)
  await expect.poll(bodiesToldOf).toEqual([`body:${first}`, `body:${second}`])
  await house.act(department, 'round', round, 'movePlaces', { track: 'inside', from: first, to: 'pool', count: 1, reason: '生源不足' })
  await expect.poll(bodiesToldOf).toEqual([`body:${first}`, `body:${second}`, `body:${first}`])
  await house.act(department, 'round', round, 'extendFor', { step: 'nominate', until: '2022-04-04', reason: '系统故障' })
  await expect.poll(async () => (await bodiesToldOf()).slice(3).sort()).toEqual(law.places.bodies.map(({ body }) => `body:${body}`).sort())
})

test('4.2 what was not handed in when the window is over lapses, with an answer day or without', async () => {
  house.turnTo('2022-03-10')
  expect(await sweep(house)).toBe(0)
  house.turnTo('2022-04-20')
  await tick(house)
  await sweep(house)
  expect([await statusOf('told'), await statusOf('idle')]).toEqual(['lapsed', 'lapsed'])
})
