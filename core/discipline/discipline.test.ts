/** A case of discipline: three grounds, a hearing, a second pair of eyes, a reprimand with a number, and an appeal. */
import { expect, test } from 'vitest'
import { broken, department, digest, employerOf, firstRefusal, law, leader, round } from '../../test/given.ts'
import { withoutRule } from '../../test/sabotage/checks.ts'
import {
  appealed,
  at,
  cashier,
  deputy,
  enrolled,
  heard,
  id,
  imu,
  missed,
  notified,
  onCase as on,
  onPayment,
  onTraining,
  paidOut,
  pass,
  payment,
  sanctioned,
  theCase,
  trainee,
} from '../../test/year.ts'
import { numbersGiven, seatsFree } from '../accounts.ts'
import { addDays, OutsideWorkingDayCalendar } from '../calendar.ts'
import { getSubject, turnOf } from '../catalogue.ts'
import { workingDayCoverage } from '../standards/working-days.ts'

const account = { account: '示例经过', evidence: [digest('d')] }
const reason = { reason: '示例理由' }
const opened = () => {
  const w = enrolled()
  onTraining(w, 'openCase', department, '2022-12-01', { ground: 'stopped', ...account })
  return w
}

test('6.6 a case needs one of the three grounds', () => {
  const answer = onTraining(enrolled(), 'openCase', department, '2022-12-01', { ground: 'badMarks', ...account })
  expect(firstRefusal(answer)).toBe('groundFitsTraining 6.6')
})

test('6.6 who enrolled is no no-show, and who never came has stopped nothing', () => {
  expect(broken(onTraining(enrolled(), 'openCase', department, '2022-12-01', { ground: 'noShow', ...account }))).toEqual([
    'groundFitsTraining',
  ])
  expect(broken(onTraining(missed(), 'openCase', department, '2022-12-01', { ground: 'stopped', ...account }))).toEqual([
    'groundFitsTraining',
  ])
  expect(broken(onTraining(missed(), 'openCase', department, '2022-12-01', { ground: 'noShow', ...account }))).toEqual([])
})

test('6.6 there is no case before the days of enrolment are over', () => {
  expect(broken(onTraining(notified(), 'openCase', department, '2022-09-03', { ground: 'noShow', ...account }))).toEqual(['from'])
})

test('6.6 who passed the year can not be tried for stopping it', () => {
  const w = enrolled()
  pass(w)
  expect(broken(onTraining(w, 'openCase', department, '2023-09-01', { ground: 'stopped', ...account }))).toEqual(['from'])
})

test('6.6 no case begins whose time to be heard reaches into a year without published holidays', () => {
  const begin = () => onTraining(enrolled(), 'openCase', department, addDays(workingDayCoverage.to, -3), { ground: 'stopped', ...account })
  expect(begin).toThrow('workingDaysAreKnown')
  expect(() => withoutRule('discipline', 'open', 'workingDaysAreKnown', begin)).toThrow(OutsideWorkingDayCalendar)
})

test('6.6 one case is open at a time', () => {
  expect(broken(onTraining(opened(), 'openCase', imu, '2022-12-02', { ground: 'brokeRules', ...account }))).toEqual(['noCaseIsOpen'])
})

test('6.6 what is told about the person stays out of the journal', () => {
  expect(JSON.stringify(opened().journal)).not.toContain('示例经过')
  expect(JSON.stringify(heard(enrolled(), 'stopped').journal)).not.toContain('示例陈述')
})

test('6.6 neither the employer nor finance opens a case', () => {
  const employer = employerOf('somebody else')
  for (const who of [employer, cashier])
    expect(broken(onTraining(enrolled(), 'openCase', who, '2022-12-01', { ground: 'stopped', ...account }))).toEqual(['by'])
})

test('6.6 nothing is decided before the person was heard', () => {
  expect(broken(on(opened(), 'sanction', leader, '2022-12-20', reason))).toEqual(['from'])
})

test('6.6 who stays silent has ten working days, not one less', () => {
  const w = opened()
  expect(theCase(w).hearUntil).toBe('2022-12-15')
  expect(firstRefusal(on(w, 'hear', department, '2022-12-15'))).toBe('spokeOrHadTime 6.6')
  expect(broken(on(w, 'hear', department, '2022-12-16'))).toEqual([])
})

