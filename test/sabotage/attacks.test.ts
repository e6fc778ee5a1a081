// Doors as one would write them in a hurry: each of the checks that every door of the house passes finds one of them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appPolicy } from '../../server/page-policy.ts'
import { bare, formTypes, isLax, isRead, leadsOut, metacharacters, pathsOutOf, readsForm, tellsOfInside } from '../attacks/checks.ts'
import { brokenHeaders, lines } from '../attacks/lines.ts'
import { freshHouse, type TestHouse } from '../house.ts'

let house: TestHouse
let careless: FastifyInstance

beforeAll(async () => {
  house = await freshHouse(2)
  careless = fastify()
  careless.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  careless.post('/form', async () => ({ done: true }))
  careless.get<{ Params: { '*': string } }>('/files/*', async ({ params }) => {
    try {
      return readFileSync(join('/tmp', params['*']), 'utf8')
    } catch {
      return 'none'
    }
  })
  careless.get<{ Querystring: { login: string } }>('/account', async ({ query: { login } }) =>
    house.database.query(`select zh from account where login = '${login}'`),
  )
  careless.setErrorHandler((error: Error, _request, reply) => reply.code(500).send(error.stack))
})
afterAll(async () => {
  await careless.close()
  await house.close()
})

test('F17 R46 a door that reads forms is found by a form', async () => {
  const answers = await Promise.all(
    formTypes.map(type => careless.inject({ method: 'POST', url: '/form', headers: { 'content-type': type }, payload: 'reason=x' })),
  )
  expect(answers.filter(readsForm).length).toBeGreaterThan(0)
})

test('F19 a door that joins a path to its folder is led out of it', async () => {
  const answers = await Promise.all(pathsOutOf('/files/').map(url => careless.inject({ url })))
  expect(answers.filter(leadsOut).length).toBeGreaterThan(0)
})

test('F26 a statement that is made of pieces reads words as its own', async () => {
  const answers = await Promise.all(
    metacharacters.map(word => careless.inject({ url: `/account?${new URLSearchParams({ login: word })}` })),
  )
  expect(answers.filter(isRead).length).toBeGreaterThan(0)
})

test('R45 an answer that nobody gave headers lacks every one', async () => {
  expect(bare(await careless.inject({ url: '/files/x' }))).toHaveLength(6)
})

test('R51 an error that is sent as it is tells of the inside', async () => {
  expect(tellsOfInside(await careless.inject({ url: `/account?login=${encodeURIComponent("'")}` }))).toBe(true)
})

test('F19 a door that writes a name into a header as it came is found by a name', async () => {
  const headers = (name: string) => ({ 'content-disposition': `attachment; filename="${decodeURIComponent(name)}"` })
  expect(lines.filter(line => brokenHeaders(headers(encodeURIComponent(line))).length > 0).length).toBeGreaterThan(20)
  expect(brokenHeaders({ location: 'https://evil.example' })).toEqual(['location'])
})

test.each(['; report-uri /api/page-reports', "; require-trusted-types-for 'script'", '; trusted-types default'])(
  'R45 F28 a policy of a page without %s is found',
  part => {
    const headers = (policy: string) => ({ headers: { 'content-security-policy': policy } })
    expect(isLax(headers(appPolicy('x')))).toBe(false)
    expect(isLax(headers(appPolicy('x').replace(part, '')))).toBe(true)
    expect(isLax(headers(appPolicy('x').replace('trusted-types default', 'trusted-types default anything')))).toBe(true)
  },
)
