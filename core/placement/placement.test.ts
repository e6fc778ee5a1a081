/** The placement: proposals within wishes and willingness, both answers, the ministry's way, and seats that are never lost. */
import { expect, test } from 'vitest'
import {
  admitted,
  admittedOn,
  bodyOf,
  broken,
  clock,
  department,
  firstRefusal,
  type Given,
  hohhot,
  hostOf,
  imuBiology,
  imuChemistry,
  law,
  leader,
  ministry,
  onPlacement,
  openRound,
  personOf,
  placed,
  recommended,
  refusals,
  rosterReceived,
  round,
  tried,
} from '../../test/given.ts'
import { handedOver } from '../../test/parcels.ts'
import type { World } from '../../test/world.ts'
import { placesFilled, placesFree, seatsFree, seatsTaken } from '../accounts.ts'

const theirs = hostOf(imuBiology.host)
const given = (more: Given = {}, itsLaw = law) => admittedOn('a1', more, itsLaw)
const act = (w: World, action: string, by: Parameters<typeof onPlacement>[3], day: string, input: unknown = {}) =>
  onPlacement(w, 'a1', action, by, day, input)
const propose = (w: World, seat = imuBiology, day = '2022-06-02') => act(w, 'propose', department, day, seat)
const at = (w: World) => w.dossier('placement', 'a1')
const seats = (w: World, seat = imuBiology) => [
  w.balance(seatsFree(round, seat.host, seat.programme)),
  w.balance(seatsTaken(round, seat.host, seat.programme)),
]
const unwilling = { willing: false }

const agreed = (more: Given = {}) => {
  const w = given(more)
  propose(w)
  act(w, 'agree', personOf('a1'), '2022-06-06')
  return w
}
const confirmed = () => {
  const w = given()
  placed(w, 'a1')
  return w
}
const outside = (more: Given = {}) => {
  const w = given({ track: 'outside', preferences: [{ host: 'pku', programme: 'pku-180' }], ...more })
  handedOver(w, ['a1'])
  return w
}

test('4.3 admission opens a placement with the wishes as they were handed in', () => {
  expect(at(given(unwilling))).toMatchObject({ status: 'opened', wished: [imuBiology], willing: false, person: 'person a1', body: hohhot })
})

test('4.3 a wish is proposed, agreed to, welcomed and confirmed; the seat is taken once', () => {
  const w = confirmed()
  expect(at(w)).toMatchObject({ status: 'confirmed', ...imuBiology })
  expect(at(w).offered).toEqual([
    { ...imuBiology, way: 'wish', by: 'department', on: '2022-06-02', agreedOn: '2022-06-06', welcomedOn: '2022-06-10' },
  ])
  expect(seats(w)).toEqual([3, 1])
})

test('4.3 nobody is placed outside their wishes unless they said they are willing', () => {
  const answer = propose(given(unwilling), imuChemistry)
  expect(refusals(answer)).toMatchObject([{ rule: 'wishedOrWilling', clause: '4.3', found: { willing: false, wished: [imuBiology] } }])
  const w = given({ willing: true })
  expect(propose(w, imuChemistry).ok).toBe(true)
  expect(at(w).offered).toMatchObject([{ way: 'adjustment' }])
})

test('4.3 who agreed to go elsewhere goes no further than they said: another host, another field or another place', () => {
  const chemistry = (scope: readonly ('host' | 'field' | 'place')[]) => propose(given({ willing: true, scope }), imuChemistry)
  expect(refusals(chemistry(['host', 'place']))).toMatchObject([
    { rule: 'withinScope', clause: '4.3', found: ['field'], wants: ['host', 'place'] },
  ])
  expect(chemistry(['field']).ok).toBe(true)
  const elsewhere = { host: 'imust', programme: 'imust-430' }
  expect(refusals(propose(given({ willing: true, scope: ['field'] }), elsewhere))).toMatchObject([
    { rule: 'withinScope', found: ['host', 'place'] },
  ])
  expect(at(given({ willing: true, scope: ['field'] }))).toMatchObject({ willing: true, scope: ['field'] })
})

