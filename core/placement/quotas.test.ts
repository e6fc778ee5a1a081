// Quotas that cut across hosts: whoever is put forward enters those that count them, a maximum is never passed, kept seats stay kept, and whoever leaves makes room.
import { expect, test } from 'vitest'
import type { Quota } from '../../policy/shape.ts'
import {
  admitted,
  bodyOf,
  broken,
  department,
  hohhot,
  hostOf,
  imuBiology,
  imuChemistry,
  law,
  leader,
  onPlacement,
  onRound,
  openRound,
  personOf,
  recommended,
  refusals,
  rosterReceived,
  round,
} from '../../test/given.ts'
import { quotaOf, settingQuotas } from '../../test/quotas.ts'
import { quotaTaken, seatsTaken } from '../accounts.ts'
import { getSubject } from '../catalogue.ts'

const farming = { host: 'imau', programme: 'imau-210' }
const atImu = { people: { bodies: [hohhot] }, programmes: { hosts: ['imu'] } }

/** Three of one body are admitted under these quotas. */
const three = (...quotas: readonly Quota[]) => {
  const w = openRound(settingQuotas(law, ...quotas))
  for (const one of ['a1', 'a2', 'a3']) recommended(w, one)
  rosterReceived(w)
  admitted(w, ['a1', 'a2', 'a3'])
  return w
}
type W = ReturnType<typeof three>
const propose = (w: W, id: string, seat = imuBiology, day = '2022-06-02') => onPlacement(w, id, 'propose', department, day, seat)
const counted = (w: W, code: string) => w.balance(quotaTaken(round, code))

test('4.3 the third of a body at a host that may have two of it is refused with the clause, by name and number, whatever the programme', () => {
  const w = three(quotaOf('two', { ...atImu, most: 2, clause: '1.2' }))
  expect([broken(propose(w, 'a1')), broken(propose(w, 'a2', imuChemistry))]).toEqual([[], []])
  expect(refusals(propose(w, 'a3'))).toEqual([{ rule: 'withinQuotas', clause: '1.2', found: { quota: 'two', counted: 2 }, wants: 2 }])
  expect(broken(propose(w, 'a3', farming))).toEqual([])
  expect([counted(w, 'two'), w.dossier('placement', 'a1').quotas, w.dossier('placement', 'a3').quotas]).toEqual([2, ['two'], undefined])
})

test('4.3 whoever refuses, is turned down or gives up makes room for the next', () => {
  const w = three(quotaOf('one', { ...atImu, most: 1 }))
  propose(w, 'a1')
  expect(broken(propose(w, 'a2'))).toEqual(['withinQuotas'])
  onPlacement(w, 'a1', 'refuse', personOf('a1'), '2022-06-03', {})
  expect([counted(w, 'one'), broken(propose(w, 'a2'))]).toEqual([0, []])
  onPlacement(w, 'a2', 'agree', personOf('a2'), '2022-06-03', {})
  onPlacement(w, 'a2', 'turnDown', hostOf('imu'), '2022-06-06', { reason: 'noSupervisor' })
  expect([counted(w, 'one'), broken(propose(w, 'a3', imuBiology, '2022-06-07'))]).toEqual([0, []])
  onPlacement(w, 'a3', 'giveUp', personOf('a3'), '2022-06-08', { reason: '家中有事' })
  expect(counted(w, 'one')).toBe(0)
})

test('1.2 a share is taken of the places of the track, so that the first of a kind is not refused for being the first', () => {
  const w = three(quotaOf('field', { people: { fields: ['2'] }, mostBasisPoints: 500 }))
  expect(['a1', 'a2'].map(id => broken(propose(w, id)))).toEqual([[], []])
  expect(refusals(propose(w, 'a3'))).toMatchObject([{ rule: 'withinQuotas', found: { counted: 2 }, wants: 2 }])
})

