// R55, F01: several servers on one PostgreSQL behind a proxy that hands requests round. FLEET_KILLS says how many of them are killed; FLEET_SEED plays the order again.
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { applicationsOf } from '../../core/accounts.ts'
import { blank } from '../../core/application/dossier.ts'
import { joinFleet, serversHere } from '../../server/fleet/join.ts'
import { hashPassword } from '../../server/password.ts'
import { withClient } from '../../server/postgres/check.ts'
import { sealsOf } from '../../server/seal.ts'
import { startSession } from '../../server/session.ts'
import { readSettings } from '../../server/settings.ts'
import { figure, seedOf } from '../faults/figures.ts'
import { type Entry, type Head, judge, type Records, type Told } from '../faults/history.ts'
import { form, personOf, round } from '../given.ts'
import { type Fleet, openFleet, type Server } from './servers.ts'

const kills = Number(process.env.FLEET_KILLS ?? 2)
const seed = seedOf('FLEET_SEED')
const dice = (i: number, sides: number) => createHash('sha256').update(`${seed}/${i}`).digest().readUInt32BE(0) % sides
const password = '三台服务器一起工作的口令'
const clients = Array.from({ length: 6 }, (_, i) => `client${i}`)

let fleet: Fleet
let servers: Server[]
const cookies = new Map<string, string>()

const rowText = `insert into dossier (subject, id, round, person, employer, status, since, n, hash, state)
values ('application', $1, $2, $3, 'unit', 'draft', now(), 0, '', $4) on conflict do nothing`

const settle = async () => {
  const { house } = fleet.opened
  const { query } = house.database
  const digest = await hashPassword(password)
  for (const id of ['administrator', 'officer']) {
    await query('insert into account (id, login, zh, en, password) values ($1, $1, $1, $1, $2)', [id, digest])
    const role = id === 'officer' ? 'department' : id
    await query("insert into seat (account, role, organisation) values ($1, $2, 'department')", [id, role])
  }
  const digestOfLaw = house.laws.all().find(({ law }) => law.policy.programme.id === 'nmg-tepei')?.digest
  const state = JSON.stringify({ status: 'published', law: digestOfLaw, edition: '2022.1' })
  const text = `insert into dossier (subject, id, status, since, n, hash, state) values ('round', $1, 'published', now(), 1, 'h', $2)`
  await house.database.transaction('everything', all => all(text, [round, state]))
  for (const id of clients) {
    const { id: account, person } = personOf(id)
    await query("insert into person (id, name) values ($1, '')", [person])
    await query('insert into account (id, login, zh, en, person) values ($1, $1, $1, $1, $2)', [account, person])
    // Each of the files below counts as one that they have begun.
    await withClient(fleet.ownerUrl, client =>
      client.query('insert into counter (name, balance) values ($1, 100000)', [applicationsOf(round, person ?? '')]),
    )
    cookies.set(id, `tepei=${await startSession(house, account)}`)
  }
}

beforeAll(async () => {
  fleet = await openFleet()
  await settle()
  servers = await Promise.all([fleet.start(), fleet.start(), fleet.start()])
})
afterAll(() => fleet?.close())
beforeEach(() => fleet.opened.house.database.query('delete from throttle'))

const post = (url: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })
const signIn = async (login: string) => {
  const answer = await post(`${fleet.proxy.url}/api/sign-in`, { login, password })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}
const seatsAt = async (server: Server, cookie: string): Promise<readonly unknown[]> =>
  (await (await fetch(`${server.url}/api/session`, { headers: { cookie } })).json()).seats ?? []

test('R29 R24 signed in at one server is signed in at all; a seat that ends and a session that ends are gone at the next request, wherever it goes', async () => {
  const [officer, administrator] = [await signIn('officer'), await signIn('administrator')]
  for (const server of servers) expect(await seatsAt(server, officer)).toHaveLength(1)
  const [seat] = await fleet.opened.house.database.query<{ id: number }>("select id from seat where account = 'officer'")
  const ended = await post(`${servers[0]?.url}/api/office/endSeat`, { seat: seat?.id }, { cookie: administrator })
  expect(ended.status, await ended.text()).toBe(200)
  for (const server of servers) expect(await seatsAt(server, officer)).toEqual([])
  await post(`${servers[1]?.url}/api/sign-out`, {}, { cookie: administrator })
  for (const server of servers) expect(await seatsAt(server, administrator)).toEqual([])
})

test('R21 wrong passwords are counted over all servers together', async () => {
  const guesses = Array.from({ length: 12 }, (_, n) => post(`${fleet.proxy.url}/api/sign-in`, { login: 'officer', password: `guess ${n}` }))
  const answers = await Promise.all(guesses)
  expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(4)
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(8)
})

test('R21 the doors that anybody may knock at count an address over all servers together', async () => {
  const answers = await Promise.all(Array.from({ length: 75 }, () => fetch(`${fleet.proxy.url}/api/certificate?code=none`)))
  expect(answers.filter(({ status }) => status === 429).length).toBe(15)
})