test('4.3 another programme of the host that was wished for is an adjustment too', () => {
  expect(broken(propose(given(unwilling), { host: imuBiology.host, programme: 'imu-520' }))).toEqual(['wishedOrWilling'])
})

test('4.3 the person has five working days to answer, the host ten', () => {
  const w = given()
  propose(w, imuBiology, '2022-06-06')
  expect(at(w).due).toBe('2022-06-13')
  act(w, 'agree', personOf('a1'), '2022-06-08')
  expect(at(w).due).toBe('2022-06-22')
})

test('4.3 who lets the day pass is reminded, and not before', () => {
  const w = given()
  propose(w, imuBiology, '2022-06-06')
  expect(firstRefusal(act(w, 'remind', clock, '2022-06-13'))).toBe('overdue 4.3')
  expect(act(w, 'remind', clock, '2022-06-14').ok).toBe(true)
  expect(at(w).status).toBe('proposed')
})

test('4.3 nobody answers for the person', () => {
  const w = given()
  propose(w)
  for (const by of [department, leader, theirs, bodyOf(hohhot), personOf('a2')])
    expect(broken(act(w, 'agree', by, '2022-06-06'))).toEqual(['by'])
})

test('4.3 a person proposes no host to themself', () => {
  const double = { ...personOf('a1'), seats: department.seats }
  expect(broken(act(given(), 'propose', double, '2022-06-02', imuBiology))).toEqual(['notInOwnCase'])
})

test('4.3 a refused offer is remembered with its answer, and its seat is free again', () => {
  const w = given()
  propose(w, imuChemistry)
  expect(act(w, 'refuse', personOf('a1'), '2022-06-06', { reason: '专业不符' }).ok).toBe(true)
  expect(seats(w, imuChemistry)).toEqual([2, 0])
  expect(at(w)).toMatchObject({
    status: 'opened',
    host: undefined,
    offered: [{ ...imuChemistry, ended: { by: 'person', on: '2022-06-06' } }],
  })
})

test("4.3 the person's reason for refusing is sealed and stands in no entry", () => {
  const w = given()
  propose(w, imuChemistry)
  act(w, 'refuse', personOf('a1'), '2022-06-06', { reason: '家中老人需要照顾' })
  expect(JSON.stringify(w.journal)).not.toContain('老人')
  expect(w.record('placement', 'a1', 'refusal')).toEqual({ reason: '家中老人需要照顾' })
})

test('4.3 a refusal costs nothing: another host is proposed', () => {
  const w = given()
  propose(w, imuChemistry)
  act(w, 'refuse', personOf('a1'), '2022-06-06')
  expect(propose(w, imuBiology, '2022-06-07').ok).toBe(true)
  expect(broken(act(given(), 'forfeit', leader, '2022-06-07', { reason: '拒绝调剂' }))).toEqual(['refusalCostsPlace'])
})

test('4.3 where a refusal costs the place, no second host is proposed and the place goes back to the body', () => {
  const { placement } = law.policy
  const strict = {
    ...law,
    policy: { ...law.policy, placement: { ...placement, refusalCosts: { ...placement.refusalCosts, value: 'place' as const } } },
  }
  const w = given({}, strict)
  expect(broken(act(w, 'forfeit', leader, '2022-06-01', { reason: '尚未拒绝' }))).toEqual(['refusalCostsPlace'])
  propose(w)
  act(w, 'refuse', personOf('a1'), '2022-06-06')
  expect(firstRefusal(propose(w, imuBiology, '2022-06-07'))).toBe('refusalCostNothing 4.3')
  expect(act(w, 'forfeit', leader, '2022-06-08', { reason: '拒绝培养单位' }).ok).toBe(true)
  expect([w.balance(placesFree(round, 'inside', hohhot)), w.balance(placesFilled(round, 'inside'))]).toEqual([3, 0])
})

