// F08, F09: people whose lines drip, and more people than can be served. FAULT_SLOW says how many of each kind are slow, FAULT_CROWD how many come at once.
import { connect, type Socket } from 'node:net'
import { loadavg } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openDoors } from '../../server/http.ts'
import { usualPatience } from '../../server/patience.ts'
import { startSession } from '../../server/session.ts'
import { readSettings } from '../../server/settings.ts'
import { department, formOf, law, leader, personOf, round } from '../given.ts'
import { freshHouse, law2022Digest, type TestHouse } from '../house.ts'
import { figure, seedOf } from './figures.ts'
import { portOf } from './relay.ts'
import { formSaying, type Heard, send } from './schedules.ts'

const slow = Number(process.env.FAULT_SLOW ?? 8)
const crowd = Number(process.env.FAULT_CROWD ?? 60)
const seed = seedOf('FAULT_SEED')
/** The long programme waits as long as production does. */
const patience = slow > 100 ? usualPatience : { ...usualPatience, lookMs: 100 }
let house: TestHouse
let app: FastifyInstance
const cookies: string[] = []

const doorsOf = async (its: typeof patience, pool = '16') => {
  const site = { house, demo: false, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder: '/nowhere' }
  const made = await openDoors(site, readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0', TEPEI_POOL: pool }), its)
  await made.listen({ host: '127.0.0.1', port: 0 })
  return made
}
const clients = Array.from({ length: 6 }, (_, i) => `crowd${i}`)

beforeAll(async () => {
  house = await freshHouse(8)
  await house.settle(department, leader, ...clients.map(personOf))
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition })
  await house.act(department, 'round', round, 'open')
  house.turnTo('2022-03-07')
  for (const id of clients) {
    await house.act(personOf(id), 'application', id, 'start', { round, form: formOf(id) })
    cookies.push(`tepei=${await startSession(house, personOf(id).id)}`)
  }
  app = await doorsOf(patience)
})
afterAll(async () => {
  await app.close()
  await house.close()
})

/** How long a line stood until the house closed it. */
type Line = { readonly socket: Socket; closedAfterMs: number | undefined }
const openLine = (port: number, first: string, drip: string): Line => {
  const began = performance.now()
  const socket = connect(port, '127.0.0.1')
  const line: Line = { socket, closedAfterMs: undefined }
  const dripping = setInterval(() => socket.write(drip), 50)
  socket
    .on('error', () => undefined)
    .once('close', () => {
      clearInterval(dripping)
      line.closedAfterMs = performance.now() - began
    })
  socket.write(first)
  return line
}
const head = (port: number) => openLine(port, 'GET /api/rounds HTTP/1.1\r\nhost: tepei.test\r\nx-slow: ', 'a')
const body = (port: number) =>
  openLine(
    port,
    'POST /api/sign-in HTTP/1.1\r\nhost: tepei.test\r\ncontent-type: application/json\r\ncontent-length: 200000\r\n\r\n{"login":"',
    'a',
  )
/** Asks for megabytes and takes none of them. Who doesn't read learns by writing that the line is gone. */
const reader = (port: number) => {
  const line = openLine(port, 'GET /api/openapi.json HTTP/1.1\r\nhost: tepei.test\r\n\r\n'.repeat(60), '\r\n')
  line.socket.pause()
  return line
}
/** Has had its answer, and sends line ends between two requests for ever. */
const rester = (port: number) => openLine(port, 'GET /healthz HTTP/1.1\r\nhost: tepei.test\r\n\r\n', '\r\n')

type Served = { readonly status: number; readonly took: number }
const goodOnes = async (port: number, until: () => boolean): Promise<readonly Served[]> => {
  const found: Served[] = []
  while (!until()) {
    const began = performance.now()
    const status = await fetch(`http://127.0.0.1:${port}/api/rounds`).then(
      answer => answer.status,
      () => 0,
    )
    found.push({ status, took: performance.now() - began })
    await pause(20)
  }
  return found
}
const at = (share: number, served: readonly Served[]) =>
  Math.round(served.map(({ took }) => took).toSorted((a, b) => a - b)[Math.floor(share * served.length)] ?? 0)

