/** Which user the database runs as: PostgreSQL refuses to be root, so root hands it to another user. */
import { spawnSync } from 'node:child_process'
import { lchownSync, lstatSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Binaries, copyBinaries, makeLinks, programOf } from './binaries.ts'

export type Command = { readonly program: string; readonly args: readonly string[]; readonly ids: { uid?: number; gid?: number } }

/** `owner` owns the files of the cluster; `command` wraps a program so that it runs as that user. */
export type User = {
  readonly owner: number | undefined
  readonly binaries: Binaries
  readonly command: (program: string, args: readonly string[]) => Command
}

const nobody = 65534

/** Picks the plainest way that works here; `directory` must exist. */
export function chooseUser(binaries: Binaries, directory: string): User {
  if (process.getuid?.() !== 0) return itself(makeLinks(binaries) ? binaries : copyBinaries(binaries, directory))
  if (canReach(directory)) return dropped(makeLinks(binaries) && canRun(binaries) ? binaries : copyBinaries(binaries, directory))
  if (succeeds('unshare', [...namespace, 'true'])) return renamed(makeLinks(binaries) ? binaries : copyBinaries(binaries, directory))
  throw new Error(
    `PostgreSQL does not run as root, and no other user can reach ${directory}. ` +
      'Start tepei as an ordinary user, or set TEPEI_DATA to a folder outside of root’s own, such as /var/lib/tepei.',
  )
}

function itself(binaries: Binaries): User {
  return { owner: undefined, binaries, command: (program, args) => ({ program, args, ids: {} }) }
}

function dropped(binaries: Binaries): User {
  return { owner: nobody, binaries, command: (program, args) => ({ program, args, ids: { uid: nobody, gid: nobody } }) }
}

const namespace = ['-U', `--map-user=${nobody}`, `--map-group=${nobody}`, '--'] as const

/** Below a folder that only root may enter: still root's files, but seen from inside under another number and without root's powers. */
function renamed(binaries: Binaries): User {
  return { owner: 0, binaries, command: (program, args) => ({ program: 'unshare', args: [...namespace, program, ...args], ids: {} }) }
}

function canReach(path: string): boolean {
  const { mode } = statSync(path)
  const parent = dirname(path)
  return (mode & 0o001) !== 0 && (parent === path || canReach(parent))
}

function canRun(binaries: Binaries): boolean {
  return canReach(programOf(binaries, 'postgres')) && canReach(join(binaries.folder, 'lib')) && canReach(join(binaries.folder, 'share'))
}

export function succeeds(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0
}

/** Gives a whole folder to the server's user; nothing is touched when it is theirs already. */
export function giveTo(user: User, path: string): void {
  if (user.owner === undefined || lstatSync(path).uid === user.owner) return
  const entry = lstatSync(path)
  if (entry.isDirectory()) for (const name of readdirSync(path)) giveAll(user.owner, join(path, name))
  lchownSync(path, user.owner, user.owner)
}

function giveAll(owner: number, path: string): void {
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) giveAll(owner, join(path, name))
  lchownSync(path, owner, owner)
}
