/** Cohorts, and going on with a later one: who asks, who decides, how long, and what happens when nobody comes back. */
import { expect, test } from 'vitest'
import { broken, clock, firstRefusal, hostOf } from '../../../test/given.ts'
import {
  academy,
  declared,
  deferred,
  enrolled,
  expected,
  head,
  modular,
  notified,
  officer,
  on,
  self,
  started,
  told,
  withTraining,
} from '../../../test/modular.ts'
import type { World } from '../../../test/world.ts'
import { enrolled as enrolledIn2022, notified as notifiedIn2022, onTraining, trainee } from '../../../test/year.ts'
import { placesFilled, placesFree, seatsFree } from '../../accounts.ts'
import { duesOf } from '../dues.ts'

const at = (w: World) => w.dossier('training', 't1')
const call = (w: World, cohort: string | undefined, day = '2023-08-07') =>
  on(w, 'notify', officer, day, { batch: '1', ...(cohort && { cohort }) })

test('modular 1.2 the enrolment notice names a cohort, and the days of enrolment are that cohort’s', () => {
  const w = expected()
  expect(at(w).due).toBe('2023-08-11')
  told(call(w, 'spring2024'))
  expect(at(w)).toMatchObject({ cohort: 'spring2024', enrolUntil: '2024-03-15', due: '2024-03-15' })
  expect(firstRefusal(on(w, 'enrol', academy, '2023-09-04', { on: '2023-09-04' }))).toBe('withinEnrolment 1.2')
  told(on(w, 'enrol', academy, '2024-03-04', { on: '2024-03-04' }))
  expect(at(w)).toMatchObject({ studyStart: '2024-03-04', studyEnd: '2025-01-03' })
})

test('modular 1.2 a notice without a cohort, or with one that is not there, is refused', () => {
  expect(firstRefusal(call(expected(), undefined))).toBe('cohortIsNamed 1.2')
  expect(broken(call(expected(), 'summer2024'))).toEqual(['cohortIsNamed'])
})

test('modular 1.2 nobody is called to a cohort that has enrolled, nor at first to the one for those who deferred', () => {
  expect(broken(call(expected(), 'autumn2023', '2023-09-18'))).toEqual(['cohortIsNamed'])
  expect(broken(call(expected(), 'autumn2024'))).toEqual(['cohortIsNamed'])
  expect(broken(call(expected(), 'spring2024', '2023-09-18'))).toEqual([])
})

test('modular 1.2 when every cohort has enrolled, a late notice goes to the last with as many days as the others had', () => {
  const w = expected()
  told(call(w, 'spring2024', '2024-04-01'))
  expect(at(w).enrolUntil).toBe('2024-04-13')
})

test('a round without cohorts names none', () => {
  const w = notifiedIn2022()
  expect(w.dossier('training', 'a1').cohort).toBeUndefined()
  expect(broken(on(notified(), 'askDeferral', self, '2023-09-01', { from: '2023-09-01', reason: '示例' }))).toEqual([])
})

const asked = (w = started(), from = '2023-11-06', day = from) => {
  told(on(w, 'askDeferral', self, day, { from, reason: '生育' }))
  return w
}

test('modular 5.4 who asks to defer stays with the cohort until the department decides, within two weeks', () => {
  const w = asked()
  expect(at(w)).toMatchObject({ status: 'enrolled', cohort: 'autumn2023' })
  expect(duesOf(modular, at(w))[0]).toMatchObject({ what: 'deferral', who: 'department', on: '2023-11-20' })
  expect(at(w).due).toBe('2023-11-20')
  expect(JSON.stringify(w.journal)).not.toContain('生育')
})

test('modular 5.4 the host may ask for a trainee, and nobody else', () => {
  const input = { from: '2023-11-06', reason: '示例' }
  expect(broken(on(started(), 'askDeferral', academy, '2023-11-06', input))).toEqual([])
  for (const by of [officer, head, hostOf('steppe-college')])
    expect(broken(on(started(), 'askDeferral', by, '2023-11-06', input))).toEqual(['by'])
})

test('modular 5.4 nobody but the department decides, since the policy names it', () => {
  expect(firstRefusal(on(asked(), 'defer', academy, '2023-11-08'))).toBe('decidedByTheNamed 5.4')
  expect(broken(on(asked(), 'defer', officer, '2023-11-08'))).toEqual([])
  const byHost = {
    ...modular.policy.training.deferral,
    clause: '5.4',
    value: { mostMonths: 12, times: 1, decidedBy: 'host', warnDays: 30, placeAfterwards: 'returned' },
  } as const
  const law = withTraining(modular, { deferral: byHost })
  expect(broken(on(asked(started(law)), 'defer', officer, '2023-11-08'))).toEqual(['decidedByTheNamed'])
  expect(broken(on(asked(started(law)), 'defer', academy, '2023-11-08'))).toEqual([])
})

