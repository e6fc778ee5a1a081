// The guard against guessed codes of certificates is taken away, and its check turns red.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { House } from '../../server/house.ts'
import { openDoors } from '../../server/http.ts'
import { readSettings } from '../../server/settings.ts'
import { type Desk, openDesk } from '../desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())
beforeEach(() => desk.house.database.query('delete from throttle'))

/** Whether somebody who tries one code after another is made to wait, by the page and by the API. */
const slowsGuesses = async (house: House): Promise<readonly boolean[]> => {
  const app = await openDoors({ ...desk.site, house }, readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }))
  const tried = async (path: string, address: string) => {
    const codes: number[] = []
    for (let n = 0; n < 14; n += 1) {
      const code = n.toString(16).padStart(32, '0')
      codes.push((await app.inject({ url: `${path}?code=${code}`, remoteAddress: address })).statusCode)
    }
    return codes.includes(429)
  }
  const slows = [await tried('/certificate', '10.1.0.1'), await tried('/api/certificate', '10.1.0.2')]
  await app.close()
  return slows
}

test('6.5 without its failures counted anybody guesses codes as fast as they can send', async () => {
  expect(await slowsGuesses(desk.house)).toEqual([true, true])
  const { database } = desk.house
  await database.query('delete from throttle')
  const query: typeof database.query = async (text, values) => (text.includes('insert into throttle') ? [] : database.query(text, values))
  expect(await slowsGuesses({ ...desk.house, database: { ...database, query } })).toEqual([false, false])
})
