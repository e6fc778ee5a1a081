/** A house whose record is under checkpoints: some dossiers with transfers, looks, a registry; and what an attacker who owns the database can do to it. */
import { hash } from 'node:crypto'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from 'pg'
import { vi } from 'vitest'
import { canonical } from '../core/canonical.ts'
import { type Checkpoints, type Key, readCheckpoints, type Verified, verifyLog } from '../documents/log-check/index.ts'
import { entryOf, type JournalRow } from '../server/audit.ts'
import { keyOf, publicOf } from '../server/checkpoints/body.ts'
import { recordLines } from '../server/checkpoints/export.ts'
import { appendCheckpoints } from '../server/checkpoints/file.ts'
import { makeCheckpoints } from '../server/checkpoints/make.ts'
import type { Query } from '../server/database.ts'
import { withClient } from '../server/postgres/check.ts'
import { openArena, racerIds } from './concurrency/arena.ts'
import { bodyOf, hohhot, leader } from './given.ts'
import { freshHouse, type TestHouse } from './house.ts'

export type Recorded = TestHouse & { readonly file: string; readonly key: Key; readonly outside: () => Promise<Checkpoints> }

const looseText = `select (select count(*) from journal) + (select count(*) from registry) + (select count(*) from access_log)
  - (select count(*) from leaf) as n`

const unsettledText = `select count(*) as n from (select tx from journal union all select tx from access_log) t
  where tx >= pg_snapshot_xmin(pg_current_snapshot())`
const none = async (house: TestHouse, text: string, what: string): Promise<void> => {
  const [row] = await house.database.transaction('everything', query => query<{ n: number }>(text))
  if (row?.n !== 0) throw new Error(`${row?.n} lines are ${what}`)
}

/** Until all that is written is under a checkpoint, under one where none was made meanwhile: other tests beside this one hold transactions open, and what is newer waits for them. */
export const settle = (house: TestHouse, file: string) =>
  vi.waitFor(
    async () => {
      await none(house, unsettledText, 'newer than an open transaction')
      await makeCheckpoints(house)
      await none(house, looseText, 'under no checkpoint')
      await appendCheckpoints(house, file)
    },
    { timeout: 60_000, interval: 50 },
  )

export async function* linesOf(text: string): AsyncGenerator<string> {
  yield* text.split('\n')
}

const looks = (house: TestHouse, n: number) =>
  house.database.query(
    "insert into access_log (account, asked, subject, id) select 'officer', 'form', 'application', 'racer' || i from generate_series(1, $1) i",
    [n],
  )

const recorded = (house: TestHouse): Recorded => {
  const file = join(mkdtempSync(join(tmpdir(), 'checkpoints-')), 'checkpoints.jsonl')
  const key = publicOf(keyOf(house.seals))
  return { ...house, file, key, outside: () => readCheckpoints(linesOf(readFileSync(file, 'utf8')), key) }
}

/** A house in which nothing was done yet, under its first checkpoint. */
export const openEmptyRecord = async (): Promise<Recorded> => {
  const house = recorded(await freshHouse())
  await house.settle(leader)
  await settle(house, house.file)
  return house
}

/** Three checkpoints and more: what came with the people, some looks, some places given. */
export const openRecorded = async (people = 8): Promise<Recorded> => {
  const house = recorded(await openArena(people, 8))
  await settle(house, house.file)
  await looks(house, 8)
  await settle(house, house.file)
  for (const id of racerIds(3)) await house.act(bodyOf(hohhot), 'application', id, 'recommend')
  await settle(house, house.file)
  return house
}

const queryOn =
  (client: Client): Query =>
  async (text, values = []) =>
    (await client.query({ text, values: [...values] })).rows

/** As whoever owns the database, with its triggers off; nothing of it stays. */
export const asOwner = <T>({ url }: TestHouse, work: (query: Query) => Promise<T>): Promise<T> =>
  withClient(url, async client => {
    await client.query('begin')
    for (const table of ['journal', 'posting', 'registry', 'access_log', 'checkpoint'])
      await client.query(`alter table ${table} disable trigger user`)
    try {
      return await work(queryOn(client))
    } finally {
      await client.query('rollback')
    }
  })

export type Found =
  | { readonly kind: 'whole'; readonly verified: Verified }
  | { readonly kind: 'wrong'; readonly place: string; readonly says: string }

/** What the verification of this record says. */
export const foundIn = async (lines: AsyncIterable<string>, checkpoints: Checkpoints): Promise<Found> => {
  try {
    return { kind: 'whole', verified: await verifyLog(lines, checkpoints) }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { kind: 'wrong', place: String(Reflect.get(error, 'place')), says: error.message }
  }
}

export const recordOf = async (query: Query): Promise<readonly string[]> => {
  const all: string[] = []
  for await (const line of recordLines(query)) all.push(line)
  return all
}

const rowsText = `
select seq, subject, id, n, action, actor, role, acting_for, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, edition, fact, kept, seen,
  due, prev, hash, null as head from journal where subject = $1 and id = $2 order by n`

/** Makes the chain of a dossier fit again from its first entry to its last, and the dossier's own idea of it. */
export const rechain = async (query: Query, subject: string, id: string): Promise<void> => {
  let prev = ''
  let n = 0
  for (const row of await query<JournalRow>(rowsText, [subject, id])) {
    n += 1
    const fitting = hash('sha256', prev + canonical(entryOf({ ...row, n })), 'hex')
    await query('update journal set n = $2, prev = $3, hash = $4 where seq = $1', [row.seq, n, prev, fitting])
    prev = fitting
  }
  await query('update dossier set n = $3, hash = $4 where subject = $1 and id = $2', [subject, id, n, prev])
}
