// A guard of the ledger that is taken away lets through what it is there for.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshHouse, type TestHouse } from '../house.ts'
import { isRefusedTo } from './checks.ts'

let house: TestHouse
beforeAll(async () => {
  house = await freshHouse(2)
})
afterAll(() => house.close())

const entry = (id: string, at = 'now()') =>
  `insert into journal (subject, id, n, action, actor, role, as_self, at, edition, fact, status, prev, hash)
   values ('payment', '${id}', 1, 'open', 'x', 'finance', false, ${at}, '2022.1', '{}', 'payable', '', 'h')`
const transfer = (debit: string, credit: string, amount: string, clause = '8.2') =>
  `insert into posting (entry, line, debit, credit, amount, clause) select max(seq), 1, '${debit}', '${credit}', ${amount}, '${clause}' from journal`
const without = (constraint: string, table = 'posting') => `alter table ${table} drop constraint ${constraint}`
const [owed, fund] = ['fen/owed/x', 'fen/world']
const closed = `insert into dossier (subject, id, round, status, since, n, hash, state)
  values ('payment', 'y', 'r', 'payable', now(), 1, 'h', '{}'), ('budget', 'r.2022.z', 'r', 'closed', now(), 1, 'h', '{"year":"2022"}')`

test.each([
  ['posting_amount_check', without('posting_amount_check'), [transfer(fund, owed, '0')]],
  [
    'posting_is_exact',
    `${without('posting_is_exact')}; ${without('counter_is_exact', 'counter')}`,
    [transfer(fund, owed, '9007199254740992')],
  ],
  ['posting_check (itself)', without('posting_check'), [transfer(owed, owed, '1')]],
  ['posting_check1 (ledger)', without('posting_check1'), [transfer(fund, 'places/a/b', '1')]],
  ['posting_says_its_clause', without('posting_says_its_clause'), [transfer(fund, owed, '1', '')]],
  ['posting_names_accounts', without('posting_names_accounts'), [transfer(fund, 'fen/', '1')]],
  ['posting_pkey', without('posting_pkey'), [transfer(fund, owed, '1'), transfer(fund, owed, '1')]],
  ['counter_balance_check', without('counter_balance_check', 'counter'), [transfer(owed, 'fen/paid/x', '1')]],
])('8.2 without %s a bad row is taken', async (_what, drop, rows) => {
  expect(await isRefusedTo(house.url, 'owner', entry('x'), ...rows)).toBe(true)
  expect(await isRefusedTo(house.url, 'owner', drop, entry('x'), ...rows)).toBe(false)
})

test('8.2 without its trigger a transfer could be added in a closed year', async () => {
  const rows = [closed, entry('y', "'2022-11-01T00:00:00Z'"), transfer(fund, owed, '1')]
  expect(await isRefusedTo(house.url, 'owner', ...rows)).toBe(true)
  expect(await isRefusedTo(house.url, 'app', ...rows)).toBe(true)
  expect(await isRefusedTo(house.url, 'owner', closed, entry('y', "'2023-01-03T00:00:00Z'"), transfer(fund, owed, '1'))).toBe(false)
  expect(await isRefusedTo(house.url, 'owner', 'drop trigger posting_moves_balances on posting', ...rows)).toBe(false)
})

test('8.2 without its trigger a transfer moves no balance, and what is taken away is not missed', async () => {
  const rows = [entry('x'), transfer('fen/owed/nobody', 'fen/paid/x', '1')]
  expect(await isRefusedTo(house.url, 'owner', ...rows)).toBe(true)
  expect(await isRefusedTo(house.url, 'owner', 'drop trigger posting_moves_balances on posting', ...rows)).toBe(false)
})
