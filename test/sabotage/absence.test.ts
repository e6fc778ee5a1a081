// The guards of leave and absence: each is taken away once, and what it prevents happens.
import { describe, expect, test } from 'vitest'
import type { Actor } from '../../core/facts.ts'
import { earnedBy } from '../../core/training/leave/months.ts'
import { clock, department, law } from '../given.ts'
import type { World } from '../world.ts'
import { awayFor, enrolled, imu, onTraining as on, trainee } from '../year.ts'
import { isAllThatStands } from './checks.ts'

const told = (answer: ReturnType<World['perform']>) => {
  if (!answer.ok) throw new Error(`the story stops: ${JSON.stringify(answer.refusals)}`)
}
const leave = (from: string, to: string, kind = 'personal') => ({ kind, from, to, reason: '示例' })
const asked = () => {
  const w = enrolled()
  told(on(w, 'askLeave', trainee, '2022-10-10', leave('2022-11-01', '2022-11-05')))
  return w
}
const away = () => {
  const w = enrolled()
  awayFor(w, 'personal', '2022-10-10', '2022-10-14', '2022-10-15')
  return w
}
const absence = { from: '2022-10-10', to: '2022-10-13', withCause: false }
const absent = () => {
  const w = enrolled()
  told(on(w, 'recordAbsence', imu, '2022-10-13', absence))
  return w
}
const warned = () => {
  const w = absent()
  told(on(w, 'warnOfAbsence', clock, '2022-10-14'))
  return w
}
const home = () => {
  const w = enrolled()
  for (const month of ['2022-10', '2022-12']) {
    told(on(w, 'askLeave', trainee, `${month}-10`, leave(`${month}-10`, `${month}-11`, 'home')))
    told(on(w, 'grantLeave', imu, `${month}-10`))
  }
  return w
}
const day = (one: string) => ({ from: one, to: one })
const wrong = { leave: 1, from: '2022-10-10', to: '2023-10-10', reason: '示例' }

type Guard = readonly [rule: string, verb: string, what: string, given: () => World, by: Actor, day: string, input?: unknown]
const guards: readonly Guard[] = [
  ['overlapsNoLeave', 'askLeave', 'a day is on two leaves', asked, trainee, '2022-10-11', leave('2022-11-05', '2022-11-06')],
  ['askedInTime', 'askLeave', 'leave is asked for months later', enrolled, trainee, '2022-12-01', leave('2022-10-10', '2022-10-11')],
  [
    'proofIsGiven',
    'askLeave',
    'a week of illness needs no proof',
    enrolled,
    trainee,
    '2022-10-10',
    leave('2022-10-10', '2022-10-16', 'sick'),
  ],
  [
    'homeJourneysAreLeft',
    'askLeave',
    'there is a third journey home',
    home,
    trainee,
    '2023-03-01',
    leave('2023-03-10', '2023-03-11', 'home'),
  ],
  ['withinStudy', 'correctLeave', 'a correction leads out of the study', away, imu, '2022-12-01', wrong],
  ['nothingElseOnThoseDays', 'recordAbsence', 'somebody is absent on leave', away, imu, '2022-10-20', { ...absence, to: '2022-10-10' }],
  ['daysOfStudyUntilNow', 'recordAbsence', 'somebody is absent tomorrow', enrolled, imu, '2022-10-12', absence],
  ['absenceIsBeyond', 'warnOfAbsence', 'everybody is warned of nothing', enrolled, clock, '2022-10-14'],
  ['warningIsOver', 'referAbsence', 'nobody can say what is wrong before it goes on', warned, clock, '2022-10-15'],
  [
    'absenceIsReferred',
    'overlookAbsence',
    'an absence rests before it was looked at',
    warned,
    department,
    '2022-10-15',
    { reason: '示例' },
  ],
  [
    'madeUpSince',
    'makeUp',
    'days are made up before they were missed',
    absent,
    imu,
    '2022-10-20',
    { ...day('2022-10-10'), on: '2022-10-01' },
  ],
  ['daysWereMissed', 'makeUp', 'days of training count twice', enrolled, imu, '2022-10-20', { ...day('2022-10-10'), on: '2022-10-15' }],
]

describe('the guards of leave and absence', () => {
  const named = guards.map(guard => [`${guard[0]} of ${guard[1]} ${guard[2]}`, guard] as const)
  test.each(named)('without %s', (_name, [rule, verb, , given, by, on_, input = {}]) => {
    const attempt = () => {
      const w = given()
      return () => on(w, verb, by, on_, input)
    }
    expect(isAllThatStands('training', verb, rule, attempt)).toEqual([true, true])
  })

  test('a half day that is counted twice is paid twice less', () => {
    const half = { from: '2022-10-10', to: '2022-10-10', half: 'morning' as const, countsAsTraining: false }
    const year = { from: '2022-09-01', to: '2023-08-31' }
    const paid = (...leaves: readonly (typeof half)[]) => earnedBy(law, 'allowance', 'inside', year, leaves).months[1]?.amountFen
    expect(paid(half, half)).toBe(paid(half))
    expect(paid(half)).toBeLessThan(paid() ?? 0)
  })
})
