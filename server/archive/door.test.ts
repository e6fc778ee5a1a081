/** The doors of archive packages: for the office that runs the programme and nobody else; each is on record. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../core/facts.ts'
import { type Desk, openDesk } from '../../test/desk.ts'
import { bodyOf, department, hohhot, leader, round } from '../../test/given.ts'
import { actor } from '../../test/world.ts'

let desk: Desk
const otherOffice = actor('other office', { role: 'department', organisation: 'elsewhere' })
const auditor = actor('auditor', { role: 'auditor', organisation: 'department' })
const passphrase = '雨中四匹马向北走了一整天'

beforeAll(async () => {
  desk = await openDesk()
  await desk.settle(otherOffice, auditor)
})
afterAll(() => desk.close())

const call = (by: Actor | undefined, url: string, payload?: object) =>
  desk.app.inject({
    method: payload === undefined ? 'GET' : 'POST',
    url,
    ...(by && { headers: desk.headersOf(by) }),
    ...(payload && { payload }),
  })
const begin = (by: Actor | undefined, given: object = { round, passphrase }) => call(by, '/api/archives/begin', given)

test('whoever has no seat in the office is told of nothing', async () => {
  expect((await begin(undefined)).statusCode).toBe(401)
  for (const by of [bodyOf(hohhot), otherOffice, auditor]) expect([by.id, (await begin(by)).statusCode]).toEqual([by.id, 404])
  expect(await desk.house.database.query('select id from archive_job')).toEqual([])
})

test('a passphrase that is tried out in no time is refused where it stands', async () => {
  const answer = await begin(department, { round, passphrase: 'kurz' })
  expect([answer.statusCode, answer.json().issues[0].path]).toEqual([400, 'passphrase'])
})

test('one of a round is made at a time; the leader stops what the department began; what is not there can’t be fetched', async () => {
  const { id } = (await begin(department)).json()
  expect((await begin(leader)).statusCode).toBe(409)
  const file = `/api/archives/${id}/file`
  for (const by of [bodyOf(hohhot), otherOffice, auditor]) {
    expect([by.id, (await call(by, file)).statusCode]).toEqual([by.id, 404])
    expect([by.id, (await call(by, `/api/archives/${id}/stop`, {})).statusCode]).toEqual([by.id, 404])
  }
  expect((await call(undefined, file)).statusCode).toBe(401)
  expect((await call(department, file)).statusCode).toBe(404)
  expect((await call(leader, `/api/archives/${id}/stop`, {})).statusCode).toBe(200)
  expect((await call(leader, `/api/archives/${id}/stop`, {})).statusCode).toBe(409)
  const looks = await desk.house.database.transaction('everything', query =>
    query<{ account: string; reason: string }>("select account, reason from access_log where asked = 'archive' order by seq"),
  )
  expect(looks.map(({ account, reason }) => `${account} ${reason}`)).toEqual([
    `${department.id} ask`,
    `${leader.id} ask`,
    `${department.id} fetch`,
    `${leader.id} stop`,
    `${leader.id} stop`,
  ])
})
