/** The folder of the embedded database: made once, safe on disk, and what its process file says. */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { syncNow } from '../sync.ts'
import { getBinaries, programOf, renameUnlessThere } from './binaries.ts'
import { chooseUser, giveTo, type User } from './user.ts'

export type Cluster = {
  readonly directory: string
  /** What PostgreSQL calls its data directory. */
  readonly data: string
  readonly password: string
  readonly user: User
}

/** The lines of PostgreSQL's own process file that matter to us. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly ready: boolean }

/** Makes the cluster when there is none, and hands it to the user it will run as. Throws with one clear sentence. */
export function prepareCluster(directory: string): Cluster {
  mkdirSync(directory, { recursive: true })
  const home = realpathSync(directory)
  const user = chooseUser(getBinaries(), home)
  const data = join(home, 'cluster')
  const exists = existsSync(join(data, 'PG_VERSION'))
  const cluster = { directory: home, data, password: getPassword(home, exists), user }
  if (!exists) initialise(cluster)
  const major = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  if (major !== user.binaries.version.split('.')[0]) {
    throw new Error(`${data} was written by PostgreSQL ${major}; the one installed here is ${user.binaries.version}.`)
  }
  giveTo(user, data)
  // A folder that was copied back from a backup may have lost its mode, and PostgreSQL insists on it.
  chmodSync(data, 0o700)
  return cluster
}

function getPassword(directory: string, exists: boolean): string {
  const path = join(directory, 'password')
  if (!existsSync(path)) {
    if (exists) throw new Error(`The password of the database in ${directory} is missing: put the file ${path} back.`)
    writeOnce(path, randomBytes(24).toString('base64url'))
  }
  chmodSync(path, 0o600)
  return readFileSync(path, 'utf8').trim()
}

/** When two first starts race, the first one's password counts. */
function writeOnce(path: string, text: string): void {
  const unfinished = `${path}.${process.pid}`
  writeFileSync(unfinished, `${text}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(unfinished, path)
  } catch (error) {
    if (!existsSync(path)) throw error
  }
  rmSync(unfinished)
}

function initialise(cluster: Cluster): void {
  const { user, directory } = cluster
  const workshop = `${cluster.data}.${process.pid}`
  const unfinished = join(workshop, 'cluster')
  const passwordFile = join(workshop, 'password')
  rmSync(workshop, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 })
  giveTo(user, workshop)
  const options = ['--data-checksums', '--auth=scram-sha-256', '--encoding=UTF8', '--no-locale', '--username=postgres']
  const { program, args, ids } = user.command(programOf(user.binaries, 'initdb'), [
    '-D',
    unfinished,
    `--pwfile=${passwordFile}`,
    ...options,
  ])
  const { status, stdout, stderr, error } = spawnSync(program, args, { ...ids, cwd: '/', encoding: 'utf8', env: plainEnvironment() })
  if (status !== 0) {
    rmSync(workshop, { recursive: true, force: true })
    throw new Error(`A database can't be made in ${directory}: ${error?.message ?? lastLines(`${stdout}${stderr}`)}`)
  }
  syncFolder(unfinished)
  renameUnlessThere(unfinished, cluster.data)
  rmSync(workshop, { recursive: true, force: true })
  syncNow(directory)
}

/** initdb syncs what it writes; its settings and the folders that lead to them are made sure of here. */
function syncFolder(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (statSync(path).isFile()) syncNow(path)
  }
  syncNow(folder)
}

/** The user's own PG… variables must not reach our server. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries({ ...process.env, LC_ALL: 'C', TZ: 'UTC' }).filter(([name]) => !name.startsWith('PG')))
}

export function lastLines(text: string, count = 6): string {
  return text.trim().split('\n').slice(-count).join('\n')
}

/** Who holds the number in the process file: our server, one that is dead but not yet buried, something else, or nobody. */
type Holder = 'ours' | 'unburied' | 'another' | 'nobody'

/** Finds the server that runs in the cluster. A process file whose number now belongs to another program is cleared away. */
export function findPostmaster(cluster: Cluster): Postmaster | undefined {
  const path = join(cluster.data, 'postmaster.pid')
  if (!existsSync(path)) return undefined
  const lines = readFileSync(path, 'utf8').split('\n')
  const pid = Number(lines[0])
  const holder = holderOf(pid, cluster.data)
  if (holder === 'another') rmSync(path, { force: true })
  return holder === 'ours' ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : undefined
}

/** True while the process exists and is not merely waiting to be buried. */
export function isAlive(pid: number): boolean {
  return !['nobody', 'unburied'].includes(holderOf(pid, ''))
}

function holderOf(pid: number, data: string): Holder {
  try {
    process.kill(pid, 0)
    if (process.platform !== 'linux') return 'ours'
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim()[0]
    if (state === 'Z') return 'unburied'
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data) ? 'ours' : 'another'
  } catch {
    return 'nobody'
  }
}