test('a server with another key, another address or another folder does not join, and says so in one line', async () => {
  const { house, url } = fleet.opened
  const elsewhere = mkdtempSync(join(tmpdir(), 'tepei-elsewhere-'))
  const settings = readSettings(fleet.environment)
  const joins = (other: Partial<Parameters<typeof joinFleet>[0]>) =>
    joinFleet({ url, house, settings, filesFolder: join(settings.dataFolder, 'files'), ...other })
  const otherKey = { ...house, seals: sealsOf(randomBytes(32)) }
  await expect(joins({ house: otherKey })).rejects.toThrow(/^TEPEI_KEY is another master key than that of the server that works on this/)
  const otherAddress = { ...settings, publicUrl: 'http://127.0.0.1:9' }
  await expect(joins({ settings: otherAddress })).rejects.toThrow(
    /^TEPEI_PUBLIC_URL is "http:\/\/127.0.0.1:9" here and "http:.*" at the server/,
  )
  await expect(joins({ filesFolder: elsewhere })).rejects.toThrow(/^TEPEI_DATA is not the folder of this database: .* that they share\.$/)
  expect(await serversHere(house.database.query)).toHaveLength(3)
  const fourth = await joins({})
  expect(await serversHere(house.database.query)).toHaveLength(4)
  await fourth.leave()
  expect(await serversHere(house.database.query)).toHaveLength(3)
})

const told: Told[] = []
const strange: string[] = []
const state = { over: false }

/** Asks until it is answered, under the same key. */
const act = async (id: string, client: string, action: string, body: unknown): Promise<void> => {
  const key = `${id}-${action}`
  const headers = { cookie: cookies.get(client) ?? '', 'idempotency-key': key }
  while (strange.length === 0) {
    const answer = await post(`${fleet.proxy.url}/api/application/${id}/${action}`, body, headers)
      .then(async got => ({ status: got.status, text: await got.text() }))
      .catch(() => undefined)
    if (answer?.status === 200) {
      const { receipt } = JSON.parse(answer.text)
      return void told.push({ key, id, kind: 'ok', hash: receipt.hash, n: receipt.n })
    }
    if (answer && answer.status < 500) return void told.push({ key, id, kind: 'refused' })
    if (answer && ![502, 503].includes(answer.status)) strange.push(`${key}: ${answer.status} ${answer.text}`)
    await pause(30)
  }
}

const work = async (client: string) => {
  const { house } = fleet.opened
  for (let i = 0; !state.over && strange.length === 0; i += 1) {
    const id = `${client}-${i}`
    const { person } = personOf(client)
    const draft = JSON.stringify({ ...blank, status: 'draft', round, person, employer: 'unit', track: 'inside' })
    await house.database.transaction('everything', query => query(rowText, [id, round, person, draft]))
    await act(id, client, 'save', { form: { ...form({}), remarks: undefined } })
    await act(id, client, 'withdraw', {})
  }
}

const entriesText = `
select case when j.actor = 'clock' then null else j.request end as request, j.id, j.n, j.prev, j.hash, j.kept, exists (select from record r where r.subject = j.subject and r.id = j.id and r.n = j.n) as sealed
from journal j where j.subject = 'application'`
const messagesText = `
select count(distinct j.seq)::int as entries, count(m.id)::int as messages
from journal j left join message m on m.entry = j.seq where j.subject = 'application' and j.action = 'withdraw'`

test(`R01 R55 F01 ${kills} times one of three servers is killed under load: nothing acknowledged is lost or doubled, and each entry is told once`, {
  timeout: 3_600_000,
}, async () => {
  const { database } = fleet.opened.house
  const working = clients.map(work)
  for (let i = 0; i < kills; i += 1) {
    await pause(200 + dice(i, 600))
    const [victim] = servers.splice(dice(kills + i, servers.length), 1)
    if (victim) await fleet.kill(victim)
    servers.push(await fleet.start())
  }
  await pause(300)
  state.over = true
  await Promise.all(working)
  await vi.waitFor(async () => {
    const [counted] = await database.transaction('everything', query => query<{ entries: number; messages: number }>(messagesText))
    expect(counted?.entries).toBeGreaterThan(0)
    expect(counted?.messages).toBe(counted?.entries)
  })
  const read = await database.transaction('everything', async query => ({
    entries: await query<Entry>(entriesText),
    heads: await query<Head>("select id, n, hash from dossier where subject = 'application' and n > 0"),
    records: await query<Records>("select id, n from record where subject = 'application'"),
    lapsed: (await query<{ id: string }>("select id from journal where actor = 'clock' and subject = 'application'")).map(({ id }) => id),
  }))
  const judged = judge(told, read.entries, read.heads, read.records)
  const acknowledged = told.filter(({ kind }) => kind === 'ok').length
  figure({
    id: 'F01 R55',
    what: `acts acknowledged behind a proxy over ${kills} kills of one of three servers that are lost, doubled or half there`,
    seed,
    n: acknowledged,
    wrong: Object.values(judged).flat().length,
  })
  expect(strange).toEqual([])
  expect(judged).toEqual({ lost: [], twice: [], half: [], wrong: [] })
  // The clock, too, is at work: the round is of a year that is over.
  expect(told.filter(({ kind, id }) => kind === 'refused' && !read.lapsed.includes(id))).toEqual([])
  expect(acknowledged).toBeGreaterThan(clients.length)
})
