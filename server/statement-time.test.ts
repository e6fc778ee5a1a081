/** A statement that takes too long is cut by the database itself, and whoever asked is told so; a long job has the longer time that is declared for it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshHouse, type TestHouse } from '../test/house.ts'
import { openDoors } from './http.ts'
import { readSettings } from './settings.ts'
import { isCut, secondsAt, secondsOfRequest } from './statement-time.ts'
import { type Trail, under } from './trail.ts'

let house: TestHouse
beforeAll(async () => {
  house = await freshHouse()
})
afterAll(() => house.close())

const trail: Trail = { request: 'r', address: '', account: '', session: '', seat: '', fields: [] }
const shown = async () => {
  const [row] = await house.database.transaction('house', query =>
    query<{ time: string }>("select current_setting('statement_timeout') as time"),
  )
  return row?.time
}

test('F26 a request has ten seconds for a statement, a long door what is declared for it, the house itself ten minutes', async () => {
  expect(await under(trail, shown)).toBe(`${secondsOfRequest}s`)
  expect(await under({ ...trail, seconds: 60 }, shown)).toBe('1min')
  expect(await shown()).toBe('10min')
  const [alone] = await house.database.query<{ time: string }>("select current_setting('statement_timeout') as time")
  expect(alone?.time).toBe('10s')
  expect(secondsAt('/api/:question', { question: 'dossiers' })).toBe(10)
  expect(secondsAt('/api/:question', { question: 'money' })).toBe(60)
  expect(secondsAt('/api/:question', { question: 'constructor' })).toBe(10)
  expect(secondsAt('/api/:subject/:id/:action', { subject: 'run', id: 'x', action: 'settle' })).toBe(60)
  expect(secondsAt('/api/exports/money', {})).toBe(120)
  expect(secondsAt(undefined, undefined)).toBe(10)
})

test('F26 a slow statement is cut, and the next transaction on that line works', async () => {
  const slow = under({ ...trail, seconds: 1 }, () => house.database.transaction('house', query => query('select pg_sleep(60)')))
  await expect(slow).rejects.toSatisfy(isCut)
  expect(await shown()).toBe('10min')
})

test('F26 sabotage: without its limit the same statement goes on to its end', async () => {
  const sleeps = () => house.database.transaction('house', query => query('select pg_sleep(1.5)'))
  await expect(under({ ...trail, seconds: 1 }, sleeps)).rejects.toSatisfy(isCut)
  await expect(under({ ...trail, seconds: 600 }, sleeps)).resolves.toHaveLength(1)
})

test('F26 R51 whoever asked for too much is told that it was cut, and nothing of the inside', async () => {
  const slowly = () =>
    house.database.transaction('house', async query => {
      await query("select set_config('statement_timeout', '50ms', true)")
      return query('select pg_sleep(60)')
    })
  const site = { demo: false, told: () => null, publicUrl: () => '', filesFolder: '/nowhere' }
  const database = { ...house.database, transaction: () => slowly().then(() => Promise.reject(new Error('it was not cut'))) }
  const app = await openDoors({ ...site, house: { ...house, database } }, readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }))
  const answer = await app.inject({ url: '/notice' })
  expect([answer.statusCode, answer.json().error]).toEqual([503, 'The answer took too long and was cut: ask for less of it.'])
  expect(answer.body).not.toContain('pg_sleep')
  await app.close()
})
