/** The doors over HTTP, on a real PostgreSQL: who gets in, what each wrong request is told, and what nobody is told. */

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../core/facts.ts'
import { bodyOf, department, employer, employerOf, form, hohhot, law, leader, ministry, personOf, round } from '../test/given.ts'
import { freshHouse, law2022Digest, type TestHouse } from '../test/house.ts'
import { openDoors } from './http.ts'
import { hashPassword } from './password.ts'
import { startSession } from './session.ts'
import { readSettings } from './settings.ts'
import { makeSetupToken } from './sign-in.ts'

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

test('an applicant starts, submits, and reads their own dossier with what they could do next', async () => {
  await started('whole')
  const submitted = await post(applicant, '/api/application/whole/submit')
  expect(submitted.json()).toMatchObject({ receipt: { id: 'whole', n: 2, status: 'submitted' } })
  const read = await get(applicant, '/api/dossier?subject=application&id=whole')
  expect(read.statusCode, read.body).toBe(200)
  const { row, timeline, offers } = read.json()
  expect(row).toMatchObject({ title: '示例一', status: 'submitted', waitsFor: 'employer', body: hohhot })
  expect(timeline.map((line: { action: string; clause: string }) => [line.action, line.clause])).toEqual([
    ['start', '4.1'],
    ['submit', '4.1'],
  ])
  const byName = new Map(offers.map((offer: { action: string; refusals: unknown[] }) => [offer.action, offer.refusals]))
  expect(byName.get('withdraw')).toEqual([])
  expect(byName.get('save')).toMatchObject([{ rule: 'from', found: 'submitted' }])
  expect(byName.has('recommend')).toBe(false)
  await post(applicant, '/api/application/whole/withdraw')
})

test('an offer tells the balance that stands in the way and the shape of its input', async () => {
  await started('offered')
  await post(applicant, '/api/application/offered/submit')
  const undertakings = law.policy.training.undertakings.value.map(u => u.code)
  await post(employerOf(employer), '/api/application/offered/consent', { conductConfirmed: true, undertakings })
  const { offers } = (await get(bodyOf(hohhot), '/api/dossier?subject=application&id=offered')).json()
  const names = offers.flatMap((offer: { action: string; refusals: unknown[] }) => (offer.refusals.length === 0 ? [offer.action] : []))
  expect(names.sort()).toEqual(['decline', 'recommend', 'reserve', 'sendBack'])
  const sendBack = offers.find((offer: { action: string }) => offer.action === 'sendBack')
  expect(sendBack.input).toMatchObject({ type: 'object', required: ['corrections'], additionalProperties: false })
  await post(applicant, '/api/application/offered/withdraw')
})

test('a dossier that is not mine is answered like one that is not there', async () => {
  await started('hidden')
  const absent = {
    act: await post(stranger, '/api/application/nowhere/submit'),
    read: await get(stranger, '/api/dossier?subject=application&id=nowhere'),
  }
  const hidden = {
    act: await post(stranger, '/api/application/hidden/submit'),
    read: await get(stranger, '/api/dossier?subject=application&id=hidden'),
  }
  for (const key of ['act', 'read'] as const) expect([hidden[key].statusCode, hidden[key].body]).toEqual([404, absent[key].body])
  expect((await post(bodyOf('150200'), '/api/application/hidden/recommend')).statusCode).toBe(404)
  expect((await get(stranger, '/api/form?id=hidden')).statusCode).toBe(404)
  expect((await get(administrator, '/api/dossier?subject=application&id=hidden')).statusCode).toBe(404)
  expect((await get(ministry, '/api/dossier?subject=application&id=hidden')).statusCode).toBe(404)
  await post(applicant, '/api/application/hidden/withdraw')
})

test('who may see a dossier but not act on it is told so', async () => {
  await started('watched')
  const answer = await post(department, '/api/application/watched/submit')
  expect([answer.statusCode, answer.json()]).toMatchObject([409, { refusals: [{ rule: 'by', clause: '4.1' }] }])
  await post(applicant, '/api/application/watched/withdraw')
})

test('the same key with the same body gives the same receipt; with another body it is refused', async () => {
  const key = { 'idempotency-key': 'one-and-the-same' }
  const body = { round, form: form({}) }
  const first = await post(applicant, '/api/application/again/start', body, key)
  expect((await post(applicant, '/api/application/again/start', body, key)).body).toBe(first.body)
  expect((await post(applicant, '/api/application/again/withdraw', {}, key)).statusCode).toBe(422)
  await post(applicant, '/api/application/again/withdraw')
})

