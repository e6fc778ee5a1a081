/** The pages for everybody: no session, no script, both languages, and nothing that was typed becomes a part of the page. */

import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { law, leader, round } from '../../test/given.ts'
import { freshHouse, law2022, law2022Digest, type TestHouse } from '../../test/house.ts'
import { director, round2023, scholars } from '../../test/scholars.ts'
import { openDoors } from '../http.ts'
import { digestOf } from '../laws.ts'
import { readSettings } from '../settings.ts'

let house: TestHouse
let app: FastifyInstance

beforeAll(async () => {
  house = await freshHouse(2, [law2022, scholars])
  const site = { house, demo: false, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder: '/nonexistent' }
  app = await openDoors(site, readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }))
  await house.settle(leader)
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition })
})
afterAll(async () => {
  await app.close()
  await house.close()
})
const get = (url: string) => app.inject({ url })

test('the pages for everybody answer without a session and without a script, in both languages', async () => {
  for (const url of ['/', '/?lang=en', '/self-check', '/hosts', '/notice', '/certificate', '/certificate?code=0123456789abcdef']) {
    const page = await get(url)
    expect([page.statusCode, page.headers['content-type']], url).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.body, url).not.toMatch(/<script|style=/)
  }
})

test('a real house shows nobody the texts that it sends, and the demonstration says that it shows its own', async () => {
  expect((await get('/outbox')).statusCode).toBe(404)
  expect((await get('/')).body).not.toContain('/outbox')
  const site = { house, demo: true, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder: '/nonexistent' }
  const demo = await openDoors(site, readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }))
  const page = await demo.inject({ url: '/outbox' })
  expect([page.statusCode, page.body.includes('还没有短信')]).toEqual([200, true])
  await demo.close()
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

test('3.1.2 the six questions tell the age limit as a birth date, what would change a refusal, and go into the form without standing in an address', async () => {
  const payload = 'lang=en&birthDate=1990-05-06&ethnicGroup=02&education=11&titleLevel=assistant&since=2018-07&employerLevel=banner'
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const { body, statusCode } = await app.inject({ method: 'POST', url: '/self-check', headers, payload })
  expect(statusCode).toBe(200)
  expect(body).toContain('born on 1976-03-04 or later')
  expect(body).toContain('What would make it so')
  expect(body).toContain('<form method="post"')
  expect(body).not.toMatch(/href="[^"#]*1990-05-06/)
  const encoded = /href="\/app\/#answers=([\w-]+)"/.exec(body)?.[1] ?? ''
  expect(JSON.parse(Buffer.from(encoded, 'base64url').toString())).toEqual({
    round,
    form: {
      identity: { ethnicGroup: '02' },
      education: [{ education: '11' }],
      title: { level: 'assistant' },
      history: [{ from: '2018-07', sameProfession: true }],
      employer: { level: 'banner' },
    },
  })
})

describe('4 the public notice', () => {
  const names = [
    ['a1', '赵一'],
    ['a2', '丁二'],
    ['a3', '王三'],
  ] as const

  beforeAll(async () => {
    await house.database.query(
      "insert into organisation (id, kind, zh, en) values ('150100', 'body', '呼和浩特市', 'Hohhot') on conflict do nothing",
    )
    await house.database.transaction('everything', async query => {
      for (const [id, name] of names) {
        await query('insert into person (id, name) values ($1, $2)', [id, name])
        await query(
          `insert into dossier (subject, id, round, track, person, employer, body, status, since, n, hash, state)
          values ('application', $1, $2, 'inside', $1, '示例单位', '150100', 'accepted', now(), 1, '', '{"status":"accepted"}')`,
          [id, round],
        )
      }
      await query("update dossier set status = 'noticed', state = state || $2 where subject = 'round' and id = $1", [
        round,
        JSON.stringify({ status: 'noticed', notice: { from: '2022-05-09', to: '2022-05-16', count: 3, list: 'c'.repeat(64) } }),
      ])
    })
  })

  afterAll(() =>
    house.database.transaction('everything', query =>
      query("update dossier set status = 'published' where subject = 'round' and id = $1", [round]),
    ),
  )

  test('4 shows its names in the order of strokes until its last day, and tells search engines to keep away', async () => {
    house.turnTo('2022-05-16')
    const { body, headers } = await get(`/notice?round=${round}`)
    expect(names.map(([, name]) => body.indexOf(name)).every(at => at > 0)).toBe(true)
    expect(body.indexOf('丁二') < body.indexOf('王三') && body.indexOf('王三') < body.indexOf('赵一')).toBe(true)
    expect(headers['x-robots-tag']).toContain('noindex')
  })

  test('4 is taken down by itself after its last day, and says when it ended', async () => {
    house.turnTo('2022-05-17')
    const { body } = await get(`/notice?round=${round}`)
    expect(names.filter(([, name]) => body.includes(name))).toEqual([])
    expect(body).toContain('2022-05-16')
    expect(body).toContain('名单已撤下')
  })
})

describe('several programmes', () => {
  beforeAll(async () => {
    await house.settle(director)
    house.turnTo('2023-03-06')
    await house.act(director, 'round', round2023, 'publish', { law: digestOf(scholars), edition: scholars.policy.edition })
  })

  test('the newest comes first, the others under their names, and every link goes on with the round that was chosen', async () => {
    const { body } = await get('/?lang=en')
    expect(body).toContain('Domestic visiting scholars (example) 2023')
    expect(body).toContain(`href="/?round=${round}&amp;lang=en"`)
    const other = await get(`/?round=${round}`)
    expect(other.body).toContain('内蒙古少数民族地区专业技术人才特培计划')
    expect(other.body).toContain(`href="/self-check?round=${round}"`)
    expect(other.body).toContain(`href="/?round=${round2023}"`)
  })

  test('2.3 the questions of a programme are those that its policy has a use for, judged by its own criteria', async () => {
    const asked = `/self-check?lang=en&round=${round2023}&birthDate=1972-03-31&education=14&titleLevel=senior&since=2000-01&employerLevel=region`
    const { body } = await get(asked)
    expect(body).toContain('Not eligible')
    expect(body).not.toContain('id="ethnicGroup"')
    expect((await get(asked.replace('03-31', '04-01'))).body).not.toContain('Not eligible')
  })

  test('a round that nobody published is told as such', async () => {
    expect((await get('/?round=nothing-2030')).body).toContain('还没有发布年度')
  })
})