test('6.6 a statement of the person ends the waiting', () => {
  const w = opened()
  expect(broken(on(w, 'hear', trainee, '2022-12-02', { statement: '示例陈述' }))).toEqual([])
  expect(w.record('discipline', `${id}.case1`, 'statement')).toEqual({ statement: '示例陈述' })
})

test("6.6 the officer who opened the case can't decide it", () => {
  const both = { ...leader, seats: [...leader.seats, ...department.seats] }
  const w = heard(enrolled(), 'stopped', both)
  expect(firstRefusal(on(w, 'sanction', both, '2022-12-20', reason))).toBe('decidedByAnother 6.6')
  expect(broken(on(w, 'dismiss', both, '2022-12-20', reason))).toEqual(['decidedByAnother'])
  expect(broken(on(w, 'sanction', deputy, '2022-12-20', reason))).toEqual([])
})

test('6.6 nobody but a leader sanctions, and never in their own case', () => {
  const w = heard(enrolled(), 'stopped')
  expect(broken(on(w, 'sanction', department, '2022-12-20', reason))).toEqual(['by'])
  expect(broken(on(w, 'sanction', { ...leader, person: trainee.person }, '2022-12-20', reason))).toEqual(['notInOwnCase'])
})

test('6.6 a sanction cites its ground, cancels place and seat, and claims back what was paid', () => {
  const w = sanctioned()
  expect(theCase(w).sanction).toMatchObject({ clause: '6.6.2', amountFen: 1_600_000, on: '2022-12-20' })
  expect(at(w).status).toBe('cancelled')
  expect(w.dossier('placement', id).status).toBe('cancelled')
  expect(payment(w, 'clawback1')).toMatchObject({ status: 'demanded', payer: 'person', amountFen: 1_600_000, clause: '6.6.2' })
})

test('6.6 where nothing was paid nothing is claimed back', () => {
  const w = heard(missed(), 'noShow')
  expect(broken(on(w, 'sanction', leader, '2022-12-20', reason))).toEqual([])
  expect(theCase(w).sanction).toMatchObject({ clause: '6.6.1', amountFen: 0, lines: [] })
  expect(payment(w, 'clawback1').status).toBe('none')
})

test('6.6 a fee that is owed but has not left is not claimed back', () => {
  const w = heard(enrolled(), 'brokeRules')
  on(w, 'sanction', leader, '2022-12-20', reason)
  expect(theCase(w).sanction?.amountFen).toBe(0)
})

test('6.6 a dismissed case leaves the training as it was, and another can be opened', () => {
  const w = heard(enrolled(), 'stopped')
  expect(broken(on(w, 'dismiss', leader, '2022-12-20', reason))).toEqual([])
  expect(at(w)).toMatchObject({ status: 'enrolled', cases: [{ ground: 'stopped', closed: true }] })
  expect(broken(onTraining(w, 'openCase', imu, '2023-02-01', { ground: 'brokeRules', ...account }))).toEqual([])
  expect(theCase(w, 2)).toMatchObject({ status: 'opened', nth: 2, openedBy: imu.id })
})

test('6.6 a reprimand is a document with the next number of the register', () => {
  const w = sanctioned()
  expect(broken(on(w, 'reprimand', department, '2022-12-22'))).toEqual([])
  expect(theCase(w).reprimand).toEqual({ code: '内人社办函', year: 2022, number: 2 })
  expect(w.balance(numbersGiven('内人社办函', 2022))).toBe(2)
})

test('6.6 nobody is reprimanded who was not sanctioned, or where the policy knows no reprimand', () => {
  expect(broken(on(heard(enrolled(), 'stopped'), 'reprimand', department, '2022-12-22'))).toEqual(['from'])
  const { discipline } = law.policy.training
  const mild = { ...law.policy.training, discipline: { ...discipline, reprimand: { ...discipline.reprimand, value: false } } }
  const w = sanctioned({ ...law, policy: { ...law.policy, training: mild } })
  expect(firstRefusal(on(w, 'reprimand', department, '2022-12-22'))).toBe('reprimandIsForeseen 6.6')
  expect(theCase(w).reprimandDue).toBe(false)
  const turnIn = (status: string) => turnOf(getSubject('discipline'), { ...theCase(w), status })
  expect(['heard', 'sanctioned', 'appealed', 'upheld'].map(turnIn)).toEqual(['leader', undefined, 'leader', undefined])
  expect(turnOf(getSubject('discipline'), theCase(sanctioned()))).toBe('department')
})

