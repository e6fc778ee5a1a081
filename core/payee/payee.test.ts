/** Where money goes: accounts of people and hosts, whose name they bear, from which day they count, and what a host shows. */
import { expect, test } from 'vitest'
import { broken, department, hostOf, law, leader, openRound, personOf, round } from '../../test/given.ts'
import { cardOf } from '../../test/runs.ts'
import type { World } from '../../test/world.ts'
import { actor } from '../../test/world.ts'
import { cashier, oneByOne } from '../../test/year.ts'
import { accountOn } from './dossier.ts'
import { isSameName } from './name.ts'
import { isCardNumber, masked } from './number.ts'

const training = { person: 'person a', round, status: 'enrolled' }
const account = { round, holder: '示例一', accountNumber: cardOf(1), bankName: '示例银行', from: '2022-09-20' }
const registers = (w: World, by = personOf('a'), input: object = account, on = '2022-09-20', paying: object = { training, owed: [] }) =>
  w.perform({ subject: 'payee', id: 'a', action: 'register', by, on, input, paying: { owed: [], ...paying } })
const imuId = `${round}.imu`
const ofHost = { ...account, host: 'imu', holder: '内蒙古大学', accountNumber: '05001234567' }
const onImu = (w: World, action: string, input: object, by = hostOf('imu'), owed: readonly { id: string; amountFen: number }[] = []) =>
  w.perform({ subject: 'payee', id: imuId, action, by, on: '2022-09-20', input, paying: { owed } })

test('8.3 whoever trains names an account of their own; number and holder stay out of the journal', () => {
  const w = openRound()
  expect(broken(registers(w))).toEqual([])
  expect(w.dossier('payee', 'a')).toMatchObject({ status: 'registered', kind: 'trainee', person: 'person a', round })
  expect(JSON.stringify(w.journal.at(-1))).not.toContain(account.accountNumber)
  expect(JSON.stringify(w.journal.at(-1))).not.toContain(account.holder)
  expect(w.record('payee', 'a', 'account')).toMatchObject({ holder: '示例一', number: cardOf(1) })
})

test('8.3 nobody who was not admitted has an account here, and nobody names it for another', () => {
  expect(broken(registers(openRound(), personOf('a'), account, '2022-09-20', { training: undefined }))).toEqual(['by'])
  expect(broken(registers(openRound(), personOf('b')))).toEqual(['by'])
  expect(broken(registers(openRound(), cashier, account, '2022-09-20', { training: undefined }))).toEqual(['payeeIsKnown'])
  const { clause } = law.policy.money.runs ?? { clause: '' }
  expect(clause).toBe('8.2')
})

test('8.3 a card with a wrong or swapped digit is refused, a host’s account has no check digit', () => {
  const wrong = `${cardOf(1).slice(0, -1)}${(Number(cardOf(1).at(-1)) + 1) % 10}`
  expect(isCardNumber(cardOf(1))).toBe(true)
  expect(broken(registers(openRound(), personOf('a'), { ...account, accountNumber: wrong }))).toEqual(['cardIsTyped'])
  expect(broken(onImu(openRound(), 'register', ofHost))).toEqual([])
})

test('8.3 digits are read with blanks between, and shown by their last four', () => {
  const w = openRound()
  registers(w, personOf('a'), { ...account, accountNumber: `${cardOf(1).slice(0, 4)} ${cardOf(1).slice(4)}` })
  expect(w.record('payee', 'a', 'account')).toMatchObject({ number: cardOf(1) })
  expect(masked('6222021234567890')).toBe('************7890')
})

test('8.3 a name that a sheet would work out, or that would run into another column, is no name', () => {
  for (const holder of ['=1+1', '@SUM(A1)', '甲|乙', '甲,乙', '甲"乙'])
    expect(() => registers(openRound(), personOf('a'), { ...account, holder })).toThrow(/holder/)
})

test('8.2 another account counts from its day on; what stood before stands', () => {
  const w = openRound()
  registers(w)
  expect(broken(registers(w, personOf('a'), { ...account, from: '2022-09-19' }))).toEqual(['countsFromToday'])
  expect(broken(registers(w, cashier, { ...account, accountNumber: cardOf(2), from: '2022-10-01' }))).toEqual([])
  const payee = w.dossier('payee', 'a')
  expect(payee.accounts.map(({ n, from, by }) => [n, from, by])).toEqual([
    [1, '2022-09-20', 'account of a'],
    [2, '2022-10-01', 'cashier'],
  ])
  expect(accountOn(payee, '2022-09-30')?.n).toBe(1)
  expect(accountOn(payee, '2022-10-01')?.n).toBe(2)
  expect(accountOn(payee, '2022-09-01')).toBeUndefined()
})

test('8.2 only the host itself or finance names a host’s account', () => {
  expect(broken(onImu(openRound(), 'register', ofHost, hostOf('imust')))).toEqual(['by'])
  expect(broken(onImu(openRound(), 'register', ofHost, department))).toEqual(['by'])
  expect(broken(onImu(openRound(), 'register', { ...ofHost, host: 'pku' }))).toEqual(['payeeIsKnown'])
  expect(broken(onImu(openRound(), 'register', ofHost, cashier))).toEqual([])
})

