// Two at once at a demand: no fen comes in twice, and a correction that races a repayment gives back what came in and no more.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fenOwed, fenPaid } from '../../core/accounts.ts'
import type { SubjectName } from '../../core/facts.ts'
import { spentOn } from '../../core/payment/dossier.ts'
import { daily } from '../../server/clock.ts'
import { digestOf } from '../../server/laws.ts'
import { withClient } from '../../server/postgres/check.ts'
import { department, directedLaw, enrolled, id, leftAndHeard, must } from '../directed.ts'
import { leader } from '../given.ts'
import { freshHouse, type TestHouse } from '../house.ts'
import { accountant, cashier, deputy } from '../year.ts'

let house: TestHouse
const demands = 24
const round = 'directed-training-2021'

/** A dossier as a story in memory left it, under another id. */
const put = (subject: SubjectName, its: string, state: Readonly<Record<string, unknown>> & { readonly status: string }) =>
  withClient(house.url, client =>
    client.query(
      `insert into dossier (subject, id, round, track, person, employer, body, host, status, waits_for, since, n, hash, state)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'finance', now(), 0, '', $10)`,
      [subject, its, round, state.track, state.person, state.employer, state.body, state.host, state.status, JSON.stringify(state)],
    ),
  )
const give = (account: string, balance: number) =>
  withClient(house.url, client =>
    client.query('insert into counter (name, balance) values ($1, $2) on conflict (name) do update set balance = excluded.balance', [
      account,
      balance,
    ]),
  )
const balance = (account: string) =>
  withClient(house.url, async client =>
    Number((await client.query('select balance from counter where name = $1', [account])).rows[0]?.balance ?? 0),
  )

const told = leftAndHeard()
must(told, 'discipline', 'sanction', leader, '2025-04-10', { reason: '示例' }, `${id}.service1`)

const putDemand = async (its: string) => {
  const training = { training: its }
  await put('payment', `${its}.serviceClawback1`, { ...told.dossier('payment', `${id}.serviceClawback1`), ...training })
  await put('discipline', `${its}.service1`, { ...told.dossier('discipline', `${id}.service1`), ...training, status: 'appealed' })
  await put('obligation', its, { ...told.dossier('obligation', id), ...training })
  await give(fenOwed(`${its}.serviceClawback1`), 900_000)
  await give(spentOn(its, 'fee'), 400_000)
}

beforeAll(async () => {
  house = await freshHouse(20, [directedLaw])
  await house.settle(department, leader, deputy, accountant, cashier)
  await house.act(leader, 'round', round, 'publish', { law: digestOf(directedLaw), edition: directedLaw.policy.edition })
  house.turnTo('2025-05-20')
})
afterAll(() => house.close())

const receive = (its: string, amountFen: number, reference = 'r') =>
  house.act(cashier, 'payment', `${its}.serviceClawback1`, 'receive', { amountFen, reference, on: '2025-05-20' })

test('7.3 of five repayments at once of which three are all that is owed, three are taken', async () => {
  for (let i = 0; i < demands; i += 1) {
    await putDemand(`r${i}`)
    const answers = await Promise.all(Array.from({ length: 5 }, (_, n) => receive(`r${i}`, 300_000, `r-${n}`)))
    expect(answers.filter(a => a.kind === 'done').length).toBe(3)
    expect(answers.flatMap(a => (a.kind === 'refused' ? a.refusals.map(r => r.rule) : []))).toEqual([
      'noMoreThanIsLeft',
      'noMoreThanIsLeft',
    ])
    expect([await balance(fenOwed(`r${i}.serviceClawback1`)), await balance(fenPaid(`r${i}.serviceClawback1`))]).toEqual([0, 900_000])
  }
})

test('7.4 a correction that races a repayment gives back just what came in', async () => {
  for (let i = 0; i < demands; i += 1) {
    const its = `c${i}`
    await putDemand(its)
    const [got, corrected] = await Promise.all([
      receive(its, 123_457),
      house.act(deputy, 'discipline', `${its}.service1`, 'correct', { reason: '示例' }),
    ])
    expect(corrected.kind).toBe('done')
    const came = got.kind === 'done' ? 123_457 : 0
    expect(await balance(fenOwed(`${its}.serviceClawback1`))).toBe(0)
    expect(await balance(fenOwed(`${its}.serviceGiveBack1`))).toBe(came)
    expect(await balance(fenPaid(`${its}.serviceClawback1`))).toBe(came)
  }
})

test('8.2 however many clocks there are, a month is settled once, and on the day on which it is over', async () => {
  const w = enrolled()
  for (let i = 0; i < 12; i += 1) await put('training', `m${i}`, { ...w.dossier('training', id), due: undefined })
  const months = async () =>
    withClient(house.url, async client =>
      Number((await client.query("select count(*) as n from dossier where subject = 'payment' and id like 'm%.stipend.m%'")).rows[0]?.n),
    )
  house.turnTo('2021-09-30')
  expect(await daily(house)).toBe(0)
  house.turnTo('2021-10-01')
  await Promise.all([daily(house), daily(house), daily(house)])
  expect(await months()).toBe(12)
  house.turnTo('2022-01-01')
  await daily(house)
  expect(await months()).toBe(48)
})
