/** A house of its own for a test: an empty database, a clock that is set, and the people whom the test needs. */
import { randomBytes } from 'node:crypto'
import type { Actor } from '../core/facts.ts'
import { loadLaw } from '../policy/load.ts'
import type { Law } from '../policy/shape.ts'
import { type Database, migrate, openDatabase } from '../server/database.ts'
import type { House } from '../server/house.ts'
import { digestOf, keepLaws } from '../server/laws.ts'
import { peopleOf } from '../server/people.ts'
import { type Answer, perform, type Request } from '../server/perform.ts'
import { sealsOf } from '../server/seal.ts'
import { freshDatabase, loginOf } from './postgres.ts'

export const law2022 = loadLaw(new URL('../policy/nmg-tepei/2022', import.meta.url).pathname)
export const law2022Digest = digestOf(law2022)

export type TestHouse = House & {
  /** For the owner of the tables: what a test breaks or sets, it breaks or sets as them. */
  readonly url: string
  /** For the role that the server logs in as. */
  readonly loginUrl: string
  /** Turns the clock to noon of a day in the programme's zone. */
  readonly turnTo: (day: string) => void
  /** Makes the account, organisations, seats and person behind an actor. */
  readonly settle: (...actors: readonly Actor[]) => Promise<void>
  readonly act: (
    actor: Actor,
    subject: Request['subject'],
    id: string,
    action: string,
    input?: unknown,
    request?: string,
  ) => Promise<Answer>
  readonly close: () => Promise<void>
}

export const settle = async (database: Database, { id, person, seats }: Actor): Promise<void> => {
  if (person !== undefined) await database.query("insert into person (id, name) values ($1, '') on conflict do nothing", [person])
  await database.query(
    'insert into account (id, login, zh, en, person, invented) values ($1, $1, $1, $1, $2, true) on conflict do nothing',
    [id, person ?? null],
  )
  for (const { role, organisation } of seats) {
    const kind = ['employer', 'body', 'host', 'ministry'].includes(role) ? role : 'department'
    await database.query('insert into organisation (id, kind, zh, en) values ($1, $2, $1, $1) on conflict do nothing', [organisation, kind])
    await database.query('insert into seat (account, role, organisation) values ($1, $2, $3) on conflict do nothing', [
      id,
      role,
      organisation,
    ])
  }
}

/** Opens a house on an empty database; close it when the test is done. */
export const freshHouse = async (connections = 8, laws: readonly Law[] = [law2022]): Promise<TestHouse> => {
  const url = await freshDatabase()
  return houseOn(url, await loginOf(url), connections, laws)
}

/** The same on a database of which both logins are known. */
export const houseOn = async (url: string, loginUrl: string, connections: number, laws: readonly Law[] = [law2022]): Promise<TestHouse> => {
  await migrate(url)
  const database = openDatabase(loginUrl, connections)
  const seals = sealsOf(randomBytes(32))
  const time = { told: Date.parse('2022-03-03T04:00:00.000Z') }
  const house: House = {
    database,
    laws: await keepLaws(database, laws),
    seals,
    people: peopleOf(seals),
    at: () => new Date(time.told),
  }
  return {
    ...house,
    url,
    loginUrl,
    turnTo: day => {
      time.told = Date.parse(`${day}T04:00:00.000Z`)
    },
    settle: async (...actors) => {
      for (const actor of actors) await settle(database, actor)
    },
    act: (actor, subject, id, action, input = {}, request) => perform(house, { subject, id, action, input, actor, request }),
    close: database.close,
  }
}
