// R45: browsers report what they refused of a page; what they quote is dropped, and whoever sends anything else fills nothing.
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { department } from '../../test/given.ts'
import { freshHouse, type TestHouse } from '../../test/house.ts'
import { openDoors } from '../http.ts'
import { reportDoor } from '../page-policy.ts'
import { startSession } from '../session.ts'
import { readSettings } from '../settings.ts'
import { countPageReport } from './count.ts'
import { readPageReports } from './read.ts'

let house: TestHouse
let app: FastifyInstance
const metricsKey = 'a secret of more than thirty-two characters'
const siteOf = () => ({ house, demo: false, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder: '/nowhere', metricsKey })

beforeAll(async () => {
  house = await freshHouse(2)
  app = await openDoors(siteOf(), readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0', TEPEI_TRUST_PROXY: '127.0.0.1' }))
})
beforeEach(() => house.database.query('delete from page_report'))
afterAll(async () => {
  await app.close()
  await house.close()
})

const home = 'http://tepei.test'
const old = (more: object) => ({
  'csp-report': {
    'document-uri': `${home}/app/desk/15990019801007000X?q=示例`,
    'effective-directive': 'script-src-elem',
    'blocked-uri': 'inline',
    'script-sample': '示例姓名 15990019801007000X',
    ...more,
  },
})
const send = (payload: unknown, type = 'application/csp-report', from = '10.0.0.1') =>
  app.inject({
    ...{ method: 'POST', url: reportDoor, payload: typeof payload === 'string' ? payload : JSON.stringify(payload) },
    headers: { 'content-type': type, 'x-forwarded-for': from },
  })
const kept = () => house.database.query('select page, directive, source, n::int from page_report order by 1, 2, 3')

test('R45 what is kept of a report is the kind of page, the line of its policy and where it came from', async () => {
  expect((await send(old({}))).statusCode).toBe(204)
  expect((await send(old({}))).statusCode).toBe(204)
  expect(await kept()).toEqual([{ page: '/app/desk', directive: 'script-src-elem', source: 'inline', n: 2 }])
  expect(JSON.stringify(await house.database.query('select * from page_report'))).not.toMatch(/15990019|示例/)
  expect(await house.database.query("select * from access_log where asked like '%page-reports%'")).toEqual([])
})

test.each([
  [{ 'source-file': `${home}/app/assets/index-abc.js` }, 'own'],
  [{ 'blocked-uri': 'trusted-types-sink' }, 'inline'],
  [{ 'blocked-uri': 'https://harm.example/x?name=示例' }, 'elsewhere'],
  [{ 'blocked-uri': `${home}/harm.js` }, 'own'],
  [{ 'blocked-uri': 'chrome-extension' }, 'extension'],
  [{ 'source-file': 'moz-extension://6f1c/content.js' }, 'extension'],
])('R45 %o is of %s', (more, source) => {
  expect(readPageReports(old(more))).toEqual([{ page: '/app/desk', directive: 'script-src-elem', source }])
})

test.each([
  ['http://tepei.test/notice?round=x', '/notice'],
  ['http://tepei.test/', '/'],
  ['http://tepei.test/app/某人', '/app'],
  ['http://tepei.test/15990019801007000X', 'other'],
  ['about:blank', 'other'],
  ['no address', 'other'],
  ['data:text/html,x', 'other'],
])('R45 the page of %s is %s', (address, page) => {
  expect(readPageReports(old({ 'document-uri': address }))).toMatchObject([{ page }])
})

test('R45 reports that come several at once are counted each; other kinds are passed over', async () => {
  const body = {
    documentURL: `${home}/app`,
    effectiveDirective: 'require-trusted-types-for',
    blockedURL: 'trusted-types-sink',
    sample: '示例',
  }
  const told = [
    { type: 'csp-violation', age: 1, body },
    { type: 'deprecation', body: { id: 'x' } },
    { type: 'csp-violation', body },
  ]
  expect((await send(told, 'application/reports+json')).statusCode).toBe(204)
  expect(await kept()).toEqual([{ page: '/app', directive: 'require-trusted-types-for', source: 'inline', n: 2 }])
})

test('R45 what is no report, too large, of another form or from another site is refused and counted nowhere', async () => {
  expect((await send('{')).statusCode).toBe(400)
  expect((await send({ some: 'thing' })).statusCode).toBe(400)
  expect((await send({ __proto__: 1, 'csp-report': 7 })).statusCode).toBe(400)
  expect((await send('{"__proto__":{"x":1},"csp-report":{}}')).statusCode).toBe(400)
  expect((await send(old({ 'script-sample': 'x'.repeat(20_000) }))).statusCode).toBe(413)
  expect((await send(old({}), 'text/plain')).statusCode).toBe(415)
  expect((await send(old({}), 'application/xml')).statusCode).toBe(415)
  const elsewhere = { 'content-type': 'application/csp-report', 'sec-fetch-site': 'cross-site' }
  expect((await app.inject({ method: 'POST', url: reportDoor, payload: JSON.stringify(old({})), headers: elsewhere })).statusCode).toBe(403)
  expect(await kept()).toEqual([])
})

test('R45 words that are none of a policy are one word, and a day has three hundred lines at most, whatever anybody names', async () => {
  for (const word of ['<script>', 'a b', '示例', `x${'y'.repeat(50)}`, 'script-src-else'])
    await send(old({ 'effective-directive': word }), 'application/csp-report', '10.0.0.2')
  expect(await kept()).toEqual([{ page: '/app/desk', directive: 'other', source: 'inline', n: 5 }])
  const letters = (i: number) => [...String(i)].map(digit => 'abcdefghij'[Number(digit)]).join('')
  for (let i = 0; i < 320; i += 1) await countPageReport(house.database, { page: `/${letters(i)}`, directive: 'img-src', source: 'own' })
  expect(await house.database.query('select count(*)::int as n from page_report')).toEqual([{ n: 301 }])
  expect(await house.database.query("select n::int from page_report where page = 'other'")).toEqual([{ n: 21 }])
  expect(await countPageReport(house.database, { page: '/a', directive: 'img-src', source: 'own' })).toBe(2)
})

test('R45 thirty a minute are taken from one address, and others are still heard', async () => {
  const codes: number[] = []
  for (let i = 0; i < 40; i += 1) codes.push((await send(old({}), 'application/csp-report', '10.0.0.9')).statusCode)
  expect(codes.filter(code => code === 204)).toHaveLength(30)
  expect(codes.filter(code => code === 429)).toHaveLength(10)
  expect((await send(old({}), 'application/csp-report', '10.0.0.10')).statusCode).toBe(204)
})

test('R45 the figures and the security administrator see them; nobody else does', async () => {
  await send(old({}), 'application/csp-report', '10.0.0.11')
  const { body } = await app.inject({ url: '/metrics', headers: { authorization: `Bearer ${metricsKey}` } })
  expect(body).toContain('tepei_page_reports{directive="script-src-elem",source="inline"} 1')
  const security = { id: 'security-1', seats: [{ role: 'security', organisation: 'department' }] } as const
  await house.settle(security, department)
  const ask = async (id: string) => app.inject({ url: '/api/pageReports', headers: { cookie: `tepei=${await startSession(house, id)}` } })
  expect((await ask(security.id)).json()).toMatchObject([{ page: '/app/desk', directive: 'script-src-elem', source: 'inline', count: 1 }])
  expect((await ask(department.id)).statusCode).toBe(404)
  expect((await app.inject({ url: '/api/pageReports' })).statusCode).toBe(401)
})
