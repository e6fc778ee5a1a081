/** The view rows are what the journal says, byte for byte; and one that is not is found and made anew. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { department, form, law, leader, personOf, round } from '../test/given.ts'
import { freshHouse, law2022Digest, type TestHouse } from '../test/house.ts'
import { rebuild } from './rebuild.ts'

let house: TestHouse

beforeAll(async () => {
  house = await freshHouse(2)
  const one = personOf('one')
  await house.settle(department, leader, one)
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition })
  await house.act(department, 'round', round, 'open')
  await house.act(one, 'application', 'one', 'start', { round, form: form({}) })
  house.turnTo('2022-03-04')
  await house.act(one, 'application', 'one', 'save', { form: form({}) })
  await house.act(one, 'application', 'one', 'submit')
})
afterAll(() => house.close())

test('every row is what its entries say', async () => {
  expect(await rebuild(house.database)).toEqual({ dossiers: 2, differences: [] })
})

test('a row that was changed or lost is found, told, and made anew', async () => {
  await house.database.transaction('everything', query =>
    query(`update dossier set track = 'outside', state = state || '{"willing": false}' where subject = 'application'`),
  )
  const { differences } = await rebuild(house.database, true)
  expect(differences.map(d => d.column)).toEqual(['track', 'state'])
  expect((await rebuild(house.database)).differences).toEqual([])
})