test('6.6 the person appeals within sixty days, not on the sixty-first', () => {
  expect(broken(on(sanctioned(), 'appeal', trainee, '2023-02-18', { statement: '示例' }))).toEqual([])
  expect(firstRefusal(on(sanctioned(), 'appeal', trainee, '2023-02-19', { statement: '示例' }))).toBe('withinAppealDays 6.6')
})

test('6.6 an appeal stops the demand until it is decided', () => {
  expect(payment(appealed(), 'clawback1').status).toBe('suspended')
})

test('6.6 the leader who decided does not uphold the decision on appeal', () => {
  const w = appealed()
  expect(firstRefusal(on(w, 'uphold', leader, '2023-02-01', reason))).toBe('heardByAnother 6.6')
  expect(broken(on(w, 'uphold', deputy, '2023-02-01', reason))).toEqual([])
  expect(payment(w, 'clawback1').status).toBe('demanded')
})

test('6.6 an upheld sanction is not appealed here again', () => {
  const w = appealed()
  on(w, 'uphold', deputy, '2023-02-01', reason)
  on(w, 'reprimand', department, '2023-02-02')
  expect(broken(on(w, 'appeal', trainee, '2023-02-03', { statement: '示例' }))).toEqual(['appealsOnce'])
})

test('6.6 a corrected sanction takes the demand back and restores the training', () => {
  const w = appealed()
  expect(broken(on(w, 'correct', deputy, '2023-02-01', reason))).toEqual([])
  expect(at(w)).toMatchObject({ status: 'restored', cases: [{ closed: true }] })
  expect(w.dossier('placement', id).status).toBe('confirmed')
  expect(payment(w, 'clawback1').status).toBe('cancelled')
})

test('6.6 the correction of a sanction on somebody whose place went to a reserve gives neither seat nor place back', () => {
  const w = missed()
  onTraining(w, 'release', department, '2022-10-10')
  const seats = () => [w.dossier('placement', id).status, w.balance(seatsFree(round, 'imu', 'imu-180'))]
  const freed = seats()
  heard(w, 'noShow')
  on(w, 'sanction', leader, '2022-12-20', reason)
  on(w, 'appeal', trainee, '2023-01-10', { statement: '示例' })
  expect(broken(on(w, 'correct', deputy, '2023-02-01', reason))).toEqual([])
  expect(seats()).toEqual(freed)
  expect(freed[0]).toBe('cancelled')
  expect(at(w)).toMatchObject({ status: 'restored', cancelledFrom: 'released', cases: [{ closed: true }] })
  expect(turnOf(getSubject('training'), at(w))).toBeUndefined()
})

test('6.6 the second case of somebody who was restored claims back what is still spent, in a demand of its own', () => {
  const w = appealed()
  on(w, 'correct', deputy, '2023-02-01', reason)
  onTraining(w, 'readmit', department, '2023-02-06')
  onTraining(w, 'openCase', imu, '2023-03-01', { ground: 'brokeRules', ...account })
  on(w, 'hear', trainee, '2023-03-02', { statement: '示例' }, 2)
  expect(broken(on(w, 'sanction', leader, '2023-03-10', reason, 2))).toEqual([])
  expect(payment(w, 'clawback2')).toMatchObject({ status: 'demanded', amountFen: 1_600_000, clause: '6.6.3' })
})

test('6.6 an appeal after everything was paid back rests nothing, and a correction owes it back', () => {
  const w = enrolled()
  paidOut(w, 'tuition', '2022-09-20')
  heard(w, 'stopped')
  on(w, 'sanction', leader, '2022-12-20', reason)
  onPayment(w, 'clawback1', 'receive', cashier, '2022-12-28', { reference: 'r', on: '2022-12-28', amountFen: 1_600_000 })
  onPayment(w, 'clawback1', 'close', cashier, '2022-12-28')
  on(w, 'appeal', trainee, '2023-01-10', { statement: '示例' })
  expect(theCase(w).demandRests).toBe(false)
  on(w, 'correct', deputy, '2023-02-01', reason)
  expect(payment(w, 'giveBack1')).toMatchObject({ status: 'payable', payee: 'trainee', amountFen: 1_600_000 })
})
