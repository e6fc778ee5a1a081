// Service owed after a training: when it begins, what counts, what stands still, and how it ends.
import { describe, expect, test } from 'vitest'
import {
  ask,
  body,
  certify,
  clock,
  department,
  directedLaw,
  employer,
  enrolled,
  hulunbuir,
  id,
  imu,
  lawWith,
  leftAndHeard,
  must,
  passed,
  service,
  serving,
  trainee,
  unit,
} from '../../test/directed.ts'
import { broken, digest, employerOf, firstRefusal, law as law2022, leader, refusals } from '../../test/given.ts'
import { enrolled as enrolled2022, pass as pass2022 } from '../../test/year.ts'
import { makeCreditCode } from '../standards/index.ts'
import { owedMonths } from './terms.ts'

const other = makeCreditCode({ kind: '12', division: '152501', serial: 9 })
const pauseFor = (from: string, to: string, kind = 'parental') => ({ kind, from, to, reason: '示例' })

describe('6.1 how much is owed', () => {
  test('6.1 whoever passed further training owes sixty months, to begin within sixty days', () => {
    const w = passed()
    expect(service(w)).toMatchObject({ status: 'owed', owedMonths: 60, consecutive: true, startBy: '2022-10-30', due: '2022-10-30' })
  })

  test('6.1 a master’s owes seventy-two', () => {
    const w = enrolled('master')
    must(w, 'training', 'pass', imu, '2023-08-31', { on: '2023-08-31' })
    expect(service(w)).toMatchObject({ owedMonths: 72, startBy: '2023-10-30' })
  })

  test('a programme without service binds nobody', () => {
    const w = enrolled2022()
    pass2022(w)
    expect(w.dossier('obligation', 'a1').status).toBe('none')
    expect(law2022.policy.training.obligation).toBeUndefined()
  })

  test('month for month, whoever trained a year owes a year, less the leave that did not count, and never more than the limit', () => {
    const limited = (mostMonths: number) => lawWith({ monthForMonth: { value: { mostMonths }, clause: '6.1' } })
    const year = { track: 'further', studyStart: '2021-09-01', studyEnd: '2022-08-31', leaves: [] }
    const away = [
      { from: '2022-01-10', to: '2022-02-20', countsAsTraining: false },
      { from: '2022-03-01', to: '2022-03-10', countsAsTraining: true },
    ]
    expect(owedMonths(limited(24), year)).toBe(12)
    expect(owedMonths(limited(24), { ...year, leaves: away })).toBe(10)
    expect(owedMonths(limited(6), year)).toBe(6)
  })
})

describe('6.2 how it begins', () => {
  test('6.2 the employer confirms the day, on the last one allowed but not after it', () => {
    expect(broken(ask(passed(), 'obligation', 'begin', unit, '2022-10-30', { on: '2022-10-30' }))).toEqual([])
    expect(firstRefusal(ask(passed(), 'obligation', 'begin', unit, '2022-10-31', { on: '2022-10-31' }))).toBe('beginsInTime 6.2')
  })

  test('6.2 later than that the department may confirm it, for whoever had cause', () => {
    expect(broken(ask(passed(), 'obligation', 'begin', department, '2022-11-20', { on: '2022-11-15' }))).toEqual([])
  })

  test('6.2 nobody serves before the training is over, or tomorrow', () => {
    expect(broken(ask(passed(), 'obligation', 'begin', unit, '2022-09-05', { on: '2022-08-31' }))).toEqual(['afterWhatWasServed'])
    expect(broken(ask(passed(), 'obligation', 'begin', unit, '2022-09-05', { on: '2022-09-06' }))).toEqual(['afterWhatWasServed'])
  })

  test('6.2 once the sixty days are over all are reminded, and nobody is in breach by that alone', () => {
    const w = passed()
    expect(broken(ask(w, 'obligation', 'remind', clock, '2022-10-30'))).toEqual(['overdue'])
    must(w, 'obligation', 'remind', clock, '2022-10-31')
    expect(service(w)).toMatchObject({ status: 'owed', due: '2022-11-15' })
  })
})

