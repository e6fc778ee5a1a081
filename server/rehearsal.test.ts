/** Rehearsals on the people of a round: who may ask, what is written down, and that nobody's name comes out. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../core/facts.ts'
import { rehearsalQuestions } from '../core/rehearsal/questions.ts'
import { bodyOf, department, form, hohhot, law, leader, personOf, round } from '../test/given.ts'
import { freshHouse, law2022Digest, type TestHouse } from '../test/house.ts'
import { openDoors } from './http.ts'
import { digestOf, keepLaw } from './laws.ts'
import { roundPeople } from './rehearsal/round-people.ts'
import { startSession } from './session.ts'
import { readSettings } from './settings.ts'

let house: TestHouse
let app: FastifyInstance
const auditor: Actor = { id: 'auditor', seats: [{ role: 'auditor', organisation: 'department' }] }
const applicants = Array.from({ length: 6 }, (_, i) => personOf(`rehearsed${i}`))
const stranger = personOf('unsubmitted')
const cookies = new Map<string, string>()

/** The law with nobody left: an age limit of one year. */
const strict = structuredClone(law)
const outside = strict.policy.tracks.outside
if (outside && 'allOf' in outside.criteria) {
  const criteria = outside.criteria.allOf.map(part => ('fact' in part && part.fact === 'age' ? { ...part, atMost: 1 } : part))
  strict.policy.tracks.outside = { ...outside, criteria: { ...outside.criteria, allOf: criteria } }
}
const strictDigest = digestOf(strict)

beforeAll(async () => {
  house = await freshHouse()
  const filesFolder = mkdtempSync(join(tmpdir(), 'tepei-files-'))
  const site = { house, demo: true, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder }
  app = await openDoors(site, readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }))
  const everybody = [department, leader, auditor, bodyOf(hohhot), ...applicants, stranger]
  await house.settle(...everybody)
  await keepLaw(house.database.query, strict)
  for (const { id } of everybody) cookies.set(id, `tepei=${await startSession(house, id)}`)
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition })
  await house.act(department, 'round', round, 'open')
  for (const [i, who] of [...applicants, stranger].entries()) {
    expect((await house.act(who, 'application', `a${i}`, 'start', { round, form: form({}) })).kind).toBe('done')
    if (who !== stranger) expect((await house.act(who, 'application', `a${i}`, 'submit')).kind).toBe('done')
  }
})
afterAll(async () => {
  await app.close()
  await house.close()
})

const asked = { round, before: law2022Digest, after: strictDigest }
const ask = (actor: Actor, more: Readonly<Record<string, string>> = {}) =>
  app.inject({
    url: `/api/rehearsal?${new URLSearchParams({ ...asked, ...more })}`,
    headers: { cookie: cookies.get(actor.id) ?? '' },
  })
const logged = async () =>
  (await house.database.query("select account from access_log where asked = 'rehearsal' order by seq")).map(row => row.account)

test('department, leader and auditor rehearse on those who handed in a form, and each time is written down', async () => {
  for (const actor of [department, leader, auditor]) {
    const answer = await ask(actor)
    expect(answer.statusCode, answer.body).toBe(200)
    expect(answer.json().report.people).toBe(applicants.length)
    expect(answer.json().report.tracks[0].count.opens + answer.json().report.tracks[0].count.out).toBeGreaterThan(0)
  }
  expect(await logged()).toEqual([department.id, leader.id, auditor.id])
})

test('a body and an applicant may not ask, and neither is anything opened for them', async () => {
  const before = await logged()
  for (const actor of [bodyOf(hohhot), applicants[0] ?? stranger]) expect((await ask(actor)).statusCode).toBe(404)
  expect(await logged()).toEqual(before)
})

test('a law or a round that is not there is not found', async () => {
  expect((await ask(department, { after: 'f'.repeat(64) })).statusCode).toBe(404)
  expect((await ask(department, { after: 'no-such-edition' })).statusCode).toBe(404)
  expect((await ask(department, { round: 'no-such-round' })).statusCode).toBe(404)
})

const typed = form({})
/** What would tell who somebody is: no part of it may come out, nor any id. */
const secrets = [
  typed.identity.name,
  typed.identity.citizenNumber,
  typed.identity.phone,
  typed.employer.name,
  typed.employer.creditCode,
  typed.education[0]?.school ?? '',
  ...applicants.map(({ person }) => person ?? ''),
  ...applicants.map((_, i) => `"a${i}"`),
]
const leaks = (text: string) => secrets.filter(secret => secret !== '' && text.includes(secret))

test('canary: nothing that tells who somebody is stands in a report or in what it opens', async () => {
  const report = await ask(department)
  const opened = await ask(department, { track: 'any', change: 'out' })
  expect(opened.statusCode, opened.body).toBe(200)
  expect(opened.json().opened).toMatchObject({ people: applicants.length, tooFew: false })
  expect(opened.json().opened.shown).toHaveLength(applicants.length)
  expect([...leaks(report.body), ...leaks(opened.body)]).toEqual([])
  expect(opened.body).not.toMatch(/\d{4}-\d{2}-\d{2}/)
})

test('sabotage: the canary notices a name, and a report with one does not pass the shape of the answer', async () => {
  const { report } = (await ask(department)).json()
  const leaking = { report: { ...report, names: [typed.identity.name] }, opened: null }
  expect(leaks(JSON.stringify(leaking))).toEqual([typed.identity.name])
  expect(rehearsalQuestions.rehearsal.answer.safeParse({ report, opened: null }).success).toBe(true)
  expect(rehearsalQuestions.rehearsal.answer.safeParse(leaking).success).toBe(false)
})

test('of fewer than five people nobody is shown, and their number is', async () => {
  const one = personOf('alone')
  await house.settle(one)
  const other = { ...form({}), identity: { ...form({}).identity, ethnicGroup: '31' } }
  await house.act(one, 'application', 'b1', 'start', { round, form: other })
  await house.act(one, 'application', 'b1', 'submit')
  const answer = await ask(department, { change: 'out', by: 'ethnicGroup', value: '31' })
  expect(answer.json().opened).toEqual({ people: 1, shown: [], tooFew: true })
})

test('the people carry only the facts of the laws, body and sex', async () => {
  const people = await house.database.transaction('everything', query => roundPeople(house, query, { round, laws: [law], account: 'test' }))
  const allowed = new Set(['body', 'sex', ...Object.keys(law.policy.facts)])
  expect(Object.keys(people.columns).filter(name => !allowed.has(name))).toEqual([])
})
