/** The training year: enrolment, study, leave, change, stopping, the end, and what employer and host owe the trainee. */
import { expect, test } from 'vitest'
import { broken, clock, department, firstRefusal, hohhot, hostOf, imuChemistry, law, leader, round } from '../../test/given.ts'
import type { World } from '../../test/world.ts'
import {
  at,
  enrolled,
  expected,
  heard,
  id,
  imu,
  missed,
  notified,
  onTraining as on,
  onCase,
  paidOut,
  pass,
  payment,
  pku,
  stopConfirmed,
  trainee,
} from '../../test/year.ts'
import { numbersGiven, placesFilled, placesFree, seatsFree } from '../accounts.ts'
import { duesOf } from './dues.ts'

const seatsAt = (w: World, seat: { readonly host: string; readonly programme: string }) =>
  w.balance(seatsFree(round, seat.host, seat.programme))
const journalOf = (w: World) => JSON.stringify(w.journal.filter(e => e.subject === 'training'))

test('4.3 the enrolment notice is an official document: each has the next number of the register', () => {
  const w = expected()
  on(w, 'notify', department, '2022-07-05', { batch: '2022-1' })
  expect(at(w)).toMatchObject({ status: 'notified', notice: { code: '内人社办函', year: 2022, number: 1 }, due: '2022-09-07' })
  expect(w.balance(numbersGiven('内人社办函', 2022))).toBe(1)
})

test('4.3 nobody but the department sends the enrolment notice', () => {
  expect(broken(on(expected(), 'notify', imu, '2022-07-05', { batch: '2022-1' }))).toEqual(['by'])
})

test('4.3 the host enrols who has come, and the year of study begins', () => {
  expect(at(enrolled())).toMatchObject({ status: 'enrolled', studyStart: '2022-09-01', studyEnd: '2023-08-31' })
})

test('4.3 nobody is enrolled before the first or after the last day of enrolment', () => {
  expect(firstRefusal(on(notified(), 'enrol', imu, '2022-08-31', { on: '2022-08-31' }))).toBe('withinEnrolment 4.3')
  expect(firstRefusal(on(notified(), 'enrol', imu, '2022-09-08', { on: '2022-09-08' }))).toBe('withinEnrolment 4.3')
})

test('4.3 nobody is enrolled today for tomorrow', () => {
  expect(broken(on(notified(), 'enrol', imu, '2022-09-01', { on: '2022-09-02' }))).toEqual(['notInFuture'])
})

test('4.3 another host than the confirmed one can not enrol the person', () => {
  expect(broken(on(notified(), 'enrol', hostOf('imau'), '2022-09-01', { on: '2022-09-01' }))).toEqual(['by'])
})

test('4.3 nobody is reported missing on the last day of enrolment', () => {
  expect(broken(on(notified(), 'reportNoShow', imu, '2022-09-07'))).toEqual(['enrolmentIsOver'])
})

test('4.3 the clock reports who has not come, the day after enrolment ends', () => {
  const w = notified()
  expect(broken(on(w, 'reportNoShow', clock, '2022-09-08'))).toEqual([])
  expect(at(w).status).toBe('missed')
})

test('4.3 who had cause to be late gets a later day, enrols by it, and the cause stays out of the journal', () => {
  const w = missed()
  on(w, 'excuse', department, '2022-09-09', { until: '2022-09-20', cause: '住院治疗' })
  expect(broken(on(w, 'enrol', imu, '2022-09-19', { on: '2022-09-19' }))).toEqual([])
  expect(at(w)).toMatchObject({ status: 'enrolled', studyEnd: '2023-09-18' })
  expect(journalOf(w)).not.toContain('住院')
})

test('4.3 a later day of enrolment can not lie in the past', () => {
  expect(broken(on(missed(), 'excuse', department, '2022-09-20', { until: '2022-09-19', cause: '示例' }))).toEqual(['laterThanToday'])
})

test('1.2 the place of somebody who did not come goes back to their body, and the seat to the host', () => {
  const w = missed()
  const before = { free: w.balance(placesFree(round, 'inside', hohhot)), filled: w.balance(placesFilled(round, 'inside')) }
  const seats = seatsAt(w, { host: 'imu', programme: 'imu-180' })
  expect(broken(on(w, 'release', department, '2022-09-10'))).toEqual([])
  expect(w.balance(placesFree(round, 'inside', hohhot))).toBe(before.free + 1)
  expect(w.balance(placesFilled(round, 'inside'))).toBe(before.filled - 1)
  expect(seatsAt(w, { host: 'imu', programme: 'imu-180' })).toBe(seats + 1)
})

