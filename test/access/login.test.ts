// The role that the server logs in as owns nothing, and every table says itself who sees its rows. Each guard is taken away once, and is missed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, refuseUnmigrated } from '../../server/database.ts'
import { withClient } from '../../server/postgres/check.ts'
import { reachOf } from '../../server/session.ts'
import { bodyOf, department, hohhot, personOf } from '../given.ts'
import { freshHouse, type TestHouse } from '../house.ts'
import { freshDatabase, loginOf } from '../postgres.ts'
import { tablesOf, unguarded } from './tables.ts'

let house: TestHouse
beforeAll(async () => {
  house = await freshHouse(4)
  await house.settle(personOf('one'), personOf('two'), bodyOf(hohhot), department)
})
afterAll(() => house.close())

const asOwner = (text: string) => withClient(house.url, client => client.query(text))
const logsIn = async (url: string): Promise<string> => {
  const database = openDatabase(url, 2)
  try {
    await database.query('select 1')
    return 'in'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    await database.close()
  }
}

describe('R27 the login', () => {
  test('owns no table, makes none, and neither leaves its role nor takes another', async () => {
    expect(await logsIn(house.loginUrl)).toBe('in')
    const { query } = house.database
    expect(await query('select current_user::text as is, session_user::text as came')).toEqual([{ is: 'tepei_app', came: 'tepei_app' }])
    for (const text of [
      'create table mine ()',
      'create temporary table mine ()',
      'create schema mine',
      'set role tepei',
      'set session authorization tepei',
      'alter table dossier disable row level security',
      'drop policy dossier_reach on dossier',
      'truncate record',
      'delete from journal',
      'update journal set fact = fact',
    ])
      await expect(query(text), text).rejects.toThrow(/permission denied|must be owner|must be able to SET ROLE/)
  })

  test('the owner of the tables is refused as the server’s login, by name', async () => {
    expect(await logsIn(house.url)).toMatch(/may not log in as tepei, which makes roles, makes databases, owns the database, .*owns tables/)
  })

  test.each([
    ['may make tables', 'grant create on schema public to tepei_app', 'revoke create on schema public from tepei_app', 'makes tables'],
    [
      'may shadow tables by temporary ones',
      `do $$ begin execute format('grant temporary on database %I to tepei_app', current_database()); end $$`,
      `do $$ begin execute format('revoke temporary on database %I from tepei_app', current_database()); end $$`,
      'makes temporary tables',
    ],
  ])('a login that %s is refused', async (_what, give, take, said) => {
    await asOwner(give)
    expect(await logsIn(house.loginUrl)).toContain(said)
    await asOwner(take)
    expect(await logsIn(house.loginUrl)).toBe('in')
  })

  test('a database that lacks migrations is not served by a server that may not migrate', async () => {
    await expect(refuseUnmigrated(house.loginUrl)).resolves.toBeUndefined()
    const empty = await loginOf(await freshDatabase())
    await expect(refuseUnmigrated(empty)).rejects.toThrow(/lacks \d+ migrations, 0001_house\.sql first: name .* in TEPEI_DATABASE_OWNER/)
  })
})

describe('R27 rows', () => {
  test('every table has row-level security with a policy, or a reason why it has none', async () => {
    expect(unguarded(await tablesOf(house.url))).toEqual([])
  })

  test('a new table with neither is named, and so is a reason that nothing needs', async () => {
    const tables = await tablesOf(house.url)
    expect(unguarded([...tables, { name: 'salary', secured: false, policies: 0 }])).toEqual(['salary'])
    expect(unguarded([...tables, { name: 'salary', secured: true, policies: 0 }])).toEqual(['salary'])
    expect(unguarded(tables.map(table => (table.name === 'law' ? { ...table, secured: true, policies: 1 } : table)))).toEqual(['law'])
  })

  const seenAs = (reach: Parameters<TestHouse['database']['transaction']>[0], text: string) =>
    house.database.transaction(reach, query => query(text))

  test('a person sees themself among the people and nobody else; the house sees all; without its policy anybody would', async () => {
    const people = 'select id from person order by id'
    const [one, two] = [personOf('one'), personOf('two')]
    expect(await seenAs(reachOf(one), people)).toEqual([{ id: one.person }])
    expect(await seenAs(reachOf(bodyOf(hohhot)), people)).toEqual([])
    expect(await seenAs('house', people)).toEqual([{ id: one.person }, { id: two.person }])
    await asOwner('alter table person disable row level security')
    expect(await seenAs(reachOf(one), people)).toHaveLength(2)
    await asOwner('alter table person enable row level security')
  })

  test('nobody who is asked for reads sessions, codes, throttles or links; the house itself reaches no dossier', async () => {
    for (const table of ['session', 'phone_code', 'throttle', 'setup_link', 'link'])
      expect(await seenAs(reachOf(department), `select 1 from ${table}`), table).toEqual([])
    await asOwner(`insert into session (token, account, expires) values ('\\x01', '${personOf('one').id}', now() + interval '1 hour')`)
    expect(await seenAs(reachOf(personOf('one')), 'select account from session')).toEqual([])
    expect(await seenAs('house', 'select account from session')).toEqual([{ account: personOf('one').id }])
    expect(
      await seenAs(
        'house',
        "select 1 from dossier where subject <> 'round' union all select 1 from journal union all select 1 from record",
      ),
    ).toEqual([])
  })
})
