// F07: answers that come seconds late, and lines to PostgreSQL that fall silent without an end. FAULT_LATE says how many saves are late and by FAULT_LATE_MS how
// much; FAULT_SILENCES how often the lines fall silent, and FAULT_LINE_MS how long the house waits for one; FAULT_SEED plays them again.
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Database, openDatabase, type Patience, usualPatience } from '../../server/database.ts'
import type { House } from '../../server/house.ts'
import { openDoors } from '../../server/http.ts'
import { startSession } from '../../server/session.ts'
import { readSettings } from '../../server/settings.ts'
import { department, formOf, law, leader, personOf, round } from '../given.ts'
import { freshHouse, law2022Digest, type TestHouse } from '../house.ts'
import { figure, seedOf } from './figures.ts'
import { type Fate, openRelay, portOf, type Relay } from './relay.ts'
import { formSaying, type Heard, send } from './schedules.ts'
import { openSilence, type Silence } from './silence.ts'

const late = Number(process.env.FAULT_LATE ?? 12)
const lateMs = Number(process.env.FAULT_LATE_MS ?? 50)
const silences = Number(process.env.FAULT_SILENCES ?? 2)
const waitMs = Number(process.env.FAULT_LINE_MS ?? 1_000)
const seed = seedOf('FAULT_SEED')
const dice = (i: number | string, sides: number) => createHash('sha256').update(`${seed}/${i}`).digest().readUInt32BE(0) % sides
/** The long programme waits as long as production does. */
const patience: Patience =
  waitMs >= usualPatience.answerMs
    ? usualPatience
    : { ...usualPatience, answerMs: waitMs, connectMs: waitMs, endMs: waitMs, idleMs: waitMs, silentMs: waitMs }
const clients = Array.from({ length: 6 }, (_, i) => `lines${i}`)
const cookies: string[] = []
let house: TestHouse
let looking: Database

beforeAll(async () => {
  house = await freshHouse(4)
  await house.settle(department, leader, ...clients.map(personOf))
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition })
  await house.act(department, 'round', round, 'open')
  house.turnTo('2022-03-07')
  for (const id of clients) {
    await house.act(personOf(id), 'application', id, 'start', { round, form: formOf(id) })
    cookies.push(`tepei=${await startSession(house, personOf(id).id)}`)
  }
  looking = openDatabase(house.loginUrl, 1)
})
afterAll(async () => {
  await looking.close()
  await house.close()
})

const openFiles = () => readdirSync('/proc/self/fd').length
const busyText = `
select count(*)::int as busy from pg_stat_activity
where datname = current_database() and usename = 'tepei_app' and state is distinct from 'idle' and pid <> pg_backend_pid()`
const busy = async () => (await looking.query<{ busy: number }>(busyText))[0]?.busy ?? 0

type Behind = { readonly app: FastifyInstance; readonly port: number; readonly close: () => Promise<void> }
/** The house's doors on a database of their own. */
const openBehind = async (url: string, its: Patience): Promise<Behind> => {
  const database = openDatabase(url, 8, its)
  const own: House = { ...house, database }
  const site = { house: own, demo: false, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder: '/nowhere' }
  const app = await openDoors(site, readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }))
  await app.listen({ host: '127.0.0.1', port: 0 })
  const close = async () => {
    await app.close()
    await database.close()
  }
  return { app, port: portOf(app.server), close }
}

const save = (port: number, n: number, key: string, fate: Fate = 'pass'): Promise<Heard> =>
  send({
    port,
    path: `/api/application/${clients[n % clients.length]}/save`,
    headers: { cookie: cookies[n % clients.length] ?? '', 'idempotency-key': key, fate },
    body: JSON.stringify({ form: formSaying(`save ${key}`) }),
  })

const isDone = (heard: Heard) => heard.kind === 'answered' && heard.status === 200
/** Not done, or not known: told so, and asked to come again. */
const isAskedAgain = (heard: Heard) => heard.kind === 'answered' && heard.status === 503 && heard.retryAfter !== undefined

/** Comes again under the same key until it is done; what was answered on the way and was no invitation to come again. */
const insist = async (port: number, n: number, key: string): Promise<readonly Heard[]> => {
  const strange: Heard[] = []
  for (;;) {
    const heard = await save(port, n, key)
    if (isDone(heard)) return strange
    if (!isAskedAgain(heard)) strange.push(heard)
    if (strange.length > 5) return strange
    await pause(50)
  }
}

const timesText = 'select request, count(*)::int as times from journal where request like $1 group by request'
/** How many of the keys were not done exactly once. */
const notOnce = async (run: string, n: number): Promise<number> => {
  const rows = await looking.transaction('everything', query => query<{ request: string; times: number }>(timesText, [`${run}-%`]))
  return n - rows.filter(({ times }) => times === 1).length + rows.filter(({ times }) => times > 1).length
}

/** Milliseconds until it is so; one that never is fails the test. */
const until = async (what: string, isSo: () => boolean | Promise<boolean>, limitMs: number): Promise<number> => {
  const began = performance.now()
  await vi.waitFor(async () => expect(await isSo(), what).toBe(true), { timeout: limitMs, interval: 50 })
  return Math.round(performance.now() - began)
}

