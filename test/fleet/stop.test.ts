// A server that is told to stop: first it is not ready, then nothing more comes in, what was begun is finished, and another may do what it did.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { serversHere } from '../../server/fleet/join.ts'
import { withClient } from '../../server/postgres/check.ts'
import { readSettings } from '../../server/settings.ts'
import { type Opened, openHouse, type Served, serve } from '../../server/start.ts'
import { freshDatabase, loginOf } from '../postgres.ts'

let ownerUrl: string
let opened: Opened
let served: Served
beforeAll(async () => {
  ownerUrl = await freshDatabase()
  const settings = readSettings({
    DATABASE_URL: await loginOf(ownerUrl),
    TEPEI_DATABASE_OWNER: ownerUrl,
    TEPEI_DATA: mkdtempSync(join(tmpdir(), 'tepei-stop-')),
    TEPEI_DRAIN: '1',
    TEPEI_LOG: 'silent',
    PORT: '0',
  })
  opened = await openHouse(settings)
  served = await serve(opened, settings)
})
afterAll(() => opened?.close())

const statusOf = (path: string) => fetch(served.url + path, { headers: { cookie: 'tepei=nobody' } }).then(({ status }) => status)

test('F25 what was begun is finished, nothing new is asked of it, and its place is free', async () => {
  await vi.waitFor(async () => expect(await statusOf('/readyz')).toBe(200), { timeout: 60_000, interval: 200 })
  expect(await serversHere(opened.house.database.query)).toHaveLength(1)
  await withClient(ownerUrl, async client => {
    await client.query('begin')
    await client.query('lock table session in access exclusive mode')
    const begun = statusOf('/api/session')
    await vi.waitFor(async () => {
      const { rows } = await client.query("select 1 from pg_locks where relation = 'session'::regclass and not granted")
      expect(rows).toHaveLength(1)
    })
    const closed = served.close()
    expect(await statusOf('/readyz')).toBe(503)
    expect(await statusOf('/healthz')).toBe(200)
    await vi.waitFor(async () => expect(await statusOf('/healthz').catch(() => 503)).toBe(503), { timeout: 20_000 })
    await client.query('commit')
    expect(await begun).toBe(200)
    await closed
  })
  expect(await serversHere(opened.house.database.query)).toEqual([])
})
