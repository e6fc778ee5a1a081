// Fifty at once on one obligation: paid once, held by one list, asked back to the last fen and no further, promised within the line.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fenOwed, fenPaid, granted, listChanges, placesFilled } from '../../core/accounts.ts'
import { blank as blankPayment } from '../../core/payment/dossier.ts'
import { digestOf } from '../../server/laws.ts'
import type { Answer } from '../../server/perform.ts'
import { withClient } from '../../server/postgres/check.ts'
import { digest, law, leader, round } from '../given.ts'
import { freshHouse, type TestHouse } from '../house.ts'
import { accountant, cashier, oneByOne } from '../year.ts'

let house: TestHouse
beforeAll(async () => {
  house = await freshHouse(24, [oneByOne])
  await house.settle(leader, cashier, accountant)
  await house.act(leader, 'round', round, 'publish', { law: digestOf(oneByOne), edition: law.policy.edition })
  house.turnTo('2023-10-20')
})
afterAll(() => house.close())

const put = (subject: string, id: string, state: Readonly<Record<string, unknown>> & { readonly status: string }) =>
  withClient(house.url, client =>
    client.query(
      `insert into dossier (subject, id, round, track, person, host, status, since, n, hash, state)
       values ($1, $2, $3, $4, $5, 'imu', $6, now(), 0, '', $7)`,
      [subject, id, round, state.track, state.person, state.status, JSON.stringify({ round, ...state })],
    ),
  )
const give = (account: string, amount: number) =>
  withClient(house.url, client =>
    client.query('insert into counter (name, balance) values ($1, $2) on conflict (name) do update set balance = $2', [account, amount]),
  )
const balance = (account: string) =>
  withClient(house.url, async client =>
    Number((await client.query('select balance from counter where name = $1', [account])).rows[0]?.balance ?? 0),
  )
const allowance = {
  ...{ ...blankPayment, track: 'inside', person: 'p1', training: 't1', item: 'allowance', amountFen: 480_000 },
  ...{ payer: 'fund', payee: 'trainee', clause: '8.3' },
}
const fifty = (one: (i: number) => Promise<Answer>): Promise<readonly Answer[]> => Promise.all(Array.from({ length: 50 }, (_, i) => one(i)))
const done = (answers: readonly Answer[]) => answers.filter(({ kind }) => kind === 'done').length
const rules = (answers: readonly Answer[]) => [...new Set(answers.flatMap(a => (a.kind === 'refused' ? a.refusals.map(r => r.rule) : [])))]

test('8.2 of fifty who tell at once that the bank has paid, one is taken, and the money is paid once', async () => {
  await put('payment', 't1.allowance', { ...allowance, status: 'approved' })
  await give(fenOwed('t1.allowance'), 480_000)
  const answers = await fifty(i => house.act(cashier, 'payment', 't1.allowance', 'pay', { reference: `r${i}`, on: '2023-10-20' }))
  expect([done(answers), rules(answers)]).toEqual([1, ['from']])
  expect([await balance(fenOwed('t1.allowance')), await balance(fenPaid('t1.allowance'))]).toEqual([0, 480_000])
})

test('8.2 the same answer that comes fifty times under one key is one payment and fifty equal receipts', async () => {
  await put('payment', 't2.allowance', { ...allowance, training: 't2', status: 'approved' })
  await give(fenOwed('t2.allowance'), 480_000)
  const answers = await fifty(() =>
    house.act(cashier, 'payment', 't2.allowance', 'pay', { reference: 'r', on: '2023-10-20' }, 'the-only-key-of-this'),
  )
  expect(done(answers)).toBe(50)
  expect(new Set(answers.map(a => (a.kind === 'done' ? a.receipt.hash : ''))).size).toBe(1)
  expect(await balance(fenPaid('t2.allowance'))).toBe(480_000)
})

test('6.6 of fifty repayments at once of a hundred yuan each, as many are taken as are owed, to the last fen', async () => {
  const demand = { ...allowance, training: 't3', item: 'clawback', payer: 'person', payee: 'fund', clause: '6.6', amountFen: 170_050 }
  await put('payment', 't3.clawback1', { ...demand, status: 'demanded' })
  await give(fenOwed('t3.clawback1'), 170_050)
  const answers = await fifty(i =>
    house.act(cashier, 'payment', 't3.clawback1', 'receive', { amountFen: 10_000, reference: `r${i}`, on: '2023-10-20' }),
  )
  expect([done(answers), rules(answers)]).toEqual([17, ['noMoreThanIsLeft']])
  expect([await balance(fenOwed('t3.clawback1')), await balance(fenPaid('t3.clawback1'))]).toEqual([50, 170_000])
})

test('8.1 of fifty who ask at once for an advance on one line, one asks; of fifty who approve it, one does', async () => {
  const line = `${round}.2023`
  const given = { round, year: '2023', lineCode: 'RC-1', amountFen: 1_000 }
  const proposed = await fifty(() => house.act(cashier, 'budget', line, 'propose', given))
  expect(done(proposed)).toBe(1)
  expect(done(await fifty(i => house.act(i % 2 === 0 ? leader : accountant, 'budget', line, 'grant')))).toBe(1)
  expect(await balance(granted(round))).toBe(1_000)
  const asked = await fifty(i => house.act(cashier, 'budget', line, 'askAdvance', { amountFen: 900, reference: `r${i}`, on: '2023-10-20' }))
  expect(done(asked)).toBe(1)
  expect(done(await fifty(() => house.act(leader, 'budget', line, 'advance')))).toBe(1)
  expect([await balance(`fen/line/${line}/open`), await balance(`fen/line/${line}/advanced`)]).toEqual([100, 900])
})

test('8.1 of twenty admissions at once the line pays for seven, and seven are admitted', async () => {
  const heads = Array.from({ length: 20 }, (_, i) => `h${i}`)
  // A head inside: 16,000 of the fee and 4,800 of the allowance.
  await give(granted(round), 7 * 2_080_000 + 2_079_999)
  await give(placesFilled(round, 'inside'), 0)
  await give(listChanges(round), 1)
  await give(`places/${round}/inside/150100/used`, 20)
  await withClient(house.url, client =>
    client.query("update dossier set state = state || $1 where subject = 'round'", [
      JSON.stringify({ notice: { from: '2023-10-01', to: '2023-10-10', count: 20, list: digest('a'), upTo: 1 } }),
    ]),
  )
  for (const id of heads)
    await put('application', id, {
      ...{ status: 'accepted', track: 'inside', person: `p-${id}`, employer: 'e1', body: '150100', preferences: [], wished: [] },
      ...{ willing: true, scope: [], listed: 0, objections: [], offered: [] },
    })
  const answers = await Promise.all(heads.map(id => house.act(leader, 'application', id, 'admit')))
  expect([done(answers), rules(answers)]).toEqual([7, ['withinBudgetLine']])
  expect(await balance(placesFilled(round, 'inside'))).toBe(7)
})
