/** The public check of a certificate: validity, name, programme and period and nothing else; each look on record, guesses slowed down, also by the API. */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { modular } from '../../test/modular.ts'
import { openPapers, type Papers } from '../../test/papers.ts'
import { withClient } from '../postgres/check.ts'

let papers: Papers
let app: FastifyInstance
const [good, old, revoked] = ['a'.repeat(32), 'b'.repeat(32), 'c'.repeat(32)] as const
const hours = { hours: 180, modules: modular.policy.training.modules?.value }

const trainingText = `
insert into dossier (subject, id, round, track, person, employer, body, host, status, since, n, hash, state)
select 'training', id, round, track, person, employer, body, 'imu', 'passed', now(), 1, '', jsonb_build_object('status', 'passed', 'programme', 'imu-180')
from dossier where subject = 'certificate'`
const stateText = "update dossier set status = $2, state = state || $3::jsonb where subject = 'certificate' and id = $1"

beforeAll(async () => {
  papers = await openPapers({ a1: '李𠮷', a2: '王五', a3: '赵六' })
  app = papers.app
  const common = { issuedOn: '2023-09-11', studyStart: '2022-09-01', studyEnd: '2023-08-31' }
  const set = (id: string, status: string, state: object) =>
    withClient(papers.house.url, client => client.query(stateText, [id, status, JSON.stringify({ ...common, status, ...state })]))
  await withClient(papers.house.url, client =>
    client.query(
      "insert into organisation (id, kind, zh, en) values ('imu', 'host', '内蒙古大学', 'Inner Mongolia University') on conflict do nothing",
    ),
  )
  await withClient(papers.house.url, client => client.query(trainingText))
  await set('a1', 'issued', { code: good, replaced: [{ code: old, on: '2024-03-01' }] })
  await set('a2', 'revoked', { code: revoked, revoked: { reason: 'falseForm', on: '2024-05-06' } })
  await set('a3', 'issued', { code: 'd'.repeat(32), ...hours })
})
afterAll(() => papers.close())
beforeEach(() => papers.house.database.query('delete from throttle'))

const get = (url: string, remoteAddress = '127.0.0.1') => app.inject({ url, remoteAddress })
const textOf = (page: string) => page.replace(/^[\s\S]*<main>/, '').replace(/<[^>]+>/g, ' ')

test('6.5 whoever holds a code hears validity, name, programme and period, and nothing else', async () => {
  const answer = (await get(`/api/certificate?code=${good}`)).json()
  expect(answer).toEqual({
    validity: 'valid',
    name: '李𠮷',
    programme: expect.objectContaining({ zh: expect.any(String) }),
    from: '2022-09-01',
    to: '2023-08-31',
    since: null,
    newNumber: null,
    hours: null,
    modules: [],
  })
  const page = textOf((await get(`/certificate?code=${good}`)).body)
  for (const words of ['李𠮷', answer.programme.zh, '2022-09-01 – 2023-08-31']) expect(page).toContain(words)
  for (const words of ['内人社办函', '呼和浩特市草原研究所', '学时', '2023-09-11']) expect(page).not.toContain(words)
})

test('6.5 the code is taken as it is printed, in groups; in English too; and hours only where the certificate credits them', async () => {
  expect((await get(`/certificate?code=${encodeURIComponent('AAAA aaaa '.repeat(4))}&lang=en`)).body).toContain('李𠮷')
  expect(textOf((await get(`/certificate?code=${'d'.repeat(32)}`)).body)).toContain('180')
  expect((await get(`/certificate/${good}`)).body).toContain('李𠮷')
})

test('6.5 one that was revoked says so, without the name; one that was reissued says on which day and under which number', async () => {
  const gone = textOf((await get(`/certificate?code=${revoked}`)).body)
  expect(gone).toContain('已于 2024-05-06 撤销')
  expect(gone).not.toContain('王五')
  const replaced = textOf((await get(`/certificate?code=${old}`)).body)
  expect(replaced).toContain('已于 2024-03-01 补发，新证书编号：内人社办函〔2023〕1号')
  expect(replaced).not.toContain('李𠮷')
})

test('6.5 each look is written down with what it found', async () => {
  const rows = () =>
    withClient(papers.house.url, async client => {
      const text = "select account, id, reason from access_log where asked = 'certificate' and account = 'visitor' order by seq"
      return (await client.query(text)).rows
    })
  const before = (await rows()).length
  await get(`/certificate?code=${good}`)
  await get(`/api/certificate?code=${revoked}`)
  await get(`/certificate?code=${'e'.repeat(32)}`)
  expect((await rows()).slice(before)).toEqual([
    { account: 'visitor', id: 'a1', reason: 'valid' },
    { account: 'visitor', id: 'a2', reason: 'revoked' },
    { account: 'visitor', id: null, reason: 'unknown' },
  ])
})

const guess = (n: number) => n.toString(16).padStart(32, '0')
test.each(['/certificate?code=', '/api/certificate?code='])(
  '6.5 who guesses at %s waits longer and longer, and then a good code is no answer either',
  async path => {
    const codes: number[] = []
    for (let n = 0; n < 12; n += 1) codes.push((await get(`${path}${guess(n)}`, '10.0.0.1')).statusCode)
    expect(codes.slice(0, 10)).toEqual(Array(10).fill(200))
    expect(codes.at(-1)).toBe(429)
    const waiting = await get(`${path}${good}`, '10.0.0.1')
    expect([waiting.statusCode, waiting.body.includes('李𠮷')]).toEqual([429, false])
    expect(Number(waiting.headers['retry-after'])).toBeGreaterThan(0)
    expect((await get(`${path}${good}`, '10.0.0.2')).body).toContain('李𠮷')
  },
)

test('6.5 guesses from many addresses are counted together', async () => {
  await get(`/certificate?code=${guess(1)}`, '10.0.1.1')
  await papers.house.database.query('update throttle set failures = 2000')
  await get(`/certificate?code=${guess(2)}`, '10.0.1.2')
  expect((await get(`/certificate?code=${guess(3)}`, '10.0.1.3')).statusCode).toBe(429)
})

test('6.5 good codes cost nothing, however many an office checks', async () => {
  for (let n = 0; n < 30; n += 1) expect((await get(`/certificate?code=${good}`, '10.0.2.1')).statusCode).toBe(200)
})

test('6.5 the page says how to check without a network, and publishes what that needs', async () => {
  const keys = (await get('/.well-known/tepei-keys.json')).json()
  expect(keys.keys).toHaveLength(1)
  const list = (await get('/.well-known/tepei-revocations.json')).json()
  expect(list.entries).toHaveLength(2)
  const page = (await get('/certificate')).body
  expect(page).toContain('npx tepei verify')
  expect(page).toMatch(/<code>([0-9a-f]{4} ){15}[0-9a-f]{4}<\/code>/)
  expect(page).not.toContain('<script')
})
