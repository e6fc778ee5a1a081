// A guard of the three administrators that is taken away turns its check red: the database's, the table of who gives what, the passkey.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { againstSeat, standsOver } from '../../core/office/seats.ts'
import { wantsProof } from '../../server/sign-in/proof.ts'
import { judge } from '../grants/matrix.ts'
import { freshHouse, type TestHouse } from '../house.ts'
import { isRefusedTo } from './checks.ts'

let house: TestHouse
beforeAll(async () => {
  house = await freshHouse(2)
  await house.settle({ id: 'keeper', seats: [{ role: 'system', organisation: 'department' }] })
  await house.settle({ id: 'watcher', seats: [{ role: 'auditor', organisation: 'department' }] })
})
afterAll(() => house.close())

const drop = 'drop trigger three_administrators on seat'
const insert = (account: string, role: string, acting = 'null') =>
  `insert into seat (account, role, organisation, from_day, acting_for) values ('${account}', '${role}', 'department', '2022-03-15', ${acting})`

test('R30 without its trigger one hand holds two of the three, another acts for one of them, and one holds all beside them', async () => {
  for (const bad of [insert('keeper', 'security'), insert('keeper', 'auditor', "'watcher'"), insert('watcher', 'administrator')]) {
    expect(await isRefusedTo(house.url, 'owner', bad)).toBe(true)
    expect(await isRefusedTo(house.url, 'owner', drop, bad)).toBe(false)
  }
})

test('F13 a giver who may give one seat too many, or to one too many, is found by the table', () => {
  const lax: typeof standsOver = (giver, seat) =>
    standsOver(giver, seat) || (seat.role === 'security' && standsOver(giver, { ...seat, role: 'system' }))
  expect(judge({ stands: lax, against: againstSeat }).wrong.length).toBeGreaterThan(0)
  const blind: typeof againstSeat = (giver, { elsewhere: _, ...account }, ...rest) => againstSeat(giver, account, ...rest)
  expect(judge({ stands: standsOver, against: blind }).wrong.length).toBeGreaterThan(0)
  const forgetful: typeof againstSeat = (...given) => againstSeat(...given).filter(reason => reason !== 'administeredLately')
  expect(judge({ stands: standsOver, against: forgetful }).wrong.length).toBeGreaterThan(0)
})

test('R25 the doors that were open without a fresh proof are closed', () => {
  const asks = (url: string) => Reflect.apply(wantsProof, undefined, [{ routeOptions: { url }, params: {}, body: {} }])
  expect(['/api/sheets/in-hand', '/api/parcels/:id/file', '/api/money-sheets/:round', '/api/sheets/read'].map(asks)).toEqual([
    true,
    true,
    true,
    false,
  ])
})