test('1.2 seats that are kept for some people are given to nobody else, and to them at any time', () => {
  const w = three(quotaOf('others', { people: { bodies: ['150200'] }, programmes: { programmes: ['imu/imu-180'] }, reserved: 3 }))
  expect(broken(propose(w, 'a1'))).toEqual([])
  expect(refusals(propose(w, 'a2'))).toMatchObject([{ rule: 'withinQuotas', found: { quota: 'others', free: 3 }, wants: 3 }])
  const own = three(quotaOf('own', { ...atImu, reserved: 3 }))
  expect(['a1', 'a2', 'a3'].map(id => broken(propose(own, id)))).toEqual([[], [], []])
})

test('1.2 the grass roots are counted as the policy says who they are', () => {
  const w = three(quotaOf('grass', { people: { grassRoots: true }, most: 1 }))
  expect(w.dossier('placement', 'a1').grassRoots).toBe(true)
  expect([broken(propose(w, 'a1')), broken(propose(w, 'a2'))]).toEqual([[], ['withinQuotas']])
})

test('6.1 a change of programme within a quota that is full is no third; one that would enter it is', () => {
  const w = three(quotaOf('one', { ...atImu, most: 1 }))
  for (const [id, seat] of [
    ['a1', imuBiology],
    ['a2', farming],
  ] as const) {
    propose(w, id, seat)
    onPlacement(w, id, 'agree', personOf(id), '2022-06-03', {})
    onPlacement(w, id, 'welcome', hostOf(seat.host), '2022-06-06', {})
    onPlacement(w, id, 'confirm', department, '2022-06-07', {})
  }
  const training = (id: string, action: string, by: Parameters<typeof onPlacement>[3], input: object = {}) =>
    w.perform({ subject: 'training', id, action, by, on: '2022-06-20', input })
  const change = (id: string, from: string, to: typeof farming) => {
    training(id, 'askChange', personOf(id), { ...to, reason: '导师调离' })
    training(id, 'letGo', hostOf(from))
    training(id, 'agreeToChange', hostOf(to.host))
    return broken(training(id, 'allowChange', department, { reason: '情况属实' }))
  }
  expect(change('a1', 'imu', imuChemistry)).toEqual([])
  expect(counted(w, 'one')).toBe(1)
  expect(() => change('a2', 'imau', imuChemistry)).toThrow('withinQuotas')
  expect(change('a1', 'imu', farming)).toEqual([])
  expect(counted(w, 'one')).toBe(0)
})

test('whom a quota counts stays for as long as a round runs; how many there may be is amended', () => {
  const amend = (before: readonly Quota[], after: readonly Quota[]) => {
    const from = settingQuotas(law, ...before)
    const next = settingQuotas(law, ...after)
    const amendment = { ...next, policy: { ...next.policy, edition: '2022.2', effectiveFrom: '2022-03-20' } }
    return broken(onRound(openRound(from, amendment), 'amend', leader, '2022-03-10', { law: 'b'.repeat(64), reason: '按补充通知调整' }))
  }
  const two = quotaOf('two', { ...atImu, most: 2 })
  expect(amend([two], [{ ...two, most: 3 }])).toEqual([])
  expect(amend([two], [{ ...two, people: { bodies: ['150200'] } }])).toContain('whatIsNamedStays')
  expect(amend([two], [two, quotaOf('more', { least: 1 })])).toContain('whatIsNamedStays')
  expect(amend([two, quotaOf('more', { least: 1 })], [two])).toContain('whatIsNamedStays')
})

test('9 nobody but the department puts somebody forward, quota or none', () => {
  const w = three(quotaOf('two', { ...atImu, most: 2 }))
  expect(broken(onPlacement(w, 'a1', 'propose', bodyOf(hohhot), '2022-06-02', imuBiology))).toEqual(['by'])
})

test.each(['restore', 'reinstate'])('6.6 a seat that %s gives back is counted in its quotas again', verb => {
  const w = three(quotaOf('one', { ...atImu, most: 1 }))
  propose(w, 'a1')
  const dossier = { ...w.dossier('placement', 'a1'), status: 'cancelled' }
  const posted = getSubject('placement').actions[verb]?.posts?.(law, { dossier }, { seatWasFree: true }) ?? []
  expect(posted.map(({ credit }) => credit)).toEqual([seatsTaken(round, 'imu', 'imu-180'), quotaTaken(round, 'one')])
})
