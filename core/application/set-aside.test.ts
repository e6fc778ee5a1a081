// A place that the policy reserves for people of a kind: who takes it, where it goes back to, and that it is never used twice.
import { describe, expect, test } from 'vitest'
import { bodyOf, broken, personOf, refusals } from '../../test/given.ts'
import {
  admitScholars,
  colleges,
  imu,
  officer,
  onScholar,
  openScholars,
  recommend,
  round2023,
  scholars,
  waiting,
} from '../../test/scholars.ts'
import type { World } from '../../test/world.ts'
import { accountsOf } from '../round/places.ts'

const held = 'leagueColleges'
const balances = (w: World, holder: string) => {
  const { free, used } = accountsOf(scholars, { round: round2023, track: 'scholar' }, holder)
  return [w.balance(free), w.balance(used)]
}

describe('1.3 the reserved place', () => {
  test('1.3 goes to a person of a league’s college before the place of their body', () => {
    const w = openScholars()
    waiting(w, 'a')
    expect(broken(recommend(w, 'a'))).toEqual([])
    expect(w.dossier('application', 'a').setAside).toBe(held)
    expect([balances(w, held), balances(w, colleges)]).toEqual([
      [0, 1],
      [2, 0],
    ])
  })

  test('1.3 is not for a person of the region’s own university, even when nobody else wants it', () => {
    const w = openScholars()
    for (const id of ['a', 'b', 'c']) waiting(w, id, { level: 'region', body: imu })
    expect([broken(recommend(w, 'a', imu)), broken(recommend(w, 'b', imu))]).toEqual([[], []])
    expect(refusals(recommend(w, 'c', imu))).toMatchObject([{ rule: 'withinPlaces', clause: '1.2', found: { free: 0 } }])
    expect(balances(w, held)).toEqual([1, 0])
  })

  test('1.3 serves a body whose own places are used, once, and then nobody', () => {
    const w = openScholars()
    for (const id of ['a', 'b', 'c', 'd']) waiting(w, id)
    for (const id of ['a', 'b', 'c']) expect(broken(recommend(w, id))).toEqual([])
    expect(refusals(recommend(w, 'd'))).toMatchObject([{ rule: 'withinPlaces', found: { free: 0, setAside: 0 } }])
    expect([balances(w, held), balances(w, colleges)]).toEqual([
      [0, 1],
      [0, 2],
    ])
  })

  test('1.3 is told by its own clause when it moves', () => {
    const w = openScholars()
    waiting(w, 'a')
    const by = bodyOf(colleges)
    recommend(w, 'a')
    expect(broken(onScholar(w, 'a', 'withdraw', personOf('a'), '2023-03-16'))).toEqual([])
    expect(balances(w, held)).toEqual([1, 0])
    waiting(w, 'b')
    expect(broken(onScholar(w, 'b', 'recommend', by, '2023-03-17'))).toEqual([])
    expect(w.dossier('application', 'b').setAside).toBe(held)
  })

  test('1.3 comes back free when the body declines, and the body’s own stays where it is', () => {
    const w = openScholars()
    for (const id of ['a', 'b']) waiting(w, id)
    for (const id of ['a', 'b']) recommend(w, id)
    expect(broken(onScholar(w, 'a', 'decline', bodyOf(colleges), '2023-03-20', { reason: 'proof', explanation: '示例' }))).toEqual([])
    expect([balances(w, held), balances(w, colleges)]).toEqual([
      [1, 0],
      [1, 1],
    ])
  })

  test('1.3 goes back where it came from when an admitted person gives up', () => {
    const w = openScholars()
    waiting(w, 'a')
    recommend(w, 'a')
    admitScholars(w, ['a'])
    expect(balances(w, held)).toEqual([0, 0])
    w.must({ subject: 'placement', id: 'a', action: 'giveUp', by: personOf('a'), on: '2023-05-20', input: {} })
    expect([balances(w, held), balances(w, colleges)]).toEqual([
      [1, 0],
      [2, 0],
    ])
  })
})

describe('1.2 what nobody used', () => {
  const move = (w: World, from: string, to: string, count = 1, track = 'all') =>
    w.perform({
      subject: 'round',
      id: round2023,
      action: 'movePlaces',
      by: officer,
      on: '2023-04-20',
      input: { track, from, to, count, reason: '示例' },
    })

  test('1.2 a reserved place that nobody used is moved to a body, with the reason', () => {
    const w = openScholars()
    expect(broken(move(w, held, imu))).toEqual([])
    expect([balances(w, held), balances(w, imu)]).toEqual([
      [0, 0],
      [3, 0],
    ])
    expect(broken(move(w, imu, held))).toEqual([])
  })

  test('1.2 no more is moved than is free, nor from a holder or a track that nobody knows', () => {
    const w = openScholars()
    expect(broken(move(w, held, imu, 2))).toEqual(['enoughAreFree'])
    expect(broken(move(w, 'nobody', imu))).toContain('bodiesAreListed')
    expect(broken(move(w, held, imu, 1, 'scholar'))).toContain('trackIsOpenToBody')
  })

  test('1.2 places are counted over all tracks of a body, and each track still admits no more than its own', () => {
    const { policy } = scholars
    const [scholar] = Object.values(policy.tracks)
    if (!scholar) throw new Error('no track')
    const tracks = {
      scholar: { ...scholar, places: { ...scholar.places, value: 5 } },
      other: { ...scholar, places: { ...scholar.places, value: 3 } },
    }
    const w = openScholars({ ...scholars, policy: { ...policy, tracks } })
    expect(balances(w, imu)).toEqual([2, 0])
    for (const id of ['a', 'b', 'c']) waiting(w, id, { level: 'region', body: imu })
    expect([recommend(w, 'a', imu), recommend(w, 'b', imu)].map(broken)).toEqual([[], []])
    expect(broken(recommend(w, 'c', imu))).toEqual(['withinPlaces'])
  })
})
