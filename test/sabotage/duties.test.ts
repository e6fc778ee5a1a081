// What keeps duties to those who reach them and links to what they are for, in the database: each guard that is taken away turns its check red.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withClient } from '../../server/postgres/check.ts'
import { freshHouse, type TestHouse } from '../house.ts'

let house: TestHouse
const sabotage = (statement: string) => withClient(house.url, client => client.query(statement))
const rowText = `
insert into dossier (subject, id, round, employer, person, status, since, n, hash, state) values ('training', $1, 'r1', $2, $3, 'enrolled', now(), 1, '', '{}')`
const consentText = `
insert into journal (subject, id, n, action, actor, role, as_self, at, edition, fact, status, prev, hash)
values ('application', $1, 1, 'consent', $2, 'employer', false, now(), '1', '{}', 'consented', '', '')`
const dutyText = `
insert into duty (subject, id, what, who, since, clause, round, employer, person) values ($1, $2, $3, 'department', '2022-09-01', '7', 'r1', $4, $5)`

beforeAll(async () => {
  house = await freshHouse()
  await withClient(house.url, async client => {
    for (const [id, employer, contact] of [
      ['ours', 'unit', 'contact-1'],
      ['colleagues', 'unit', 'contact-2'],
      ['elsewhere', 'other', 'contact-1'],
    ] as const) {
      await client.query(rowText, [id, employer, `p ${id}`])
      await client.query(consentText, [id, contact])
      await client.query(dutyText, ['training', id, 'help', employer, `p ${id}`])
      await client.query(dutyText, ['training', id, 'breach', employer, `p ${id}`])
      await client.query(dutyText, ['objection', id, 'raised', employer, `p ${id}`])
    }
  })
})
afterAll(() => house.close())

const idsFor = async (reach: Parameters<TestHouse['database']['transaction']>[0], text: string) =>
  (await house.database.transaction(reach, query => query<{ id: string }>(text))).map(({ id }) => id)
const dossiers = "select id from dossier where subject = 'training' order by id"
const duties = "select subject || ' ' || what || ' ' || id as id from duty order by 1"

const unit = { organisations: ['unit'] }
const contact = { organisations: ['unit'], only: 'staff/r1.unit', account: 'contact-1' }
const asked = { organisations: [], person: 'p ours', only: 'training/ours', account: 'contact-9' }

const employerSeesItsOwn = async () => expect(await idsFor(unit, duties)).toEqual(['training help colleagues', 'training help ours'])
const contactSeesTheirs = async () => expect(await idsFor(contact, dossiers)).toEqual(['ours'])
const askedSeesOne = async () => {
  expect(await idsFor(asked, dossiers)).toEqual(['ours'])
  expect(await idsFor(asked, duties)).toEqual([])
}

test('7.4 an employer reaches the lines of its own people, and none of what was said in confidence', async () => {
  await employerSeesItsOwn()
  await sabotage(
    "alter policy duty_reach on duty using (reaches(person, employer, body, host) or coalesce(current_setting('tepei.everything', true), '') = 'on')",
  )
  await expect(employerSeesItsOwn()).rejects.toThrow()
})

test('7.3 a contact by link reaches the people for whom it consented, and no colleague’s', async () => {
  await contactSeesTheirs()
  await sabotage('create or replace function consented_here(asked_for text) returns boolean language sql stable as $$ select true $$')
  await expect(contactSeesTheirs()).rejects.toThrow()
})

test('7.5 who is asked by a link reaches that one training, and no line of duties', async () => {
  await sabotage('alter policy duty_reach on duty using (false)')
  await askedSeesOne()
  await sabotage(
    "alter policy dossier_reach_by_training_link on dossier using (coalesce(current_setting('tepei.only', true), '') like 'training/%' and subject = 'training')",
  )
  await expect(askedSeesOne()).rejects.toThrow()
})
