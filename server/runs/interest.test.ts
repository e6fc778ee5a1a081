// Who signs no run, what stays out of it by hand, and what a host's agreement has to do with it: on a database.
import { beforeEach, expect, test } from 'vitest'
import { findRate } from '../../core/payment/rates.ts'
import { leader, round } from '../../test/given.ts'
import { freshHouse, law2022, type TestHouse } from '../../test/house.ts'
import { accountOf, allowance, amountOf, furnished, made, must, named, owed, performRuns, runState, theRun } from '../../test/runs.ts'
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
    query<{ n: number; payment: string }>('select n, payment from run_line where run = $1 order by n', [theRun(number)]),
  )

test('8.2 whoever said that a payee is their kin makes no line of it and signs no list with it, until another ends that', async () => {
  await owed(house, 3)
  await named(house, 3)
  await must(house, cashier, 'payee', 't1', 'recuse', { tie: 'kinOfPayee' })
  await must(house, accountant, 'payee', 't2', 'recuse', { tie: 'otherInterest' })
  await must(house, cashier, 'run', theRun(), 'make', { round, payee: 'trainee', noKin: true })
  await performRuns(house)
  expect((await lines()).map(({ payment: id }) => id)).toEqual([allowance(2), allowance(3)])
  await must(house, cashier, 'run', theRun(), 'lock')
  const signs = () => house.act(accountant, 'run', theRun(), 'approve', { noKin: true })
  const refused = await signs()
  expect(refused).toMatchObject({ kind: 'refused', refusals: [{ rule: 'nobodyStandsAside', found: ['t2'] }] })
  const acting = { ...deputy, seats: deputy.seats.map(seat => ({ ...seat, actingFor: { id: accountant.id } })) }
  expect(rules(await house.act(acting, 'run', theRun(), 'approve', { noKin: true }))).toEqual(['nobodyStandsAside'])
  await must(house, leader, 'payee', 't2', 'readmit', { aside: accountant.id, reason: '查明并无关系' })
  expect(rules(await signs())).toEqual(['done'])
})

test('8.2 what is left out by hand waits for another run, and why lies sealed', async () => {
  await owed(house, 2)
  await named(house, 2)
  const leaveOut = [{ payment: allowance(1), reason: '姓名待核' }]
  await must(house, cashier, 'run', theRun(), 'make', { round, payee: 'trainee', noKin: true, leaveOut })
  await performRuns(house)
  expect((await lines()).map(({ payment: id }) => id)).toEqual([allowance(2)])
  expect((await runState(house)).leftOut).toEqual([allowance(1)])
  const [entry] = await house.database.transaction('everything', query =>
    query<{ fact: string }>("select fact from journal where subject = 'run' and id = $1", [theRun()]),
  )
  expect(entry?.fact).not.toContain('姓名')
  await made(house, 2)
  expect((await lines(2)).map(({ payment: id }) => id)).toEqual([allowance(1)])
})

const hostPaid = async () => {
  await owed(house, 2, 'host')
  await house.database.query("insert into organisation (id, kind, zh, en) values ('imu', 'host', '内蒙古大学', 'IMU')")
  const payee = `${round}.imu`
  const account = { ...accountOf(1), host: 'imu', holder: '内蒙古大学', accountNumber: '05001234567' }
  await must(house, cashier, 'payee', payee, 'register', account)
  await must(house, cashier, 'payee', payee, 'agree', { agreementNumber: 'TP1', on: '2022-06-20' })
  const amountFen = amountOf(1) + amountOf(2)
  await must(house, cashier, 'payee', payee, 'invoice', { invoiceNumber: 'FP1', on: '2023-10-19', amountFen })
  return payee
}

test('8.2 whoever sits at a host releases no list that pays it', async () => {
  await hostPaid()
  await made(house, 1, { payee: 'host' })
  await must(house, cashier, 'run', theRun(), 'lock')
  const atHost = { ...accountant, seats: [...accountant.seats, { role: 'host', organisation: 'imu' } as const] }
  expect(rules(await house.act(atHost, 'run', theRun(), 'approve', { noKin: true }))).toEqual(['payeeIsAnother'])
  const input = { round, payee: 'host', noKin: true }
  await must(house, cashier, 'run', theRun(), 'abandon', { reason: '示例' })
  await performRuns(house)
  expect(rules(await house.act(atHost, 'run', theRun(2), 'make', input))).toEqual(['payeeIsAnother'])
})

test('8.2 a rate of the agreement that is not the policy’s keeps the fee out until the two are one', async () => {
  const payee = await hostPaid()
  const policys = findRate(law2022, 'tuition', 'inside')?.value ?? 0
  await must(house, cashier, 'payee', payee, 'agreeRate', { item: 'tuition', track: 'inside', rateFen: policys - 1 })
  const make = () => house.act(cashier, 'run', theRun(), 'make', { round, payee: 'host', noKin: true })
  expect(rules(await make())).toEqual(['somethingIsChosen'])
  await must(house, cashier, 'payee', payee, 'agreeRate', { item: 'tuition', track: 'inside', rateFen: policys })
  expect(rules(await make())).toEqual(['done'])
})