test('4.3 a host that turns somebody down gets its seat back, and the person is looked after again', () => {
  const w = agreed()
  expect(act(w, 'turnDown', theirs, '2022-06-10', { reason: 'noSupervisor', explanation: '导师出国' }).ok).toBe(true)
  expect(seats(w)).toEqual([4, 0])
  expect(at(w)).toMatchObject({ status: 'opened', programme: undefined, offered: [{ ended: { by: 'host', reason: 'noSupervisor' } }] })
  expect(JSON.stringify(w.journal)).not.toContain('导师')
})

test('4.3 only the host that was proposed welcomes or turns down', () => {
  const w = agreed()
  for (const by of [hostOf('imau'), department, personOf('a1')]) {
    expect(broken(act(w, 'welcome', by, '2022-06-10'))).toHaveLength(1)
    expect(broken(act(w, 'turnDown', by, '2022-06-10', { reason: 'other' }))).toHaveLength(1)
  }
})

test('4.3 a host welcomes nobody who was not asked, unless the policy takes the willingness on the form for the answer', () => {
  const w = given()
  propose(w)
  expect(firstRefusal(act(w, 'welcome', theirs, '2022-06-10'))).toBe('personWasAsked 4.3')
  const { placement } = law.policy
  const adjustment = { ...placement.adjustment, value: { ...placement.adjustment.value, askAgain: false } }
  const quick = given({}, { ...law, policy: { ...law.policy, placement: { ...placement, adjustment } } })
  propose(quick)
  expect(act(quick, 'welcome', theirs, '2022-06-10').ok).toBe(true)
})

test('4.3 a host with no seat left gets nobody more, until somebody refuses', () => {
  const programmes = (list: (typeof law.hosts.hosts)[number]['programmes']) =>
    list.map(p => (p.id === imuBiology.programme ? { ...p, capacity: 1 } : p))
  const hosts = law.hosts.hosts.map(h => ({ ...h, programmes: programmes(h.programmes) }))
  const w = openRound({ ...law, hosts: { ...law.hosts, hosts } })
  recommended(w, 'a1')
  recommended(w, 'a2')
  rosterReceived(w)
  admitted(w, ['a1', 'a2'])
  propose(w)
  const second = () => onPlacement(w, 'a2', 'propose', department, '2022-06-07', imuBiology)
  expect(refusals(second())).toEqual([{ rule: 'seatIsFree', clause: '1.1', found: { free: 0 }, wants: 1 }])
  act(w, 'refuse', personOf('a1'), '2022-06-06')
  expect(second().ok).toBe(true)
})

test('1.1 inside, only a host of the track with that programme is proposed', () => {
  const w = given()
  expect(firstRefusal(propose(w, { host: 'pku', programme: 'pku-180' }))).toBe('hostIsOfTrack 1.1')
  expect(broken(propose(w, { host: 'imu', programme: 'imau-230' }))).toContain('hostIsOfTrack')
})

test('1.1 only a host of a kind that the track allows is proposed', () => {
  const inside = law.policy.tracks.inside
  if (!inside) throw new Error('the policy of 2022 has an inside track')
  const tracks = { ...law.policy.tracks, inside: { ...inside, hostKinds: { ...inside.hostKinds, value: ['researchInstitute' as const] } } }
  expect(broken(propose(given({}, { ...law, policy: { ...law.policy, tracks } })))).toEqual(['hostIsOfTrack'])
})

test('1.1 the department proposes no host outside the region, and hands over nobody from inside', () => {
  const w = given({ track: 'outside' })
  expect(broken(propose(w))).toContain('trackIsPlacedBy')
  expect(firstRefusal(handedOver(given(), ['a1'], 1, '2022-06-02', 'inside'))).toBe('parcelIsOfTrack 1.1')
})

test("1.1 the ministry's answer is read back with host and programme, and takes no seat of ours", () => {
  const w = outside({ willing: true })
  expect(act(w, 'readBack', ministry, '2022-06-20', { host: 'caas', programme: 'crops' }).ok).toBe(true)
  expect(at(w)).toMatchObject({ status: 'welcomed', host: 'caas', programme: 'crops', batch: 1 })
  expect(at(w).offered).toMatchObject([{ by: 'ministry', way: 'adjustment' }])
  expect(seats(w, { host: 'caas', programme: 'crops' })).toEqual([0, 0])
  expect(act(w, 'confirm', department, '2022-06-21').ok).toBe(true)
})