const wanted = { ...imuChemistry, reason: '导师调离' }
const asked = (w = enrolled()) => {
  on(w, 'askChange', trainee, '2022-10-08', wanted)
  return w
}
const agreed = (w = asked()) => {
  on(w, 'agreeToChange', imu, '2022-10-10')
  return w
}

test('6.1 a trainee who only asks for another programme keeps the old one', () => {
  expect(at(asked())).toMatchObject({ status: 'enrolled', host: 'imu', programme: 'imu-180' })
})

test('6.1 nobody but the department allows a change', () => {
  const w = agreed()
  expect(broken(on(w, 'allowChange', imu, '2022-10-11', { reason: '示例' }))).toEqual(['by'])
  expect(broken(on(w, 'allowChange', trainee, '2022-10-11', { reason: '示例' }))).toEqual(['notInOwnCase'])
})

test('6.1 a change that nobody asked for can not be allowed', () => {
  expect(firstRefusal(on(enrolled(), 'allowChange', department, '2022-10-11', { reason: '示例' }))).toBe('changeIsAsked 6.1')
})

test('6.1 a change is not allowed before the new host agrees', () => {
  expect(firstRefusal(on(asked(), 'allowChange', department, '2022-10-11', { reason: '示例' }))).toBe('newHostAgrees 6.1')
})

test('6.1 only the host that a change would lead to agrees to it', () => {
  const w = enrolled()
  on(w, 'askChange', trainee, '2022-10-08', { host: 'imau', programme: 'imau-230', reason: '示例' })
  expect(broken(on(w, 'agreeToChange', imu, '2022-10-10'))).toEqual(['by'])
  expect(broken(on(w, 'agreeToChange', hostOf('imau'), '2022-10-10'))).toEqual([])
})

const elsewhere = { host: 'imau', programme: 'imau-230', reason: '示例' }

test('6.1 a change to another host waits for the host that gives, too', () => {
  const w = enrolled()
  on(w, 'askChange', trainee, '2022-10-08', elsewhere)
  on(w, 'agreeToChange', hostOf('imau'), '2022-10-10')
  expect(firstRefusal(on(w, 'allowChange', department, '2022-10-11', { reason: '示例' }))).toBe('oldHostAgrees 6.1')
  expect(broken(on(w, 'letGo', hostOf('imau'), '2022-10-11'))).toEqual(['by'])
  expect(broken(on(w, 'letGo', imu, '2022-10-11'))).toEqual([])
  expect(broken(on(w, 'allowChange', department, '2022-10-11', { reason: '示例' }))).toEqual([])
})

test('6.1 the host that asks for a change has let the trainee go with that, and one that needs them refuses', () => {
  const w = enrolled()
  on(w, 'askChange', imu, '2022-10-08', elsewhere)
  expect(at(w).change).toMatchObject({ host: 'imau', letGoOn: '2022-10-08' })
  const other = enrolled()
  on(other, 'askChange', trainee, '2022-10-08', elsewhere)
  expect(broken(on(other, 'refuseChange', imu, '2022-10-09', { reason: '课题离不开' }))).toEqual([])
  expect(at(other)).toMatchObject({ host: 'imu', change: undefined })
})

test('6.1 the department records a host’s word only with its letter', () => {
  const w = enrolled()
  on(w, 'askChange', trainee, '2022-10-08', elsewhere)
  for (const verb of ['letGo', 'agreeToChange']) {
    expect(firstRefusal(on(w, verb, department, '2022-10-10'))).toBe('ownWordOrPaper 6.1')
    expect(broken(on(w, verb, department, '2022-10-10', { paper: 'e'.repeat(64) }))).toEqual([])
  }
  expect(broken(on(w, 'allowChange', department, '2022-10-11', { reason: '示例' }))).toEqual([])
})

test('6.1 each host says its word once', () => {
  const w = enrolled()
  on(w, 'askChange', trainee, '2022-10-08', elsewhere)
  on(w, 'letGo', imu, '2022-10-09')
  on(w, 'agreeToChange', hostOf('imau'), '2022-10-10')
  expect(firstRefusal(on(w, 'letGo', imu, '2022-10-11'))).toBe('letsGoOnce 6.1')
  expect(firstRefusal(on(w, 'agreeToChange', hostOf('imau'), '2022-10-11'))).toBe('agreesOnce 6.1')
  expect(at(w).change).toMatchObject({ letGoOn: '2022-10-09', agreedOn: '2022-10-10' })
})

test('6.1 a change that nobody decides on lapses, everything stays as it was, and it can be asked for again', () => {
  const w = agreed()
  expect(at(w).change).toMatchObject({ askedBy: 'person', lapsesOn: '2022-11-07' })
  expect(firstRefusal(on(w, 'lapseChange', clock, '2022-11-07'))).toBe('changeIsOver 6.1')
  expect(broken(on(w, 'lapseChange', clock, '2022-11-08'))).toEqual([])
  expect(at(w)).toMatchObject({ status: 'enrolled', programme: 'imu-180', change: undefined })
  expect(firstRefusal(on(w, 'lapseChange', clock, '2022-11-09'))).toBe('changeIsOver 6.1')
  expect(broken(on(w, 'askChange', trainee, '2022-11-09', wanted))).toEqual([])
})

