/** Stage 1 against every stable placement of small markets, found by trying all; and nobody gains by any misstatement. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isStable, type Plan, type Small, stablePlans, wishesOf } from '../../../test/small-placements.ts'
import { defer } from './defer.ts'

const planOf = (small: Small): Plan => {
  const wishes = wishesOf(small)
  return [...defer(wishes)].map((e, i) => e - (wishes.first[i] ?? 0))
}

const permutation = (n: number) =>
  fc.shuffledSubarray(
    Array.from({ length: n }, (_, i) => i),
    { minLength: n, maxLength: n },
  )

/** Hosts 0 and 1 of two programmes each; a host that has a limit ranks by one order. */
const small = (people: number): fc.Arbitrary<Small> =>
  fc
    .record({
      wishes: fc.array(fc.shuffledSubarray([0, 1, 2, 3]), { minLength: people, maxLength: people }),
      orders: fc.tuple(permutation(people), permutation(people), permutation(people), permutation(people)),
      seats: fc.array(fc.nat({ max: 2 }), { minLength: 4, maxLength: 4 }),
      limits: fc.array(fc.option(fc.nat({ max: 3 }), { nil: 9 }), { minLength: 2, maxLength: 2 }),
    })
    .map(({ wishes, orders, seats, limits }) => ({
      wishes,
      seats,
      host: [0, 0, 1, 1],
      hostSeats: limits,
      orders: orders.map((order, p) => ((limits[p >> 1] ?? 9) < 9 ? (orders[(p >> 1) * 2] ?? order) : order)),
    }))

describe('4.3 the wishes', () => {
  test('are placed stably, and better for everybody than in any other stable placement', () => {
    fc.assert(
      fc.property(small(4), it => {
        const plan = planOf(it)
        expect(isStable(it, plan)).toBe(true)
        for (const other of stablePlans(it)) expect(plan.every((w, i) => w <= (other[i] ?? 0))).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test('leave nobody a reason to state others than their own: no order and no shorter list gets more', () => {
    const all = (left: readonly number[]): readonly (readonly number[])[] => [
      [],
      ...left.flatMap(p => all(left.filter(q => q !== p)).map(rest => [p, ...rest])),
    ]
    fc.assert(
      fc.property(small(4), fc.nat({ max: 3 }), (it, who) => {
        const mine = it.wishes[who] ?? []
        const got = planOf(it)[who] ?? 0
        for (const lie of all([0, 1, 2, 3])) {
          const its = { ...it, wishes: it.wishes.map((w, i) => (i === who ? lie : w)) }
          const seat = lie[planOf(its)[who] ?? 0]
          const worth = seat === undefined || !mine.includes(seat) ? mine.length : mine.indexOf(seat)
          expect(worth).toBeGreaterThanOrEqual(got)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('are placed the same whichever numbers the people have', () => {
    fc.assert(
      fc.property(small(5), permutation(5), (it, renamed) => {
        const there = renamed.map((_, i) => renamed.indexOf(i))
        const its = {
          ...it,
          wishes: renamed.map(i => it.wishes[i] ?? []),
          orders: it.orders.map(order => order.map(i => there[i] ?? 0)),
        }
        const plan = planOf(its)
        expect(there.map(i => plan[i])).toEqual(planOf(it))
      }),
    )
  })

  test('by one order for all are placed as by orders that are alike, and each in turn takes the dearest that is left', () => {
    fc.assert(
      fc.property(small(5), permutation(5), (it, order) => {
        const its = wishesOf({ ...it, orders: it.orders.map(() => order) })
        const lot = Int32Array.from(order, (_, i) => order.indexOf(i))
        expect(defer({ ...its, lot, standing: undefined })).toEqual(defer(its))
      }),
    )
  })
})

/** A market with as many people as it takes for them to ask in bands, by numbers that follow from their own. */
const many = (people: number, limited: boolean): Small => {
  const mixed = (a: number, b: number) => (Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b + 7, 0x85ebca6b)) >>> 0
  const order = (by: number) => Array.from({ length: people }, (_, i) => i).sort((a, b) => mixed(a, by) - mixed(b, by) || a - b)
  const orders = [0, 1, 2, 3, 4].map(order)
  return {
    wishes: Array.from({ length: people }, (_, i) =>
      [0, 1, 2, 3, 4].filter(p => mixed(i, p + 31) % 4 > 0).sort((a, b) => mixed(i, a) - mixed(i, b)),
    ),
    seats: [people >> 3, people >> 3, people >> 4, people >> 3, 0],
    host: [0, 0, 1, 1, 1],
    hostSeats: limited ? [people >> 3, people >> 3] : [people, people],
    orders: limited ? [0, 0, 1, 1, 1].map(h => orders[h] ?? []) : orders,
  }
}

test.each([[false], [true]])('4.3 twelve thousand people have nobody who is passed over, hosts limited: %s', limited => {
  const it = many(12_000, limited)
  const places = it.orders.map(order => {
    const place = new Int32Array(order.length)
    order.forEach((i, k) => {
      place[i] = k
    })
    return place
  })
  const wishes = {
    ...wishesOf({ ...it, orders: [] }),
    standing: Int32Array.from(it.wishes.flatMap((list, i) => list.map(p => places[p]?.[i] ?? 0))),
  }
  const held = defer(wishes)
  const weakest = it.seats.map((_, p) =>
    Math.max(-1, ...it.wishes.map((list, i) => (list[(held[i] ?? 0) - (wishes.first[i] ?? 0)] === p ? (places[p]?.[i] ?? 0) : -1))),
  )
  const taken = it.seats.map((_, p) => [...held].filter((e, i) => it.wishes[i]?.[e - (wishes.first[i] ?? 0)] === p).length)
  const atHost = it.hostSeats.map((_, h) => taken.reduce((n, k, p) => n + (it.host[p] === h ? k : 0), 0))
  expect(taken.every((n, p) => n <= (it.seats[p] ?? 0)) && atHost.every((n, h) => n <= (it.hostSeats[h] ?? 0))).toBe(true)
  const passedOver = it.wishes.flatMap((list, i) =>
    list.slice(0, (held[i] ?? 0) - (wishes.first[i] ?? 0)).filter(p => {
      const [h, mine] = [it.host[p] ?? 0, places[p]?.[i] ?? 0]
      if (taken[p] === it.seats[p]) return mine < (weakest[p] ?? 0)
      return atHost[h] !== it.hostSeats[h] || mine < Math.max(...weakest.filter((_, q) => it.host[q] === h))
    }),
  )
  expect(passedOver).toEqual([])
})
