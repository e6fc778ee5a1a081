/** The embedded database is started, stopped, killed and found again, for real. */
import { spawn, spawnSync } from 'node:child_process'
import { appendFileSync, chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, expect, test } from 'vitest'
import { freshDatabase } from '../test/postgres.ts'
import { getBinaries, programOf } from './postgres/binaries.ts'
import { checkServer, withClient } from './postgres/check.ts'
import { chooseUser } from './postgres/user.ts'
import { type Postgres, startPostgres } from './postgres.ts'

const cleanUps: Array<() => unknown> = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

function newFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'tepei-postgres-'))
  chmodSync(folder, mode)
  // A server whose keeper was killed may still be writing its last lines.
  cleanUps.push(async () => {
    for (let tries = 0; existsSync(folder) && tries < 50; tries += 1) {
      rmSync(folder, { recursive: true, force: true })
      await pause(20)
    }
  })
  return folder
}

async function start(directory: string): Promise<Postgres> {
  const server = await startPostgres({ directory })
  cleanUps.push(server.stop)
  return server
}

/** A cluster that was made, used and stopped; copied, because making one takes a second. */
let made: Promise<string> | undefined
async function newCluster(): Promise<string> {
  made ??= makeCluster()
  const directory = newFolder()
  cpSync(await made, directory, { recursive: true })
  return directory
}

async function makeCluster(): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'tepei-cluster-'))
  chmodSync(directory, 0o755)
  await (await startPostgres({ directory })).stop()
  return directory
}

afterAll(async () => {
  if (made) rmSync(await made, { recursive: true, force: true })
})

const run = (url: string, sql: string): Promise<unknown[]> => withClient(url, async client => (await client.query(sql)).rows)
const pidIn = (directory: string): number => Number(readFileSync(join(directory, 'cluster/postmaster.pid'), 'utf8').split('\n')[0])
const show = (url: string, name: string): Promise<unknown[]> => run(url, `select current_setting('${name}') as is`)

