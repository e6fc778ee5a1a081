// R02, F06, F07: people save over lines that reset, tear, fall silent, double and overtake. FAULT_SCHEDULES says how many schedules, FAULT_SEED plays them again.
import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Database, openDatabase } from '../../server/database.ts'
import type { House } from '../../server/house.ts'
import { openDoors } from '../../server/http.ts'
import { withClient } from '../../server/postgres/check.ts'
import { placeOf } from '../../server/seal.ts'
import { startSession } from '../../server/session.ts'
import { readSettings } from '../../server/settings.ts'
import { department, formOf, law, leader, personOf, round } from '../given.ts'
import { freshHouse, law2022Digest, type TestHouse } from '../house.ts'
import { figure, seedOf } from './figures.ts'
import { type Fate, fates, openRelay, portOf, type Relay } from './relay.ts'
import { type Effect, formSaying, type Heard, type Intent, type Outcome, type Schedule, send, someSchedule, wrongIn } from './schedules.ts'

const schedules = Number(process.env.FAULT_SCHEDULES ?? 20)
const seed = seedOf('FAULT_SEED')
const clients = [0, 1, 2].map(i => `client${i}`)
const texts = ['one text', 'another text']
let house: TestHouse
let app: FastifyInstance
let relay: Relay
let looking: Database
let before: number
const cookies: string[] = []

const openFiles = () => readdirSync('/proc/self/fd').length
const doorsOf = async (its: House): Promise<FastifyInstance> => {
  const site = { house: its, demo: false, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder: '/nowhere' }
  const made = await openDoors(site, readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }))
  await made.listen({ host: '127.0.0.1', port: 0 })
  return made
}
const delays = { lateMs: 20, heldMs: 10 }

beforeAll(async () => {
  house = await freshHouse(12)
  await house.settle(department, leader, ...clients.map(personOf))
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition })
  await house.act(department, 'round', round, 'open')
  house.turnTo('2022-03-07')
  for (const id of clients) {
    await house.act(personOf(id), 'application', id, 'start', { round, form: formOf(id) })
    cookies.push(`tepei=${await startSession(house, personOf(id).id)}`)
  }
  looking = openDatabase(house.loginUrl, 2)
  app = await doorsOf(house)
  before = openFiles()
  relay = await openRelay(portOf(app.server), delays)
})
afterAll(async () => {
  await relay.close()
  await app.close()
  await looking.close()
  await house.close()
})

type Try = { readonly client: number; readonly key: string; readonly input: object; readonly fate: Fate; readonly port: number }
const attempt = ({ client, key, input, fate, port }: Try): Promise<Heard> =>
  send({
    port,
    path: `/api/application/${clients[client]}/save`,
    headers: { cookie: cookies[client] ?? '', 'idempotency-key': key, fate },
    body: JSON.stringify(input),
  })

/** The bad lines first, then until somebody answers. */
const pursue = async (intent: Intent, key: string, port: number): Promise<Outcome> => {
  const one = (fate: Fate) => attempt({ client: intent.client, key, input: { form: formSaying(texts[intent.text] ?? '') }, fate, port })
  const heard: Heard[] = []
  if (intent.atOnce) heard.push(...(await Promise.all(intent.tries.map(one))))
  else for (const fate of intent.tries) heard.push(await one(fate))
  heard.push(await one('pass'))
  return { intent, key, heard }
}

type Row = { readonly id: string; readonly n: number; readonly request: string; readonly hash: string; readonly sealed: Buffer }
const effectsText = `
select j.id, j.n, j.request, j.hash, r.sealed from journal j join record r on r.subject = j.subject and r.id = j.id and r.n = j.n
where j.subject = 'application' and j.request like $1`

const effectsOf = async (run: string): Promise<readonly Effect[]> => {
  const rows = await looking.transaction('everything', query => query<Row>(effectsText, [`${run}-%`]))
  return rows.map(({ id, n, request, hash, sealed }) => {
    const text = Reflect.get(Object(house.seals.open(placeOf('application', id, 'form', n), sealed)), 'achievements')
    return { client: clients.indexOf(id), key: request, hash, text: texts.indexOf(String(text)) }
  })
}

const play = async ({ intents, together }: Schedule, port: number) => {
  const run = randomBytes(6).toString('hex')
  const one = (intent: Intent) => pursue(intent, `${run}-${intent.key}`, port)
  const outcomes: Outcome[] = []
  if (together) outcomes.push(...(await Promise.all(intents.map(one))))
  else for (const intent of intents) outcomes.push(await one(intent))
  // A request on a line that was given up may still be on its way, under a key that was answered since: it can change nothing more.
  return { outcomes, effects: await effectsOf(run) }
}