test('a draft keeps what was typed, of whatever kind', async () => {
  await started('kept')
  const saved = await post(applicant, '/api/application/kept/save', { form: { title: { name: 15 } } })
  expect(saved.statusCode, saved.body).toBe(200)
})

test.each([
  ['no key', {}, { 'idempotency-key': '' }, 400, '(header).Idempotency-Key'],
  ['an unknown field', { form: {}, more: 1 }, {}, 400, 'more'],
  ['a NUL character', { form: { achievements: 'a\u0000b' } }, {}, 400, 'form.achievements'],
  ['half of a character', { form: { achievements: 'a\ud800' } }, {}, 400, 'form.achievements'],
  ['another type than JSON', {}, { 'content-type': 'text/plain' }, 415, '(body)'],
])('a request with %s is told its path', async (_what, body, headers, status, path) => {
  const answer = await post(applicant, '/api/application/kept/save', body, headers)
  expect([answer.statusCode, answer.json().issues?.[0]?.path]).toEqual([status, path])
})

test('a body nested deeper than anybody means is refused with 400', async () => {
  const deep = `{"form":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`
  const answer = await app.inject({
    method: 'POST',
    url: '/api/application/whole/save',
    headers: { cookie: cookies.get(applicant.id), 'content-type': 'application/json', 'idempotency-key': 'deep-deep' },
    payload: deep,
  })
  expect(answer.statusCode).toBe(400)
})

test('a body of more than 256 kB is refused with 413', async () => {
  const answer = await post(applicant, '/api/application/whole/save', { form: { achievements: 'x'.repeat(300_000) } })
  expect(answer.statusCode).toBe(413)
})

test.each([
  '/api/dossiers?round=r&subject=application&colour=red',
  '/api/dossiers?round=r&subject=none',
  '/api/dossiers?round=r&subject=application&limit=1000',
  '/api/dossiers?subject=application',
  '/api/dossiers?round=a&round=b&subject=application',
])('%s is told which parameter is wrong', async url => {
  const answer = await get(department, url)
  expect([answer.statusCode, answer.json().issues.length]).toEqual([400, 1])
})

test('without a session everything but the public questions is 401', async () => {
  expect((await get(undefined, '/api/dossiers?round=r&subject=application')).statusCode).toBe(401)
  expect((await post(undefined, '/api/application/whole/submit')).statusCode).toBe(401)
  expect((await get(undefined, '/api/rounds')).json()).toMatchObject([{ id: round, status: 'open' }])
  expect((await get(undefined, '/api/session')).json()).toMatchObject({ account: null, today: '2022-03-03' })
  expect((await get(undefined, `/api/law?round=${round}`)).json()).toMatchObject({ digest: law2022Digest })
})

test('another site can make a browser send nothing', async () => {
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'http://evil.test' },
    { origin: 'null' },
  ]) {
    expect((await post(applicant, '/api/application/x/start', {}, headers)).statusCode).toBe(403)
  }
  expect((await post(applicant, '/api/sign-out', {}, { origin: 'http://tepei.test', cookie: '' })).statusCode).toBe(200)
})

test('every answer carries the headers, also a wrong one', async () => {
  for (const url of ['/api/session', '/api/none', '/nothing']) {
    const { headers } = await get(undefined, url)
    expect(headers, url).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    })
  }
})

test('lists come in pages by key, each row once, in each order', async () => {
  await post(applicant, '/api/application/kept/withdraw')
  const people = Array.from({ length: 7 }, (_, i) => personOf(`list-${i}`))
  await house.settle(...people)
  for (const [i, one] of people.entries()) await house.act(one, 'application', `list-${i}`, 'start', { round, form: form({}) })
  for (const sort of ['id', 'due', 'since']) {
    const seen: string[] = []
    for (let after = ''; ; ) {
      const url = `/api/dossiers?round=${round}&subject=application&status=draft&sort=${sort}&limit=3&q=shili${after}`
      const { rows, next } = (await get(department, url)).json()
      seen.push(...rows.map((row: { id: string }) => row.id))
      if (next === null) break
      after = `&after=${next}`
    }
    expect(seen.toSorted()).toEqual(people.map((_, i) => `list-${i}`))
  }
  expect((await get(department, `/api/dossiers?round=${round}&subject=application&q=list-3`)).json().rows).toHaveLength(1)
  expect((await get(stranger, `/api/dossiers?round=${round}&subject=application`)).json().rows).toHaveLength(0)
})

