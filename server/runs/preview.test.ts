// What finance sees before a list is made, and whoever checks it after: found by name and reason, page by page, and against the run before.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../core/facts.ts'
import { type Desk, openDesk } from '../../test/desk.ts'
import { hostOf } from '../../test/given.ts'
import {
  accountOf,
  allowance,
  answerOf,
  cardOf,
  made,
  must,
  named,
  nameOf,
  owed,
  performRuns,
  put,
  runState,
  sent,
  theRun,
} from '../../test/runs.ts'
import { accountant, cashier } from '../../test/year.ts'

let desk: Desk
const get = async (actor: Actor, question: string, input: Readonly<Record<string, string>>) => {
  const answer = await desk.app.inject({ url: `/api/${question}?${new URLSearchParams(input)}`, headers: desk.headersOf(actor) })
  return answer.statusCode === 200 ? answer.json() : answer.statusCode
}
const preview = (input: Readonly<Record<string, string>> = {}) => desk.ask(cashier, 'runPreview', { payee: 'trainee', ...input })
const paymentsIn = (lines: readonly { readonly payment: string }[]) => lines.map(({ payment }) => payment)

beforeAll(async () => {
  desk = await openDesk()
  await desk.settle(cashier, accountant, hostOf('imu'))
  desk.house.turnTo('2023-10-20')
  await owed(desk.house, 130)
  await named(desk.house, 125)
})
afterAll(() => desk.close())

test('8.2 a preview is read a hundred lines at a time, and found by a part of a name, an account’s holder or a host', async () => {
  const first = await preview()
  expect([first.count, first.lines.length, first.found]).toEqual([125, 100, 125])
  expect(paymentsIn((await preview({ from: '100' })).lines)).toHaveLength(25)
  const found = await preview({ q: nameOf(17) })
  expect(paymentsIn(found.lines)).toEqual([allowance(17)])
  expect([found.found, found.count]).toEqual([1, 125])
  expect((await preview({ q: '内蒙古大学' })).found).toBe(125)
  expect((await preview({ q: '没有此人' })).lines).toEqual([])
})

test('8.2 whoever stays out is counted by reason, and listed by it', async () => {
  await must(desk.house, cashier, 'payee', 't125', 'register', { ...accountOf(125), holder: '别人' })
  const { whys, excludedCount, news } = await preview()
  expect(whys).toEqual([
    { why: 'noAccount', count: 5 },
    { why: 'nameDiffers', count: 1 },
  ])
  expect([excludedCount, news]).toEqual([6, [{ news: 'first', count: 124 }]])
  const narrowed = await preview({ why: 'nameDiffers' })
  expect([paymentsIn(narrowed.excluded), narrowed.excludedFound]).toEqual([[allowance(125)], 1])
})

/** The first run is paid; four people are owed again, one of them under another account, one another sum, one for the first time. */
const paysFirst = async () => {
  const { house } = desk
  const kept = await house.database.transaction('everything', query =>
    query<{ n: number; fen: number }>('select n, amount_fen as fen from run_line where run = $1', [theRun()]),
  )
  const said = kept.map(({ n, fen }) => ({ line: n, amountFen: fen }))
  await must(house, cashier, 'run', theRun(), 'readResult', answerOf(1, said))
  await performRuns(house)
  expect((await runState(house)).locked?.count).toBe(124)
}
const owesAgain = async () => {
  const { house } = desk
  const own = { item: 'allowance', payer: 'fund', payee: 'trainee', clause: '8.3', bounces: [], received: [] }
  const again = [
    [1, 480_001],
    [2, 480_002],
    [3, 1],
    [126, 5],
  ] as const
  const given = again.map(([n, amountFen]) => ({
    ...{ id: `t${n}.extra`, person: `p${n}`, host: 'imu', status: 'payable', waits: 'finance' },
    state: { ...own, training: `t${n}`, amountFen },
  }))
  await put(house, 'payment', given)
  for (const [n, fen] of again)
    await house.database.query('insert into counter (name, balance) values ($1, $2)', [`fen/owed/t${n}.extra`, fen])
  await must(house, cashier, 'payee', 't126', 'register', accountOf(126))
  await must(house, cashier, 'payee', 't2', 'register', { ...accountOf(2), accountNumber: cardOf(902) })
}

test('8.2 whoever checks a list sees whom the run before did not pay, whom no more, and who has another account or sum', async () => {
  const { house } = desk
  await sent(house, 1)
  expect(await get(accountant, 'runDifference', { id: theRun() })).toEqual({ before: null, kinds: [] })
  await paysFirst()
  await owesAgain()
  expect((await preview()).last).toMatchObject({ number: 1, count: 124 })
  await made(house, 2)
  const { before, kinds } = await get(accountant, 'runDifference', { id: theRun(2) })
  expect(before).toMatchObject({ id: theRun(), count: 124 })
  const names = Object.fromEntries(
    kinds.map((one: { kind: string; count: number; payees: { payee: string }[] }) => [
      one.kind,
      [one.count, one.payees.map(p => p.payee).slice(0, 2)],
    ]),
  )
  expect(names).toMatchObject({ joined: [1, ['t126']], otherAccount: [1, ['t2']], otherSum: [1, ['t3']], gone: [121, ['t10', 't100']] })
  expect(await get(hostOf('imu'), 'runDifference', { id: theRun(2) })).toBe(404)
})

test('8.2 the lines of a run are found by name, by line and by state', async () => {
  const linesOf = async (input: Readonly<Record<string, string>>) =>
    paymentsIn((await get(accountant, 'runLines', { id: theRun(), ...input })).lines)
  expect(await linesOf({ q: nameOf(17) })).toEqual([allowance(17)])
  expect(await linesOf({ q: '0001-000001' })).toEqual([allowance(1)])
  expect(await linesOf({ state: 'rejected' })).toEqual([])
  expect(await linesOf({ state: 'paid' })).toHaveLength(100)
})
