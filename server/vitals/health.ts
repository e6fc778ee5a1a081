/** Whether the house can do its work: asked by whatever stands in front of it, and by whoever is woken when it can't. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Site } from '../questions/asking.ts'
import { isTight } from './space.ts'

export type Check = 'ok' | 'failed'
export type Health = { readonly ready: boolean; readonly checks: Readonly<Record<'database' | 'space', Check>> }

const patienceMs = 2_000

/** A database that does not answer in two seconds is not there for anybody who waits for a page. */
const databaseAnswers = async ({ house }: Site): Promise<boolean> => {
  const waited = new AbortController()
  const late = pause(patienceMs, false, { signal: waited.signal, ref: false }).catch(() => false)
  const answered = house.database.query('select 1').then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([answered, late])
  } finally {
    waited.abort()
  }
}

const said = (ok: boolean): Check => (ok ? 'ok' : 'failed')

/** Ready to serve: without the database there is nothing to show, and whoever is about to stop is asked for nothing more. A full disk is told and does not take the server out, as reading still works. */
export const findHealth = async (site: Site): Promise<Health> => {
  const database = await databaseAnswers(site)
  const space = site.space === undefined || !isTight(site.space())
  return { ready: database && site.isLeaving?.() !== true, checks: { database: said(database), space: said(space) } }
}
