// F01, F02: the server and its PostgreSQL are killed while people save. FAULT_KILLS says how often each; FAULT_SEED plays the order again.
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { blank } from '../../core/application/dossier.ts'
import { openDatabase } from '../../server/database.ts'
import { withClient } from '../../server/postgres/check.ts'
import { type Postgres, startPostgres } from '../../server/postgres.ts'
import { startSession } from '../../server/session.ts'
import { readSettings } from '../../server/settings.ts'
import { openHouse } from '../../server/start.ts'
import { form, personOf, round } from '../given.ts'
import { figure, seedOf } from './figures.ts'
import { type Entry, type Head, judge, type Records, type Told } from './history.ts'

const kills = Number(process.env.FAULT_KILLS ?? 1)
const seed = seedOf('FAULT_SEED')
const clients = Array.from({ length: 8 }, (_, i) => `client${i}`)
const folder = mkdtempSync(join(tmpdir(), 'tepei-faults-'))
chmodSync(folder, 0o755)

let postgres: Postgres
let server: { child: ChildProcess; url: string }
const cookies = new Map<string, string>()

const dice = (i: number, sides: number) => createHash('sha256').update(`${seed}/${i}`).digest().readUInt32BE(0) % sides
const rowText = `insert into dossier (subject, id, round, person, status, since, n, hash, state) values ('application', $1, $2, $3, 'draft', now(), 0, '', $4)`

/** A round that was published, and a draft of each client's, as it stands before anything was saved. */
const settle = async () => {
  const settings = readSettings({
    DATABASE_URL: postgres.url,
    TEPEI_DATABASE_OWNER: postgres.ownerUrl,
    TEPEI_DATA: folder,
    TEPEI_LOG: 'silent',
  })
  const { house, close } = await openHouse(settings)
  const law = house.laws.all().find(one => one.law.policy.programme.id === 'nmg-tepei')
  for (const id of clients) {
    const { id: account, person } = personOf(id)
    await house.database.query("insert into person (id, name) values ($1, '')", [person])
    await house.database.query('insert into account (id, login, zh, en, person) values ($1, $1, $1, $1, $2)', [account, person])
    cookies.set(id, `tepei=${await startSession(house, account)}`)
    const state = { ...blank, status: 'draft', round, person, track: 'inside' }
    await house.database.transaction('everything', query => query(rowText, [id, round, person, JSON.stringify(state)]))
  }
  const state = { status: 'published', law: law?.digest, edition: '2022.1' }
  await house.database.transaction('everything', query =>
    query(`insert into dossier (subject, id, status, since, n, hash, state) values ('round', $1, 'published', now(), 1, 'h', $2)`, [
      round,
      JSON.stringify(state),
    ]),
  )
  await close()
}

/** The server as it runs in production, on an external database: it comes up with PostgreSQL there or fails and is started again. */
const start = async (): Promise<typeof server> => {
  const env = {
    ...process.env,
    DATABASE_URL: postgres.url,
    TEPEI_DATA: folder,
    PORT: '0',
    TEPEI_LOG: 'silent',
    TEPEI_BUSY: '0',
    TEPEI_SPACE: '0',
    NODE_ENV: '',
  }
  for (;;) {
    const child = spawn(process.execPath, ['cli/tepei.mjs', 'serve'], { env, stdio: ['ignore', 'pipe', 'ignore'] })
    const url = await new Promise<string | undefined>(resolve => {
      let text = ''
      child.stdout?.on('data', chunk => {
        text += String(chunk)
        const found = /answers at (\S+)/.exec(text)?.[1]
        if (found) resolve(found)
      })
      child.once('exit', () => resolve(undefined))
    })
    if (url !== undefined) return { child, url }
  }
}

beforeAll(async () => {
  postgres = await startPostgres({ directory: join(folder, 'postgres') })
  await settle()
  server = await start()
})
afterAll(async () => {
  server?.child.kill('SIGKILL')
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const answers = async (): Promise<boolean> => {
  const ready = await fetch(`${server.url}/readyz`).catch(() => undefined)
  return ready?.status === 200
}
const killServer = async () => {
  const { child } = server
  const gone = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
  server = await start()
}
const killPostgres = () =>
  process.kill(Number(readFileSync(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
/** One connection of the server's, in the middle of whatever it does. */
const killBackend = () =>
  withClient(postgres.adminUrl, client =>
    client.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'tepei_app' order by query_start desc limit 3"),
  ).catch(() => undefined)

const told: Told[] = []
const strange: string[] = []
const state = { over: false }

const save = async (id: string, key: string, n: number): Promise<Told> => {
  for (;;) {
    const payload = { form: { ...form({}), remarks: undefined, employer: { ...form({}).employer, name: `${id} ${n}` } } }
    const answer = await fetch(`${server.url}/api/application/${id}/save`, {
      method: 'POST',
      headers: { cookie: cookies.get(id) ?? '', 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(payload),
    })
      .then(async got => ({ status: got.status, after: got.headers.get('retry-after'), body: await got.text() }))
      .catch(() => undefined)
    if (answer?.status === 200) {
      const { receipt } = JSON.parse(answer.body)
      return { key, id, kind: 'ok', hash: receipt.hash, n: receipt.n }
    }
    if (answer && answer.status >= 500 && !(answer.status === 503 && answer.after !== null))
      strange.push(`${answer.status} ${answer.body.slice(0, 200)}`)
    if (answer && answer.status < 500) return { key, id, kind: 'refused' }
    await pause(30)
  }
}
const work = async (id: string) => {
  for (let n = 1; !state.over; n += 1) told.push(await save(id, `${id}-request-${n}`, n))
}

const entriesText = `
select j.request, j.id, j.n, j.prev, j.hash, j.kept, exists (select from record r where r.subject = j.subject and r.id = j.id and r.n = j.n) as sealed
from journal j where j.subject = 'application'`

test(`F01 F02 R01 killed ${3 * kills} times while eight people save: nothing acknowledged is lost, doubled or half there`, {
  timeout: 3_600_000,
}, async () => {
  const working = clients.map(work)
  const back: number[] = []
  const deeds = [killServer, killPostgres, killBackend]
  for (let i = 0; i < 3 * kills; i += 1) {
    await pause(100 + dice(i, 900))
    const began = performance.now()
    await deeds[i % deeds.length]?.()
    while (!(await answers())) await pause(20)
    back.push(performance.now() - began)
  }
  await pause(500)
  state.over = true
  await Promise.all(working)
  const database = openDatabase(postgres.url, 2)
  const read = await database.transaction('everything', async query => ({
    entries: await query<Entry>(entriesText),
    heads: await query<Head>("select id, n, hash from dossier where subject = 'application'"),
    records: await query<Records>("select id, n from record where subject = 'application'"),
  }))
  await database.close()
  const judged = judge(told, read.entries, read.heads, read.records)
  const wrong = Object.values(judged).flat().length
  const slowest = Math.round(Math.max(...back))
  const acknowledged = told.filter(({ kind }) => kind === 'ok').length
  figure({
    id: 'F01 F02',
    what: `saves acknowledged over ${3 * kills} kills that are lost, doubled or half there`,
    seed,
    n: acknowledged,
    wrong,
    more: `slowest return ${slowest} ms`,
  })
  expect(judged).toEqual({ lost: [], twice: [], half: [], wrong: [] })
  expect(told.filter(({ kind }) => kind === 'refused')).toEqual([])
  expect([...new Set(strange)], 'while the database is away the answer is 503 with Retry-After').toEqual([])
  expect(acknowledged).toBeGreaterThan(clients.length)
})
