/** The door to PostgreSQL: one pool, every statement named and prepared, requests of one transaction sent without waiting for each other. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { readdirSync, readFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { refuseOlderAtWork, refuseTooOld } from './fleet/form.ts'
import { refuseMighty } from './postgres/roles.ts'
import { secondsHere, secondsOfRequest, timeHere } from './statement-time.ts'
import { trailText } from './trail.ts'

export type Query = <R extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<readonly R[]>
export type Database = {
  /** Runs in one transaction: commits what `work` returns, rolls back what it throws. `reach` says which rows are seen. */
  readonly transaction: <T>(reach: Reach, work: (query: Query) => Promise<T>) => Promise<T>
  /** One unchanging view of everything, for what is read over minutes. What has to be written down meanwhile goes another way. */
  readonly snapshot: <T>(work: (query: Query) => Promise<T>) => Promise<T>
  /** One statement of the house itself, on its own: it reaches no dossier, no entry and no record. */
  readonly query: Query
  readonly close: () => Promise<void>
}

/** Which rows a transaction sees: all; the house's own, and no dossier; or those of a person, of some organisations, and of the programmes that some offices run. */
export type Reach =
  | 'everything'
  | 'house'
  | {
      readonly person?: string | undefined
      readonly organisations: readonly string[]
      readonly offices?: readonly string[]
      /** The one application that is seen beside the rounds, whatever else would be. */
      readonly only?: string | undefined
      /** Who asks: an expert's files are theirs by their own name, not by an organisation. */
      readonly account?: string | undefined
      /** What was handed over to the ministry. */
      readonly ministry?: boolean | undefined
    }

// Counts and sequences come as bigint; all of ours stay far below 2^53, and one that does not is a fault to be loud about.
pg.types.setTypeParser(20, text => {
  const n = Number(text)
  if (!Number.isSafeInteger(n)) throw new Error(`${text} is beyond 2^53`)
  return n
})
pg.types.setTypeParser(1082, day => day)

const names = new Map<string, string>()
const nameOf = (text: string) => {
  const known = names.get(text)
  if (known) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

const queryOn =
  (client: pg.PoolClient | pg.Client, answerMs: number): Query =>
  async (text, values = []) => {
    const asked = { name: nameOf(text), text, values: [...values], query_timeout: answerMs }
    return (await client.query(asked)).rows
  }

/** The settings of a transaction of this reach, for `enter`. */
export const settingsOf = (reach: Reach): readonly string[] => {
  if (reach === 'everything') return ['on', '', '', '', '', '', '', 'on', trailText(), timeHere()]
  if (reach === 'house') return ['', '', '', '', '', '', '', 'on', trailText(), timeHere()]
  return [
    ...['', reach.person ?? '', reach.organisations.join(','), (reach.offices ?? []).join(',')],
    ...[reach.only ?? '', reach.account ?? '', reach.ministry ? 'on' : '', '', trailText(), timeHere()],
  ]
}

export const enter = `select set_config('tepei.everything', $1, true), set_config('tepei.person', $2, true), set_config('tepei.organisations', $3, true),
  set_config('tepei.offices', $4, true), set_config('tepei.only', $5, true), set_config('tepei.account', $6, true),
  set_config('tepei.ministry', $7, true), set_config('tepei.house', $8, true),
  set_config('tepei.trail', $9, true), set_config('statement_timeout', $10, true)`

/**
 * How long the house waits for the database and the database for the house, as a line may be dead while neither end hears of it: for an answer to a request,
 * for a connection and for the end of one. What is not used for `idleMs` is given back. A transaction that says nothing for `silentMs`
 * is rolled back by PostgreSQL, so that its locks are free, and a connection that says nothing for twice that is closed.
 */
export type Patience = Readonly<Record<'answerMs' | 'connectMs' | 'endMs' | 'idleMs' | 'silentMs', number>>
export const usualPatience: Patience = {
  ...{ answerMs: 25_000, connectMs: 10_000, endMs: 5_000, idleMs: 10_000, silentMs: 30_000 },
}

/** Outside a transaction a connection speaks for the house; one of a role that could pass by the rows' own security is not used at all. */
const begin = async (client: pg.ClientBase): Promise<void> => {
  await refuseMighty(client)
  await client.query("set tepei.house = 'on'")
  await client.query(`set statement_timeout = '${secondsOfRequest}s'`)
}

/** Ended from our side, a line whose other end is gone would stand open for ever. */
const lineWith = (endMs: number) => (): Socket => {
  const socket = new Socket()
  return socket.once('finish', () => setTimeout(() => socket.destroy(), endMs).unref())
}

const openPool = (url: string, max: number, patience: Patience): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    pipeline: true,
    query_timeout: patience.answerMs,
    idleTimeoutMillis: patience.idleMs,
    stream: lineWith(patience.endMs),
    options: `-c idle_in_transaction_session_timeout=${patience.silentMs} -c idle_session_timeout=${2 * patience.silentMs}`,
    // For the connection itself: who waits for one that others use waits as long as they do.
    Client: new Proxy(pg.Client, {
      construct: (target, [config]) => new target({ ...config, connectionTimeoutMillis: patience.connectMs }),
    }),
    verify: (client, done) => {
      begin(client).then(() => done(), done)
    },
  })
  pool.on('error', () => {})
  // A server that goes away in the middle is told by the statement that waits; heard by nobody, it would end the process.
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}

