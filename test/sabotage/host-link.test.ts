// What keeps a host's contact to its own round and its own people, in the database: each guard that is taken away turns its check red.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withClient } from '../../server/postgres/check.ts'
import { freshHouse, type TestHouse } from '../house.ts'

let house: TestHouse
const rowText = `
insert into dossier (subject, id, round, host, status, since, n, hash, state) values ($1, $2, $3, $4, 'agreed', now(), 1, '', '{"status":"agreed"}')`
const sabotage = (statement: string) => withClient(house.url, client => client.query(statement))
const contact = { organisations: ['imu'], only: 'hosting/r1.imu' }

beforeAll(async () => {
  house = await freshHouse()
  await withClient(house.url, async client => {
    for (const row of [
      ['hosting', 'r1.imu', 'r1', 'imu'],
      ['hosting', 'r1.imau', 'r1', 'imau'],
      ['placement', 'theirs', 'r1', 'imu'],
      ['placement', 'ofAnother', 'r1', 'imau'],
      ['placement', 'ofLastYear', 'r0', 'imu'],
      ['training', 'theirs', 'r1', 'imu'],
    ])
      await client.query(rowText, row)
    for (const id of ['theirs', 'ofLastYear']) {
      await client.query(rowText, ['application', id, 'r1', null])
      await client.query("insert into record (subject, id, n, kind, sealed) values ('application', $1, 1, 'form', 'sealed')", [id])
      await client.query(
        `insert into journal (subject, id, n, action, actor, role, as_self, at, edition, fact, status, prev, hash)
         values ('application', $1, 1, 'submit', 'a', 'person', true, now(), '1', '{}', 'submitted', '', '')`,
        [id],
      )
    }
  })
})
afterAll(() => house.close())

const seesOnlyTheirs = async () => {
  const rows = await house.database.transaction(contact, query =>
    query<{ subject: string; id: string }>('select subject, id from dossier order by 1, 2'),
  )
  return (
    JSON.stringify(rows.map(({ subject, id }) => `${subject}/${id}`)) ===
    JSON.stringify(['hosting/r1.imu', 'placement/theirs', 'training/theirs'])
  )
}
const opensOnlyTheirs = async () => {
  const open = (id: string) => house.database.transaction(contact, query => query('select n from form_before_host($1)', [id]))
  return (await open('theirs')).length === 1 && (await open('ofLastYear')).length === 0
}

test('4.3 without the round in the reach a host’s contact sees last year’s people too', async () => {
  expect(await seesOnlyTheirs()).toBe(true)
  await sabotage(
    `alter policy dossier_reach_by_host_link on dossier using (host = any (string_to_array(current_setting('tepei.organisations', true), ',')))`,
  )
  expect(await seesOnlyTheirs()).toBe(false)
})

test('4.3 without the link in it the door to forms opens those of another round', async () => {
  expect(await opensOnlyTheirs()).toBe(true)
  await sabotage(`create or replace function form_before_host(asked_for text) returns table (n integer, sealed bytea) language sql stable security definer as $$
    select r.n, r.sealed from record r where r.subject = 'application' and r.id = asked_for and r.kind = 'form'
      and exists (select from dossier p where p.subject = 'placement' and p.id = asked_for
        and p.host = any (string_to_array(nullif(current_setting('tepei.organisations', true), ''), ','))) $$`)
  expect(await opensOnlyTheirs()).toBe(false)
})
