/** Guessing: slowed by account, address and altogether, never locked for good; and nothing tells who is known. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { department, leader, personOf } from '../../test/given.ts'
import { doorsOf, type Entrance, openEntrance, right } from '../../test/sign-in.ts'
import type { House } from '../house.ts'
import { describe as described } from '../openapi.ts'
import { accountWatched, addressWatched, everybodyWatched, sweepThrottle, takeTry } from '../throttle.ts'

let entrance: Entrance
beforeAll(async () => {
  entrance = await openEntrance({}, department, leader, personOf('one'))
})
afterAll(() => entrance.close())
beforeEach(() => entrance.house.database.query('delete from throttle'))

const guess = (login: string, password: string, headers = {}) => entrance.post('/api/sign-in', { login, password }, headers)

/** Five thousand take twenty seconds of a busy machine. */
const batches = Number(process.env.TEPEI_GUESSES ?? 1_000) / 250
test('F17 of thousands of guesses on one account, each from another forged address and all at once, a handful is looked at', async () => {
  const statuses = new Map<number, number>()
  for (let batch = 0; batch < batches; batch += 1) {
    const sent = Array.from({ length: 250 }, (_, n) =>
      guess(department.id, `guess number ${batch} ${n}`, { 'x-forwarded-for': `10.${batch}.${n % 250}.7` }),
    )
    for (const { statusCode } of await Promise.all(sent)) statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1)
  }
  expect(statuses.get(401)).toBeLessThanOrEqual(20)
  expect((statuses.get(401) ?? 0) + (statuses.get(429) ?? 0)).toBe(batches * 250)
  // Nobody else is held back by it.
  expect((await guess(leader.id, right)).statusCode).toBe(200)
}, 180_000)

test('F17 within an hour of waiting as told, at most twenty passwords of an account are looked at, and the right one still comes in', async () => {
  const { database } = entrance.house
  const watched = [accountWatched('somebody')]
  const told = { seconds: 0, looked: 0 }
  while (told.seconds < 3_600) {
    const wait = await takeTry(database, watched)
    if (wait === 0) told.looked += 1
    told.seconds += wait
    await database.query('update throttle set until = until - make_interval(secs => $1)', [wait])
  }
  expect(told.looked).toBeLessThanOrEqual(20)
  expect(told.looked).toBeGreaterThan(10)
  expect(await takeTry(database, watched)).toBe(0)
})

test('what was forgiven long ago is swept away, and nobody who still waits', async () => {
  const { database } = entrance.house
  const rows = () => database.query<{ failures: number }>('select failures from throttle order by failures')
  await database.query(
    "insert into throttle (key, failures, until) values ('a', 1, clock_timestamp() - interval '3 hours'), ('b', 2, clock_timestamp() - interval '1 hour'), ('c', 3, clock_timestamp() + interval '5 minutes')",
  )
  await sweepThrottle(database)
  expect(await rows()).toEqual([{ failures: 2 }, { failures: 3 }])
})

test('F17 one password on thousands of accounts is slowed by all failures together, and by the address before', async () => {
  const { database } = entrance.house
  const spray = async (n: number, address: string) =>
    (await takeTry(database, [accountWatched(`victim ${n}`), addressWatched(address), everybodyWatched])) === 0
  const one: boolean[] = []
  for (let n = 0; n < 60; n += 1) one.push(await spray(n, '10.9.9.9'))
  expect(one.filter(taken => taken).length).toBeLessThanOrEqual(32)
  await database.query('delete from throttle')
  await database.query("insert into throttle (key, failures, until) select sha256('sign-in'::bytea), $1, clock_timestamp()", [
    everybodyWatched.free + 3,
  ])
  const many: boolean[] = []
  for (let n = 0; n < 40; n += 1) many.push(await spray(n, `10.1.1.${n}`))
  expect(many.filter(taken => taken).length).toBeLessThan(40)
  // It waits for two seconds at most: somebody who knows their password comes in.
  const [row] = await database.query<{ wait: number }>(
    "select extract(epoch from max(until) - clock_timestamp())::float8 as wait from throttle where key = sha256('sign-in'::bytea)",
  )
  expect(row?.wait).toBeLessThanOrEqual(2)
})