/** Starts a server from a process of its own, which we can kill. */
async function startElsewhere(directory: string, env = process.env): Promise<{ kill: () => Promise<void>; url: string }> {
  const program = `
    const { startPostgres } = await import(${JSON.stringify(new URL('./postgres.ts', import.meta.url).href)})
    console.log((await startPostgres({ directory: ${JSON.stringify(directory)} })).ownerUrl)
    setInterval(() => undefined, 1_000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await gone
  }
  cleanUps.push(kill)
  const url = await new Promise<string>(resolve => child.stdout.once('data', line => resolve(String(line).trim())))
  return { kill, url }
}

test('a first start makes a database with checksums and a password that only its owner can read', async () => {
  const directory = newFolder()
  const { url, adminUrl } = await start(directory)
  expect(await show(url, 'data_checksums')).toEqual([{ is: 'on' }])
  expect(await show(adminUrl, 'listen_addresses')).toEqual([{ is: '127.0.0.1' }])
  expect(statSync(join(directory, 'password')).mode & 0o777).toBe(0o600)
  expect(statSync(join(directory, 'cluster')).mode & 0o777).toBe(0o700)
})

test('the server does not run as root, and the application is no superuser', async () => {
  const directory = await newCluster()
  const { url } = await start(directory)
  const status = readFileSync(`/proc/${pidIn(directory)}/status`, 'utf8')
  expect(status).not.toMatch(/^Uid:\s+0\b/m)
  expect(await run(url, 'select rolsuper, rolbypassrls from pg_roles where rolname = current_user')).toEqual([
    { rolsuper: false, rolbypassrls: false },
  ])
})

test('a wrong password is turned away', async () => {
  const url = new URL((await start(await newCluster())).url)
  url.password = 'guess'
  await expect(run(url.href, 'select 1')).rejects.toThrow('password authentication failed')
})

test('what was written is there after a stop and a new start', async () => {
  const directory = newFolder()
  const first = await start(directory)
  await run(first.ownerUrl, 'create table kept as select 7 as number')
  await first.stop()
  expect(existsSync(join(directory, 'cluster/postmaster.pid'))).toBe(false)
  const second = await start(directory)
  expect(second.adopted).toBe(false)
  expect(await run(second.ownerUrl, 'select number from kept')).toEqual([{ number: 7 }])
})

test('a server that is killed is started again by its keeper on the same port, and nothing acknowledged is lost', async () => {
  const directory = await newCluster()
  const { ownerUrl: url } = await start(directory)
  await run(url, 'create table kept as select 7 as number')
  const killed = pidIn(directory)
  process.kill(killed, 'SIGKILL')
  const deadline = Date.now() + 20_000
  while (Date.now() < deadline && (await run(url, 'select 1').catch(() => [])).length === 0) await pause(50)
  expect(pidIn(directory)).not.toBe(killed)
  expect(await run(url, 'select number from kept')).toEqual([{ number: 7 }])
})

test('when server and keeper are both killed, the next start finds everything', async () => {
  const directory = await newCluster()
  const elsewhere = await startElsewhere(directory)
  await run(elsewhere.url, 'create table kept as select 7 as number')
  process.kill(pidIn(directory), 'SIGKILL')
  await elsewhere.kill()
  const { ownerUrl: url } = await start(directory)
  expect(await run(url, 'select number from kept')).toEqual([{ number: 7 }])
})

test('when only the keeper is killed, its server ends or is adopted, and everything is there', async () => {
  const directory = await newCluster()
  const elsewhere = await startElsewhere(directory)
  await run(elsewhere.url, 'create table kept as select 7 as number')
  await elsewhere.kill()
  const { ownerUrl: url, stop } = await start(directory)
  expect(await run(url, 'select number from kept')).toEqual([{ number: 7 }])
  await stop()
  expect(existsSync(join(directory, 'cluster/postmaster.pid'))).toBe(false)
})

test('a server that outlived its keeper is taken over, and then ended by the one who took it', async () => {
  const directory = await newCluster()
  // Without a PATH there is no setpriv, so the kernel does not end the server with its keeper.
  const elsewhere = await startElsewhere(directory, { ...process.env, PATH: '' })
  await elsewhere.kill()
  const { adopted, stop, ownerUrl: url } = await start(directory)
  expect({ adopted, url }).toEqual({ adopted: true, url: elsewhere.url })
  await stop()
  await expect(run(url, 'select 1')).rejects.toThrow('ECONNREFUSED')
})

test('a second process uses the running server and leaves it running', async () => {
  const directory = await newCluster()
  const elsewhere = await startElsewhere(directory)
  const guest = await startPostgres({ directory })
  expect(guest).toMatchObject({ adopted: true, ownerUrl: elsewhere.url })
  await guest.stop()
  expect(await run(elsewhere.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('two first starts at the same moment share one server', async () => {
  const directory = newFolder()
  const [one, two] = await Promise.all([startElsewhere(directory), startElsewhere(directory)])
  expect(one.url).toBe(two.url)
})

test('a process file whose number now belongs to another program does not stop a start', async () => {
  const directory = await newCluster()
  writeFileSync(join(directory, 'cluster/postmaster.pid'), `${process.pid}\n${directory}/cluster\n1\n5432\n\n\n\nready   \n`)
  expect((await start(directory)).adopted).toBe(false)
})

test.runIf(process.getuid?.() === 0)(
  'below a folder that only root may enter it still runs, and after the folder is opened too',
  async () => {
    const folder = newFolder(0o700)
    const directory = join(folder, 'postgres')
    const hidden = await start(directory)
    await run(hidden.ownerUrl, 'create table kept as select 7 as number')
    expect(await show(hidden.url, 'data_checksums')).toEqual([{ is: 'on' }])
    await hidden.stop()
    chmodSync(folder, 0o755)
    expect(await run((await start(directory)).ownerUrl, 'select number from kept')).toEqual([{ number: 7 }])
  },
)

test.runIf(process.getuid?.() === 0)('programs that only root may read are copied to where the server can read them', () => {
  const [secret, directory] = [newFolder(0o700), newFolder()]
  const { folder, version } = getBinaries()
  cpSync(folder, join(secret, 'native'), { recursive: true, verbatimSymlinks: true })
  const { binaries, command } = chooseUser({ folder: join(secret, 'native'), version }, directory)
  const { program, args, ids } = command(programOf(binaries, 'postgres'), ['--version'])
  expect(binaries.folder).toContain(directory)
  expect(spawnSync(program, args, { ...ids, cwd: '/', encoding: 'utf8' }).stdout).toContain('(PostgreSQL) 18')
})

test.each(['fsync', 'full_page_writes', 'synchronous_commit'])('a server with %s off is refused by name', async setting => {
  const directory = await newCluster()
  appendFileSync(join(directory, 'cluster/postgresql.conf'), `\n${setting} = off\n`)
  await expect(startPostgres({ directory })).rejects.toThrow(`PostgreSQL has ${setting} = off`)
  expect(existsSync(join(directory, 'cluster/postmaster.pid'))).toBe(false)
})

test('a setting that PostgreSQL does not know is told in its own words', async () => {
  const directory = await newCluster()
  appendFileSync(join(directory, 'cluster/postgresql.conf'), '\nno_such_setting = 1\n')
  await expect(startPostgres({ directory })).rejects.toThrow('no_such_setting')
})

test('a taken port is named', async () => {
  const other = new URL((await start(await newCluster())).url)
  await expect(startPostgres({ directory: await newCluster(), port: Number(other.port) })).rejects.toThrow(`Port ${other.port} is taken`)
})

test('data of another PostgreSQL is refused', async () => {
  const directory = await newCluster()
  writeFileSync(join(directory, 'cluster/PG_VERSION'), '17\n')
  await expect(startPostgres({ directory })).rejects.toThrow('was written by PostgreSQL 17')
})

test('a missing password is named with its path', async () => {
  const directory = await newCluster()
  rmSync(join(directory, 'password'))
  await expect(startPostgres({ directory })).rejects.toThrow(join(directory, 'password'))
})

test('every test may have an empty database of its own', async () => {
  const [one, two] = await Promise.all([freshDatabase(), freshDatabase()])
  await run(one, 'create table only_here ()')
  expect(await run(two, "select to_regclass('only_here') as found")).toEqual([{ found: null }])
  expect(await checkServer(one)).toMatch(/^1[5-9]|^[2-9]\d/)
})
