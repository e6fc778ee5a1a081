// A guard of signing in that is taken away turns its check red: the order of tries, the code used once, limits of sessions, rights, the second administrator, the proof.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../../core/facts.ts'
import type { House } from '../../server/house.ts'
import { withClient } from '../../server/postgres/check.ts'
import { findSession, startSession } from '../../server/session.ts'
import { beginTotp, tryCode, tryFirstCode } from '../../server/sign-in/factors.ts'
import { withoutProof } from '../../server/sign-in/proof.ts'
import { department, leader, personOf } from '../given.ts'
import { codeOf, cookieIn, doorsOf, type Entrance, nextCode, openEntrance, right } from '../sign-in.ts'

const administrator = (id: string): Actor => ({ id, seats: [{ role: 'administrator', organisation: 'department' }] })
const [first, second] = [administrator('admin-a'), administrator('admin-b')]
const person = personOf('one')

let entrance: Entrance
beforeAll(async () => {
  entrance = await openEntrance({}, department, leader, first, second, person)
})
afterAll(() => entrance.close())
beforeEach(() => entrance.house.database.query('delete from throttle'))

/** The house with one guard cut out of each of its statements; the cut has to be found. */
const without = (guard: string, instead = ''): House => {
  const { house } = entrance
  const cut = (text: string) => text.replace(guard, instead)
  return {
    ...house,
    database: {
      ...house.database,
      query: (text, values) => house.database.query(cut(text), values),
      transaction: (reach, work) => house.database.transaction(reach, query => work((text, values) => query(cut(text), values))),
    },
  }
}

test('R21 without the try being taken before it is looked at, all that come at once are looked at', async () => {
  const looked = async (house: House) => {
    const app = await doorsOf(house)
    const sent = Array.from({ length: 12 }, (_, n) =>
      app.inject({ method: 'POST', url: '/api/sign-in', payload: { login: leader.id, password: `guess number ${n}` } }),
    )
    const answers = await Promise.all(sent)
    await app.close()
    return answers.filter(({ statusCode }) => statusCode === 401).length
  }
  expect(await looked(entrance.house)).toBeLessThanOrEqual(4)
  await entrance.house.database.query('delete from throttle')
  expect(await looked(without('where throttle.until <= clock_timestamp() returning 1', 'returning 1'))).toBe(12)
})

test('R19 without the step being kept a code is taken twice', async () => {
  const { house } = entrance
  const begun = await beginTotp(house, person.id, person.id)
  const secret = begun?.secret ?? ''
  await tryFirstCode(house, person.id, await codeOf(house, secret))
  const twice = async (by: House) => {
    await nextCode(house)
    await house.database.query('delete from throttle')
    const code = await codeOf(house, secret)
    return [(await tryCode(by, person.id, code)).kind, (await tryCode(by, person.id, code)).kind]
  }
  expect(await twice(house)).toEqual(['right', 'wrong'])
  expect(await twice(without('last_step < $2 and '))).toEqual(['right', 'right'])
  await house.database.query('delete from totp')
})

describe('sessions', () => {
  const lives = async (house: House, after: string) => {
    const token = await startSession(entrance.house, department.id)
    await entrance.house.database.query(after)
    const found = (await findSession(house, token)) !== undefined
    await entrance.house.database.query('update account set disabled = false')
    return found
  }
  test.each([
    ['R24 the idle limit', "update session set seen = now() - interval '31 minutes'", ' and s.seen > now()', ' and now() >= now()'],
    ['R24 the absolute limit', "update session set expires = now() - interval '1 second'", 's.expires > now() and ', ''],
    ['R24 the account that has left', "update account set disabled = true where id not in ('clock', 'visitor')", ' and not a.disabled', ''],
  ])('without %s a dead session lives', async (_what, after, guard, instead) => {
    expect(await lives(entrance.house, after)).toBe(false)
    expect(await lives(without(guard, instead), after)).toBe(true)
  })

  test('R22 without its trigger a session outlives the rights that it was begun with', async () => {
    const outlives = async () => {
      const token = await startSession(entrance.house, department.id)
      await entrance.house.database.query(
        "insert into seat (account, role, organisation, from_day) values ($1, 'finance', 'department', date '1970-01-01' + (random() * 9999)::int) on conflict do nothing",
        [department.id],
      )
      return (await findSession(entrance.house, token)) !== undefined
    }
    expect(await outlives()).toBe(false)
    const { url } = entrance.house
    await withClient(url, client => client.query('alter table seat disable trigger given_seat_ends_sessions'))
    expect(await outlives()).toBe(true)
    await withClient(url, client => client.query('alter table seat enable trigger given_seat_ends_sessions'))
  })

  test('F17 without the end of the session of before, its token is good after signing in again', async () => {
    const stays = async (house: House) => {
      const before = await entrance.comesIn(leader.id)
      const app = await doorsOf(house)
      await app.inject({ method: 'POST', url: '/api/sign-in', headers: { cookie: before }, payload: { login: leader.id, password: right } })
      await app.close()
      return entrance.knows(before)
    }
    expect(await stays(entrance.house)).toBe(false)
    expect(await stays(without('delete from session where token = $1', 'select $1::bytea'))).toBe(true)
  })
})

test('without the second administrator one alone gives access to any account', async () => {
  const alone = async (house: House) => {
    const app = await doorsOf(house)
    const post = (url: string, payload: object, cookie = '') => app.inject({ method: 'POST', url, payload, headers: { cookie } })
    const cookie = cookieIn(await post('/api/sign-in', { login: first.id, password: right }))
    await entrance.house.database.query('update recovery set ended_at = now() where ended_at is null')
    const made = await post('/api/recovery/start', { account: person.id, password: false, factors: true, reason: '示例' }, cookie)
    const used = await post('/api/recovery/use', { token: made.json().token })
    await app.close()
    return used.statusCode
  }
  expect(await alone(entrance.house)).toBe(409)
  const both = without(' and agreed_by is not null returning 1', ' returning 1')
  const looks: House = {
    ...both,
    database: {
      ...both.database,
      query: (text, values) => both.database.query(text.replace('r.agreed_by is not null as agreed', 'true as agreed'), values),
    },
  }
  expect(await alone(looks)).toBe(200)
})

test('R25 an act on money that is named as needing no proof is done without one', async () => {
  const cookie = await entrance.comesIn(leader.id)
  await entrance.house.database.query("update session set proven = now() - interval '6 minutes'")
  const approve = async () =>
    (await entrance.post('/api/payment/nothing/approve', {}, { cookie, 'idempotency-key': 'sabotage-1' })).statusCode
  expect(await approve()).toBe(403)
  const named = withoutProof.payment
  Reflect.set(withoutProof, 'payment', [...(named ?? []), 'approve'])
  expect(await approve()).not.toBe(403)
  Reflect.set(withoutProof, 'payment', named)
  expect(await approve()).toBe(403)
})