test('6.1 when the department allows a change, placement, seats and the unpaid fee follow', () => {
  const w = enrolled()
  on(w, 'askChange', trainee, '2022-10-08', elsewhere)
  on(w, 'letGo', imu, '2022-10-09')
  on(w, 'agreeToChange', hostOf('imau'), '2022-10-10')
  const before = seatsAt(w, { host: 'imau', programme: 'imau-230' })
  expect(broken(on(w, 'allowChange', department, '2022-10-11', { reason: '示例' }))).toEqual([])
  expect(at(w)).toMatchObject({ host: 'imau', programme: 'imau-230', change: undefined })
  expect(w.dossier('placement', id)).toMatchObject({ status: 'confirmed', host: 'imau' })
  expect(payment(w, 'tuition')).toMatchObject({ status: 'payable', host: 'imau', amountFen: 1_600_000 })
  expect(seatsAt(w, { host: 'imau', programme: 'imau-230' })).toBe(before - 1)
})

test('6.1 a fee that has left already stays with the host that got it', () => {
  const w = enrolled()
  paidOut(w, 'tuition', '2022-09-20')
  agreed(asked(w))
  expect(broken(on(w, 'allowChange', department, '2022-10-11', { reason: '示例' }))).toEqual([])
  expect(payment(w, 'tuition').status).toBe('paid')
})

test('6.1 a refused change leaves everything as it was', () => {
  const w = agreed()
  expect(broken(on(w, 'refuseChange', department, '2022-10-11', { reason: '原则上不变更' }))).toEqual([])
  expect(at(w)).toMatchObject({ status: 'enrolled', programme: 'imu-180', change: undefined })
})

const plan = {
  goals: [{ what: '示例目标', finishBy: '2023-03-31', seenBy: '示例' }],
  schedule: [{ from: '2022-09-05', to: '2023-01-13', what: '示例一' }],
}

test('6.2 the study plan is kept sealed, and its digest stands on the file', () => {
  const w = enrolled()
  on(w, 'plan', trainee, '2022-09-10', plan)
  expect(at(w).plan).toBe('sealed:plan')
  expect(w.record('training', id, 'plan')).toEqual(plan)
  expect(journalOf(w)).not.toContain('示例目标')
})

test('6.2 nobody reports on a plan that is not there', () => {
  expect(firstRefusal(on(enrolled(), 'report', trainee, '2022-12-01', { month: '2022-11', text: '示例' }))).toBe('planIsThere 6.2')
})

test('6.2 the same month is not reported twice, and the next report is due a quarter later', () => {
  const w = enrolled()
  on(w, 'plan', trainee, '2022-09-10', plan)
  expect(broken(on(w, 'report', trainee, '2022-12-01', { month: '2022-11', text: '示例' }))).toEqual([])
  expect(duesOf(law, at(w)).find(d => d.what === 'report')?.on).toBe('2023-03-01')
  expect(broken(on(w, 'report', trainee, '2022-12-02', { month: '2022-11', text: '示例' }))).toEqual(['monthIsNew'])
})

test('6.2 the host can say that a trainee is behind, and the department hears of it', () => {
  const w = enrolled()
  on(w, 'remark', imu, '2022-12-05', { onTrack: false, text: '进度滞后' })
  expect(at(w).remarks).toEqual([{ on: '2022-12-05', onTrack: false }])
  expect(journalOf(w)).not.toContain('滞后')
})

test('6.2 an overdue report is called for once its day is past, not before', () => {
  const w = enrolled()
  expect(broken(on(w, 'remind', clock, '2022-12-01'))).toEqual(['overdue'])
  expect(broken(on(w, 'remind', clock, '2022-12-02'))).toEqual([])
})

test('6.5 nobody passes before the year is over', () => {
  expect(firstRefusal(on(enrolled(), 'pass', imu, '2023-08-30', { on: '2023-08-30' }))).toBe('yearIsOver 1.1')
})

test('6.5 nobody but the host assesses', () => {
  expect(broken(on(enrolled(), 'pass', department, '2023-08-31', { on: '2023-08-31' }))).toEqual(['by'])
})

test('6.5 an assessment is not dated into the future', () => {
  expect(broken(on(enrolled(), 'pass', imu, '2023-08-31', { on: '2023-09-01' }))).toEqual(['dayOfStudy'])
})

