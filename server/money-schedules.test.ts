// The house and the bank agree to the fen, whatever happens in whatever order: lists, lost answers, files read twice, returns, sanctions, corrections.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, addMonths, daysBetween } from '../core/calendar.ts'
import { figure } from '../test/faults/figures.ts'
import { leader } from '../test/given.ts'
import { freshHouse, type TestHouse } from '../test/house.ts'
import { byRuns, type Days, openScene, playOut, type Scene } from '../test/money-schedules.ts'
import { accountant, cashier, deputy } from '../test/year.ts'
import { digestOf } from './laws.ts'
import { verifyLedger } from './ledger.ts'

/** In CI a few; all ten thousand with TEPEI_SCHEDULES=10000. */
const schedules = Number(process.env.TEPEI_SCHEDULES ?? 25)
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
  readonly kept_on: string | null
  readonly owed: number
  readonly paid: number
  readonly kept: number
}
const balanceOf = (kind: string) => `coalesce((select balance from counter where name = 'fen/${kind}/' || d.id), 0)::bigint as ${kind}`
const paymentsText = `
select d.id, d.state ->> 'training' as training, d.state ->> 'item' as item, d.state ->> 'payer' as payer, d.status, (d.state ->> 'amountFen')::bigint as amount,
  d.state ->> 'keptOn' as kept_on, ${['owed', 'paid', 'kept'].map(balanceOf).join(', ')}
from dossier d where d.subject = 'payment' and d.round = $1 order by d.id`
const spentText = "select coalesce(sum(balance), 0)::bigint as n from counter where name like 'fen/spent/' || $1 || '.%'"
const livingText = `select count(*) - count(distinct payment) as n from run_line where run like $1 || '.run.%' and state in ('chosen', 'held')`
const passedText = "select count(*) as n from dossier where subject = 'training' and id = $1 and status = 'passed'"

const sum = (all: readonly bigint[]) => all.reduce((total, one) => total + one, 0n)
const amounts = (all: readonly Payment[]) => sum(all.map(({ amount }) => BigInt(amount)))
const stands = ({ status }: Payment) => status !== 'cancelled'

/** Half away from nothing, in whole numbers: what a month of a thousand yuan comes to with so many of its days. */
const monthly = (days: number, of: number) => BigInt(Math.floor((2 * 100_000 * days + of) / (2 * of)))
/** What twelve months come to, from who was missing when and nothing else. */
const earned = (absences: readonly Days[]): bigint => {
  const missed = new Set(absences.flatMap(({ from, to }) => Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i))))
  const months = Array.from({ length: 12 }, (_, i) => addMonths('2021-09-01', i))
  return sum(
    months.map((from, i) => {
      const length = daysBetween(from, addMonths('2021-09-01', i + 1))
      const there = Array.from({ length }, (_, d) => addDays(from, d)).filter(day => !missed.has(day)).length
      return monthly(there, length)
    }),
  )
}

const ask = <R extends Record<string, unknown>>(text: string, of: string) =>
  house.database.transaction('everything', query => query<R>(text, [of]))

/** Each payment by itself: what the house says was paid is what the bank and the offsets say. */
const judgeEach = ({ books }: Scene, payments: readonly Payment[]) => {
  const got = (from: ReadonlyMap<string, bigint>, id: string) => from.get(id) ?? 0n
  for (const { id, payer, status, amount, owed, paid, kept } of payments) {
    const credits = payments.filter(({ kept_on }) => kept_on === id)
    if (payer === 'fund') {
      const settled = got(books.out, id) + got(books.setOff, id)
      expect([id, BigInt(paid)]).toEqual([id, settled])
      expect([id, settled === 0n || settled === BigInt(amount)]).toEqual([id, true])
      expect([id, owed + paid]).toEqual([id, status === 'cancelled' ? 0 : amount])
    } else {
      expect([id, BigInt(paid) + amounts(credits)]).toEqual([id, got(books.received, id) + got(books.setOff, id)])
      expect([id, paid <= amount]).toEqual([id, true])
      if (status !== 'cancelled') expect([id, owed + paid]).toEqual([id, amount])
      // What came in beyond it is kept until it is given back or set off, and nothing of it can be cancelled.
      expect([id, kept]).toEqual([id, credits.reduce((all, credit) => all + credit.amount - credit.paid, 0)])
      expect([id, credits.every(stands)]).toEqual([id, true])
    }
  }
}

