/** Starts the PostgreSQL that came with npm ci, in a folder of ours, and keeps it running until it is told to stop. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { programOf } from './postgres/binaries.ts'
import { checkServer, withClient } from './postgres/check.ts'
import { type Cluster, findPostmaster, isAlive, lastLines, type Postmaster, plainEnvironment, prepareCluster } from './postgres/cluster.ts'
import { loginPassword, makeRoles } from './postgres/roles.ts'
import { succeeds } from './postgres/user.ts'
import { tell } from './tell.ts'

export type Postgres = {
  /** For the server: a role that owns nothing and makes nothing, so that row-level security binds it. */
  readonly url: string
  /** For migrations: the role that owns the database; it may create databases and roles. */
  readonly ownerUrl: string
  /** For the owner of the machine: the superuser of the same database. */
  readonly adminUrl: string
  /** True when the server was running already. */
  readonly adopted: boolean
  /** Stops the server, unless another living process started it. */
  readonly stop: () => Promise<void>
}

const patienceMs = 60_000

/** Starts or adopts the server of `directory`; port 0 takes a free one. Loopback only. Throws one clear sentence when it can't. */
export async function startPostgres(options: { readonly directory: string; readonly port?: number }): Promise<Postgres> {
  const cluster = prepareCluster(options.directory)
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline) {
    const running = findPostmaster(cluster)
    const adopted = running?.ready ? await adopt(cluster, running).catch(error => undefinedWhenEnding(error)) : undefined
    if (adopted) return adopted
    const child = running ? undefined : await launch(cluster, options.port ?? 0)
    if (child) return keep(cluster, child)
    await pause(100)
  }
  throw new Error(`PostgreSQL in ${cluster.directory} did not start: ${readLog(cluster)}`)
}

/** A server that was just told to stop refuses us (57P03) or is gone in the middle: a little later it can be started anew. */
function undefinedWhenEnding(error: unknown): undefined {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
  if (code === '57P03' || code === '57P01' || code === 'ECONNREFUSED' || code === 'ECONNRESET') return undefined
  throw error
}

/** Uses a server that is there; takes it over when the process that started it is gone. */
async function adopt(cluster: Cluster, running: Postmaster): Promise<Postgres> {
  const owner = Number(existsSync(ownerFile(cluster)) ? readFileSync(ownerFile(cluster), 'utf8') : '')
  const guest = owner > 0 && isAlive(owner)
  if (!guest) writeFileSync(ownerFile(cluster), String(process.pid))
  const stop = async (): Promise<void> => (guest ? undefined : end(cluster, running.pid))
  return opened(cluster, running.port, true, stop)
}

/** Watches a server that we started: one that dies is started again on the same port, each time a little later. */
async function keep(cluster: Cluster, first: Started): Promise<Postgres> {
  let current = first
  let stopping = false
  const endWithUs = (): void => void signal(current.child.pid, 'SIGINT')
  const watch = async (): Promise<void> => {
    for (let tries = 0; !stopping; tries += 1) {
      await exitOf(current.child)
      if (stopping) return
      tell(`PostgreSQL in ${cluster.directory} ended and is started again: ${readLog(cluster)}`)
      await pause(Math.min(100 * 2 ** tries, 5_000), undefined, { ref: false })
      const next = stopping ? undefined : await launch(cluster, first.port).catch(() => undefined)
      if (next && Date.now() - current.at > patienceMs) tries = 0
      current = next ?? current
    }
  }
  const stop = async (): Promise<void> => {
    stopping = true
    process.off('exit', endWithUs)
    await end(cluster, current.child.pid)
  }
  process.once('exit', endWithUs)
  void watch()
  return opened(cluster, first.port, false, stop)
}

type Started = { readonly child: ChildProcess; readonly port: number; readonly at: number }

