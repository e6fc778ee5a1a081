/** Two programmes of two offices in one house: an officer of one is nobody in the other, over every door. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../core/facts.ts'
import { readPolicyFiles } from '../policy/load.ts'
import { bodyOf, department, employer, employerOf, form, law, leader, personOf, round } from '../test/given.ts'
import { freshHouse, law2022, law2022Digest, type TestHouse } from '../test/house.ts'
import { college, colleges, director, formOf, officer, round2023, scholars, undertakings } from '../test/scholars.ts'
import { openDoors } from './http.ts'
import { digestOf } from './laws.ts'
import { postOnce } from './post.ts'
import { startSession } from './session.ts'
import { readSettings } from './settings.ts'

let house: TestHouse
let app: FastifyInstance
const cookies = new Map<string, string>()
const [ours, theirs] = [personOf('ours'), personOf('theirs')]
const finance: Actor = { id: 'cashier', seats: [{ role: 'finance', organisation: 'department' }] }
const auditor: Actor = { id: 'auditor', seats: [{ role: 'auditor', organisation: 'department' }] }
const everybody = [
  department,
  leader,
  finance,
  auditor,
  officer,
  director,
  ours,
  theirs,
  employerOf(college),
  employerOf(employer),
  bodyOf(colleges),
]

let keys = 0
const post = (actor: Actor, url: string, payload: object = {}) => {
  keys += 1
  return app.inject({
    method: 'POST',
    url,
    headers: { 'idempotency-key': `office-key-${keys}`, cookie: cookies.get(actor.id) ?? '' },
    payload,
  })
}
const get = (actor: Actor, url: string) => app.inject({ url, headers: { cookie: cookies.get(actor.id) ?? '' } })
const done = async (answering: ReturnType<TestHouse['act']>) => {
  const answer = await answering
  if (answer.kind !== 'done') throw new Error(JSON.stringify(answer))
}

beforeAll(async () => {
  house = await freshHouse(6, [law2022, scholars])
  const filesFolder = mkdtempSync(join(tmpdir(), 'tepei-files-'))
  const site = { house, demo: false, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder }
  app = await openDoors(site, readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }))
  await house.settle(...everybody)
  await done(house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition }))
  await done(house.act(department, 'round', round, 'open'))
  await done(house.act(ours, 'application', 'ours', 'start', { round, form: form({}) }))
  await done(house.act(ours, 'application', 'ours', 'submit'))
  house.turnTo('2023-03-07')
  await done(house.act(director, 'round', round2023, 'publish', { law: digestOf(scholars), edition: scholars.policy.edition }))
  await done(house.act(officer, 'round', round2023, 'open'))
  await done(house.act(theirs, 'application', 'theirs', 'start', { round: round2023, form: formOf() }))
  await done(house.act(theirs, 'application', 'theirs', 'submit'))
  await done(house.act(employerOf(college), 'application', 'theirs', 'consent', { conductConfirmed: true, undertakings }))
  await done(house.act(bodyOf(colleges), 'application', 'theirs', 'recommend'))
  for (const { id } of everybody) cookies.set(id, `tepei=${await startSession(house, id)}`)
})
afterAll(async () => {
  await app.close()
  await house.close()
})

describe('an officer of one programme in another', () => {
  test('finds no dossier of it, neither its form nor its papers', async () => {
    const roster = `${round2023}.scholar.${colleges}`
    const urls = [
      '/api/dossier?subject=application&id=theirs',
      '/api/form?id=theirs',
      `/api/dossier?subject=nomination&id=${roster}`,
      `/api/documents/nomination/${roster}/rosterPdf`,
    ]
    for (const actor of [department, leader, finance, auditor])
      for (const url of urls) expect((await get(actor, url)).statusCode, `${actor.id} ${url}`).toBe(404)
    expect((await get(officer, '/api/dossier?subject=application&id=theirs')).statusCode).toBe(200)
    expect((await get(officer, '/api/dossier?subject=application&id=ours')).statusCode).toBe(404)
  })

  test('is told nothing by its lists, ledgers and registers', async () => {
    const list = await get(department, `/api/dossiers?round=${round2023}&subject=application`)
    expect(list.json()).toEqual({ rows: [], next: null })
    expect((await get(department, `/api/home?round=${round2023}`)).json()).toMatchObject({ waitsForMeCount: 0, iWaitForCount: 0 })
    for (const url of ['places', 'money', 'numbers', 'partyMembers'].map(q => `/api/${q}?round=${round2023}`))
      expect((await get(department, url)).json(), url).not.toHaveProperty('lines.0')
    for (const question of ['places', 'money', 'numbers'])
      expect((await get(department, `/api/${question}?round=${round2023}`)).statusCode).toBe(404)
    expect((await get(officer, `/api/places?round=${round2023}`)).statusCode).toBe(200)
    expect((await get(officer, `/api/money?round=${round}`)).statusCode).toBe(404)
    expect((await get(department, `/api/board?round=${round2023}&track=scholar`)).statusCode).toBe(404)
  })

  test('does nothing in it: what is not theirs is not there, and the round refuses them by name', async () => {
    expect((await post(department, '/api/application/theirs/decline', { reason: 'proof', explanation: '示例' })).statusCode).toBe(404)
    expect((await post(officer, '/api/application/ours/decline', { reason: 'proof', explanation: '示例' })).statusCode).toBe(404)
    const input = { track: 'all', from: colleges, to: 'unit-imu', count: 1, reason: '示例' }
    const refused = await post(department, `/api/round/${round2023}/movePlaces`, input)
    expect([refused.statusCode, refused.json().refusals]).toMatchObject([409, [{ rule: 'by' }]])
    expect((await post(leader, `/api/round/${round2023}/close`)).statusCode).toBe(409)
  })

  test('publishes no round by the law of the other office', async () => {
    const publish = await post(leader, '/api/round/visiting-scholars-2024/publish', { law: digestOf(scholars), edition: '2023.1' })
    expect(publish.statusCode).not.toBe(200)
  })

  test('makes no law of it under their own office, however the text was begun', async () => {
    const { law: own, examples, silent } = readPolicyFiles(fileURLToPath(new URL('../policy/visiting-scholars/2023', import.meta.url)))
    if (!own || !examples || !silent) throw new Error('the policy of the scholars is not whole')
    const programme = { ...own.policy.programme, office: 'department' }
    const folder = JSON.parse(JSON.stringify({ ...own, examples, silent, policy: { ...own.policy, programme, edition: '2023.2' } }))
    const id = 'visiting-scholars.2023.2'
    const begun = { law: law2022Digest, programme: 'visiting-scholars', year: 2023, edition: '2023.2', examples: [], silent: [] }
    await done(house.act(department, 'edition', id, 'draft', begun))
    await done(house.act(department, 'edition', id, 'replace', { version: 1, folder, why: '示例' }))
    await done(house.act(department, 'edition', id, 'propose', { version: 2 }))
    await done(house.act(leader, 'edition', id, 'approve', { version: 2 }))
    const answer = await house.act(leader, 'edition', id, 'publish', { digest: digestOf(folder) })
    expect(answer).toMatchObject({ kind: 'malformed', issues: [{ path: 'programme' }] })
  })

  test('hears only what is told to their own office', async () => {
    const told = async (actor: Actor) => {
      await postOnce(house)
      return (await get(actor, '/api/messages')).json().rows.map((row: { dossier: string }) => row.dossier)
    }
    await expect.poll(() => told(employerOf(college))).toContain('theirs')
    await done(house.act(theirs, 'application', 'theirs', 'withdraw'))
    expect(await told(department)).not.toContain('theirs')
  })
})

test('each finds their own programme first, and everybody finds the others after it', async () => {
  const first = async (actor: Actor) => (await get(actor, '/api/rounds')).json().map((r: { id: string; yours: boolean }) => [r.id, r.yours])
  expect(await first(department)).toEqual([
    [round, true],
    [round2023, false],
  ])
  expect(await first(officer)).toEqual([
    [round2023, true],
    [round, false],
  ])
  expect(await first(ours)).toEqual([
    [round, true],
    [round2023, false],
  ])
  expect((await app.inject({ url: '/api/rounds' })).json()).toMatchObject([{ id: round2023, yours: false }, { id: round }])
})
