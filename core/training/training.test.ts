/** The training year: enrolment, study, leave, change, stopping, the end, and what employer and host owe the trainee. */
import { expect, test } from 'vitest'
import { broken, clock, department, digest, firstRefusal, hohhot, hostOf, imuChemistry, law, leader, round } from '../../test/given.ts'
import type { World } from '../../test/world.ts'
import {
  at,
  awayFor,
  cashier,
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
  unit,
} from '../../test/year.ts'
import { placesFilled, placesFree, seatsFree } from '../accounts.ts'

const seatsAt = (w: World, seat: { readonly host: string; readonly programme: string }) =>
  w.balance(seatsFree(round, seat.host, seat.programme))
const journalOf = (w: World) => JSON.stringify(w.journal.filter(e => e.subject === 'training'))

test('4.3 the enrolment notice is an official document: each has the next number of the register', () => {
  const w = expected()
  on(w, 'notify', department, '2022-07-05', { batch: '2022-1' })
  expect(at(w)).toMatchObject({ status: 'notified', notice: { code: '内人社办函', year: 2022, number: 1 }, due: '2022-09-07' })
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

test('6.1 when the department allows a change, placement, seats and the unpaid fee follow', () => {
  const w = enrolled()
  on(w, 'askChange', trainee, '2022-10-08', { host: 'imau', programme: 'imau-230', reason: '示例' })
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

const plan = { goals: '示例目标', steps: ['示例一', '示例二'] }

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
  expect(at(w).due).toBe('2023-03-01')
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

test('6.3 the host confirms its Party life, and the journal does not tell who is a member', () => {
  const w = enrolled()
  expect(broken(on(w, 'confirmPartyLife', imu, '2022-12-20', { year: 2022, tookPart: ['a1'], absent: ['a7'] }))).toEqual([])
  expect(w.journal.at(-1)?.fact).toEqual({ year: 2022 })
  expect(w.record('training', id, 'partyLife')).toEqual({ year: 2022, tookPart: ['a1'], absent: ['a7'] })
})

test('6.3 Party life is confirmed once a year, and not for a year to come', () => {
  const w = enrolled()
  const year = (y: number) => on(w, 'confirmPartyLife', imu, '2022-12-20', { year: y, tookPart: [], absent: [] })
  expect(firstRefusal(year(2023))).toBe('yearHasBegun 6.3')
  year(2022)
  expect(broken(year(2022))).toEqual(['yearIsNew'])
})

test('6.3 nobody but the host confirms its Party life', () => {
  expect(broken(on(enrolled(), 'confirmPartyLife', unit, '2022-12-20', { year: 2022, tookPart: [], absent: [] }))).toEqual(['by'])
})

const leave = { kind: 'sick', from: '2022-11-01', to: '2022-11-10', reason: '手术' }

test('6.4 leave needs the host: asking is not being away', () => {
  const w = enrolled()
  on(w, 'askLeave', trainee, '2022-10-28', leave)
  expect(at(w)).toMatchObject({ status: 'leaveAsked', leaves: [] })
  expect(broken(on(w, 'grantLeave', unit, '2022-10-29'))).toEqual(['by'])
  expect(broken(on(w, 'grantLeave', imu, '2022-10-29'))).toEqual([])
  expect(at(w).status).toBe('onLeave')
})

test('6.4 neither the kind nor the reason of a leave enters the journal', () => {
  const w = enrolled()
  on(w, 'askLeave', trainee, '2022-10-28', leave)
  expect(journalOf(w)).not.toMatch(/sick|手术/)
  expect(w.record('training', id, 'leave')).toEqual(leave)
})

test('6.4 leave outside the year of study can not be asked', () => {
  expect(broken(on(enrolled(), 'askLeave', trainee, '2022-10-28', { ...leave, to: '2023-09-01' }))).toEqual(['withinStudy'])
})

test('6.4 leave of a kind that the policy does not know can not be asked', () => {
  expect(broken(on(enrolled(), 'askLeave', trainee, '2022-10-28', { ...leave, kind: 'holiday' }))).toEqual(['kindIsListed'])
})

test('6.4 the days of leave are those that the trainee was really away', () => {
  const w = enrolled()
  awayFor(w, 'sick', '2022-11-01', '2022-11-10', '2022-11-06')
  expect(at(w).leaves).toEqual([{ from: '2022-11-01', to: '2022-11-05', countsAsTraining: false }])
})

test('6.4 nobody is back from leave before it began', () => {
  const w = enrolled()
  on(w, 'askLeave', trainee, '2022-10-28', leave)
  on(w, 'grantLeave', imu, '2022-10-29')
  expect(broken(on(w, 'comeBack', imu, '2022-11-05', { on: '2022-10-31' }))).toEqual(['sinceLeaveBegan'])
})

test('6.4 more than thirty days away warns employer and department', () => {
  const w = enrolled()
  on(w, 'askLeave', trainee, '2022-10-28', { ...leave, to: '2022-12-01' })
  on(w, 'grantLeave', imu, '2022-10-29')
  expect(w.journal.at(-1)?.fact).toMatchObject({ daysAway: 31, warns: true })
})

test('6.4 a refused leave changes nothing', () => {
  const w = enrolled()
  on(w, 'askLeave', trainee, '2022-10-28', leave)
  on(w, 'refuseLeave', imu, '2022-10-29', { reason: '考核周' })
  expect(at(w)).toMatchObject({ status: 'enrolled', leaves: [], leaveAsked: undefined })
})

test('6.4 the department approves no stop that the host has not confirmed', () => {
  const w = enrolled()
  on(w, 'askTermination', trainee, '2022-12-01', { lastDay: '2022-12-31', ground: 'illness', explanation: '示例', evidence: [] })
  expect(broken(on(w, 'terminate', department, '2022-12-05'))).toEqual(['from'])
})

test('6.4 the host confirms a stop but does not approve it', () => {
  const w = enrolled()
  stopConfirmed(w, '2022-12-31')
  expect(broken(on(w, 'terminate', imu, '2022-12-31'))).toEqual(['by'])
})

test('6.4 a stop after the last day of study is no stop', () => {
  const request = { lastDay: '2023-08-31', ground: 'other', explanation: '示例', evidence: [] }
  expect(broken(on(enrolled(), 'askTermination', trainee, '2022-12-01', request))).toEqual(['lastDayIsInStudy'])
})

test('6.4 a termination for illness brings no clawback and no sanction, and the seat is free', () => {
  const w = enrolled()
  paidOut(w, 'tuition', '2022-09-20')
  stopConfirmed(w, '2022-12-31')
  expect(broken(on(w, 'terminate', department, '2023-01-04'))).toEqual([])
  expect(at(w)).toMatchObject({ status: 'terminated', cases: [] })
  expect(payment(w, 'clawback1').status).toBe('none')
  expect(w.journal.some(e => e.subject === 'discipline')).toBe(false)
  expect(w.dossier('placement', id).status).toBe('cancelled')
  expect(journalOf(w)).not.toContain('illness')
})

test('8.2 the host, not the trainee, is asked for the part of a fee that was not used', () => {
  const w = enrolled()
  paidOut(w, 'tuition', '2022-09-20')
  stopConfirmed(w, '2022-12-31')
  on(w, 'terminate', department, '2023-01-04')
  // 122 of 365 days were studied: 16,000 × 243 ÷ 365.
  expect(payment(w, 'refund1')).toMatchObject({ status: 'demanded', payer: 'host', amountFen: 1_065_205 })
})

test('8.2 a host that was paid nothing is asked for nothing', () => {
  const w = enrolled()
  stopConfirmed(w, '2022-12-31')
  on(w, 'terminate', department, '2023-01-04')
  expect(payment(w, 'refund1').status).toBe('none')
})

test('8.3 an approved stop earns no allowance as the policy stands, and the months served where it says so', () => {
  const stopped = (itsLaw = law) => {
    const w = enrolled({}, itsLaw)
    stopConfirmed(w, '2022-12-31')
    on(w, 'terminate', department, '2023-01-04')
    return payment(w, 'allowance')
  }
  const { money } = law.policy
  const kinder = { ...money, terminationAllowance: { ...money.terminationAllowance, value: 'monthsServed' as const } }
  expect(stopped().status).toBe('none')
  expect(stopped({ ...law, policy: { ...law.policy, money: kinder } })).toMatchObject({ status: 'payable', amountFen: 160_000 })
})

test('6.4 who takes the request to stop back studies on', () => {
  const w = enrolled()
  stopConfirmed(w, '2022-12-31')
  expect(broken(on(w, 'keepOn', trainee, '2022-12-31', { reason: '已康复' }))).toEqual([])
  expect(at(w)).toMatchObject({ status: 'enrolled', stopsOn: undefined })
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

const codes = law.policy.training.undertakings.value.map(u => u.code)

test('7.3 the employer says of each undertaking whether it is kept; an unanswered one is asked for', () => {
  const w = enrolled()
  const some = { month: '2022-11', kept: codes.slice(1), broken: [] }
  expect(firstRefusal(on(w, 'confirmUndertakings', unit, '2022-12-01', some))).toBe('eachIsAnswered 7')
  expect(broken(on(w, 'confirmUndertakings', unit, '2022-12-01', { ...some, kept: codes }))).toEqual([])
  expect(at(w).due).toBe('2023-03-01')
})

test('7.3 the same month is not confirmed twice', () => {
  const w = enrolled()
  on(w, 'confirmUndertakings', unit, '2022-12-01', { month: '2022-11', kept: codes, broken: [] })
  expect(broken(on(w, 'confirmUndertakings', unit, '2022-12-02', { month: '2022-11', kept: codes, broken: [] }))).toEqual(['monthIsNew'])
})

test('7.3 nobody confirms the undertakings for the employer', () => {
  expect(broken(on(enrolled(), 'confirmUndertakings', imu, '2022-12-01', { month: '2022-11', kept: codes, broken: [] }))).toEqual(['by'])
})

test('7.4 an employer that does not keep the pay must say why, and the reason is sealed', () => {
  const w = enrolled()
  const answer = { month: '2022-11', kept: codes.filter(c => c !== 'keepPay'), broken: ['keepPay'] }
  expect(broken(on(w, 'confirmUndertakings', unit, '2022-12-01', answer))).toEqual(['brokenIsExplained'])
  expect(broken(on(w, 'confirmUndertakings', unit, '2022-12-01', { ...answer, concern: '绩效核减' }))).toEqual([])
  expect(at(w).undertakingsConfirmed).toEqual([{ month: '2022-11', broken: ['keepPay'] }])
  expect(journalOf(w)).not.toContain('绩效')
})

test('7.4 the trainee can report quietly that pay was cut', () => {
  const w = enrolled()
  expect(broken(on(w, 'reportBreach', trainee, '2022-12-01', { undertaking: 'keepPay', statement: '工资停发' }))).toEqual([])
  expect(w.journal.at(-1)?.fact).toEqual({ on: '2022-12-01' })
  expect(journalOf(w)).not.toMatch(/工资停发|keepPay/)
})

test('7.4 what is no undertaking of the employer can not be reported as broken', () => {
  expect(broken(on(enrolled(), 'reportBreach', trainee, '2022-12-01', { undertaking: 'meals', statement: '示例' }))).toEqual([
    'undertakingIsListed',
  ])
})

test('7.4 the employer neither reports nor answers a breach of its own', () => {
  const w = enrolled()
  expect(broken(on(w, 'reportBreach', unit, '2022-12-01', { undertaking: 'keepPay', statement: '示例' }))).toEqual(['by'])
  on(w, 'reportBreach', trainee, '2022-12-01', { undertaking: 'keepPay', statement: '示例' })
  expect(broken(on(w, 'answerBreach', unit, '2022-12-08', { finding: 'notTrue', text: '示例' }))).toEqual(['by'])
})

test('7.4 the department answers a reported breach once', () => {
  const w = enrolled()
  on(w, 'reportBreach', trainee, '2022-12-01', { undertaking: 'keepPay', statement: '示例' })
  expect(broken(on(w, 'answerBreach', department, '2022-12-08', { finding: 'putRight', text: '示例' }))).toEqual([])
  expect(at(w).breaches).toEqual([{ on: '2022-12-01', answeredOn: '2022-12-08' }])
  expect(broken(on(w, 'answerBreach', department, '2022-12-09', { finding: 'putRight', text: '示例' }))).toEqual(['breachIsOpen'])
})

const answers = { post: 'yes', title: 'notYet', research: 'yes', project: 'no' }
const graduate = () => {
  const w = enrolled()
  pass(w)
  return w
}

test('7.5 six months after the return employer and person are each asked once', () => {
  const w = graduate()
  expect(at(w).due).toBe('2024-02-29')
  expect(broken(on(w, 'followUp', unit, '2024-03-01', { afterMonths: 6, answers }))).toEqual([])
  expect(broken(on(w, 'followUp', trainee, '2024-03-01', { afterMonths: 6, answers }))).toEqual([])
  expect(broken(on(w, 'followUp', unit, '2024-03-02', { afterMonths: 6, answers }))).toEqual(['answeredOnce'])
})

test('7.5 nobody is asked before the time has come, or at a time that the policy does not name', () => {
  const w = graduate()
  expect(firstRefusal(on(w, 'followUp', unit, '2024-02-28', { afterMonths: 6, answers }))).toBe('timeHasCome 7.5')
  expect(broken(on(w, 'followUp', unit, '2024-05-01', { afterMonths: 7, answers }))).toEqual(['timeHasCome'])
})

test('7.5 a follow-up that leaves a question out is not taken', () => {
  expect(broken(on(graduate(), 'followUp', unit, '2024-03-01', { afterMonths: 6, answers: { post: 'yes' } }))).toEqual([
    'everyQuestionIsAnswered',
  ])
})

const ticket = { on: '2023-01-14', amountFen: 88_050, receipts: [digest('f')] }

test('8.4 two return journeys a year are claimed from the employer, a third is not', () => {
  const w = enrolled()
  expect(broken(on(w, 'claimTravel', trainee, '2023-01-16', ticket))).toEqual([])
  expect(broken(on(w, 'claimTravel', trainee, '2023-05-06', { ...ticket, on: '2023-05-01' }))).toEqual([])
  expect(payment(w, 'travel1')).toMatchObject({ status: 'claimed', payer: 'employer', amountFen: 88_050 })
  expect(firstRefusal(on(w, 'claimTravel', trainee, '2023-07-01', { ...ticket, on: '2023-06-30' }))).toBe('journeysAreLeft 8.4')
})

test('8.4 a journey before the study or in the future is not claimed', () => {
  expect(broken(on(enrolled(), 'claimTravel', trainee, '2023-01-16', { ...ticket, on: '2022-08-31' }))).toEqual(['dayOfStudy'])
  expect(broken(on(enrolled(), 'claimTravel', trainee, '2023-01-16', { ...ticket, on: '2023-01-17' }))).toEqual(['dayOfStudy'])
})

test('8.4 nobody claims a journey for somebody else', () => {
  expect(broken(on(enrolled(), 'claimTravel', cashier, '2023-01-16', ticket))).toEqual(['by'])
})

test('1.1 a year outside the region begins at the host that the ministry arranged', () => {
  const w = enrolled({ track: 'outside' })
  expect(at(w)).toMatchObject({ status: 'enrolled', host: 'pku', studyEnd: '2023-08-31' })
  expect(broken(pass(w, pku))).toEqual([])
})
