// Attendance that is put right after the money of it was opened: one more line, up or down, to the fen, and never an edited sum.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as directed from '../../../test/directed.ts'
import { broken, digest, law } from '../../../test/given.ts'
import type { World } from '../../../test/world.ts'
import {
  account,
  awayFor,
  byRun,
  cashier,
  enrolled,
  id,
  imu,
  onPayment,
  onTraining,
  paidOut,
  pass,
  payment,
  trainee,
} from '../../../test/year.ts'
import { fenOwed, fenPaid } from '../../accounts.ts'
import { addDays } from '../../calendar.ts'
import { spentOn } from '../../payment/dossier.ts'
import { awayOf } from '../leave/away.ts'
import { earnedBy } from '../leave/months.ts'

const year = { from: '2022-09-01', to: '2023-08-31' }
const earned = (w: World) => earnedBy(law, 'allowance', 'inside', year, awayOf(w.dossier('training', id))).amountFen

/** Personal leave of five days in November, granted and over; and a pass. */
const passedWithLeave = () => {
  const w = enrolled()
  awayFor(w, 'personal', '2022-11-07', '2022-11-11', '2022-11-12')
  pass(w)
  return w
}
const correct = (w: World, from: string, to: string, on = '2023-10-09', never?: true) =>
  onTraining(w, 'correctLeave', imu, on, { leave: 1, from, to, reason: '按登记簿更正', ...(never && { never }) })
const lines = (w: World) => w.dossier('training', id).differences ?? []

