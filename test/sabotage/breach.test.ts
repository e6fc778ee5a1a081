// The guards of service, parts and months: each is taken away once, and what it protects is lost.
import { expect, test } from 'vitest'
import type { SubjectName } from '../../core/facts.ts'
import { ask, body, certify, department, enrolled, id, leftAndHeard, must, passed, serving, unit } from '../directed.ts'
import { clock, digest, leader } from '../given.ts'
import type { Answer, World } from '../world.ts'
import { cashier } from '../year.ts'
import { isRefusedBy, withoutRule } from './checks.ts'

const demand = `${id}.serviceClawback1`
const demanded = (): World => {
  const w = leftAndHeard()
  must(w, 'discipline', 'sanction', leader, '2025-04-10', { reason: '示例' }, `${id}.service1`)
  return w
}
const left = (): World => {
  const w = serving()
  must(w, 'obligation', 'reportLeaving', unit, '2025-03-10', { lastDay: '2025-03-04', reason: '示例' })
  return w
}
const inCase = (): World => {
  const w = serving()
  certify(w, '2022-09-05', '2027-09-04')
  w.put('obligation', id, { ...w.dossier('obligation', id), cases: [{ id: 'c', ground: 'leftService', closed: false }] })
  return w
}
const opening = { ground: 'leftService', account: '示例', evidence: [digest('d')] }
const pause = { kind: 'parental', from: '2024-01-01', to: '2025-01-01', reason: '示例' }

type Guard = readonly [says: string, subject: SubjectName, verb: string, rule: string, told: () => World, attempt: (w: World) => Answer]
const guards: readonly Guard[] = [
  [
    '6.2 without beginsInTime a service begins whenever the employer says',
    'obligation',
    'begin',
    'beginsInTime',
    passed,
    w => ask(w, 'obligation', 'begin', unit, '2023-05-01', { on: '2023-05-01' }),
  ],
  [
    '6.3 without certifiesServedDays tomorrow is certified today',
    'obligation',
    'certify',
    'certifiesServedDays',
    serving,
    w => ask(w, 'obligation', 'certify', unit, '2023-01-01', { from: '2022-09-05', to: '2027-09-04' }),
  ],
  [
    '6.4 without pauseWithinLimit a pause lasts for ever',
    'obligation',
    'pause',
    'pauseWithinLimit',
    serving,
    w => ask(w, 'obligation', 'pause', body, '2024-01-02', pause),
  ],
  [
    '6.2 without postIsWithin the service is done anywhere',
    'obligation',
    'changePost',
    'postIsWithin',
    serving,
    w =>
      ask(w, 'obligation', 'changePost', body, '2024-01-02', {
        employer: w.dossier('obligation', id).employer,
        body: '110000',
        on: '2024-01-02',
      }),
  ],
  [
    '6.1 without monthsAreServed the clock discharges after a day',
    'obligation',
    'discharge',
    'monthsAreServed',
    serving,
    w => ask(w, 'obligation', 'discharge', clock, '2022-09-06'),
  ],
  [
    '7.3 without noCaseIsOpen a discharge outruns a case',
    'obligation',
    'discharge',
    'noCaseIsOpen',
    inCase,
    w => ask(w, 'obligation', 'discharge', clock, '2027-09-06'),
  ],
  [
    '7.3 without serviceIsCertified months that were served are paid back',
    'obligation',
    'openCase',
    'serviceIsCertified',
    left,
    w => ask(w, 'obligation', 'openCase', department, '2025-03-20', opening),
  ],
  [
    '7.3 without withinParts a demand is spread over a lifetime',
    'payment',
    'spread',
    'withinParts',
    demanded,
    w => ask(w, 'payment', 'spread', cashier, '2025-04-20', { count: 200, everyMonths: 12, firstOn: '2025-06-09' }, demand),
  ],
  [
    '7.3 without noMoreThanIsLeft more comes in than is owed',
    'payment',
    'receive',
    'noMoreThanIsLeft',
    demanded,
    w => ask(w, 'payment', 'receive', cashier, '2025-04-20', { amountFen: 900_001, reference: 'r', on: '2025-04-20' }, demand),
  ],
  [
    '8.2 without monthIsDue the clock settles nothing, again and again',
    'training',
    'settleMonths',
    'monthIsDue',
    enrolled,
    w => ask(w, 'training', 'settleMonths', clock, '2021-09-15'),
  ],
]

test.each(guards)('%s', (_says, subject, verb, rule, told, attempt) => {
  const [w, again] = [told(), told()]
  expect(isRefusedBy(() => attempt(w), rule)).toBe(true)
  expect(withoutRule(subject, verb, rule, () => isRefusedBy(() => attempt(again), rule))).toBe(false)
})