test(`F08 ${slow} who send a head by drops, ${slow} a body, ${slow} who take no answer and ${slow} who ask for nothing more are let go; everybody else is served meanwhile`, {
  timeout: 180_000,
}, async () => {
  const port = portOf(app.server)
  const kinds = { head, body, reader, rester }
  const opened = Object.entries(kinds).flatMap(([kind, open]) => Array.from({ length: slow }, () => ({ kind, line: open(port) })))
  const lines = opened.map(({ line }) => line)
  const left = () => opened.flatMap(({ kind, line }) => (line.closedAfterMs === undefined ? [kind] : []))
  const serving = goodOnes(port, () => left().length === 0)
  await vi.waitFor(() => expect(left()).toEqual([]), { timeout: 120_000, interval: 100 })
  const served = await serving
  const longest = Math.max(...lines.map(({ closedAfterMs }) => closedAfterMs ?? Number.POSITIVE_INFINITY))
  figure({
    ...{
      id: 'F08',
      what: 'others who were not served while slow lines stood',
      seed,
      n: served.length,
      wrong: served.filter(({ status }) => status !== 200).length,
    },
    more: `${lines.length} slow lines, all let go, the last after ${Math.round(longest / 100) / 10} s; others were served within ${at(0.5, served)} ms, 99 % within ${at(0.99, served)} ms; the machine’s load was ${loadavg()[0]?.toFixed(1)}`,
  })
  expect(served.filter(({ status }) => status !== 200)).toEqual([])
})

test('F08 without the look at the lines a body that drips, an answer that is not taken and a line that only rests stand on', async () => {
  const naive = await doorsOf({ ...patience, lookMs: 3_600_000 })
  const watched = await doorsOf(patience)
  const [left, closed] = [naive, watched].map(({ server }) => [body, reader, rester].map(open => open(portOf(server))))
  if (!left || !closed) throw new Error('no lines')
  await vi.waitFor(() => expect(closed.map(({ closedAfterMs }) => closedAfterMs !== undefined)).toEqual([true, true, true]), {
    timeout: 60_000,
  })
  expect(left.map(({ closedAfterMs }) => closedAfterMs)).toEqual([undefined, undefined, undefined])
  for (const { socket } of left) socket.destroy()
  await naive.close()
  await watched.close()
})

test(`F09 of ${crowd} at once some are told to come again; whoever does is served, and nothing acknowledged is lost`, {
  timeout: 600_000,
}, async () => {
  const tight = await doorsOf({ ...patience, atOnce: 1 }, '2')
  const shed: Heard[] = []
  const save = async (n: number): Promise<number> => {
    for (;;) {
      const client = n % clients.length
      const headers = { cookie: cookies[client] ?? '', 'idempotency-key': `crowd-${n}-key` }
      const path = `/api/application/${clients[client]}/save`
      const heard = await send({ port: portOf(tight.server), path, headers, body: JSON.stringify({ form: formSaying(`crowd ${n}`) }) })
      if (heard.kind === 'answered' && heard.status !== 503) return heard.status
      shed.push(heard)
      await pause(20 + (n % 50))
    }
  }
  const statuses = await Promise.all(Array.from({ length: crowd }, (_, n) => save(n)))
  const [row] = await house.database.transaction('everything', query =>
    query<{ n: number }>("select count(*) as n from journal where request like 'crowd-%-key'"),
  )
  figure({
    ...{
      id: 'F09',
      what: 'saves of a crowd that were acknowledged and are not there once',
      seed,
      n: crowd,
      wrong: Math.abs(crowd - (row?.n ?? 0)),
    },
    more: `${shed.length} were told to come again`,
  })
  expect(statuses).toEqual(Array.from({ length: crowd }, () => 200))
  expect(row?.n).toBe(crowd)
  expect(shed.length).toBeGreaterThan(0)
  expect(shed.filter(one => one.kind !== 'answered' || one.retryAfter === undefined)).toEqual([])
  expect((await fetch(`http://127.0.0.1:${portOf(tight.server)}/healthz`)).status).toBe(200)
  await tight.close()
})