describe('6.3 what counts', () => {
  test('6.3 the certificate is due a year after the beginning, and then a year later', () => {
    const w = serving()
    expect(service(w).due).toBe('2023-09-05')
    certify(w, '2022-09-05', '2023-09-04')
    expect(service(w)).toMatchObject({ servedMonths: 12, due: '2024-09-05' })
  })

  test('6.3 days that are certified twice count once, and a month from the 5th to the 4th is a month', () => {
    const w = serving()
    certify(w, '2022-09-05', '2022-12-04')
    certify(w, '2022-10-20', '2023-03-04')
    expect(service(w).servedMonths).toBe(6)
  })

  test('6.3 nobody certifies days before the service or still to come', () => {
    const w = serving()
    expect(firstRefusal(ask(w, 'obligation', 'certify', unit, '2023-09-05', { from: '2022-09-01', to: '2023-09-04' }))).toBe(
      'certifiesServedDays 6.2',
    )
    expect(broken(ask(w, 'obligation', 'certify', unit, '2023-09-05', { from: '2022-09-05', to: '2023-09-06' }))).toEqual([
      'certifiesServedDays',
    ])
  })

  test('6.3 a late certificate is reminded of', () => {
    const w = serving()
    must(w, 'obligation', 'remind', clock, '2023-09-06')
    expect(service(w).due).toBe('2023-09-21')
  })

  test('6.1 after a break the service begins anew, unless the days between are certified after all', () => {
    const w = serving()
    certify(w, '2022-09-05', '2024-09-04')
    certify(w, '2024-10-05', '2025-10-04')
    expect(service(w).servedMonths).toBe(12)
    certify(w, '2024-09-05', '2024-10-04', '2025-10-06')
    expect(service(w).servedMonths).toBe(37)
  })

  test('6.1 where a policy does not want it without a break, what was served before the break counts', () => {
    const w = serving(lawWith({ consecutive: { value: false, clause: '6.1' } }))
    certify(w, '2022-09-05', '2024-09-04')
    certify(w, '2024-10-05', '2025-10-04')
    expect(service(w).servedMonths).toBe(36)
  })
})

describe('6.4 when the clock stands still', () => {
  test('6.4 parental leave of a year moves the end by as many days and breaks nothing', () => {
    const w = serving()
    certify(w, '2022-09-05', '2023-09-04')
    must(w, 'obligation', 'pause', body, '2024-01-02', pauseFor('2024-01-01', '2024-12-31'))
    expect(service(w)).toMatchObject({ status: 'paused', due: '2024-09-05' })
    must(w, 'obligation', 'resume', unit, '2025-01-01', { on: '2025-01-01' })
    certify(w, '2023-09-05', '2023-12-31', '2025-01-02')
    certify(w, '2025-01-01', '2026-09-04')
    // Without the 366 days of 2024 three years would have been full on 2025-09-04; with them they are on 2026-09-05.
    expect(service(w).servedMonths).toBe(35)
    certify(w, '2026-09-05', '2026-09-05')
    expect(service(w).servedMonths).toBe(36)
    certify(w, '2026-09-06', '2028-09-03')
    expect(broken(ask(w, 'obligation', 'discharge', department, '2028-09-05'))).toEqual(['monthsAreServed'])
    certify(w, '2028-09-04', '2028-09-04')
    expect(broken(ask(w, 'obligation', 'discharge', department, '2028-09-05'))).toEqual([])
  })

  test('6.4 only on a listed ground, from a day of the service, and within its limit', () => {
    const w = serving()
    const tried = (input: unknown) => broken(ask(w, 'obligation', 'pause', body, '2024-01-02', input))
    expect(tried(pauseFor('2024-01-01', '2024-06-30', 'travel'))).toEqual(['pauseIsListed'])
    expect(tried(pauseFor('2022-09-04', '2022-12-31'))).toEqual(['pauseHasBegun'])
    expect(tried(pauseFor('2024-01-03', '2024-06-30'))).toEqual(['pauseHasBegun'])
    expect(tried(pauseFor('2024-01-01', '2025-01-01'))).toEqual(['pauseWithinLimit'])
    expect(tried(pauseFor('2024-01-01', '2024-12-31'))).toEqual([])
  })

  test('6.4 two parental leaves together keep to the twelve months; an illness has its own', () => {
    const w = serving()
    must(w, 'obligation', 'pause', body, '2023-01-01', pauseFor('2023-01-01', '2023-06-30'))
    must(w, 'obligation', 'resume', unit, '2023-07-01', { on: '2023-07-01' })
    const again = (to: string, kind?: string) => broken(ask(w, 'obligation', 'pause', body, '2024-03-01', pauseFor('2024-03-01', to, kind)))
    // 181 days were used; twelve months from 1 March 2024 are 365 days, so 184 are left.
    expect(again('2024-09-01')).toEqual(['pauseWithinLimit'])
    expect(again('2024-09-01', 'illness')).toEqual([])
    must(w, 'obligation', 'resume', unit, '2024-03-01', { on: '2024-03-01' })
    expect(again('2024-08-31')).toEqual([])
  })

  test('6.4 why the clock stands still is nowhere in the journal', () => {
    const w = serving()
    must(w, 'obligation', 'pause', body, '2024-01-02', { ...pauseFor('2024-01-01', '2024-06-30', 'illness'), reason: '住院' })
    expect(JSON.stringify(w.journal)).not.toContain('illness')
    expect(JSON.stringify(w.journal)).not.toContain('住院')
    expect(w.record('obligation', id, 'pauses')).toEqual([{ kind: 'illness', from: '2024-01-01', reason: '住院' }])
  })

  test('6.4 whoever is back early has used no more, and a pause that nobody ends ends by itself', () => {
    const w = serving()
    must(w, 'obligation', 'pause', body, '2024-01-02', pauseFor('2024-01-01', '2024-06-30'))
    expect(broken(ask(w, 'obligation', 'resume', clock, '2024-06-30'))).toEqual(['sincePauseBegan'])
    must(w, 'obligation', 'resume', unit, '2024-04-01', { on: '2024-04-01' })
    expect(service(w).pauses).toEqual([{ from: '2024-01-01', to: '2024-03-31' }])
    must(w, 'obligation', 'pause', body, '2024-05-01', pauseFor('2024-05-01', '2024-05-31'))
    must(w, 'obligation', 'resume', clock, '2024-06-01')
    expect(service(w)).toMatchObject({
      status: 'serving',
      pauses: [
        { from: '2024-01-01', to: '2024-03-31' },
        { from: '2024-05-01', to: '2024-05-31' },
      ],
    })
  })
})

