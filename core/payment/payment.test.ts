/** Money out by four eyes, journeys by the employer, money back by parts and never more than was really paid. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { broken, clock, department, digest, firstRefusal, law, leader, tried } from '../../test/given.ts'
import type { World } from '../../test/world.ts'
import {
  accountant,
  appealed,
  awayFor,
  cashier,
  enrolled,
  id,
  imu,
  notified,
  onPayment as on,
  onCase,
  oneByOne,
  onTraining,
  paidOut,
  pass,
  payment,
  pku,
  sanctioned,
  trainee,
  unit,
} from '../../test/year.ts'
import { fenOwed, fenPaid, fenSpentOn } from '../accounts.ts'

const owed = (w: World, item: string) => w.balance(fenOwed(`${id}.${item}`))
const paid = (w: World, item: string) => w.balance(fenPaid(`${id}.${item}`))
const spent = (w: World, item: string) => w.balance(fenSpentOn(`${id}.${item}`))
const bank = { reference: 'bank-1', on: '2022-09-20' }
const prepared = () => {
  const w = enrolled({}, oneByOne)
  on(w, 'tuition', 'prepare', cashier, '2022-09-19', { batch: 'b1' })
  return w
}
const approved = () => {
  const w = prepared()
  on(w, 'tuition', 'approve', accountant, '2022-09-19')
  return w
}

test('8.2 tuition and lodging inside the region are 16,000 yuan, owed to the host from the day of enrolment', () => {
  const w = enrolled()
  expect(payment(w, 'tuition')).toMatchObject({ status: 'payable', amountFen: 1_600_000, payer: 'fund', payee: 'host', host: 'imu' })
  expect(payment(w, 'tuition').working).toEqual({ way: 'byYear', rateFen: 1_600_000, months: 12, ofMonths: 12, clause: '8.2' })
  expect(owed(w, 'tuition')).toBe(1_600_000)
})

test('8.2 tuition and lodging outside the region are 33,000 yuan', () => {
  expect(payment(enrolled({ track: 'outside' }), 'tuition').amountFen).toBe(3_300_000)
})

test('8.2 nothing is owed for somebody who has not enrolled', () => {
  expect(payment(notified(), 'tuition').status).toBe('none')
})

test('8.2 nobody opens a payment by hand, whatever office they hold', () => {
  const w = enrolled()
  const { round, track, person, employer, body, host, training, working } = payment(w, 'tuition')
  const parties = { round, track, person, employer, body, host, training, payer: 'fund', payee: 'host', clause: '8.2' }
  for (const who of [cashier, leader, department, imu, clock])
    expect(broken(on(w, 'tuition2', 'open', who, '2022-09-19', { ...parties, item: 'tuition', amountFen: 1, working }))).toEqual(['by'])
})

test('8.2 whoever prepared a payment can not approve it', () => {
  const answer = on(prepared(), 'tuition', 'approve', cashier, '2022-09-19')
  expect(firstRefusal(answer)).toBe('approvedByAnother 8.1')
})

test('8.2 a second person approves, and the fee is paid to the host once the bank says so', () => {
  const w = approved()
  expect(broken(on(w, 'tuition', 'pay', cashier, '2022-09-20', bank))).toEqual([])
  expect(payment(w, 'tuition')).toMatchObject({ status: 'paid', bank, preparedBy: 'cashier', approvedBy: 'accountant' })
  expect([owed(w, 'tuition'), paid(w, 'tuition'), spent(w, 'tuition')]).toEqual([0, 1_600_000, 1_600_000])
})

test('8.2 nothing is paid that was not approved', () => {
  expect(broken(on(prepared(), 'tuition', 'pay', cashier, '2022-09-20', bank))).toEqual(['from'])
})

test('8.2 a fee that is paid is not paid a second time', () => {
  const w = approved()
  on(w, 'tuition', 'pay', cashier, '2022-09-20', bank)
  expect(broken(on(w, 'tuition', 'pay', cashier, '2022-09-20', bank))).toEqual(['from'])
})

test('8.2 the bank does not confirm today what it does tomorrow', () => {
  expect(broken(on(approved(), 'tuition', 'pay', cashier, '2022-09-19', bank))).toEqual(['notInFuture'])
})

test('8.2 what the bank sends back is prepared and approved anew, and counts as spent by nobody', () => {
  const w = approved()
  expect(broken(on(w, 'tuition', 'bounce', cashier, '2022-09-20', { reason: 'wrongAccount' }))).toEqual([])
  expect(payment(w, 'tuition')).toMatchObject({ status: 'payable', preparedBy: undefined, approvedBy: undefined })
  expect([owed(w, 'tuition'), spent(w, 'tuition')]).toEqual([1_600_000, 0])
})

test('8.2 only a leader cancels a payment, and nothing that was approved', () => {
  const reason = { reason: '示例' }
  expect(broken(on(prepared(), 'tuition', 'cancel', accountant, '2022-09-20', reason))).toEqual(['by'])
  expect(broken(on(approved(), 'tuition', 'cancel', leader, '2022-09-20', reason))).toEqual(['from'])
  const w = prepared()
  expect(broken(on(w, 'tuition', 'cancel', leader, '2022-09-20', reason))).toEqual([])
  expect(owed(w, 'tuition')).toBe(0)
})

test('8.3 no allowance before the final assessment is passed', () => {
  const w = enrolled()
  expect(payment(w, 'allowance').status).toBe('none')
  onTraining(w, 'fail', imu, '2023-08-31', { on: '2023-08-31' })
  expect(payment(w, 'allowance').status).toBe('none')
})

test('8.3 ten months really trained inside the region give 4,000 yuan', () => {
  const w = enrolled()
  awayFor(w, 'personal', '2022-11-01', '2022-12-31', '2023-01-01')
  pass(w)
  expect(payment(w, 'allowance')).toMatchObject({ status: 'payable', amountFen: 400_000, payee: 'trainee', payer: 'fund' })
})

test('8.3 a year outside the region gives 7,200 yuan, and the sum comes with its twelve months', () => {
  const w = enrolled({ track: 'outside' })
  pass(w, pku)
  const { amountFen, working } = payment(w, 'allowance')
  expect(amountFen).toBe(720_000)
  expect(working?.way === 'byMonth' && working.months.map(m => m.because)).toEqual(Array.from({ length: 12 }, () => 'trainedWhole'))
})

test('8.3 nobody passes twice, so nobody is paid the allowance twice', () => {
  const w = enrolled()
  pass(w)
  expect(broken(pass(w))).toEqual(['from'])
})

test('8.3 the trainee neither prepares nor approves their own allowance, even with a seat in finance', () => {
  const w = enrolled()
  pass(w)
  const inside = { ...cashier, person: trainee.person }
  expect(broken(on(w, 'allowance', 'prepare', inside, '2023-09-05', { batch: 'b2' }))).toEqual(['notInOwnCase'])
})

const ticket = { on: '2023-01-14', amountFen: 88_050, receipts: [digest('f')] }
const claimed = () => {
  const w = enrolled()
  onTraining(w, 'claimTravel', trainee, '2023-01-16', ticket)
  return w
}

test('8.4 the employer repays a journey, and the fund has spent nothing', () => {
  const w = claimed()
  expect(broken(on(w, 'travel1', 'settle', unit, '2023-02-01', { reference: 'v-7', on: '2023-02-01' }))).toEqual([])
  expect(payment(w, 'travel1').status).toBe('settled')
  expect([owed(w, 'travel1'), paid(w, 'travel1'), spent(w, 'travel1')]).toEqual([0, 88_050, 0])
})

test('8.4 nobody but the employer settles a journey', () => {
  expect(broken(on(claimed(), 'travel1', 'settle', cashier, '2023-02-01', { reference: 'v-7', on: '2023-02-01' }))).toEqual(['by'])
})

test('8.4 a refused claim is not lost: the journey can be claimed again', () => {
  const w = claimed()
  expect(broken(on(w, 'travel1', 'refuseClaim', unit, '2023-02-01', { reason: 'receiptMissing' }))).toEqual([])
  expect(owed(w, 'travel1')).toBe(0)
  expect(broken(onTraining(w, 'claimTravel', trainee, '2023-02-03', ticket))).toEqual([])
  expect(payment(w, 'travel1').status).toBe('claimed')
  expect(owed(w, 'travel1')).toBe(88_050)
})

const back = (amountFen: number, day = '2022-12-28') => ({ reference: `back-${amountFen}`, on: day, amountFen })

test('6.6 money claimed back comes in parts until nothing is left, and only then the demand is closed', () => {
  const w = sanctioned()
  expect(payment(w, 'clawback1')).toMatchObject({ status: 'demanded', amountFen: 1_600_000, due: '2023-01-19' })
  expect(broken(on(w, 'clawback1', 'receive', cashier, '2022-12-28', back(1_000_000)))).toEqual([])
  expect(firstRefusal(on(w, 'clawback1', 'close', cashier, '2022-12-28'))).toBe('nothingIsLeft 6.6')
  on(w, 'clawback1', 'receive', cashier, '2022-12-29', back(600_000))
  expect(broken(on(w, 'clawback1', 'close', cashier, '2022-12-29'))).toEqual([])
  expect(payment(w, 'clawback1').status).toBe('repaid')
})

test('6.6 nobody pays back more than is left', () => {
  const w = sanctioned()
  on(w, 'clawback1', 'receive', cashier, '2022-12-28', back(1_000_000))
  expect(firstRefusal(on(w, 'clawback1', 'receive', cashier, '2022-12-28', back(600_001)))).toBe('noMoreThanIsLeft 6.6')
})

test('6.6 never more is claimed back than was really paid', () => {
  const w = enrolled()
  paidOut(w, 'tuition', '2022-09-20')
  const { round, track, person, employer, body, host, training } = payment(w, 'tuition')
  const relations = { round, track, person, employer, body, host, training }
  const demanded = (amountFen: number) =>
    tried(w, {
      subject: 'payment',
      id: `${id}.clawback1`,
      action: 'demand',
      cause: { subject: 'discipline', action: 'sanction' },
      input: {
        ...relations,
        item: 'clawback',
        amountFen,
        working: { way: 'byShare', lines: [{ item: 'tuition', paidFen: amountFen, numerator: 1, denominator: 1, amountFen }] },
        payer: 'person',
        payee: 'fund',
        clause: '6.6.2',
      },
    })
  expect(demanded(1_600_000).kind).toBe('done')
  expect(demanded(1_600_001)).toMatchObject({ kind: 'refused', refusals: [{ rule: 'neverMoreThanPaid', clause: '6.6' }] })
})

test('6.6 while the appeal is open nobody is reminded, and what the person pays all the same is kept', () => {
  const w = appealed()
  expect(payment(w, 'clawback1')).toMatchObject({ status: 'suspended', due: undefined })
  for (const verb of ['remind', 'forewarn']) expect(broken(on(w, 'clawback1', verb, clock, '2023-03-01'))).toEqual(['from'])
  expect(broken(on(w, 'clawback1', 'receive', cashier, '2023-01-12', back(100_000, '2023-01-12')))).toEqual([])
  expect(payment(w, 'clawback1')).toMatchObject({ status: 'suspended', due: undefined, received: [{ amountFen: 100_000 }] })
  onCase(w, 'correct', { ...leader, id: 'another leader' }, '2023-02-01', { reason: '示例' })
  expect(payment(w, 'giveBack1')).toMatchObject({ status: 'payable', amountFen: 100_000 })
})

test("6.6 a line of the bank's statement is entered once, with the files that show it", () => {
  const w = sanctioned()
  const line = { reference: 'b-7', on: '2022-12-28', amountFen: 100_000, evidence: [digest('7')] }
  expect(broken(on(w, 'clawback1', 'receive', cashier, '2022-12-28', line))).toEqual([])
  expect(firstRefusal(on(w, 'clawback1', 'receive', accountant, '2022-12-29', line))).toBe('notReceivedBefore 6.6')
  expect(payment(w, 'clawback1').received).toMatchObject([{ reference: 'b-7', evidence: [digest('7')] }])
})

test('6.6 the person is told a week before the day, once, and every thirty days after it', () => {
  const w = sanctioned()
  const told = (verb: string, day: string) => broken(on(w, 'clawback1', verb, clock, day))
  expect(told('forewarn', '2023-01-11')).toEqual(['isDueSoon'])
  expect(told('forewarn', '2023-01-12')).toEqual([])
  expect(told('forewarn', '2023-01-13')).toEqual(['isDueSoon'])
  expect(told('remind', '2023-01-19')).toEqual(['isLate'])
  expect(told('remind', '2023-01-20')).toEqual([])
  expect(payment(w, 'clawback1')).toMatchObject({ due: '2023-02-19', payBy: '2023-01-19', reminded: { times: 1, on: '2023-01-20' } })
  expect(told('remind', '2023-02-19')).toEqual(['isLate'])
  expect(told('remind', '2023-02-20')).toEqual([])
  expect(payment(w, 'clawback1').reminded).toEqual({ times: 2, on: '2023-02-20', dueOn: '2023-01-19' })
})

test('6.6 each part of a plan is told before its own day', () => {
  const w = sanctioned()
  on(w, 'clawback1', 'spread', cashier, '2022-12-21', { count: 4, everyMonths: 1, firstOn: '2023-01-10' })
  expect(on(w, 'clawback1', 'forewarn', clock, '2023-01-05')).toMatchObject({
    entry: { fact: { nth: 1, dueOn: '2023-01-10', dueFen: 400_000 } },
  })
  on(w, 'clawback1', 'receive', cashier, '2023-01-06', { ...back(400_000, '2023-01-06') })
  expect(broken(on(w, 'clawback1', 'forewarn', clock, '2023-01-07'))).toEqual(['isDueSoon'])
  expect(on(w, 'clawback1', 'forewarn', clock, '2023-02-05')).toMatchObject({ entry: { fact: { nth: 2, dueOn: '2023-02-10' } } })
})

test('6.6 after an appeal that failed there is again the full time to pay', () => {
  const w = appealed()
  onCase(w, 'uphold', { ...leader, id: 'another leader' }, '2023-02-01', { reason: '示例' })
  expect(payment(w, 'clawback1')).toMatchObject({ status: 'demanded', due: '2023-03-03' })
})

test('6.6 whatever part was paid back, a corrected sanction gives exactly that part back and no fen is lost', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_600_000 }), part => {
      const w = sanctioned()
      if (part > 0) on(w, 'clawback1', 'receive', cashier, '2022-12-28', back(part))
      if (part === 1_600_000) on(w, 'clawback1', 'close', cashier, '2022-12-28')
      appealed(w)
      expect(broken(onCase(w, 'correct', leader, '2023-02-01', { reason: '示例' }))).toEqual([])
      expect(owed(w, 'clawback1')).toBe(0)
      expect(spent(w, 'tuition')).toBe(1_600_000)
      expect(owed(w, 'giveBack1')).toBe(part)
      expect(payment(w, 'clawback1').status).toBe('cancelled')
    }),
    { numRuns: 12, examples: [[0], [1_600_000]] },
  )
})

test('6.6 what is claimed back follows the share of the policy, to the whole fen and never above it', () => {
  const { discipline } = law.policy.training
  const share = { ...discipline.clawback, value: { ...discipline.clawback.value, share: 3333 } }
  const third = { ...law, policy: { ...law.policy, training: { ...law.policy.training, discipline: { ...discipline, clawback: share } } } }
  expect(payment(sanctioned(third), 'clawback1').amountFen).toBe(533_280)
})

test('8.4 the employer does not report a repayment of tomorrow', () => {
  expect(broken(on(claimed(), 'travel1', 'settle', unit, '2023-02-01', { reference: 'v-7', on: '2023-02-02' }))).toEqual(['notInFuture'])
})

test('6.6 money that has not come in yet is not received', () => {
  expect(broken(on(sanctioned(), 'clawback1', 'receive', cashier, '2022-12-28', back(1, '2022-12-29')))).toEqual(['notInFuture'])
})
