/** What a case leaves on the public page and on whose account: publication with a span, interest by the day, evidence and hearing. */
import { expect, test } from 'vitest'
import type { Law, Repayment } from '../../policy/shape.ts'
import { broken, clock, department, digest, law, leader } from '../../test/given.ts'
import { withoutRule } from '../../test/sabotage/checks.ts'
import {
  cashier,
  deputy,
  enrolled,
  heard,
  id,
  imu,
  onCase as on,
  onPayment,
  onTraining,
  payment,
  sanctioned,
  theCase,
  trainee,
} from '../../test/year.ts'
import { fenOwed, fenPaid } from '../accounts.ts'

const reason = { reason: '示例' }
const reprimanded = (itsLaw = law) => {
  const w = sanctioned(itsLaw)
  on(w, 'reprimand', department, '2022-12-22')
  return w
}

test('6.6 a reprimand stands on the public page for the days of the policy, and the clock takes it down', () => {
  const w = reprimanded()
  expect(theCase(w).published).toEqual({ from: '2022-12-22', until: '2023-03-21' })
  expect(broken(on(w, 'takeDown', clock, '2023-03-21'))).toEqual(['publicationIsOver'])
  expect(broken(on(w, 'takeDown', clock, '2023-03-22'))).toEqual([])
  expect(theCase(w).published?.takenDownOn).toBe('2023-03-22')
  expect(broken(on(w, 'takeDown', clock, '2023-03-23'))).toEqual(['publicationIsOver'])
  expect(
    withoutRule('discipline', 'takeDown', 'publicationIsOver', () => broken(on(reprimanded(), 'takeDown', clock, '2023-01-01'))),
  ).toEqual([])
})

test('6.6 an appeal takes the name off the page at once; upheld, it is published anew', () => {
  const w = reprimanded()
  on(w, 'appeal', trainee, '2023-01-10', { statement: '示例' })
  expect(theCase(w).published?.takenDownOn).toBe('2023-01-10')
  on(w, 'uphold', deputy, '2023-02-01', reason)
  on(w, 'reprimand', department, '2023-02-02')
  expect(theCase(w).published).toEqual({ from: '2023-02-02', until: '2023-05-02' })
})

const withPublication = (duringAppeal: 'stays' | 'takenDown'): Law => {
  const { discipline } = law.policy.training
  const publication = { days: 30, duringAppeal }
  const its = { ...discipline, publication: { ...discipline.reprimand, value: publication } }
  return { ...law, policy: { ...law.policy, training: { ...law.policy.training, discipline: its } } }
}

test('6.6 where the policy lets it stay during an appeal, only the correction takes it down', () => {
  const w = reprimanded(withPublication('stays'))
  on(w, 'appeal', trainee, '2023-01-10', { statement: '示例' })
  expect(theCase(w).published?.takenDownOn).toBeUndefined()
  on(w, 'correct', deputy, '2023-01-12', reason)
  expect(theCase(w).published?.takenDownOn).toBe('2023-01-12')
})

const withInterest = (interest: Repayment['interest']): Law => {
  const { discipline } = law.policy.training
  const clawback = { ...discipline.clawback, value: { ...discipline.clawback.value, interest } }
  return { ...law, policy: { ...law.policy, training: { ...law.policy.training, discipline: { ...discipline, clawback } } } }
}
const late = { perDayMillionths: 500, from: 'due', mostBasisPoints: 1000, restsDuringAppeal: true } as const

test('6.6 no interest before the day to pay is over, then simple by the day on what is left', () => {
  const w = sanctioned(withInterest(late))
  onPayment(w, 'clawback1', 'receive', cashier, '2023-01-19', { reference: 'r', on: '2023-01-19', amountFen: 600_000 })
  expect(w.balance(fenOwed(`${id}.clawback1`))).toBe(1_000_000)
  // Ten days after the thirtieth: 1,000,000 × 0.0005 × 10.
  onPayment(w, 'clawback1', 'receive', cashier, '2023-01-29', { reference: 'r2', on: '2023-01-29', amountFen: 1_000_000 })
  expect(w.balance(fenOwed(`${id}.clawback1`))).toBe(5_000)
  expect(broken(onPayment(w, 'clawback1', 'close', cashier, '2023-01-29'))).toEqual(['nothingIsLeft'])
  onPayment(w, 'clawback1', 'receive', cashier, '2023-03-01', { reference: 'r3', on: '2023-03-01', amountFen: 5_000 })
  expect(broken(onPayment(w, 'clawback1', 'close', cashier, '2023-03-01'))).toEqual([])
  expect(payment(w, 'clawback1').interest?.chargedFen).toBe(5_000)
})