describe('6.2 where', () => {
  const move = (w: ReturnType<typeof serving>, to: { readonly employer: string; readonly body: string }) =>
    ask(w, 'obligation', 'changePost', body, '2024-01-02', { ...to, on: '2024-01-02' })
  const where = (value: 'employer' | 'body' | 'region') => serving(lawWith({ where: { value, clause: '6.2' } }))

  test('6.2 another post in the region will do, and the new employer certifies from then on', () => {
    const w = serving()
    expect(broken(move(w, { employer: other, body: '152501' }))).toEqual([])
    expect(broken(ask(w, 'obligation', 'certify', unit, '2024-02-01', { from: '2022-09-05', to: '2024-01-01' }))).toEqual(['by'])
    expect(broken(ask(w, 'obligation', 'certify', employerOf(other), '2024-02-01', { from: '2022-09-05', to: '2024-01-31' }))).toEqual([])
  })

  test('6.2 outside the region it won’t, nor beyond the body or the employer where the policy says so', () => {
    expect(firstRefusal(move(serving(), { employer: other, body: '110000' }))).toBe('postIsWithin 6.2')
    expect(broken(move(where('body'), { employer: other, body: '152501' }))).toEqual(['postIsWithin'])
    expect(broken(move(where('body'), { employer: other, body: hulunbuir }))).toEqual([])
    expect(broken(move(where('employer'), { employer: other, body: hulunbuir }))).toEqual(['postIsWithin'])
    expect(broken(move(where('employer'), { employer, body: hulunbuir }))).toEqual([])
  })
})

