/** A market is refused with everything that is wrong with it, each with its place. */
import { describe, expect, test } from 'vitest'
import { faultsOf, type Market, marketOf } from './market.ts'

const sound = marketOf(
  [
    [
      { programme: 1, fit: 7, consent: 2 },
      { programme: 0, fit: 5, consent: 1 },
    ],
    [],
    [{ programme: 1, fit: 0, consent: 1 }],
  ],
  [
    { host: 0, seats: 1 },
    { host: 1, seats: 2 },
  ],
  [1, 1],
)

test('4.3 a market has the offers of each person in the order of the programmes', () => {
  expect(faultsOf(sound)).toEqual([])
  expect(sound).toMatchObject({
    people: 3,
    first: Int32Array.of(0, 2, 2, 3),
    programme: Int32Array.of(0, 1, 1),
    fit: Int32Array.of(5, 7, 0),
    consent: Uint8Array.of(1, 2, 1),
  })
})

describe('4.3 a market that is wrong says where', () => {
  const cases: readonly (readonly [string, Partial<Market>, string, string])[] = [
    ['a person too many', { people: 4 }, 'first', 'length'],
    ['a fit too few', { fit: Int32Array.of(1, 2) }, 'fit', 'length'],
    ['a consent too few', { consent: Uint8Array.of(1) }, 'consent', 'length'],
    ['a programme without a host', { host: Int32Array.of(0) }, 'host', 'length'],
    ['edges that end before they begin', { first: Int32Array.of(0, 2, 1, 3) }, 'first[2]', 'order'],
    ['a negative number of seats', { seats: Int32Array.of(1, -1) }, 'seats[1]', 'negative'],
    ['a negative limit of a host', { hostSeats: Int32Array.of(-1, 1) }, 'hostSeats[0]', 'negative'],
    ['an unknown host', { host: Int32Array.of(0, 2) }, 'host[1]', 'unknown'],
    ['an unknown programme', { programme: Int32Array.of(0, 2, 1) }, 'programme[1]', 'unknown'],
    ['a programme twice', { programme: Int32Array.of(1, 1, 1) }, 'programme[1]', 'twice'],
    ['programmes in another order', { programme: Int32Array.of(1, 0, 1) }, 'programme[1]', 'order'],
  ]
  test.each(cases)('%s', (_name, wrong, path, why) => expect(faultsOf({ ...sound, ...wrong })).toContainEqual({ path, why }))

  test('a fit so great that totals would not be exact', () => {
    const people = 3_000_000
    const many = { ...sound, people, first: new Int32Array(people + 1).fill(3).fill(0, 0, 1), fit: Int32Array.of(1, 2, 999_999) }
    expect(faultsOf(many)).toContainEqual({ path: 'fit[2]', why: 'tooGreat' })
  })
})
