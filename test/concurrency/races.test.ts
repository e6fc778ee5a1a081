// Many at once on a real PostgreSQL: never a place too many, never a lost one, and nobody hears of a lock.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bodyOf, hohhot, personOf } from '../given.ts'
import type { TestHouse } from '../house.ts'
import { openArena, race, racerIds, setBack, standing } from './arena.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openArena(60)
}, 120_000)
afterAll(() => house.close())

describe('1.2 places', () => {
  test('1.2 sixty race for five places, two hundred times: five get one each time, and no place is lost', async () => {
    const results: string[] = []
    for (let n = 0; n < 200; n += 1) {
      await setBack(house, 5)
      results.push(JSON.stringify({ ...(await race(house, 60)), ...(await standing(house)) }))
    }
    const fair = { won: 5, thrown: [], otherwise: [], free: 0, used: 5, recommended: 5, listed: 5 }
    expect([...new Set(results)].map(text => JSON.parse(text))).toEqual([fair])
  }, 200_000)

  test('1.2 who withdraws while others are recommended gives the place back, whoever comes first', async () => {
    for (let n = 0; n < 20; n += 1) {
      await setBack(house, 5)
      await race(house, 5)
      const leaving = racerIds(5).map(id => house.act(personOf(id), 'application', id, 'withdraw', {}))
      const coming = racerIds(25)
        .slice(5)
        .map(id => house.act(bodyOf(hohhot), 'application', id, 'recommend', {}))
      const answers = await Promise.all([...leaving, ...coming])
      expect(answers.filter(a => a.kind !== 'done' && a.kind !== 'refused')).toEqual([])
      const after = await standing(house)
      expect(after.free + after.used).toBe(5)
      expect(after).toMatchObject({ recommended: after.used, listed: after.used })
    }
  })

  test('1.2 who withdraws and is recommended at the same moment ends with no place held', async () => {
    for (let n = 0; n < 20; n += 1) {
      await setBack(house, 5)
      await Promise.all(
        racerIds(8).flatMap(id => [
          house.act(bodyOf(hohhot), 'application', id, 'recommend', {}),
          house.act(personOf(id), 'application', id, 'withdraw', {}),
        ]),
      )
      expect(await standing(house)).toMatchObject({ free: 5, used: 0, recommended: 0, listed: 0 })
    }
  })
})

describe('one request', () => {
  test('sent twenty times at once is one entry and one answer', async () => {
    for (let n = 0; n < 10; n += 1) {
      await setBack(house, 5)
      const key = `request ${n}`
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => house.act(bodyOf(hohhot), 'application', 'racer0', 'recommend', {}, key)),
      )
      expect(new Set(answers.map(a => (a.kind === 'done' ? a.receipt.hash : a.kind))).size).toBe(1)
      expect(await standing(house)).toMatchObject({ free: 4, used: 1, listed: 1 })
    }
  })
})
