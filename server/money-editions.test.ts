// An edition that is enacted in the midst of the year: what was decided under the old one stands, what follows is decided by the new one, and all of it reconciles.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SubjectName } from '../core/facts.ts'
import type { Law } from '../policy/shape.ts'
import { department, directedLaw, enrolled, id, imu, trainee } from '../test/directed.ts'
import { clock, leader } from '../test/given.ts'
import { freshHouse, type TestHouse } from '../test/house.ts'
import { accountant, cashier } from '../test/year.ts'
import { digestOf } from './laws.ts'
import { verifyLedger } from './ledger.ts'
import { withClient } from './postgres/check.ts'
import { overRows, totalsText } from './questions/money-rows.ts'

const { stipend, fee, ...others } = directedLaw.policy.money.items
if (!stipend || !fee) throw new Error('the policy has another money')
/** From 2022 on the stipend of further training is 1,500 yuan and the fee 11,000. */
const raised: Law = {
  ...directedLaw,
  policy: {
    ...directedLaw.policy,
    edition: '2021.2',
    effectiveFrom: '2022-01-01',
    money: {
      ...directedLaw.policy.money,
      items: {
        ...others,
        stipend: { ...stipend, rateYuan: { ...stipend.rateYuan, further: { value: 1500, clause: '8.2' } } },
        fee: { ...fee, rateYuan: { ...fee.rateYuan, further: { value: 11_000, clause: '8.1' } } },
      },
    },
  },
}
const round = 'directed-training-2021'

let house: TestHouse
beforeAll(async () => {
  house = await freshHouse(6, [directedLaw, raised])
  await house.settle(leader, department, cashier, accountant, trainee)
  await must(leader, 'round', round, 'publish', { law: digestOf(directedLaw), edition: directedLaw.policy.edition })
  const w = enrolled('further', directedLaw)
  for (const subject of ['placement', 'training'] as const) {
    const state = w.dossier(subject, id)
    await withClient(house.url, client =>
      client.query(
        `insert into dossier (subject, id, round, track, person, employer, body, host, status, since, n, hash, state)
         values ($1, $2, $3, 'further', $4, $5, $6, 'imu', $7, now(), 0, '', $8)`,
        [subject, id, round, state.person, state.employer, state.body, state.status, JSON.stringify(state)],
      ),
    )
  }
})
afterAll(() => house.close())

async function must(by: Parameters<TestHouse['act']>[0], subject: SubjectName, its: string, action: string, input: unknown = {}) {
  const answer = await house.act(by, subject, its, action, input)
  if (answer.kind !== 'done') throw new Error(`${subject}.${action} on ${its}: ${JSON.stringify(answer)}`)
}
type Payment = { readonly id: string; readonly fen: number; readonly edition: string; readonly hash: string }
const paymentsText = `
select d.id, (d.state ->> 'amountFen')::bigint as fen, j.edition, d.hash from dossier d join journal j on j.subject = 'payment' and j.id = d.id and j.n = 1
where d.subject = 'payment' order by j.seq`
const payments = () => house.database.transaction('everything', query => query<Payment>(paymentsText))
const settleOn = async (day: string) => {
  house.turnTo(day)
  await must(clock, 'training', id, 'settleMonths')
}
const pay = async (name: string, on: string) => {
  await must(cashier, 'payment', `${id}.${name}`, 'prepare', { batch: 'b' })
  await must(accountant, 'payment', `${id}.${name}`, 'approve')
  await must(cashier, 'payment', `${id}.${name}`, 'pay', { reference: `r-${name.replaceAll('.', '-')}`, on })
}

test('8.2 R12 what was decided under the old edition stands to the fen, and what follows is decided by the new one', async () => {
  house.turnTo('2021-11-08')
  await must(trainee, 'training', id, 'askLeave', { kind: 'personal', from: '2021-11-08', to: '2021-11-22', reason: '示例' })
  await must(imu, 'training', id, 'grantLeave')
  house.turnTo('2021-11-23')
  await must(imu, 'training', id, 'comeBack', { on: '2021-11-23' })
  await settleOn('2021-12-01')
  await pay('stipend.m1', '2021-12-01')
  const before = await payments()
  expect(before.map(({ id: its, fen, edition }) => [its, fen, edition])).toEqual([
    [`${id}.stipend.m1`, 100_000, '2021.1'],
    [`${id}.stipend.m2`, 100_000, '2021.1'],
    [`${id}.stipend.m3`, 50_000, '2021.1'],
  ])

  await must(leader, 'round', round, 'amend', { law: digestOf(raised), reason: '自治区提高生活补助标准。' })
  house.turnTo('2022-01-01')
  await must(clock, 'round', round, 'takeEffect')
  // The host finds that the person had been back after five days: ten of thirty days of November, at the rate of November.
  await must(imu, 'training', id, 'correctLeave', { leave: 1, from: '2021-11-08', to: '2021-11-12', reason: '11月13日已返校' })
  await settleOn('2022-02-01')
  await pay('stipend.m2', '2022-02-01')

  const after = await payments()
  expect(after.slice(3).map(({ id: its, fen, edition }) => [its, fen, edition])).toEqual([
    [`${id}.stipend.m4`, 150_000 + 33_333, '2021.2'],
    [`${id}.stipend.m5`, 150_000, '2021.2'],
  ])
  for (const [i, one] of before.entries()) expect([one.id, after[i]?.fen, after[i]?.edition]).toEqual([one.id, one.fen, '2021.1'])
  // Nobody touched the third while the law changed.
  expect(after[2]?.hash).toBe(before[2]?.hash)
})

test('8.1 and the round reconciles: each column is what its payments come to, and the ledger holds the same', async () => {
  const [sums] = await house.database.transaction('everything', query =>
    query<Record<string, number>>(...overRows(raised, round, totalsText)),
  )
  const all = await payments()
  const total = all.reduce((sum, { fen }) => sum + fen, 0)
  // The fee and the months that are to come are promised at the rates of the edition that holds: 11,000 and 12 × 1,500 less what fell due of it.
  expect(sums).toMatchObject({ paid: 200_000, payable: total - 200_000, paying: 0, committed: 1_100_000 + 1_800_000 - total })
  const [held] = await house.database.query<{ owed: number; paid: number }>(
    `select (select sum(balance)::bigint from counter where name like 'fen/owed/%') as owed, (select sum(balance)::bigint from counter where name like 'fen/paid/%') as paid`,
  )
  expect(held).toEqual({ owed: total - 200_000, paid: 200_000 })
  expect((await verifyLedger(house.database)).stray).toEqual([])
})
