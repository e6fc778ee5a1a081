/** A server as users start it, on a PostgreSQL of its own whose calendar stands in 2022; with a collector of traces and a gateway for texts that keep all that they hear. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { Actor } from '../../core/facts.ts'
import { migrate, openDatabase } from '../../server/database.ts'
import { hashPassword } from '../../server/password.ts'
import { startPostgres } from '../../server/postgres.ts'
import { layClock, setClock } from '../faults/told-time.ts'
import { settle } from '../house.ts'
import { canaries } from './canaries.ts'

type Ear = { readonly url: string; readonly heard: readonly string[]; readonly close: () => void }
/** Takes whatever is sent and keeps it. */
const listen = async (): Promise<Ear> => {
  const heard: string[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', part => parts.push(Buffer.from(part)))
    request.on('end', () => {
      heard.push(`${request.url} ${JSON.stringify(request.headers)} ${Buffer.concat(parts)}`)
      response.setHeader('content-type', 'application/json').end('{}')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `http://127.0.0.1:${port}`, heard, close: () => server.close() }
}

const textsUnder = (path: string): readonly (readonly [string, string])[] =>
  readdirSync(path, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'utf8')])

/** A PostgreSQL in whose calendar it is the tenth of March 2022, with whoever acts. */
const openPostgres = async (directory: string, actors: readonly Actor[]) => {
  const postgres = await startPostgres({ directory })
  await migrate(postgres.ownerUrl)
  const owner = new Client({ connectionString: postgres.ownerUrl })
  await owner.connect()
  await layClock(owner)
  await setClock(owner, Date.parse('2022-03-10T04:00:00Z'))
  await owner.end()
  const database = openDatabase(postgres.url, 2)
  for (const one of actors) await settle(database, one)
  await database.query('update account set password = $1, invented = false', [await hashPassword(canaries.password)])
  return { postgres, database }
}

const secret = 'a secret of thirty-two characters, and more'
const plainly = { PORT: '0', NODE_ENV: '', TEPEI_LOG: 'debug', TEPEI_BUSY: '0', TEPEI_SPACE: '0', TEPEI_SECOND_FACTOR: 'none' }

export type CanaryHouse = Awaited<ReturnType<typeof openCanaryHouse>>

export const openCanaryHouse = async (...actors: readonly Actor[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'tepei-canary-'))
  chmodSync(folder, 0o755)
  const at = (name: string) => join(folder, name)
  const { postgres, database } = await openPostgres(at('postgres'), actors)
  const [traces, gateway] = [await listen(), await listen()]
  writeFileSync(at('secret'), secret)
  const environment = {
    ...{ ...plainly, DATABASE_URL: postgres.url, TEPEI_DATA: at('data'), TEPEI_TRACES: `${traces.url}/v1/traces` },
    ...{ TEPEI_METRICS_KEY: at('secret'), TEPEI_TEXTS_URL: `${gateway.url}/texts`, TEPEI_TEXTS_KEY: at('secret') },
  }
  return {
    ...{ postgres, database, environment, traces: traces.heard, gateway: gateway.heard, metricsKey: secret },
    /** What lies in the house's folder. */
    filesOfHouse: () => textsUnder(at('data')),
    databaseLog: () => readFileSync(at('postgres/postgres.log'), 'utf8'),
    audit: (): string => {
      const env = { ...process.env, ...environment, TEPEI_TRACES: '' }
      const asked = ['cli/tepei.mjs', 'audit', 'export', at('record.jsonl')]
      const { stdout, stderr } = spawnSync(process.execPath, asked, { env, encoding: 'utf8' })
      return `${stdout}${stderr}${readFileSync(at('record.jsonl'), 'utf8')}`
    },
    close: async () => {
      await database.close()
      for (const ear of [traces, gateway]) ear.close()
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type Server = { readonly url: string; readonly said: () => string; readonly stop: () => Promise<void> }

/** `more`: how a saboteur is put into the process. */
export const startServer = async (environment: Readonly<Record<string, string>>, more: readonly string[] = []): Promise<Server> => {
  const env = { ...process.env, ...environment }
  const child: ChildProcess = spawn(process.execPath, [...more, 'cli/tepei.mjs', 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      text += String(chunk)
      const found = /answers at (\S+)/.exec(text)?.[1]
      if (found) resolve(found)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', code => reject(new Error(`the server ended with ${code}: ${text.slice(0, 2000)}`)))
  })
  const stop = async () => {
    const gone = once(child, 'close')
    child.kill('SIGTERM')
    await gone
  }
  return { url, said: () => text, stop }
}
