// Quotas on the board: what is counted there is what the act counts, filling and arranging anew go beyond none, strictly by priority, and clashes are named.
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { loadSolver } from '../../server/solver.ts'
import { law } from '../../test/given.ts'
import { groundOf, personAt, type Seat } from '../../test/plans.ts'
import { quotaOf, settingQuotas } from '../../test/quotas.ts'
import { quotaTaken } from '../accounts.ts'
import type { Solve } from '../placement/engine/adjusting/program.ts'
import { enteredIn, enterQuotas, isAt, isOf, mostOf, whereIn } from '../placement/quotas.ts'
import { boardOf, type Step, step, undo } from './board.ts'
import { fill } from './fill.ts'
import { type Ground, type Person, settle, whyNotHere } from './ground.ts'
import { compare as compareBy } from './order.ts'
import { keyOf, noPlan, type Plan } from './plan.ts'
import { quotasAsTheyStand } from './quotas.ts'
import { rerun } from './rerun.ts'
import { wishesOf } from './why.ts'

const biology = { host: 'imu', programme: 'imu-180' }
const chemistry = { host: 'imu', programme: 'imu-150' }
const farming = { host: 'imau', programme: 'imau-210' }
const seats = [biology, chemistry, farming]
const wide = { scope: ['host', 'field', 'place'] as const }
const [hohhot, baotou] = ['150100', '150200']
let solve: Solve
beforeAll(async () => {
  solve = await loadSolver()
})

type Quotas = Parameters<typeof quotaOf>[1]
const on = (people: readonly Person[], free: readonly number[], quotas: Readonly<Record<string, Quotas>>, counted = {}): Ground => {
  const its = settingQuotas(law, ...Object.entries(quotas).map(([code, more]) => quotaOf(code, more)))
  const where = (seat: Seat) => whereIn(its, 'inside').find(one => keyOf(one) === keyOf(seat)) ?? { ...seat, discipline: '', city: '' }
  return groundOf(
    its,
    people,
    seats.map((seat, i) => ({ ...where(seat), free: free[i] ?? 0 })),
    counted,
  )
}
const ofHohhot = (id: string, rank: number, wished: readonly Seat[], more = {}) =>
  personAt(id, rank, wished, { body: hohhot, ...wide, ...more })
const atImu = { people: { bodies: [hohhot] }, programmes: { hosts: ['imu'] } }
const seatedAs = (plan: Plan) => Object.fromEntries(Object.entries(plan.seats).map(([id, seat]) => [id, seat.programme]))
const place = (id: string, seat: Seat): Step => ({ do: 'place', id, seat })

test('4.3 a step beyond a quota is refused with its name and clause; a step back makes room again, and each quota stands as it is', () => {
  const ground = on([ofHohhot('p1', 1, [biology]), ofHohhot('p2', 2, [chemistry])], [2, 2, 2], {
    one: { ...atImu, most: 1, clause: '1.2' },
    farm: { programmes: { hosts: ['imau'] }, least: 1 },
  })
  const first = step(ground, boardOf(noPlan), place('p1', biology))
  if (!first.ok) throw new Error('the first is refused')
  expect(quotasAsTheyStand(ground, first.board.now)).toMatchObject([
    { now: 1, most: 1, is: 'met', by: 0 },
    { now: 0, least: 1, is: 'short', by: 1 },
  ])
  expect(step(ground, first.board, place('p2', chemistry))).toEqual({
    ok: false,
    refusals: [{ rule: 'withinQuotas', clause: '1.2', found: { quota: 'one', counted: 1 }, wants: 1 }],
  })
  expect(step(ground, first.board, place('p1', chemistry)).ok).toBe(true)
  expect(step(ground, undo(ground, first.board), place('p2', chemistry)).ok).toBe(true)
})

test('4.3 acts since then count: what of a saved plan has no room any more falls away, and stands as over where nothing fell', () => {
  const people = [ofHohhot('p1', 1, [biology]), ofHohhot('p2', 2, [chemistry])]
  const plan: Plan = { limits: {}, seats: { p1: { ...biology, by: 'hand', asked: 0 }, p2: { ...chemistry, by: 'hand', asked: 0 } } }
  const ground = on(people, [2, 2, 2], { two: { ...atImu, most: 2 } }, { two: 1 })
  expect(settle(ground, plan).fallen).toMatchObject([{ id: 'p2', refusals: [{ rule: 'withinQuotas', found: { counted: 2 } }] }])
  expect(quotasAsTheyStand(ground, plan)).toMatchObject([{ now: 3, is: 'over', by: 1 }])
  const kept = on(people, [1, 2, 2], { kept: { people: { bodies: [baotou] }, programmes: { programmes: ['imu/imu-180'] }, reserved: 1 } })
  expect(quotasAsTheyStand(kept, plan)).toMatchObject([{ reserved: { kept: 1, free: 0 }, is: 'over', by: 1 }])
  expect(settle(kept, plan).fallen).toMatchObject([{ id: 'p1', refusals: [{ found: { quota: 'kept', free: 1 }, wants: 1 }] }])
})

