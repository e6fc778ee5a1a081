// The house and the bank agree to the fen, whatever happens in whatever order: lists, lost answers, files read twice, returns, sanctions, corrections.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { leader } from '../test/given.ts'
import { freshHouse, type TestHouse } from '../test/house.ts'
import { byRuns, openScene, playOut, type Scene } from '../test/money-schedules.ts'
import { accountant, cashier, deputy } from '../test/year.ts'
import { digestOf } from './laws.ts'
import { verifyLedger } from './ledger.ts'

/** In CI a few; all ten thousand with TEPEI_SCHEDULES=10000. */
const schedules = Number(process.env.TEPEI_SCHEDULES ?? 40)
const first = Number(process.env.TEPEI_SCHEDULES_FROM ?? 1)

let house: TestHouse
beforeAll(async () => {
  house = await freshHouse(6, [byRuns])
  await house.settle(leader, deputy, cashier, accountant)
})
afterAll(() => house.close())

type Payment = {
  readonly id: string
  readonly training: string
  readonly item: string
  readonly payer: string
  readonly status: string
  readonly amount: number
  readonly owed: number
  readonly paid: number
}
const paymentsText = `
select d.id, d.state ->> 'training' as training, d.state ->> 'item' as item, d.state ->> 'payer' as payer, d.status, (d.state ->> 'amountFen')::bigint as amount,
  coalesce((select balance from counter where name = 'fen/owed/' || d.id), 0)::bigint as owed,
  coalesce((select balance from counter where name = 'fen/paid/' || d.id), 0)::bigint as paid
from dossier d where d.subject = 'payment' and d.round = $1 order by d.id`
const spentText = "select coalesce(sum(balance), 0)::bigint as n from counter where name like 'fen/spent/' || $1 || '.%'"
const livingText = `select count(*) - count(distinct payment) as n from run_line where run like $1 || '.run.%' and state in ('chosen', 'held')`

const sum = (all: readonly bigint[]) => all.reduce((total, one) => total + one, 0n)

/** What the house should hold, from the bank's books and the months alone. */
const judge = async ({ trainings, books, round, month }: Scene) => {
  const ask = <R extends Record<string, unknown>>(text: string, of: string) =>
    house.database.transaction('everything', query => query<R>(text, [of]))
  const payments = await ask<Payment>(paymentsText, round)
  const funds = payments.filter(({ payer }) => payer === 'fund')
  const demands = payments.filter(({ payer }) => payer === 'person')
  for (const { id, status, amount, owed, paid } of funds) {
    const out = books.out.get(id) ?? 0n
    expect([id, BigInt(paid)]).toEqual([id, out])
    expect([id, out === 0n || out === BigInt(amount)]).toEqual([id, true])
    expect([id, owed + paid]).toEqual([id, status === 'cancelled' ? 0 : amount])
  }
  for (const { id, status, amount, owed, paid } of demands) {
    expect([id, BigInt(paid)]).toEqual([id, books.received.get(id) ?? 0n])
    expect([id, paid <= amount]).toEqual([id, true])
    if (status !== 'cancelled') expect([id, owed + paid]).toEqual([id, amount])
  }
  for (const training of trainings) {
    const [own, back] = [funds, demands].map(all => all.filter(p => p.training === training))
    const stipends = (own ?? []).filter(({ item }) => item === 'stipend')
    // A thousand yuan a month, each once, for as many months as were settled before the training ended.
    expect(stipends.every(({ amount }) => amount === 100_000)).toBe(true)
    expect(stipends.length).toBeLessThanOrEqual(month)
    const gifts = (own ?? []).filter(({ item }) => item === 'giveBack')
    const out = sum(stipends.map(({ id }) => books.out.get(id) ?? 0n))
    const asked = sum((back ?? []).filter(({ status }) => status !== 'cancelled').map(({ amount }) => BigInt(amount)))
    const came = sum((back ?? []).map(({ id }) => books.received.get(id) ?? 0n))
    const given = sum(gifts.map(({ amount }) => BigInt(amount)))
    expect([training, asked <= out]).toEqual([training, true])
    const corrected = (back ?? []).some(({ status }) => status === 'cancelled')
    expect([training, given]).toEqual([training, corrected ? came : 0n])
    const [spent] = await ask<{ n: number }>(spentText, training)
    expect([training, BigInt(spent?.n ?? 0)]).toEqual([training, out - asked])
  }
  const [living] = await ask<{ n: number }>(livingText, round)
  expect(living?.n).toBe(0)
}

test('8.2 in random schedules of lists, lost answers, double imports, returns, sanctions and corrections no fen is lost or paid twice', async () => {
  const reached = { retried: 0, paid: 0, received: 0, corrected: 0, twice: 0 }
  for (let seed = first; seed < first + schedules; seed += 1) {
    const scene = await openScene(house, digestOf(byRuns), seed)
    await playOut(scene)
    await judge(scene)
    reached.retried += scene.retried
    reached.paid += scene.books.out.size
    reached.received += scene.books.received.size
    reached.twice += scene.books.twice
  }
  // A file that was read before changes nothing the second time: the house says that nothing in it is new.
  expect(reached.twice).toBe(0)
  expect(reached.retried).toBeGreaterThan(schedules)
  expect(reached.paid).toBeGreaterThan(schedules / 4)
  expect(reached.received).toBeGreaterThan(0)
  expect((await verifyLedger(house.database)).stray.filter(({ account }) => account.startsWith('fen/'))).toEqual([])
}, 7_200_000)
