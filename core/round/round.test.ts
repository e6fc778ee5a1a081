/** The round: places issued by the table, windows with named extensions, the public notice and the end. */
import { expect, test } from 'vitest'
import type { Law } from '../../policy/shape.ts'
import {
  bodyOf,
  broken,
  consented,
  department,
  digest,
  employerOf,
  firstRefusal,
  form,
  hohhot,
  imuBiology,
  law,
  leader,
  on,
  onRound,
  openRound,
  personOf,
  refusals,
  round,
} from '../../test/given.ts'
import { type World, world } from '../../test/world.ts'
import { placePool, placesFree, reservesFree, seatsFree } from '../accounts.ts'
import { fold, getSubject } from '../catalogue.ts'
import type { Listed } from '../facts.ts'
import { daysMoved } from './extension.ts'

const publish = (itsLaw: Law, input = { law: digest('a'), edition: itsLaw.policy.edition }) => {
  const w = world(itsLaw)
  return { w, answer: onRound(w, 'publish', leader, '2022-03-03', input) }
}

const withPlaces = (body: string, places: Readonly<Record<string, number>>): Law => ({
  ...law,
  places: { ...law.places, bodies: law.places.bodies.map(b => (b.body === body ? { ...b, places } : b)) },
})

test('1.2 publishing puts every place where the quota table says: 40 and 40, none left over', () => {
  const { w } = publish(law)
  for (const track of ['outside', 'inside']) {
    const given = law.places.bodies.map(b => w.balance(placesFree(round, track, b.body)))
    expect(given).toEqual(law.places.bodies.map(b => b.places[track]))
    expect(given.reduce((a, b) => a + b) + w.balance(placePool(round, track))).toBe(40)
  }
})

test("1.2 what the table doesn't give away stays in the department's pool", () => {
  const { w } = publish(withPlaces(hohhot, { outside: 3, inside: 1 }))
  expect(w.balance(placePool(round, 'inside'))).toBe(2)
})

test("1.2 a quota table that sums to more than a track's places can't be published", () => {
  const { answer } = publish(withPlaces(hohhot, { outside: 3, inside: 4 }))
  expect(refusals(answer)).toEqual([{ rule: 'tableFitsTracks', clause: '1.2', found: { track: 'inside', given: 41 }, wants: 40 }])
})

test("1.1 a quota table that gives a department of the region a place inside can't be published", () => {
  const { answer } = publish(withPlaces('dept-culture', { outside: 0, inside: 1 }))
  expect(broken(answer)).toContain('bodiesSuitTracks')
  expect(refusals(answer).find(r => r.rule === 'bodiesSuitTracks')).toMatchObject({ clause: '1.1', found: { body: 'dept-culture' } })
})

test("a round can't be published under another edition than its law's", () => {
  expect(broken(publish(law, { law: digest('a'), edition: '1999.1' }).answer)).toEqual(['editionIsTheLaws'])
})

test('1.2 each body may list reserves where the track is open to it, and nowhere else', () => {
  const { w } = publish(law)
  expect(w.balance(reservesFree(round, 'inside', hohhot))).toBe(law.policy.procedure.reserves.value)
  expect(w.balance(reservesFree(round, 'inside', 'dept-health'))).toBe(0)
  expect(w.balance(reservesFree(round, 'outside', 'dept-health'))).toBe(law.policy.procedure.reserves.value)
})

test('1.1 seats are counted at the hosts that the department fills; those of the ministry are not ours to count', () => {
  const { w } = publish(law)
  expect(w.balance(seatsFree(round, imuBiology.host, imuBiology.programme))).toBe(4)
  const theirs = law.hosts.hosts.filter(h => !h.tracks.includes('inside'))
  expect(theirs.flatMap(h => h.programmes.map(p => w.balance(seatsFree(round, h.id, p.id)))).every(free => free === 0)).toBe(true)
})

test('7.1 a published round opens on the first day of applications, not before', () => {
  const { w } = publish(law)
  expect(firstRefusal(onRound(w, 'open', department, '2022-03-02'))).toBe('firstDayHasCome 4.1')
  expect(onRound(w, 'open', department, '2022-03-03').ok).toBe(true)
})

test('7.1 nobody can apply in a round that is published but not open', () => {
  const { w } = publish(law)
  expect(broken(on(w, 'a1', 'start', personOf('a1'), '2022-03-07', { round, form: form({}) }))).toEqual(['roundIsOpen'])
})

test('5 a late file gets in by an extension for its body, and for no other', () => {
  const w = openRound()
  consented(w, 'a1')
  consented(w, 'a2', { division: '150202' })
  expect(broken(on(w, 'a1', 'recommend', bodyOf(hohhot), '2022-04-02'))).toContain('withinWindow')
  const extension = { step: 'nominate', bodies: [hohhot], until: '2022-04-06', reason: '暴雪封路，材料迟到' }
  expect(onRound(w, 'extendFor', department, '2022-04-02', extension).ok).toBe(true)
  expect(on(w, 'a1', 'recommend', bodyOf(hohhot), '2022-04-06').ok).toBe(true)
  expect(refusals(on(w, 'a2', 'recommend', bodyOf('150200'), '2022-04-06'))).toMatchObject([{ rule: 'withinWindow', clause: '5' }])
})

