// Shares over a group in the procedure: a cap refuses the one too many at its step, a minimum holds up the closing act.
import { describe, expect, test } from 'vitest'
import type { Share } from '../../policy/shape.ts'
import { bodyOf, broken, personOf, refusals } from '../../test/given.ts'
import {
  admitScholars,
  colleges,
  director,
  imu,
  officer,
  onScholar,
  openScholars,
  recommend,
  round2023,
  scholars,
  waiting,
} from '../../test/scholars.ts'
import { sharesAsTheyStand, sharesCounted } from './shares.ts'

const label = { zh: '份额', en: 'Share' }
const league = { fact: 'employerLevel', atMost: 'league', clause: '1.1' } as const
const withShares = (...shares: readonly Share[]) => {
  const { reserved: _, ...procedure } = scholars.policy.procedure
  const bodies = scholars.places.bodies.map(b => (b.body === colleges ? { ...b, places: { all: 3 } } : b))
  const places = { ...scholars.places, bodies }
  return { ...scholars, places, policy: { ...scholars.policy, procedure: { ...procedure, shares: [...shares] } } }
}
const cap = (atMostPercent: number, within: Share['within']): Share => ({
  code: 'leagues',
  label,
  of: league,
  within,
  clause: '1.2',
  atMostPercent,
})
const floor = (atLeastPercent: number, within: Share['within']): Share => ({
  code: 'leagues',
  label,
  of: league,
  within,
  clause: '1.2',
  atLeastPercent,
})
const region = { level: 'region' } as const

describe('1.2 a cap', () => {
  test('1.2 of 34 % of a body’s three places is one; the second of the kind is refused with the share, and others still go', () => {
    const w = openScholars(withShares(cap(34, 'body')))
    for (const id of ['a', 'b']) waiting(w, id)
    waiting(w, 'c', region)
    expect(broken(recommend(w, 'a'))).toEqual([])
    expect(refusals(recommend(w, 'b'))).toEqual([
      { rule: 'withinShares', clause: '1.2', found: { share: 'leagues', taken: 1, places: 3 }, wants: 1 },
    ])
    expect(broken(recommend(w, 'c'))).toEqual([])
  })

  test('1.2 of 33 % of three places is none: people are whole', () => {
    const w = openScholars(withShares(cap(33, 'bodyAndTrack')))
    waiting(w, 'a')
    expect(broken(recommend(w, 'a'))).toEqual(['withinShares'])
  })

  test('1.2 who leaves makes room for the next of the kind', () => {
    const w = openScholars(withShares(cap(34, 'body')))
    for (const id of ['a', 'b']) waiting(w, id)
    recommend(w, 'a')
    onScholar(w, 'a', 'withdraw', personOf('a'), '2023-03-16')
    expect(broken(recommend(w, 'b'))).toEqual([])
  })

  test('1.2 places that were moved to a body count for its share', () => {
    const w = openScholars(withShares(cap(25, 'body')))
    for (const id of ['a', 'b']) waiting(w, id)
    expect(broken(recommend(w, 'a'))).toEqual(['withinShares'])
    const input = { track: 'all', from: imu, to: colleges, count: 1, reason: '示例' }
    w.must({ subject: 'round', id: round2023, action: 'movePlaces', by: officer, on: '2023-03-14', input })
    expect(broken(recommend(w, 'a'))).toEqual([])
  })

  test('1.2 within the round is counted as people are admitted', () => {
    const w = openScholars(withShares(cap(13, 'round')))
    for (const id of ['a', 'b']) waiting(w, id)
    for (const id of ['a', 'b']) expect(broken(recommend(w, id))).toEqual([])
    expect(() => admitScholars(w, ['a', 'b'])).toThrow(/withinShares.*"share":"leagues","taken":1,"places":8/)
  })

  test('1.2 an admitted person who gives up is counted in no share any more', () => {
    const w = openScholars(withShares(cap(13, 'round')))
    for (const id of ['a', 'b']) waiting(w, id)
    for (const id of ['a', 'b']) recommend(w, id)
    expect(() => admitScholars(w, ['a', 'b'])).toThrow()
    w.must({ subject: 'placement', id: 'a', action: 'giveUp', by: personOf('a'), on: '2023-05-18', input: {} })
    expect(broken(onScholar(w, 'b', 'admit', director, '2023-05-19'))).toEqual([])
  })
})

describe('1.2 a minimum', () => {
  test('1.2 of half of a body’s people holds the roster up until enough of the kind are on it', () => {
    const w = openScholars(withShares(floor(50, 'body')))
    const finalise = () =>
      w.perform({
        subject: 'nomination',
        id: `${round2023}.scholar.${colleges}`,
        action: 'finalise',
        by: bodyOf(colleges),
        on: '2023-03-30',
      })
    waiting(w, 'a', region)
    waiting(w, 'b')
    recommend(w, 'a')
    expect(refusals(finalise())).toEqual([
      { rule: 'sharesAreMet', clause: '1.2', found: { share: 'leagues', taken: 0, places: 1 }, wants: 1 },
    ])
    recommend(w, 'b')
    expect(broken(finalise())).toEqual([])
  })

  test('1.2 of the round holds the announcement up', () => {
    const w = openScholars(withShares(floor(80, 'round')))
    waiting(w, 'a')
    waiting(w, 'b', region)
    for (const id of ['a', 'b']) recommend(w, id)
    admitScholars(w, ['a', 'b'])
    const announce = () => w.perform({ subject: 'round', id: round2023, action: 'announce', by: director, on: '2023-05-19' })
    expect(refusals(announce())).toMatchObject([{ rule: 'sharesAreMet', found: { taken: 1, places: 2 }, wants: 2 }])
    w.must({ subject: 'placement', id: 'b', action: 'giveUp', by: personOf('b'), on: '2023-05-20', input: {} })
    expect(broken(announce())).toEqual([])
  })

  test('1.2 without a share nothing is counted, and nothing is refused', () => {
    const w = openScholars()
    waiting(w, 'a')
    recommend(w, 'a')
    expect(w.journal.some(e => JSON.stringify(e.fact).includes('kinds'))).toBe(false)
  })
})

describe('1.2 a share as it stands', () => {
  const seats = [{ round: round2023, track: 'scholar', body: colleges }]
  const stands = (law: typeof scholars, w: ReturnType<typeof openScholars>) => {
    const counted = sharesCounted(law, seats)
    const balance = (account: string) => (counted.includes(account) ? w.balance(account) : Number.NaN)
    return sharesAsTheyStand({ law, round: w.dossier('round', round2023), balance }, seats)
  }

  test('1.2 a cap tells how many of the kind have a place and how many may, before anybody is refused', () => {
    const law = withShares(cap(34, 'body'))
    const w = openScholars(law)
    expect(stands(law, w)).toEqual([
      { share: 'leagues', clause: '1.2', group: colleges, taken: 0, places: 3, bound: 'atMost', wants: 1, holds: true },
    ])
    waiting(w, 'a')
    recommend(w, 'a')
    expect(stands(law, w)).toMatchObject([{ taken: 1, wants: 1, holds: true }])
  })

  test('1.2 a minimum says that it is not met yet, and what is missing', () => {
    const law = withShares(floor(50, 'body'))
    const w = openScholars(law)
    waiting(w, 'a', { level: 'region' })
    recommend(w, 'a')
    expect(stands(law, w)).toMatchObject([{ bound: 'atLeast', taken: 0, places: 1, wants: 1, holds: false }])
    waiting(w, 'b')
    recommend(w, 'b')
    expect(stands(law, w)).toMatchObject([{ taken: 1, places: 2, wants: 1, holds: true }])
  })
})
