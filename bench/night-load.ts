/** The people of the night: each opens the page, reads their file, saves the form and hands it in, and comes again when they are told to. */
import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { arrivals, type Plan } from './night-curve.ts'
import { type Night, type NightServer, password } from './night-house.ts'

/** One in so many has to sign in with a password; the others are in since they saved last. */
export const signInEvery = 20
/** So long after the last came it is looked at what came of them; who still waits then has given up. */
const afterwardsMs = 120_000
/** Longer than this nobody waits for an answer; the same key is sent again. */
const patienceMs = 30_000

export type Told = { readonly id: string; readonly n: number; readonly hash: string }
export type Second = { offered: number; acknowledged: number; shed: number }
export type Found = {
  readonly told: readonly Told[]
  /** Milliseconds of each answer that was one, and from the first click to the receipt. */
  readonly answers: readonly number[]
  readonly signIns: readonly number[]
  readonly wholes: readonly number[]
  readonly shed: number
  readonly failed: readonly string[]
  readonly seconds: readonly Second[]
}

const agent = new Agent({ keepAlive: true, maxSockets: 2_000 })
type Reply = { readonly status: number; readonly text: string; readonly after: number; readonly cookie: string }

const ask = (url: string, method: string, headers: Readonly<Record<string, string>>, body?: string): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { agent, method, headers, timeout: patienceMs }, answer => {
      const parts: Buffer[] = []
      answer.on('data', part => parts.push(part))
      answer.once('error', reject)
      answer.once('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          text: Buffer.concat(parts).toString('utf8'),
          after: Number(answer.headers['retry-after'] ?? 1),
          cookie: answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '',
        }),
      )
    })
    sent.once('timeout', () => sent.destroy(new Error('no answer')))
    sent.once('error', reject)
    sent.end(body)
  })

type Around = {
  readonly night: Night
  readonly servers: readonly NightServer[]
  readonly found: {
    told: Told[]
    answers: number[]
    signIns: number[]
    wholes: number[]
    shed: number
    failed: string[]
    seconds: Second[]
  }
  readonly began: number
  readonly until: number
}

const secondNow = ({ found, began }: Around): Second => {
  const n = Math.floor((performance.now() - began) / 1000)
  while (found.seconds.length <= n) found.seconds.push({ offered: 0, acknowledged: 0, shed: 0 })
  return found.seconds[n] ?? { offered: 0, acknowledged: 0, shed: 0 }
}

/** Asks until there is an answer other than 'not now', and keeps how long that one took. */
const insist = async (around: Around, times: number[], send: (server: NightServer) => Promise<Reply>, from: number): Promise<Reply> => {
  const { servers, found } = around
  for (let tries = 0; performance.now() < around.until; tries += 1) {
    const server = servers[(from + tries) % servers.length]
    if (!server) break
    const began = performance.now()
    const reply = await send(server).catch(() => undefined)
    if (reply && reply.status < 500 && reply.status !== 429) {
      times.push(performance.now() - began)
      return reply
    }
    if (reply) {
      found.shed += 1
      secondNow(around).shed += 1
    }
    // Not all at the same moment.
    await pause((reply?.after ?? 1) * 1000 * (1 + Math.random() / 2))
  }
  throw new Error('nobody answered')
}

const handIn = async (around: Around, g: number): Promise<void> => {
  const { night, found } = around
  const id = `x${g}`
  const began = performance.now()
  secondNow(around).offered += 1
  const plain = { 'content-type': 'application/json', 'x-forwarded-for': `10.${(g >> 16) & 255}.${(g >> 8) & 255}.${g & 255}` }
  const send = (method: string, path: string, headers: Readonly<Record<string, string>>, body?: object) => (server: NightServer) =>
    ask(server.url + path, method, headers, body === undefined ? undefined : JSON.stringify(body))
  let cookie = `tepei=night${g}`
  if (g % signInEvery === 0)
    cookie = (await insist(around, found.signIns, send('POST', '/api/sign-in', plain, { login: `a${g}`, password }), g)).cookie
  const own = { ...plain, cookie }
  await insist(around, found.answers, send('GET', '/api/session', own), g)
  await insist(around, found.answers, send('GET', `/api/dossier?subject=application&id=${id}`, own), g)
  const form = night.forms[g % night.forms.length]
  const saved = await insist(
    around,
    found.answers,
    send('POST', `/api/application/${id}/save`, { ...own, 'idempotency-key': randomUUID() }, { form }),
    g,
  )
  if (saved.status !== 200) throw new Error(`save: ${saved.status} ${saved.text.slice(0, 300)}`)
  const submitted = await insist(
    around,
    found.answers,
    send('POST', `/api/application/${id}/submit`, { ...own, 'idempotency-key': randomUUID() }, {}),
    g,
  )
  if (submitted.status !== 200) throw new Error(`submit: ${submitted.status} ${submitted.text.slice(0, 300)}`)
  const { receipt } = JSON.parse(submitted.text)
  found.told.push({ id, n: receipt.n, hash: receipt.hash })
  found.wholes.push(performance.now() - began)
  secondNow(around).acknowledged += 1
}

/** Everybody comes at their moment, whether the ones before are through or not. `from` is the first number. */
export const runNight = async (night: Night, servers: readonly NightServer[], plan: Plan, from: number): Promise<Found> => {
  const found: Around['found'] = { told: [], answers: [], signIns: [], wholes: [], shed: 0, failed: [], seconds: [] }
  const coming = arrivals(plan)
  const began = performance.now()
  const around = { night, servers, found, began, until: began + (coming.at(-1) ?? 0) * 1000 + afterwardsMs }
  const going: Promise<void>[] = []
  for (const [i, second] of coming.entries()) {
    const wait = second * 1000 - (performance.now() - around.began)
    if (wait > 0) await pause(wait)
    going.push(handIn(around, from + i).catch(error => void found.failed.push(error instanceof Error ? error.message : String(error))))
  }
  await Promise.all(going)
  return found
}