test('5 an extension ends too: the day after it is late again', () => {
  const w = openRound()
  consented(w, 'a1')
  onRound(w, 'extendFor', department, '2022-04-02', { step: 'nominate', bodies: [hohhot], until: '2022-04-06', reason: '暴雪封路' })
  expect(broken(on(w, 'a1', 'recommend', bodyOf(hohhot), '2022-04-07'))).toEqual(['withinWindow'])
})

test('5 an extension can only be to a later day than the one that holds, and not into the past', () => {
  const w = openRound()
  const until = (day: string, today: string) =>
    broken(onRound(w, 'extendFor', department, today, { step: 'nominate', until: day, reason: '延期' }))
  expect(until('2022-04-01', '2022-03-20')).toEqual(['laterThanBefore'])
  expect(until('2022-04-05', '2022-04-10')).toEqual(['notInThePast'])
  expect(until('2022-04-12', '2022-04-10')).toEqual([])
  expect(until('2022-04-12', '2022-04-10')).toEqual(['laterThanBefore'])
})

test('5 an extension names a body of the quota table', () => {
  const w = openRound()
  const input = { step: 'nominate', bodies: ['999999'], until: '2022-04-06', reason: '延期' }
  expect(firstRefusal(onRound(w, 'extendFor', department, '2022-03-20', input))).toBe('bodiesAreListed 1.2')
})

test('5 one act extends for several bodies, each by name, and all others stay', () => {
  const w = openRound()
  const several = { step: 'nominate', bodies: [hohhot, '150200', hohhot], until: '2022-04-06', reason: '暴雪封路' }
  expect(onRound(w, 'extendFor', leader, '2022-04-02', several).ok).toBe(true)
  const days = daysMoved(law, w.dossier('round', round), { step: 'nominate', until: '2022-04-08' })
  expect(days.filter(({ was }) => was === '2022-04-06').map(({ body }) => body)).toEqual([hohhot, '150200'])
  expect(w.dossier('round', round).extensions).toHaveLength(2)
})

test('5 an extension for several is refused whole, and names each body whose day would not move', () => {
  const w = openRound()
  const extend = (bodies: readonly string[], until: string) =>
    onRound(w, 'extendFor', department, '2022-04-02', { step: 'nominate', bodies, until, reason: '暴雪封路' })
  extend([hohhot], '2022-04-08')
  expect(refusals(extend([hohhot, '150200'], '2022-04-06'))).toEqual([
    { rule: 'laterThanBefore', clause: '5', found: { body: hohhot, until: '2022-04-06' }, wants: '2022-04-08' },
  ])
  expect(w.dossier('round', round).extensions).toHaveLength(1)
  expect(extend(['150200'], '2022-04-06').ok).toBe(true)
})

test('5 before an extension it is shown whom it moves, from which day to which; who has a later day keeps it', () => {
  const w = openRound()
  onRound(w, 'extendFor', department, '2022-04-02', { step: 'nominate', bodies: [hohhot], until: '2022-04-12', reason: '暴雪封路' })
  const asked = { step: 'nominate', bodies: [hohhot, '150200'], until: '2022-04-08' } as const
  expect(daysMoved(law, w.dossier('round', round), asked)).toMatchObject([
    { body: hohhot, was: '2022-04-12', will: '2022-04-12' },
    { body: '150200', was: '2022-04-01', will: '2022-04-08' },
  ])
  const all = daysMoved(law, w.dossier('round', round), { step: 'nominate', until: '2022-04-08' })
  expect(all).toHaveLength(law.places.bodies.length)
  expect(onRound(w, 'extendFor', department, '2022-04-02', { step: 'nominate', until: '2022-04-08', reason: '延期' }).ok).toBe(true)
  expect(daysMoved(law, w.dossier('round', round), { step: 'nominate', until: '2022-04-01' }).map(({ was }) => was)).toEqual(
    all.map(({ will }) => will),
  )
})

test('5 an entry of before several could be named still grants to its one body, or to all', () => {
  const entry = (fact: object) =>
    ({ subject: 'round', id: round, n: 3, action: 'extendFor', actor: 'a', role: 'department', at: '', edition: '1', fact }) as const
  const grant = { step: 'nominate', until: '2022-04-06', reason: '延期' }
  const before = (w: object) => fold(getSubject('round'), openRound().dossier('round', round), entry(w))
  expect(before({ ...grant, body: hohhot })).toMatchObject({ extensions: [{ ...grant, body: hohhot }] })
  expect(before(grant)).toMatchObject({ extensions: [grant] })
})

test('5 a body does not extend its own deadline', () => {
  const w = openRound()
  const input = { step: 'nominate', bodies: [hohhot], until: '2022-04-06', reason: '延期' }
  expect(broken(onRound(w, 'extendFor', bodyOf(hohhot), '2022-03-20', input))).toEqual(['by'])
})

const move = { track: 'inside', from: hohhot, to: '150200', count: 1, reason: '生源不足' }

