/** Failed sign-ins make the next one wait, by account and by address, each longer than the last; nobody is locked out for ever. */
import { hash } from 'node:crypto'
import type { Database } from './database.ts'

/** `free` failures cost nothing; then the wait doubles from one second up to five minutes. An hour of quiet forgives all. */
export type Watched = { readonly name: string; readonly free: number }

export const accountWatched = (login: string): Watched => ({ name: `login/${login}`, free: 3 })
/** Many people of one office come from one address. */
export const addressWatched = (address: string): Watched => ({ name: `address/${address}`, free: 30 })

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

const failText = `
insert into throttle (key, failures, until) values ($1, 1, clock_timestamp() + case when $2 > 0 then interval '0' else interval '1 second' end)
on conflict (key) do update set
  failures = case when throttle.until < clock_timestamp() - interval '1 hour' then 1 else throttle.failures + 1 end,
  until = clock_timestamp() + case
    when throttle.until < clock_timestamp() - interval '1 hour' or throttle.failures < $2 then interval '0'
    else least(interval '5 minutes', interval '1 second' * power(2, least(throttle.failures - $2, 12))) end`

export const countFailure = async (database: Database, watched: readonly Watched[]): Promise<void> => {
  for (const one of watched) await database.query(failText, [keyOf(one), one.free])
}

export const forgive = async (database: Database, watched: Watched): Promise<void> => {
  await database.query('delete from throttle where key = $1', [keyOf(watched)])
}
