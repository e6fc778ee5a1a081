/** Failed sign-ins make the next one wait, by account and by address, each longer than the last; nobody is locked out for ever. */
import { hash } from 'node:crypto'
import type { Database } from './database.ts'

/** `free` failures cost nothing; then the wait doubles from one second up to `mostSeconds`, five minutes where it isn't said. An hour of quiet forgives all. */
export type Watched = { readonly name: string; readonly free: number; readonly mostSeconds?: number }

/** At ten minutes at most, no more than twenty passwords of one account are tried in an hour, from however many addresses. */
export const accountWatched = (login: string): Watched => ({ name: `login/${login}`, free: 3, mostSeconds: 600 })
/** Codes of the second factor, recovery codes and passwords of somebody who is in already. */
export const proofWatched = (account: string): Watched => ({ name: `proof/${account}`, free: 3, mostSeconds: 600 })
/** Many people of one office come from one address. */
export const addressWatched = (address: string): Watched => ({ name: `address/${address}`, free: 30 })
/** All sign-ins together: one password on thousands of accounts is slowed to one try in two seconds, which somebody who knows theirs can wait for. */
export const everybodyWatched: Watched = { name: 'sign-in', free: 1_000, mostSeconds: 2 }

/** Codes of certificates that are none, of one address and of everybody together: few mistype ten times, and nobody's guesses go on for long. */
export const guessesWatched = (address: string): readonly Watched[] => [
  { name: `certificate/${address}`, free: 10 },
  { name: 'certificate', free: 2_000 },
]

const keyOf = ({ name }: Watched) => hash('sha256', name, 'buffer')

/** Seconds until another try is taken; 0 for now. */
export const waitSeconds = async (database: Database, watched: readonly Watched[]): Promise<number> => {
  const [row] = await database.query<{ wait: number }>(
    'select ceil(extract(epoch from max(until) - clock_timestamp()))::int as wait from throttle where key = any($1)',
    [watched.map(keyOf)],
  )
  return Math.max(0, row?.wait ?? 0)
}

const mostOf = ({ mostSeconds = 300 }: Watched) => mostSeconds
const failText = `
insert into throttle (key, failures, until) values ($1, 1, clock_timestamp() + case when $2 > 0 then interval '0' else interval '1 second' end)
on conflict (key) do update set
  failures = case when throttle.until < clock_timestamp() - interval '1 hour' then 1 else throttle.failures + 1 end,
  until = clock_timestamp() + case
    when throttle.until < clock_timestamp() - interval '1 hour' or throttle.failures < $2 then interval '0'
    else least(interval '1 second' * $3::int, interval '1 second' * power(2, least(throttle.failures - $2, 12))) end`
const takeText = `${failText} where throttle.until <= clock_timestamp() returning 1`

export const countFailure = async (database: Database, watched: readonly Watched[]): Promise<void> => {
  for (const one of watched) await database.query(failText, [keyOf(one), one.free, mostOf(one)])
}

class HeldBack extends Error {
  override readonly name = 'HeldBack'
  readonly by: Watched
  constructor(by: Watched) {
    super(`held back by ${by.name}`)
    this.by = by
  }
}

/**
 * Takes one try, which counts as failed until it is given back: of a thousand that come at once no more are let in than of a thousand one after another.
 * Returns 0, or the seconds until another is taken. Whoever is held back by one of them has used up nothing of the others.
 */
export const takeTry = async (database: Database, watched: readonly Watched[]): Promise<number> => {
  try {
    await database.transaction('house', async query => {
      for (const one of watched) if ((await query(takeText, [keyOf(one), one.free, mostOf(one)])).length === 0) throw new HeldBack(one)
    })
    return 0
  } catch (error) {
    if (!(error instanceof HeldBack)) throw error
    return Math.max(1, await waitSeconds(database, [error.by]))
  }
}

/** Gives one try back that has come right. What others have failed stays. */
export const giveBack = async (database: Database, watched: readonly Watched[]): Promise<void> => {
  await database.query('update throttle set failures = greatest(0, failures - 1) where key = any($1)', [watched.map(keyOf)])
}

export const forgive = async (database: Database, watched: Watched): Promise<void> => {
  await database.query('delete from throttle where key = $1', [keyOf(watched)])
}

/** What an hour of quiet has forgiven is worth no row; the windows of floods are shorter still. */
export const sweepThrottle = (database: Database): Promise<unknown> =>
  database.query("delete from throttle where until < clock_timestamp() - interval '2 hours'")
