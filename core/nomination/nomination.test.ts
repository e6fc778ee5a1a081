/** The roster: one per body and track, in order, frozen, sealed with the same version, received. */
import { expect, test } from 'vitest'
import {
  bodyOf,
  broken,
  consented,
  department,
  employerOf,
  firstRefusal,
  hohhot,
  law,
  leader,
  on,
  onRoster,
  onRound,
  openRound,
  personOf,
  recommended,
  refusals,
  reserved,
  rosterId,
  rosterReceived,
  round,
  sealedScan,
  tried,
} from '../../test/given.ts'
import type { World } from '../../test/world.ts'
import { placePool, placesFree, placesUsed } from '../accounts.ts'

const ours = bodyOf(hohhot)
const lines = (w: World, id = rosterId()) => w.dossier('nomination', id).lines.map(l => l.application)
const status = (w: World) => w.dossier('nomination', rosterId()).status

const compiled = () => {
  const w = openRound()
  recommended(w, 'a1')
  recommended(w, 'a2')
  reserved(w, 'a3')
  return w
}
const finalised = () => {
  const w = compiled()
  onRoster(w, 'finalise', ours, '2022-03-30')
  return w
}
const sealed = () => {
  const w = finalised()
  onRoster(w, 'seal', ours, '2022-03-31', sealedScan(w))
  return w
}

test('5 the two tracks never share a roster', () => {
  const w = openRound()
  recommended(w, 'a1', { track: 'inside' })
  recommended(w, 'a2', { track: 'outside' })
  expect(lines(w, rosterId('inside'))).toEqual(['a1'])
  expect(lines(w, rosterId('outside'))).toEqual(['a2'])
})

test('5 a line of one track never enters the roster of the other, whatever causes it', () => {
  const input = { round, track: 'outside', body: hohhot, application: 'a1', grassRoots: true, as: 'recommended' }
  const outcome = tried(openRound(), {
    subject: 'nomination',
    id: rosterId('inside'),
    action: 'enter',
    cause: { subject: 'application', action: 'recommend' },
    input,
  })
  expect(outcome).toMatchObject({ kind: 'refused', refusals: [{ rule: 'oneRosterPerTrack', clause: '5', wants: rosterId('inside') }] })
})

test("5 nobody writes a roster by hand: a line follows from the body's recommendation", () => {
  const input = { round, track: 'inside', body: hohhot, application: 'a9', grassRoots: true, as: 'recommended' }
  for (const by of [ours, department, leader]) expect(broken(onRoster(compiled(), 'enter', by, '2022-03-20', input))).toEqual(['by'])
})

test('1.2 the grass roots stand before the rest, whoever was recommended first', () => {
  const w = openRound()
  recommended(w, 'city', { level: 'league' })
  recommended(w, 'county', { level: 'banner' })
  expect(lines(w)).toEqual(['county', 'city'])
})

test('1.2 reserves stand behind everybody who is recommended', () => {
  const w = openRound()
  reserved(w, 'a3')
  recommended(w, 'city', { level: 'league' })
  expect(lines(w)).toEqual(['city', 'a3'])
})

test('1.2 a reserve who is recommended before the roster is frozen moves up and is not listed twice', () => {
  const w = compiled()
  expect(on(w, 'a3', 'recommend', ours, '2022-03-20').ok).toBe(true)
  expect(lines(w)).toEqual(['a1', 'a2', 'a3'])
  expect(w.dossier('nomination', rosterId()).lines.every(l => l.as === 'recommended')).toBe(true)
})

test('4.2 the body ranks its people anew', () => {
  const w = compiled()
  expect(onRoster(w, 'order', ours, '2022-03-20', { applications: ['a2', 'a1', 'a3'] }).ok).toBe(true)
  expect(lines(w)).toEqual(['a2', 'a1', 'a3'])
})

test("1.2 a ranking that puts somebody of the grass roots behind is refused, with the policy's word", () => {
  const w = openRound()
  recommended(w, 'city', { level: 'league' })
  recommended(w, 'county', { level: 'banner' })
  expect(firstRefusal(onRoster(w, 'order', ours, '2022-03-20', { applications: ['city', 'county'] }))).toBe('grassRootsFirst 1.2')
})

test('1.2 where the grass roots only break ties, the body ranks as it finds', () => {
  const { procedure } = law.policy
  const grassRoots = { ...procedure.grassRoots, value: { ...procedure.grassRoots.value, priority: 'tieBreak' as const } }
  const w = openRound({ ...law, policy: { ...law.policy, procedure: { ...procedure, grassRoots } } })
  recommended(w, 'city', { level: 'league' })
  recommended(w, 'county', { level: 'banner' })
  expect(lines(w)).toEqual(['city', 'county'])
  expect(onRoster(w, 'order', ours, '2022-03-20', { applications: ['county', 'city'] }).ok).toBe(true)
})

test('4.2 a ranking names each person once, and nobody else', () => {
  const w = compiled()
  for (const applications of [
    ['a1', 'a3'],
    ['a1', 'a1', 'a3'],
    ['a1', 'a2', 'a3', 'a9'],
  ])
    expect(broken(onRoster(w, 'order', ours, '2022-03-20', { applications }))).toContain('namesEveryLineOnce')
})

