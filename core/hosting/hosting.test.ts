/** What hosts offer: nothing counts before it is accepted, nothing falls below what is taken, and who is silent is phoned. */
import { expect, test } from 'vitest'
import {
  admittedOn,
  broken,
  clock,
  department,
  firstRefusal,
  hostOf,
  imuBiology,
  law,
  openRound,
  refusals,
  round,
} from '../../test/given.ts'
import { statement } from '../../test/hosting.ts'
import type { World } from '../../test/world.ts'
import { seatsFree, seatsTaken } from '../accounts.ts'
import { hostingOf } from './dossier.ts'

const host = imuBiology.host
const theirs = hostOf(host)
const id = hostingOf(round, host)
const act = (w: World, action: string, by: Parameters<World['perform']>[0]['by'], on: string, input: unknown = {}) =>
  w.perform({ subject: 'hosting', id, action, by, on, input })
const invited = (w = openRound()) => {
  w.must({ subject: 'hosting', id, action: 'invite', by: department, on: '2022-04-12', input: { round, host } })
  return w
}
const submit = (w: World, seats?: Readonly<Record<string, number>>, by = theirs, on = '2022-04-20') =>
  act(w, 'submit', by, on, { statement: statement(host, seats) })
const accepted = (seats?: Readonly<Record<string, number>>, w = invited()) => {
  expect(submit(w, seats).ok).toBe(true)
  expect(act(w, 'accept', department, '2022-04-22', { version: 1 }).ok).toBe(true)
  return w
}
const at = (w: World) => w.dossier('hosting', id)
const seats = (w: World, programme = imuBiology.programme) => [
  w.balance(seatsFree(round, host, programme)),
  w.balance(seatsTaken(round, host, programme)),
]

test('4.3 a host is asked once for a round, by its own name, and has ten working days', () => {
  const w = invited()
  expect(at(w)).toMatchObject({ status: 'invited', host, round, due: '2022-04-25' })
  const other = { subject: 'hosting', id: `${round}.imau`, action: 'invite', by: department, on: '2022-04-12' } as const
  expect(broken(w.perform({ ...other, input: { round, host } }))).toEqual(['hostIsAsked'])
})

test('4.3 a host of the outside track is the ministry’s to ask, and one that the catalogue has not is nobody’s', () => {
  for (const stranger of ['pku', 'nowhere']) {
    const asked = { subject: 'hosting', id: hostingOf(round, stranger), action: 'invite', by: department, on: '2022-04-12' } as const
    expect(firstRefusal(openRound().perform({ ...asked, input: { round, host: stranger } }))).toBe('hostIsAsked 1.1')
  }
})

test('4.3 a policy that asks nothing of hosts invites none', () => {
  const { hosting: _, ...placement } = law.policy.placement
  const w = openRound({ ...law, policy: { ...law.policy, placement } })
  expect(broken(act(w, 'invite', department, '2022-04-12', { round, host }))).toEqual(['hostsAreAsked'])
})

test('4.3 what a host says counts once the department has accepted it, and until then the catalogue does', () => {
  const w = invited()
  submit(w, { [imuBiology.programme]: 2 })
  expect(seats(w)).toEqual([4, 0])
  act(w, 'accept', department, '2022-04-22', { version: 1 })
  expect(seats(w)).toEqual([2, 0])
  expect(at(w)).toMatchObject({ status: 'accepted', accepted: { version: 1 } })
})

test('4.3 more than the catalogue agrees to is refused with both figures; what the host could take beyond it is kept and counts nowhere', () => {
  const w = invited()
  const answer = submit(w, { [imuBiology.programme]: 6 })
  expect(refusals(answer)).toEqual([
    { rule: 'withinAgreedSeats', clause: '1.1', found: { programme: imuBiology.programme, seats: 6 }, wants: 4 },
  ])
  const more = statement(host)
  const statementWithMore = { ...more, programmes: more.programmes.map(p => ({ ...p, couldTake: 9 })) }
  expect(act(w, 'submit', theirs, '2022-04-20', { statement: statementWithMore }).ok).toBe(true)
  act(w, 'accept', department, '2022-04-22', { version: 1 })
  expect(seats(w)).toEqual([4, 0])
})

test('4.3 a host that takes nobody in a programme says 0, and a later version gives the seats back', () => {
  const w = accepted({ [imuBiology.programme]: 0 })
  expect(seats(w)).toEqual([0, 0])
  expect(submit(w, {}, theirs, '2022-05-03').ok).toBe(true)
  expect(at(w)).toMatchObject({ status: 'submitted', accepted: { version: 1 } })
  expect(seats(w)).toEqual([0, 0])
  act(w, 'accept', department, '2022-05-04', { version: 2 })
  expect(seats(w)).toEqual([4, 0])
})

