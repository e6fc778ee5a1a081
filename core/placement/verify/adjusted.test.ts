/** The second stage against everything that could have been: what is the most people, then by priority, then the best fit inside the quotas passes; nothing else does. */
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { loadReader, loadSolver } from '../../../server/solver.ts'
import { givenOf, hashes, resultOf, satIn } from '../../../test/small-results.ts'
import { findDiscipline } from '../../standards/disciplines.ts'
import type { Solve } from '../engine/adjusting/program.ts'
import { QuotasClash } from '../engine/place.ts'
import { type Head, inputFormat, type Person, type Quota } from '../engine/shape.ts'
import { type Result, verify } from './index.ts'

let solve: Solve
let best: Awaited<ReturnType<typeof loadReader>>
beforeAll(async () => {
  solve = await loadSolver()
  best = await loadReader()
})

const seats = ['h/a', 'h/b', 'g/c'] as const
const headOf = (free: readonly number[], limit: number, quotas: readonly Quota[]): Head => ({
  format: inputFormat,
  name: 'small',
  order: ['rank'],
  fit: { ownField: 5, nearField: 2, wishedField: 0, wishedHost: 0, hostAsks: 3, samePlace: 1 },
  quotas: [...quotas],
  hosts: [
    {
      id: 'h',
      seats: limit,
      place: 'north',
      programmes: [
        { id: 'a', seats: free[0] ?? 0, field: '180' },
        { id: 'b', seats: free[1] ?? 0, field: '210', accepts: ['180', '210'] },
      ],
    },
    { id: 'g', place: 'south', programmes: [{ id: 'c', seats: free[2] ?? 0, field: '820' }] },
  ],
})
const somebody = fc.record({
  field: fc.constantFrom('180', '210', '820'),
  body: fc.constantFrom('city', 'banner'),
  place: fc.constantFrom('north', 'south'),
  askedBy: fc.subarray(['h', 'g']),
  forbid: fc.subarray(['h/a', 'g/c'], { maxLength: 1 }),
})
const crowd = fc
  .array(somebody, { minLength: 1, maxLength: 5 })
  .map(list => list.map((one, i): Person => ({ ...one, id: `p${i}`, rank: i + 1, wishes: [], willing: true })))
const some: fc.Arbitrary<Pick<Quota, 'people' | 'programmes'>> = fc.constantFrom<Pick<Quota, 'people' | 'programmes'>[]>(
  { people: { bodies: ['banner'] } },
  { programmes: { hosts: ['h'] } },
  { people: { fields: ['180', '210'] }, programmes: { programmes: ['h/b', 'g/c'] } },
  { programmes: { fields: ['180'] } },
)
const bound: fc.Arbitrary<Partial<Quota>> = fc.oneof(
  fc.record({ least: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ most: fc.integer({ min: 0, max: 2 }) }),
  fc.record({ reserved: fc.integer({ min: 1, max: 2 }) }),
  fc.constant({ share: { of: 1, per: 2 } }),
)
const quotasOf = fc
  .array(fc.tuple(some, bound), { maxLength: 2 })
  .map(list => list.map(([its, limit], q): Quota => ({ name: `限额${q}`, clause: '4.3', ...its, ...limit })))
const year = fc.tuple(fc.array(fc.nat({ max: 2 }), { minLength: 3, maxLength: 3 }), fc.integer({ min: 1, max: 3 }), quotasOf, crowd)

type Seated = readonly (string | null)[]

/** From the meaning of the words, without a look at either program. */
const isOf = ({ people = {} }: Quota, p: Person) =>
  (people.bodies?.includes(p.body ?? '') ?? true) && (people.fields?.includes(p.field ?? '') ?? true)
const isAt = ({ programmes = {} }: Quota, seat: string) => {
  const field = { 'h/a': '180', 'h/b': '210', 'g/c': '820' }[seat]
  return (
    (programmes.hosts?.includes(seat.slice(0, 1)) ?? true) &&
    (programmes.programmes?.includes(seat) ?? true) &&
    (programmes.fields?.includes(field ?? '') ?? true)
  )
}
const keeps = (quota: Quota, people: readonly Person[], plan: Seated, free: readonly number[]) => {
  const at = people.flatMap((p, i) => (plan[i] == null ? [] : [{ p, seat: plan[i] }]))
  const n = at.filter(({ p, seat }) => isOf(quota, p) && isAt(quota, seat)).length
  const others = at.filter(({ p, seat }) => !isOf(quota, p) && isAt(quota, seat)).length
  const all = seats.reduce((sum, seat, k) => sum + (isAt(quota, seat) ? (free[k] ?? 0) : 0), 0)
  const { least = 0, most = 99, share, reserved = 0 } = quota
  return (
    n >= least &&
    n <= most &&
    (!share || n * share.per <= share.of * at.length) &&
    (reserved === 0 || others <= Math.max(0, all - reserved))
  )
}
const mayGo = (p: Person, seat: string) => !p.forbid?.includes(seat) && (seat !== 'h/b' || p.field !== '820')
const fitAt = (p: Person, seat: string) => {
  const field = { 'h/a': '180', 'h/b': '210', 'g/c': '820' }[seat] ?? ''
  const near = field !== p.field && findDiscipline(field)?.division === findDiscipline(p.field ?? '')?.division
  const home = seat.startsWith('h') ? 'north' : 'south'
  return (field === p.field ? 5 : 0) + (near ? 2 : 0) + (p.askedBy?.includes(seat.slice(0, 1)) ? 3 : 0) + (p.place === home ? 1 : 0)
}
const plansFor = (people: readonly Person[], free: readonly number[], limit: number, i = 0, plan: Seated = []): readonly Seated[] => {
  const person = people[i]
  if (!person) return [plan]
  const taken = (seat: string) => plan.filter(other => other === seat).length
  const inH = plan.filter(seat => seat?.startsWith('h')).length
  const open = seats.filter((seat, k) => mayGo(person, seat) && taken(seat) < (free[k] ?? 0) && (!seat.startsWith('h') || inH < limit))
  return [null, ...open].flatMap(seat => plansFor(people, free, limit, i + 1, [...plan, seat]))
}
/** Greater the better: how many, who by priority, how well. */
const standingOf = (people: readonly Person[], plan: Seated) => {
  const fit = people.reduce((sum, p, i) => sum + (plan[i] == null ? 0 : fitAt(p, plan[i])), 0)
  return `${plan.filter(seat => seat !== null).length} ${plan.map(seat => (seat === null ? 0 : 1)).join('')} ${String(fit).padStart(3, '0')}`
}

