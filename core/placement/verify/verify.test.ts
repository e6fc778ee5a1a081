/** The verification against every stable placement of small markets: it passes the best for the people, and nothing else; and each thing tampered with is named. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Plan, type Small, stablePlans } from '../../../test/small-placements.ts'
import { givenOf, hashes, resultOf } from '../../../test/small-results.ts'
import { type Head, inputFormat, type Person } from '../engine/shape.ts'
import { type Given, type Result, verify } from './index.ts'

const lottery = { commitment: hashes.sha256('sealed'), secret: 'sealed', frozen: hashes.sha256('list'), draw: '03 11 17' }
const seats = ['h/0', 'h/1', 'g/2', 'g/3']

/** The small market as an input: each programme with its own ranking, a limited host with one for all its programmes. */
const inputOf = (small: Small): { readonly head: Head; readonly people: readonly Person[] } => {
  const ranking = (p: number) => (small.orders[p] ?? []).map(i => `p${i}`)
  const isLimited = (h: number) => (small.hostSeats[h] ?? 9) < 9
  const hosts = ['h', 'g'].map((id, h) => ({
    id,
    ...(isLimited(h) && { seats: small.hostSeats[h], ranking: ranking(h * 2) }),
    programmes: [0, 1].map(j => ({
      id: String(h * 2 + j),
      seats: small.seats[h * 2 + j] ?? 0,
      ...(!isLimited(h) && { ranking: ranking(h * 2 + j) }),
    })),
  }))
  const people = small.wishes.map((wishes, i) => ({ id: `p${i}`, rank: 1, wishes: wishes.map(p => seats[p] ?? '') }))
  return { head: { format: inputFormat, name: 'small', order: ['rank'], lottery, hosts }, people }
}

/** A result that says this plan, and is right in all else. */
const saying = (small: Small, plan: Plan): Result => {
  const { head, people } = inputOf(small)
  const right = resultOf(head, people)
  const told = people.map((person, i) => {
    const seat = person.wishes[plan[i] ?? 0] ?? null
    return { id: person.id, seat, way: seat === null ? 'none' : 'wish', wish: seat === null ? null : (plan[i] ?? 0) + 1 }
  })
  const placed = told.filter(({ seat }) => seat !== null).length
  const byWish = [1, 2, 3, 4].map(w => told.filter(({ wish }) => wish === w).length)
  return {
    whole: { ...right.whole, totals: { people: told.length, placed, unplaced: told.length - placed, pinned: 0, adjusted: 0, byWish } },
    programmes: right.programmes.map(its => {
      const there = told.filter(({ seat }) => seat === its.seat)
      return { ...its, free: its.seats - there.length, people: there }
    }),
    people: new Map(told.map(p => [p.id, p])),
  }
}

const permutation = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 })
const small = fc
  .record({
    wishes: fc.array(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 1 }), { minLength: 4, maxLength: 4 }),
    orders: fc.tuple(permutation, permutation, permutation, permutation),
    seats: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 4, maxLength: 4 }),
    limits: fc.array(fc.option(fc.integer({ min: 1, max: 3 }), { nil: 9 }), { minLength: 2, maxLength: 2 }),
  })
  .map(
    ({ wishes, orders, seats: sizes, limits }): Small => ({
      wishes,
      seats: sizes,
      host: [0, 0, 1, 1],
      hostSeats: limits,
      orders: orders.map((order, p) => ((limits[p >> 1] ?? 9) < 9 ? (orders[(p >> 1) * 2] ?? order) : order)),
    }),
  )

test('4.3 what the engine gives is verified, and any other stable placement is found to be worse for the people', () => {
  fc.assert(
    fc.property(small, it => {
      const { head, people } = inputOf(it)
      const given = givenOf(head, people)
      expect(verify(hashes, given, resultOf(head, people))).toBeUndefined()
      const plans = stablePlans(it)
      const best = plans.filter(plan => plan.every((w, i) => plans.every(other => w <= (other[i] ?? 0))))
      for (const plan of plans) {
        const fault = verify(hashes, given, saying(it, plan))
        if (best.includes(plan)) expect(fault).toBeUndefined()
        else expect(fault?.why).toContain('in a circle')
      }
    }),
    { numRuns: 300 },
  )
})

