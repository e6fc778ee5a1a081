// An amendment in mid-year: written as an edition, in force on its day by the clock, and whoever holds a form hears of it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copy, leader, writer } from '../test/editions.ts'
import { clock, department, form, personOf } from '../test/given.ts'
import { freshHouse, law2022Digest, type TestHouse } from '../test/house.ts'
import { askingOf } from './answers.ts'
import { daily, sweep, tick } from './clock.ts'
import { postOnce } from './post.ts'
import { findQuestion } from './questions/index.ts'
import { findSession, startSession } from './session.ts'

let house: TestHouse
const round = 'nmg-tepei-2022'
const id = 'nmg-tepei.2022.2'
const age = 'policy.tracks.inside.criteria.allOf.6.atMost'

const must = async (...asked: Parameters<TestHouse['act']>) => {
  const answer = await house.act(...asked)
  if (answer.kind !== 'done') throw new Error(`${asked[3]}: ${JSON.stringify(answer)}`)
}
const ask = async (who: { readonly id: string }, name: string, input: unknown) => {
  const session = await findSession(house, await startSession(house, who.id))
  const asked = findQuestion(name)?.parse(input)
  if (asked?.kind !== 'parsed') throw new Error(`${name} was not understood`)
  const site = { house, demo: false, told: () => null, publicUrl: () => '', filesFolder: '' }
  const given = await askingOf(site, session, asked.kind === 'parsed' ? 'own' : 'everything', asked.give)
  return given.kind === 'answer' ? given.answer : undefined
}

/** The amendment of 2022: forty instead of thirty-five, from 20 March on. */
const writeAmendment = async (): Promise<string> => {
  await must(writer, 'edition', id, 'draft', { ...copy, law: law2022Digest, year: 2022, edition: '2022.2' })
  const edits = [
    { path: age, after: 40 },
    { path: 'policy.effectiveFrom', after: '2022-03-20' },
    { path: 'examples', after: [] },
  ]
  await must(writer, 'edition', id, 'set', { version: 1, edits, why: '补充通知' })
  await must(writer, 'edition', id, 'propose', { version: 2 })
  await must(leader, 'edition', id, 'approve', { version: 2 })
  const answer = JSON.stringify(await ask(writer, 'edition', { id }))
  const digest = /"digest":"([0-9a-f]{64})","lines"/.exec(answer)?.[1] ?? ''
  await must(leader, 'edition', id, 'publish', { digest })
  return digest
}

beforeAll(async () => {
  house = await freshHouse()
  await house.settle(writer, leader, department, clock, personOf('a'), personOf('b'))
  await must(leader, 'round', round, 'publish', { law: law2022Digest, edition: '2022.1' })
})
afterAll(() => house.close())

test('an edition of the same year takes effect on its day, and each decision names the edition that it was made under', async () => {
  const digest = await writeAmendment()
  await must(leader, 'round', round, 'amend', { law: digest, reason: '按补充通知' })
  house.turnTo('2022-03-07')
  expect((await tick(house)) + (await sweep(house))).toBe(1)
  await must(personOf('a'), 'application', 'a', 'start', { round, form: form({}) })
  house.turnTo('2022-03-19')
  expect((await tick(house)) + (await sweep(house)) + (await daily(house))).toBe(0)
  house.turnTo('2022-03-20')
  expect((await tick(house)) + (await sweep(house)) + (await daily(house))).toBe(1)
  const rows = await house.database.transaction('everything', query =>
    query("select law, edition from (select state ->> 'law' as law, state ->> 'edition' as edition from dossier where subject = $1) r", [
      'round',
    ]),
  )
  expect(rows).toEqual([{ law: digest, edition: '2022.2' }])
  await must(personOf('a'), 'application', 'a', 'submit')
  const editions = await house.database.transaction('everything', query =>
    query('select action, edition from journal where subject = $1 order by seq', ['application']),
  )
  expect(editions).toEqual([
    { action: 'start', edition: '2022.1' },
    { action: 'submit', edition: '2022.2' },
  ])
})

test('whoever holds a form hears of it, both when it is announced and when it takes effect; nobody else does', async () => {
  // A transaction that runs in another test's database holds the post back too, so that telling may take a second try.
  const told = async () => {
    await postOnce(house)
    return JSON.stringify(await ask(personOf('a'), 'messages', {}))
  }
  await expect.poll(told).toContain('"action":"takeEffect"')
  expect(await told()).toContain('"action":"amend"')
  expect(JSON.stringify(await ask(personOf('b'), 'messages', {}))).not.toContain('amend')
})

test('both laws can be asked for, so that the page says what changes for one’s own form', async () => {
  const answer = await ask(personOf('a'), 'amendments', { round })
  expect(answer).toMatchObject([
    {
      on: '2022-03-20',
      edition: '2022.2',
      waits: false,
      before: { policy: { edition: '2022.1' } },
      after: { policy: { edition: '2022.2' } },
    },
  ])
})
