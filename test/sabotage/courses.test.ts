// The guards of the modular courses: each is taken away once, and what it prevents happens.
import { describe, expect, test } from 'vitest'
import type { Actor } from '../../core/facts.ts'
import { clock, digest } from '../given.ts'
import {
  academy,
  declared,
  deferred,
  enrolled,
  expected,
  expectedIn,
  modular,
  notified,
  officer,
  on,
  self,
  started,
  told,
} from '../modular.ts'
import type { World } from '../world.ts'
import { isRefusedBy, withoutRule } from './checks.ts'

const retained = () => {
  const w = started()
  told(declared(w, 'retained', '2024-01-10'))
  return w
}
const asked = () => {
  const w = started()
  told(on(w, 'askDeferral', self, '2023-11-06', { from: '2023-11-06', reason: '示例' }))
  return w
}
const away = () => {
  const w = started()
  deferred(w, '2023-11-06', '2023-11-06')
  return w
}
const backOnce = () => {
  const w = away()
  told(on(w, 'rejoin', self, '2024-01-10', { cohort: 'spring2024' }))
  told(on(w, 'notify', officer, '2024-02-05', { batch: '2' }))
  return w
}
const askedForLeave = () => {
  const w = enrolled()
  told(on(w, 'askLeave', self, '2023-10-09', { kind: 'work', from: '2023-10-09', to: '2023-10-10', reason: '示例' }))
  return w
}
const refusing = (() => {
  const { fee } = modular.policy.money.items
  if (!fee) throw new Error('the policy has no fee')
  const oncePer = { value: { of: 'course', otherwise: 'refused' }, clause: '8.3' } as const
  return { ...modular, policy: { ...modular.policy, money: { ...modular.policy.money, items: { fee: { ...fee, oncePer } } } } }
})()
const fundedBefore = () => {
  const w = started(refusing)
  expectedIn(w, 't2', 'modular-courses-2024', 't1', refusing)
  return w
}
const proofless = { milestone: 'retained', on: '2024-01-10' }
const leave = (from: string, to: string) => ({ kind: 'personal', from, to, reason: '示例' })

type Guard = readonly [rule: string, verb: string, what: string, given: () => World, by: Actor, day: string, input?: unknown, id?: string]
const guards: readonly Guard[] = [
  ['declaredOnce', 'declare', 'a milestone is paid twice', started, academy, '2023-09-20', { milestone: 'started', on: '2023-09-20' }],
  [
    'declaredInOrder',
    'declare',
    'the second comes before the first',
    enrolled,
    academy,
    '2024-01-10',
    { ...proofless, proof: digest('e') },
  ],
  [
    'reachedInTime',
    'declare',
    'four months are three',
    started,
    academy,
    '2023-12-10',
    { milestone: 'retained', on: '2023-12-10', proof: digest('e') },
  ],
  ['proofIsThere', 'declare', 'a word is enough', started, academy, '2024-01-10', proofless],
  [
    'nothingLaterStands',
    'voidDeclaration',
    'a later milestone stands on nothing',
    retained,
    officer,
    '2024-01-15',
    { milestone: 'started', reason: '示例' },
  ],
  ['decidedByTheNamed', 'defer', 'the host decides for the department', asked, academy, '2023-11-08'],
  ['deferralIsAsked', 'defer', 'somebody is sent away who never asked', started, officer, '2023-11-08'],
  ['deferralsAreLeft', 'askDeferral', 'one deferral follows another', backOnce, self, '2024-02-20', { from: '2024-02-20', reason: '示例' }],
  ['deferralIsOver', 'lapse', 'somebody is withdrawn before the time is over', away, clock, '2024-11-06'],
  ['cohortIsLater', 'rejoin', 'somebody goes back to where they were', away, self, '2024-01-10', { cohort: 'autumn2023' }],
  ['cohortIsNamed', 'notify', 'somebody is called to no cohort', expected, officer, '2023-08-07', { batch: '1' }],
  [
    'withinEnrolment',
    'enrol',
    'somebody of spring comes in autumn',
    () => notified('spring2024'),
    academy,
    '2024-02-20',
    { on: '2024-02-20' },
  ],
  ['kindHasDaysLeft', 'askLeave', 'eleven days are taken of ten', enrolled, self, '2023-10-09', leave('2023-10-09', '2023-10-19')],
  ['grantedByTheNamed', 'grantLeave', 'the host grants what the employer should', askedForLeave, academy, '2023-10-09'],
  [
    'notFundedBefore',
    'notify',
    'a course is funded again',
    fundedBefore,
    officer,
    '2024-02-05',
    { batch: '1', cohort: 'spring2024' },
    't2',
  ],
]

describe('the guards of the modular courses', () => {
  const named = guards.map(guard => [`${guard[0]} of ${guard[1]} ${guard[2]}`, guard] as const)
  test.each(named)('without %s', (_name, [rule, verb, , given, by, day, input = {}, id = 't1']) => {
    const attempt = (w: World) => () => on(w, verb, by, day, input, id)
    expect(isRefusedBy(attempt(given()), rule)).toBe(true)
    const w = given()
    expect(withoutRule('training', verb, rule, () => isRefusedBy(attempt(w), rule))).toBe(false)
  })
})
