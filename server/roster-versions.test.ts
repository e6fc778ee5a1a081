/** The frozen versions of a roster side by side: read from the sealed sheets, by those who may read the sheet, and each look is on record. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shortCode } from '../core/paper-code.ts'
import {
  bodyOf,
  department,
  employer,
  employerOf,
  formOf,
  hohhot,
  law,
  leader,
  personOf,
  rosterId,
  round,
  undertakings,
} from '../test/given.ts'
import { freshHouse, law2022Digest, type TestHouse } from '../test/house.ts'
import { askingOf } from './answers.ts'
import type { Answering, Given, Site } from './questions/asking.ts'
import { rosterDifference, rosterVersions } from './questions/rosterVersions.ts'
import type { Session } from './session.ts'

let house: TestHouse
const ids = ['a1', 'a2', 'a3', 'a4']
const [ours, other] = [bodyOf(hohhot), bodyOf('150200')]
const id = rosterId()

const must = async (...given: Parameters<TestHouse['act']>) => {
  const answer = await house.act(...given)
  if (answer.kind !== 'done') throw new Error(`${given[3]}: ${JSON.stringify(answer)}`)
}

/** The first version has a1, a2 and a3 as a reserve; until the second a1 leaves, a3 takes the place and a4 joins. */
beforeAll(async () => {
  house = await freshHouse()
  await house.settle(department, leader, employerOf(employer), ours, other, ...ids.map(personOf))
  await must(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition })
  await must(department, 'round', round, 'open')
  house.turnTo('2022-03-07')
  for (const one of ids) {
    await must(personOf(one), 'application', one, 'start', { round, form: formOf(one) })
    await must(personOf(one), 'application', one, 'submit')
    await must(employerOf(employer), 'application', one, 'consent', { conductConfirmed: true, undertakings })
  }
  await must(ours, 'application', 'a1', 'recommend')
  await must(ours, 'application', 'a2', 'recommend')
  await must(ours, 'application', 'a3', 'reserve')
  await must(ours, 'nomination', id, 'finalise')
  await must(personOf('a1'), 'application', 'a1', 'withdraw')
  await must(ours, 'nomination', id, 'reopen')
  await must(ours, 'application', 'a3', 'recommend')
  await must(ours, 'application', 'a4', 'recommend')
  await must(ours, 'nomination', id, 'finalise')
})
afterAll(() => house.close())

const ask = (seats: Session['actor'], question: Answering, input: object): Promise<Given> => {
  const site: Site = { house, demo: true, told: () => null, publicUrl: () => '', filesFolder: '/nowhere' }
  const name = { zh: '', en: '' }
  const session = { account: { id: seats.id, name, person: null }, seats: seats.seats.map(seat => ({ ...seat, name })), actor: seats }
  return askingOf(site, session, 'own', asking => {
    const parsed = question.parse(input)
    if (parsed.kind === 'malformed') throw new Error('the question is malformed')
    return parsed.give(asking)
  })
}
const looks = async () =>
  (await house.database.query("select account from access_log where asked = 'rosterDifference' order by seq")).map(({ account }) => account)

test('4.2 each frozen version is listed with its day, who froze it, its printed code and its lines, the newest first', async () => {
  const hash = (n: number) =>
    house.database.transaction('everything', async query => {
      const [entry] = await query<{ hash: string }>(
        "select fact::json ->> 'hash' as hash from journal where subject = 'nomination' and action = 'finalise' order by n offset $1",
        [n - 1],
      )
      return shortCode(entry?.hash ?? '')
    })
  const by = { zh: ours.id, en: ours.id }
  expect(await ask(ours, rosterVersions, { id })).toEqual({
    kind: 'answer',
    answer: [
      { version: 2, at: '2022-03-07T04:00:00.000Z', by, code: await hash(2), lines: 3 },
      { version: 1, at: '2022-03-07T04:00:00.000Z', by, code: await hash(1), lines: 3 },
    ],
  })
})

test('4.2 who joined, who left and whose cell changed is told, and that the look was taken', async () => {
  const before = await looks()
  const { name } = formOf('a3').identity
  expect(await ask(department, rosterDifference, { id, from: '1', to: '2' })).toMatchObject({
    answer: {
      lines: [
        { application: 'a3', name, from: 3, to: 2, moved: false, cells: [{ head: '备注', was: '备选', is: '' }] },
        { application: 'a4', from: null, to: 3, cells: [] },
        { application: 'a1', from: 1, to: null, cells: [] },
      ],
    },
  })
  expect(await looks()).toEqual([...before, department.id])
  expect(await ask(ours, rosterDifference, { id, from: '2', to: '2' })).toEqual({ kind: 'answer', answer: { lines: [] } })
})

test('4.2 another body, an employer and a version that was never frozen get nothing, and no look is written down', async () => {
  const before = await looks()
  for (const actor of [other, employerOf(employer)]) {
    expect((await ask(actor, rosterDifference, { id, from: '1', to: '2' })).kind).toBe('nothing')
    expect((await ask(actor, rosterVersions, { id })).kind).toBe('nothing')
  }
  expect((await ask(ours, rosterDifference, { id, from: '1', to: '7' })).kind).toBe('nothing')
  expect(await looks()).toEqual(before)
})
