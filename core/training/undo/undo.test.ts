/** Wrong acts and their undoing: what they had changed is as before, money and papers follow, and where money left two people do it. */
import { expect, test } from 'vitest'
import { broken, department, firstRefusal, imuBiology, law, leader, round } from '../../../test/given.ts'
import { isAllThatStands } from '../../../test/sabotage/checks.ts'
import type { World } from '../../../test/world.ts'
import {
  account,
  accountant,
  at,
  byRun,
  cashier,
  enrolled,
  id,
  imu,
  missed,
  onTraining as on,
  onCertificate,
  oneByOne,
  onPayment,
  paidOut,
  pass,
  payment,
  stopConfirmed,
  trainee,
} from '../../../test/year.ts'
import { fenOwed, placesFree, seatsFree } from '../../accounts.ts'
import { writtenNumber } from '../../number/register.ts'
import { spentOn } from '../../payment/dossier.ts'
import { training } from '../index.ts'
import { undoings } from './undo-names.ts'
import { statusAfter } from './undo-preview.ts'

const why = { reason: '同名误办' }
const passedYear = () => {
  const w = enrolled()
  pass(w)
  return w
}
const terminated = () => {
  const w = enrolled()
  paidOut(w, 'tuition', '2022-09-20')
  stopConfirmed(w, '2023-02-28')
  on(w, 'terminate', department, '2023-03-01')
  return w
}
const twice = (w: World, verb: string, day: string, input: unknown = why) => {
  expect(broken(on(w, 'askUndo', department, day, why))).toEqual([])
  return on(w, verb, leader, day, input)
}

test('6.4 a wrong enrolment is undone by the office: the person is called as before, and nothing is owed to the host', () => {
  const w = enrolled()
  expect(payment(w, 'tuition').status).toBe('payable')
  expect(broken(on(w, 'undoEnrolment', department, '2022-09-02', why))).toEqual([])
  expect(at(w)).toMatchObject({ status: 'notified', undone: [{ act: 'enrol', names: ['tuition'] }] })
  expect(at(w).studyStart).toBeUndefined()
  expect(at(w).studyEnd).toBeUndefined()
  expect(payment(w, 'tuition').status).toBe('cancelled')
  expect(w.balance(fenOwed(`${id}.tuition`))).toBe(0)
  expect(JSON.stringify(w.journal)).not.toContain('同名误办')
})

test('8.2 who is enrolled again after a wrong enrolment is paid for once', () => {
  const w = enrolled()
  on(w, 'undoEnrolment', department, '2022-09-02', why)
  expect(broken(on(w, 'enrol', imu, '2022-09-03', { on: '2022-09-03' }))).toEqual([])
  expect(payment(w, 'tuition').status).toBe('cancelled')
  expect(payment(w, 'tuition.2')).toMatchObject({ status: 'payable', amountFen: 1_600_000 })
})

test('8.2 a fee that has left is asked back of the host, and set off when the person is enrolled again', () => {
  const w = enrolled()
  paidOut(w, 'tuition', '2022-09-02')
  expect(broken(twice(w, 'undoEnrolment', '2022-09-05'))).toEqual([])
  expect(payment(w, 'tuition.back')).toMatchObject({ status: 'demanded', payer: 'host', amountFen: 1_600_000 })
  expect(w.balance(spentOn(id, 'tuition'))).toBe(0)
  on(w, 'enrol', imu, '2022-09-06', { on: '2022-09-06' })
  expect(payment(w, 'tuition.2')).toMatchObject({ status: 'payable', against: `${id}.tuition.back` })
  expect(broken(onPayment(w, 'tuition.2', 'setOff', cashier, '2022-09-07'))).toEqual([])
  expect(payment(w, 'tuition.2').status).toBe('paid')
  expect(broken(onPayment(w, 'tuition.back', 'close', cashier, '2022-09-07'))).toEqual([])
  expect(w.balance(spentOn(id, 'tuition'))).toBe(1_600_000)
})