test('4.3 a wish that a quota has no room for goes to whoever comes before; the reason names it, and the next wish is met', () => {
  const people = [ofHohhot('p1', 1, [biology]), ofHohhot('p2', 2, [biology, farming]), personAt('p3', 3, [biology], { body: baotou })]
  const ground = on(people, [3, 2, 2], { one: { ...atImu, most: 1 } })
  const { seats, left, clash } = fill(ground, noPlan, solve)
  expect([seats, left, clash]).toEqual([{ p1: biology, p2: farming, p3: biology }, [], []])
  const plan: Plan = { limits: {}, seats: { p1: { ...biology, by: 'fill', asked: 0 } } }
  const second = people[1]
  expect(second && wishesOf(ground, plan, second)[0]).toMatchObject({
    is: 'refused',
    refusals: [{ rule: 'withinQuotas', found: { quota: 'one' } }],
  })
})

test('4.3 whoever is willing fills a minimum; minima that clash are named and left out of account, and the rest is filled', () => {
  const people = [1, 2, 3].map(n => ofHohhot(`p${n}`, n, [biology]))
  const enough = on(people, [1, 2, 2], { farm: { programmes: { hosts: ['imau'] }, least: 2 } })
  expect(fill(enough, noPlan, solve)).toMatchObject({ seats: { p1: biology, p2: farming, p3: farming }, clash: [] })
  const quotas = { farm: { programmes: { hosts: ['imau'] }, least: 2 }, few: { programmes: { disciplines: ['210'] }, most: 1 } }
  expect(fill(on(people, [1, 2, 2], quotas), noPlan, solve)).toMatchObject({ clash: ['farm', 'few'] })
  expect(Object.keys(fill(on(people, [1, 2, 2], quotas), noPlan, solve).seats)).toHaveLength(3)
})

test('4.3 arranging anew moves nobody into a quota that is full, and takes from it who comes last', () => {
  const people = [ofHohhot('p1', 1, [biology]), ofHohhot('p2', 2, [chemistry]), ofHohhot('p3', 3, [farming])]
  const by = 'fill' as const
  const plan: Plan = {
    limits: {},
    seats: { p1: { ...biology, by, asked: 0 }, p2: { ...chemistry, by, asked: 0 }, p3: { ...farming, by, asked: 0 } },
  }
  const ground = on(people, [2, 2, 2], { two: { ...atImu, most: 2 } }, { two: 1 })
  const { plan: left, fallen } = settle(ground, plan)
  const again = rerun(ground, left, fallen, solve)
  expect(seatedAs(again.plan)).toEqual({ p1: 'imu-180', p2: 'imau-210', p3: 'imau-210' })
  expect(again.moves).toMatchObject([{ id: 'p2', from: 'imu/imu-150', to: 'imau/imau-210' }])
  expect(rerun(ground, again.plan, [], solve)).toMatchObject({ plan: again.plan, moves: [], placed: [] })
})

const market = fc.record({
  free: fc.array(fc.nat({ max: 3 }), { minLength: 3, maxLength: 3 }),
  people: fc.array(
    fc.record({
      wishes: fc.uniqueArray(fc.constantFrom(...seats), { maxLength: 3 }),
      willing: fc.boolean(),
      own: fc.boolean(),
      grassRoots: fc.boolean(),
    }),
    { minLength: 1, maxLength: 7 },
  ),
  most: fc.nat({ max: 3 }),
  least: fc.nat({ max: 3 }),
  reserved: fc.nat({ max: 2 }),
  counted: fc.nat({ max: 1 }),
})
type Market = typeof market extends fc.Arbitrary<infer V> ? V : never
const madeOf = ({ people, free, most, least, reserved, counted }: Market) =>
  on(
    people.map(({ wishes, willing, own, grassRoots }, i) => {
      const more = { willing, grassRoots, body: own ? hohhot : baotou, ...wide }
      return personAt(`p${i}`, i + 1, wishes, more)
    }),
    free,
    {
      most: { ...atImu, most },
      least: { programmes: { hosts: ['imau'] }, least },
      kept: { people: { bodies: [baotou] }, programmes: { programmes: ['imu/imu-150'] }, reserved },
    },
    { most: counted },
  )

