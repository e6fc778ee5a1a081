/** By which request something comes: from where, in whose session, as whom. Every transaction under a request tells it to the database, for the access log. */
import { AsyncLocalStorage } from 'node:async_hooks'

export type Trail = {
  readonly request: string
  /** The caller's address, as far as the proxies that are trusted say. */
  readonly address: string
  account: string
  /** A digest of the session's own digest: it finds the lines of one session, and no session. */
  session: string
  seat: string
  /** For how long one of its statements may work, where it is longer than usual. */
  readonly seconds?: number
  /** What is shown, by the names of its fields. */
  fields: readonly string[]
}

const trails = new AsyncLocalStorage<Trail>()
export const under = <T>(trail: Trail, work: () => T): T => trails.run(trail, work)
/** Nothing where the house works by itself. */
export const trailHere = (): Trail | undefined => trails.getStore()

/** What a transaction is told; the columns of the log take it from there. */
export const trailText = (): string => {
  const trail = trailHere()
  if (!trail) return ''
  const { request, address, session, seat, fields } = trail
  return JSON.stringify({ request, address, session, seat, fields })
}

/** Names the fields that the answer to this request shows, before its transaction begins. */
export const shows = (...fields: readonly string[]): void => {
  const trail = trailHere()
  if (trail) trail.fields = fields
}

/** Somebody came in by this request: what came of it bears their name. */
export const becomes = (account: string): void => {
  const trail = trailHere()
  if (trail) trail.account = account
}
