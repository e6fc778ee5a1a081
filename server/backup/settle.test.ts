/** A database that was copied row by row into another cluster: nothing that waited is stepped over, nothing that was read is read again, and what comes then comes. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { department, employer, employerOf, form, law, leader, personOf, round } from '../../test/given.ts'
import { freshHouse, law2022Digest, type TestHouse } from '../../test/house.ts'
import { makeCheckpoints } from '../checkpoints/make.ts'
import { postOnce } from '../post.ts'
import { withClient } from '../postgres/check.ts'
import { isAhead, settle } from './settle.ts'

let house: TestHouse
beforeAll(async () => {
  house = await freshHouse(4)
  await house.settle(department, leader, employerOf(employer), personOf('one'), personOf('two'))
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition })
  await house.act(department, 'round', round, 'open')
})
afterAll(() => house.close())

/** As a cluster that has come far would have written it: every number is larger by the same. */
const shift = () =>
  withClient(house.url, async client => {
    for (const table of ['journal', 'access_log', 'cursor']) {
      await client.query(`alter table ${table} disable trigger user`)
      await client.query(`update ${table} set tx = ((tx::text)::numeric + 90000000)::text::xid8 where tx > '2'::xid8`)
      await client.query(`alter table ${table} enable trigger user`)
    }
  })
const told = async () =>
  house.database.transaction('everything', query =>
    query<{ seq: number; party: string }>('select entry as seq, party from message order by 1, 2'),
  )
const readAll = async () => {
  while ((await postOnce(house, undefined)) > 0);
}
const starts = async (id: string) => {
  await house.act(personOf(id), 'application', id, 'start', { round, form: form({}) })
  return house.act(personOf(id), 'application', id, 'submit')
}

test('F24 what was read stays read, what waited is read, and what comes after it too; checkpoints take in every line once', async () => {
  await readAll()
  await makeCheckpoints(house)
  const before = await told()
  await starts('one')
  await shift()
  expect(await isAhead(house.loginUrl)).toBe(true)
  expect(await settle(house.url)).toBeGreaterThan(0)
  expect(await isAhead(house.loginUrl)).toBe(false)
  expect(await settle(house.url)).toBe(0)
  await readAll()
  const waited = await told()
  expect(waited.length).toBeGreaterThan(before.length)
  expect(waited.slice(0, before.length)).toEqual(before)
  await starts('two')
  const all = async () => {
    await readAll()
    return (await told()).length
  }
  await expect.poll(all).toBeGreaterThan(waited.length)
  await makeCheckpoints(house)
  const [counted] = await house.database.transaction('everything', query =>
    query<{
      loose: number
      twice: number
    }>(`select (select count(*)::int from journal j where not exists (select from leaf f where f.kind = 'entry' and f.key = j.seq)) as loose,
      (select count(*)::int - count(distinct (kind, key))::int from leaf) as twice`),
  )
  expect(counted).toEqual({ loose: 0, twice: 0 })
})

test('F24 without it, what comes after such a copy is stepped over: the check turns red', async () => {
  await readAll()
  await shift()
  const before = (await told()).length
  await house.settle(personOf('three'))
  await starts('three')
  await readAll()
  expect((await told()).length).toBe(before)
  expect(await settle(house.url)).toBeGreaterThan(0)
})
