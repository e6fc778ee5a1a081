// A run from what is due to the bank's word: on a database, with everything that can go wrong between.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Run } from '../../core/run/dossier.ts'
import { leader, round } from '../../test/given.ts'
import { freshHouse, type TestHouse } from '../../test/house.ts'
import {
  accountOf,
  allowance,
  amountOf,
  answerOf,
  furnished,
  made,
  must,
  named,
  owed,
  performRuns,
  released,
  runState,
  sent,
  stateOf,
  theRun,
} from '../../test/runs.ts'
import { accountant, cashier, deputy } from '../../test/year.ts'

let house: TestHouse
beforeEach(async () => {
  house = await freshHouse()
  await furnished(house)
  return () => house.close()
})

const rules = (answer: Awaited<ReturnType<TestHouse['act']>>) =>
  answer.kind === 'refused' ? answer.refusals.map(({ rule }) => rule) : [answer.kind]
const lines = (number = 1) =>
  house.database.transaction('everything', query =>
    query<{ n: number; payment: string; state: string; wants: string | null; reason: string | null }>(
      'select n, payment, state, wants, reason from run_line where run = $1 order by n',
      [theRun(number)],
    ),
  )
const balance = async (account: string) =>
  (await house.database.query<{ balance: number }>('select balance from counter where name = $1', [account]))[0]?.balance ?? 0
const payment = (n: number) => stateOf<{ status: string; bank?: object; bounces: readonly object[] }>(house, 'payment', allowance(n))

test('8.2 a run is made, locked, released by others, sent to the bank and paid line by line', async () => {
  await owed(house, 3)
  await named(house, 3)
  await sent(house)
  const run = await runState(house)
  expect(run.locked).toMatchObject({ count: 3, totalFen: amountOf(1) + amountOf(2) + amountOf(3) })
  await must(house, cashier, 'run', theRun(), 'readResult', answerOf(1, [1, 2, 3].map(line => ({ line, amountFen: amountOf(line) }))))
  await performRuns(house)
  expect((await runState(house)).status).toBe('closed')
  expect(await payment(2)).toMatchObject({ status: 'paid', bank: { reference: 'B1-2', on: '2023-10-20' } })
  expect(await balance('fen/paid/t2.allowance')).toBe(amountOf(2))
  expect(await balance('fen/owed/t2.allowance')).toBe(0)
})
