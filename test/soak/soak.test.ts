// F30: people work at a real server for SOAK_MINUTES (a few seconds in CI, half an hour in the long profile), and nothing in it grows; what would grow is seen.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { openDatabase } from '../../server/database.ts'
import { withClient } from '../../server/postgres/check.ts'
import { figure } from '../faults/figures.ts'
import { freshHouse } from '../house.ts'
import { openSoakHouse } from './house.ts'
import { startLoad } from './load.ts'
import { databaseNow, grown, type Moment, openWatch, processNow, type Soaked, slopeOf } from './measure.ts'

const minutes = Number(process.env.SOAK_MINUTES ?? 0)
const people = 8
const pauseMs = Number(process.env.SOAK_PAUSE_MS ?? 1_000)
const warmUpMs = Number(process.env.SOAK_WARM_MINUTES ?? 5) * 60_000

test.skipIf(minutes === 0)(
  `F30 ${minutes} minutes of people at a server: its memory, files, connections and dead rows stay what they were, and nothing waits`,
  async () => {
    const soak = await openSoakHouse(people)
    const memoryFile = join(mkdtempSync(join(tmpdir(), 'tepei-soak-')), 'memory')
    const collecting = `--expose-gc --import=${join(import.meta.dirname, 'collecting.ts')}`
    const { child, url } = await soak.fleet.start({ NODE_OPTIONS: collecting, SOAK_MEMORY: memoryFile })
    const watch = openWatch(child.pid ?? 0, soak.fleet.ownerUrl, soak.fleet.environment.DATABASE_URL ?? '', memoryFile)
    /** Pools and lines give back what is not used within ten seconds, and the clock and the post look once a minute. */
    const rest = async (): Promise<Moment> => {
      await pause(75_000)
      // The house's own clock may be at it in that very moment; a connection that was left is in use at every look.
      for (let n = 0; n < 30; n += 1) {
        const moment = await watch.look()
        if (moment.busy === 0) return moment
        await pause(1_000)
      }
      return watch.look()
    }
    const first = startLoad(soak, url, people, pauseMs)
    await pause(warmUpMs)
    await first.end()
    const before = await rest()
    const load = startLoad(soak, url, people, pauseMs)
    const under: Moment[] = []
    for (const until = Date.now() + minutes * 60_000; Date.now() < until; await pause(10_000)) under.push(await watch.look())
    await load.end()
    const after = await rest()
    await watch.close()
    await soak.fleet.close()
    tell({ before, under, after }, load.done)
    expect([...first.wrong, ...load.wrong]).toEqual([])
    expect(grown({ before, under, after })).toEqual([])
  },
  7_200_000,
)

const tell = (soaked: Soaked, done: ReadonlyMap<string, number>): void => {
  const { before, under, after } = soaked
  const total = [...done.values()].reduce((sum, n) => sum + n, 0)
  const dead = after.tables.reduce((sum, table) => sum + table.dead, 0)
  const ends = (of: 'kept' | 'megabytes') => [under[0], under.at(-1)].map(one => Math.round(one?.[of] ?? 0)).join(' to ')
  figure({
    id: 'F30',
    what: `things that grew in a house at work for ${minutes} minutes after ${warmUpMs / 60_000} of warm-up`,
    seed: 'none',
    n: total,
    wrong: grown(soaked).length,
    more: `${total} requests of ${done.size} kinds by ${people} people and officers at once; without its garbage its memory grew by ${slopeOf(under).toFixed(2)} MB a minute (${ends('kept')} MB; of the process ${ends('megabytes')} MB), ${before.files} files open before and ${after.files} after, ${after.busy} connections in use, ${after.waiting} waiting, ${dead} dead rows in ${after.tables.length} tables; the machine’s load was ${loadavg()[2]?.toFixed(1)}`,
  })
}

test('F30 people and an officer do at a real server what the soak has them do, and each is answered', {
  timeout: 120_000,
}, async () => {
  const soak = await openSoakHouse(2)
  const { child, url } = await soak.fleet.start()
  const watch = openWatch(child.pid ?? 0, soak.fleet.ownerUrl, soak.fleet.environment.DATABASE_URL ?? '')
  const load = startLoad(soak, url, 2, 0)
  await load.end()
  await vi.waitFor(async () => expect((await watch.look()).busy).toBe(0), { timeout: 30_000 })
  await watch.close()
  await soak.fleet.close()
  expect(load.wrong).toEqual([])
  const all = 'desk dossier file list messages paper save send_back sign_in sign_out start submit upload withdraw'.split(' ')
  expect([...load.done.keys()].toSorted()).toEqual(all.map(what => what.replace('_', ' ')))
})

