/** Leave and stopping: the host grants the one and confirms the other, the department approves a stop, and no illness costs anybody money. */
import { expect, test } from 'vitest'
import { broken, department, digest, law } from '../../../test/given.ts'
import type { World } from '../../../test/world.ts'
import { at, awayFor, enrolled, id, imu, onTraining as on, paidOut, payment, stopConfirmed, trainee, unit } from '../../../test/year.ts'
import { fold, getSubject, type Subject } from '../../catalogue.ts'

const journalOf = (w: World) => JSON.stringify(w.journal.filter(e => e.subject === 'training'))

const leave = { kind: 'sick', from: '2022-11-01', to: '2022-11-10', reason: '手术', proof: [digest('e')] }

test('6.4 leave needs the host: asking is not being away', () => {
  const w = enrolled()
  on(w, 'askLeave', trainee, '2022-10-28', leave)
  expect(at(w)).toMatchObject({ status: 'enrolled', leaves: [], leavesAsked: [{ from: '2022-11-01', to: '2022-11-10' }] })
  expect(broken(on(w, 'grantLeave', unit, '2022-10-29'))).toEqual(['grantedByTheNamed'])
  expect(broken(on(w, 'grantLeave', imu, '2022-10-29'))).toEqual([])
  expect(at(w)).toMatchObject({ leaves: [{ nth: 1, from: '2022-11-01', to: '2022-11-10' }], leavesAsked: [] })
})

test('6.4 neither the kind nor the reason of a leave enters the journal', () => {
  const w = enrolled()
  on(w, 'askLeave', trainee, '2022-10-28', leave)
  expect(journalOf(w)).not.toMatch(/sick|手术/)
  expect(w.record('training', id, 'leave')).toEqual({ ...leave, nth: 1 })
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
  expect(at(w).leaves).toMatchObject([{ from: '2022-11-01', to: '2022-11-05', countsAsTraining: false, back: '2022-11-06' }])
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
  expect(at(w)).toMatchObject({ status: 'enrolled', leaves: [], leavesAsked: [] })
})

test('6.4 the department approves no stop that the host has not confirmed', () => {
  const w = enrolled()
  on(w, 'askTermination', trainee, '2022-12-01', {
    lastDay: '2022-12-31',
    why: 'hadTo',
    ground: 'illness',
    mightReturn: false,
    explanation: '示例',
    evidence: [digest('e')],
  })
  expect(broken(on(w, 'terminate', department, '2022-12-05'))).toEqual(['from'])
})

test('6.4 the host confirms a stop but does not approve it', () => {
  const w = enrolled()
  stopConfirmed(w, '2022-12-31')
  expect(broken(on(w, 'terminate', imu, '2022-12-31'))).toEqual(['by'])
})

test('6.4 a stop after the last day of study is no stop', () => {
  const request = { lastDay: '2023-08-31', why: 'chose', ground: 'ownWish', mightReturn: true, explanation: '示例', evidence: [] }
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

test('6.4 entries of before there were numbers fold as they did', () => {
  const subject = getSubject('training')
  const folded = (...entries: readonly (readonly [action: string, fact: object])[]) =>
    entries.reduce<Subject['blank']>((dossier, [action, fact], i) => {
      const whole = {
        subject: 'training',
        id: 'a1',
        n: i + 1,
        action,
        actor: 'x',
        role: 'x',
        at: '2022-11-01T00:00:00.000Z',
        edition: '1',
        fact,
      }
      return fold(subject, dossier, whole)
    }, subject.blank)
  const leave = { from: '2022-11-01', to: '2022-11-10', countsAsTraining: false }
  const granted = ['grantLeave', { leave, daysAway: 10, warns: false }] as const
  expect(folded(['askLeave', leave], ['refuseLeave', {}])).toMatchObject({ leavesAsked: [], leaves: [] })
  expect(folded(['askLeave', leave], granted)).toMatchObject({ leaves: [{ ...leave, nth: 1 }], leavesAsked: [] })
  expect(folded(['askLeave', leave], granted, ['comeBack', { on: '2022-11-13' }])).toMatchObject({ leaves: [{ to: '2022-11-12' }] })
  expect(folded(['askLeave', leave], granted, ['comeBack', { on: '2022-11-01' }])).toMatchObject({ leaves: [] })
})
