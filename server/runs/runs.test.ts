// A run from what is due to the bank's word: on a database, with everything that can go wrong between.
import { hash } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { choose } from '../../core/run/choose.ts'
import { leader, round } from '../../test/given.ts'
import { freshHouse, law2022, type TestHouse } from '../../test/house.ts'
import {
  accountOf,
  allowance,
  amountOf,
  answerOf,
  cardOf,
  furnished,
  made,
  must,
  named,
  owed,
  performRuns,
  put,
  released,
  runState,
  sent,
  stateOf,
  theRun,
} from '../../test/runs.ts'
import { accountant, cashier } from '../../test/year.ts'
import { textIn } from '../reading.ts'
import { placeOf } from '../seal.ts'
import { findCandidates } from './candidates.ts'

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
  await must(
    house,
    cashier,
    'run',
    theRun(),
    'readResult',
    answerOf(
      1,
      [1, 2, 3].map(line => ({ line, amountFen: amountOf(line) })),
    ),
  )
  await performRuns(house)
  expect((await runState(house)).status).toBe('closed')
  expect(await payment(2)).toMatchObject({ status: 'paid', bank: { reference: 'B1-2', on: '2023-10-20' } })
  expect(await balance('fen/paid/t2.allowance')).toBe(amountOf(2))
  expect(await balance('fen/owed/t2.allowance')).toBe(0)
})

const fileOf = async (number = 1) => {
  const { sent: out } = await runState(house, number)
  const text = "select sealed from record where subject = 'run' and id = $1 and kind = 'bankFile' and n = $2"
  const [row] = await house.database.transaction('everything', query => query<{ sealed: Buffer }>(text, [theRun(number), out?.n]))
  if (!row || !out) throw new Error('there is no file')
  const kept = house.seals.open(placeOf('run', theRun(number), 'bankFile', out.n), row.sealed)
  const bytes = Buffer.from(textIn(kept, 'content') ?? '', 'base64')
  expect(hash('sha256', bytes, 'hex')).toBe(out.sha256)
  return bytes
}

const all = (numbers: readonly number[]) => numbers.map(line => ({ line, amountFen: amountOf(line) }))
const reads = (said: Parameters<typeof answerOf>[1], number = 1, on?: string) =>
  house.act(cashier, 'run', theRun(number), 'readResult', answerOf(number, said, on))
const wrongRows = (answer: Awaited<ReturnType<TestHouse['act']>>) =>
  answer.kind === 'refused' ? answer.refusals.flatMap(({ rule, found }) => (rule === 'everyRowIsRight' ? [found] : [])) : []

test('8.2 what the bank rejects is payable again with its reason, and goes out in a later run; the others stay paid', async () => {
  await owed(house, 3)
  await named(house, 3)
  await sent(house)
  expect(rules(await reads([...all([1, 3]), { line: 2, amountFen: amountOf(2), outcome: '失败', reason: '户名不符' }]))).toEqual(['done'])
  await performRuns(house)
  expect(await payment(2)).toMatchObject({ status: 'payable', bounces: [{ reason: 'wrongName', on: '2023-10-20' }] })
  expect((await lines()).map(({ state }) => state)).toEqual(['paid', 'rejected', 'paid'])
  await sent(house, 2)
  expect((await lines(2)).map(({ payment: id }) => id)).toEqual([allowance(2)])
  expect((await runState(house, 2)).locked).toMatchObject({ count: 1, totalFen: amountOf(2) })
})

test('8.2 the same answer twice changes nothing, a wrong row refuses the whole file and is named with what is wrong', async () => {
  await owed(house, 3)
  await named(house, 3)
  await sent(house)
  const wrong = [
    { line: 1, amountFen: amountOf(1) },
    { line: 1, amountFen: amountOf(1) },
    { line: 2, amountFen: amountOf(2) + 1 },
    { line: 9, amountFen: 1 },
    { line: 3, amountFen: amountOf(3), outcome: '也许' },
  ]
  expect(wrongRows(await reads(wrong))).toEqual([
    [
      { row: 3, why: 'twice' },
      { row: 4, why: 'amountDiffers' },
      { row: 5, why: 'unknownLine' },
      { row: 6, why: 'unknownOutcome' },
    ],
  ])
  expect((await lines()).every(({ state, wants }) => state === 'held' && wants === null)).toBe(true)
  expect(rules(await reads(all([1, 2])))).toEqual(['done'])
  expect(wrongRows(await reads(all([1])))).toEqual([[{ row: 2, why: 'busy' }]])
  await performRuns(house)
  expect(rules(await reads(all([1, 2])))).toEqual(['resultIsNew'])
  expect(wrongRows(await reads([{ line: 1, amountFen: amountOf(1), reference: 'another' }]))).toEqual([[{ row: 2, why: 'otherAnswer' }]])
  expect(wrongRows(await reads(all([3]), 1, '2023-10-21'))).toEqual([[{ row: 2, why: 'wrongDay' }]])
  const text = '序号,结果\r\n1,成功\r\n'
  const bad = { name: 'a.csv', content: Buffer.from(text).toString('base64') }
  expect(rules(await house.act(cashier, 'run', theRun(), 'readResult', bad))).toEqual(['everyRowIsRight'])
  expect(await balance('fen/paid/t1.allowance')).toBe(amountOf(1))
})

