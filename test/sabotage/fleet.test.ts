// A guard of several servers on one database that is taken away turns its check red: work that one does, floods counted over all, laws that another published, the folder they share.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import rateLimit from '@fastify/rate-limit'
import fastify from 'fastify'
import type { QueryResultRow } from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Law } from '../../policy/shape.ts'
import type { Database, Query } from '../../server/database.ts'
import { floodsOf } from '../../server/fleet/floods.ts'
import { refuseNetworkDisk, refuseOtherFolder } from '../../server/fleet/folder.ts'
import { type Agreed, agreedOf, differenceOf } from '../../server/fleet/join.ts'
import { bePresent } from '../../server/fleet/presence.ts'
import type { House } from '../../server/house.ts'
import { openDoors } from '../../server/http.ts'
import { keepLaw, keepLaws } from '../../server/laws.ts'
import { alone, type Holds, startElected } from '../../server/loop.ts'
import { withClient } from '../../server/postgres/check.ts'
import { readSettings } from '../../server/settings.ts'
import { freshHouse, law2022, type TestHouse } from '../house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await freshHouse()
})
afterAll(() => house.close())

const present = () => bePresent(house.loginUrl, async () => undefined)

describe('F09 work that one of several servers does', () => {
  /** How many of the two did it in their first turn. */
  const doers = async (...holds: readonly Holds[]): Promise<number> => {
    let done = 0
    const loops = holds.map(one =>
      startElected('night work', 3_600_000, one, async () => {
        done += 1
      }),
    )
    await Promise.all(loops.map(loop => loop.stop()))
    return done
  }

  test('is done once, and goes to another when that one dies', async () => {
    const [one, other] = [await present(), await present()]
    expect(await doers(one.holds, other.holds)).toBe(1)
    expect(await one.holds('clock')).toBe(true)
    expect(await other.holds('clock')).toBe(false)
    // As a server dies: its connection ends, and nobody says goodbye.
    await withClient(house.url, client =>
      client.query(
        "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = (hashtext('clock')::bigint & 4294967295)::oid",
      ),
    )
    await vi.waitFor(async () => expect(await other.holds('clock')).toBe(true))
    expect(await one.holds('clock')).toBe(false)
    expect(await one.holds('clock')).toBe(false)
    await one.leave()
    await other.leave()
  })

  test('without the lock is done by both', async () => {
    expect(await doers(alone, alone)).toBe(2)
  })
})

describe('R21 what comes from one address to two servers', () => {
  /** A server that counts in its own memory. */
  const memory = (): Pick<Database, 'query'> => {
    const counts = new Map<string, number>()
    const query: Query = async <R extends QueryResultRow>(_text: string, [key]: readonly unknown[] = []) => {
      const current = (counts.get(String(key)) ?? 0) + 1
      counts.set(String(key), current)
      const counted: QueryResultRow = { current, ttl: 60_000 }
      const isRow = (row: QueryResultRow): row is R => 'current' in row
      return [counted].filter(isRow)
    }
    return { query }
  }
  const taken = async (...databases: readonly Pick<Database, 'query'>[]) => {
    const apps = await Promise.all(
      databases.map(async database => {
        const app = fastify()
        await app.register(rateLimit, { global: false, store: floodsOf(database) })
        app.get('/here', { config: { rateLimit: { max: 5, timeWindow: 60_000 } } }, () => 'in')
        return app
      }),
    )
    const answers = await Promise.all(Array.from({ length: 16 }, (_, i) => apps[i % apps.length]?.inject('/here')))
    await Promise.all(apps.map(app => app.close()))
    return answers.filter(answer => answer?.statusCode === 200).length
  }

  test('is counted together, and by each in its own memory twice as much is let in', async () => {
    const { database } = house
    expect(await taken(database, database)).toBe(5)
    expect(await taken(memory(), memory())).toBe(10)
  })

  test('is let in again after the window', async () => {
    const { database } = house
    await database.query("update throttle set until = clock_timestamp() - interval '1 second'")
    expect(await taken(database)).toBe(5)
  })
})

