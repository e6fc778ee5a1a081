/** A backup of a house while it works: the embedded database as PostgreSQL itself has it copied, the checkpoints, the files. */
import { type Dirent, existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from 'pg'
import { withClient } from '../postgres/check.ts'
import { startPostgres } from '../postgres.ts'
import type { Settings } from '../settings.ts'
import { type Out, openOut } from './stream.ts'

/** Folders whose content PostgreSQL makes anew, or that is copied apart. */
const emptied = ['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans']
const left = ['postmaster.pid', 'postmaster.opts', 'backup_label', 'tablespace_map', 'pg_internal.init']
/** What is half there, or can be made anew. */
const passing = ['coming', 'papers', 'archives']

type Walk = { readonly from: string; readonly to: string; readonly keeps: (path: string) => boolean }

const isGone = (error: unknown) => error instanceof Error && Reflect.get(error, 'code') === 'ENOENT'
const unlessGone = async <T>(work: Promise<T>, otherwise: T): Promise<T> =>
  work.catch(error => {
    if (isGone(error)) return otherwise
    throw error
  })

/** A file that goes meanwhile is none: the database's log knows of it, and an upload that is swept is named by nobody. */
const copyFolder = async (out: Out, { from, to, keeps }: Walk, below = ''): Promise<number> => {
  const none: Dirent[] = []
  let files = 0
  await out.folder(join(to, below).replace(/\/$/, ''))
  for (const one of await unlessGone(readdir(join(from, below), { withFileTypes: true }), none)) {
    const path = join(below, one.name)
    if (!keeps(path)) continue
    if (one.isDirectory()) files += await copyFolder(out, { from, to, keeps }, path)
    if (one.isFile())
      files += await unlessGone(
        out.file(join(to, path), join(from, path)).then(() => 1),
        0,
      )
  }
  return files
}

const isOfCluster = (path: string) =>
  !left.includes(path.split('/').at(-1) ?? '') && !path.includes('pgsql_tmp') && !emptied.some(folder => path.startsWith(`${folder}/`))

type Stopped = { readonly lsn: string; readonly label: string; readonly map: string; readonly first: string; readonly last: string }

/** The slot keeps the log from being thrown away while we copy; it goes with the connection. */
const beginText = "select pg_create_physical_replication_slot('tepei_backup_' || pg_backend_pid(), true, true)"
const startText = "select pg_walfile_name(pg_backup_start('tepei backup', true)) as first"
const stopText = `
select lsn::text, labelfile as label, spcmapfile as map, pg_walfile_name(lsn) as last from pg_backup_stop(false)`

const copyDatabase = async (client: Client, out: Out, data: string): Promise<Stopped> => {
  await client.query(beginText)
  const { rows: begun } = await client.query<{ first: string }>(startText)
  await copyFolder(out, { from: data, to: 'postgres/cluster', keeps: isOfCluster })
  const { rows } = await client.query<Omit<Stopped, 'first'>>(stopText)
  const [stopped] = rows
  if (!stopped || !begun[0]) throw new Error('PostgreSQL did not say where the backup ends')
  return { ...stopped, first: begun[0].first }
}

/** Names of segments are in hex and in order; from the first to the last that the backup needs. */
const copyLog = async (out: Out, data: string, { first, last }: Stopped): Promise<void> => {
  for (const name of (await readdir(join(data, 'pg_wal'))).sort())
    if (/^[0-9A-F]{24}$/.test(name) && name >= first && name <= last)
      await out.file(`postgres/cluster/pg_wal/${name}`, join(data, 'pg_wal', name))
}

export type Taken = { readonly at: string; readonly lsn: string; readonly files: number; readonly withKey: boolean }
export type Wish = { readonly passphrase: string; readonly withKey: boolean }
export type Places = Pick<Settings, 'dataFolder' | 'keyFile' | 'ringFile' | 'checkpointsFile'>

/**
 * The order matters: checkpoints before the database's last moment, so that their file never knows more than it; files after it, so that none that it names
 * is missing.
 */
const takeAll = async (
  client: Client,
  out: Out,
  { dataFolder, keyFile, ringFile, checkpointsFile }: Places,
  withKey: boolean,
): Promise<Taken> => {
  const directory = join(dataFolder, 'postgres')
  const data = join(directory, 'cluster')
  const at = new Date().toISOString()
  await out.bytes('backup.json', `${JSON.stringify({ format: 1, at, withKey })}\n`)
  if (existsSync(checkpointsFile)) await out.file('checkpoints.jsonl', checkpointsFile)
  await out.folder('postgres')
  await out.file('postgres/password', join(directory, 'password'))
  const stopped = await copyDatabase(client, out, data)
  await out.bytes('postgres/cluster/backup_label', stopped.label)
  if (stopped.map.trim() !== '') throw new Error('the cluster has tablespaces, which a backup of ours does not know')
  await copyLog(out, data, stopped)
  const keeps = (path: string) => !passing.includes(path.split('/')[0] ?? '')
  const files = await copyFolder(out, { from: join(dataFolder, 'files'), to: 'files', keeps })
  if (withKey) {
    await out.file('master.key', keyFile)
    await out.file('ring.keys', ringFile)
  }
  return { at, lsn: stopped.lsn, files, withKey }
}

/** Half a backup never stands under the name that was asked for. */
export const takeWhole = async (client: Client, path: string, places: Places, { passphrase, withKey }: Wish): Promise<Taken> => {
  const out = await openOut(path, passphrase)
  try {
    const taken = await takeAll(client, out, places, withKey)
    await out.finish()
    return taken
  } catch (error) {
    await out.abandon()
    throw error
  }
}

export const takeBackup = async (path: string, places: Places, wish: Wish): Promise<Taken> => {
  const server = await startPostgres({ directory: join(places.dataFolder, 'postgres') })
  try {
    return await withClient(server.adminUrl, client => takeWhole(client, path, places, wish))
  } finally {
    await server.stop()
  }
}
