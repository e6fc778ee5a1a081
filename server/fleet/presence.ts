/** By one connection of its own a server is known to be here: the locks on it go when the server dies, however it dies, and another may take them. */
import pg from 'pg'
import type { Query } from '../database.ts'
import type { Holds } from '../loop.ts'

export type Presence = {
  /** True while this server is the one that does the named work; it stays so until it leaves or its connection is gone. */
  readonly holds: Holds
  readonly leave: () => Promise<void>
}

/** The two numbers of an advisory lock: of servers by their number, of work by its name. */
export const serverLocks = 20_260_045
const workLocks = 20_260_046

/** True of a row of `server s` whose server lives at this moment. */
export const isHere = `exists (select from pg_locks l where l.locktype = 'advisory' and l.classid = ${serverLocks} and l.objid = s.id::oid and l.objsubid = 2
  and l.granted and l.database = (select oid from pg_database where datname = current_database()))`

type Here = { readonly client: pg.Client; readonly query: Query; readonly held: Set<string> }

/** A server that does not answer within five seconds is gone: half a connection would keep what another could do. */
const connect = async (url: string): Promise<Here> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, query_timeout: 5_000, keepAlive: true })
  client.on('error', () => undefined)
  await client.connect()
  await client.query("set tepei.house = 'on'")
  let before: Promise<unknown> = Promise.resolve()
  // Several loops ask, and a connection answers one after another.
  const query: Query = async <R extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) => {
    const asked = before.then(() => client.query<R>(text, [...values]))
    before = asked.catch(() => undefined)
    return (await asked).rows
  }
  return { client, query, held: new Set() }
}

const takeText = 'select pg_try_advisory_lock($1, hashtext($2)) as taken'

/** What is held is asked after each time: a lock that went with its connection is another's by now. */
const holdsOn = async ({ query, held }: Here, name: string): Promise<boolean> => {
  if (held.has(name)) await query('select 1')
  else if ((await query<{ taken: boolean }>(takeText, [workLocks, name]))[0]?.taken) held.add(name)
  return held.has(name)
}

/** Enters at once, by `enter` on the connection, and again whenever the connection was lost. */
export const bePresent = async (url: string, enter: (query: Query) => Promise<void>): Promise<Presence> => {
  const come = async (): Promise<Here> => {
    const here = await connect(url)
    try {
      await enter(here.query)
      return here
    } catch (error) {
      await here.client.end()
      throw error
    }
  }
  let coming = come()
  await coming
  return {
    holds: async name => {
      const here = coming
      try {
        return await holdsOn(await here, name)
      } catch {
        if (coming === here) {
          coming = come()
          // Heard by whoever asks next.
          coming.catch(() => undefined)
          void here
            .then(
              ({ client }) => client.end(),
              () => undefined,
            )
            .catch(() => undefined)
        }
        return false
      }
    },
    leave: async () => {
      await coming.then(({ client }) => client.end()).catch(() => undefined)
    },
  }
}
