/**
 * Gives the house a new key while it works: everything sealed is sealed anew under it, nothing more may be sealed by the old one, and then the old one is
 * destroyed. Each step may be done twice, so that one that was killed anywhere is gone on with by being begun again.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Query } from '../database.ts'
import { resealApart } from '../intake/apart.ts'
import { Shredded } from '../seal.ts'
import { holdRing } from './lock.ts'
import { type SealedTable, sealedTables } from './places.ts'
import { newTree, type Ring, treeNow } from './ring.ts'
import { lookEveryMs } from './ring-file.ts'
import type { Vault } from './vault.ts'

export type Moved = { readonly table: string; readonly done: number; readonly total: number }
type Say = (moved: Moved) => void

/** As the trigger takes it shared for whatever is sealed: whoever holds it alone knows that nobody is still writing by a key that was open. */
const closeLock = 20_261_129
const batchSize = 500

type Row = { readonly key: readonly (string | Buffer)[]; readonly place: string; readonly sealed: Buffer }
type Turn = { readonly vault: Vault; readonly tables: readonly SealedTable[]; readonly say: Say }

const byOther = "sealed is not null and (substr(sealed, 1, 1) = '\\x01' or substr(sealed, 3, 8) <> decode($1, 'hex'))"
const columnsOf = ({ key }: SealedTable): readonly string[] => Object.keys(key)

const nextText = (table: SealedTable, after: boolean): string => {
  const columns = columnsOf(table).join(', ')
  const typed = Object.values(table.key).map((type, i) => `$${i + 2}::${type}`)
  const keys = Object.entries(table.key).map(([name, type]) => (type === 'bytea' ? name : `${name}::text`))
  return `select ${keys.map((key, i) => `${key} as k${i}`).join(', ')}, ${table.place} as place, sealed from ${table.table}
    where ${byOther} ${after ? `and (${columns}) > (${typed.join(', ')})` : ''} order by ${columns} limit ${batchSize} for update`
}

const nextRows = async (query: Query, table: SealedTable, id: string, after: Row['key'] | undefined): Promise<readonly Row[]> => {
  const rows = await query<Record<string, string | Buffer>>(nextText(table, after !== undefined), [id, ...(after ?? [])])
  return rows.map(row => ({
    key: columnsOf(table).map((_, i) => row[`k${i}`] ?? ''),
    place: String(row.place),
    sealed: Buffer.isBuffer(row.sealed) ? row.sealed : Buffer.of(),
  }))
}

const writeText = ({ table, key }: SealedTable): string => {
  const arrays = Object.values(key).map((type, i) => `$${i + 1}::${type}[]`)
  const names = Object.keys(key).map((_, i) => `k${i}`)
  return `update ${table} as t set sealed = u.sealed from unnest(${arrays.join(', ')}, $${names.length + 1}::bytea[]) as u (${names.join(', ')}, sealed)
    where ${Object.keys(key)
      .map((name, i) => `t.${name} = u.k${i}`)
      .join(' and ')}`
}

/** Undefined for what was erased meanwhile: its row is about to go. */
const resealed = ({ seals }: Vault, { place, sealed }: Row): Buffer | undefined => {
  try {
    return seals.reseal(place, sealed)
  } catch (error) {
    if (error instanceof Shredded) return undefined
    throw new Error(`${place} can’t be opened, and nothing is destroyed: ${error instanceof Error ? error.message : error}`)
  }
}

const moveBatch = ({ vault }: Turn, table: SealedTable, id: string, after: Row['key'] | undefined) =>
  vault.database.transaction('everything', async query => {
    const rows = await nextRows(query, table, id, after)
    const anew = rows.flatMap(row => {
      const sealed = resealed(vault, row)
      return sealed ? [{ key: row.key, sealed }] : []
    })
    const columns = columnsOf(table).map((_, i) => anew.map(({ key }) => key[i]))
    if (anew.length > 0) await query(writeText(table), [...columns, anew.map(({ sealed }) => sealed)])
    return { last: rows.at(-1)?.key, moved: anew.length }
  })

const countText = (table: string) => `select count(*)::int as n from ${table} where ${byOther}`
const countOf = async ({ vault }: Turn, { table }: SealedTable, id: string): Promise<number> =>
  (await vault.database.transaction('everything', query => query<{ n: number }>(countText(table), [id])))[0]?.n ?? 0

const moveTable = async (turn: Turn, table: SealedTable, id: string): Promise<number> => {
  const total = await countOf(turn, table, id)
  let done = 0
  let after: Row['key'] | undefined
  do {
    const { last, moved } = await moveBatch(turn, table, id, after)
    after = last
    done += moved
    if (moved > 0) turn.say({ table: table.table, done, total })
  } while (after)
  return done
}

const moveAll = async (turn: Turn, id: string): Promise<number> => {
  let moved = 0
  for (const table of turn.tables) moved += await moveTable(turn, table, id)
  return moved
}

const isUnderWay = ({ trees, before }: Ring): boolean => trees.length > 1 || (trees.length === 1 && before !== undefined)
const addText = "insert into sealing_key (id) values (decode($1, 'hex')) on conflict do nothing"

/** A rotation that was cut off has its new key already. A house that was never rotated has one beside the key of before, which has sealed since. */
const begin = ({ database, ring }: Vault): Promise<string> =>
  database.transaction('house', async query => {
    await holdRing(query)
    const { id } = treeNow(ring.change(held => (isUnderWay(held) ? held : { ...held, trees: [...held.trees, newTree()] })))
    await query(addText, [id])
    return id
  })

const closeText = "update sealing_key set closed_at = clock_timestamp() where id <> decode($1, 'hex') and closed_at is null"
const close = ({ database }: Vault, id: string) =>
  database.transaction('house', async query => {
    await query('select pg_advisory_xact_lock($1)', [closeLock])
    await query(closeText, [id])
  })

const destroyText = "update sealing_key set destroyed_at = clock_timestamp() where id <> decode($1, 'hex') and destroyed_at is null"
/** The database says so before it is so: a ring that lacks a key which the database believes in would not be opened. */
const destroy = async ({ database, ring }: Vault, id: string): Promise<void> => {
  await database.query(destroyText, [id])
  await database.transaction('house', async query => {
    await holdRing(query)
    ring.change(({ before: _, trees, ...held }) => ({ ...held, trees: trees.filter(tree => tree.id === id) }))
  })
}

/** Of every table, whichever were gone through. */
const leftOver = async (turn: Turn, id: string): Promise<readonly string[]> => {
  const counted = await Promise.all(sealedTables.map(async table => ({ table, n: await countOf(turn, table, id) })))
  return counted.filter(({ n }) => n > 0).map(({ table, n }) => `${n} in ${table.table}`)
}

export type Rotated = { readonly key: string; readonly moved: number }

/** `waitMs`: until every server that works on this house has read the ring again; one that has not is refused, and nothing is lost. */
export const rotate = async (vault: Vault, say: Say, waitMs = 3 * lookEveryMs, tables = sealedTables): Promise<Rotated> => {
  const turn: Turn = { vault, tables, say }
  const key = await begin(vault)
  await pause(waitMs)
  let moved = 0
  for (let more = await moveAll(turn, key); more > 0; more = await moveAll(turn, key)) moved += more
  await close(vault, key)
  moved += await moveAll(turn, key)
  await resealApart(vault, vault.filesFolder)
  const left = await leftOver(turn, key)
  if (left.length > 0) throw new Error(`The old keys are not destroyed: they still seal ${left.join(', ')}`)
  await destroy(vault, key)
  return { key, moved }
}
