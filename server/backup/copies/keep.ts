/** Keeps sealed copies of the embedded database elsewhere: a whole one each day, and between them its log with the files that came, every three minutes. */
import { existsSync } from 'node:fs'
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from 'pg'
import { withClient } from '../../postgres/check.ts'
import { sync } from '../../sync.ts'
import { openOut } from '../stream.ts'
import { type Places, takeWhole } from '../take.ts'
import { copiesAmong, nameOf, outdated } from './names.ts'

export type Keeping = Places & { readonly folder: string; readonly passphrase: string; readonly days: number }
/** How far the copies have come: kept with the data, so that a house that was put back begins with a whole copy of its own. */
type State = { readonly n: number; readonly wholeAt: number; readonly filesFrom: number }

const slot = 'tepei_copies'
const slotText = `select restart_lsn is not null and wal_status <> 'lost' as good, pg_walfile_name(restart_lsn) as first,
  pg_walfile_name(pg_current_wal_lsn()) as current from pg_replication_slots where slot_name = '${slot}'`
type Slot = { readonly good: boolean; readonly first: string; readonly current: string }
/** To the beginning of a segment, of 16 megabytes as the embedded server has them. */
const advanceText = `select pg_replication_slot_advance('${slot}', '0/0'::pg_lsn + (select segment_number from pg_split_walfile_name($1)) * 16777216::numeric)`
const lockText = 'select pg_try_advisory_lock(20260046) as mine'

const findSlot = async (client: Client): Promise<Slot | undefined> => (await client.query<Slot>(slotText)).rows[0]
const renewSlot = async (client: Client, there: boolean): Promise<void> => {
  if (there) await client.query('select pg_drop_replication_slot($1)', [slot])
  await client.query('select pg_create_physical_replication_slot($1, true)', [slot])
}

const stateFile = ({ dataFolder }: Keeping) => join(dataFolder, 'copies.json')
const readState = async (keeping: Keeping): Promise<State | undefined> => {
  if (!existsSync(stateFile(keeping))) return undefined
  const read: Partial<State> = JSON.parse(await readFile(stateFile(keeping), 'utf8'))
  const { n, wholeAt, filesFrom } = read
  return n === undefined || wholeAt === undefined || filesFrom === undefined ? undefined : { n, wholeAt, filesFrom }
}
const writeState = async (keeping: Keeping, state: State): Promise<void> => {
  await writeFile(`${stateFile(keeping)}.new`, JSON.stringify(state), { mode: 0o600 })
  await rename(`${stateFile(keeping)}.new`, stateFile(keeping))
}

/** An upload is renamed to its place when it is whole, and the time of that is its change; a minute more for a clock that steps. */
const filesSince = async ({ dataFolder }: Keeping, from: number): Promise<readonly string[]> => {
  const files = join(dataFolder, 'files')
  if (!existsSync(files)) return []
  const found: string[] = []
  for (const below of await readdir(files)) {
    if (!/^[0-9a-f]{2}$/.test(below)) continue
    for (const name of await readdir(join(files, below)))
      if (((await stat(join(files, below, name)).catch(() => undefined))?.ctimeMs ?? 0) >= from - 60_000) found.push(join(below, name))
  }
  return found
}

const segmentsBetween = async (data: string, first: string, current: string): Promise<readonly string[]> =>
  (await readdir(join(data, 'pg_wal'))).filter(name => /^[0-9A-F]{24}(\.history)?$/.test(name) && name >= first && name < current).sort()

const clockOf = async (client: Client): Promise<Date> =>
  (await client.query<{ now: Date }>('select clock_timestamp() as now')).rows[0]?.now ?? new Date()

/**
 * One log: what the database wrote since the last, cut off at a mark of its own. The mark is a transaction that commits after `until`, so that PostgreSQL
 * finds something to stop at for any moment before. Files are looked for after the cut: none that the log names is missing.
 */
const keepLog = async (client: Client, keeping: Keeping, state: State): Promise<State> => {
  const until = await clockOf(client)
  await client.query('select pg_current_xact_id()')
  await client.query('select pg_switch_wal()')
  const found = await findSlot(client)
  if (!found?.good) throw new Error('the log that was not copied yet is gone: a whole copy is taken anew')
  const data = join(keeping.dataFolder, 'postgres', 'cluster')
  const segments = await segmentsBetween(data, found.first, found.current)
  const looked = Date.now()
  const n = state.n + 1
  const out = await openOut(join(keeping.folder, nameOf('log', n, until)), keeping.passphrase)
  try {
    await out.bytes('log.json', `${JSON.stringify({ format: 1, n, until: until.toISOString(), segments })}\n`)
    for (const name of segments) await out.file(`log/${name}`, join(data, 'pg_wal', name))
    for (const path of await filesSince(keeping, state.filesFrom)) await out.file(`files/${path}`, join(keeping.dataFolder, 'files', path))
    await out.finish()
  } catch (error) {
    await out.abandon()
    throw error
  }
  const next = { ...state, n, filesFrom: looked }
  await writeState(keeping, next)
  await client.query(advanceText, [found.current])
  return next
}

/** A whole copy, under its name when it is whole; logs with a greater number than `n` follow it. */
const keepWhole = async (client: Client, keeping: Keeping, n: number): Promise<void> => {
  const coming = join(keeping.folder, 'coming-base')
  await takeWhole(client, coming, keeping, { passphrase: keeping.passphrase, withKey: false })
  await rename(coming, join(keeping.folder, nameOf('base', n, await clockOf(client))))
  await sync(keeping.folder)
}

const sweep = async ({ folder, days }: Keeping, now: Date): Promise<void> => {
  for (const { name } of outdated(copiesAmong(await readdir(folder)), now, days)) await rm(join(folder, name), { force: true })
}

const dayMs = 86_400_000
/** Begins anew where nothing says how far the copies have come: a number is left out, so that what was before is not taken for its beginning. */
const begin = async (client: Client, keeping: Keeping): Promise<State> => {
  await renewSlot(client, (await findSlot(client)) !== undefined)
  const last = copiesAmong(await readdir(keeping.folder)).at(-1)
  const state = { n: last ? last.n + 2 : 0, wholeAt: 0, filesFrom: Date.now() }
  await writeState(keeping, state)
  return state
}

const isGood = async (client: Client, { folder }: Keeping, state: State | undefined): Promise<boolean> => {
  const known = copiesAmong(await readdir(folder)).at(-1)
  return state !== undefined && (known === undefined || known.n <= state.n) && (await findSlot(client))?.good === true
}

/** Whether there is nothing to go on from, or it is a day old; the log goes on meanwhile. */
const wholeIsDue = (state: State, now: number) => now - state.wholeAt >= dayMs

/** One turn: the log, and a whole copy where one is due. Several servers take turns: one that finds the lock taken leaves it. */
export const keepOnce = (adminUrl: string, keeping: Keeping): Promise<'kept' | 'taken'> =>
  withClient(adminUrl, async client => {
    const { rows } = await client.query<{ mine: boolean }>(lockText)
    if (rows[0]?.mine !== true) return 'taken'
    const read = await readState(keeping)
    const good = await isGood(client, keeping, read)
    const state = read !== undefined && good ? read : await begin(client, keeping)
    const next = good ? await keepLog(client, keeping, state) : state
    if (!wholeIsDue(next, Date.now())) return 'kept'
    const wholeAt = Date.now()
    await keepWhole(client, keeping, next.n)
    await writeState(keeping, { ...next, wholeAt })
    await sweep(keeping, await clockOf(client))
    return 'kept'
  })
