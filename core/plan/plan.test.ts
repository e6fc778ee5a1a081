// The plan of a track: saved in versions, never above the free seats, inside what people agreed to, and nobody outside the office hears of it.
import { expect, test } from 'vitest'
import {
  admitted,
  admittedOn,
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
  openRound,
  personOf,
  recommended,
  refusals,
  rosterReceived,
  round,
} from '../../test/given.ts'
import type { World } from '../../test/world.ts'
import type { Actor } from '../facts.ts'
import { planId } from './dossier.ts'

const id = planId(round, 'inside')
const by = 'hand' as const
const at = (seat: { readonly host: string; readonly programme: string }, more: object = {}) => ({ ...seat, by, asked: 0, ...more })
const save = (w: World, more: object = {}, actor: Actor = department) => {
  const input = { round, track: 'inside', version: 0, why: '按志愿', seats: {}, limits: {}, ...more }
  return w.perform({ subject: 'plan', id, action: 'save', by: actor, on: '2022-06-02', input })
}
const three = () => {
  const w = openRound()
  for (const one of ['a1', 'a2', 'a3']) recommended(w, one, { willing: one !== 'a3' })
  rosterReceived(w)
  admitted(w, ['a1', 'a2', 'a3'])
  return w
}
const fourthSeat = { host: 'imu', programme: 'imu-850' }

test('4.3 a plan is saved in versions, and nobody is told: the seat is free until it is put to the person', () => {
  const w = three()
  expect(save(w, { seats: { a1: at(imuBiology) } }).ok).toBe(true)
  expect(save(w, { version: 1, seats: { a1: at(imuBiology), a2: at(imuChemistry) } }, leader).ok).toBe(true)
  expect(w.dossier('plan', id)).toMatchObject({ status: 'saved', version: 2, track: 'inside', seats: { a1: imuBiology, a2: imuChemistry } })
  expect(w.dossier('placement', 'a1')).toMatchObject({ status: 'opened', offered: [] })
  expect(w.balance(`seats/${round}/imu/imu-180/free`)).toBe(4)
})

test('4.3 whoever has not seen the newest plan does not write over it', () => {
  const w = three()
  save(w, { seats: { a1: at(imuBiology) } })
  expect(refusals(save(w, { seats: { a2: at(imuBiology) } }, leader))).toMatchObject([
    { rule: 'planIsNewest', clause: '4.3', found: 0, wants: 1 },
  ])
  expect(w.dossier('plan', id).seats).toMatchObject({ a1: imuBiology })
})

test('4.3 a plan holds nobody who has a seat put to them already, who is not admitted, or who is on another track', () => {
  const w = three()
  onPlacement(w, 'a1', 'propose', department, '2022-06-02', imuBiology)
  expect(refusals(save(w, { seats: { a1: at(imuBiology), nobody: at(imuBiology) } }))).toMatchObject([
    { rule: 'plannedWait', found: ['a1', 'nobody'] },
  ])
  expect(
    broken(
      save(admittedOn('o1', { track: 'outside', preferences: [{ host: 'pku', programme: 'pku-180' }] }), { seats: { o1: at(imuBiology) } }),
    ),
  ).toEqual(['plannedWait'])
})

test('4.3 a plan is inside what people agreed to: outside the wishes only the willing, each with the rule that the act itself has', () => {
  const w = three()
  expect(save(w, { seats: { a2: at(imuChemistry) } }).ok).toBe(true)
  expect(refusals(save(w, { version: 1, seats: { a3: at(imuChemistry) } }))).toMatchObject([
    { rule: 'plannedSeatsHold', clause: '4.3', found: { application: 'a3', broken: 'wishedOrWilling' } },
  ])
})

test('1.1 a plan is never larger than the seats that are free', () => {
  const w = three()
  w.give(`seats/${round}/imu/imu-180/free`, 2)
  const seats = { a1: at(imuBiology), a2: at(imuBiology), a3: at(imuBiology) }
  expect(refusals(save(w, { seats })).map(({ found }) => found)).toContainEqual({ application: 'a3', broken: 'seatIsFree' })
  w.give(`seats/${round}/imu/imu-180/free`, 3)
  expect(save(w, { seats }).ok).toBe(true)
})

test('4.3 who must stay in a city is planned for no other, and why is not in the journal', () => {
  const w = three()
  const stays = { kind: 'only', where: { city: '呼和浩特' }, why: '母亲生病' }
  const away = law.hosts.hosts.find(h => h.tracks.includes('inside') && h.city.zh !== '呼和浩特')
  const seat = { host: away?.id ?? '', programme: away?.programmes[0]?.id ?? '' }
  expect(refusals(save(w, { seats: { a1: at(seat) }, limits: { a1: [stays] } }))).toMatchObject([
    { rule: 'plannedSeatsHold', found: { application: 'a1', broken: 'withinLimits' } },
  ])
  expect(save(w, { seats: { a1: at(imuBiology) }, limits: { a1: [stays], a2: [{ ...stays, kind: 'never', where: fourthSeat }] } }).ok).toBe(
    true,
  )
  expect(JSON.stringify(w.journal)).not.toMatch(/母亲|按志愿/)
  expect(w.record('plan', id, 'plan')).toEqual({ why: '按志愿', limits: { a1: ['母亲生病'], a2: ['母亲生病'] } })
  expect(w.dossier('plan', id).limits).toMatchObject({ a1: [{ kind: 'only', where: { city: '呼和浩特' } }] })
})

test('4.3 a limit names a city, a host or a programme that there is', () => {
  const nowhere = { kind: 'never', where: { host: 'nowhere' }, why: '示例' }
  expect(refusals(save(three(), { limits: { a1: [nowhere] } }))).toMatchObject([
    { rule: 'limitsAreKnown', clause: '1.1', found: [{ host: 'nowhere' }] },
  ])
})

test('1.1 nobody plans for the track that the ministry places, or under the name of another track', () => {
  const w = three()
  expect(broken(save(w, { track: 'outside' }))).toEqual(['planIsOfTrack'])
  const input = { round, track: 'inside', version: 0, why: '示例', seats: {}, limits: {} }
  expect(broken(w.perform({ subject: 'plan', id: 'another', action: 'save', by: department, on: '2022-06-02', input }))).toEqual([
    'planIsOfTrack',
  ])
})

test('9 nobody but the office plans', () => {
  for (const who of [bodyOf(hohhot), hostOf('imu'), personOf('a1')]) expect(broken(save(three(), {}, who))).toEqual(['by'])
})