test('4.2 a reserve is never ranked before a recommended person', () => {
  expect(broken(onRoster(compiled(), 'order', ours, '2022-03-20', { applications: ['a3', 'a1', 'a2'] }))).toEqual(['grassRootsFirst'])
})

test('4.2 another body neither ranks nor freezes our roster', () => {
  const w = compiled()
  const theirs = bodyOf('150200')
  expect(broken(onRoster(w, 'order', theirs, '2022-03-20', { applications: ['a2', 'a1', 'a3'] }))).toEqual(['by'])
  expect(broken(onRoster(w, 'finalise', theirs, '2022-03-20'))).toEqual(['by'])
})

test('4.2 freezing gives the roster a version number and a hash, and puts its lines on record', () => {
  const w = compiled()
  const answer = onRoster(w, 'finalise', ours, '2022-03-30')
  expect(answer).toMatchObject({
    ok: true,
    entry: {
      kept: 'sealed:sheet',
      fact: {
        version: 1,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        lines: [{ application: 'a1', form: 1 }, { application: 'a2' }, { application: 'a3' }],
      },
    },
  })
})

test('4.2 an empty roster, or one of reserves only, is not frozen', () => {
  const w = openRound()
  reserved(w, 'a3')
  expect(broken(onRoster(w, 'finalise', ours, '2022-03-30'))).toEqual(['someoneIsRecommended'])
})

test('5 a roster is neither frozen nor sealed after the last day, unless the body has an extension', () => {
  const w = finalised()
  const seal = () => onRoster(w, 'seal', ours, '2022-04-02', sealedScan(w))
  expect(firstRefusal(seal())).toBe('withinWindow 5')
  expect(broken(onRoster(compiled(), 'finalise', ours, '2022-04-02'))).toEqual(['withinWindow'])
  onRound(w, 'extendFor', department, '2022-04-02', { step: 'nominate', bodies: [hohhot], until: '2022-04-02', reason: '系统故障' })
  expect(seal().ok).toBe(true)
})

test('5 after the last day a roster is neither ranked anew nor taken back', () => {
  expect(broken(onRoster(compiled(), 'order', ours, '2022-04-02', { applications: ['a2', 'a1', 'a3'] }))).toEqual(['withinWindow'])
  expect(broken(onRoster(finalised(), 'reopen', ours, '2022-04-02'))).toEqual(['withinWindow'])
})

test('4.2 a frozen roster takes no new names: they wait until the body takes it back', () => {
  const w = finalised()
  consented(w, 'a4')
  expect(() => on(w, 'a4', 'recommend', ours, '2022-03-30')).toThrow(/finalised/)
  const again = finalised()
  expect(onRoster(again, 'reopen', ours, '2022-03-30').ok).toBe(true)
  recommended(again, 'a5')
  expect(lines(again)).toEqual(['a1', 'a2', 'a5', 'a3'])
})

test('4.2 a printed list that names somebody who has left since is not sealed; it is frozen and printed anew', () => {
  const w = finalised()
  on(w, 'a2', 'withdraw', personOf('a2'), '2022-03-31')
  expect(broken(onRoster(w, 'seal', ours, '2022-03-31', sealedScan(w)))).toEqual(['nobodyLeftSince'])
  onRoster(w, 'reopen', ours, '2022-03-31')
  onRoster(w, 'finalise', ours, '2022-03-31')
  expect(onRoster(w, 'seal', ours, '2022-03-31', sealedScan(w)).ok).toBe(true)
})

test('4.2 an unsealed roster is not received', () => {
  expect(firstRefusal(onRoster(finalised(), 'receive', department, '2022-04-06'))).toBe('sealedWhereRequired 4.2')
})

test('4.2 where the policy asks for no seal the frozen roster is enough', () => {
  const { documents } = law.policy
  const w = openRound({
    ...law,
    policy: { ...law.policy, documents: { ...documents, sealedRoster: { ...documents.sealedRoster, value: false } } },
  })
  recommended(w, 'a1')
  onRoster(w, 'finalise', ours, '2022-03-30')
  expect(onRoster(w, 'receive', department, '2022-04-06').ok).toBe(true)
})

test('4.2 on receipt the recommended are nominated in the order of the roster; reserves stay reserves', () => {
  const w = sealed()
  expect(onRoster(w, 'receive', department, '2022-04-06').ok).toBe(true)
  expect(['a1', 'a2', 'a3'].map(id => [w.dossier('application', id).status, w.dossier('application', id).rank])).toEqual([
    ['nominated', 1],
    ['nominated', 2],
    ['reserved', undefined],
  ])
})

test('4.2 only the department receives or returns a roster', () => {
  for (const by of [ours, employerOf('anyone')]) {
    expect(broken(onRoster(sealed(), 'receive', by, '2022-04-06'))).toEqual(['by'])
    expect(broken(onRoster(sealed(), 'sendBack', by, '2022-04-06', { reason: '印章不清' }))).toEqual(['by'])
  }
})