test('8.2 a host’s invoice comes to what it is owed, to the fen, and the same is not filed twice', () => {
  const w = openRound()
  onImu(w, 'register', ofHost)
  const owed = [
    { id: 'a.tuition', amountFen: 1_600_000 },
    { id: 'b.tuition', amountFen: 1_066_667 },
  ]
  const invoice = { invoiceNumber: 'FP1', on: '2022-09-19', amountFen: 2_666_667 }
  expect(broken(onImu(w, 'invoice', { ...invoice, amountFen: 2_666_666 }, hostOf('imu'), owed))).toEqual(['invoiceIsWhatIsOwed'])
  expect(broken(onImu(w, 'invoice', { ...invoice, on: '2022-09-21' }, hostOf('imu'), owed))).toEqual(['isWritten'])
  expect(broken(onImu(w, 'invoice', invoice, hostOf('imu'), owed))).toEqual([])
  expect(w.dossier('payee', imuId).invoices[0]).toMatchObject({ number: 'FP1', payments: ['a.tuition', 'b.tuition'] })
  expect(broken(onImu(w, 'invoice', invoice, hostOf('imu'), owed))).toEqual(['invoiceIsNew'])
})

test('8.2 the office files the agreement; somebody who trains has none', () => {
  const w = openRound()
  onImu(w, 'register', ofHost)
  expect(broken(onImu(w, 'agree', { agreementNumber: 'TP1', on: '2022-06-20' }, department))).toEqual([])
  expect(broken(onImu(w, 'agree', { agreementNumber: 'TP1', on: '2022-06-20' }))).toEqual(['by'])
  registers(w)
  const agrees = { agreementNumber: 'TP1', on: '2022-06-20' }
  expect(broken(w.perform({ subject: 'payee', id: 'a', action: 'agree', by: department, on: '2022-09-20', input: agrees }))).toEqual([
    'payeeIsHost',
  ])
})

test('8.2 a policy without runs has no accounts', () => {
  expect(broken(registers(openRound(oneByOne)))).toEqual(['paymentsByRunIsForeseen'])
})

test('8.2 the name of an account is the payee’s, however its dots, blanks and brackets are typed', () => {
  for (const [one, other] of [
    ['阿拉坦·其其格', '阿拉坦•其其格'],
    ['阿拉坦·其其格', '阿拉坦．其其格'],
    ['内蒙古医院（本部）', '内蒙古医院(本部)'],
    ['王 五', '王五'],
    ['𠮷田', '𠮷田'],
  ] as const)
    expect(isSameName(one, other)).toBe(true)
  for (const [one, other] of [
    ['王五', '王伍'],
    ['阿拉坦·其其格', '阿拉坦其其格'],
    ['𠮷田', '吉田'],
    ['', ''],
  ] as const)
    expect(isSameName(one, other)).toBe(false)
})

test('8.2 somebody who came by a link to one application names no host’s account', () => {
  const byLink = { ...actor('link', { role: 'host', organisation: 'imu' }), only: 'a' }
  expect(broken(onImu(openRound(), 'register', ofHost, byLink))).toEqual(['by'])
})

const anotherRate = { item: 'tuition', track: 'inside', rateFen: 1_000_000 }
const agreed = () => {
  const w = openRound()
  onImu(w, 'register', ofHost)
  onImu(w, 'agree', { agreementNumber: 'TP1', on: '2022-06-20' }, cashier)
  return w
}

test('8.2 the rate that an agreement names is filed with the agreement, for an item and track of the policy only, and the last one counts', () => {
  const without = openRound()
  onImu(without, 'register', ofHost)
  expect(broken(onImu(without, 'agreeRate', anotherRate, cashier))).toEqual(['agreementIsOnFile'])
  const w = agreed()
  expect(broken(onImu(w, 'agreeRate', { ...anotherRate, item: 'allowance' }, cashier))).toEqual(['feeHasRate'])
  expect(broken(onImu(w, 'agreeRate', anotherRate))).toEqual(['by'])
  onImu(w, 'agreeRate', anotherRate, cashier)
  onImu(w, 'agreeRate', { ...anotherRate, rateFen: 1_100_000 }, department)
  expect(w.dossier('payee', imuId).rates).toEqual([{ ...anotherRate, rateFen: 1_100_000 }])
})

test('8.2 whoever has an interest in a payee says so once, and another ends it, with a reason that lies sealed', () => {
  const w = agreed()
  const tie = { tie: 'kinOfPayee', explanation: '配偶在该校工作' }
  expect(broken(onImu(w, 'recuse', tie, cashier))).toEqual([])
  expect(broken(onImu(w, 'recuse', tie, cashier))).toEqual(['standsNotAsideYet'])
  expect(w.dossier('payee', imuId).aside).toEqual([{ account: 'cashier', tie: 'kinOfPayee' }])
  expect(JSON.stringify(w.journal)).not.toContain('配偶')
  onImu(w, 'recuse', { tie: 'otherInterest' }, leader)
  const ends = (aside: string) => onImu(w, 'readmit', { aside, reason: '已调离该校' }, leader)
  expect(broken(ends('accountant'))).toEqual(['standsAside'])
  expect(broken(ends('leader'))).toEqual(['isAnothers'])
  expect(broken(onImu(w, 'readmit', { aside: 'cashier', reason: '已调离该校' }, cashier))).toEqual(['by'])
  expect(broken(ends('cashier'))).toEqual([])
  expect(w.dossier('payee', imuId).aside).toEqual([{ account: 'leader', tie: 'otherInterest' }])
})