/** Counted anew by what the act journals and posts. */
const byActs = ({ law: its, counted, people }: Ground, plan: Plan): Readonly<Record<string, number>> => {
  const all = Object.fromEntries((its.policy.placement.quotas ?? []).map(({ code }) => [code, counted.get(code) ?? 0]))
  for (const [id, seat] of Object.entries(plan.seats)) {
    const dossier = people.get(id)?.dossier
    if (!dossier) continue
    const credited = enterQuotas(its, { dossier }, enteredIn(its, dossier, seat).quotas).map(({ credit }) => credit)
    const entered = Object.keys(all).filter(code => credited.includes(quotaTaken('r', code)))
    for (const code of entered) all[code] = (all[code] ?? 0) + 1
  }
  return all
}
const planOf = (seats: Readonly<Record<string, Seat>>): Plan => ({
  limits: {},
  seats: Object.fromEntries(Object.entries(seats).map(([id, seat]) => [id, { ...seat, by: 'fill', asked: 0 }])),
})

test('4.3 on any market filling goes beyond no quota, the board counts what the act counts, and each seat could be put forward in turn', () => {
  fc.assert(
    fc.property(market, given => {
      const ground = madeOf(given)
      const plan = planOf(fill(ground, noPlan, solve).seats)
      const states = quotasAsTheyStand(ground, plan)
      expect(Object.fromEntries(states.map(({ quota, now }) => [quota.code, now]))).toEqual(byActs(ground, plan))
      expect(settle(ground, plan).fallen).toEqual([])
      for (const { quota, now } of states) expect(now).toBeLessThanOrEqual(Math.max(mostOf(ground.law, quota) ?? now, given.counted))
    }),
    { numRuns: 150 },
  )
})

test('4.3 nobody whose wish a quota shut stands before anybody who took its room, and a minimum is met unless it is named', () => {
  fc.assert(
    fc.property(market, given => {
      const ground = madeOf(given)
      const { seats, clash } = fill(ground, noPlan, solve)
      const plan = planOf(seats)
      for (const person of ground.people.values()) {
        const met = seats[person.id]
        const before = person.dossier.wished.findIndex(wish => met && keyOf(wish) === keyOf(met))
        const missed = before === -1 ? person.dossier.wished : person.dossier.wished.slice(0, before)
        // With everybody after them gone, no wish that they missed is open to them.
        const ahead = Object.fromEntries(
          Object.entries(plan.seats).filter(([id]) => isBefore(ground, id, person.id) && isWish(ground, id, plan)),
        )
        for (const wish of missed) expect(whyNotHere(ground, { ...plan, seats: ahead }, person.id, wish)).not.toEqual([])
      }
      const least = quotasAsTheyStand(ground, plan).find(({ quota }) => quota.code === 'least')
      expect(clash.length > 0 || least?.is === 'met').toBe(true)
    }),
    { numRuns: 150 },
  )
})

const isWish = ({ people }: Ground, id: string, plan: Plan) =>
  people.get(id)?.dossier.wished.some(wish => keyOf(wish) === keyOf(plan.seats[id] ?? biology)) === true

const isBefore = ({ people, law: its }: Ground, a: string, b: string) => {
  const [one, other] = [people.get(a), people.get(b)]
  const { priority } = its.policy.procedure.grassRoots.value
  return one !== undefined && other !== undefined && compareBy(priority)(one, other) < 0
}

test('4.3 arranging anew on any market goes beyond no quota, keeps what a hand has placed, and changes nothing the second time', () => {
  fc.assert(
    fc.property(market, fc.array(fc.nat({ max: 2 }), { minLength: 3, maxLength: 3 }), (given, fewer) => {
      const before = madeOf(given)
      const plan = planOf(fill(before, noPlan, solve).seats)
      const ground = madeOf({ ...given, free: given.free.map((n, i) => Math.max(0, n - (fewer[i] ?? 0))), counted: 1 })
      const { plan: left, fallen } = settle(ground, plan)
      const again = rerun(ground, left, fallen, solve)
      expect(settle(ground, again.plan).fallen).toEqual([])
      expect(rerun(ground, again.plan, [], solve).plan).toEqual(again.plan)
    }),
    { numRuns: 100 },
  )
})

test('whom a quota counts and where is what its lists say, and all where it has none', () => {
  const quota = quotaOf('q', { people: { bodies: [hohhot], grassRoots: true }, programmes: { hosts: ['imu'] } })
  const person = { track: 'inside', body: hohhot, grassRoots: true }
  expect([isOf(quota, person), isOf(quota, { ...person, grassRoots: undefined }), isOf(quota, { ...person, body: baotou })]).toEqual([
    true,
    false,
    false,
  ])
  const where = { ...biology, discipline: '180', city: '呼和浩特' }
  expect([isAt(quota, where), isAt(quota, { ...where, host: 'imau' }), isAt(quotaOf('all', {}), where)]).toEqual([true, false, true])
})