test('6.6 interest never passes its limit', () => {
  const w = sanctioned(withInterest(late))
  onPayment(w, 'clawback1', 'receive', cashier, '2025-01-19', { reference: 'r', on: '2025-01-19', amountFen: 1_600_000 })
  expect(w.balance(fenOwed(`${id}.clawback1`))).toBe(160_000)
})

test('6.6 where the policy says from the decision, it runs from that day', () => {
  const w = sanctioned(withInterest({ ...late, from: 'decision' }))
  onPayment(w, 'clawback1', 'receive', cashier, '2022-12-30', { reference: 'r', on: '2022-12-30', amountFen: 1_600_000 })
  expect(w.balance(fenOwed(`${id}.clawback1`))).toBe(8_000)
})

test('6.6 during an appeal nothing is dunned and, where it rests, no interest runs until the new day to pay is over', () => {
  const w = sanctioned(withInterest({ ...late, from: 'decision' }))
  on(w, 'appeal', trainee, '2022-12-30', { statement: '示例' })
  expect(w.balance(fenOwed(`${id}.clawback1`))).toBe(1_608_000)
  expect(broken(onPayment(w, 'clawback1', 'remind', clock, '2023-02-20'))).toEqual(['from'])
  on(w, 'uphold', deputy, '2023-02-01', reason)
  onPayment(w, 'clawback1', 'receive', cashier, '2023-02-01', { reference: 'r', on: '2023-02-01', amountFen: 1_608_000 })
  expect(w.balance(fenOwed(`${id}.clawback1`))).toBe(0)
})

test('6.6 a corrected sanction gives the interest back with the rest', () => {
  const w = sanctioned(withInterest({ ...late, from: 'decision' }))
  onPayment(w, 'clawback1', 'receive', cashier, '2022-12-30', { reference: 'r', on: '2022-12-30', amountFen: 1_608_000 })
  on(w, 'appeal', trainee, '2023-01-10', { statement: '示例' })
  on(w, 'correct', deputy, '2023-02-01', reason)
  expect(w.balance(fenPaid(`${id}.clawback1`))).toBe(1_608_000)
  expect(payment(w, 'giveBack1')).toMatchObject({ status: 'payable', payee: 'trainee', amountFen: 1_608_000 })
})

test('6.6 evidence is added by the person and against them while the case can be heard, each with who and when', () => {
  const w = heard(enrolled(), 'stopped')
  expect(broken(on(w, 'addEvidence', trainee, '2022-12-06', { file: digest('1'), shows: '请假条' }))).toEqual([])
  expect(broken(on(w, 'addEvidence', imu, '2022-12-07', { file: digest('2'), shows: '考勤表' }))).toEqual([])
  expect(theCase(w).exhibits).toMatchObject([
    { file: digest('1'), by: 'person', on: '2022-12-06' },
    { file: digest('2'), by: 'host', on: '2022-12-07' },
  ])
  expect(JSON.stringify(w.journal)).not.toContain('请假条')
  on(w, 'sanction', leader, '2022-12-20', reason)
  expect(broken(on(w, 'addEvidence', trainee, '2022-12-21', { file: digest('3'), shows: '证明' }))).toEqual(['from'])
})

test('6.6 the department records a hearing with its minutes; nobody records one that is still to come', () => {
  const opened = () => {
    const w = enrolled()
    onTraining(w, 'openCase', department, '2022-12-01', { ground: 'stopped', account: '示例', evidence: [digest('d')] })
    return w
  }
  const hearing = { on: '2022-12-08', minutes: '示例笔录' }
  expect(broken(on(opened(), 'recordHearing', department, '2022-12-07', hearing))).toEqual(['hearingIsOver'])
  expect(broken(on(opened(), 'recordHearing', imu, '2022-12-08', hearing))).toEqual(['by'])
  expect(
    withoutRule('discipline', 'recordHearing', 'hearingIsOver', () =>
      broken(on(opened(), 'recordHearing', department, '2022-12-07', hearing)),
    ),
  ).toEqual([])
  const w = opened()
  expect(broken(on(w, 'recordHearing', department, '2022-12-08', hearing))).toEqual([])
  expect(theCase(w).status).toBe('heard')
  expect(JSON.stringify(w.journal)).not.toContain('示例笔录')
})
