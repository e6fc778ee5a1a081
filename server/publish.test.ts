// A law is published whole or not at all: PostgreSQL is killed at each statement of it; and two servers that publish at once make one law.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Folder } from '../core/edition/folder.ts'
import { copy, folder2022, id, leader, writer } from '../test/editions.ts'
import { freshHouse, type TestHouse } from '../test/house.ts'
import type { Database, Query } from './database.ts'
import type { House } from './house.ts'
import { digestOf, keepLaws } from './laws.ts'
import { perform } from './perform.ts'

let house: TestHouse
beforeEach(async () => {
  house = await freshHouse()
  await house.settle(writer, leader)
})
afterEach(() => house.close())

const must = async (who: typeof writer, action: string, input: unknown) => {
  const answer = await house.act(who, 'edition', id, action, input)
  if (answer.kind !== 'done') throw new Error(`${action}: ${JSON.stringify(answer)}`)
}
const everything = <T extends Record<string, unknown>>(text: string) => house.database.transaction('everything', query => query<T>(text))

/** The edition of 2023, approved; gives the digest that it will be published under. */
const approved = async (): Promise<string> => {
  await must(writer, 'draft', { ...copy, law: digestOf(folder2022) })
  await must(writer, 'propose', { version: 1 })
  await must(leader, 'approve', { version: 1 })
  const [row] = await everything<{ folder: Folder }>("select state -> 'folder' as folder from dossier where subject = 'edition'")
  if (!row) throw new Error('there is no edition')
  const { policy, places, hosts, papers } = row.folder
  return digestOf(JSON.parse(JSON.stringify({ policy, places, hosts, papers })))
}

const publishing = (digest: string, request: string) =>
  ({ subject: 'edition', id, action: 'publish', input: { digest }, actor: leader, request }) as const

/** The house whose connection is killed before the nth statement of a transaction; `reached` tells whether there were so many. */
const killedBefore = (nth: number): { readonly house: House; readonly reached: () => boolean } => {
  let count = 0
  const killing =
    (query: Query): Query =>
    async (text, values) => {
      count += 1
      if (count === nth) await query('select pg_terminate_backend(pg_backend_pid())').catch(() => {})
      return query(text, values)
    }
  const database: Database = {
    ...house.database,
    transaction: (reach, work) => house.database.transaction(reach, query => work(killing(query))),
  }
  return { house: { ...house, database }, reached: () => count >= nth }
}

const standing = async (digest: string) => {
  const [edition] = await everything<{ status: string; n: number }>("select status, n from dossier where subject = 'edition'")
  const entries = await everything("select 1 from journal where subject = 'edition' and action = 'publish'")
  const laws = await house.database.query('select 1 from law where digest = $1', [digest])
  return { status: edition?.status, entries: entries.length, laws: laws.length }
}

test('9 PostgreSQL killed at any statement of the publishing leaves no half of a law, and it is published at the next try', async () => {
  const digest = await approved()
  let kills = 0
  for (let nth = 1; ; nth += 1) {
    const killed = killedBefore(nth)
    const came = await perform(killed.house, publishing(digest, `publish-${nth}`)).catch(() => 'died')
    if (!killed.reached()) {
      expect(came).toMatchObject({ kind: 'done' })
      break
    }
    expect(came).toBe('died')
    expect(await standing(digest)).toEqual({ status: 'approved', entries: 0, laws: 0 })
    kills += 1
  }
  expect(kills).toBeGreaterThan(4)
  expect(await standing(digest)).toEqual({ status: 'published', entries: 1, laws: 1 })
})

test('9 a text under another digest than its own leaves nothing behind', async () => {
  const digest = await approved()
  expect((await perform(house, publishing('b'.repeat(64), 'wrong-digest'))).kind).toBe('malformed')
  expect(await standing(digest)).toEqual({ status: 'approved', entries: 0, laws: 0 })
})

test('9 two servers that publish at once make one law, and the one that did not can run a round by it', async () => {
  const digest = await approved()
  const other: House = { ...house, laws: await keepLaws(house.database, []) }
  const answers = await Promise.all([perform(house, publishing(digest, 'server-one')), perform(other, publishing(digest, 'server-two'))])
  expect(answers.map(a => a.kind).sort()).toEqual(['done', 'refused'])
  expect(await standing(digest)).toEqual({ status: 'published', entries: 1, laws: 1 })
  for (const [server, round] of [
    [house, 'a-2023'],
    [other, 'b-2023'],
  ] as const) {
    const asked = { subject: 'round', id: round, action: 'publish', input: { law: digest, edition: '2023.1' }, actor: leader } as const
    expect((await perform(server, asked)).kind).toBe('done')
  }
})
