/** Sessions: what ends them, what renews them, and what nobody can do with one of before. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { department, hohhot, personOf } from '../../test/given.ts'
import { cookieIn, doorsOf, type Entrance, openEntrance, other, right } from '../../test/sign-in.ts'

const person = personOf('one')
let entrance: Entrance
beforeAll(async () => {
  entrance = await openEntrance({}, department, person)
})
afterAll(() => entrance.close())
beforeEach(() => entrance.house.database.query('delete from throttle'))

const database = () => entrance.house.database

test('R23 over https the cookie bears the prefix that no other host can set, and the database knows its digest alone', async () => {
  const answer = await entrance.post('/api/sign-in', { login: department.id, password: right })
  const cookie = String(answer.headers['set-cookie'])
  expect(cookie).toMatch(/^__Host-tepei=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=/)
  const token = cookieIn(answer).slice('__Host-tepei='.length)
  const kept = await database().query<{ token: Buffer }>('select token from session')
  expect(kept.some(row => row.token.toString('latin1').includes(token))).toBe(false)
  const plain = await doorsOf(entrance.house, { TEPEI_PUBLIC_URL: 'http://127.0.0.1:3000' })
  const local = await plain.inject({ method: 'POST', url: '/api/sign-in', payload: { login: department.id, password: right } })
  expect(String(local.headers['set-cookie'])).toMatch(/^tepei=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=/)
  await plain.close()
})

test('F17 a token from before signing in is worth nothing afterwards, whoever set it', async () => {
  const planted = `__Host-tepei=${'a'.repeat(43)}`
  const given = cookieIn(await entrance.post('/api/sign-in', { login: person.id, password: right }, { cookie: planted }))
  expect(given).not.toBe(planted)
  expect([await entrance.knows(planted), await entrance.knows(given)]).toEqual([false, true])
  const again = cookieIn(await entrance.post('/api/sign-in', { login: person.id, password: right }, { cookie: given }))
  expect(again).not.toBe(given)
  expect([await entrance.knows(given), await entrance.knows(again)]).toEqual([false, true])
})

test('R24 a session of the staff ends after half an hour without use, one of a person after two hours, and each after twelve hours', async () => {
  const [staff, applicant] = [await entrance.comesIn(department.id), await entrance.comesIn(person.id)]
  const lain = async (minutes: number) => {
    await database().query('update session set seen = now() - make_interval(mins => $1)', [minutes])
    return [await entrance.knows(staff), await entrance.knows(applicant)]
  }
  expect(await lain(29)).toEqual([true, true])
  expect(await lain(31)).toEqual([false, true])
  expect(await lain(119)).toEqual([false, true])
  expect(await lain(121)).toEqual([false, false])
  const spans = await database().query<{ hours: number }>(
    'select distinct extract(epoch from expires - at)::int / 3600 as hours from session',
  )
  expect(spans).toEqual([{ hours: 12 }])
  const late = await entrance.comesIn(department.id)
  await database().query("update session set expires = now() - interval '1 second'")
  expect(await entrance.knows(late)).toBe(false)
})

test('R24 the sessions of a closed account are dead at the next request', async () => {
  const cookie = await entrance.comesIn(person.id)
  await database().query('update account set disabled = true where id = $1', [person.id])
  expect(await entrance.knows(cookie)).toBe(false)
  await database().query('update account set disabled = false where id = $1', [person.id])
})

test('R22 a seat that is given or shortened ends the sessions that were begun without it', async () => {
  const before = await entrance.comesIn(person.id)
  await database().query("insert into organisation (id, kind, zh, en) values ($1, 'body', 'x', 'x') on conflict do nothing", [hohhot])
  await database().query("insert into seat (account, role, organisation) values ($1, 'body', $2)", [person.id, hohhot])
  expect(await entrance.knows(before)).toBe(false)
  const within = await entrance.comesIn(person.id)
  expect(await entrance.knows(within)).toBe(true)
  await database().query("update seat set to_day = '2022-01-01' where account = $1", [person.id])
  expect(await entrance.knows(within)).toBe(false)
})

test('one sees where one is signed in, and signs the others out', async () => {
  const agent = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0 Safari/537.36 Edg/138.0'
  await database().query('delete from session')
  const first = await entrance.comesIn(department.id)
  const here = cookieIn(await entrance.post('/api/sign-in', { login: department.id, password: right }, { 'user-agent': agent }))
  const listed = (await entrance.get('/api/mySessions', here)).json()
  expect(listed).toMatchObject([{ here: true, device: 'Edge · Windows', how: 'password', address: '127.0.0.1' }, { here: false }])
  const stranger = await entrance.comesIn(person.id)
  const theirs = await entrance.post('/api/account/sessions/end', { session: listed[1].id }, { cookie: stranger })
  expect([theirs.statusCode, await entrance.knows(first)]).toEqual([404, true])
  const ended = await entrance.post('/api/account/sessions/end', {}, { cookie: here })
  expect(ended.json()).toEqual({ ended: 1 })
  expect([await entrance.knows(first), await entrance.knows(here), await entrance.knows(stranger)]).toEqual([false, true, true])
})

test('R22 a changed password ends all other sessions and renews the token of this one', async () => {
  const [away, here] = [await entrance.comesIn(department.id), await entrance.comesIn(department.id)]
  const change = (now: string, password: string, cookie = here) => entrance.post('/api/account/password', { now, password }, { cookie })
  expect((await change('not this one', other)).json()).toEqual({ refusals: [{ rule: 'wrongPassword' }] })
  const changed = await change(right, other)
  expect(changed.statusCode, changed.body).toBe(200)
  const renewed = cookieIn(changed)
  expect([await entrance.knows(away), await entrance.knows(here), await entrance.knows(renewed)]).toEqual([false, false, true])
  expect((await entrance.post('/api/sign-in', { login: department.id, password: right })).statusCode).toBe(401)
  expect((await change(other, right, renewed)).statusCode).toBe(200)
})

test('R36 nothing that a session gives is kept by a browser, and signing out wipes what was', async () => {
  const cookie = await entrance.comesIn(department.id)
  for (const url of ['/api/session', '/api/mySessions', '/api/nothing'])
    expect((await entrance.get(url, cookie)).headers['cache-control'], url).toBe('no-store')
  const out = await entrance.post('/api/sign-out', {}, { cookie })
  expect(out.headers['clear-site-data']).toBe('"cache", "storage"')
  expect(String(out.headers['set-cookie'])).toMatch(/^__Host-tepei=; .*Max-Age=0/)
  expect(await entrance.knows(cookie)).toBe(false)
})
