// What the page holds of a board when the server says something new: nothing staged is lost, nothing newer is written over.
import { expect, test } from 'vitest'
import { boardOf, type Step, staged, step, undo } from '../../../core/plan/board.ts'
import { noPlan, type Plan } from '../../../core/plan/plan.ts'
import { law } from '../../../test/given.ts'
import { groundOf, personAt } from '../../../test/plans.ts'
import { dropMine, fromKept, type Held, keepMine, meet, toKeep } from './held.ts'

const biology = { host: 'imu', programme: 'imu-180' }
const chemistry = { host: 'imu', programme: 'imu-150' }
const city = '呼和浩特'
const programmes = [
  { ...biology, city, discipline: '180', free: 1 },
  { ...chemistry, city, discipline: '150', free: 2 },
]
const ground = groundOf(law, [personAt('p1', 1, [biology]), personAt('p2', 2, [biology]), personAt('p3', 3, [chemistry])], programmes)
const planOf = (...steps: readonly Step[]): Plan => steps.reduce((so, one) => stepped(so, one), boardOf(noPlan)).now
const stepped = (board: Held['board'], asked: Step) => {
  const came = step(ground, board, asked)
  if (!came.ok) throw new Error(JSON.stringify(came.refusals))
  return came.board
}
const place = (id: string, seat: typeof biology): Step => ({ do: 'place', id, seat })
const opened = meet(ground, undefined, { version: 0, plan: noPlan })
const mine: Held = { ...opened, board: stepped(opened.board, place('p1', biology)) }
const theirs = { version: 1, plan: planOf(place('p2', biology), place('p3', chemistry)) }

test('4.3 what is staged comes back from the device as it was, steps back included', () => {
  const back = fromKept(JSON.parse(JSON.stringify(toKeep(mine))))
  const met = meet(ground, back, { version: 0, plan: noPlan })
  expect(met.board.now).toEqual(mine.board.now)
  expect(undo(ground, met.board).now).toEqual(noPlan)
  for (const broken of [undefined, 'x', {}, { version: 1, saved: {}, now: { seats: { p1: 1 }, limits: {} } }])
    expect(fromKept(broken)).toBeUndefined()
})

test('4.3 a newer plan is laid beside what is staged, and nothing is changed until one says whose to build on', () => {
  const met = meet(ground, mine, theirs)
  expect(met.newer).toEqual(theirs)
  expect([met.version, met.board.now]).toEqual([0, mine.board.now])
  const kept = keepMine(ground, met)
  expect(kept).toMatchObject({
    refused: 1,
    held: { version: 1, newer: undefined, board: { now: { seats: { p2: biology, p3: chemistry } } } },
  })
  expect(dropMine(ground, met)).toMatchObject({ version: 1, newer: undefined, board: { now: theirs.plan } })
})

test('with nothing staged the newest plan is simply shown', () => {
  const met = meet(ground, opened, theirs)
  expect(met).toMatchObject({ version: 1, newer: undefined, board: { now: theirs.plan } })
})

test('a person who was put forward meanwhile leaves what is staged', () => {
  const later = groundOf(law, [personAt('p1', 1, [biology], { status: 'proposed', ...biology })], programmes)
  const met = meet(later, mine, { version: 0, plan: noPlan })
  expect([staged(met.board), met.fallen]).toEqual([[], []])
})
