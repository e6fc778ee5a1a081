// The clock visits every dossier of the day: one that fails is told of, and never stands in the way of the others.
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { department, leader } from '../test/given.ts'
import { freshHouse, law2022, law2022Digest, type TestHouse } from '../test/house.ts'
import { sweep } from './clock.ts'
import type { House } from './house.ts'

let house: TestHouse
const rounds = ['a-broken-round', 'nmg-tepei-2022'] as const

const must = async (...asked: Parameters<TestHouse['act']>) => {
  const answer = await house.act(...asked)
  if (answer.kind !== 'done') throw new Error(`${asked[3]}: ${JSON.stringify(answer)}`)
}
const statuses = () =>
  house.database.transaction('everything', query => query("select id, status from dossier where subject = 'round' order by id"))

beforeAll(async () => {
  house = await freshHouse()
  await house.settle(leader, department)
  for (const round of rounds) await must(leader, 'round', round, 'publish', { law: law2022Digest, edition: '2022.1' })
  house.turnTo('2022-03-07')
  for (const round of rounds) await must(department, 'round', round, 'open')
})
afterAll(() => house.close())

test('a round whose row is damaged does not keep the others from being closed', async () => {
  const owner = new pg.Client({ connectionString: house.url })
  await owner.connect()
  await owner.query(`update dossier set state = jsonb_set(state, '{extensions}', 'null') where subject = 'round' and id = $1`, [rounds[0]])
  await owner.end()
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  house.turnTo('2022-12-01')
  expect(law2022.policy.procedure.windows.nominate.value.to < '2022-12-01').toBe(true)
  // The other is closed, and then its unused places expire.
  expect(await sweep(house)).toBe(2)
  expect(told.mock.calls.flat().join()).toContain(`round ${rounds[0]} close`)
  told.mockRestore()
  expect(await statuses()).toEqual([
    { id: rounds[0], status: 'open' },
    { id: rounds[1], status: 'closed' },
  ])
})

const draftText = `insert into dossier (subject, id, round, person, status, waits_for, since, n, hash, state)
values ('application', $1, $2, 'p', 'draft', 'person', now(), 0, '', $3)`

test('a draft is tried once its window is over, and not one by one on every night before', async () => {
  const { database } = house
  const draft = { status: 'draft', round: rounds[1], person: 'p', preferences: [], objections: [], corrections: [], undertakings: [] }
  await database.query("insert into person (id, name) values ('p', '')")
  await database.transaction('everything', query => query(draftText, ['one', rounds[1], JSON.stringify(draft)]))
  const tried: unknown[] = []
  const counting: House = {
    ...house,
    database: {
      ...database,
      transaction: (reach, work) =>
        database.transaction(reach, query =>
          work((text, values) => {
            if (text.includes('for update')) tried.push(values?.[1])
            return query(text, values)
          }),
        ),
    },
  }
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  house.turnTo(law2022.policy.procedure.windows.nominate.value.to)
  await sweep(counting)
  expect(tried).not.toContain('one')
  house.turnTo('2022-04-02')
  await sweep(counting)
  expect(tried).toContain('one')
  told.mockRestore()
})
