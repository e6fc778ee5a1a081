/** F27: what somebody of the staff is shown on lists and in dossiers is counted by people and day, refused beyond the limit, and told at once to whoever watches. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { administrator, auditor, colleague, type Office, officer, openOffice, other } from '../test/clerks.ts'
import { figure } from '../test/faults/figures.ts'
import { leader, round } from '../test/given.ts'
import { dailyRecords } from './bulk.ts'
import { maySee, peopleIn } from './people-seen.ts'
import { withClient } from './postgres/check.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice(4)
  office.house.turnTo('2022-03-15')
})
afterAll(() => office.close())

const owner = (text: string) => withClient(office.house.url, async client => (await client.query(text)).rows)
const list = `/api/dossiers?round=${round}&subject=application`
const seenBy = async (account: string) => (await owner(`select seen, allowed from bulk_read where account = '${account}'`))[0]
const nearly = (account: string, left: number) =>
  owner(`insert into bulk_read (account, day, allowed, seen) values ('${account}', (clock_timestamp() at time zone 'Asia/Shanghai')::date, ${dailyRecords}, ${dailyRecords - left})
    on conflict (account, day) do update set seen = ${dailyRecords - left}`)

test('F27 a list counts everybody on it once, whether it is looked at again, opened or searched', async () => {
  const first = (await office.get(officer, list)).json()
  expect(first.rows).toHaveLength(4)
  expect(await seenBy(officer.id)).toMatchObject({ seen: 4 })
  for (const url of [
    list,
    `/api/dossier?subject=application&id=${first.rows[0].id}`,
    `/api/queue?round=${round}`,
    `/api/home?round=${round}`,
  ])
    expect((await office.get(officer, url)).statusCode, url).toBe(200)
  expect(await seenBy(officer.id)).toMatchObject({ seen: 4 })
})

test('F27 beyond the limit of a day no list and no dossier is shown, the auditor sees it at once, and a second one allows as many again', async () => {
  await nearly(other.id, 3)
  const began = performance.now()
  const refused = await office.get(other, list)
  expect([refused.statusCode, refused.json().refusals]).toEqual([409, [{ rule: 'bulkLimit' }]])
  const watched = await office.get(auditor, `/api/oversight?round=${round}&kind=exports`)
  expect(watched.json().rows[0]).toMatchObject({
    action: 'bulkRefused',
    actor: { zh: other.id },
    why: '4 people more than may be seen this day',
  })
  figure({
    id: 'F27',
    what: 'ms until the auditor is told that somebody looks at too many',
    seed: 'none',
    n: 1,
    wrong: Number(performance.now() - began > 60_000),
    more: `${Math.round(performance.now() - began)} ms`,
  })
  expect(await seenBy(other.id)).toMatchObject({ seen: dailyRecords - 3 })
  const [row] = await owner("select id from dossier where subject = 'application' limit 1")
  const one = await office.get(other, `/api/dossier?subject=application&id=${row.id}`)
  expect(one.statusCode).toBe(200)
  const allow = (by: typeof officer, account: string) => office.against(office.post(by, '/api/office/allowBulk', { account }))
  expect(await allow(administrator, administrator.id)).toEqual(['notYourself'])
  expect(await allow(leader, other.id)).toEqual(['200'])
  expect((await office.get(other, list)).statusCode).toBe(200)
  expect(await seenBy(other.id)).toEqual({ seen: dailyRecords + 1, allowed: 2 * dailyRecords })
})

test('F27 a form alone is somebody too, and its refusal stands in the round that it is of', async () => {
  await nearly(colleague.id, 0)
  expect((await office.get(colleague, '/api/form?id=one')).statusCode).toBe(409)
  const [line] = await owner("select id, reason from access_log where account = 'colleague' and asked = 'bulkRefused'")
  expect(line).toEqual({ id: round, reason: '1 people more than may be seen this day' })
})

test('F27 many at once see no more together than one after another may, and a whole list costs one statement', async () => {
  const session = await office.sessionOf(leader)
  if (!session) throw new Error('nobody is there')
  await nearly(leader.id, 100)
  const sent: string[] = []
  const { database } = office.house
  const heard = {
    ...office.house,
    database: {
      ...database,
      query: (text: string, values?: readonly unknown[]) => {
        sent.push(text)
        return database.query(text, values)
      },
    },
  }
  const house = Object.assign(heard)
  const tries = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      maySee({ house, session, round, people: new Set(Array.from({ length: 10 }, (_, n) => `person ${i}/${n}`)) }),
    ),
  )
  expect(tries.filter(Boolean)).toHaveLength(10)
  expect(sent.filter(text => text.includes('bulk_read'))).toHaveLength(20)
  expect(await seenBy(leader.id)).toMatchObject({ seen: dailyRecords })
})

test('F27 without the guard in its statement more is shown than may be: only the database’s own check is left', async () => {
  const session = await office.sessionOf(auditor)
  if (!session) throw new Error('nobody is there')
  await nearly(auditor.id, 0)
  const { database } = office.house
  const lax = {
    ...office.house,
    database: {
      ...database,
      query: (text: string, values?: readonly unknown[]) => database.query(text.replace('where b.seen + $2::int <= b.allowed', ''), values),
    },
  }
  const people = new Set(['somebody'])
  expect(await maySee({ house: office.house, session, round, people })).toBe(false)
  await expect(maySee({ house: Object.assign(lax), session, round, people })).rejects.toThrow('bulk_read_seen_check')
})

test('F27 whoever has no seat looks at their own and is not counted; organisations, rounds and files are nobody', () => {
  expect([
    ...peopleIn({
      rows: [
        { id: 'x1.tuition', title: '示例' },
        { id: 'x1', title: '示例' },
        { payment: 'x2.clawback1', name: '示例二' },
      ],
    }),
  ]).toEqual(['x2', 'x1'])
  const nobody = [
    { subject: 'round', id: 'r', title: '2022' },
    { id: 'imu', name: { zh: '大学', en: 'University' } },
    { sha256: 'f', name: '照片.jpg' },
  ]
  expect([...peopleIn(nobody)]).toEqual([])
})

test('R35 what somebody types is asked in a body, with the same answer as in an address, and no line for a change', async () => {
  const q = '159900199005060115'
  const asked = await office.post(officer, '/api/ask/queue', { round, q })
  expect([asked.statusCode, asked.json()]).toEqual([200, (await office.get(officer, `/api/queue?round=${round}&q=${q}`)).json()])
  expect((await office.post(officer, '/api/ask/queue', { round, q: 'x'.repeat(51) })).statusCode).toBe(400)
  expect((await office.post(officer, '/api/ask/nothing', { round })).statusCode).toBe(404)
  expect(await owner("select asked from access_log where asked like '%/api/ask%'")).toEqual([])
})
