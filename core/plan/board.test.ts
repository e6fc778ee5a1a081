// The board: what the hand may do is what the act may do; nothing goes above the seats, limits hold, and every step can be taken back.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { law } from '../../test/given.ts'
import { groundOf, personAt, type Seat } from '../../test/plans.ts'
import { type Board, boardOf, rebase, redo, type Step, staged, step, undo } from './board.ts'
import { fill } from './fill.ts'
import { type Ground, plannedAt, settle, whyNotHere } from './ground.ts'
import { findLimit, keyOf, type Limit, noPlan, type Plan } from './plan.ts'
import { rerun } from './rerun.ts'
import { figuresOf, wishesOf } from './why.ts'

const biology = { host: 'imu', programme: 'imu-180' }
const chemistry = { host: 'imu', programme: 'imu-150' }
const farming = { host: 'imau', programme: 'imau-210' }
const city = '呼和浩特'
const programme = (seat: Seat, free: number, discipline: string) => ({ ...seat, city, discipline, free })
const three = [programme(biology, 2, '180'), programme(chemistry, 1, '150'), programme(farming, 2, '210')]
const people = [
  personAt('p1', 1, [biology]),
  personAt('p2', 2, [biology, chemistry]),
  personAt('p3', 3, [biology, farming], { willing: false }),
  personAt('p4', 4, [chemistry], { grassRoots: false }),
]
const ground = groundOf(law, people, three)

const done = (board: Board, ...steps: readonly Step[]): Board =>
  steps.reduce((so, one) => {
    const came = step(ground, so, one)
    if (!came.ok) throw new Error(JSON.stringify(came.refusals))
    return came.board
  }, board)
const rulesOf = (board: Board, asked: Step) => {
  const came = step(ground, board, asked)
  return came.ok ? [] : came.refusals.map(({ rule }) => rule)
}
const place = (id: string, seat: Seat): Step => ({ do: 'place', id, seat })
const stays: Limit = { kind: 'only', where: chemistry, why: '示例' }

test('4.3 a card is refused where its person did not agree, where no seat is left, and where a limit says so, with the clause', () => {
  const board = done(boardOf(noPlan), place('p1', biology), place('p2', biology))
  expect(rulesOf(board, place('p3', biology))).toEqual(['seatIsFree'])
  expect(rulesOf(board, place('p3', chemistry))).toEqual(['wishedOrWilling'])
  expect(rulesOf(done(board, { do: 'limit', id: 'p4', limit: stays }), place('p4', farming))).toEqual(['withinLimits'])
  const came = step(ground, board, place('p3', biology))
  expect(came.ok ? [] : came.refusals).toMatchObject([{ clause: '1.1', found: { free: 0 } }])
})

test('a limit that rules out the seat gives it up in the same step, and one step back both are as before', () => {
  const before = done(boardOf(noPlan), place('p2', biology))
  const after = done(before, { do: 'limit', id: 'p2', limit: stays })
  expect(after.now).toEqual({ seats: {}, limits: { p2: [stays] } })
  expect(undo(ground, after).now).toEqual(before.now)
  expect(done(after, { do: 'lift', id: 'p2', at: 0 }).now).toEqual(noPlan)
})

test('4.3 filling seats the undecided beside the hand, keeps to the limits, is one step, and says who stays without', () => {
  const never: Limit = { kind: 'never', where: { host: 'imu' }, why: '示例' }
  const board = done(boardOf(noPlan), place('p4', chemistry), { do: 'limit', id: 'p1', limit: never })
  const { seats, left } = fill(ground, board.now)
  expect(seats).toEqual({ p2: biology, p3: biology })
  expect(left).toMatchObject([{ id: 'p1', told: { seat: null }, refusals: [] }])
  const filled = done(board, { do: 'fill', seats })
  expect(filled.now.seats).toMatchObject({ p4: { ...chemistry, by: 'hand' }, p2: { ...biology, by: 'fill' } })
  expect(undo(ground, filled).now).toEqual(board.now)
  expect(fill(ground, filled.now).seats).toEqual({})
})

