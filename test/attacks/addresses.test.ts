/** Nothing that a person writes becomes an address that the house calls: a form full of addresses is kept, shown, printed, written as a Word file and given back, and nobody hears of it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { flowOf } from '../../documents/read-back.ts'
import { openDoors } from '../../server/http.ts'
import { startSession } from '../../server/session.ts'
import { readSettings } from '../../server/settings.ts'
import { figure } from '../faults/figures.ts'
import { bodyOf, department, employer, employerOf, form, hohhot, leader, personOf, round } from '../given.ts'
import { freshHouse, law2022, law2022Digest, type TestHouse } from '../house.ts'
import { type Listener, listener } from './outward.ts'

let house: TestHouse
let app: FastifyInstance
let at: Listener
let cookie = ''
const folder = mkdtempSync(join(tmpdir(), 'tepei-addresses-'))
const applicant = personOf('one')

beforeAll(async () => {
  at = await listener()
  house = await freshHouse()
  await house.settle(department, leader, employerOf(employer), bodyOf(hohhot), applicant)
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law2022.policy.edition })
  await house.act(department, 'round', round, 'open')
  house.turnTo('2022-03-07')
  const site = { house, demo: false, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder: folder }
  app = await openDoors(site, readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }))
  cookie = `tepei=${await startSession(house, applicant.id)}`
})
afterAll(async () => {
  await app.close()
  await house.close()
  await at.close()
  rmSync(folder, { recursive: true })
})

/** Each free text of a form, filled with what other programs would follow. */
const fullOf = (port: number) => {
  const own = `http://127.0.0.1:${port}/x.png`
  const words = [
    own,
    `#image("${own}")`,
    `<img src="${own}">`,
    `![x](${own})`,
    `\\\\127.0.0.1@${port}\\x`,
    `<!ENTITY x SYSTEM "${own}">`,
    `=WEBSERVICE("${own}")`,
    `url(${own})`,
  ]
  const plain = form({})
  const all = words.join('；')
  return {
    words,
    form: {
      ...plain,
      identity: { ...plain.identity, address: own },
      history: [{ ...plain.history[0], where: own, as: `#image("${own}")` }],
      achievements: all,
      request: { ...plain.request, direction: own, goals: all },
    },
  }
}

test('F19 R48 a form full of addresses is shown and printed letter by letter, and nobody is called', async () => {
  const { words, form: typed } = fullOf(at.port)
  expect((await house.act(applicant, 'application', 'a1', 'start', { round, form: typed })).kind).toBe('done')
  expect((await house.act(applicant, 'application', 'a1', 'submit')).kind).toBe('done')
  const paper = '/api/documents/application/a1/applicationForm'
  const looks = [
    '/api/form?id=a1',
    '/api/dossier?subject=application&id=a1',
    '/api/home',
    `${paper}Docx`,
    paper,
    '/api/myData',
    '/api/my-data/json',
  ]
  const ask = (url: string) => app.inject({ url, headers: { cookie } })
  const answers = new Map<string, Awaited<ReturnType<typeof ask>>>()

  for (const url of looks) answers.set(url, await ask(url))
  expect([...answers].filter(([, { statusCode }]) => statusCode >= 500).map(([url]) => url)).toEqual([])
  const printed = answers.get(paper)
  expect(printed?.statusCode).toBe(200)
  const text = flowOf(printed?.rawPayload ?? new Uint8Array())
  for (const word of words) expect(text).toContain(word.replace(/\s/g, ''))
  figure({ id: 'F19', what: 'calls of the house to an address in a form', seed: 'none', n: looks.length * words.length, wrong: at.came() })
  expect(at.came()).toBe(0)
})
