/** Whom a host has named for somebody as it took them in. */
import type { Query } from './database.ts'
import { textIn } from './reading.ts'
import { placeOf, type Seals } from './seal.ts'
import { findRecord } from './store.ts'

export const findSupervisor = async (query: Query, seals: Seals, id: string): Promise<string | undefined> => {
  const welcome = await findRecord(query, 'placement', id, 'welcome')
  return welcome && textIn(seals.open(placeOf('placement', id, 'welcome', welcome.n), welcome.sealed), 'supervisor')
}
