// A guard of the database that is taken away turns its check red: the journal, the own case, the rows that are seen, the counters, the key.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform } from '../../server/perform.ts'
import { withClient } from '../../server/postgres/check.ts'
import { openArena, race, setBack, standing } from '../concurrency/arena.ts'
import { bodyOf, hohhot } from '../given.ts'
import type { TestHouse } from '../house.ts'
import { isRefusedTo, seenByStranger, someKey, withStatement } from './checks.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openArena(16)
})
afterAll(() => house.close())

const sabotage = (statement: string) => withClient(house.url, client => client.query(statement))

const ownCase = `insert into journal (subject, id, n, action, actor, actor_person, role, as_self, at, edition, fact, status, prev, hash)
  select subject, id, n + 1, 'recommend', 'x', person, 'body', false, now(), '2022.1', '{}', 'recommended', hash, 'h'
  from dossier where subject = 'application' limit 1`

describe('the journal', () => {
  test('without its trigger even the owner’s hand could change it', async () => {
    const change = "update journal set fact = '{}' where seq = 1"
    expect(await isRefusedTo(house.url, 'owner', change)).toBe(true)
    expect(await isRefusedTo(house.url, 'app', change)).toBe(true)
    expect(await isRefusedTo(house.url, 'owner', 'drop trigger journal_is_never_changed on journal', change)).toBe(false)
  })

  test('without its trigger the database would let somebody decide on their own case', async () => {
    expect(await isRefusedTo(house.url, 'owner', ownCase)).toBe(true)
    expect(await isRefusedTo(house.url, 'owner', 'drop trigger nobody_decides_own_case on journal', ownCase)).toBe(false)
  })
})

describe('requests', () => {
  const recommend = (request: string | undefined) =>
    perform(house, { subject: 'application', id: 'racer0', action: 'recommend', input: {}, actor: bodyOf(hohhot), request })

  test('without the key a repeated request is told that it comes too late', async () => {
    await setBack(house, 5)
    const key = someKey()
    expect([(await recommend(key)).kind, (await recommend(key)).kind]).toEqual(['done', 'done'])
    await setBack(house, 5)
    expect([(await recommend(undefined)).kind, (await recommend(undefined)).kind]).toEqual(['done', 'refused'])
  })
})

describe('places in a race', () => {
  const unlocked = (text: string) =>
    text.includes('insert into counter (name) select name from unnest') ? 'select name, balance from counter where name = any($1)' : text

  test('without the lock on the counters the database still stops the sixth, but rudely', async () => {
    await setBack(house, 5)
    expect(await race(house, 16)).toEqual({ won: 5, thrown: [], otherwise: [] })
    await setBack(house, 5)
    const { won, thrown } = await race(withHouse(withStatement(house, unlocked)), 16)
    expect(won).toBe(5)
    expect(thrown.length).toBeGreaterThan(0)
  })

  test('without the lock and the floor there are more than five', async () => {
    await sabotage('alter table counter drop constraint counter_balance_check')
    await setBack(house, 5)
    expect(await race(house, 16)).toEqual({ won: 5, thrown: [], otherwise: [] })
    await setBack(house, 5)
    const { won } = await race(withHouse(withStatement(house, unlocked)), 16)
    expect(won).toBeGreaterThan(5)
    expect((await standing(house)).free).toBeLessThan(0)
  })

  const withHouse = (changed: ReturnType<typeof withStatement>): TestHouse => ({ ...house, ...changed })
})

describe('rows', () => {
  test('without row-level security a stranger sees everybody', async () => {
    expect(await seenByStranger(house)).toBe(0)
    await sabotage('alter table dossier disable row level security')
    expect(await seenByStranger(house)).toBe(16)
  })
})