/** A process that leaks what it is told to, until it is ended; it says so when it begins. */
const leaking = async (what: 'nothing' | 'memory' | 'handles'): Promise<ChildProcess> => {
  const deeds = {
    nothing: '',
    memory: 'kept.set(kept.size, Buffer.alloc(500_000, 1))',
    handles: "require('fs').openSync('/dev/null')",
  }
  const text = `const kept = new Map(); console.log('begun'); setInterval(() => { ${deeds[what]} }, 10)`
  const child = spawn(process.execPath, ['-e', text], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout ?? child, 'data')
  return child
}
const idle = { busy: 0, waiting: 0, tables: [] }
const watched = async (child: ChildProcess, until: (moments: readonly Moment[]) => boolean): Promise<Soaked> => {
  const began = performance.now()
  const look = (): Moment => ({ minutes: (performance.now() - began) / 60_000, ...processNow(child.pid ?? 0), ...idle })
  const before = look()
  const under: Moment[] = [before]
  while (!until(under)) {
    await pause(50)
    under.push(look())
  }
  return { before, under, after: look() }
}

test('F30 a map that grows and files that are left open are seen in a process that has them, and not in one that has not', async () => {
  const children = await Promise.all((['nothing', 'memory', 'handles'] as const).map(leaking))
  const [nothing, memory, handles] = children
  if (!nothing || !memory || !handles) throw new Error('they did not begin')
  // Long enough that each leak is far beyond what a process does by itself, however slow the machine is.
  const first = (of: 'megabytes' | 'files') => (moments: readonly Moment[]) => (moments.at(-1)?.[of] ?? 0) - (moments[0]?.[of] ?? 0)
  const leaks = await Promise.all([
    watched(memory, moments => first('megabytes')(moments) > 50),
    watched(handles, moments => first('files')(moments) > 10),
  ])
  const still = await watched(nothing, moments => moments.length > 20)
  for (const child of children) child.kill('SIGKILL')
  expect(leaks.map(soaked => grown(soaked).some(line => /^memory|files are open/.test(line)))).toEqual([true, true])
  expect(grown(leaks[1], Number.POSITIVE_INFINITY)).toEqual([expect.stringMatching(/^\d+ files are open, \d+ were$/)])
  expect(grown(still, 50)).toEqual([])
})

/** Half an hour of looks at a heap whose garbage is collected every few minutes. */
const sawtooth = (slope: number): readonly Moment[] =>
  Array.from({ length: 180 }, (_, i) => ({
    minutes: i / 6,
    megabytes: 180,
    kept: 180 + ((i * 37) % 23) * 2 + (slope * i) / 6,
    files: 30,
    ...idle,
  }))

test('F30 a megabyte a minute is seen under the teeth of the garbage collector, and the teeth alone are no leak', () => {
  const soaked = (slope: number): Soaked => {
    const under = sawtooth(slope)
    const [first] = under
    if (!first) throw new Error('no look')
    return { before: first, under, after: first }
  }
  expect(grown(soaked(0))).toEqual([])
  expect(grown(soaked(0.8))).toEqual([])
  expect(grown(soaked(1.2))).toEqual([expect.stringMatching(/^memory grew by 1\.\d\d MB a minute$/)])
  expect(Math.abs(slopeOf(sawtooth(2)) - 2)).toBeLessThan(0.2)
})

test('F30 a transaction that is left open, rows that are dead and work that waits are seen', async () => {
  const house = await freshHouse(4)
  const looking = openDatabase(house.loginUrl, 2)
  let leave = () => {}
  const left = new Promise<void>(resolve => {
    leave = resolve
  })
  const open = house.database.transaction('house', () => left)
  await withClient(house.url, async client => {
    await client.query('create table swollen (n int) with (autovacuum_enabled = off)')
    await client.query('insert into swollen select generate_series(1, 5000)')
    await client.query('update swollen set n = n + 1')
    await client.query('select pg_stat_force_next_flush()')
  })
  const found = () => databaseNow(house.url, looking)
  await vi.waitFor(async () => expect((await found()).tables.find(({ name }) => name === 'swollen')).toMatchObject({ dead: 5000 }))
  const moment: Moment = { minutes: 1, megabytes: 100, kept: 100, files: 9, ...(await found()), waiting: 3 }
  const before = { ...moment, ...idle }
  expect(grown({ before, under: [], after: moment })).toEqual([
    '1 connections are still in use',
    '3 still wait',
    'swollen holds 5000 dead rows beside 5000',
  ])
  leave()
  await open
  await vi.waitFor(async () => expect((await found()).busy).toBe(0))
  await looking.close()
  await house.close()
})