test('home tells who waits for me and whom I wait for', async () => {
  await started('home', stranger)
  await post(stranger, '/api/application/home/submit')
  const mine = (await get(employerOf(employer), `/api/home?round=${round}`)).json()
  expect(mine.waitsForMe.map((row: { id: string }) => row.id)).toEqual(['home'])
  const theirs = (await get(stranger, `/api/home?round=${round}`)).json()
  expect([theirs.waitsForMeCount, theirs.iWaitFor.map((row: { id: string }) => row.id)]).toEqual([0, ['home']])
})

test('each look at a form is written down, and only the person sees the whole number', async () => {
  const number = form({}).identity.citizenNumber
  expect((await get(stranger, '/api/form?id=home')).json().form.identity.citizenNumber).toBe(number)
  const shown = (await get(employerOf(employer), '/api/form?id=home')).json()
  expect(shown.form.identity.citizenNumber).toBe(`${number.slice(0, 3)}${'*'.repeat(11)}${number.slice(-4)}`)
  const looks = await house.database.query("select account from access_log where id = 'home' and result = 'shown' order by seq")
  expect(looks).toEqual([{ account: stranger.id }, { account: employerOf(employer).id }])
})

test('a password opens a session; a wrong one makes the next try wait', async () => {
  await house.database.query("insert into account (id, login, zh, en, password) values ('pw', 'pw', 'p', 'p', $1)", [
    await hashPassword('correct horse battery'),
  ])
  const right = await post(undefined, '/api/sign-in', { login: 'pw', password: 'correct horse battery' })
  expect(String(right.headers['set-cookie'])).toMatch(/^tepei=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax/)
  const wrong = [1, 2, 3, 4].map(() => () => post(undefined, '/api/sign-in', { login: 'pw', password: 'wrong' }))
  for (const attempt of wrong) expect((await attempt()).statusCode).toBe(401)
  // The second of waiting is counted from before the password was looked at, which takes as long on a busy machine.
  await house.database.query("update throttle set until = clock_timestamp() + interval '1 minute' where key = sha256('login/pw')")
  expect((await post(undefined, '/api/sign-in', { login: 'pw', password: 'correct horse battery' })).statusCode).toBe(429)
  const unknown = await post(undefined, '/api/sign-in', { login: 'nobody', password: 'wrong' })
  expect([unknown.statusCode, unknown.json()]).toEqual([401, { error: 'Login or password is wrong.' }])
})

test('an account of the demo opens without a password, one with a password does not', async () => {
  expect((await post(undefined, '/api/sign-in', { login: department.id, demo: true })).statusCode).toBe(200)
  expect((await post(undefined, '/api/sign-in', { login: 'pw', demo: true })).statusCode).toBe(401)
})

test('signing out ends the session on the server', async () => {
  const cookie = `tepei=${await startSession(house, 'pw')}`
  const who = async () => (await app.inject({ url: '/api/session', headers: { cookie } })).json().account
  expect(await who()).toMatchObject({ id: 'pw' })
  await app.inject({ method: 'POST', url: '/api/sign-out', headers: { cookie }, payload: {} })
  expect(await who()).toBeNull()
})

test('the setup link works once, and there is none where somebody has a password', async () => {
  expect(await makeSetupToken(house)).toBeUndefined()
  const empty = await freshHouse(2)
  await empty.settle(administrator)
  const token = await makeSetupToken(empty)
  const doors = await openDoors(
    { house: empty, demo: false, told: () => null, publicUrl: () => 'http://x', filesFolder: '/nonexistent' },
    readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }),
  )
  const setUp = () =>
    doors.inject({
      method: 'POST',
      url: '/api/setup',
      payload: { token, login: 'root', password: 'a long enough password', name: { zh: '管理员', en: 'Administrator' } },
    })
  expect([(await setUp()).statusCode, (await setUp()).statusCode]).toEqual([200, 404])
  expect((await doors.inject({ method: 'POST', url: '/api/sign-in', payload: { login: 'root', demo: true } })).statusCode).toBe(404)
  await doors.close()
  await empty.close()
})