const silentText = "select set_config('idle_in_transaction_session_timeout', $1, true)"
/** What may work for longer than a request is waited for that much longer, and may say nothing for that much longer. */
const moreMs = (seconds: number) => 1_000 * Math.max(0, seconds - secondsOfRequest)

/**
 * Opens the pools. `connections` at most are used at once. A look with another reach from within a transaction takes a connection set aside for that:
 * were all in the hands of transactions that each wait for one more, none would ever be given back.
 */
export const openDatabase = (url: string, connections = 12, patience = usualPatience): Database => {
  const aside = Math.max(1, Math.floor(connections / 4))
  const pools = [openPool(url, Math.max(1, connections - aside), patience), openPool(url, aside, patience)] as const
  const depth = new AsyncLocalStorage<number>()
  const poolHere = (): pg.Pool => {
    const pool = pools[depth.getStore() ?? 0]
    if (!pool) throw new Error('a look from within a look from within a transaction would wait for itself')
    return pool
  }

  const within = async <T>(begin: string, reach: Reach, work: (query: Query) => Promise<T>): Promise<T> => {
    const client = await poolHere().connect()
    const more = moreMs(secondsHere())
    const query = queryOn(client, patience.answerMs + more)
    let broken = false
    try {
      const longer = more > 0 ? [query(silentText, [String(patience.silentMs + more)])] : []
      const begun = Promise.all([query(begin), query(enter, settingsOf(reach)), ...longer])
      const [, result] = await Promise.all([begun, depth.run((depth.getStore() ?? 0) + 1, () => work(query))])
      await query('commit')
      return result
    } catch (error) {
      await query('rollback').catch(() => {
        broken = true
      })
      throw error
    } finally {
      client.release(broken)
    }
  }
  const query: Query = async (text, values = []) => (await poolHere().query({ name: nameOf(text), text, values: [...values] })).rows
  return {
    transaction: (reach, work) => within('begin', reach, work),
    snapshot: work => within('begin isolation level repeatable read read only', 'everything', work),
    query,
    close: async () => {
      await Promise.all(pools.map(pool => pool.end()))
    },
  }
}

const lost: readonly string[] = [
  '25P03',
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '08000',
  '08001',
  '08003',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
]
/** True when the database went away, is starting or is stopping: whoever asked may ask again in a moment. */
export const isAway = (error: unknown): boolean =>
  error instanceof Error &&
  (lost.includes(String(Reflect.get(error, 'code'))) ||
    /^Connection terminated|^Client has encountered a connection error|^Query read timeout|^timeout expired/.test(error.message))

const folder = join(import.meta.dirname, 'migrations')
/** The migrations that this server knows, the newest last. */
export const migrations = (): readonly string[] => readdirSync(folder).sort()

/** Brings a database to the newest form, one file after another, each in a transaction of its own. Forward only; two servers at once wait for each other. */
export const migrate = async (ownerUrl: string): Promise<readonly string[]> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => {})
  await client.connect()
  const done: string[] = []
  try {
    await client.query('select pg_advisory_lock(20220303)')
    await client.query('create table if not exists migration (name text primary key, at timestamptz not null default now())')
    const { rows } = await client.query<{ name: string }>('select name from migration')
    const known = new Set(rows.map(r => r.name))
    await refuseTooOld(client, migrations())
    for (const name of migrations()) {
      if (known.has(name)) continue
      await client.query('begin')
      await client.query(readFileSync(join(folder, name), 'utf8'))
      await client.query('insert into migration (name) values ($1)', [name])
      await refuseOlderAtWork(client, name)
      await client.query('commit')
      done.push(name)
    }
    return done
  } finally {
    await client.end()
  }
}

/** A server that may not migrate starts on a database that has everything already, and on no other. */
export const refuseUnmigrated = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ made: boolean }>("select to_regclass('public.migration') is not null as made")
    const known = rows[0]?.made ? (await client.query<{ name: string }>('select name from migration')).rows.map(({ name }) => name) : []
    await refuseTooOld(client, migrations())
    const missing = migrations().filter(name => !known.includes(name))
    if (missing.length > 0)
      throw new Error(
        `The database lacks ${missing.length} migrations, ${missing[0]} first: name the role that owns it in TEPEI_DATABASE_OWNER for this start.`,
      )
  } finally {
    await client.end()
  }
}
