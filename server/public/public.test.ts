/** The pages for everybody: no session, no script, both languages, and nothing that was typed becomes a part of the page. */

import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { law, leader, round } from '../../test/given.ts'
import { freshHouse, law2022Digest, type TestHouse } from '../../test/house.ts'
import { openDoors } from '../http.ts'
import { readSettings } from '../settings.ts'

let house: TestHouse
let app: FastifyInstance

beforeAll(async () => {
  house = await freshHouse(2)
  const site = { house, demo: false, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder: '/nonexistent' }
  app = await openDoors(site, readSettings({ TEPEI_LOG: 'silent' }))
  await house.settle(leader)
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition })
})
afterAll(async () => {
  await app.close()
  await house.close()
})
const get = (url: string) => app.inject({ url })

test('the pages for everybody answer without a session and without a script, in both languages', async () => {
  for (const url of ['/', '/?lang=en', '/self-check', '/notice', '/certificate', '/certificate?code=0123456789abcdef']) {
    const page = await get(url)
    expect([page.statusCode, page.headers['content-type']], url).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.body, url).not.toMatch(/<script|style=/)
  }
})

test('what is typed into the address comes back as text, never as a part of the page', async () => {
  const page = await get('/certificate?code=%22%3E%3Cscript%3Ealert(1)%3C/script%3E')
  expect(page.body).toContain('&quot;&gt;&lt;script&gt;')
  expect(page.body).not.toContain('<script>')
})

test('3.2.2 the six questions say that 46 is too old for the inside track', async () => {
  const url = '/self-check?lang=en&birthDate=1975-01-01&ethnicGroup=02&education=11&titleLevel=senior&since=2005-01&employerLevel=league'
  const { body } = await get(url)
  expect(body).toContain('Not eligible')
  expect((await get(url.replace('1975', '1990'))).body).not.toContain('Not eligible')
})