test('6.5 who fails once may pass the second time, and who fails twice may not try again', () => {
  const w = enrolled()
  on(w, 'fail', imu, '2023-08-31', { on: '2023-08-31' })
  expect(broken(on(w, 'pass', imu, '2023-09-15', { on: '2023-09-15' }))).toEqual([])
  const twice = enrolled()
  on(twice, 'fail', imu, '2023-08-31', { on: '2023-08-31' })
  on(twice, 'fail', imu, '2023-09-15', { on: '2023-09-15' })
  expect(firstRefusal(on(twice, 'pass', imu, '2023-09-20', { on: '2023-09-20' }))).toBe('attemptsAreLeft 6.5')
})

test('6.6 while a case is open nobody passes, is released or leaves by termination', () => {
  const w = enrolled()
  stopConfirmed(w, '2022-11-30')
  heard(w, 'stopped')
  expect(broken(on(w, 'terminate', department, '2022-12-06'))).toEqual(['noCaseIsOpen'])
  const absent = missed()
  heard(absent, 'noShow')
  expect(broken(on(absent, 'release', department, '2022-12-06'))).toEqual(['noCaseIsOpen'])
  const late = enrolled()
  heard(late, 'brokeRules')
  expect(broken(pass(late))).toEqual(['noCaseIsOpen'])
})

test('6.6 who was restored makes up the days that were lost, and is paid for the days really trained', () => {
  const w = enrolled()
  heard(w, 'stopped')
  onCase(w, 'sanction', leader, '2022-12-20', { reason: '示例' })
  onCase(w, 'appeal', trainee, '2023-01-10', { statement: '示例' })
  onCase(w, 'correct', leader, '2023-01-18', { reason: '示例' })
  expect(at(w).status).toBe('restored')
  expect(broken(on(w, 'readmit', department, '2023-01-20'))).toEqual([])
  expect(at(w)).toMatchObject({ status: 'enrolled', studyEnd: '2023-10-01' })
  expect(at(w).leaves).toEqual([{ from: '2022-12-20', to: '2023-01-19', countsAsTraining: false }])
})

test('6.6 who never came is not readmitted to a study that never began, but gets a new enrolment notice', () => {
  const w = missed()
  heard(w, 'noShow')
  onCase(w, 'sanction', leader, '2022-12-20', { reason: '示例' })
  onCase(w, 'appeal', trainee, '2023-01-10', { statement: '示例' })
  onCase(w, 'correct', leader, '2023-01-18', { reason: '示例' })
  expect(broken(on(w, 'readmit', department, '2023-01-20'))).toEqual(['hasStudied'])
  expect(broken(on(w, 'notify', department, '2023-01-20', { batch: '2023-1' }))).toEqual([])
})

test('1.1 a year outside the region begins at the host that the ministry arranged', () => {
  const w = enrolled({ track: 'outside' })
  expect(at(w)).toMatchObject({ status: 'enrolled', host: 'pku', studyEnd: '2023-08-31' })
  expect(broken(pass(w, pku))).toEqual([])
})

test('6.1 a change that nobody asked for can not be refused either', () => {
  expect(broken(on(enrolled(), 'refuseChange', department, '2022-10-11', { reason: '示例' }))).toEqual(['changeIsAsked'])
})

test('6.5 nobody fails before the year is over, on a day to come, or a third time', () => {
  const w = enrolled()
  expect(firstRefusal(on(w, 'fail', imu, '2023-08-30', { on: '2023-08-30' }))).toBe('yearIsOver 1.1')
  expect(broken(on(w, 'fail', imu, '2023-08-31', { on: '2023-09-01' }))).toEqual(['dayOfStudy'])
  on(w, 'fail', imu, '2023-08-31', { on: '2023-08-31' })
  on(w, 'fail', imu, '2023-09-15', { on: '2023-09-15' })
  expect(broken(on(w, 'fail', imu, '2023-09-20', { on: '2023-09-20' }))).toEqual(['attemptsAreLeft'])
})

test('6.6 who did not come is not excused while a case is open', () => {
  const w = missed()
  heard(w, 'noShow')
  expect(broken(on(w, 'excuse', department, '2022-12-06', { until: '2022-12-20', cause: '示例' }))).toEqual(['noCaseIsOpen'])
})

test('4.3 who has studied already gets no second enrolment notice', () => {
  const w = enrolled()
  heard(w, 'stopped')
  onCase(w, 'sanction', leader, '2022-12-20', { reason: '示例' })
  onCase(w, 'appeal', trainee, '2023-01-10', { statement: '示例' })
  onCase(w, 'correct', leader, '2023-01-18', { reason: '示例' })
  expect(broken(on(w, 'notify', department, '2023-01-20', { batch: '2023-1' }))).toEqual(['hasNotStudiedYet'])
})
