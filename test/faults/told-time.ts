/** Two clocks that are set apart: that of the program, and that of the database as the server’s own login reads it. */
import type { Client } from 'pg'

/** The program's own clock goes wrong by so much for as long as the work lasts: everything in this process that asks for the time gets the wrong one. */
export const withSkew = async <T>(ms: number, work: () => Promise<T>): Promise<T> => {
  const Right = globalThis.Date
  class Wrong extends Right {
    constructor(...given: readonly [] | readonly [number | string | Date]) {
      super(given.length === 0 ? Right.now() + ms : given[0])
    }
    static override now(): number {
      return Right.now() + ms
    }
  }
  Reflect.set(globalThis, 'Date', Wrong)
  try {
    return await work()
  } finally {
    globalThis.Date = Right
  }
}

const schemaText = `
create schema told;
create table told.shift (ms bigint not null);
insert into told.shift values (0);
create function told.clock_timestamp() returns timestamptz language sql volatile security definer set search_path = pg_catalog as
  $$ select pg_catalog.clock_timestamp() + (select ms from told.shift) * interval '1 millisecond' $$;
grant usage on schema told to tepei_app`

/** Lets the database's clock be set for one login: a function of the same name comes first in its path. New connections see it. */
export const layClock = async (owner: Client, login: string): Promise<void> => {
  await owner.query(schemaText)
  const { rows } = await owner.query<{ name: string }>('select current_database() as name')
  await owner.query(`alter role ${login} in database ${rows[0]?.name} set search_path = told, pg_catalog, public`)
}

/** From now on the database's clock says so much, and goes on from there. */
export const setClock = (owner: Client, at: number): Promise<unknown> =>
  owner.query(
    "update told.shift set ms = extract(epoch from (to_timestamp($1::double precision / 1000) - pg_catalog.clock_timestamp())) * 1000",
    [at],
  )
