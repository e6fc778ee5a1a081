/**
 * Which servers may work on a form of the database. A migration adds; what takes away something that the version before writes to names, in
 * `house_mark.least`, the migration that a server has to know, and is made only when no older server is at work.
 */
import type { ClientBase } from 'pg'
import { isHere } from './presence.ts'

const isThere = async (client: ClientBase): Promise<boolean> =>
  (await client.query<{ there: boolean }>("select to_regclass('public.house_mark') is not null as there")).rows[0]?.there === true

/** Throws one line where the database was changed so that a server that knows these migrations only can't work on it. */
export const refuseTooOld = async (client: ClientBase, known: readonly string[]): Promise<void> => {
  if (!(await isThere(client))) return
  const { rows } = await client.query<{ least: string | null }>('select least from house_mark')
  const least = rows[0]?.least ?? undefined
  if (least !== undefined && !known.includes(least))
    throw new Error(
      `This version is too old for the database, which a newer one has changed: it must know ${least}. Start that version, or restore the backup from before it.`,
    )
}

const olderText = `select count(*)::int as older from server s, house_mark m where s.newest < m.least and ${isHere}`

/** Within the transaction of a migration: throws where a server is at work that could not go on after it. */
export const refuseOlderAtWork = async (client: ClientBase, migration: string): Promise<void> => {
  if (!(await isThere(client))) return
  const older = (await client.query<{ older: number }>(olderText)).rows[0]?.older ?? 0
  if (older > 0) throw new Error(`${migration} can't be made while ${older} servers of an older version are at work: stop them first.`)
}