test('8.2 nothing is set off where no demand is, nor against one that has come back', () => {
  const w = enrolled()
  expect(broken(onPayment(w, 'tuition', 'setOff', cashier, '2022-09-07'))).toEqual(['setOffIsForeseen'])
  paidOut(w, 'tuition', '2022-09-02')
  twice(w, 'undoEnrolment', '2022-09-05')
  onPayment(w, 'tuition.back', 'receive', cashier, '2022-09-06', { reference: 'r', on: '2022-09-06', amountFen: 600_000 })
  on(w, 'enrol', imu, '2022-09-06', { on: '2022-09-06' })
  expect(broken(onPayment(w, 'tuition.2', 'setOff', cashier, '2022-09-07'))).toEqual(['demandCoversIt'])
})

test('8.2 what has moved money is undone by two: one asks, another decides, and neither did it', () => {
  const w = enrolled()
  paidOut(w, 'tuition', '2022-09-02')
  expect(broken(on(w, 'undoEnrolment', leader, '2022-09-05', why))).toEqual(['askedByAnother'])
  on(w, 'askUndo', leader, '2022-09-05', why)
  expect(firstRefusal(on(w, 'undoEnrolment', leader, '2022-09-05', why))).toBe('askedByAnother 8.1')
  expect(broken(on(w, 'dropUndo', department, '2022-09-05'))).toEqual([])
  expect(broken(on(w, 'undoEnrolment', department, '2022-09-05', why))).toEqual(['askedByAnother'])
  on(w, 'askUndo', leader, '2022-09-06', why)
  expect(broken(on(w, 'undoEnrolment', department, '2022-09-06', why))).toEqual([])
})

test('6.4 the officer who approved a stop does not undo it alone once money came back', () => {
  const w = terminated()
  onPayment(w, 'refund1', 'receive', cashier, '2023-03-10', { reference: 'r', on: '2023-03-10', amountFen: 1000 })
  on(w, 'askUndo', leader, '2023-03-12', why)
  expect(broken(on(w, 'undoTermination', department, '2023-03-12', { ...why, away: true }))).toEqual(['undoneByAnother'])
})

test('8.2 while the bank is busy nothing is undone, and the refusal says so', () => {
  const alone = enrolled({}, oneByOne)
  onPayment(alone, 'tuition', 'prepare', cashier, '2022-09-02', { batch: 'b1' })
  onPayment(alone, 'tuition', 'approve', accountant, '2022-09-02')
  const inRun = enrolled()
  byRun(inRun, 'tuition', 'hold', '2022-09-02', { run: 'r1', line: 1, account })
  for (const w of [alone, inRun]) expect(broken(on(w, 'undoEnrolment', department, '2022-09-05', why))).toEqual(['noBankIsBusy'])
})

test('6.4 what has something later standing on it is undone after that', () => {
  const w = enrolled()
  on(w, 'askLeave', trainee, '2022-10-03', { kind: 'personal', from: '2022-10-04', to: '2022-10-05', reason: '示例' })
  on(w, 'grantLeave', imu, '2022-10-03')
  on(w, 'comeBack', imu, '2022-10-06', { on: '2022-10-06' })
  const answer = on(w, 'undoEnrolment', department, '2022-10-07', why)
  expect(broken(answer)).toEqual(['nothingStandsOnIt'])
  expect(JSON.stringify(answer)).toContain('grantLeave')
})

test('6.4 reports, remarks and confirmations stand in no way, and stay on record', () => {
  const w = enrolled()
  on(w, 'remark', imu, '2022-10-03', { text: '示例', onTrack: true })
  expect(broken(on(w, 'undoEnrolment', department, '2022-10-07', why))).toEqual([])
  expect(w.journal.some(e => e.action === 'remark')).toBe(true)
})

test('6.4 a no-show who had come is called as before, with days left to be enrolled', () => {
  const w = missed()
  expect(broken(on(w, 'undoNoShow', department, '2022-09-20', why))).toEqual([])
  expect(at(w).status).toBe('notified')
  expect((at(w).enrolUntil ?? '') > '2022-09-20').toBe(true)
  expect(broken(on(w, 'enrol', imu, '2022-09-21', { on: '2022-09-05' }))).toEqual([])
})