test('4.3 why not the first wish: 2 seats, the last went to rank 2, theirs is 3; or a hand has put somebody there who comes after', () => {
  const board = done(boardOf(noPlan), place('p1', biology), place('p2', biology))
  const [p2, p3] = people.slice(1)
  if (!p2 || !p3) throw new Error('there are four')
  expect(wishesOf(ground, board.now, p3)).toMatchObject([
    { wish: 1, is: 'full', seats: 2, decidedBy: 'rank', last: { rank: 2 }, yours: { rank: 3 } },
    { wish: 2, is: 'free' },
  ])
  const byHand = done(boardOf(noPlan), place('p1', biology), place('p3', biology))
  expect(wishesOf(ground, byHand.now, p2)[0]).toMatchObject({ is: 'passed', after: 1, last: { rank: 3 }, yours: { rank: 2 } })
  expect(figuresOf(ground, byHand.now)).toMatchObject({ placed: 2, undecided: 2, byWish: [2, 0], grassRoots: [2, 3], passed: 1 })
  expect(figuresOf(ground, board.now).passed).toBe(0)
  expect(figuresOf(ground, done(boardOf(noPlan), place('p1', chemistry)).now).passed).toBe(1)
})

test('a plan of yesterday is settled: who was put forward leaves it, and a seat that came to nothing since is given up with its reason', () => {
  const saved: Plan = done(boardOf(noPlan), place('p1', biology), place('p2', biology), place('p4', chemistry)).now
  const refused = { ...biology, way: 'wish', by: 'department', on: '2022-06-02', ended: { by: 'person', on: '2022-06-05' } } as const
  const today = groundOf(
    law,
    [
      personAt('p1', 1, [biology], { status: 'proposed', ...biology }),
      personAt('p2', 2, [biology], { offered: [refused] }),
      ...people.slice(2),
    ],
    [programme(biology, 1, '180'), programme(chemistry, 0, '150'), programme(farming, 2, '210')],
  )
  const { plan, fallen } = settle(today, saved)
  expect(plan.seats).toEqual({})
  expect(fallen.map(({ id, refusals }) => [id, refusals.map(({ rule }) => rule)])).toEqual([
    ['p2', []],
    ['p4', ['seatIsFree']],
  ])
})

test('what was changed on the screen goes upon a plan that another saved: only what clashes or can’t stand is asked about', () => {
  const base = done(boardOf(noPlan), place('p1', biology)).now
  const mine = done(boardOf(base), place('p2', biology), place('p3', farming), {
    do: 'limit',
    id: 'p1',
    limit: { ...stays, where: { city } },
  })
  const theirs = done(boardOf(base), place('p4', chemistry), place('p3', biology)).now
  const came = rebase(ground, mine, theirs)
  expect(
    Object.entries(came.plan.seats)
      .map(([id, seat]) => [id, keyOf(seat)])
      .sort(),
  ).toEqual([
    ['p1', 'imu/imu-180'],
    ['p2', 'imu/imu-180'],
    ['p3', 'imau/imau-210'],
    ['p4', 'imu/imu-150'],
  ])
  expect(came.plan.limits.p1).toHaveLength(1)
  expect([came.clashes, came.refused]).toEqual([['p3'], []])
  const full = rebase(ground, done(boardOf(base), place('p2', biology)), done(boardOf(base), place('p3', biology)).now)
  expect(full.refused).toMatchObject([{ id: 'p2', refusals: [{ rule: 'seatIsFree' }] }])
})

test('4.3 neither the hand nor filling takes anybody further than they agreed to go', () => {
  const mining = { host: 'imust', programme: 'imust-440' }
  const at = (scope: readonly ('host' | 'field' | 'place')[]) =>
    groundOf(
      law,
      [personAt('p1', 1, [biology]), personAt('p2', 2, [biology], { scope })],
      [programme(biology, 1, '180'), programme(chemistry, 1, '150'), { ...programme(mining, 1, '440'), city: '包头' }],
    )
  const reached = (scope: readonly ('host' | 'field' | 'place')[]) => fill(at(scope), noPlan).seats.p2
  expect(reached([])).toBeUndefined()
  expect(reached(['host', 'place'])).toBeUndefined()
  expect(reached(['field'])).toEqual(chemistry)
  const narrow = at(['field'])
  expect(whyNotHere(narrow, noPlan, 'p2', mining)).toMatchObject([{ rule: 'withinScope', clause: '4.3', found: ['host', 'place'] }])
  expect(whyNotHere(at(['host', 'field', 'place']), noPlan, 'p2', mining)).toEqual([])
})

const seatAt = fc.constantFrom(biology, chemistry, farming)
const someone = fc.constantFrom('p1', 'p2', 'p3', 'p4')
const limitAt = fc.record({
  kind: fc.constantFrom('only' as const, 'never' as const),
  where: fc.oneof(seatAt, fc.constant({ host: 'imu' }), fc.constant({ city })),
  why: fc.constant('示例'),
})
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('place' as const), id: someone, seat: seatAt }),
  fc.record({ do: fc.constant('release' as const), ids: fc.array(someone) }),
  fc.record({ do: fc.constant('limit' as const), id: someone, limit: limitAt }),
  fc.record({ do: fc.constant('lift' as const), id: someone, at: fc.nat(2) }),
  fc.constant<Step>({ do: 'fill', seats: {} }),
)
/** A fill is of the plan as it stands then. */
const tried = (on: Ground, board: Board, asked: Step) =>
  step(on, board, asked.do === 'fill' ? { do: 'fill', seats: fill(on, board.now).seats } : asked)