/** The result that says this plan, and is right in all else. */
const saying = (right: Result, head: Head, people: readonly Person[], plan: Seated): Result => {
  const told = people.map(({ id }, i) => ({ id, seat: plan[i] ?? null, way: plan[i] == null ? 'none' : 'adjustment', wish: null }))
  const placed = told.filter(({ seat }) => seat !== null).length
  const quotas = (head.quotas ?? []).map(quota => ({
    name: quota.name,
    found: people.filter((p, i) => plan[i] != null && isOf(quota, p) && isAt(quota, plan[i])).length,
    of: placed,
  }))
  return {
    whole: {
      ...right.whole,
      quotas,
      totals: { people: told.length, placed, unplaced: told.length - placed, pinned: 0, adjusted: placed, byWish: [] },
    },
    programmes: right.programmes.map(its => {
      const there = told.filter(({ seat }) => seat === its.seat)
      return { ...its, free: its.seats - there.length, people: there }
    }),
    people: new Map(told.map(one => [one.id, one])),
  }
}

test('1.1, 4.3 what places the most people, strictly by priority, best and inside the quotas is verified, and every other placement is refused', () => {
  fc.assert(
    fc.property(year, fc.array(fc.nat({ max: 10_000 }), { minLength: 3, maxLength: 3 }), ([free, limit, quotas, people], others) => {
      const head = headOf(free, limit, quotas)
      const check = (result: Result) => verify(hashes, givenOf(head, people), result, { fieldOf: findDiscipline, best })
      const allowed = plansFor(people, free, limit).filter(plan => quotas.every(q => keeps(q, people, plan, free)))
      const top = allowed.map(plan => standingOf(people, plan)).reduce((a, b) => (a > b ? a : b), '')
      if (allowed.length === 0) return void expect(() => resultOf(head, people, { solve })).toThrow(QuotasClash)
      const right = resultOf(head, people, { solve })
      expect(
        standingOf(
          people,
          people.map(({ id }) => right.people.get(id)?.seat ?? null),
        ),
      ).toBe(top)
      expect(check(right)).toBeUndefined()
      const all = plansFor(people, free, limit)
      for (const pick of others) {
        const plan = all[pick % all.length] ?? []
        const isBest = standingOf(people, plan) === top && quotas.every(q => keeps(q, people, plan, free))
        expect(check(saying(right, head, people, plan)) === undefined).toBe(isBest)
      }
    }),
    { numRuns: 120 },
  )
}, 60_000)

test('4.3 a re-run keeps whom it can, is verified beside the result before, and changes nothing when it is run again', () => {
  fc.assert(
    fc.property(year, fc.nat({ max: 4 }), fc.nat({ max: 2 }), fc.boolean(), ([free, limit, , people], leaves, shut, onlyUndecided) => {
      const before = resultOf(headOf(free, limit, []), people)
      const head = headOf(
        free.map((n, k) => (k === shut ? Math.max(0, n - 1) : n)),
        limit,
        [],
      )
      const rest = people.filter((_p, i) => i !== leaves)
      const again = resultOf(head, rest, { before, onlyUndecided })
      const was = { input: before.whole.input, sat: satIn(before) }
      const check = (result: Result) => verify(hashes, givenOf(head, rest), result, { fieldOf: findDiscipline, before: was })
      expect(check(again)).toBeUndefined()
      expect(verify(hashes, givenOf(head, rest), again, { fieldOf: findDiscipline })).toMatchObject({ path: 'again' })
      if (onlyUndecided) expect([...again.people.values()].filter(({ way }) => way === 'moved')).toEqual([])
      const third = resultOf(head, rest, { before: again, onlyUndecided })
      expect(third.whole.again?.moves).toEqual([])
      expect([...satIn(third)]).toEqual([...satIn(again)])
    }),
    { numRuns: 200 },
  )
}, 60_000)