test('whoever is held back by the address has used up nothing of the account', async () => {
  const { database } = entrance.house
  for (let n = 0; n < 40; n += 1) await takeTry(database, [addressWatched('10.7.7.7')])
  expect(await takeTry(database, [accountWatched('x'), addressWatched('10.7.7.7')])).toBeGreaterThan(0)
  const [row] = await database.query("select 1 from throttle where key = sha256('login/x'::bytea)")
  expect(row).toBeUndefined()
})

test('a right password gives its try back, and what others failed stays', async () => {
  for (let n = 0; n < 6; n += 1) expect((await guess(leader.id, right)).statusCode).toBe(200)
  const failures = await entrance.house.database.query<{ failures: number }>('select failures from throttle')
  expect(failures.every(row => row.failures === 0)).toBe(true)
})

describe('R20 nobody learns who is known', () => {
  /** The doors of a house that tells of every statement. */
  const heard: string[] = []
  const listening = (house: House): House => ({
    ...house,
    database: {
      ...house.database,
      query: (text, values) => {
        heard.push(text)
        return house.database.query(text, values)
      },
    },
  })
  test('an unknown login, a closed account, one without a password and a wrong password are answered alike, by the same statements and one derivation each', async () => {
    const { database } = entrance.house
    await database.query("insert into account (id, login, zh, en) values ('bare', 'bare', 'b', 'b')")
    await database.query(
      "insert into account (id, login, zh, en, password, disabled) select 'gone', 'gone', 'g', 'g', password, true from account where id = $1",
      [department.id],
    )
    const app = await doorsOf(listening(entrance.house))
    const answers: unknown[] = []
    for (const [login, password] of [
      ['nobody at all', right],
      ['bare', right],
      ['gone', right],
      [department.id, 'wrong wrong wrong'],
    ]) {
      heard.length = 0
      const { statusCode, body, headers } = await app.inject({ method: 'POST', url: '/api/sign-in', payload: { login, password } })
      answers.push([statusCode, body, Object.keys(headers).sort(), [...heard]])
    }
    await app.close()
    expect(answers[0]).toEqual(expect.arrayContaining([401]))
    for (const answer of answers.slice(1)) expect(answer).toEqual(answers[0])
  })
})

describe('F17 no other site acts for somebody', () => {
  test('every door that changes something refuses what comes from elsewhere, and what is no JSON', async () => {
    const { paths } = JSON.parse(JSON.stringify(described('1.0.0')))
    const doors = Object.entries<Readonly<Record<string, unknown>>>(paths).flatMap(([path, methods]) =>
      Object.keys(methods).flatMap(method => (method === 'get' ? [] : [[method, path.replaceAll(/\{\w+\}/g, 'x')] as const])),
    )
    expect(doors.length).toBeGreaterThan(100)
    const cookie = await entrance.comesIn(department.id)
    const let_in: string[] = []
    for (const [method, url] of doors) {
      for (const origin of ['https://evil.example', 'null', 'http://tepei.test', 'https://tepei.test.evil.example']) {
        const { statusCode } = await entrance.app.inject({
          method: method === 'patch' ? 'PATCH' : 'POST',
          url,
          headers: { cookie, origin },
          payload: {},
        })
        if (statusCode !== 403) let_in.push(`${url} from ${origin}: ${statusCode}`)
      }
      const crossing = { cookie, 'sec-fetch-site': 'cross-site' }
      const { statusCode } = await entrance.app.inject({
        method: method === 'patch' ? 'PATCH' : 'POST',
        url,
        headers: crossing,
        payload: {},
      })
      if (statusCode !== 403) let_in.push(`${url} across sites: ${statusCode}`)
    }
    expect(let_in).toEqual([])
    const types: string[] = []
    for (const [, url] of doors.filter(([method]) => method === 'post'))
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
        const answer = await entrance.app.inject({ method: 'POST', url, headers: { cookie, 'content-type': type }, payload: '{}' })
        if (answer.statusCode !== 415) types.push(`${url} as ${type}: ${answer.statusCode}`)
      }
    expect(types).toEqual([])
  }, 120_000)
})