test('whatever is done: no programme above its seats, limits hold, consent holds, and undo takes back exactly one step', () =>
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 25 }), steps => {
      let board = boardOf(noPlan)
      for (const asked of steps) {
        const came = tried(ground, board, asked)
        if (!came.ok) continue
        if (came.board !== board) {
          expect(undo(ground, came.board).now).toEqual(board.now)
          expect(redo(ground, undo(ground, came.board)).now).toEqual(came.board.now)
        }
        board = came.board
        for (const [key, planned] of plannedAt(board.now)) expect(planned).toBeLessThanOrEqual(ground.programmes.get(key)?.free ?? 0)
        for (const [id, seat] of Object.entries(board.now.seats)) {
          expect(whyNotHere(ground, board.now, id, { host: seat.host, programme: seat.programme })).toEqual([])
          expect(findLimit(board.now.limits[id], { ...seat, city })).toBeUndefined()
        }
        expect(settle(ground, board.now)).toEqual({ plan: board.now, fallen: [] })
      }
      expect(staged({ ...board, base: board.now })).toEqual([])
    }),
  ))

test('filling moves nobody who has a seat', () =>
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 12 }), steps => {
      const board = steps.reduce((so, asked) => {
        const came = step(ground, so, asked)
        return came.ok ? came.board : so
      }, boardOf(noPlan))
      const came = tried(ground, board, { do: 'fill', seats: {} })
      expect(came.ok).toBe(true)
      if (came.ok) expect(came.board.now.seats).toMatchObject(board.now.seats)
    }),
  ))

test('4.3 after a drop-out as few are moved as can be, nobody whom a hand has placed, and running it again changes nothing', () => {
  const planned = fill(ground, noPlan)
  const by = (id: string, how: 'hand' | 'fill') => ({ ...(planned.seats[id] ?? biology), by: how, asked: 0 })
  const plan: Plan = { limits: {}, seats: { p1: by('p1', 'fill'), p2: by('p2', 'fill'), p3: by('p3', 'hand'), p4: by('p4', 'fill') } }
  expect(Object.values(plan.seats).map(keyOf)).toEqual(['imu/imu-180', 'imu/imu-180', 'imau/imau-210', 'imu/imu-150'])
  const fewer = groundOf(law, people, [programme(biology, 1, '180'), programme(chemistry, 2, '150'), programme(farming, 2, '210')])
  const { plan: left, fallen } = settle(fewer, plan)
  expect(fallen.map(({ id }) => id)).toEqual(['p2'])
  const again = rerun(fewer, left, fallen)
  expect(again.moves).toEqual([{ id: 'p2', from: 'imu/imu-180', to: 'imu/imu-150', why: 'fewerSeats', instead: [] }])
  expect(again.plan.seats.p2).toMatchObject({ ...chemistry, by: 'fill' })
  expect([again.plan.seats.p1, again.plan.seats.p3, again.plan.seats.p4]).toEqual([plan.seats.p1, plan.seats.p3, plan.seats.p4])
  expect(rerun(fewer, again.plan, [])).toMatchObject({ plan: again.plan, moves: [], placed: [] })
})

test('4.3 somebody gives way to whoever had the seat and has nowhere else to go; who was told of a seat is not touched', () => {
  const only = [personAt('p1', 1, [biology, chemistry]), personAt('p2', 2, [biology], { willing: false }), personAt('p9', 9, [chemistry])]
  const proposed = {
    ...personAt('p0', 1, [farming]),
    dossier: { ...personAt('p0', 1, [farming]).dossier, status: 'proposed' as const, ...farming },
  }
  const on = groundOf(law, [...only, proposed], [programme(biology, 1, '180'), programme(chemistry, 2, '150')])
  const plan: Plan = { limits: {}, seats: { p1: { ...biology, by: 'fill', asked: 0 } } }
  const again = rerun(on, plan, [{ id: 'p2', seat: biology, refusals: [] }])
  expect(again.moves).toMatchObject([{ id: 'p1', from: 'imu/imu-180', to: 'imu/imu-150', why: 'fewerSeats' }])
  expect(Object.keys(again.plan.seats).sort()).toEqual(['p1', 'p2', 'p9'])
  expect(again.placed).toEqual(['p9'])
})