test('modular 5.4 nothing is decided that nobody asked for', () => {
  expect(broken(on(started(), 'defer', officer, '2023-11-08'))).toEqual(['deferralIsAsked'])
  expect(broken(on(started(), 'refuseDeferral', officer, '2023-11-08', { reason: '示例' }))).toEqual(['deferralIsAsked'])
})

test('modular 5.4 a refused deferral leaves everything as it was, and the next duty is due again', () => {
  const w = asked()
  told(on(w, 'refuseDeferral', officer, '2023-11-10', { reason: '原则上不准' }))
  expect(at(w)).toMatchObject({ status: 'enrolled', deferralAsked: undefined, deferrals: [], due: '2024-01-09' })
})

test('modular 5.4 a deferral may begin on a day that lies back, but not before a milestone that stands, nor tomorrow', () => {
  const ask = (from: string) => on(started(), 'askDeferral', self, '2023-11-06', { from, reason: '示例' })
  expect(broken(ask('2023-10-20'))).toEqual([])
  expect(broken(ask('2023-09-08'))).toEqual([])
  expect(firstRefusal(ask('2023-09-07'))).toBe('defersFromNow 5.4')
  expect(broken(ask('2023-11-07'))).toEqual(['defersFromNow'])
})

test('modular 5.4 twelve months are twelve months: the last day is counted from the first, whenever it was decided', () => {
  const w = started()
  deferred(w, '2023-11-06', '2023-11-17')
  expect(at(w)).toMatchObject({ status: 'deferred', deferrals: [{ from: '2023-11-06', lastDay: '2024-11-06' }] })
  expect(broken(on(w, 'lapse', clock, '2024-11-06'))).toEqual(['deferralIsOver'])
  expect(broken(on(w, 'lapse', clock, '2024-11-07'))).toEqual([])
})

const back = (w: World, cohort = 'spring2024', day = '2024-01-10') => on(w, 'rejoin', self, day, { cohort })
const away = () => {
  const w = started()
  deferred(w, '2023-11-06', '2023-11-06')
  return w
}

test('modular 5.4 who deferred goes into a later cohort by name, is called to it and enrols anew', () => {
  const w = away()
  told(back(w))
  expect(at(w)).toMatchObject({ status: 'expected', cohort: 'spring2024', due: '2024-02-08' })
  told(on(w, 'notify', officer, '2024-02-05', { batch: '2' }))
  expect(at(w)).toMatchObject({ status: 'notified', enrolUntil: '2024-03-15' })
  told(on(w, 'enrol', academy, '2024-03-06', { on: '2024-03-06' }))
  expect(at(w)).toMatchObject({ status: 'enrolled', studyStart: '2023-09-04', deferrals: [{ from: '2023-11-06', back: '2024-03-06' }] })
})

test('modular 5.4 the days of a deferral are no training and are added to the end', () => {
  const w = away()
  told(back(w))
  told(on(w, 'notify', officer, '2024-02-05', { batch: '2' }))
  told(on(w, 'enrol', academy, '2024-03-06', { on: '2024-03-06' }))
  expect(at(w).studyEnd).toBe('2024-11-01')
  expect(at(w).leaves).toEqual([{ from: '2023-11-06', to: '2024-03-05', countsAsTraining: false }])
})

test('modular 5.4 what was declared before stays declared and is not paid a second time', () => {
  const w = away()
  told(back(w))
  told(on(w, 'notify', officer, '2024-02-05', { batch: '2' }))
  told(on(w, 'enrol', academy, '2024-03-06', { on: '2024-03-06' }))
  expect(broken(declared(w, 'started', '2024-03-07'))).toContain('declaredOnce')
  expect(w.journal.filter(e => e.subject === 'payment').map(e => e.id)).toEqual(['t1.fee.started'])
})

test('modular 5.4 nobody goes back into their own cohort, nor into one that has enrolled', () => {
  expect(broken(back(away(), 'autumn2023'))).toEqual(['cohortIsLater'])
  expect(broken(back(away(), 'spring2024', '2024-03-16'))).toEqual(['cohortIsLater'])
  expect(broken(back(away(), 'autumn2024', '2024-03-16'))).toEqual([])
})

test('modular 5.4 a cohort that begins after the last day is out of reach, and so is every cohort after it', () => {
  const deferral = {
    value: { mostMonths: 6, times: 1, decidedBy: 'department', warnDays: 30, placeAfterwards: 'returned' },
    clause: '5.4',
  } as const
  const w = started(withTraining(modular, { deferral }))
  deferred(w, '2023-11-06', '2023-11-06')
  expect(broken(back(w, 'autumn2024'))).toEqual(['cohortIsLater'])
  expect(broken(back(w, 'spring2024', '2024-05-07'))).toEqual(['deferralStillRuns', 'cohortIsLater'])
})

