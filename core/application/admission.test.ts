/** From the accepted list to admission, and the reserves who come after: the notice, objections, places that fall free. */
import { expect, test } from 'vitest'
import {
  admitted,
  admittedOn,
  bodyOf,
  broken,
  department,
  firstRefusal,
  hohhot,
  imuBiology,
  law,
  leader,
  noShow,
  on,
  onPlacement,
  onRound,
  openRound,
  personOf,
  placed,
  recommended,
  refusals,
  reserved,
  rosterId,
  rosterReceived,
  round,
  tried,
} from '../../test/given.ts'
import type { World } from '../../test/world.ts'
import { placesFilled, placesFree, placesUsed, reservesFree, reservesUsed } from '../accounts.ts'

const ours = bodyOf(hohhot)
const status = (w: World, id = 'a1') => w.dossier('application', id).status
const places = (w: World, track = 'inside') => [w.balance(placesFree(round, track, hohhot)), w.balance(placesUsed(round, track, hohhot))]
const reserves = (w: World) => [w.balance(reservesFree(round, 'inside', hohhot)), w.balance(reservesUsed(round, 'inside', hohhot))]

const accepted = (ids: readonly string[] = ['a1']) => {
  const w = openRound()
  for (const id of ids) recommended(w, id)
  rosterReceived(w)
  for (const id of ids) on(w, id, 'accept', department, '2022-05-05')
  onRound(w, 'close', department, '2022-05-06')
  onRound(w, 'publishNotice', department, '2022-05-09')
  return w
}

test('4 nobody is admitted before the public notice is over', () => {
  const w = accepted()
  expect(firstRefusal(on(w, 'a1', 'admit', leader, '2022-05-16'))).toBe('noticeIsOver 4')
  expect(on(w, 'a1', 'admit', leader, '2022-05-17').ok).toBe(true)
})

test('1.2 an admission fills a place of the track and opens the placement', () => {
  const w = admittedOn('a1')
  expect([places(w), w.balance(placesFilled(round, 'inside'))]).toEqual([[2, 0], 1])
  expect(w.dossier('placement', 'a1').status).toBe('opened')
})

const withReserve = () => {
  const w = openRound()
  for (const id of ['a1', 'a2', 'a3']) recommended(w, id)
  reserved(w, 'r1')
  rosterReceived(w)
  admitted(w, ['a1', 'a2', 'a3'])
  return w
}

test('1.2 a reserve is called up when an admitted person gives the place up, and takes that place', () => {
  const w = withReserve()
  expect(refusals(on(w, 'r1', 'callUp', department, '2022-06-02'))).toMatchObject([
    { rule: 'withinPlaces', clause: '1.2', found: { free: 0 } },
  ])
  onPlacement(w, 'a2', 'giveUp', personOf('a2'), '2022-06-03')
  expect(on(w, 'r1', 'callUp', department, '2022-06-06').ok).toBe(true)
  expect([status(w, 'r1'), places(w), reserves(w)]).toEqual(['nominated', [0, 1], [1, 0]])
})

test('1.2 the place of a person who never came goes to the reserve', () => {
  const w = withReserve()
  placed(w, 'a3')
  noShow(w, 'a3')
  expect(places(w)).toEqual([1, 0])
  expect(on(w, 'r1', 'callUp', department, '2022-10-11').ok).toBe(true)
  expect(places(w)).toEqual([0, 1])
})

test('1.2 a reserve who was called up is ranked behind the recommended on the roster', () => {
  const w = withReserve()
  onPlacement(w, 'a2', 'giveUp', personOf('a2'), '2022-06-03')
  on(w, 'r1', 'callUp', department, '2022-06-06')
  expect(w.dossier('nomination', rosterId()).lines.at(-1)).toMatchObject({ application: 'r1', as: 'recommended', rank: 4 })
  expect(w.dossier('nomination', rosterId()).status).toBe('received')
})

test('1.2 reserves are called in the order of the roster: nobody jumps the queue', () => {
  const { procedure } = law.policy
  const w = openRound({ ...law, policy: { ...law.policy, procedure: { ...procedure, reserves: { ...procedure.reserves, value: 2 } } } })
  recommended(w, 'a1')
  reserved(w, 'r1')
  reserved(w, 'r2')
  rosterReceived(w)
  expect(() => on(w, 'r2', 'callUp', department, '2022-05-05')).toThrow(/firstInLine/)
})

test('1.2 only the department calls up, and only a reserve', () => {
  const w = openRound()
  recommended(w, 'a1')
  reserved(w, 'r1')
  rosterReceived(w)
  for (const by of [ours, personOf('r1'), leader]) expect(broken(on(w, 'r1', 'callUp', by, '2022-05-05'))).toHaveLength(1)
  expect(broken(on(w, 'a1', 'callUp', department, '2022-05-05'))).toEqual(['from'])
})

test('1.2 a reserve called up late is reviewed and admitted by an extension and a notice of their own', () => {
  const w = withReserve()
  onRound(w, 'announce', leader, '2022-06-02')
  onPlacement(w, 'a2', 'giveUp', personOf('a2'), '2022-06-03')
  on(w, 'r1', 'callUp', department, '2022-06-06')
  expect(broken(on(w, 'r1', 'accept', department, '2022-06-07'))).toEqual(['withinWindow'])
  onRound(w, 'extendFor', department, '2022-06-07', { step: 'review', bodies: [hohhot], until: '2022-06-10', reason: '候补递补' })
  on(w, 'r1', 'accept', department, '2022-06-08')
  onRound(w, 'publishNotice', department, '2022-06-08')
  expect(broken(on(w, 'r1', 'admit', leader, '2022-06-09'))).toEqual(['noticeIsOver'])
  expect(on(w, 'r1', 'admit', leader, '2022-06-16').ok).toBe(true)
  expect(w.dossier('placement', 'r1')).toMatchObject({ status: 'opened', wished: [imuBiology] })
})

test('1.2 nobody is admitted beyond the places of the track, even by a law that was cut afterwards', () => {
  const { inside } = law.policy.tracks
  if (!inside) throw new Error('the policy of 2022 has an inside track')
  const tracks = { ...law.policy.tracks, inside: { ...inside, places: { value: 0, clause: '1.2' } } }
  const none = { ...law, policy: { ...law.policy, tracks } }
  expect(tried(accepted(), { subject: 'application', id: 'a1', action: 'admit', input: {} }, none, leader)).toMatchObject({
    kind: 'refused',
    refusals: [{ rule: 'trackHasPlaces', clause: '1.2', found: 0, wants: 0 }],
  })
})