describe('a law that another server published', () => {
  const edition: Law = { ...law2022, policy: { ...law2022.policy, edition: '2022.77' } }
  const rowText = `insert into dossier (subject, id, status, since, n, hash, state) values ('round', 'of-the-other', 'published', now(), 1, 'h', $1)`
  const shown = async (by: House): Promise<readonly string[]> => {
    const app = await openDoors(
      { house: by, demo: false, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder: '/nowhere' },
      readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }),
    )
    const rounds: readonly { readonly id: string }[] = (await app.inject('/api/rounds')).json()
    await app.close()
    return rounds.map(({ id }) => id)
  }

  test('is known here with the next request; to a memory that never looks again it stays unknown', async () => {
    const here = { ...house, laws: await keepLaws(house.database, [law2022]) }
    const digest = await keepLaw(house.database.query, edition)
    await house.database.transaction('everything', query =>
      query(rowText, [JSON.stringify({ status: 'published', law: digest, edition: '2022.77' })]),
    )
    const forgetful = { ...here, laws: { ...here.laws, read: async (_query: unknown, wanted: string) => here.laws.find(wanted) } }
    expect(await shown(forgetful)).toEqual([])
    expect(await shown(here)).toEqual(['of-the-other'])
  })
})

describe('the folder of files', () => {
  const folders: string[] = []
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), 'tepei-folder-'))
    folders.push(made)
    return made
  }
  afterAll(() => {
    for (const one of folders) rmSync(one, { recursive: true, force: true })
  })
  const enters = (path: string, isShared: boolean) => house.database.transaction('house', query => refuseOtherFolder(query, path, isShared))

  test('bears the mark of its database: another, an empty one beside others, and one without the files is refused', async () => {
    const [own, other] = [folder(), folder()]
    await enters(own, false)
    expect(existsSync(join(own, 'house'))).toBe(true)
    await enters(own, true)
    await expect(enters(other, true)).rejects.toThrow('Mount the folder that they share.')
    // After a restore the folder is new, and it is the house's: nobody else is there and it lacks no file.
    await enters(other, false)
    await house.database.query("insert into file (sha256, owner, size, type) values (repeat('a', 64), 'clock', 1, 'image/png')")
    const third = folder()
    await expect(enters(third, false)).rejects.toThrow('has none of its newest files.')
    writeFileSync(join(third, 'house'), 'of another database\n')
    await expect(enters(third, false)).rejects.toThrow('belongs to another one.')
    await enters(own, true)
  })
})

test('an embedded database on a network disk is refused, on a local one it is not', async () => {
  const on = (type: number) => refuseNetworkDisk(tmpdir(), async () => type)
  for (const type of [0x6969, 0xff534d42, 0xfe534d42, -11_317_950]) await expect(on(type)).rejects.toThrow('may not lie on a network disk')
  for (const ext4 of [0xef53, 0x01021994]) await expect(on(ext4)).resolves.toBeUndefined()
  await expect(refuseNetworkDisk(tmpdir())).resolves.toBeUndefined()
})

test('two servers agree in address, demonstration and key, and the key is told to nobody', () => {
  const settings = { publicUrl: 'https://tepei.example.cn', demo: false }
  const own = agreedOf(house, settings)
  expect(differenceOf(own, own)).toBeUndefined()
  const differing: readonly [Partial<Agreed>, string][] = [
    [{ TEPEI_KEY: '00' }, 'TEPEI_KEY'],
    [{ TEPEI_PUBLIC_URL: '' }, 'TEPEI_PUBLIC_URL'],
    [{ TEPEI_DEMO: '1' }, 'TEPEI_DEMO'],
  ]
  for (const [other, name] of differing) expect(differenceOf(own, { ...own, ...other })).toMatch(new RegExp(`^${name} is`))
  expect(differenceOf(own, { ...own, TEPEI_KEY: '00' })).not.toContain(own.TEPEI_KEY)
})