test('modular 5.4 one deferral is all there is', () => {
  const w = away()
  told(back(w))
  told(on(w, 'notify', officer, '2024-02-05', { batch: '2' }))
  expect(firstRefusal(on(w, 'askDeferral', self, '2024-02-20', { from: '2024-02-20', reason: '示例' }))).toBe('deferralsAreLeft 5.4')
})

test('modular 5.4 who has not begun may defer too, and begins with the later cohort as if with the first', () => {
  const w = notified()
  deferred(w, '2023-08-21', '2023-08-25')
  expect(at(w)).toMatchObject({ status: 'deferred', enrolUntil: undefined })
  expect(at(w).studyStart).toBeUndefined()
  told(back(w))
  told(on(w, 'notify', officer, '2024-02-05', { batch: '2' }))
  told(on(w, 'enrol', academy, '2024-03-04', { on: '2024-03-04' }))
  expect(at(w)).toMatchObject({ studyStart: '2024-03-04', studyEnd: '2025-01-03', leaves: [] })
  expect(broken(declared(w, 'started', '2024-03-05'))).toEqual([])
})

test('modular 5.4 the clock warns a month ahead of each later cohort and of the last day, and not before', () => {
  const w = away()
  const days = ['2024-02-03', '2024-08-03', '2024-10-07', '2024-11-06']
  expect(at(w).due).toBe(days[0])
  for (const [i, day] of days.slice(0, -1).entries()) {
    expect(broken(on(w, 'warn', clock, day))).toEqual(['overdue'])
    const after = `${day.slice(0, -1)}${Number(day.slice(-1)) + 1}`
    expect(broken(on(w, 'warn', clock, after))).toEqual([])
    expect(at(w).due).toBe(days[i + 1])
  }
})

const places = (w: World) => ({
  free: w.balance(placesFree('modular-courses-2023', 'teachers', '150100')),
  filled: w.balance(placesFilled('modular-courses-2023', 'teachers')),
  seats: w.balance(seatsFree('modular-courses-2023', 'teachers-academy', 'leading-teaching')),
})

test('modular 5.4 who does not come back by the last day has withdrawn: place and seat are free again', () => {
  const w = away()
  const before = places(w)
  told(on(w, 'lapse', clock, '2024-11-07'))
  expect(at(w).status).toBe('withdrawn')
  expect(places(w)).toEqual({ free: before.free + 1, filled: before.filled - 1, seats: before.seats + 1 })
  expect(w.dossier('placement', 't1').status).toBe('cancelled')
})

test('modular 5.4 where the policy says so the place stays used', () => {
  const deferral = {
    value: { mostMonths: 12, times: 1, decidedBy: 'department', warnDays: 30, placeAfterwards: 'kept' },
    clause: '5.4',
  } as const
  const w = started(withTraining(modular, { deferral }))
  deferred(w, '2023-11-06', '2023-11-06')
  const before = places(w)
  told(on(w, 'lapse', clock, '2024-11-07'))
  expect(places(w)).toEqual({ ...before, seats: before.seats + 1 })
})

test('modular 5.4 who deferred may say that they will not come back; nobody else says it for them', () => {
  const reason = { reason: '调离' }
  expect(broken(on(away(), 'withdraw', officer, '2024-01-10', reason))).toEqual(['by'])
  const w = away()
  told(on(w, 'withdraw', self, '2024-01-10', reason))
  expect(at(w).status).toBe('withdrawn')
  expect(JSON.stringify(w.journal)).not.toContain('调离')
})

test('modular 8.2 a declaration can still be voided after the withdrawal', () => {
  const w = away()
  told(on(w, 'withdraw', self, '2024-01-10', { reason: '示例' }))
  expect(broken(on(w, 'voidDeclaration', officer, '2024-01-11', { milestone: 'started', reason: '示例' }))).toEqual([])
  expect(w.dossier('payment', 't1.fee.started').status).toBe('cancelled')
})

test('modular 5.4 an open case stands in the way of a deferral', () => {
  const w = enrolled()
  told(on(w, 'openCase', academy, '2023-10-09', { ground: 'stopped', account: '示例', evidence: ['d'.repeat(64)] }))
  told(on(w, 'askDeferral', self, '2023-10-10', { from: '2023-10-10', reason: '示例' }))
  expect(broken(on(w, 'defer', officer, '2023-10-11'))).toEqual(['noCaseIsOpen'])
})

test('a programme without deferral refuses to be asked', () => {
  const asked = onTraining(enrolledIn2022(), 'askDeferral', trainee, '2022-10-10', { from: '2022-10-10', reason: '示例' })
  expect(broken(asked)).toContain('deferralIsForeseen')
})
