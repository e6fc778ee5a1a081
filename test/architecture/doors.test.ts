// R26: no route without an entry in the catalogue, and none that is open to everybody unless it is named here.
import fastify from 'fastify'
import { expect, describe as suite, test } from 'vitest'
import { entriesOf, guardDoors } from '../../server/doors.ts'
import { openDoors } from '../../server/http.ts'
import { describe } from '../../server/openapi.ts'
import { peopleOf } from '../../server/people.ts'
import { sealsOf } from '../../server/seal.ts'
import { readSettings } from '../../server/settings.ts'

const entries = entriesOf(describe('1'))

/** A house that nobody lives in: its doors can be opened, and whatever asks it anything fails. */
const empty = () => {
  const never = () => Promise.reject(new Error('nobody is at home'))
  const seals = sealsOf(Buffer.alloc(32))
  const laws = { all: () => [], find: () => undefined, read: never, refresh: never }
  const database = { transaction: never, snapshot: never, query: never, close: never }
  const house = { database, seals, laws, people: peopleOf(seals), at: (time: Date) => time }
  return { house, demo: true, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder: '/nowhere', turnTo: () => {} }
}

suite('R26 default deny', () => {
  test('every route of the server has its entry, or it would not start', async () => {
    const app = await openDoors(empty(), readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }))
    await app.ready()
    await app.close()
  })

  test('a route that nobody described stops the start, and says where it would be described', () => {
    const app = fastify()
    guardDoors(app, entries, () => Promise.resolve(undefined))
    app.get('/api/parcels/:id/file', () => 'described')
    expect(() => app.get('/api/salaries/:id/file', () => 'open')).toThrow('GET /api/salaries/:id/file has no entry: describe it')
    expect(() => app.route({ method: ['POST', 'PUT'], url: '/api/drafts', handler: () => 'open' })).toThrow('PUT /api/drafts has no entry')
  })

  test('whoever has no session comes to no code of a door that asks for one, whatever that code forgets', async () => {
    const came: string[] = []
    const opened = async (from: typeof entries) => {
      const app = fastify()
      guardDoors(app, from, () => Promise.resolve(undefined))
      app.post('/api/archives/begin', async () => came.push('in'))
      return (await app.inject({ method: 'POST', url: '/api/archives/begin' })).statusCode
    }
    expect([await opened(entries), came]).toEqual([401, []])
    expect([await opened(new Map(entries).set('POST /api/archives/begin', 'open')), came]).toEqual([200, ['in']])
  })

  test('what is open to anybody is named: coming in, and what is published', () => {
    const open = [...entries].flatMap(([key, entry]) => (entry === 'open' && key.includes(' /api/') ? [key] : []))
    const asked = open.filter(key => !/^GET \/api\/[A-Za-z]+$/.test(key))
    expect(asked.filter(key => !/^POST \/api\/(sign-in|sign-out|setup|phone|link|recovery|sso)(\/|$)/.test(key)).sort()).toEqual([
      'GET /api/openapi.json',
      'GET /api/sso/{}/back',
      'GET /api/{}',
      'POST /api/ask/{}',
      'POST /api/demo/day',
      'POST /api/page-reports',
      'POST /api/{}/{}/{}',
    ])
  })
})
