// The plans of every question and of `perform` over a hundred thousand dossiers: no large table is read from end to end, no list without an end.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type QuestionName, questions } from '../../core/question.ts'
import { perform } from '../../server/perform.ts'
import { withClient } from '../../server/postgres/check.ts'
import { bodyOf, form, hohhot, personOf, round } from '../given.ts'
import type { TestHouse } from '../house.ts'
import { askAll, listening, type Sent, scansOf } from './asked.ts'
import { dossiers, seeded } from './seed.ts'

let house: TestHouse
let sent: readonly Sent[]
let answered: ReadonlySet<string>
const isName = (name: string): name is QuestionName => name in questions
const names = Object.keys(questions).filter(isName)

/** They are asked, and the seed has nothing for them: no sealed form, and none of the smaller subjects. */
const withoutOne: readonly QuestionName[] = [
  'leaveAsked',
  'entryProof',
  'traineePhoto',
  'form',
  'demandFile',
  'runLines',
  'runDifference',
  'payee',
  'hostStatement',
  'accountInFull',
  'rareCharacters',
  'edition',
  'desk',
  'seen',
  'objection',
  'circular',
  'study',
  'months',
  'formInFull',
  'inquiry',
  'arrival',
  'arrivalCode',
  'contacts',
  'followUpAsked',
  'handOver',
  'rosterVersions',
  'rosterDifference',
  'proposedPanels',
  'decisionList',
  'panel',
  'fileToScore',
  'planned',
  'undoing',
  'stopping',
  'caseFile',
  'sample',
]

beforeAll(async () => {
  house = await seeded()
  ;({ sent, answered } = await askAll(house, names))
}, 120_000)
afterAll(() => house.close())

test('the hundred thousand are there, and every question is asked by every hat that may', async () => {
  const { rows } = await withClient(house.url, client => client.query('select count(*)::int as n from dossier'))
  expect(rows[0].n).toBeGreaterThan(dossiers * 0.99)
  expect(sent.length).toBeGreaterThan(200)
  expect(names.filter(name => !answered.has(name) && !withoutOne.includes(name))).toEqual([])
}, 600_000)

test('no question reads a large table from end to end', async () => {
  expect([...new Set(await scansOf(house.url, sent))]).toEqual([])
})

test('every list of dossiers ends: it has a limit, and goes on from a key', () => {
  const lists = sent.filter(s => s.by.startsWith('dossiers '))
  expect(lists.length).toBeGreaterThan(20)
  const rows = lists.filter(s => /\bfrom\b[\s\S]*\bdossier\b/.test(s.text) && /order by/.test(s.text))
  expect(rows.filter(s => !/limit/i.test(s.text) || /offset/i.test(s.text)).map(s => s.by)).toEqual([])
})

test('no statement of `perform` reads a large table from end to end', async () => {
  const told: Sent[] = []
  const heard = listening(house, s => told.push({ ...s, by: 'perform' }))
  await house.settle(personOf('new'), bodyOf(hohhot))
  await house.act({ id: 'officer', seats: [{ role: 'department', organisation: 'department' }] }, 'round', round, 'open')
  const start = {
    subject: 'application',
    id: 'new',
    action: 'start',
    input: { round, form: form({}) },
    actor: personOf('new'),
    request: 'k',
  } as const
  expect((await perform(heard, start)).kind).toBe('done')
  expect((await perform(heard, start)).kind).toBe('done')
  expect((await perform(heard, { ...start, action: 'submit', input: {}, request: 'k2' })).kind).toBe('done')
  expect(told.length).toBeGreaterThan(5)
  expect(await scansOf(house.url, told)).toEqual([])
})