test('6.4 a place that was given back by mistake is the person’s again, unless a reserve has it', () => {
  const released = () => {
    const w = missed()
    on(w, 'release', department, '2022-10-10')
    return w
  }
  const w = released()
  const place = placesFree(round, 'inside', at(w).body ?? '')
  const free = () => [w.balance(place), w.balance(seatsFree(round, imuBiology.host, imuBiology.programme))]
  const before = free()
  expect(broken(on(w, 'undoRelease', department, '2022-10-11', why))).toEqual([])
  expect(at(w).status).toBe('missed')
  expect(w.dossier('placement', id).status).toBe('confirmed')
  expect(free()).toEqual(before.map(n => n - 1))
  const gone = released()
  gone.give(place, 0)
  expect(broken(on(gone, 'undoRelease', department, '2022-10-11', why))).toEqual(['placeIsFree'])
})

test('6.4 a wrong termination is undone: the study goes on, the host owes nothing, and lost days are added', () => {
  const w = terminated()
  expect(payment(w, 'refund1').status).toBe('demanded')
  expect(broken(on(w, 'undoTermination', department, '2023-03-21', { ...why, away: true }))).toEqual([])
  expect(payment(w, 'refund1').status).toBe('cancelled')
  expect(w.balance(spentOn(id, 'tuition'))).toBe(1_600_000)
  expect(w.dossier('placement', id).status).toBe('confirmed')
  expect(at(w)).toMatchObject({
    status: 'stopConfirmed',
    studyEnd: '2023-09-20',
    leaves: [{ from: '2023-03-01', to: '2023-03-20', countsAsTraining: false }],
  })
  expect(broken(on(w, 'keepOn', department, '2023-03-21', { reason: '示例' }))).toEqual([])
  expect(at(w).status).toBe('enrolled')
})

test('6.4 who went on studying while the approval stood loses no day by it', () => {
  const w = terminated()
  on(w, 'undoTermination', department, '2023-03-21', { ...why, away: false })
  expect(at(w)).toMatchObject({ status: 'stopConfirmed', studyEnd: '2023-08-31', leaves: [] })
})

test('8.2 what the host had given back goes back to it when the termination is undone', () => {
  const w = terminated()
  onPayment(w, 'refund1', 'receive', cashier, '2023-03-10', { reference: 'r', on: '2023-03-10', amountFen: 500_000 })
  expect(broken(twice(w, 'undoTermination', '2023-03-21', { ...why, away: true }))).toEqual([])
  expect(payment(w, 'giveBack.1')).toMatchObject({ status: 'payable', payee: 'host', amountFen: 500_000 })
  expect(broken(on(w, 'terminate', department, '2023-03-22'))).toEqual([])
  expect(payment(w, 'refund2').status).toBe('demanded')
})

test('6.5 a wrong pass before the certificate is out: sums are annulled, the certificate is recalled', () => {
  const w = passedYear()
  expect(broken(on(w, 'undoPass', department, '2023-09-02', why))).toEqual([])
  expect(at(w)).toMatchObject({ status: 'enrolled', attempts: 0 })
  expect(payment(w, 'allowance').status).toBe('cancelled')
  expect(w.dossier('certificate', id).status).toBe('recalled')
  expect(broken(pass(w))).toEqual([])
  expect(w.dossier('certificate', id).status).toBe('ready')
  expect(payment(w, 'allowance.2').status).toBe('payable')
})

test('6.5 a certificate that is out is revoked, its number is void for good, and a second pass brings another', () => {
  const w = passedYear()
  onCertificate(w, 'issue', department, '2023-09-03')
  const { number } = w.dossier('certificate', id)
  expect(broken(on(w, 'undoPass', leader, '2023-09-05', why))).toEqual(['askedByAnother'])
  expect(broken(twice(w, 'undoPass', '2023-09-05'))).toEqual([])
  expect(w.dossier('certificate', id)).toMatchObject({ status: 'revoked', revoked: { reason: 'issuedInError' } })
  const annulled = w.journal.find(e => e.subject === 'number' && e.action === 'annul')
  expect(annulled?.fact).toMatchObject({ reason: 'withdrawn', number })
  pass(w)
  expect(broken(w.perform({ subject: 'certificate', id: `${id}.2`, action: 'issue', by: department, on: '2023-09-08' }))).toEqual([])
  const again = w.dossier('certificate', `${id}.2`)
  expect(again).toMatchObject({ status: 'issued', training: id })
  expect(again.number && number && writtenNumber(again.number) !== writtenNumber(number)).toBe(true)
})