test(`F07 of ${late} saves with answers ${lateMs} ms late, on lines that reset or fall silent, each has one effect; then nothing is in use and every file is closed`, {
  timeout: 3_600_000,
}, async () => {
  const run = randomBytes(6).toString('hex')
  const behind = await openBehind(house.loginUrl, { ...usualPatience, idleMs: patience.idleMs })
  await save(behind.port, 0, `${run}0warm`)
  const before = openFiles()
  const relay: Relay = await openRelay(behind.port, { lateMs, heldMs: lateMs / 10 })
  const fates: readonly Fate[] = ['late', 'silent', 'late', 'swallowed', 'twice', 'late', 'broken', 'held']
  const one = async (n: number): Promise<readonly Heard[]> => {
    await save(relay.port, n, `${run}-${n}`, fates[dice(n, fates.length)] ?? 'late')
    return insist(relay.port, n, `${run}-${n}`)
  }
  const strange: Heard[] = []
  for (let from = 0; from < late; from += 40)
    strange.push(...(await Promise.all(Array.from({ length: Math.min(40, late - from) }, (_, i) => one(from + i)))).flat())
  await relay.close()
  const idleAfter = await until('nothing is in use', async () => (await busy()) === 0, 30_000)
  const closedAfter = await until('files are closed', () => openFiles() <= before, 60_000)
  const wrong = await notOnce(run, late)
  await behind.close()
  figure({
    ...{ id: 'F07', what: `saves with answers ${lateMs} ms late that have no effect or more than one`, seed, n: late, wrong },
    more: `no connection in use ${idleAfter} ms after, no file more open than before ${closedAfter} ms after`,
  })
  expect([wrong, strange]).toEqual([0, []])
})

/** Twelve people save while the lines fall silent at some moment, and come again. */
const fallOnce = async (silence: Silence, { port }: Behind, run: string, i: number): Promise<readonly Heard[]> => {
  const keys = Array.from({ length: 12 }, (_, n) => `${run}-${i}-${n}`)
  const saving = Promise.all(keys.map((key, n) => save(port, n, key)))
  await pause(dice(`moment ${i}`, 80))
  silence.fall(i % 2 === 1)
  const heard = await saving
  silence.heal()
  const again = await Promise.all(keys.map((key, n) => insist(port, n, key)))
  return [...heard.filter(one => !isDone(one) && !isAskedAgain(one)), ...again.flat()]
}

test(`F07 ${silences} times the lines to PostgreSQL fall silent while people save: each is told to come again and has one effect, and no line, lock or file stays`, {
  timeout: 3_600_000,
}, async () => {
  const run = randomBytes(6).toString('hex')
  const silence = await openSilence(house.loginUrl)
  const behind = await openBehind(silence.url, patience)
  const before = openFiles()
  await Promise.all(Array.from({ length: 12 }, (_, n) => save(behind.port, n, `${run}0warm${n}`)))
  const strange: Heard[] = []
  let slowest = { idle: 0, near: 0, far: 0 }
  for (let i = 0; i < silences; i += 1) {
    strange.push(...(await fallOnce(silence, behind, run, i)))
    const idle = await until('nothing is in use', async () => (await busy()) === 0, 30_000 + waitMs)
    const near = await until('the house has closed dead lines', () => silence.held().near === 0, 30_000)
    // One that was being opened PostgreSQL gives a minute to say who it is.
    const far = await until('PostgreSQL has closed dead lines', () => silence.held().far === 0, 90_000 + 2 * waitMs)
    slowest = { idle: Math.max(slowest.idle, idle), near: Math.max(slowest.near, near), far: Math.max(slowest.far, far) }
  }
  const wrong = await notOnce(run, 12 * silences)
  await behind.close()
  await silence.close()
  const closedAfter = await until('files are closed', () => openFiles() <= before, 60_000)
  figure({
    ...{
      id: 'F07',
      what: 'saves over lines to PostgreSQL that fell silent, with no effect or more than one',
      seed,
      n: 12 * silences,
      wrong,
    },
    more: `${silences} silences of a house that waits ${waitMs} ms; all answered, then nothing in use after ${slowest.idle} ms at most, dead lines closed by the house after ${slowest.near} ms more and by PostgreSQL after ${slowest.far} ms more, files after ${closedAfter} ms`,
  })
  expect([wrong, strange]).toEqual([0, []])
})

test('F07 a house that waits for ever on a silent line is seen: whoever asks it is still not answered when another house has told theirs to come again', async () => {
  const run = randomBytes(6).toString('hex')
  const silence = await openSilence(house.loginUrl)
  const [behind, naive] = [
    await openBehind(silence.url, patience),
    await openBehind(silence.url, { ...usualPatience, answerMs: 3_600_000, silentMs: 3_600_000 }),
  ]
  // Each has a line that it will use again.
  expect((await Promise.all([save(behind.port, 0, `${run}-0`), save(naive.port, 1, `${run}-1`)])).map(isDone)).toEqual([true, true])
  silence.fall()
  const never = save(naive.port, 1, `${run}-2`)
  expect(isAskedAgain(await save(behind.port, 0, `${run}-3`))).toBe(true)
  expect(await Promise.race([never, 'nothing yet'])).toBe('nothing yet')
  await silence.close()
  await never
  await behind.close()
  await naive.close()
})
