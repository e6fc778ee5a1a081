/** Attacks on every door that the description names: words for the database, paths out of the folder, bodies that a form could send; and what stands on every answer. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { questions } from '../../core/question.ts'
import { openDoors } from '../../server/http.ts'
import { describe } from '../../server/openapi.ts'
import { schemaOf } from '../../server/questions/inputs.ts'
import { startSession } from '../../server/session.ts'
import { readSettings } from '../../server/settings.ts'
import { figure, seedOf } from '../faults/figures.ts'
import { department, leader, round } from '../given.ts'
import { freshHouse, law2022, law2022Digest, type TestHouse } from '../house.ts'
import { bare, formTypes, isLax, isRead, leadsOut, metacharacters, pathsOutOf, readsForm, tellsOfInside } from './checks.ts'

let house: TestHouse
let app: FastifyInstance
let cookie = ''
const filesFolder = mkdtempSync(join(tmpdir(), 'tepei-attacks-'))
const siteOf = (its: TestHouse) => ({ house: its, demo: false, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder })
const settings = readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' })

beforeAll(async () => {
  house = await freshHouse()
  app = await openDoors(siteOf(house), settings)
  await house.settle(department, leader)
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law2022.policy.edition })
  await house.act(department, 'round', round, 'open')
  cookie = `tepei=${await startSession(house, department.id)}`
})
afterAll(async () => {
  await app.close()
  await house.close()
  rmSync(filesFolder, { recursive: true, force: true })
})

const ask = (request: InjectOptions): Promise<LightMyRequestResponse> => app.inject({ ...request, headers: { cookie, ...request.headers } })
type Door = { readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'; readonly path: string }
const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const
const described: unknown = JSON.parse(JSON.stringify(describe('1')))
const doors: readonly Door[] = Object.entries(Object(Reflect.get(Object(described), 'paths'))).flatMap(([path, operations]) =>
  methods.filter(method => method.toLowerCase() in Object(operations)).map(method => ({ method, path })),
)
const filled = (path: string, word: string) => path.replace(/\{[^}]+\}/g, encodeURIComponent(word))

const propertiesOf = (input: Parameters<typeof schemaOf>[0]): readonly string[] =>
  Object.keys(Object(Reflect.get(Object(schemaOf(input)), 'properties')))

test('F26 words for the database are words: at every parameter of every question and every part of an address', {
  timeout: 180_000,
}, async () => {
  const each = Number(process.env.SQL_WORDS ?? 2)
  const seed = seedOf('SQL_SEED')
  const before = await house.database.query('select count(*)::int as n from account')
  const wrong: string[] = []
  let n = 0
  const tried = async (request: InjectOptions) => {
    n += 1
    const answer = await ask(request)
    if (isRead(answer)) wrong.push(`${request.method} ${String(request.url)}: ${answer.statusCode} ${answer.body.slice(0, 80)}`)
  }
  const wordsAt = (i: number) =>
    Array.from({ length: each }, (_, k) => metacharacters[(Number(seed) + i * each + k) % metacharacters.length] ?? '')
  for (const [i, [name, { input }]] of Object.entries(questions).entries())
    for (const [j, key] of propertiesOf(input).entries())
      for (const word of wordsAt(i + j))
        await tried({ method: 'GET', url: `/api/${name}?${new URLSearchParams({ round, subject: 'application', id: 'x', [key]: word })}` })
  for (const [i, { method, path }] of doors.filter(door => door.path.includes('{')).entries())
    for (const word of wordsAt(i)) await tried({ method, url: filled(path, word), ...(method !== 'GET' && { payload: { reason: word } }) })
  expect(await house.database.query('select count(*)::int as n from account')).toEqual(before)
  figure({ id: 'F26', what: 'requests that reached the database as more than words', seed, n, wrong: wrong.length })
  expect(wrong).toEqual([])
})

test('F26 the login of the server takes no other role, in a statement that hangs behind another or in one of its own', async () => {
  for (const text of [
    'set role postgres',
    'reset role; set role tepei',
    "select 1; set role 'tepei'",
    'set session authorization postgres',
  ])
    await expect(house.database.query(text), text).rejects.toThrow()
  expect(await house.database.query('select current_user::text as is')).toEqual([{ is: 'tepei_app' }])
})

const doorsOfFiles = ['/api/files/', '/api/uploads/', '/app/', '/api/documents/application/', '/.well-known/', '/certificate/']

test('F19 no path leads out of a folder: every way to write it, at every door that gives files', { timeout: 120_000 }, async () => {
  const corpus = doorsOfFiles.flatMap(pathsOutOf)
  expect(corpus.length).toBeGreaterThanOrEqual(500)
  const wrong: string[] = []
  for (const url of corpus) {
    const answer = await ask({ method: 'GET', url })
    if (leadsOut(answer)) wrong.push(`${url}: ${answer.statusCode}`)
  }
  figure({ id: 'F19', what: 'paths that led out of a folder', seed: 'none', n: corpus.length, wrong: wrong.length })
  expect(wrong).toEqual([])
})

test('F17 R46 no door of the API reads what a form of another site can send, with or without a word of where it comes from', async () => {
  const wrong: string[] = []
  const unsafe = doors.filter(({ method }) => method !== 'GET')
  for (const { method, path } of unsafe)
    for (const type of formTypes) {
      const answer = await ask({
        method,
        url: filled(path, 'x'),
        headers: { 'content-type': type, 'idempotency-key': 'a-key-of-forms' },
        payload: 'reason=x',
      })
      if (readsForm(answer)) wrong.push(`${method} ${path} as ${type}: ${answer.statusCode}`)
    }
  figure({ id: 'F17', what: 'doors that read a form', seed: 'none', n: unsafe.length * formTypes.length, wrong: wrong.length })
  expect(wrong).toEqual([])
})

test('R45 every answer carries the headers: of each door, and of each way to say no', { timeout: 120_000 }, async () => {
  const wrong: string[] = []
  const look = (what: string, answer: LightMyRequestResponse) => {
    const lacking = bare(answer)
    if (lacking.length > 0) wrong.push(`${what} ${answer.statusCode}: ${lacking.join(', ')}`)
    if (/unsafe-inline|\*/.test(String(answer.headers['content-security-policy']).replace(/style-src[^;]*/, '')))
      wrong.push(`${what} lets in too much`)
    if (what.includes('/api/') && answer.headers['cache-control'] !== 'no-store') wrong.push(`${what} may be stored`)
  }
  for (const { method, path } of doors.filter(({ path }) => !path.startsWith('/api/sso')))
    look(`${method} ${path}`, await ask({ method, url: filled(path, 'x'), ...(method !== 'GET' && { payload: {} }) }))
  const odd: readonly (readonly [string, InjectOptions])[] = [
    ['nothing', { method: 'GET', url: '/api/none' }],
    ['no page', { method: 'GET', url: '/nothing' }],
    ['a page', { method: 'GET', url: '/app' }],
    ['a public page', { method: 'GET', url: '/' }],
    ['a NUL', { method: 'GET', url: '/api/dossier?id=%00' }],
    ['no JSON', { method: 'POST', url: '/api/sign-in', headers: { 'content-type': 'application/json' }, payload: '{' }],
    ['too much', { method: 'POST', url: '/api/sign-in', payload: { login: 'x'.repeat(300_000) } }],
    ['a form', { method: 'POST', url: '/api/sign-in', headers: { 'content-type': 'text/plain' }, payload: 'x' }],
    ['elsewhere', { method: 'POST', url: '/api/sign-in', headers: { origin: 'https://evil.example' }, payload: {} }],
    ['a broken escape', { method: 'GET', url: '/api/files/%E0%A4%A' }],
  ]
  for (const [what, request] of odd) look(what, await ask(request))
  expect(wrong).toEqual([])
})

