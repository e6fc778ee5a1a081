/** One PostgreSQL for all the tests of a run, and an empty database of its own for whoever asks. */
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { withClient } from '../server/postgres/check.ts'
import { startPostgres } from '../server/postgres.ts'

const patienceMs = 60_000

/** Vitest calls this once before all tests. The start goes on behind the tests that need no database. */
export function setup(): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tepei-test-'))
  chmodSync(folder, 0o755)
  process.env.TEST_POSTGRES = folder
  const given = process.env.TEST_DATABASE_URL
  const starting = given === undefined ? startPostgres({ directory: join(folder, 'postgres') }) : undefined
  if (given !== undefined) {
    announce(folder, 'login', process.env.TEST_DATABASE_LOGIN ?? given)
    announce(folder, 'url', given)
  }
  starting?.then(
    ({ url, ownerUrl }) => {
      announce(folder, 'login', url)
      announce(folder, 'url', ownerUrl)
    },
    error => announce(folder, 'error', String(error)),
  )
  return async () => {
    const server = await starting?.catch(() => undefined)
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Written aside and renamed, so that nobody reads half of it. */
function announce(folder: string, name: string, text: string): void {
  writeFileSync(join(folder, `${name}.new`), text)
  renameSync(join(folder, `${name}.new`), join(folder, name))
}

/** The address of the run's server, in whose database nothing may be kept. */
export async function getServerUrl(): Promise<string> {
  const folder = process.env.TEST_POSTGRES
  if (folder === undefined) throw new Error('TEST_POSTGRES is not set: tests are run by vitest, whose settings start the server.')
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await pause(20)) {
    if (existsSync(join(folder, 'url'))) return readFileSync(join(folder, 'url'), 'utf8')
    if (existsSync(join(folder, 'error'))) throw new Error(readFileSync(join(folder, 'error'), 'utf8'))
  }
  throw new Error('The PostgreSQL of the tests did not start within a minute.')
}

/** The address of the same database for the role that a server logs in as. */
export async function loginOf(ownerUrl: string): Promise<string> {
  await getServerUrl()
  const login = new URL(readFileSync(join(process.env.TEST_POSTGRES ?? '', 'login'), 'utf8'))
  login.pathname = new URL(ownerUrl).pathname
  return login.href
}

/** Makes an empty database and returns its address. It goes with the server when the run ends. */
export async function freshDatabase(): Promise<string> {
  const url = new URL(await getServerUrl())
  const name = `test_${randomBytes(6).toString('hex')}`
  await withClient(url.href, client => client.query(`create database ${name}`))
  url.pathname = `/${name}`
  return url.href
}