test('7.2 a roster goes back with a reason and a day, and can be frozen and sealed again as a new version', () => {
  const w = sealed()
  expect(onRoster(w, 'sendBack', department, '2022-04-01', { reason: '印章不清' }).ok).toBe(true)
  expect(w.dossier('nomination', rosterId())).toMatchObject({
    status: 'returned',
    returned: { reason: '印章不清', marked: [] },
    due: '2022-04-07',
  })
  expect(onRoster(w, 'finalise', ours, '2022-04-01').ok).toBe(true)
  expect(w.dossier('nomination', rosterId())).toMatchObject({ version: 2, scan: undefined, returned: undefined })
})

test('7.2 a roster is not returned without a reason', () => {
  expect(() => onRoster(sealed(), 'sendBack', department, '2022-04-01', {})).toThrow(/reason/)
})

test('5 a file returned in the review comes back on a later version of the roster, behind those who kept their rank', () => {
  const w = sealed()
  onRoster(w, 'receive', department, '2022-03-31')
  on(w, 'a1', 'sendBack', department, '2022-03-31', { corrections: [{ field: 'title', reason: '证书不清' }] })
  expect(lines(w)).toEqual(['a2', 'a3'])
  for (const step of ['apply', 'consent', 'nominate'])
    onRound(w, 'extendFor', department, '2022-03-31', { step, bodies: [hohhot], until: '2022-04-12', reason: '补正材料' })
  on(w, 'a1', 'submit', personOf('a1'), '2022-04-06')
  const { employer } = w.dossier('application', 'a1')
  const undertakings = law.policy.training.undertakings.value.map(u => u.code)
  on(w, 'a1', 'consent', employerOf(employer ?? ''), '2022-04-06', { conductConfirmed: true, undertakings })
  expect(on(w, 'a1', 'recommend', ours, '2022-04-07').ok).toBe(true)
  onRoster(w, 'finalise', ours, '2022-04-07')
  onRoster(w, 'seal', ours, '2022-04-08', sealedScan(w))
  expect(onRoster(w, 'receive', department, '2022-04-11').ok).toBe(true)
  expect([w.dossier('application', 'a2').rank, w.dossier('application', 'a1').rank]).toEqual([2, 3])
})

test('4.2 whom the department has received keeps their place when the rest is ranked anew', () => {
  const w = sealed()
  onRoster(w, 'receive', department, '2022-03-31')
  on(w, 'a3', 'recommend', ours, '2022-03-31')
  expect(status(w)).toBe('compiled')
  expect(broken(onRoster(w, 'order', ours, '2022-03-31', { applications: ['a3', 'a1', 'a2'] }))).toEqual(['grassRootsFirst'])
})

test('5 the checklist says what paper has come and what is still missing', () => {
  const w = sealed()
  const first = onRoster(w, 'receivePaper', department, '2022-04-06', { rosters: 1, forms: 3 })
  expect(first).toMatchObject({ ok: true, entry: { fact: { missing: { rosters: 0, forms: 1 } } } })
  const second = onRoster(w, 'receivePaper', department, '2022-04-07', { rosters: 0, forms: 1 })
  expect(second).toMatchObject({ ok: true, entry: { fact: { paper: { rosters: 1, forms: 4 }, missing: { rosters: 0, forms: 0 } } } })
  expect(status(w)).toBe('sealed')
})

test('1.2 a body gives back places that it will not use, even before it has a roster', () => {
  const w = openRound()
  expect(onRoster(w, 'returnPlaces', ours, '2022-03-20', { count: 2 }).ok).toBe(true)
  expect([w.balance(placesFree(round, 'inside', hohhot)), w.balance(placePool(round, 'inside'))]).toEqual([1, 2])
  expect(w.dossier('nomination', rosterId())).toMatchObject({ round, track: 'inside', body: hohhot, placesReturned: 2 })
})

test('1.2 a body gives back no more than it has free', () => {
  const answer = onRoster(compiled(), 'returnPlaces', ours, '2022-03-20', { count: 2 })
  expect(refusals(answer)).toEqual([{ rule: 'placesAreFree', clause: '1.2', found: { free: 1 }, wants: 2 }])
})

test('1.2 a body gives back its own places only, and in time', () => {
  const w = openRound()
  expect(broken(onRoster(w, 'returnPlaces', bodyOf('150200'), '2022-03-20', { count: 1 }))).toEqual(['by'])
  expect(broken(onRoster(w, 'returnPlaces', ours, '2022-04-16', { count: 1 }))).toEqual(['inTimeToReturn'])
})

test('1.2 an id that names no roster has nothing to give back', () => {
  expect(broken(onRoster(openRound(), 'returnPlaces', ours, '2022-03-20', { count: 1 }, 'nonsense'))).toEqual(['by'])
})

test('1.2 who leaves the roster leaves the place free for another', () => {
  const w = openRound()
  recommended(w, 'a1')
  rosterReceived(w)
  on(w, 'a1', 'withdraw', personOf('a1'), '2022-04-20')
  expect(lines(w)).toEqual([])
  expect([w.balance(placesFree(round, 'inside', hohhot)), w.balance(placesUsed(round, 'inside', hohhot))]).toEqual([3, 0])
})