const busyText = `
select count(*)::int as busy from pg_stat_activity
where datname = current_database() and usename = 'tepei_app' and state is distinct from 'idle' and pid <> pg_backend_pid()`
const busyConnections = async () => (await looking.query<{ busy: number }>(busyText))[0]?.busy

test(`R02 F06 ${schedules} schedules of retries: one effect for each key, and one answer`, { timeout: 3_600_000 }, async () => {
  const counted = { requests: 0, keys: 0, unknown: 0, wrong: 0 }
  await fc
    .assert(
      fc.asyncProperty(someSchedule, async schedule => {
        const { outcomes, effects } = await play(schedule, relay.port)
        const heard = outcomes.flatMap(outcome => outcome.heard)
        counted.requests += heard.length
        counted.unknown += heard.filter(({ kind }) => kind === 'unknown').length
        counted.keys += effects.length
        const wrong = wrongIn(outcomes, effects)
        counted.wrong += wrong.length
        expect(wrong).toEqual([])
      }),
      { numRuns: schedules, seed: Number(seed) },
    )
    .finally(() =>
      figure({
        id: 'R02 F06',
        what: `schedules of retries with an effect too many, too few or otherwise answered (fewer than 3/${schedules} of such schedules at 95 %)`,
        seed,
        n: schedules,
        wrong: counted.wrong,
        more: `${counted.requests} requests, ${counted.unknown} without an answer, ${counted.keys} keys`,
      }),
    )
  expect(counted.unknown).toBeGreaterThan(0)
})

test('R02 a key is its user’s own, and is told 422 at another door', async () => {
  const key = randomBytes(6).toString('hex')
  const input = { form: formSaying('mine') }
  const both = await Promise.all([0, 1].map(client => attempt({ client, key, input, fate: 'pass', port: relay.port })))
  expect(both.map(one => (one.kind === 'answered' ? one.status : 0))).toEqual([200, 200])
  const headers = { cookie: cookies[0] ?? '', 'idempotency-key': key }
  const other = await send({ port: relay.port, path: `/api/application/${clients[0]}/withdraw`, headers, body: '{}' })
  expect(other).toMatchObject({ kind: 'answered', status: 422 })
})

test('R02 a key that was used is known after eight days, and after any number', async () => {
  const key = randomBytes(6).toString('hex')
  const first = await attempt({ client: 0, key, input: { form: formSaying('old') }, fate: 'pass', port: relay.port })
  house.turnTo('2022-03-15')
  const later = await attempt({ client: 0, key, input: { form: formSaying('old') }, fate: 'pass', port: relay.port })
  house.turnTo('2022-03-07')
  expect(later).toEqual(first)
  // Nothing takes a key away: it lies in the journal, which is never changed.
  await expect(
    withClient(house.url, client => client.query('update journal set request = null where request = $1', [key])),
  ).rejects.toMatchObject({ code: '42501' })
})

type Newest = { readonly version: number; readonly n: number; readonly sealed: Buffer }
const newestText = `
select (d.state ->> 'version')::int as version, r.n, r.sealed from dossier d join record r on r.subject = d.subject and r.id = d.id and r.kind = 'form'
where d.subject = 'application' and d.id = $1 order by r.n desc limit 1`

const newest = async (client: number) => {
  const [row] = await looking.transaction('everything', query => query<Newest>(newestText, [clients[client]]))
  if (!row) throw new Error('nothing was saved yet')
  const form = house.seals.open(placeOf('application', clients[client] ?? '', 'form', row.n), row.sealed)
  return { version: row.version, text: String(Reflect.get(Object(form), 'achievements')) }
}

