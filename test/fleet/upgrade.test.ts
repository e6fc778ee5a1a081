// F25: an older server beside a newer one. A migration adds; what takes away says so in the database, and then an older server neither goes on nor starts.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate, migrations, refuseUnmigrated } from '../../server/database.ts'
import { refuseOlderAtWork, refuseTooOld } from '../../server/fleet/form.ts'
import { bePresent, serverLocks } from '../../server/fleet/presence.ts'
import { withClient } from '../../server/postgres/check.ts'
import { freshHouse, type TestHouse } from '../house.ts'

const folder = fileURLToPath(new URL('../../server/migrations', import.meta.url))
/** Migrations up to this one belong to the version that brought the rule. */
const since = '0048'
const withoutComments = (text: string) => text.replace(/--.*$/gm, '').replace(/\s+/g, ' ')

/** What a server of the version before could stumble over: a thing gone, renamed, of another type, or wanted that it does not give. */
const takings: readonly (readonly [string, RegExp])[] = [
  ['a table or column is dropped', /\bdrop (table|column|view)\b/i],
  ['something is renamed', /\brename (to|column|constraint)\b|\brename \w+ to\b/i],
  ['a type is changed', /\balter column \w+ (set data )?type\b/i],
  ['a column must not be null any more', /\bset not null\b/i],
  [
    'a new column must not be null and has no default',
    /\badd column (if not exists )?\w+(?:(?!,| default |;).)*\bnot null\b(?:(?! default |,|;).)*(?=[,;])/i,
  ],
]
const saysLeast = /\bupdate house_mark set least\b/i

/** What a migration takes away without saying from which version on. */
const takenSilently = (text: string): readonly string[] => {
  const plain = withoutComments(text)
  return saysLeast.test(plain) ? [] : takings.filter(([, shape]) => shape.test(plain)).map(([what]) => what)
}

describe('F25 the rule for migrations', () => {
  test('none of them takes away what the version before writes to, unless it says which servers may stay', () => {
    const later = readdirSync(folder).filter(name => name > since)
    const silent = later.flatMap(name => takenSilently(readFileSync(join(folder, name), 'utf8')).map(what => `${name}: ${what}`))
    expect(silent).toEqual([])
  })

  test.each([
    ['drop table seat', 'a table or column is dropped'],
    ['alter table seat drop column role', 'a table or column is dropped'],
    ['alter table seat rename column role to hat', 'something is renamed'],
    ['alter table seat rename to chair', 'something is renamed'],
    ['alter table seat alter column role type integer using 1', 'a type is changed'],
    ['alter table seat alter column acting_for set not null', 'a column must not be null any more'],
    ['alter table seat add column hat text not null, add column n integer default 1;', 'a new column must not be null and has no default'],
  ])('%s is found, and allowed where it is said', (text, what) => {
    expect(takenSilently(`${text};`)).toEqual([what])
    expect(takenSilently(`${text}; update house_mark set least = '0099_chairs.sql';`)).toEqual([])
  })

  test.each([
    'alter table seat add column hat text',
    "alter table seat add column hat text not null default ''",
    'create table hat (id integer not null)',
    'alter table seat alter column acting_for drop not null',
    '-- drop table seat\ncreate index on seat (role)',
  ])('%s takes nothing away', text => {
    expect(takenSilently(`${text};`)).toEqual([])
  })
})

describe('F25 a server that is older than the form of the database', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await freshHouse()
  })
  afterAll(() => house.close())
  const asks = (least: string | null) => withClient(house.url, client => client.query('update house_mark set least = $1', [least]))

  test('starts where a newer version only added, by either role', async () => {
    await withClient(house.url, client => client.query("insert into migration (name) values ('0999_added.sql')"))
    await expect(refuseUnmigrated(house.loginUrl)).resolves.toBeUndefined()
    expect(await migrate(house.url)).toEqual([])
  })

  test('does not start where a newer version took away, and is told in one line what to do', async () => {
    await asks('0999_taken.sql')
    const said =
      /^This version is too old for the database, .* it must know 0999_taken\.sql\. Start that version, or restore the backup from before it\.$/
    await expect(refuseUnmigrated(house.loginUrl)).rejects.toThrow(said)
    await expect(migrate(house.url)).rejects.toThrow(said)
    await withClient(house.url, client => refuseTooOld(client, [...migrations(), '0999_taken.sql']))
    await asks(null)
  })

  test('is not left behind at work: the migration is undone and names how many there are', async () => {
    const { leave } = await bePresent(house.loginUrl, async query => {
      const [row] = await query<{ id: number }>("insert into server (newest, agreed) values ('0900_old.sql', '{}') returning id")
      await query('select pg_advisory_lock($1, $2)', [serverLocks, row?.id])
    })
    const contract = async () => {
      const client = new pg.Client({ connectionString: house.url })
      await client.connect()
      try {
        await client.query('begin')
        await client.query("update house_mark set least = '0999_taken.sql'")
        await refuseOlderAtWork(client, '0999_taken.sql')
      } finally {
        await client.query('rollback')
        await client.end()
      }
    }
    await expect(contract()).rejects.toThrow('0999_taken.sql can’t'.replace('’', "'"))
    await leave()
    await expect.poll(() => contract().then(() => 'made', String)).toBe('made')
  })
})
