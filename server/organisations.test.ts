// The organisations of a house are called what its laws call them.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshHouse, law2022, type TestHouse } from '../test/house.ts'
import { nameOrganisations } from './organisations.ts'

let house: TestHouse
beforeAll(async () => {
  house = await freshHouse()
})
afterAll(() => house.close())

const nameOf = async (id: string) => (await house.database.query<{ zh: string }>('select zh from organisation where id = $1', [id]))[0]?.zh

test('1.1 who arranges the hosts is called by the name that the policy gives, and not by ours', async () => {
  await nameOrganisations(house.database.query, [law2022])
  expect(await nameOf('ministry')).toBe(law2022.policy.programme.authority?.zh)
  expect(await nameOf('ministry')).toBe('人力资源和社会保障部')
})

test('a name that the office has changed stays', async () => {
  await house.database.query("update organisation set zh = '人社部专技司' where id = 'ministry'")
  await nameOrganisations(house.database.query, [law2022])
  expect(await nameOf('ministry')).toBe('人社部专技司')
})