/** A window that adds its mark to what is there, and looks again when something newer is there. Bad lines first, then a good one. */
const addMark = async (client: number, mark: string, tries: readonly Fate[], based: boolean): Promise<void> => {
  for (let look = 0; ; look += 1) {
    const { version, text } = await newest(client)
    const input = { form: formSaying(`${text} ${mark}`), ...(based && { base: version }) }
    const one = (fate: Fate) => attempt({ client, key: `${mark}-${look}`, input, fate, port: relay.port })
    for (const fate of tries) await one(fate)
    const last = await one('pass')
    if (last.kind === 'answered' && last.status === 200) return
    if (last.kind !== 'answered' || last.status !== 409) throw new Error(JSON.stringify(last))
  }
}
const marksLost = async (tries: readonly (readonly Fate[])[], based = true): Promise<readonly string[]> => {
  const run = randomBytes(4).toString('hex')
  const marks = tries.map((_, i) => `${run}${i}`)
  await attempt({ client: 0, key: `${run}-clear`, input: { form: formSaying(run) }, fate: 'pass', port: relay.port })
  await Promise.all(tries.map((own, i) => addMark(0, marks[i] ?? '', own, based)))
  const words = (await newest(0)).text.split(' ')
  return marks.filter(mark => words.filter(word => word === mark).length !== 1)
}
const someWindows = fc.array(fc.array(fc.constantFrom(...fates), { maxLength: 2 }), { minLength: 2, maxLength: 4 })
const edits = Math.ceil(schedules / 10)

test(`F06 R02 ${edits} times two to four windows edit one form at once: nobody’s words are written over`, {
  timeout: 3_600_000,
}, async () => {
  const counted = { marks: 0, lost: 0 }
  await fc
    .assert(
      fc.asyncProperty(someWindows, async windows => {
        const lost = await marksLost(windows)
        counted.marks += windows.length
        counted.lost += lost.length
        expect(lost).toEqual([])
      }),
      { numRuns: edits, seed: Number(seed) },
    )
    .finally(() =>
      figure({ id: 'F06', what: 'edits by several windows that were written over', seed, n: counted.marks, wrong: counted.lost }),
    )
})

test('F07 after all of it no connection is in use and every file that was opened is closed', { timeout: 60_000 }, async () => {
  await relay.close()
  await vi.waitFor(async () => expect(await busyConnections()).toBe(0), { timeout: 30_000, interval: 100 })
  // The pool keeps what it opened, twelve at most, and gives them back when they are not used.
  await vi.waitFor(() => expect(openFiles()).toBeLessThanOrEqual(before + 12), { timeout: 30_000, interval: 100 })
  relay = await openRelay(portOf(app.server), delays)
  const after = await attempt({
    client: 0,
    key: randomBytes(6).toString('hex'),
    input: { form: formSaying('after') },
    fate: 'pass',
    port: relay.port,
  })
  expect(after).toMatchObject({ kind: 'answered', status: 200 })
})

/** A house that forgets keys, as one without them would: the naive server. */
const forgetful = (): House => {
  const forget = (text: string) =>
    text
      .replace('actor = $4 and request = $5', 'actor = $4 and request = $5 and false')
      .replace('$15, $16, $17,', '$15, nullif($16::text, $16::text), $17,')
  const { database } = house
  return {
    ...house,
    database: {
      ...database,
      transaction: (reach, work) =>
        database.transaction(reach, query =>
          work(async (text, values) => {
            const rows = await query<never>(forget(text), values)
            if (text.includes('insert into journal') && values?.[15])
              forgotten.push({ id: String(values[1]), n: Number(values[2]), key: String(values[15]) })
            return rows
          }),
        ),
    },
  }
}
const forgotten: { readonly id: string; readonly n: number; readonly key: string }[] = []

test('R02 a server without keys does things twice, and the checker says so', async () => {
  const naive = await doorsOf(forgetful())
  const bad = await openRelay(portOf(naive.server), delays)
  try {
    const intent: Intent = { client: 0, key: 0, text: 0, tries: ['swallowed'], atOnce: false }
    const outcome = await pursue(intent, 'naive-key-0', bad.port)
    const effects = forgotten.map(({ key }) => ({ client: 0, key, hash: '', text: 0 }))
    expect(wrongIn([outcome], effects)).toEqual(['0 naive-key-0 was done 2 times'])
  } finally {
    await bad.close()
    await naive.close()
  }
})

test('F06 a save that doesn’t say what it builds on writes others’ words over, and the checker says so', async () => {
  // Both look, then both save: the order in which a lost update is made.
  const run = randomBytes(4).toString('hex')
  const { text } = await newest(0)
  for (const mark of [`${run}a`, `${run}b`])
    await attempt({ client: 0, key: mark, input: { form: formSaying(`${text} ${mark}`) }, fate: 'pass', port: relay.port })
  const words = (await newest(0)).text.split(' ')
  expect([words.includes(`${run}a`), words.includes(`${run}b`)]).toEqual([false, true])
})
