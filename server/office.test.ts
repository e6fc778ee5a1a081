/** The doors beside the catalogue: accounts and seats by the administrator, files, and each question asked once. */

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../core/facts.ts'
import { bodyOf, department, employer, employerOf, form, hohhot, law, leader, ministry, personOf, round } from '../test/given.ts'
import { freshHouse, law2022Digest, type TestHouse } from '../test/house.ts'
import { paperOf } from '../test/uploads/pdf-made.ts'
import { openDoors } from './http.ts'
import { startSession } from './session.ts'
import { readSettings } from './settings.ts'

let house: TestHouse
let app: FastifyInstance
const cookies = new Map<string, string>()
const applicant = personOf('one')
const stranger = personOf('two')
const administrator: Actor = { id: 'admin', seats: [{ role: 'administrator', organisation: 'department' }] }
const everybody = [department, leader, ministry, employerOf(employer), bodyOf(hohhot), bodyOf('150200'), applicant, stranger, administrator]

beforeAll(async () => {
  house = await freshHouse()
  const site = {
    house,
    demo: true,
    told: () => null,
    publicUrl: () => 'http://tepei.test',
    filesFolder: mkdtempSync(join(tmpdir(), 'tepei-files-')),
  }
  app = await openDoors(site, readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }))
  await house.settle(...everybody)
  for (const { id } of everybody) cookies.set(id, `tepei=${await startSession(house, id)}`)
  await post(leader, `/api/round/${round}/publish`, { law: law2022Digest, edition: law.policy.edition })
  await post(department, `/api/round/${round}/open`)
})
afterAll(async () => {
  await app.close()
  await house.close()
})

let keys = 0
const post = (actor: Actor | undefined, url: string, body: object = {}, more: InjectOptions['headers'] = {}) => {
  keys += 1
  const headers = { 'idempotency-key': `test-key-${keys}`, ...(actor && { cookie: cookies.get(actor.id) ?? '' }), ...more }
  return app.inject({ method: 'POST', url, headers, payload: body })
}
const get = (actor: Actor | undefined, url: string) => app.inject({ url, headers: actor ? { cookie: cookies.get(actor.id) ?? '' } : {} })
const started = async (id: string, actor = applicant) => {
  const answer = await post(actor, `/api/application/${id}/start`, { round, form: form({}) })
  expect(answer.statusCode, answer.body).toBe(200)
}

test('only the administrator makes accounts, organisations and seats, and each is written down', async () => {
  const account = { login: 'new', name: { zh: '新', en: 'New' }, password: 'a long enough password' }
  expect((await post(department, '/api/accounts', account)).statusCode).toBe(404)
  const made = await post(administrator, '/api/accounts', account)
  expect(made.statusCode, made.body).toBe(200)
  expect((await post(administrator, '/api/accounts', account)).statusCode).toBe(409)
  const organisation = { id: 'new-body', kind: 'body', name: { zh: '新部门', en: 'New body' } }
  expect((await post(administrator, '/api/organisations', organisation)).statusCode).toBe(200)
  const seat = { account: made.json().id, role: 'body', organisation: 'new-body', from: '2022-03-07' }
  const given = await post(administrator, '/api/office/giveSeat', seat)
  expect(given.statusCode, given.body).toBe(200)
  expect((await post(administrator, '/api/office/giveSeat', { ...seat, role: 'clock' })).statusCode).toBe(400)
  expect((await post(administrator, '/api/seats', { ...seat, account: 'admin', role: 'auditor' })).statusCode).toBe(404)
  const written = await house.database.query("select asked from access_log where account = 'admin' and result = 'shown' order by seq")
  expect(written.map(row => row.asked)).toEqual(['makeAccount', 'makeOrganisation', 'giveSeat'])
})

const [card, otherCard] = [paperOf('card'), paperOf('other')]
const upload = (actor: Actor, bytes: Buffer, type = 'application/pdf') =>
  app.inject({ method: 'POST', url: '/api/files', headers: { cookie: cookies.get(actor.id), 'content-type': type }, payload: bytes })

test('a file is taken by its first bytes, and given back to those who may see a dossier that names it', async () => {
  expect((await upload(stranger, Buffer.from('<svg/>'))).statusCode).toBe(400)
  const { sha256 } = (await upload(stranger, card)).json()
  const read = async (actor: Actor) => (await get(actor, `/api/files/${sha256}`)).statusCode
  expect([await read(stranger), await read(applicant), await read(department)]).toEqual([200, 404, 404])
  await started('filed', stranger)
  const proofs = [{ of: 'identity', file: { sha256, name: 'card.png' } }]
  expect((await post(stranger, '/api/application/filed/save', { form: { proofs } })).statusCode).toBe(200)
  expect([await read(stranger), await read(applicant), await read(department)]).toEqual([200, 404, 200])
  expect((await get(department, `/api/files/${sha256}`)).headers['content-disposition']).toMatch(/^attachment/)
})

test("naming the digest of somebody else's file opens nothing", async () => {
  const { sha256 } = (await upload(stranger, otherCard)).json()
  const proofs = [{ of: 'identity', file: { sha256, name: 'card.png' } }]
  await started('thief')
  expect((await post(applicant, '/api/application/thief/save', { form: { proofs } })).statusCode).toBe(200)
  expect((await get(applicant, `/api/files/${sha256}`)).statusCode).toBe(404)
})

test.each(['places', 'money', 'home', 'numbers', 'partyMembers', 'notice'])('the question %s is answered', async name => {
  const answer = await get(department, `/api/${name}?round=${round}`)
  expect(answer.statusCode, answer.body).toBe(200)
})

test.each(['messages', 'laws', 'rounds', 'demoAccounts', 'organisations?kind=body', `board?round=${round}&track=inside`])(
  'the question %s is answered',
  async url => {
    const answer = await get(department, `/api/${url}`)
    expect(answer.statusCode, answer.body).toBe(200)
  },
)