/** One training: what left for it, what was asked and came back, and what its months come to. */
const judgeTraining = async ({ books, absences, month }: Scene, training: string, payments: readonly Payment[]) => {
  const own = payments.filter(p => p.training === training)
  const stipends = own.filter(({ item }) => item === 'stipend')
  const demands = own.filter(({ payer }) => payer === 'person')
  const gifts = own.filter(({ item }) => item === 'giveBack')
  const out = sum(stipends.map(({ id }) => books.out.get(id) ?? 0n))
  const asked = amounts(demands.filter(stands))
  expect([training, asked <= out]).toEqual([training, true])
  // A correction of the decision gives back what had come in on it by then.
  const corrected = demands.filter(demand => !stands(demand))
  expect([training, amounts(gifts)]).toEqual([training, sum(corrected.map(({ paid }) => BigInt(paid)))])
  const [spent] = await ask<{ n: number }>(spentText, training)
  expect([training, BigInt(spent?.n ?? 0)]).toEqual([training, out - asked])
  const isDifference = ({ id }: Payment) => /\.stipend\.d\d+$/.test(id)
  const [passed] = await ask<{ n: number }>(passedText, training)
  const whole = amounts(stipends.filter(stands)) - amounts(demands.filter(stands).filter(isDifference))
  if (passed?.n === 1) expect([training, whole]).toEqual([training, earned([...(absences.get(training) ?? new Map()).values()])])
  else expect([training, whole <= BigInt(month) * 100_000n]).toEqual([training, true])
  return { differences: own.filter(isDifference).length, credits: own.filter(({ kept_on }) => kept_on !== null).length }
}

/** What the house should hold, from the bank's books and the days of attendance alone. */
const judge = async (scene: Scene) => {
  const payments = await ask<Payment>(paymentsText, scene.round)
  judgeEach(scene, payments)
  const [living] = await ask<{ n: number }>(livingText, scene.round)
  expect(living?.n).toBe(0)
  const found = await Promise.all(scene.trainings.map(training => judgeTraining(scene, training, payments)))
  const all = (of: 'differences' | 'credits') => found.reduce((total, one) => total + one[of], 0)
  return { differences: all('differences'), credits: all('credits') }
}

const told = async (seed: number) => {
  try {
    const scene = await openScene(house, digestOf(byRuns), seed)
    await playOut(scene)
    return { scene, ...(await judge(scene)) }
  } catch (error) {
    throw new Error(`in schedule ${seed}`, { cause: error })
  }
}

test('F21 8.2 in random schedules of lists, lost answers, double imports, returns, sanctions, corrections and over-payments no fen is lost or paid twice', async () => {
  const reached = { retried: 0, paid: 0, received: 0, setOff: 0, differences: 0, credits: 0, twice: 0 }
  for (let seed = first; seed < first + schedules; seed += 1) {
    const { scene, differences, credits } = await told(seed)
    reached.differences += differences
    reached.credits += credits
    reached.setOff += scene.books.setOff.size / 2
    reached.retried += scene.retried
    reached.paid += scene.books.out.size
    reached.received += scene.books.received.size
    reached.twice += scene.books.twice
  }
  // A file that was read before changes nothing the second time: the house says that nothing in it is new.
  expect(reached.twice).toBe(0)
  expect(reached.retried).toBeGreaterThan(schedules)
  expect(reached.paid).toBeGreaterThan(schedules / 4)
  // A few schedules need not come so far; two hundred do.
  const rare = [reached.received, reached.differences, reached.credits]
  if (schedules >= 200) expect(rare.every(times => times > 0)).toBe(true)
  expect((await verifyLedger(house.database)).stray.filter(({ account }) => account.startsWith('fen/'))).toEqual([])
  const more = `${reached.paid} sums paid, ${reached.received} demands paid on, ${reached.differences} difference lines, ${reached.credits} over-payments of which ${reached.setOff} set off, ${reached.retried} answers lost`
  const what = 'schedules of the money in which a fen was lost, paid twice or owed to nobody'
  figure({ id: 'F21', what, seed: `${first}–${first + schedules - 1}`, n: schedules, wrong: 0, more })
}, 14_400_000)