describe('8.3 the year 2022, by days and after the pass', () => {
  test('8.3 leave that turns out to have been shorter brings the difference as one more sum', () => {
    const w = passedWithLeave()
    expect(payment(w, 'allowance').amountFen).toBe(473_333)
    paidOut(w, 'allowance', '2023-09-20')
    expect(broken(correct(w, '2022-11-07', '2022-11-08'))).toEqual([])
    expect(payment(w, 'allowance')).toMatchObject({ status: 'paid', amountFen: 473_333 })
    expect(payment(w, 'allowance.d1')).toMatchObject({
      ...{ status: 'payable', amountFen: 4_000, payer: 'fund', payee: 'trainee', clause: '8.3' },
      working: { way: 'difference', of: 'allowance', wasFen: 473_333, nowFen: 477_333 },
    })
    expect(lines(w)).toMatchObject([{ kind: 'more', wasFen: 473_333, nowFen: 477_333, on: '2023-10-09' }])
  })

  test('8.3 leave that turns out to have been longer is asked back, no more than the difference', () => {
    const w = passedWithLeave()
    paidOut(w, 'allowance', '2023-09-20')
    expect(broken(correct(w, '2022-11-07', '2022-11-15'))).toEqual([])
    expect(payment(w, 'allowance.d1')).toMatchObject({
      ...{ status: 'demanded', amountFen: 5_333, payer: 'person', payee: 'fund' },
      working: { lines: [{ item: 'allowance', paidFen: 473_333, numerator: 5_333, denominator: 473_333, amountFen: 5_333 }] },
    })
    expect(w.balance(spentOn(id, 'allowance'))).toBe(468_000)
    expect(earned(w)).toBe(468_000)
  })

  test('8.3 a sum that has not left is cancelled, and the right one takes its place', () => {
    const w = passedWithLeave()
    expect(broken(correct(w, '2022-11-07', '2022-11-15'))).toEqual([])
    expect(payment(w, 'allowance').status).toBe('cancelled')
    expect(payment(w, 'allowance.d1')).toMatchObject({ status: 'payable', amountFen: 468_000 })
    expect(w.balance(fenOwed(`${id}.allowance`))).toBe(0)
  })

  test('8.3 up and down again before it has left, what is owed is what was earned, once', () => {
    const w = passedWithLeave()
    expect(broken(correct(w, '2022-11-07', '2022-11-08'))).toEqual([])
    expect([payment(w, 'allowance'), payment(w, 'allowance.d1')]).toMatchObject([
      { status: 'payable', amountFen: 473_333 },
      { status: 'payable', amountFen: 4_000 },
    ])
    expect(broken(correct(w, '2022-11-07', '2022-11-15'))).toEqual([])
    const owed = ['allowance', 'allowance.d1', 'allowance.d2'].map(name => w.balance(fenOwed(`${id}.${name}`)))
    expect(owed.reduce((a, b) => a + b)).toBe(earned(w))
    expect(w.balance(spentOn(id, 'allowance'))).toBe(0)
    expect(lines(w).map(({ kind }) => kind)).toEqual(['more', 'instead'])
  })

  test('8.3 while a run has it, nothing is corrected: the sum in the bank file is the sum that was signed', () => {
    const w = passedWithLeave()
    w.must({
      ...{ subject: 'payment', id: `${id}.allowance`, action: 'hold', by: cashier, on: '2023-09-20' },
      ...{ input: { run: 'r1', line: 1, account: { payee: id, n: 1, digest: digest('c') } }, cause: { subject: 'run', action: 'make' } },
    })
    expect(() => correct(w, '2022-11-07', '2022-11-15')).toThrow('payment.annul')
    expect(payment(w, 'allowance').status).toBe('held')
  })

  test('8.3 an absence that is withdrawn, or becomes leave, after the money was paid is made good too', () => {
    const w = enrolled()
    onTraining(w, 'recordAbsence', imu, '2022-11-14', { from: '2022-11-07', to: '2022-11-11', withCause: false })
    pass(w)
    paidOut(w, 'allowance', '2023-09-20')
    expect(
      broken(
        onTraining(w, 'correctAbsence', imu, '2023-10-09', {
          absence: 1,
          ...{ from: '2022-11-07', to: '2022-11-11', withCause: false },
          never: true,
          reason: '系他人',
        }),
      ),
    ).toEqual([])
    expect(payment(w, 'allowance.d1').amountFen).toBe(480_000 - 473_333)
  })

  test('8.3 a correction that changes no sum brings no line', () => {
    const w = passedWithLeave()
    paidOut(w, 'allowance', '2023-09-20')
    expect(broken(correct(w, '2022-11-14', '2022-11-18'))).toEqual([])
    expect(lines(w)).toEqual([])
  })

  test('8.3 however often it is corrected, what was paid, is owed and comes back is what was earned, to the fen', () => {
    const span = fc.record({
      at: fc.integer({ min: 0, max: 340 }),
      days: fc.integer({ min: 1, max: 20 }),
      paid: fc.boolean(),
      never: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 5 }), fc.boolean(), (spans, hasLeft) => {
        const w = passedWithLeave()
        if (hasLeft) paidOut(w, 'allowance', '2023-09-20')
        const net = () => {
          const main = w.balance(fenOwed(`${id}.allowance`)) + w.balance(fenPaid(`${id}.allowance`))
          const since = lines(w).map(
            ({ payment: of, kind }) => (kind === 'less' ? -1 : 1) * (w.balance(fenOwed(of)) + w.balance(fenPaid(of))),
          )
          return main + since.reduce((a, b) => a + b, 0)
        }
        for (const { at, days, paid, never } of spans) {
          const from = addDays(year.from, at)
          if (!correct(w, from, addDays(from, days - 1), '2023-10-09', never ? true : undefined).ok) continue
          expect(net()).toBe(earned(w))
          const last = lines(w).at(-1)
          const of = last?.payment.slice(id.length + 1) ?? ''
          if (paid && last?.kind === 'more' && payment(w, of).status === 'payable') {
            byRun(w, of, 'hold', '2023-10-20', { run: 'r2', line: 1, account })
            byRun(w, of, 'remit', '2023-10-20', { reference: 'bank-2', on: '2023-10-20' })
          }
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('8.2 a programme that pays by the month', () => {
  test('8.2 after the last month a correction brings a line of its own, for nothing else is to come', () => {
    const w = directed.enrolled()
    directed.must(w, 'training', 'askLeave', directed.trainee, '2022-08-08', {
      kind: 'personal',
      from: '2022-08-08',
      to: '2022-08-12',
      reason: '示例',
    })
    directed.must(w, 'training', 'grantLeave', directed.imu, '2022-08-08')
    directed.must(w, 'training', 'comeBack', directed.imu, '2022-08-13', { on: '2022-08-13' })
    directed.must(w, 'training', 'pass', directed.imu, '2022-08-31', { on: '2022-08-31' })
    const opened = w.dossier('training', directed.id).settled.find(s => s.item === 'stipend')?.openedFen ?? 0
    directed.must(w, 'training', 'correctLeave', directed.imu, '2022-09-20', {
      leave: 1,
      from: '2022-08-08',
      to: '2022-08-09',
      reason: '示例',
    })
    // Three of the thirty-one days of August: 1,000 yuan × 29 ÷ 31 less × 26 ÷ 31.
    expect(w.dossier('payment', `${directed.id}.stipend.d1`)).toMatchObject({ status: 'payable', amountFen: 93_548 - 83_871 })
    expect(w.dossier('training', directed.id).differences).toMatchObject([{ kind: 'more', wasFen: opened, nowFen: opened + 9_677 }])
  })
})

test('8.3 who asked for what after the pass: nobody but the host and the department corrects', () => {
  expect(
    broken(
      onTraining(passedWithLeave(), 'correctLeave', trainee, '2023-10-09', {
        leave: 1,
        from: '2022-11-07',
        to: '2022-11-08',
        reason: '示例',
      }),
    ),
  ).toEqual(['notInOwnCase'])
  expect(broken(onPayment(passedWithLeave(), 'allowance.d1', 'pay', cashier, '2023-10-09', { reference: 'x', on: '2023-10-09' }))).toEqual([
    'from',
  ])
})
