/** Whoever writes the ring, of all servers and commands of a house, is alone until the transaction ends. */
import type { Query } from '../database.ts'

export const holdRing = (query: Query) => query('select pg_advisory_xact_lock(20261130)')