test('4.3 a placement in which somebody is passed over, or a limit is broken, is found out', () => {
  const plans = fc.array(fc.nat({ max: 4 }), { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(small, plans, (it, wanted) => {
      const plan = wanted.map((w, i) => Math.min(w, it.wishes[i]?.length ?? 0))
      const { head, people } = inputOf(it)
      const isStable = stablePlans(it).some(p => p.every((w, i) => w === plan[i]))
      fc.pre(!isStable)
      expect(verify(hashes, givenOf(head, people), saying(it, plan))?.why).toMatch(/wished for more|people on|it takes/)
    }),
    { numRuns: 300 },
  )
})

test('4.3 adjustments within what people agreed to are verified, and one beyond it is found out', () => {
  const some = fc.array(
    fc.record({
      wishes: fc.shuffledSubarray(seats, { minLength: 1, maxLength: 2 }),
      willing: fc.boolean(),
      scope: fc.shuffledSubarray(['host', 'field', 'place'] as const),
      forbid: fc.shuffledSubarray(seats, { maxLength: 1 }),
    }),
    { minLength: 2, maxLength: 7 },
  )
  const programme = (id: string, field: string) => ({ id, field, seats: 1 })
  const hosts = [
    { id: 'h', place: 'x', programmes: [programme('0', '180'), programme('1', '820')] },
    { id: 'g', place: 'y', seats: 1, programmes: [programme('2', '180'), programme('3', '820')] },
  ]
  const head: Head = { format: inputFormat, name: 'rest', order: ['rank'], lottery, hosts }
  fc.assert(
    fc.property(some, its => {
      const people = its.map((p, i): Person => ({ ...p, scope: [...p.scope], id: `p${i}`, rank: 1 }))
      const result = resultOf(head, people)
      expect(verify(hashes, givenOf(head, people), result)).toBeUndefined()
      const adjusted = people.find(({ id }) => result.people.get(id)?.way === 'adjustment')
      if (!adjusted) return
      const bound = people.map(p => (p === adjusted ? { ...p, scope: [] } : p))
      const wished = adjusted.wishes.map(name => name.split('/')[0])
      const said = result.people.get(adjusted.id)?.seat?.split('/')[0]
      fc.pre(!wished.includes(said))
      const { lines } = givenOf(head, people)
      expect(verify(hashes, { head, people: bound, lines }, result)?.why).toContain('nothing they agreed to covers')
    }),
    { numRuns: 200 },
  )
})

describe('4.3 what was tampered with is named', () => {
  const head: Head = {
    format: inputFormat,
    name: 'a year',
    order: ['rank'],
    lottery,
    hosts: [
      {
        id: 'h',
        place: 'x',
        programmes: [
          { id: 'a', seats: 1 },
          { id: 'b', seats: 1, accepts: ['210'] },
        ],
      },
    ],
  }
  const people: readonly Person[] = [
    { id: 'p', rank: 1, field: '210', wishes: ['h/a', 'h/b'] },
    { id: 'q', rank: 1, field: '210', wishes: ['h/a', 'h/b'] },
    { id: 'r', rank: 2, wishes: ['h/a', 'h/b'], willing: true, scope: ['host'] },
  ]
  const right = resultOf(head, people)
  const given = givenOf(head, people)
  const person = (id: string, change: object): Result => {
    const its = right.people.get(id)
    if (!its) throw new Error(`there is no ${id}`)
    return { ...right, people: new Map([...right.people, [id, { ...its, ...change }]]) }
  }
  const whole = (change: object): Result => ({ ...right, whole: { ...right.whole, ...change } })
  const cases: readonly (readonly [string, Given, Result, string])[] = [
    ['another input', { ...given, head: { ...head, order: ['score'] } }, right, 'input'],
    [
      'a person’s wishes changed afterwards',
      givenOf(
        head,
        people.map(p => ({ ...p, rank: 1 })),
      ),
      right,
      'input',
    ],
    ['another seed', given, whole({ seed: hashes.sha256('mine') }), 'seed'],
    ['a person left out', given, { ...right, people: new Map([...right.people].slice(1)) }, 'people p'],
    [
      'a person nobody knows',
      given,
      { ...right, people: new Map([...right.people, ['z', { id: 'z', seat: null, way: 'none', wish: null }]]) },
      'people z',
    ],
    ['a seat that nobody offers', given, person('p', { seat: 'h/z', way: 'wish', wish: 1 }), 'people p'],
    ['a wish of another number', given, person('p', { seat: 'h/a', way: 'wish', wish: 2 }), 'people p'],
    ['a pin that is none', given, person('p', { seat: 'h/a', way: 'pin', wish: null }), 'people p'],
    ['a seat that doesn’t take them', given, person('r', { seat: 'h/b', way: 'wish', wish: 2 }), 'people r'],
    ['an adjustment of somebody who isn’t willing', given, person('p', { seat: 'h/b', way: 'adjustment', wish: null }), 'people p'],
    ['totals', given, whole({ totals: { ...right.whole.totals, placed: 3 } }), 'totals.placed'],
    ['wishes counted', given, whole({ totals: { ...right.whole.totals, byWish: [1, 0] } }), 'totals.byWish[1]'],
    ['a programme that tells less', given, { ...right, programmes: right.programmes.map(p => ({ ...p, people: [] })) }, 'programmes h/a'],
    ['a programme untold', given, { ...right, programmes: right.programmes.slice(1) }, 'programmes h/a'],
  ]
  test.each(cases)('%s', (_name, its, result, path) => {
    expect(verify(hashes, given, right)).toBeUndefined()
    expect(verify(hashes, its, result)?.path).toBe(path)
  })

  test('a secret that another commitment was given for', () => {
    const other = { ...head, lottery: { ...lottery, secret: 'another' } }
    expect(verify(hashes, givenOf(other, people), right)?.path).toBe('lottery.secret')
  })
})