test('4.3 the ministry too places nobody outside their wishes who is not willing', () => {
  const w = outside(unwilling)
  expect(broken(act(w, 'readBack', ministry, '2022-06-20', { host: 'caas', programme: 'crops' }))).toEqual(['wishedOrWilling'])
  expect(act(w, 'readBack', ministry, '2022-06-20', { host: 'pku', programme: 'pku-180' }).ok).toBe(true)
})

test('4.3 the ministry too sends nobody further than they agreed to: what of our catalogue it names is judged by the scope of the willingness', () => {
  const answer = (scope: readonly ('host' | 'field' | 'place')[], seat: object) =>
    act(outside({ willing: true, scope }), 'readBack', ministry, '2022-06-20', seat)
  const energy = { host: 'tsinghua', programme: 'tsinghua-480' }
  expect(refusals(answer(['host', 'place'], energy))).toMatchObject([{ rule: 'withinScope', found: ['field'], wants: ['host', 'place'] }])
  expect(answer(['host', 'field', 'place'], energy).ok).toBe(true)
  expect(answer(['place'], { host: 'caas', programme: 'crops' }).ok).toBe(true)
})

test('4.3 when the ministry finds no host the file comes back and can go in a later batch', () => {
  const w = outside()
  expect(act(w, 'handBack', ministry, '2022-06-20', { reason: 'noHost' }).ok).toBe(true)
  expect(handedOver(w, ['a1'], 2, '2022-06-21').ok).toBe(true)
  expect(at(w).batch).toBe(2)
})

test('4.3 who gives up before the training leaves the seat to others and the place to their body', () => {
  const w = agreed()
  expect(act(w, 'giveUp', personOf('a1'), '2022-06-08', { reason: '工作调动' }).ok).toBe(true)
  expect(at(w).status).toBe('cancelled')
  expect(seats(w)).toEqual([4, 0])
  expect([w.balance(placesFree(round, 'inside', hohhot)), w.balance(placesFilled(round, 'inside'))]).toEqual([3, 0])
  expect(JSON.stringify(w.journal)).not.toContain('工作调动')
})

test('4.3 nobody is confirmed whom no host has welcomed', () => {
  expect(refusals(act(agreed(), 'confirm', department, '2022-06-13'))).toMatchObject([
    { rule: 'from', found: 'agreed', wants: ['welcomed'] },
  ])
})

test('6.1 after the confirmation neither person nor host nor department changes the placement by hand', () => {
  const w = confirmed()
  for (const by of [personOf('a1'), theirs, department, leader])
    for (const action of ['propose', 'change', 'giveUp', 'turnDown'])
      expect(
        broken(act(w, action, by, '2022-10-10', action === 'turnDown' ? { reason: 'other' } : action === 'giveUp' ? {} : imuChemistry)),
      ).not.toEqual([])
})

const change = (w: World, input: unknown) =>
  tried(w, { subject: 'placement', id: 'a1', action: 'change', input, cause: { subject: 'training', action: 'allowChange' } })

test('6.1 a change that was allowed moves the seat, and the first placement stays on record', () => {
  const outcome = change(confirmed(), imuChemistry)
  expect(outcome).toMatchObject({
    kind: 'done',
    dossier: {
      status: 'confirmed',
      ...imuChemistry,
      offered: [
        { ...imuBiology, ended: { reason: 'changed' } },
        { ...imuChemistry, way: 'change' },
      ],
    },
    transfers: [
      { debit: seatsTaken(round, 'imu', 'imu-180'), credit: seatsFree(round, 'imu', 'imu-180'), amount: 1 },
      { debit: seatsFree(round, 'imu', 'imu-150'), credit: seatsTaken(round, 'imu', 'imu-150'), amount: 1 },
    ],
  })
})

test('6.1 a change to a programme without a free seat is refused', () => {
  expect(change(confirmed(), { host: 'imu', programme: 'nothing' })).toMatchObject({
    kind: 'refused',
    refusals: [{ rule: 'newSeatIsFree', clause: '6.1' }],
  })
})
