/** The end of a placement before its time, and what the correction of a sanction gives back. */
import { expect, test } from 'vitest'
import {
  admittedOn,
  broken,
  department,
  imuBiology,
  leader,
  noShow,
  onPlacement,
  personOf,
  placed,
  round,
  tried,
} from '../../test/given.ts'
import { withoutRule } from '../../test/sabotage/checks.ts'
import type { World } from '../../test/world.ts'
import { seatsFree, seatsTaken } from '../accounts.ts'

const act = (w: World, action: string, by: Parameters<typeof onPlacement>[3], day: string, input: unknown = {}) =>
  onPlacement(w, 'a1', action, by, day, input)
const at = (w: World) => w.dossier('placement', 'a1')
const seats = (w: World) => [w.balance(seatsFree(round, 'imu', 'imu-180')), w.balance(seatsTaken(round, 'imu', 'imu-180'))]
const agreed = () => {
  const w = admittedOn('a1')
  act(w, 'propose', department, '2022-06-02', imuBiology)
  act(w, 'agree', personOf('a1'), '2022-06-06')
  return w
}
const confirmed = () => {
  const w = admittedOn('a1')
  placed(w, 'a1')
  return w
}

const cancel = (w: World, action: string, subject: 'training' | 'discipline' = 'training') =>
  tried(w, { subject: 'placement', id: 'a1', action: 'cancel', input: {}, cause: { subject, action } })

test('6.4 a training that ends before its time frees the seat once', () => {
  const seat = { debit: seatsTaken(round, 'imu', 'imu-180'), credit: seatsFree(round, 'imu', 'imu-180'), amount: 1 }
  expect(cancel(confirmed(), 'terminate')).toMatchObject({ kind: 'done', dossier: { status: 'cancelled' }, transfers: [seat] })
  expect(cancel(confirmed(), 'pass')).toMatchObject({ kind: 'refused', refusals: [{ rule: 'by' }] })
})

/** The placement as a sanction leaves it. */
const sanctioned = (w: World) => {
  const outcome = cancel(w, 'sanction', 'discipline')
  if (outcome.kind !== 'done') throw new Error('a sanction frees the seat')
  return { ...at(w), ...outcome.dossier }
}
const restore = (w: World) =>
  tried(w, { subject: 'placement', id: 'a1', action: 'restore', input: {}, cause: { subject: 'discipline', action: 'correct' } })

test('6.6 a corrected sanction gives the seat back, and nobody restores a placement by hand', () => {
  const w = confirmed()
  expect(restore(w)).toMatchObject({ kind: 'refused', refusals: [{ rule: 'from' }] })
  w.put('placement', 'a1', sanctioned(w))
  const seat = { debit: seatsFree(round, 'imu', 'imu-180'), credit: seatsTaken(round, 'imu', 'imu-180'), amount: 1 }
  const restored = restore(w)
  expect(restored).toMatchObject({ kind: 'done', dossier: { status: 'confirmed', ...imuBiology }, transfers: [seat] })
  expect(broken(act(w, 'restore', leader, '2022-10-10'))).toEqual(['by'])
})

test('4.3 whoever gave the admission up, or whose place went to a reserve, gets no seat back by the correction of a sanction', () => {
  const given = agreed()
  act(given, 'giveUp', personOf('a1'), '2022-06-08')
  const released = confirmed()
  noShow(released, 'a1')
  expect([at(released).status, seats(released)]).toEqual(['cancelled', [4, 0]])
  for (const [w, cancelledBy] of [[given, 'person'] as const, [released, 'training'] as const]) {
    expect(restore(w)).toMatchObject({
      kind: 'refused',
      refusals: [{ rule: 'sanctionTookSeat', clause: '6.6', found: { cancelledBy }, wants: 'sanction' }],
    })
    const later = cancel(w, 'sanction', 'discipline')
    expect(later).toMatchObject({ kind: 'done', dossier: { status: 'cancelled', cancelledBy }, transfers: [] })
    expect(broken(act(w, 'restore', leader, '2022-10-10'))).toEqual(['by'])
  }
  expect(withoutRule('placement', 'restore', 'sanctionTookSeat', () => restore(released))).toMatchObject({ kind: 'done', transfers: [{}] })
})

test('6.6 a placement that a sanction had cancelled before it was recorded by whom is restored all the same', () => {
  const w = confirmed()
  w.put('placement', 'a1', { ...sanctioned(w), cancelledBy: undefined })
  expect(restore(w)).toMatchObject({ kind: 'done', dossier: { status: 'confirmed' } })
})

test('6.6 a sanction frees the seat of a placement that still holds one, and is not in the way where none is held', () => {
  expect(cancel(confirmed(), 'sanction', 'discipline')).toMatchObject({ kind: 'done', transfers: [{ amount: 1 }] })
  const w = agreed()
  act(w, 'giveUp', personOf('a1'), '2022-06-08')
  expect(cancel(w, 'sanction', 'discipline')).toMatchObject({ kind: 'done', dossier: { status: 'cancelled' }, transfers: [] })
})
