/** The export of a hundred thousand applications over HTTP: how long it takes as each kind of file, and how far the memory of the process grows while it goes out. */

import type { House } from '../server/house.ts'
import { openDoors } from '../server/http.ts'
import { startSession } from '../server/session.ts'
import { readSettings } from '../server/settings.ts'
import { round, withHouse } from './queue.ts'
import type { Row } from './row.ts'

const many = 100_000
const megabyte = 1024 * 1024

type Fetched = { readonly seconds: number; readonly bytes: number; readonly grownMegabytes: number }

/** Reads the answer as it comes and keeps none of it. */
const fetched = async (url: string, cookie: string, as: 'xlsx' | 'csv'): Promise<Fetched> => {
  const before = process.memoryUsage.rss()
  let [bytes, most] = [0, before]
  const began = performance.now()
  const response = await fetch(`${url}/api/exports/applications`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ round, as, reason: 'bench' }),
  })
  if (!response.ok || !response.body) throw new Error(`the export answered ${response.status}`)
  for await (const chunk of response.body) {
    bytes += chunk.length
    most = Math.max(most, process.memoryUsage.rss())
  }
  return { seconds: (performance.now() - began) / 1000, bytes, grownMegabytes: (most - before) / megabyte }
}

const measure = async (house: House, folder: string): Promise<readonly Row[]> => {
  const site = { house, demo: true, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder: folder }
  const app = await openDoors(site, readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }))
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const rows: Row[] = []
  for (const [who, as] of [
    ['officer', 'csv'],
    ['officer', 'xlsx'],
    ['clerk', 'xlsx'],
  ] as const) {
    const { seconds, bytes, grownMegabytes } = await fetched(url, `tepei=${await startSession(house, who)}`, as)
    const grown = Math.round(grownMegabytes)
    rows.push({
      name: `100,000 in one round: export of ${who === 'officer' ? 'the department' : 'a body'} as ${as.toUpperCase()}`,
      value: Number(seconds.toFixed(1)),
      unit: 's',
      note: `${(bytes / megabyte).toFixed(1)} MB; server, reader and seals in one process grew by ${grown} MB at most`,
    })
  }
  await app.close()
  return rows
}

export const runExport = (): Promise<readonly Row[]> => withHouse(many, measure)

if (import.meta.main) console.table(await runExport())
