/**
 * Gives the look-up index another key. A number can't be read back from its index, so the new key is laid over the old ones: what lies in the database is keyed
 * once more, and whoever has the keys of before finds nothing by them. All indexes change in one transaction; the ring follows at once.
 */
import { randomBytes } from 'node:crypto'
import type { Query } from '../database.ts'
import { holdRing } from './lock.ts'
import { keyedBy, layered, type Ring } from './ring.ts'
import type { RingFile } from './ring-file.ts'
import type { Vault } from './vault.ts'

export type IndexColumn = { readonly table: string; readonly key: string; readonly column: string }

/** Every index by which something is looked up. Digests that are only compared, and names that are given out, are none. */
export const indexColumns: readonly IndexColumn[] = [
  { table: 'account', key: 'id', column: 'phone_index' },
  { table: 'person', key: 'id', column: 'citizen_index' },
  { table: 'person', key: 'id', column: 'phone_index' },
  { table: 'citizen', key: 'id', column: 'number_index' },
  { table: 'link', key: 'id', column: 'phone_index' },
  { table: 'outgoing', key: 'id', column: 'phone_index' },
  { table: 'phone_code', key: 'id', column: 'phone_index' },
]

const layersText = 'select max(n)::int as n from finding_key'
const layersIn = async (query: Query): Promise<number> => (await query<{ n: number }>(layersText))[0]?.n ?? 1

/** Where the ring lags behind the database by the key that it has ready, that key is laid over the others. */
const follow = (ring: Ring, layers: number): Ring => {
  const { coming, ...held } = ring
  return coming && layers === ring.finding.length + 1 ? { ...held, finding: [...held.finding, coming] } : ring
}

/** As after a server was killed between the two; an older ring than the database can find nobody and is refused. */
export const settleIndex = async (query: Query, ring: RingFile, file = 'the ring of keys'): Promise<void> => {
  const layers = await layersIn(query)
  const { finding } = ring.change(held => follow(held, layers))
  if (finding.length !== layers)
    throw new Error(`${file} looks numbers up by ${finding.length} keys and the database by ${layers}: they are not of one time.`)
}

const batchSize = 5_000

const rekeyColumn = async (query: Query, { table, key, column }: IndexColumn, coming: Buffer, layers: number): Promise<number> => {
  const old = layers === 2 ? 32 : 33
  const nextText = `select ${key}::text as key, ${column} as found from ${table} where octet_length(${column}) = ${old} and (${old} = 32 or get_byte(${column}, 32) < ${layers}) limit ${batchSize}`
  const writeText = `update ${table} t set ${column} = u.found from unnest($1::text[], $2::bytea[]) as u (key, found) where t.${key}::text = u.key`
  for (let done = 0; ; ) {
    const rows = await query<{ key: string; found: Buffer }>(nextText)
    if (rows.length === 0) return done
    const anew = rows.map(({ found }) => layered(keyedBy(found.subarray(0, 32), coming), layers))
    await query(writeText, [rows.map(row => row.key), anew])
    done += rows.length
  }
}

/** Nobody is entered or looked for meanwhile: whoever asks waits, or is told to ask again. Returns how many indexes were keyed anew. */
const rekeyAll = ({ database, ring }: Vault, columns: readonly IndexColumn[]): Promise<number> =>
  database.transaction('everything', async query => {
    await holdRing(query)
    const layers = (await layersIn(query)) + 1
    const { coming } = ring.now()
    if (!coming) throw new Error('the ring has no key that could come over the others')
    await query(`lock table ${[...new Set(indexColumns.map(({ table }) => table))].join(', ')} in share row exclusive mode`)
    await query('insert into finding_key (n) values ($1)', [layers])
    let done = 0
    for (const column of columns) done += await rekeyColumn(query, column, coming, layers)
    const left = await leftOf(query, layers)
    if (left.length > 0) throw new Error(`The index keeps its key: that of before is still in ${left.join(', ')}`)
    return done
  })

const leftOf = async (query: Query, layers: number): Promise<readonly string[]> => {
  const left: string[] = []
  for (const { table, column } of indexColumns) {
    const text = `select 1 from ${table} where octet_length(${column}) <> 33 or get_byte(${column}, 32) <> ${layers} limit 1`
    if ((await query(text)).length > 0) left.push(`${table}.${column}`)
  }
  return left
}

export const rotateIndex = async (vault: Vault, columns = indexColumns): Promise<number> => {
  const { database, ring } = vault
  await database.transaction('house', async query => {
    await holdRing(query)
    await settleIndex(query, ring)
    ring.change(held => (held.coming ? held : { ...held, coming: randomBytes(32) }))
  })
  const done = await rekeyAll(vault, columns)
  await database.transaction('house', async query => {
    await holdRing(query)
    await settleIndex(query, ring)
  })
  return done
}