test('4.3 nobody who has been put to the host loses their seat by a smaller figure', () => {
  const w = invited(admittedOn('a1'))
  expect(submit(w, { [imuBiology.programme]: 0 }, theirs, '2022-06-01').ok).toBe(true)
  w.must({ subject: 'placement', id: 'a1', action: 'propose', by: department, on: '2022-06-02', input: imuBiology })
  expect(refusals(act(w, 'accept', department, '2022-06-03', { version: 1 }))).toEqual([
    { rule: 'notBelowTaken', clause: '1.1', found: { programme: imuBiology.programme, seats: 0 }, wants: 1 },
  ])
  expect(broken(submit(w, { [imuBiology.programme]: 0 }, theirs, '2022-06-03'))).toEqual(['notBelowTaken'])
  expect(submit(w, { [imuBiology.programme]: 1 }, theirs, '2022-06-03').ok).toBe(true)
  act(w, 'accept', department, '2022-06-03', { version: 2 })
  expect(seats(w)).toEqual([0, 1])
})

test('4.3 each programme of the host is answered, and none of another host', () => {
  const whole = statement(host)
  const short = { ...whole, programmes: whole.programmes.slice(1) }
  const strange = { ...whole, programmes: whole.programmes.map((p, i) => (i === 0 ? { ...p, programme: 'imau-230' } : p)) }
  const twice = { ...whole, programmes: [...whole.programmes, ...whole.programmes.slice(0, 1)] }
  for (const wrong of [short, strange, twice])
    expect(broken(act(invited(), 'submit', theirs, '2022-04-20', { statement: wrong }))).toContain('programmesAreTheHosts')
})

test('4.3 nobody is to arrive before the notices are out', () => {
  const early = { ...statement(host), arrival: { from: '2022-07-01', to: '2022-07-03' } }
  expect(firstRefusal(act(invited(), 'submit', theirs, '2022-04-20', { statement: early }))).toBe('arrivesAfterNotice 4.3')
})

test('4.3 the department accepts what it has read, not what came while it read', () => {
  const w = invited()
  submit(w)
  submit(w)
  expect(broken(act(w, 'accept', department, '2022-04-22', { version: 1 }))).toEqual(['versionIsNewest'])
  expect(broken(act(w, 'sendBack', department, '2022-04-22', { version: 1, parts: ['seats'], reason: '请核对' }))).toEqual([
    'versionIsNewest',
  ])
})

test('4.3 sent back, the host has its days again and hears which parts; its figures go on as they were', () => {
  const w = accepted({ [imuBiology.programme]: 3 })
  submit(w, {}, theirs, '2022-05-05')
  expect(act(w, 'sendBack', department, '2022-05-06', { version: 2, parts: ['lodging'], reason: '请写明费用' }).ok).toBe(true)
  expect(at(w)).toMatchObject({ status: 'returned', returned: ['lodging'], due: '2022-05-19' })
  expect(seats(w)).toEqual([3, 0])
})

test('4.3 a host is reminded after its day, then the office phones; what it is told counts like the host’s own word', () => {
  const w = invited()
  expect(broken(act(w, 'remind', clock, '2022-04-25'))).toEqual(['overdue'])
  expect(broken(act(w, 'lapse', clock, '2022-04-26'))).toEqual(['remindersAreUsedUp'])
  expect(act(w, 'remind', clock, '2022-04-26').ok).toBe(true)
  expect(at(w)).toMatchObject({ status: 'invited', due: '2022-05-06' })
  expect(broken(act(w, 'remind', clock, '2022-05-07'))).toEqual(['remindersAreLeft'])
  expect(act(w, 'lapse', clock, '2022-05-07').ok).toBe(true)
  expect(at(w).status).toBe('silent')
  expect(seats(w)).toEqual([4, 0])
  expect(submit(w, { [imuBiology.programme]: 1 }, department, '2022-05-16').ok).toBe(true)
})

test('4.3 a host is asked by the department, answers for itself and accepts nothing of its own', () => {
  const w = invited()
  expect(broken(submit(w, {}, hostOf('imau')))).toEqual(['by'])
  submit(w)
  for (const by of [theirs, hostOf('imau'), clock]) expect(broken(act(w, 'accept', by, '2022-04-22', { version: 1 }))).toEqual(['by'])
})

test('4.3 a draft that was not read is not overwritten', () => {
  const w = invited()
  const save = (base: number) => act(w, 'save', theirs, '2022-04-20', { draft: { programmes: [] }, base })
  expect(save(0).ok).toBe(true)
  expect(broken(save(0))).toEqual(['builtOnNewest'])
  expect(save(1).ok).toBe(true)
})

test('4.3 the names of supervisors and of the contact are in no entry', () => {
  const w = invited()
  const named = [submit(w), act(w, 'nameContact', theirs, '2022-04-21', { name: '示例联系人', phone: '13800138000' })]
  for (const answer of named) expect(JSON.stringify(answer)).not.toMatch(/示例导师|示例联系人|13800138000/)
})