test('8.2 money that comes back after it was paid is owed again and not spent; what was asked back meanwhile is settled first', async () => {
  await owed(house, 2)
  await named(house, 2)
  await sent(house)
  await reads(all([1, 2]))
  await performRuns(house)
  const back = (line: number) => [{ line, amountFen: amountOf(line), outcome: '退汇', reason: '账户已销' }]
  expect(rules(await reads(back(1)))).toEqual(['done'])
  await performRuns(house)
  expect(await payment(1)).toMatchObject({ status: 'payable', bounces: [{ reason: 'closedAccount' }] })
  expect([await balance('fen/owed/t1.allowance'), await balance('fen/paid/t1.allowance'), await balance('fen/spent/t1.allowance')]).toEqual(
    [amountOf(1), 0, 0],
  )
  await house.database.query("update counter set balance = balance - 1 where name = 'fen/spent/t2.allowance'")
  expect(wrongRows(await reads(back(2)))).toEqual([[{ row: 2, why: 'askedBack' }]])
})

test('8.2 people without an account, under another name, in a case or in another run stay out, each with the reason', async () => {
  await owed(house, 4)
  await named(house, 3)
  await must(house, cashier, 'payee', 't2', 'register', { ...accountOf(2), holder: '别人' })
  await put(house, 'discipline', [{ id: 't3.case1', person: 'p3', status: 'appealed', state: {} }])
  await made(house)
  expect((await lines()).map(({ payment: id }) => id)).toEqual([allowance(1)])
  const found = await findCandidates(house.database.query, house.seals, { round, payee: 'trainee', today: '2023-10-20' }).catch(() => [])
  expect(found).toEqual([])
  const { excluded } = await house.database.transaction('everything', async query =>
    choose(law2022, await findCandidates(query, house.seals, { round, payee: 'trainee', today: '2023-10-20' })),
  )
  expect(Object.fromEntries(excluded.map(({ payment: id, why }) => [id, why]))).toEqual({
    [allowance(1)]: ['inOtherRun'],
    [allowance(2)]: ['nameDiffers'],
    [allowance(3)]: ['appealOpen'],
    [allowance(4)]: ['noAccount'],
  })
})

test('8.2 an account that changed after the list was made stops the lock; after it, what stood is paid', async () => {
  await owed(house, 1)
  await named(house, 1)
  await made(house)
  await must(house, cashier, 'payee', 't1', 'register', { ...accountOf(1), accountNumber: cardOf(77) })
  expect(rules(await house.act(cashier, 'run', theRun(), 'lock'))).toEqual(['accountsStand'])
  await must(house, cashier, 'run', theRun(), 'abandon', { reason: '示例' })
  await performRuns(house)
  await released(house, 2)
  await must(house, cashier, 'payee', 't1', 'register', { ...accountOf(1), accountNumber: cardOf(88) })
  await must(house, cashier, 'run', theRun(2), 'send', { format: 'csv' })
  const text = (await fileOf(2)).toString('utf8')
  expect(text).toContain(cardOf(77))
  expect(text).not.toContain(cardOf(88))
})

test('8.2 of two clerks who make a list at once one has each payment, and nobody has it twice', async () => {
  await owed(house, 5)
  await named(house, 5)
  const input = { round, payee: 'trainee', noKin: true }
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, i) => house.act(i % 2 === 0 ? cashier : accountant, 'run', theRun(1 + (i % 3)), 'make', input)),
  )
  expect(answers.filter(({ kind }) => kind === 'done')).toHaveLength(1)
  await Promise.all(Array.from({ length: 10 }, () => performRuns(house, 2)))
  expect((await lines()).map(({ state }) => state)).toEqual(['held', 'held', 'held', 'held', 'held'])
  const [entries] = await house.database.transaction('everything', query =>
    query<{ n: number }>("select count(*) as n from journal where subject = 'payment' and action = 'hold'"),
  )
  expect(entries?.n).toBe(5)
})

test('8.2 fifty answers at once on one line pay it once', async () => {
  await owed(house, 1)
  await named(house, 1)
  await sent(house)
  await Promise.all(Array.from({ length: 50 }, () => reads(all([1]))))
  await Promise.all(Array.from({ length: 5 }, () => performRuns(house, 1)))
  expect(await balance('fen/paid/t1.allowance')).toBe(amountOf(1))
  const [moved] = await house.database.transaction('everything', query =>
    query<{ n: number }>("select count(*) as n from posting where credit = 'fen/paid/t1.allowance'"),
  )
  expect(moved?.n).toBe(1)
})

