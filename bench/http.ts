/** Actions through HTTP: the real server and PostgreSQL in child processes, signed-in applicants who save a whole form, at 1, 16 and 64 clients. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inventPeople } from '../demo/people.ts'
import { roundOf } from '../demo/story.ts'
import { lawsThatCome } from '../server/start.ts'
import type { Row } from './row.ts'

const port = 21_000 + Math.floor(Math.random() * 5_000)
const base = `http://127.0.0.1:${port}`
const ticksPerSecond = 100

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(base + path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } })

const told = async (): Promise<number> => {
  try {
    return Number((await (await fetch(`${base}/api/session`)).json()).told ?? 0)
  } catch {
    return -1
  }
}

/** Starts the demonstration with nothing but its people and an open round; resolves with how long the first page took. */
const open = async (folder: string): Promise<{ server: ChildProcess; firstPageMs: number }> => {
  const began = performance.now()
  const main = join(import.meta.dirname, '../cli/main.ts')
  const env = { ...process.env, PORT: String(port), TEPEI_DATA: folder, TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }
  const server = spawn(process.execPath, [main, 'demo', '--until', 'published'], { env, stdio: 'ignore' })
  while ((await told()) < 0 && performance.now() - began < 60_000) await pause(20)
  const firstPageMs = performance.now() - began
  while ((await told()) < 100 && performance.now() - began < 60_000) await pause(100)
  return { server, firstPageMs }
}

/** Seconds of processor that the processes with a name have used, by /proc; `postgres` are the database's. */
const cpuOf = (wanted: (pid: number, name: string) => boolean): number =>
  readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .reduce((sum, pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
        const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
        return wanted(Number(pid), name) ? sum + (Number(fields[11]) + Number(fields[12])) / ticksPerSecond : sum
      } catch {
        return sum
      }
    }, 0)

type Client = { readonly id: string; readonly cookie: string; readonly form: unknown }

const enter = async (count: number): Promise<readonly Client[]> => {
  const law = lawsThatCome().find(({ policy }) => policy.programme.id === 'nmg-tepei')
  if (!law) throw new Error('there is no policy')
  const people = inventPeople(law).slice(0, count)
  return Promise.all(
    people.map(async ({ login, form }) => {
      const signed = await post('/api/sign-in', { login, demo: true })
      const cookie = signed.headers.get('set-cookie')?.split(';')[0] ?? ''
      const id = randomUUID()
      await post(`/api/application/${id}/start`, { round: roundOf(law), form: {} }, { cookie, 'idempotency-key': randomUUID() })
      return { id, cookie, form: { ...form, proofs: [] } }
    }),
  )
}

/** Each client saves again and again for a while; the time of each answer in milliseconds. */
const load = async (clients: readonly Client[], seconds: number): Promise<readonly number[]> => {
  const until = performance.now() + seconds * 1000
  const times: number[] = []
  const one = async ({ id, cookie, form }: Client) => {
    while (performance.now() < until) {
      const began = performance.now()
      const answer = await post(`/api/application/${id}/save`, { form }, { cookie, 'idempotency-key': randomUUID() })
      await answer.text()
      if (answer.status !== 200) throw new Error(`save answered ${answer.status}`)
      times.push(performance.now() - began)
    }
  }
  await Promise.all(clients.map(one))
  return times.toSorted((a, b) => a - b)
}

const at = (times: readonly number[], share: number) => Number((times[Math.floor(times.length * share)] ?? 0).toFixed(2))

const measure = async (pid: number, clients: readonly Client[], seconds: number): Promise<readonly Row[]> => {
  const node = () => cpuOf(p => p === pid)
  const database = () => cpuOf((_pid, name) => name === 'postgres')
  const before = { node: node(), database: database() }
  const times = await load(clients, seconds)
  const name = `save a whole form, ${clients.length} clients`
  const cost = (used: number) => Number(((used * 1000) / times.length).toFixed(2))
  return [
    {
      name,
      value: Math.round(times.length / seconds),
      unit: 'actions/s',
      note: `p50 ${at(times, 0.5)} ms, p99 ${at(times, 0.99)} ms; load from this process on the same cores`,
    },
    { name: `${name}: Node`, value: cost(node() - before.node), unit: 'CPU ms/action' },
    {
      name: `${name}: PostgreSQL`,
      value: cost(database() - before.database),
      unit: 'CPU ms/action',
      note: 'all postgres processes of the machine',
    },
  ]
}

/** Starts the server in a folder of its own, measures, and stops it. `seconds` is the length of each round. */
export const runHttp = async (seconds: number): Promise<readonly Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'tepei-bench-'))
  const { server, firstPageMs } = await open(folder)
  try {
    const clients = await enter(64)
    const rows: Row[] = [
      { name: 'first start, to the first page', value: Math.round(firstPageMs), unit: 'ms', note: 'with a new database' },
    ]
    for (const count of [1, 16, 64]) rows.push(...(await measure(server.pid ?? 0, clients.slice(0, count), seconds)))
    const status = readFileSync(`/proc/${server.pid}/status`, 'utf8')
    rows.push({ name: 'server under load', value: Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024), unit: 'MB resident' })
    return rows
  } finally {
    server.kill('SIGTERM')
    await new Promise(resolve => server.once('exit', resolve))
    rmSync(folder, { recursive: true, force: true })
  }
}
