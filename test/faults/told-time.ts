/** Two clocks that are set apart: that of the program, and that of the database. */
import type { Client } from 'pg'

/** The program's own clock goes wrong by so much for as long as the work lasts: everything in this process that asks for the time gets the wrong one. */
export const withSkew = async <T>(ms: number, work: () => Promise<T>): Promise<T> => {
  const right = globalThis.Date
  globalThis.Date = new Proxy(right, {
    construct: (date, given, made) => Reflect.construct(date, given.length === 0 ? [right.now() + ms] : given, made),
    get: (date, name) => (name === 'now' ? () => right.now() + ms : Reflect.get(date, name)),
  })
  try {
    return await work()
  } finally {
    globalThis.Date = right
  }
}

const schemaText = `
create schema told;
create table told.shift (ms bigint not null);
insert into told.shift values (0);
create function told.clock_timestamp() returns timestamptz language sql volatile security definer set search_path = pg_catalog as
  $$ select pg_catalog.clock_timestamp() + (select ms from told.shift) * interval '1 millisecond' $$;
grant usage on schema told to tepei_app`

/** Lets the database's clock be set: a function of the same name comes first in the path of every new connection. */
export const layClock = async (owner: Client): Promise<void> => {
  await owner.query(schemaText)
  const { rows } = await owner.query<{ name: string }>('select current_database() as name')
  await owner.query(`alter database ${rows[0]?.name} set search_path = told, pg_catalog, public`)
}

/** From now on the database's clock says so much, and goes on from there. */
export const setClock = (owner: Client, at: number): Promise<unknown> =>
  owner.query(
    'update told.shift set ms = extract(epoch from (to_timestamp($1::double precision / 1000) - pg_catalog.clock_timestamp())) * 1000',
    [at],
  )
