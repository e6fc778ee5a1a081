// A guard of plans that is taken away turns its check red.
import { expect, test } from 'vitest'
import { planId } from '../../core/plan/dossier.ts'
import {
  admitted,
  admittedOn,
  department,
  hohhot,
  imuBiology,
  imuChemistry,
  law,
  ministry,
  onPlacement,
  openRound,
  recommended,
  rosterReceived,
  round,
} from '../given.ts'
import { handedOver } from '../parcels.ts'
import { quotaOf, settingQuotas } from '../quotas.ts'
import { isAllThatStands } from './checks.ts'

const waiting = () => {
  const w = openRound()
  for (const one of ['a1', 'a2']) recommended(w, one, { willing: false })
  rosterReceived(w)
  admitted(w, ['a1', 'a2'])
  return w
}
const at = (seat: { readonly host: string; readonly programme: string }) => ({ ...seat, by: 'hand', asked: 0 })
/** A story in which a plan is saved, and then the one that should be refused. */
const saving =
  (plan: object, { id = planId(round, 'inside'), before = (_w: ReturnType<typeof waiting>): unknown => undefined } = {}) =>
  () => {
    const w = waiting()
    before(w)
    const input = { round, track: 'inside', version: 0, why: '示例', seats: {}, limits: {}, ...plan }
    return () => w.perform({ subject: 'plan', id, action: 'save', by: department, on: '2022-06-02', input })
  }

test.each([
  ['planIsOfTrack', 'a plan lies under another name, where nobody looks', saving({}, { id: 'elsewhere' })],
  ['planIsNewest', 'one plan is written over the other unseen', saving({ version: 3 })],
  [
    'limitsAreKnown',
    'a limit is about a host that nobody has',
    saving({ limits: { a1: [{ kind: 'never', where: { host: 'none' }, why: '示例' }] } }),
  ],
  ['plannedWait', 'a plan seats somebody whom nobody admitted', saving({ seats: { nobody: at(imuBiology) } })],
  ['plannedSeatsHold', 'a plan seats somebody where they did not agree to go', saving({ seats: { a1: at(imuChemistry) } })],
] as const)('4.3 without %s %s', (rule, _what, given) => {
  expect(isAllThatStands('plan', 'save', rule, given)).toEqual([true, true])
})

const quotas = {
  one: quotaOf('one', { people: { bodies: [hohhot] }, programmes: { hosts: ['imu'] }, most: 1 }),
  six: quotaOf('six', { programmes: { hosts: ['imu'] }, least: 6 }),
}
const waitingUnder = (quota: (typeof quotas)['one']) => {
  const w = openRound(settingQuotas(law, quota))
  for (const one of ['a1', 'a2']) recommended(w, one)
  rosterReceived(w)
  admitted(w, ['a1', 'a2'])
  return w
}

test('4.3 without withinQuotas a host is given more of one body than it may have', () => {
  const given = () => {
    const w = waitingUnder(quotas.one)
    onPlacement(w, 'a1', 'propose', department, '2022-06-02', imuBiology)
    return () => onPlacement(w, 'a2', 'propose', department, '2022-06-02', imuChemistry)
  }
  expect(isAllThatStands('placement', 'propose', 'withinQuotas', given)).toEqual([true, true])
})

const allowing =
  (quota: (typeof quotas)['one'], more: object = {}, id = planId(round, 'inside')) =>
  () => {
    const w = waitingUnder(quota)
    const ofPlan = { round, track: 'inside', why: '示例' }
    const by = department
    const on = '2022-06-02'
    const seats = { a1: at(imuBiology) }
    w.must({ subject: 'plan', id, action: 'save', by, on, input: { ...ofPlan, version: 0, seats, limits: {} } })
    const input = { ...ofPlan, version: 1, people: ['a1'], ...more }
    return () => w.perform({ subject: 'plan', id, action: 'allowShort', by, on, input })
  }

test.each([
  ['planIsOfTrack', 'it is another plan that is allowed', allowing(quotas.six, { round: 'elsewhere' })],
  ['planIsNewest', 'a plan is allowed that is not the newest', allowing(quotas.six, { version: 2 })],
  ['minimaAreMissed', 'something is allowed that nobody misses', allowing(quotas.one)],
] as const)('4.3 without %s %s', (rule, _what, given) => {
  expect(isAllThatStands('plan', 'allowShort', rule, given)).toEqual([true, true])
})

test('4.3 without withinScope the ministry’s answer sends somebody further than they agreed to', () => {
  const given = () => {
    const w = admittedOn('a1', {
      track: 'outside',
      preferences: [{ host: 'pku', programme: 'pku-180' }],
      willing: true,
      scope: ['host', 'place'],
    })
    handedOver(w, ['a1'])
    return () => onPlacement(w, 'a1', 'readBack', ministry, '2022-06-20', { host: 'tsinghua', programme: 'tsinghua-480' })
  }
  expect(isAllThatStands('placement', 'readBack', 'withinScope', given)).toEqual([true, true])
})
