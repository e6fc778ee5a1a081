/** The house as it was at a moment, from sealed copies: a whole one is unpacked, the log is laid beside it, and PostgreSQL goes through it up to there. Whole, or not at all. */
import { existsSync } from 'node:fs'
import { appendFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withClient } from '../../postgres/check.ts'
import { startPostgres } from '../../postgres.ts'
import { isFree, putBack, unpackInto } from '../put-back.ts'
import { type Chosen, choose, copiesAmong, Unreachable } from './names.ts'

export type Wanted = { readonly from: string; readonly passphrase: string; readonly into: string; readonly at?: Date | undefined }
export type PutBack = { readonly base: Date; readonly logs: number; readonly files: number; readonly reaches: Date }

/** PostgreSQL looks in its own folder for what this command does not fetch. */
const recovery = (at: Date | undefined): string =>
  [
    "restore_command = 'false'",
    // Nobody is let in before the log is gone through, so that ready means done.
    "hot_standby = 'off'",
    "recovery_target_timeline = 'latest'",
    ...(at
      ? [`recovery_target_time = '${at.toISOString().replace('T', ' ').replace('Z', '+00')}'`, "recovery_target_action = 'promote'"]
      : []),
    '',
  ].join('\n')

const settingsOf = (work: string) => join(work, 'postgres', 'cluster', 'postgresql.auto.conf')

const unpack = async ({ from, passphrase }: Wanted, { base, logs }: Chosen, work: string): Promise<number> => {
  let files = await putBack(join(from, base.name), passphrase, work)
  for (const { name, n } of logs) {
    const side = `${work}.log`
    await rm(side, { recursive: true, force: true })
    await mkdir(side, { recursive: true, mode: 0o700 })
    await unpackInto(join(from, name), passphrase, side)
    const said: { readonly n?: unknown } = JSON.parse(await readFile(join(side, 'log.json'), 'utf8'))
    if (said.n !== n) throw new Unreachable(`${name} is another log than its name says`)
    files += await moveIn(side, work)
    await rm(side, { recursive: true, force: true })
  }
  return files
}

/** A segment that the whole copy has a part of comes whole with the log. */
const moveIn = async (side: string, work: string): Promise<number> => {
  let files = 0
  const log = join(side, 'log')
  for (const name of existsSync(log) ? await readdir(log) : []) {
    await rename(join(log, name), join(work, 'postgres', 'cluster', 'pg_wal', name))
  }
  const came = join(side, 'files')
  for (const below of existsSync(came) ? await readdir(came) : []) {
    await mkdir(join(work, 'files', below), { recursive: true, mode: 0o700 })
    for (const name of await readdir(join(came, below))) {
      await rename(join(came, below, name), join(work, 'files', below, name))
      files += 1
    }
  }
  return files
}

/** Runs through the log once, and leaves a house that starts like any other. */
const recover = async (work: string, at: Date | undefined): Promise<void> => {
  const before = existsSync(settingsOf(work)) ? await readFile(settingsOf(work), 'utf8') : ''
  await appendFile(settingsOf(work), recovery(at))
  await writeFile(join(work, 'postgres', 'cluster', 'recovery.signal'), '')
  const server = await startPostgres({ directory: join(work, 'postgres') })
  try {
    const rows = await withClient(server.adminUrl, async client => (await client.query('select pg_is_in_recovery() as still')).rows)
    if (rows[0]?.still !== false) throw new Unreachable('PostgreSQL did not come to the end of the log')
  } finally {
    await server.stop()
  }
  await writeFile(settingsOf(work), before)
}

/** Nothing stands under the name that was asked for before all of it is there. */
export const putBackAt = async (wanted: Wanted): Promise<PutBack> => {
  const { from, into, at } = wanted
  if (!(await isFree(into))) throw new Error(`${into} holds something; a house is put back into a folder of its own`)
  const chosen = choose(copiesAmong(await readdir(from)), at)
  const work = `${into}.coming`
  const clear = () => Promise.all([work, `${work}.log`, `${work}.part`].map(path => rm(path, { recursive: true, force: true })))
  await clear()
  try {
    const files = await unpack(wanted, chosen, work)
    await recover(work, at)
    await rm(into, { recursive: true, force: true })
    await rename(work, into)
    const reaches = at ?? (chosen.logs.at(-1) ?? chosen.base).until
    return { base: chosen.base.until, logs: chosen.logs.length, files, reaches }
  } catch (error) {
    await clear()
    throw error
  }
}