test('R45 F28 every page lets no text become a script or HTML, by at most one policy, and says where a browser tells what it refused', async () => {
  const pages = ['/', '/notice', '/hosts', '/reprimands', '/self-check', '/certificate', '/app', '/app/queue', '/setup']
  const answers = await Promise.all(pages.map(async url => [url, await app.inject({ url })] as const))
  const found = answers.filter(([, { headers }]) => /text\/html/.test(String(headers['content-type'])))
  expect(found.length).toBeGreaterThanOrEqual(6)
  expect(found.filter(([, answer]) => isLax(answer)).map(([url]) => url)).toEqual([])
})

test('R51 what breaks within is told by a number of the request and nothing else, with the headers', async () => {
  const broken = () => Promise.reject(new Error('the secret of /srv/tepei/server/perform.ts:12'))
  const database = { ...house.database, transaction: broken, query: broken, snapshot: broken }
  const other = await openDoors(siteOf({ ...house, database }), settings)
  for (const url of ['/api/rounds', '/api/session', `/api/law?round=${round}`, '/notice']) {
    const answer = await other.inject({ url, headers: { cookie } })
    expect([url, answer.statusCode, bare(answer)]).toEqual([url, 500, []])
    expect(tellsOfInside(answer), answer.body).toBe(false)
  }
  await other.close()
})