/** Starts the server and waits until it is ready; undefined when a little patience may help. */
async function launch(cluster: Cluster, wantedPort: number): Promise<Started | undefined> {
  const port = wantedPort === 0 ? await freePort() : wantedPort
  const logged = sizeOfLog(cluster)
  const child = spawnServer(cluster, port)
  if (child.pid === undefined) throw new Error(`PostgreSQL can't be run here: ${child.spawnfile} did not start.`)
  const failed = exitOf(child)
  while (child.exitCode === null && child.signalCode === null) {
    const running = findPostmaster(cluster)
    if (running?.ready && running.pid === child.pid) {
      writeFileSync(ownerFile(cluster), String(process.pid))
      return { child, port, at: Date.now() }
    }
    await Promise.race([failed, pause(10)])
  }
  const said = readFileSync(logFile(cluster)).subarray(logged).toString('utf8')
  if (/"postmaster.pid" already exists|pre-existing shared memory/.test(said)) return undefined
  const taken = said.includes('could not bind')
  if (taken && wantedPort === 0) return undefined
  throw new Error(
    taken ? `Port ${port} is taken by another program.` : `PostgreSQL in ${cluster.directory} did not start: ${lastLines(said)}`,
  )
}

function spawnServer(cluster: Cluster, port: number): ChildProcess {
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=128MB',
    'timezone=UTC',
    'log_timezone=UTC',
    // Its log names the table and the rule that were broken, and neither the row nor what was given.
    ...['log_error_verbosity=terse', 'log_parameter_max_length=0', 'log_parameter_max_length_on_error=0'],
    // What no copy has taken yet is kept so far; more would fill the disk, and a whole copy is begun anew.
    'max_slot_wal_keep_size=1GB',
  ]
  const server = [programOf(cluster.user.binaries, 'postgres'), '-D', cluster.data, ...settings.flatMap(setting => ['-c', setting])]
  // Where setpriv is there, the kernel ends the server when we die, however we die.
  const guard = ['setpriv', '--pdeathsig', 'INT', '--']
  const guarded = succeeds('setpriv', ['--pdeathsig', 'INT', '--', 'true']) ? [...guard, ...server] : server
  const { program, args, ids } = cluster.user.command(guarded[0] ?? '', guarded.slice(1))
  const log = openSync(logFile(cluster), 'a', 0o600)
  // Its own process group: a Ctrl-C at the terminal is ours to handle.
  const child = spawn(program, args, { ...ids, cwd: '/', env: plainEnvironment(), stdio: ['ignore', log, log], detached: true })
  closeSync(log)
  // Told by the missing process number.
  child.on('error', () => undefined)
  child.unref()
  return child
}

/** Makes the roles and the database once, and refuses a server that could lose data. */
async function opened(cluster: Cluster, port: number, adopted: boolean, stop: Postgres['stop']): Promise<Postgres> {
  const urlOf = (role: string, database: string, password = cluster.password): string =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${database}`
  const url = urlOf('tepei_app', 'tepei', loginPassword(cluster.password))
  try {
    await withClient(urlOf('postgres', 'postgres'), client => makeRoles(client, cluster.password))
    await checkServer(url)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, ownerUrl: urlOf('tepei', 'tepei'), adminUrl: urlOf('postgres', 'tepei'), adopted, stop }
}

/** Ends a server politely, then firmly; returns when it is gone. */
async function end(cluster: Cluster, pid: number | undefined): Promise<void> {
  if (pid === undefined) return
  if (process.platform === 'win32') {
    spawnSync(programOf(cluster.user.binaries, 'pg_ctl'), ['stop', '-D', cluster.data, '-m', 'fast', '-w'], { stdio: 'ignore' })
    return
  }
  for (const [name, waitMs] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    signal(pid, name)
    const deadline = Date.now() + waitMs
    while (isAlive(pid) && Date.now() < deadline) await pause(10)
    if (!isAlive(pid)) break
  }
  rmSync(ownerFile(cluster), { force: true })
}

function signal(pid: number | undefined, name: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(pid, name)
  } catch {
    // It is gone already, which is what we wanted.
  }
}

function exitOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => child.once('exit', () => resolve()))
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

/** Holds the number of the process that started the server. */
const ownerFile = (cluster: Cluster): string => join(cluster.directory, 'owner')
const logFile = (cluster: Cluster): string => join(cluster.directory, 'postgres.log')
const sizeOfLog = (cluster: Cluster): number => (existsSync(logFile(cluster)) ? statSync(logFile(cluster)).size : 0)
/** Asked for when something went wrong, which may be the disk itself. */
const readLog = (cluster: Cluster): string => {
  try {
    return existsSync(logFile(cluster)) ? lastLines(readFileSync(logFile(cluster), 'utf8')) : ''
  } catch (error) {
    return `its log can't be read: ${error instanceof Error ? error.message : error}`
  }
}