test('1.2 unused places move to another body by a recorded act, and none is lost or made', () => {
  const w = openRound()
  expect(onRound(w, 'movePlaces', department, '2022-03-20', move).ok).toBe(true)
  expect(w.balance(placesFree(round, 'inside', hohhot))).toBe(2)
  expect(w.balance(placesFree(round, 'inside', '150200'))).toBe(4)
  expect(w.dossier('round', round).moves).toEqual([move])
})

test('1.2 no more places move than are free', () => {
  const w = openRound()
  const answer = onRound(w, 'movePlaces', department, '2022-03-20', { ...move, count: 4 })
  expect(refusals(answer)).toEqual([{ rule: 'enoughAreFree', clause: '1.2', found: { free: 3 }, wants: 4 }])
})

test('1.2 an empty pool has nothing to give', () => {
  expect(broken(onRound(openRound(), 'movePlaces', department, '2022-03-20', { ...move, from: 'pool' }))).toEqual(['enoughAreFree'])
})

test('1.1 a place inside never moves to a department of the region', () => {
  const answer = onRound(openRound(), 'movePlaces', department, '2022-03-20', { ...move, to: 'dept-health' })
  expect(firstRefusal(answer)).toBe('trackIsOpenToBody 1.1')
})

test('1.2 places move on tracks and between bodies that exist', () => {
  const w = openRound()
  expect(broken(onRound(w, 'movePlaces', department, '2022-03-20', { ...move, to: '999999' }))).toEqual(['bodiesAreListed'])
  expect(broken(onRound(w, 'movePlaces', department, '2022-03-20', { ...move, track: 'abroad' }))).toContain('trackIsOpenToBody')
})

test('5 the round closes after the last day of the last body that has an extension', () => {
  const w = openRound()
  onRound(w, 'extendFor', department, '2022-03-20', { step: 'nominate', bodies: [hohhot], until: '2022-04-06', reason: '延期' })
  expect(refusals(onRound(w, 'close', department, '2022-04-06'))).toMatchObject([{ rule: 'nominationsAreOver', wants: '2022-04-06' }])
  expect(onRound(w, 'close', department, '2022-04-07').ok).toBe(true)
})

const closed = (itsLaw = law) => {
  const w = openRound(itsLaw)
  onRound(w, 'close', department, '2022-05-06')
  return w
}
const listed = { count: 80, digest: digest('c'), changes: 0, joined: [], left: [] }
const show = (w: World, day: string, list: Listed = listed) =>
  w.perform({ subject: 'round', id: round, action: 'publishNotice', by: department, on: day, listed: list })

test('4 the public notice runs for five working days, and the holiday is not one of them', () => {
  const w = closed()
  expect(show(w, '2022-05-31').ok).toBe(true)
  expect(w.dossier('round', round).notice).toEqual({ count: 80, list: digest('c'), upTo: 0, gone: 0, from: '2022-05-31', to: '2022-06-08' })
})

test('1.2 a public notice never names more people than there are places', () => {
  const answer = show(closed(), '2022-05-09', { ...listed, count: 81 })
  expect(refusals(answer)).toEqual([{ rule: 'noMoreThanPlaces', clause: '1.2', found: 81, wants: 80 }])
})

test('4 the result is announced only after the last day of the notice', () => {
  const w = closed()
  show(w, '2022-05-09')
  expect(firstRefusal(onRound(w, 'announce', leader, '2022-05-16'))).toBe('noticeIsOver 4')
  expect(onRound(w, 'announce', leader, '2022-05-17').ok).toBe(true)
})

test('4 a result without any notice is not announced where the policy holds one', () => {
  expect(broken(onRound(closed(), 'announce', leader, '2022-05-17'))).toEqual(['noticeIsOver'])
})

test('4 where the policy holds no notice there is none, and the announcement follows the closing', () => {
  const { procedure } = law.policy
  const publicNotice = { ...procedure.publicNotice, value: { held: false, workingDays: 5 } }
  const w = closed({ ...law, policy: { ...law.policy, procedure: { ...procedure, publicNotice } } })
  expect(broken(show(w, '2022-05-09'))).toEqual(['noticeIsHeld'])
  expect(onRound(w, 'announce', leader, '2022-05-09').ok).toBe(true)
})

test('7.3 the round is not concluded before the day of the last follow-up', () => {
  const w = closed()
  show(w, '2022-05-09')
  onRound(w, 'announce', leader, '2022-05-17')
  const [refusal] = refusals(onRound(w, 'conclude', leader, '2023-07-01'))
  expect(refusal).toMatchObject({ rule: 'lastFollowUpHasCome', clause: law.policy.training.followUp.clause })
  expect(onRound(w, 'conclude', leader, String(refusal?.wants)).ok).toBe(true)
})

test('a round is run by the department: neither a body nor an employer publishes, opens or closes it', () => {
  const w = openRound()
  for (const by of [bodyOf(hohhot), employerOf('anyone'), personOf('a1')])
    for (const action of ['close', 'announce', 'conclude']) expect(broken(onRound(w, action, by, '2022-05-06'))).toEqual(['by'])
})