describe('6.3 the end', () => {
  test('6.3 sixty months to the day, and the clock discharges with a numbered letter', () => {
    const w = serving()
    certify(w, '2022-09-05', '2027-09-03')
    expect(refusals(ask(w, 'obligation', 'discharge', clock, '2027-09-04'))).toMatchObject([
      { rule: 'monthsAreServed', clause: '6.1', found: 59, wants: 60 },
    ])
    certify(w, '2027-09-04', '2027-09-04')
    expect(service(w).due).toBe('2027-09-04')
    must(w, 'obligation', 'discharge', clock, '2027-09-05')
    expect(service(w)).toMatchObject({
      status: 'discharged',
      letter: { code: directedLaw.policy.documents.numberCode.value, year: 2027, number: 1 },
      fulfilledOn: '2027-09-04',
    })
  })

  test('6.3 nobody is discharged while a case is open', () => {
    const w = serving(lawWith({ monthForMonth: { value: { mostMonths: 12 }, clause: '6.1' } }))
    certify(w, '2022-09-05', '2023-09-04')
    must(w, 'obligation', 'openCase', department, '2023-09-05', { ground: 'leftService', account: '示例', evidence: [digest('d')] })
    expect(broken(ask(w, 'obligation', 'discharge', department, '2023-09-06'))).toEqual(['noCaseIsOpen'])
  })
})

describe('7.3 leaving', () => {
  test('7.3 a report alone is no breach: the department settles what follows, and the person may go on', () => {
    const w = serving()
    must(w, 'obligation', 'reportLeaving', unit, '2025-03-10', { lastDay: '2025-03-04', reason: '示例' })
    expect(service(w)).toMatchObject({ status: 'left', due: '2025-03-25', service: [{ from: '2022-09-05', to: '2025-03-04' }] })
    expect(broken(ask(w, 'obligation', 'begin', unit, '2025-04-01', { on: '2025-03-04' }))).toEqual(['afterWhatWasServed'])
    must(w, 'obligation', 'begin', unit, '2025-04-01', { on: '2025-03-05' })
    expect(service(w)).toMatchObject({ status: 'serving', service: [{ to: '2025-03-04' }, { from: '2025-03-05' }] })
  })

  test('7.3 no case before all that was served is certified, and none on a ground of the study', () => {
    const w = serving()
    must(w, 'obligation', 'reportLeaving', unit, '2025-03-10', { lastDay: '2025-03-04', reason: '示例' })
    const open = (ground: string) =>
      ask(w, 'obligation', 'openCase', department, '2025-03-20', { ground, account: '示例', evidence: [digest('d')] })
    expect(firstRefusal(open('leftService'))).toBe('serviceIsCertified 6.3')
    must(w, 'obligation', 'certify', department, '2025-03-20', { from: '2022-09-05', to: '2025-03-04' })
    expect(broken(open('droppedOut'))).toEqual(['groundIsOfObligation'])
    expect(broken(open('leftService'))).toEqual([])
    expect(w.dossier('discipline', `${id}.service1`)).toMatchObject({ about: 'obligation', unfulfilled: { part: 3, of: 5, unit: 'year' } })
    expect(broken(open('leftService'))).toEqual(['noCaseIsOpen'])
  })

  test('7.3 a sanction breaks the service off, and leaves the passed training as it is', () => {
    const w = leftAndHeard()
    must(w, 'discipline', 'sanction', leader, '2025-04-10', { reason: '示例' }, `${id}.service1`)
    expect([service(w).status, w.dossier('training', id).status, w.dossier('placement', id).status]).toEqual([
      'breached',
      'passed',
      'confirmed',
    ])
  })

  test('7.4 a case that is dismissed leaves the service as it was, and a corrected one restores it', () => {
    const dismissed = leftAndHeard()
    must(dismissed, 'discipline', 'dismiss', leader, '2025-04-10', { reason: '示例' }, `${id}.service1`)
    expect(service(dismissed)).toMatchObject({ status: 'left', cases: [{ closed: true }] })
    const w = leftAndHeard()
    must(w, 'discipline', 'sanction', leader, '2025-04-10', { reason: '示例' }, `${id}.service1`)
    must(w, 'discipline', 'appeal', trainee, '2025-05-10', { statement: '示例' }, `${id}.service1`)
    must(w, 'discipline', 'correct', leader, '2025-06-10', { reason: '示例' }, `${id}.service1`)
    expect(service(w)).toMatchObject({ status: 'restored', cases: [{ closed: true }] })
    must(w, 'obligation', 'begin', department, '2025-06-11', { on: '2025-03-05' })
    certify(w, '2025-03-05', '2027-09-04')
    expect(service(w).servedMonths).toBe(60)
  })
})
