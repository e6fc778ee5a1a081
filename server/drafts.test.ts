/** What somebody is writing is there on their next device, sealed, for nobody else; two devices never overwrite each other unseen. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { department } from '../test/given.ts'
import { host, id, openYear, trainee, type YearHouse } from '../test/trainee-house.ts'
import { sweepDrafts } from './drafts.ts'

let year: YearHouse
beforeAll(async () => {
  year = await openYear()
})
afterAll(() => year.close())

const place = `training/${id}/report`
const keep = (by: typeof trainee, base: number, content: string) => year.post(by, '/api/drafts', { place, base, content })
const find = async (by: typeof trainee) => (await year.get(by, `/api/draft?place=${encodeURIComponent(place)}`)).json()

test('6.2 a report that is being written is found again, and lies sealed', async () => {
  expect(await find(trainee)).toEqual({ version: 0, content: '', savedAt: null })
  expect((await keep(trainee, 0, '做完两处样地')).json()).toMatchObject({ version: 1, content: '做完两处样地' })
  expect((await keep(trainee, 1, '做完三处样地')).json()).toMatchObject({ version: 2 })
  expect(await find(trainee)).toMatchObject({ version: 2, content: '做完三处样地' })
  const rows = await year.house.database.transaction('everything', query => query<{ sealed: Buffer }>('select sealed from draft'))
  expect(rows.map(({ sealed }) => sealed.includes('样地'))).toEqual([false])
})

test('6.2 a second device that builds on an older version is told the newer one, and nothing is lost', async () => {
  const answer = await keep(trainee, 1, '另一台手机写的')
  expect([answer.statusCode, answer.json().content]).toEqual([409, '做完三处样地'])
  expect((await keep(trainee, 0, '另一台手机写的')).statusCode).toBe(409)
  expect((await find(trainee)).version).toBe(2)
})

test('6.2 nobody reads what another is writing, under whatever place', async () => {
  for (const by of [host, department]) expect(await find(by)).toEqual({ version: 0, content: '', savedAt: null })
  expect((await keep(host, 0, '评语')).statusCode).toBe(200)
  expect((await find(trainee)).content).toBe('做完三处样地')
  const mine = await year.house.database.transaction({ organisations: [], account: host.id }, query => query('select account from draft'))
  expect(mine).toEqual([{ account: host.id }])
})

test('6.2 a draft without a place, too long, or of nobody is refused with what and where', async () => {
  expect((await year.post(trainee, '/api/drafts', { place: 'x', base: 0, content: '' })).json().issues[0].path).toBe('place')
  expect((await keep(trainee, 2, 'x'.repeat(60_001))).json().issues[0].path).toBe('content')
  expect((await year.app.inject({ method: 'POST', url: '/api/drafts', payload: { place, base: 0, content: '' } })).statusCode).toBe(401)
})

test('6.2 two saves at once of one version: one is kept, the other is told', async () => {
  const codes = await Promise.all(['甲', '乙', '丙'].map(async text => (await keep(trainee, 2, text)).statusCode))
  expect(codes.toSorted()).toEqual([200, 409, 409])
})

test('6.2 a draft that lay for more than a year is swept away, and no younger one', async () => {
  const { database } = year.house
  await database.transaction('everything', query =>
    query("update draft set saved_at = now() - interval '401 days' where account = $1", [host.id]),
  )
  expect(await sweepDrafts(year.house)).toBe(1)
  expect((await find(trainee)).version).toBe(3)
})