test('8.2 a server that dies between two chunks leaves a run that goes on where it was, each payment held and paid once', async () => {
  await owed(house, 7)
  await named(house, 7)
  await must(house, cashier, 'run', theRun(), 'make', { round, payee: 'trainee', noKin: true })
  const dying = (after: number): TestHouse => {
    let begun = 0
    return {
      ...house,
      database: {
        ...house.database,
        transaction: (reach, work) =>
          house.database.transaction(reach, async query => {
            const done = await work(query)
            begun += 1
            if (begun > after) throw new Error('the power went')
            return done
          }),
      },
    }
  }
  for (const after of [1, 2, 3]) await expect(performRuns(dying(after), 1)).rejects.toThrow('the power went')
  expect((await lines()).filter(({ state }) => state === 'held')).toHaveLength(3)
  expect(rules(await house.act(cashier, 'run', theRun(), 'lock'))).toEqual(['everyLineIsHeld'])
  await performRuns(house, 2)
  await must(house, cashier, 'run', theRun(), 'lock')
  await must(house, accountant, 'run', theRun(), 'approve', { noKin: true })
  await must(house, cashier, 'run', theRun(), 'send', { format: 'csv' })
  await reads(all([1, 2, 3, 4, 5, 6, 7]))
  for (const after of [1, 2]) await expect(performRuns(dying(after), 2)).rejects.toThrow('the power went')
  await performRuns(house, 2)
  expect((await lines()).every(({ state }) => state === 'paid')).toBe(true)
  const [sums] = await house.database.transaction('everything', query =>
    query<{ paid: number; posted: number }>(
      "select (select sum(balance)::bigint from counter where name like 'fen/paid/%') as paid, (select sum(amount)::bigint from posting where credit like 'fen/paid/%') as posted",
    ),
  )
  expect(sums).toEqual({ paid: 28 + 7 * 480_000, posted: 28 + 7 * 480_000 })
})

test('8.2 a payment that was cancelled before its line took hold drops out, and is named', async () => {
  await owed(house, 2)
  await named(house, 2)
  await must(house, cashier, 'run', theRun(), 'make', { round, payee: 'trainee', noKin: true })
  await must(house, leader, 'payment', allowance(1), 'cancel', { reason: '示例' })
  await performRuns(house)
  expect(await lines()).toMatchObject([{ state: 'dropped', reason: 'from' }, { state: 'held' }])
  await must(house, cashier, 'run', theRun(), 'lock')
  expect((await runState(house)).locked).toMatchObject({ count: 1, totalFen: amountOf(2) })
})

test('8.2 the database refuses what the code must not try: a line changed, a payment in two lists', async () => {
  await owed(house, 1)
  await named(house, 1)
  await made(house)
  const change = (text: string) => house.database.transaction('everything', query => query(text))
  await expect(change('update run_line set amount_fen = 1')).rejects.toThrow(/permission denied/)
  await expect(change("update run_line set account = 'x'")).rejects.toThrow(/permission denied/)
  await expect(change('delete from run_line')).rejects.toThrow(/permission denied/)
  const again = `insert into run_line (run, n, payment, payee, item, track, amount_fen, clause, account_n, account, actor)
    select 'other', n, payment, payee, item, track, amount_fen, clause, account_n, account, actor from run_line`
  await expect(change(again)).rejects.toThrow(/run_line_living/)
})

test('8.2 who is paid by the list neither makes nor releases it', async () => {
  await owed(house, 1)
  await named(house, 1)
  const paid = { ...cashier, person: 'p1' }
  const input = { round, payee: 'trainee', noKin: true }
  expect(rules(await house.act(paid, 'run', theRun(), 'make', input))).toEqual(['payeeIsAnother'])
  await made(house)
  await must(house, cashier, 'run', theRun(), 'lock')
  expect(rules(await house.act({ ...accountant, person: 'p1' }, 'run', theRun(), 'approve', { noKin: true }))).toEqual(['payeeIsAnother'])
})

test('8.2 hosts are paid against agreement and invoice, in their own name', async () => {
  await owed(house, 2, 'host')
  await house.database.query("insert into organisation (id, kind, zh, en) values ('imu', 'host', '内蒙古大学', 'IMU')")
  const payee = `${round}.imu`
  const account = { ...accountOf(1), host: 'imu', holder: '内蒙古大学', accountNumber: '05001234567' }
  await must(house, cashier, 'payee', payee, 'register', account)
  const choice = { round, payee: 'host', noKin: true }
  expect(rules(await house.act(cashier, 'run', theRun(), 'make', choice))).toEqual(['somethingIsChosen'])
  await must(house, cashier, 'payee', payee, 'agree', { agreementNumber: 'TP1', on: '2022-06-20' })
  const invoice = { invoiceNumber: 'FP1', on: '2023-10-19', amountFen: amountOf(1) + amountOf(2) }
  expect(rules(await house.act(cashier, 'payee', payee, 'invoice', { ...invoice, amountFen: 1 }))).toEqual(['invoiceIsWhatIsOwed'])
  await must(house, cashier, 'payee', payee, 'invoice', invoice)
  await sent(house, 1, { payee: 'host' })
  expect((await fileOf()).toString('utf8')).toContain('内蒙古大学')
})
