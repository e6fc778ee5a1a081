/** The doors for whoever keeps the house running: they tell the truth, and nothing about anybody. */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personOf } from '../../test/given.ts'
import { freshHouse, type TestHouse } from '../../test/house.ts'
import { openDatabase } from '../database.ts'
import { openDoors } from '../http.ts'
import type { Site } from '../questions/asking.ts'
import { startSession } from '../session.ts'
import { readSettings } from '../settings.ts'
import { findSpace, isTight, type Space } from './space.ts'

const key = 'a-secret-of-the-collector-of-figures'
const room = { free: 2_000, least: 1_000 }
const applicant = personOf('one')
let space: Space = room
let house: TestHouse
let app: FastifyInstance

const doorsOf = (site: Partial<Site>) =>
  openDoors(
    { house, demo: false, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder: '/nowhere', ...site },
    readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }),
  )
beforeAll(async () => {
  house = await freshHouse()
  await house.settle(applicant)
  app = await doorsOf({ space: () => space, metricsKey: key })
})
afterAll(async () => {
  await app.close()
  await house.close()
})

const figures = (authorization?: string) => app.inject({ url: '/metrics', headers: authorization === undefined ? {} : { authorization } })

test('a house that can work says so', async () => {
  expect((await app.inject({ url: '/healthz' })).json()).toEqual({ alive: true })
  const ready = await app.inject({ url: '/readyz' })
  expect([ready.statusCode, ready.json()]).toEqual([200, { ready: true, checks: { database: 'ok', space: 'ok' } }])
  expect(ready.headers['cache-control']).toBe('no-store')
})

test('without its database it is alive and not ready', async () => {
  const gone = openDatabase('postgres://nobody:nothing@127.0.0.1:1/nothing', 2)
  const lost = await doorsOf({ house: { ...house, database: gone } })
  expect((await lost.inject({ url: '/healthz' })).statusCode).toBe(200)
  const ready = await lost.inject({ url: '/readyz' })
  expect([ready.statusCode, ready.json().checks.database]).toEqual([503, 'failed'])
  await lost.close()
  await gone.close()
})

test('with too little room everything is read and nothing new is taken, and people still come in and go out', async () => {
  const cookie = `tepei=${await startSession(house, applicant.id)}`
  const send = (url: string) =>
    app.inject({ method: 'POST', url, payload: {}, headers: { cookie, 'idempotency-key': `room-${space.free}-${url.length}` } })
  space = { free: 999, least: 1_000 }
  try {
    const refused = await send('/api/application/some/start')
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([507, '60'])
    expect((await app.inject({ url: '/api/session', headers: { cookie } })).statusCode).toBe(200)
    expect((await app.inject({ url: '/readyz' })).json()).toEqual({ ready: true, checks: { database: 'ok', space: 'failed' } })
    expect(
      (await app.inject({ method: 'POST', url: '/api/sign-in', payload: { login: 'nobody', password: 'wrong' } })).statusCode,
    ).not.toBe(507)
    expect((await send('/api/sign-out')).statusCode).toBeLessThan(300)
  } finally {
    space = room
  }
  expect((await send('/api/application/some/start')).statusCode).not.toBe(507)
})

test('the least is a tenth of a small disk and so many megabytes of a large one', async () => {
  const [small, none] = [await findSpace('/', 1e12), await findSpace('/', 0)]
  expect(small.least).toBeGreaterThan(0)
  expect(none.least).toBe(0)
  expect(isTight(none)).toBe(false)
  expect([isTight({ free: 9, least: 10 }), isTight({ free: 10, least: 10 })]).toEqual([true, false])
})

test('figures are for who holds the key, and hold no address that somebody typed', async () => {
  expect((await figures()).statusCode).toBe(401)
  expect((await figures('Bearer wrong')).statusCode).toBe(401)
  await app.inject({ url: '/159900198001010011' })
  await app.inject({ url: '/api/dossier?subject=application&id=secret-id' })
  const { statusCode, payload } = await figures(`Bearer ${key}`)
  expect(statusCode).toBe(200)
  expect(payload).toMatch(/^tepei_request_seconds_count\{method="GET",door="\(no door\)",status="4xx"\} \d+$/m)
  expect(payload).toMatch(/^tepei_waiting\{what="post"\} 0$/m)
  expect(payload).toMatch(/^tepei_space_bytes\{what="free"\} 2000$/m)
  expect(payload).toContain('tepei_nodejs_eventloop_lag_seconds')
  expect(payload).not.toMatch(/159900|secret-id/)
})

test('where no key is named there is no such door', async () => {
  const closed = await doorsOf({})
  expect((await closed.inject({ url: '/metrics', headers: { authorization: 'Bearer ' } })).statusCode).toBe(404)
  await closed.close()
})
