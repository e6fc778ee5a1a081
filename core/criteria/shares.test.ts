/** Shares of a group, counted in whole people. */
// How many of a group may, or must, be people of a kind.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Share } from '../../policy/shape.ts'
import { policy } from '../../test/criteria.ts'
import { type Counted, sharesHold } from './index.ts'

const label = { zh: '份额', en: 'Share' }
const han = { fact: 'minority', is: false, clause: '3.1.2' } as const
const atMost = (atMostPercent: number, within: Share['within'] = 'round'): Share => ({
  code: 'han',
  label,
  of: han,
  within,
  clause: '1.2',
  atMostPercent,
})
const atLeast = (atLeastPercent: number, within: Share['within'] = 'round'): Share => ({
  code: 'minority',
  label,
  of: { not: han },
  within,
  clause: '1.2',
  atLeastPercent,
})

/** So many Han people, others, and people of whom it is not known. */
const group = (few: number, others: number, unknown = 0, body = '150100', track = 'inside'): readonly Counted[] =>
  [...Array<string>(few).fill('01'), ...Array<string>(others).fill('02'), ...Array<undefined>(unknown).fill(undefined)].map(
    (ethnicGroup, i) => ({
      id: `${body}/${track}/${i}`,
      body,
      track,
      facts: ethnicGroup === undefined ? {} : { ethnicGroup },
    }),
  )
const first = (share: Share, people: readonly Counted[]) => sharesHold(policy, [share], people)[0]

describe('1.2 at most 10 % of a round', () => {
  test('one in ten may be Han, one in nine may not, two in twenty may', () => {
    expect(first(atMost(10), group(1, 9))).toMatchObject({ holds: true, limit: 1, tooMany: 0 })
    expect(first(atMost(10), group(1, 8))).toMatchObject({ holds: false, limit: 0, tooMany: 1 })
    expect(first(atMost(10), group(2, 18))).toMatchObject({ holds: true })
    expect(first(atMost(10), group(4, 16))).toMatchObject({
      holds: false,
      tooMany: 2,
      counted: expect.arrayContaining(['150100/inside/0']),
    })
  })

  test('a person whose group is not known leaves it open only when it could tip', () => {
    expect(first(atMost(10), group(1, 8, 1))).toMatchObject({ holds: undefined, unknown: ['150100/inside/9'], tooMany: 0 })
    expect(first(atMost(10), group(0, 9, 1))).toMatchObject({ holds: true })
    expect(first(atMost(10), group(2, 7, 1))).toMatchObject({ holds: false, tooMany: 1 })
  })

  test('a round with nobody breaks no share', () => {
    expect(first(atMost(10), [])).toMatchObject({ holds: true, size: 0, limit: 0 })
    expect(first(atLeast(80), [])).toMatchObject({ holds: true, size: 0, limit: 0 })
  })
})

test('1.2 at least 80 %: eight of ten are enough, eight of eleven want one more', () => {
  expect(first(atLeast(80), group(2, 8))).toMatchObject({ holds: true, limit: 8, missing: 0 })
  expect(first(atLeast(80), group(3, 8))).toMatchObject({ holds: false, limit: 9, missing: 1 })
  expect(first(atLeast(80), group(2, 7, 1))).toMatchObject({ holds: undefined, missing: 0 })
})

test('1.2 a share within each body, or each track, or both, is counted in each', () => {
  const people = [...group(0, 10), ...group(5, 5, 0, '150200'), ...group(2, 0, 0, '150200', 'outside')]
  const told = (within: Share['within']) =>
    sharesHold(policy, [atMost(10, within)], people).map(({ body, track, holds }) => `${body ?? '*'} ${track ?? '*'} ${holds}`)
  expect(told('body')).toEqual(['150100 * true', '150200 * false'])
  expect(told('track')).toEqual(['* inside false', '* outside false'])
  expect(told('bodyAndTrack')).toEqual(['150100 inside true', '150200 inside false', '150200 outside false'])
  expect(told('round')).toEqual(['* * false'])
})

test('1.2 whatever the numbers: as many as are too many may go for others, and then the share holds exactly', () => {
  const number = fc.integer({ min: 0, max: 60 })
  fc.assert(
    fc.property(number, number, fc.integer({ min: 0, max: 100 }), (few, others, percent) => {
      const size = few + others
      const most = first(atMost(percent), group(few, others))
      expect(most?.holds).toBe(few * 100 <= percent * size)
      expect(first(atMost(percent), group(few - (most?.tooMany ?? 0), others + (most?.tooMany ?? 0)))?.holds).toBe(true)
      const least = first(atLeast(percent), group(few, others))
      expect(least?.holds).toBe(others * 100 >= percent * size)
      expect(first(atLeast(percent), group(few - (least?.missing ?? 0), others + (least?.missing ?? 0)))?.holds).toBe(true)
    }),
  )
})
