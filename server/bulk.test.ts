/** Lists of people that leave the house: the 10,001st record of a day does not, unless another allows it; each sheet says who took it and what was in it. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { administrator, auditor, type Office, officer, openOffice } from '../test/clerks.ts'
import { leader, round } from '../test/given.ts'
import { counted, dailyRecords } from './bulk.ts'
import type { SheetRow } from './export-sheet.ts'
import { withClient } from './postgres/check.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice(4)
  office.house.turnTo('2022-03-15')
})
afterAll(() => office.close())

const asked = { round, as: 'csv', reason: 'to count them' }
const exports = (by = officer) => office.post(by, '/api/exports/applications', asked)
const owner = (text: string) => withClient(office.house.url, async client => (await client.query(text)).rows)
const alerts = () =>
  office.house.database.transaction('house', query => query("select account, id from access_log where asked = 'bulkRefused' order by seq"))
const all = async (pages: AsyncIterable<readonly SheetRow[]>) => {
  const rows: SheetRow[] = []
  for await (const page of pages) rows.push(...page)
  return rows
}
async function* pagesOf(...sizes: readonly number[]): AsyncGenerator<readonly SheetRow[]> {
  for (const size of sizes) yield Array.from({ length: size }, (_, i): SheetRow => ['name', i])
}
const taking = (account: string) => ({ house: office.house, account, round })

test('F27 a sheet ends with who took it and the hash of its lines, and the record says the same', async () => {
  const answer = await exports()
  expect(answer.statusCode, answer.body).toBe(200)
  const [mark = ''] = answer.body.trimEnd().split('\r\n').slice(-1)
  const [, account, at, hash] = /^"?TEPEI-EXPORT (\S+) (\S+) sha256:([0-9a-f]{64})"?$/.exec(mark) ?? []
  expect([account, at?.slice(0, 10)]).toEqual([officer.id, '2022-03-15'])
  const [said] = await owner("select account, reason from access_log where asked = 'exported' order by seq desc limit 1")
  expect(said).toEqual({ account: officer.id, reason: `4 records, sha256 ${hash}` })
  const rows = await all(counted(taking('other'), pagesOf(2)))
  const lines = rows.slice(0, -1).map(row => `${JSON.stringify(row)}\n`)
  expect(rows.at(-1)?.[0]).toContain(createHash('sha256').update(lines.join('')).digest('hex'))
})

test('F27 the 10,001st record of a day is refused, the auditor sees the try at once, and a second one allows as many again', async () => {
  await owner(`update bulk_read set records = ${dailyRecords - 4} where account = 'officer'`)
  expect((await exports()).statusCode).toBe(200)
  const refused = await exports()
  expect([refused.statusCode, refused.json().refusals]).toEqual([409, [{ rule: 'bulkLimit' }]])
  expect(await alerts()).toEqual([{ account: officer.id, id: round }])
  const seen = await office.get(auditor, `/api/oversight?round=${round}&kind=exports`)
  expect(seen.json().rows[0]).toMatchObject({ action: 'bulkRefused', actor: { zh: officer.id } })
  const allow = (by: typeof officer, account: string) => office.against(office.post(by, '/api/office/allowBulk', { account }))
  expect(await allow(officer, officer.id)).toEqual(['404'])
  expect(await allow(leader, leader.id)).toEqual(['404'])
  expect(await allow(administrator, administrator.id)).toEqual(['notYourself'])
  expect(await allow(leader, officer.id)).toEqual(['200'])
  expect((await exports()).statusCode).toBe(200)
  const [row] = await owner("select records, allowed from bulk_read where account = 'officer'")
  expect(row).toEqual({ records: dailyRecords + 4, allowed: 2 * dailyRecords })
})

test('F27 a sheet that comes to the limit on its way breaks off: no page beyond it goes out, and many at once take no more together', async () => {
  await owner(
    `insert into bulk_read (account, day, allowed) values ('cashier', (clock_timestamp() at time zone 'Asia/Shanghai')::date, ${dailyRecords})`,
  )
  const sizes = Array.from({ length: 6 }, () => 1_000)
  const ends = await Promise.allSettled([
    all(counted(taking('cashier'), pagesOf(...sizes))),
    all(counted(taking('cashier'), pagesOf(...sizes))),
  ])
  expect(ends.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0)
  const [row] = await owner("select records from bulk_read where account = 'cashier'")
  expect(row.records).toBeLessThanOrEqual(dailyRecords)
  await expect(owner("update bulk_read set records = allowed + 1 where account = 'cashier'")).rejects.toThrow('bulk_read')
})

test('F27 without the guard in its statement more goes out than may: only the database’s own check is left', async () => {
  const unguarded = (text: string) => text.replace('and records + $2 <= allowed', '')
  const { database } = office.house
  const lax = {
    ...office.house,
    database: {
      ...database,
      transaction: (reach: never, work: (query: typeof database.query) => Promise<unknown>) =>
        database.transaction(reach, query => work((text, values) => query(unguarded(text), values))),
    },
  }
  await owner(`update bulk_read set records = ${dailyRecords} where account = 'other'`)
  await expect(all(counted(taking('other'), pagesOf(1)))).rejects.toThrow('may take no 1 records more today')
  await expect(all(counted({ ...taking('other'), house: Object.assign(lax) }, pagesOf(1)))).rejects.toThrow('bulk_read_check')
})
