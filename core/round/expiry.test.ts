/** Unused places go to the department's pool after the day that the policy says, once, and never from under anybody. */
import { describe, expect, test } from 'vitest'
import type { Law } from '../../policy/shape.ts'
import {
  bodyOf,
  broken,
  clock,
  consented,
  department,
  hohhot,
  law,
  on,
  onRound,
  openRound,
  recommended,
  refusals,
  reserved,
  round,
} from '../../test/given.ts'
import { officer, openScholars, round2023, scholars } from '../../test/scholars.ts'
import { type World, world } from '../../test/world.ts'
import { placePool, placesFree, placesUsed } from '../accounts.ts'
import { expirePlaces } from './expirePlaces.ts'

const withUnused = (value: 'stay' | 'expireAfterNominating' | 'expireAfterReturning' | undefined, of = law): Law => {
  const { unusedPlaces: _, ...procedure } = of.policy.procedure
  return { ...of, policy: { ...of.policy, procedure: value ? { ...procedure, unusedPlaces: { value, clause: '1.2' } } : procedure } }
}
const expire = (w: World, day: string) => onRound(w, 'expirePlaces', clock, day)
const free = (w: World, body = hohhot) => w.balance(placesFree(round, 'inside', body))
const pool = (w: World) => w.balance(placePool(round, 'inside'))

describe('1.2 unused places', () => {
  test('1.2 expire after the last day to return them, and not on it', () => {
    const w = openRound()
    recommended(w, 'a')
    expect(broken(expire(w, '2022-04-15'))).toEqual(['placesHaveExpired'])
    expect(broken(expire(w, '2022-04-16'))).toEqual([])
    expect([free(w), w.balance(placesUsed(round, 'inside', hohhot)), pool(w)]).toEqual([0, 1, 39])
    expect(w.dossier('round', round).expired).toContainEqual({ track: 'inside', from: hohhot, count: 2 })
  })

  test('1.2 expire after the last day to nominate where the policy says so', () => {
    const w = openRound(withUnused('expireAfterNominating'))
    expect(broken(expire(w, '2022-04-01'))).toEqual(['placesHaveExpired'])
    expect(broken(expire(w, '2022-04-02'))).toEqual([])
    expect(pool(w)).toBe(40)
  })

  test('1.2 expire once: the clock that comes again finds nothing', () => {
    const w = openRound()
    expire(w, '2022-04-16')
    expect(refusals(expire(w, '2022-04-16'))).toMatchObject([{ rule: 'placesHaveExpired', clause: '1.2' }])
    expect(broken(expire(w, '2022-05-01'))).toEqual(['placesHaveExpired'])
    expect(pool(w)).toBe(40)
  })

  test('1.2 stay where the policy says so, or says nothing', () => {
    for (const value of ['stay', undefined] as const) {
      const itsLaw = withUnused(value)
      expect(broken(expire(openRound(itsLaw), '2022-05-01'))).toEqual(['placesHaveExpired'])
      expect(expirePlaces.daily?.(itsLaw)).toBe(false)
    }
    expect(expirePlaces.daily?.(law)).toBe(true)
  })

  test('5 a body with an extension keeps its places until its own day', () => {
    const w = openRound()
    onRound(w, 'extendFor', department, '2022-03-30', { step: 'nominate', bodies: [hohhot], until: '2022-04-20', reason: '延期' })
    expect(broken(expire(w, '2022-04-16'))).toEqual([])
    expect([free(w), free(w, '150200')]).toEqual([3, 0])
    expect(broken(expire(w, '2022-04-20'))).toEqual(['placesHaveExpired'])
    expect(broken(expire(w, '2022-04-21'))).toEqual([])
    expect(free(w)).toBe(0)
  })

  test('1.2 a place is kept for each reserve of the roster, who still moves up when it falls free', () => {
    const w = openRound()
    for (const id of ['a', 'b', 'c']) recommended(w, id)
    reserved(w, 'd')
    w.must({
      subject: 'application',
      id: 'a',
      action: 'withdraw',
      by: { id: 'account of a', person: 'person a', seats: [] },
      on: '2022-03-30',
    })
    expect([free(w), broken(expire(w, '2022-04-16')), free(w)]).toEqual([1, [], 1])
  })

  test('1.2 what is offered to another is nobody’s to take, and expires when it has come back', () => {
    const w = openRound(withUnused('expireAfterNominating'))
    onRound(w, 'extendFor', department, '2022-03-30', { step: 'nominate', bodies: ['150200'], until: '2022-04-10', reason: '延期' })
    const move = (action: string, day: string, by = bodyOf(hohhot), input: unknown = {}) =>
      w.must({ subject: 'move', id: `${round}.inside.${hohhot}.m`, action, by, on: day, input })
    move('offer', '2022-04-01', bodyOf(hohhot), { taker: '150200', count: 2, reason: '示例' })
    expire(w, '2022-04-02')
    expect([free(w), free(w, '150200')]).toEqual([0, 3])
    move('decline', '2022-04-06', bodyOf('150200'), { reason: '示例' })
    expect([free(w), broken(expire(w, '2022-04-06')), free(w)]).toEqual([2, [], 0])
  })

  test('1.2 what has expired is the department’s to give away, and nobody nominates on it', () => {
    const w = openRound(withUnused('expireAfterNominating'))
    consented(w, 'a')
    expire(w, '2022-04-02')
    onRound(w, 'extendFor', department, '2022-04-03', { step: 'nominate', bodies: [hohhot], until: '2022-04-10', reason: '延期' })
    expect(broken(on(w, 'a', 'recommend', bodyOf(hohhot), '2022-04-04'))).toEqual(['withinPlaces'])
    onRound(w, 'movePlaces', department, '2022-04-04', { track: 'inside', from: 'pool', to: hohhot, count: 1, reason: '示例' })
    expect(broken(on(w, 'a', 'recommend', bodyOf(hohhot), '2022-04-04'))).toEqual([])
  })

  test('1.2 only time takes them, and not before the round is open or when the list is out', () => {
    expect(broken(onRound(openRound(), 'expirePlaces', department, '2022-04-16'))).toEqual(['by'])
    expect(broken(expire(world(law), '2022-04-16'))).toEqual(['from'])
  })

  test('1.3 places counted over all tracks, and reserved ones, expire too, a reserved one after the last body’s day', () => {
    const w = openScholars(withUnused('expireAfterNominating', scholars))
    const { to } = scholars.policy.procedure.windows.nominate.value
    w.must({
      subject: 'round',
      id: round2023,
      action: 'extendFor',
      by: officer,
      on: to,
      input: { step: 'nominate', bodies: ['unit-imu'], until: '2023-05-05', reason: '延期' },
    })
    const at = (day: string) => w.perform({ subject: 'round', id: round2023, action: 'expirePlaces', by: clock, on: day })
    const left = () => ['leagueColleges', 'unit-imu'].map(holder => w.balance(placesFree(round2023, 'all', holder)))
    expect(broken(at('2023-05-05'))).toEqual([])
    expect(left()).toEqual([1, 2])
    expect(broken(at('2023-05-06'))).toEqual([])
    expect(left()).toEqual([0, 0])
  })
})