test('8.3 an allowance that was paid on a wrong pass is asked back of the person', () => {
  const w = passedYear()
  paidOut(w, 'allowance', '2023-09-10')
  expect(broken(twice(w, 'undoPass', '2023-09-12'))).toEqual([])
  expect(payment(w, 'allowance.back')).toMatchObject({ status: 'demanded', payer: 'person', amountFen: 480_000 })
})

test('6.5 a wrong fail uses up no attempt; of two the later one is undone first', () => {
  const w = enrolled()
  on(w, 'fail', imu, '2023-08-31', { on: '2023-08-31' })
  on(w, 'fail', imu, '2023-09-10', { on: '2023-09-10' })
  expect(broken(on(w, 'undoFail', department, '2023-09-11', why))).toEqual(['actStands'])
  expect(broken(on(w, 'undoRepeat', department, '2023-09-11', why))).toEqual([])
  expect(at(w)).toMatchObject({ status: 'failed', attempts: 1 })
  expect(broken(on(w, 'undoFail', department, '2023-09-11', why))).toEqual([])
  expect(at(w)).toMatchObject({ status: 'enrolled', attempts: 0 })
})

test('6.5 a pass at the second attempt goes back to the failed first one', () => {
  const w = enrolled()
  on(w, 'fail', imu, '2023-08-31', { on: '2023-08-31' })
  on(w, 'pass', imu, '2023-09-10', { on: '2023-09-10' })
  expect(broken(on(w, 'undoPass', department, '2023-09-11', why))).toEqual(['actStands'])
  expect(broken(on(w, 'undoRepeat', department, '2023-09-11', why))).toEqual([])
  expect(at(w)).toMatchObject({ status: 'failed', attempts: 1 })
})

test('6.4 the host undoes nothing, and nobody undoes in their own case', () => {
  expect(broken(on(enrolled(), 'undoEnrolment', imu, '2022-09-02', why))).toEqual(['by'])
  expect(broken(on(enrolled(), 'undoEnrolment', { ...department, person: trainee.person }, '2022-09-02', why))).toEqual(['notInOwnCase'])
})

test('each guard of an undoing is all that stands in its way', () => {
  const paid = () => {
    const w = enrolled()
    paidOut(w, 'tuition', '2022-09-02')
    return () => on(w, 'undoEnrolment', department, '2022-09-05', why)
  }
  expect(isAllThatStands('training', 'undoEnrolment', 'askedByAnother', paid)).toEqual([true, true])
  const left = () => {
    const w = enrolled()
    on(w, 'askLeave', trainee, '2022-10-03', { kind: 'personal', from: '2022-10-04', to: '2022-10-05', reason: '示例' })
    on(w, 'grantLeave', imu, '2022-10-03')
    on(w, 'comeBack', imu, '2022-10-06', { on: '2022-10-06' })
    return () => on(w, 'undoEnrolment', department, '2022-10-07', why)
  }
  expect(isAllThatStands('training', 'undoEnrolment', 'nothingStandsOnIt', left)).toEqual([true, true])
  const own = () => {
    const w = terminated()
    onPayment(w, 'refund1', 'receive', cashier, '2023-03-10', { reference: 'r', on: '2023-03-10', amountFen: 1000 })
    on(w, 'askUndo', leader, '2023-03-12', why)
    return () => on(w, 'undoTermination', department, '2023-03-12', { ...why, away: true })
  }
  expect(isAllThatStands('training', 'undoTermination', 'undoneByAnother', own)).toEqual([true, true])
  expect(law.policy.money.approvedByAnother.clause).toBe('8.1')
})

test('what is shown before an undoing says the status that it leads to', () => {
  for (const verb of undoings) expect(statusAfter[verb]).toBe(training.actions[verb].to)
})
