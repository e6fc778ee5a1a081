// A policy that was written in the browser becomes a law of the house: a round is published by it, and other servers know it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRecord } from '../core/edition/change.ts'
import { copy, folder2022, id, leader, writer } from '../test/editions.ts'
import { personOf } from '../test/given.ts'
import { freshHouse, type TestHouse } from '../test/house.ts'
import { askingOf } from './answers.ts'
import { digestOf, keepLaws } from './laws.ts'
import { postOnce } from './post.ts'
import type { Site } from './questions/asking.ts'
import { findQuestion } from './questions/index.ts'
import { rebuild } from './rebuild.ts'
import { findSession, startSession } from './session.ts'

let house: TestHouse
const source = digestOf(folder2022)
const site = (): Site => ({ house, demo: false, told: () => null, publicUrl: () => '', filesFolder: '' })
beforeAll(async () => {
  house = await freshHouse()
  await house.settle(writer, leader, personOf('a'))
})
afterAll(() => house.close())

const ask = async (who: { readonly id: string }, name: string, input: unknown) => {
  const session = await findSession(house, await startSession(house, who.id))
  const asked = findQuestion(name)?.parse(input)
  if (asked?.kind !== 'parsed') throw new Error(`${name} was not understood`)
  const given = await askingOf(site(), session, 'own', asked.give)
  return given.kind === 'answer' ? given.answer : undefined
}

const readEdition = async () => {
  const answer = await ask(writer, 'edition', { id })
  if (!isRecord(answer) || !isRecord(answer.state)) throw new Error('there is no such edition')
  return { version: Number(answer.state.version), digest: String(answer.digest), status: String(answer.state.status), answer }
}
const must = async (who: typeof writer, action: string, input: unknown) => {
  const answer = await house.act(who, 'edition', id, action, input)
  if (answer.kind !== 'done') throw new Error(`${action}: ${JSON.stringify(answer)}`)
}

test('from the copy to a round that is run by it', async () => {
  await must(writer, 'draft', { ...copy, law: source })
  const edits = [{ path: 'policy.procedure.reserves.value', after: 2 }]
  await must(writer, 'set', { version: 1, edits, why: '新通知增加备选' })
  const { version, digest } = await readEdition()
  await must(writer, 'propose', { version })
  const waiting = { waitsForMe: [{ subject: 'edition', id, status: 'proposed' }], waitsForMeCount: 1 }
  expect(await ask(leader, 'home', { round: 'nmg-tepei-2022' })).toMatchObject(waiting)
  expect(await ask(writer, 'home', { round: 'nmg-tepei-2022' })).toMatchObject({ waitsForMe: [], waitsForMeCount: 0 })
  await must(leader, 'approve', { version })
  const wrong = await house.act(leader, 'edition', id, 'publish', { digest: 'b'.repeat(64) })
  expect(wrong).toMatchObject({ kind: 'malformed', issues: [{ path: 'digest' }] })
  expect(house.laws.find(digest)).toBeUndefined()
  await must(leader, 'publish', { digest })
  const published = await house.act(leader, 'round', 'nmg-tepei-2023', 'publish', { law: digest, edition: '2023.1' })
  expect(published.kind).toBe('done')
  expect(house.laws.find(digest)?.policy).toMatchObject({ year: 2023, procedure: { reserves: { value: 2 } } })
  expect(await ask(writer, 'editions', {})).toMatchObject({
    writing: [{ id, status: 'published', changes: 1 }],
    laws: [{ digest, year: 2023, rounds: ['nmg-tepei-2023'] }, { digest: source }],
  })
})

test('another server, and this one after a restart, knows the law', async () => {
  const { digest } = await readEdition()
  const laws = await keepLaws(house.database, [])
  expect(laws.find(digest)?.policy.edition).toBe('2023.1')
})

test('the next copy begins with its worked cases', async () => {
  const { digest } = await readEdition()
  const answer = await ask(writer, 'source', { digest })
  expect(isRecord(answer) && Array.isArray(answer.examples) && answer.examples.length).toBe(folder2022.examples.length)
})

test('nobody but the office and the auditor sees it', async () => {
  expect(await ask(personOf('a'), 'edition', { id })).toBeUndefined()
})

test('its rows are made again from the journal, byte for byte', async () => {
  expect((await rebuild(house.database)).differences).toEqual([])
})

test('the leader hears that it waits for approval', async () => {
  // A transaction that runs in another test's database holds the post back too, so that telling may take a second try.
  const told = async () => {
    await postOnce(house)
    return JSON.stringify(await ask(leader, 'messages', {}))
  }
  await expect.poll(told).toContain('propose')
})
