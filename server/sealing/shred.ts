/**
 * Destroys the keys of dossiers and people. The database says which, then the ring is cut, then the list outside says so too: each is done again where the
 * server stopped between, and whichever of the three is restored from an older copy learns it from the others.
 */
import type { Database, Query } from '../database.ts'
import { settleIndex } from './index-key.ts'
import { holdRing } from './lock.ts'
import { cutTrees, isCut, type Ring } from './ring.ts'
import type { RingFile } from './ring-file.ts'
import { readShredded, type Shredding, writeShredded } from './shred-list.ts'
import { leafOf } from './tree.ts'
import type { Vault } from './vault.ts'

const listText = `
insert into shredded (leaf, key) select decode(l, 'hex'), decode(k, 'hex') from unnest($1::text[], $2::text[]) as t (l, k) on conflict do nothing`
const list = (query: Query, shreddings: readonly Shredding[]) =>
  query(listText, [shreddings.map(({ leaf }) => leaf), shreddings.map(({ key }) => key)])

/** Says in the transaction that deletes the rows of some units that their keys are to be destroyed, in every tree that there is. */
export const listUnits = (query: Query, { trees }: Ring, units: readonly string[]) =>
  list(
    query,
    units.flatMap(unit => trees.map(({ id }) => ({ leaf: leafOf(unit), key: id }))),
  )

const listedText = "select encode(leaf, 'hex') as leaf, encode(key, 'hex') as key from shredded order by at, leaf, key"
const listed = (query: Query): Promise<readonly Shredding[]> => query<Shredding>(listedText)

/** Cuts from the ring what is listed and still grows. */
const cutListed = async (database: Database, ring: RingFile): Promise<readonly Shredding[]> =>
  database.transaction('house', async query => {
    await holdRing(query)
    const shreddings = await listed(query)
    await settleIndex(query, ring)
    ring.change(held => cutTrees(held, shreddings))
    return shreddings
  })

/** Database, ring and list say the same afterwards. */
export const shredListed = async ({ database, seals, ring, shreddedFile }: Vault): Promise<void> => {
  const outside = readShredded(shreddedFile, seals)
  if (outside.length > 0) await database.transaction('house', query => list(query, outside))
  writeShredded(shreddedFile, seals, await cutListed(database, ring), outside)
}

const dossiersText = 'select subject, id from record union select subject, id from basis'
const peopleText = "select id from person where name <> ''"
type Dossier = { readonly subject: string; readonly id: string }

/** What lies in the database although its key is destroyed, as after a restore. */
export const findCut = async (query: Query, ring: Ring) => {
  if (ring.trees.every(({ nodes }) => nodes.size === 1)) return { dossiers: [], people: [] }
  const dossiers = await query<Dossier>(dossiersText)
  const people = await query<{ id: string }>(peopleText)
  return {
    dossiers: dossiers.filter(({ subject, id }) => isCut(ring, leafOf(`${subject}/${id}`))),
    people: people.map(({ id }) => id).filter(id => isCut(ring, leafOf(`person/${id}`))),
  }
}
