/** More askers at once than connections: each gets an answer, since what is asked within an asking has connections of its own. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clerk, type Office, officer, openOffice } from '../test/clerks.ts'
import { round } from '../test/given.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice(2)
})
afterAll(() => office.close())

test.each([
  ['the work list', `/api/queue?round=${round}`],
  ['a file', '/api/dossier?subject=application&id=one'],
])(
  'twenty who ask for %s at once are all answered on two connections',
  async (_what, url) => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => office.get(i % 2 === 0 ? clerk : officer, url)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 20 }, () => 200))
  },
  20_000,
)

test('a look within a look within a transaction is a mistake that is told, not a wait for ever', async () => {
  const { database } = office.house
  const deep = database.transaction('everything', () => database.transaction('everything', () => database.query('select 1')))
  await expect(deep).rejects.toThrow('would wait for itself')
})
