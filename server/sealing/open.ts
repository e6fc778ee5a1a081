/** Opens the ring of a house, or makes its first; refuses a ring that is older than what the database says of its keys. */
import { existsSync } from 'node:fs'
import type { Database, Query } from '../database.ts'
import { getMasterKey, readMasterKey } from '../keys.ts'
import type { Settings } from '../settings.ts'
import { settleIndex } from './index-key.ts'
import { fileKeeper, type Keeper, programKeeper } from './keeper.ts'
import { holdRing } from './lock.ts'
import { firstRing, type Ring } from './ring.ts'
import { keepRing, type RingFile, ringFileOf } from './ring-file.ts'

export type Places = Pick<Settings, 'keyFile' | 'ringFile' | 'keeper'>

/** What was sealed before there were trees bears no key's id; it stands for one. */
const beforeId = '0'.repeat(16)

const keeperOf =
  ({ keyFile, keeper }: Places) =>
  (): Keeper =>
    keeper === undefined ? fileKeeper(getMasterKey(keyFile, false)) : programKeeper(keeper)

const knownText = "select encode(id, 'hex') as id, destroyed_at is not null as gone from sealing_key"
type Known = { readonly id: string; readonly gone: boolean }

/** A house that lived by its master key alone draws its old keys from that; a new one draws nothing from anything. */
const makeFirst = async (query: Query, places: Places): Promise<void> => {
  if ((await query(knownText)).length > 0)
    throw new Error(
      `The ring of keys ${places.ringFile} is missing, but the database holds data that only it opens. Restore it from your newest copy.`,
    )
  const lived = (await query('select 1 from record limit 1')).length > 0
  const master = readMasterKey(places.keyFile)
  if (places.keeper === undefined && !master) getMasterKey(places.keyFile, !lived)
  if (lived && !master) throw new Error(`The master key ${places.keyFile} is missing, and records were sealed by it.`)
  keepRing(places.ringFile, firstRing(master), [keeperOf(places)()])
}

const addText = "insert into sealing_key (id) values (decode($1, 'hex')) on conflict do nothing"

const checkKeys = async (query: Query, { trees, before }: Ring, file: string): Promise<void> => {
  const here = new Set([...trees.map(({ id }) => id), ...(before ? [beforeId] : [])])
  for (const id of here) await query(addText, [id])
  const missing = (await query<Known>(knownText)).find(({ id, gone }) => !gone && !here.has(id))
  if (missing)
    throw new Error(`The ring of keys ${file} lacks the key ${missing.id}, by which records are sealed: restore your newest copy.`)
}

export const openRingOf = (database: Database, places: Places): Promise<RingFile> =>
  database.transaction('everything', async query => {
    await holdRing(query)
    if (!existsSync(places.ringFile)) await makeFirst(query, places)
    const ring = ringFileOf(places.ringFile, keeperOf(places))
    await checkKeys(query, ring.now(), places.ringFile)
    await settleIndex(query, ring, places.ringFile)
    return ring
  })
