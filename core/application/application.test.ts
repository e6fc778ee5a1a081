/** The application: from the form to admission, within places, by the conditions, and with a way back for every place. */
import { expect, test } from 'vitest'
import type { Track } from '../../policy/shape.ts'
import {
  bodyOf,
  broken,
  clock,
  consented,
  department,
  employer,
  employerOf,
  firstRefusal,
  form,
  formOf,
  type Given,
  hohhot,
  imuBiology,
  law,
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
  tried,
} from '../../test/given.ts'
import type { World } from '../../test/world.ts'
import { placesFree, placesUsed, reservesFree, reservesUsed } from '../accounts.ts'
import { makeCitizenNumber } from '../standards/index.ts'

const ours = bodyOf(hohhot)
const undertakings = law.policy.training.undertakings.value.map(u => u.code)
const status = (w: World, id = 'a1') => w.dossier('application', id).status
const places = (w: World, track = 'inside') => [w.balance(placesFree(round, track, hohhot)), w.balance(placesUsed(round, track, hohhot))]
const _reserves = (w: World) => [w.balance(reservesFree(round, 'inside', hohhot)), w.balance(reservesUsed(round, 'inside', hohhot))]

type Form = ReturnType<typeof form>
const submitted = (given: Given = {}, change: (f: Form) => unknown = f => f) => {
  const w = openRound()
  on(w, 'a1', 'start', personOf('a1'), '2022-03-07', { round, form: change(form(given)) })
  return { w, answer: on(w, 'a1', 'submit', personOf('a1'), '2022-03-07') }
}
const born = (birthDate: string) => (f: Form) => ({
  ...f,
  identity: { ...f.identity, citizenNumber: makeCitizenNumber({ division: '159900', birthDate, serial: 11 }) },
})
const junior = (years: number) => (f: Form) => ({
  ...f,
  title: { ...f.title, level: 'assistant', name: '助理研究员' },
  history: [{ ...f.history[0], from: `${2022 - years}-03` }],
})

test('1.2 a body with three places can recommend a third, and no fourth', () => {
  const w = openRound()
  for (const id of ['a1', 'a2', 'a3']) recommended(w, id)
  consented(w, 'a4')
  expect(refusals(on(w, 'a4', 'recommend', ours, '2022-03-15'))).toEqual([
    { rule: 'withinPlaces', clause: '1.2', found: { free: 0 }, wants: 3 },
  ])
  expect(places(w)).toEqual([0, 3])
})

test('1.2 a place that was moved to a body can be used by it', () => {
  const w = openRound()
  for (const id of ['a1', 'a2', 'a3']) recommended(w, id)
  consented(w, 'a4')
  onRound(w, 'movePlaces', department, '2022-03-14', { track: 'inside', from: '150200', to: hohhot, count: 1, reason: '生源不足' })
  expect(on(w, 'a4', 'recommend', ours, '2022-03-15').ok).toBe(true)
})

test('1.2 a body with two places left after giving one back can recommend two', () => {
  const w = openRound()
  onRoster(w, 'returnPlaces', ours, '2022-03-10', { count: 1 })
  for (const id of ['a1', 'a2']) recommended(w, id)
  consented(w, 'a3')
  expect(broken(on(w, 'a3', 'recommend', ours, '2022-03-15'))).toEqual(['withinPlaces'])
})

test('1.2 the places of one track are no use on the other', () => {
  const w = openRound()
  for (const id of ['a1', 'a2', 'a3']) recommended(w, id, { track: 'outside' })
  expect([places(w, 'outside'), places(w, 'inside')]).toEqual([
    [0, 3],
    [3, 0],
  ])
})

test('1.2 a body lists no more reserves than the policy lets it', () => {
  const w = openRound()
  reserved(w, 'a1')
  consented(w, 'a2')
  expect(firstRefusal(on(w, 'a2', 'reserve', ours, '2022-03-15'))).toBe('withinReserves 1.2')
})

test('1.2 a person who withdraws, is sent back, declined or struck by an objection leaves the place free', () => {
  const ways: Readonly<Record<string, (w: World) => unknown>> = {
    withdraw: w => on(w, 'a1', 'withdraw', personOf('a1'), '2022-04-10'),
    sendBack: w => on(w, 'a1', 'sendBack', department, '2022-04-10', { corrections: [{ field: 'title', reason: '证书不清' }] }),
    decline: w => on(w, 'a1', 'decline', department, '2022-04-10', { reason: 'proof', explanation: '材料不能证明年限' }),
  }
  for (const way of Object.values(ways)) {
    const w = openRound()
    recommended(w, 'a1')
    rosterReceived(w)
    expect(places(w)).toEqual([2, 1])
    way(w)
    expect(places(w)).toEqual([3, 0])
    expect(w.dossier('nomination', rosterId()).lines).toEqual([])
  }
})

test("1.1 somebody from a unit of the region can't apply inside", () => {
  const { answer } = submitted({ track: 'inside', level: 'region', affiliatedTo: 'dept-health' })
  expect(refusals(answer)).toMatchObject([{ rule: 'criteriaHold', clause: '1.1', found: { employerLevel: 'region' } }])
  expect(submitted({ track: 'outside', level: 'region', affiliatedTo: 'dept-health' }).answer.ok).toBe(true)
})

test('3.1.2 a person of 46 may not apply outside, a person of 45 may', () => {
  expect(refusals(submitted({ track: 'outside' }, born('1975-01-01')).answer).map(r => r.clause)).toContain('3.1.2')
  expect(submitted({ track: 'outside' }, born('1978-01-01')).answer.ok).toBe(true)
})

test('3.2.2 a person of 36 may not apply inside', () => {
  expect(refusals(submitted({}, born('1985-01-01')).answer).map(r => r.clause)).toContain('3.2.2')
})

test('3.1.2 a person of the majority may not apply outside, but may inside', () => {
  const han = (f: Form) => ({ ...f, identity: { ...f.identity, ethnicGroup: '01' } })
  expect(refusals(submitted({ track: 'outside' }, han).answer).map(r => r.clause)).toContain('3.1.2')
  expect(submitted({ track: 'inside' }, han).answer.ok).toBe(true)
})

test("3.1.3 a master's degree with seven years in the profession isn't enough outside, with nine it is", () => {
  expect(refusals(submitted({ track: 'outside' }, junior(7)).answer).map(r => r.clause)).toContain('3.1.3')
  expect(submitted({ track: 'outside' }, junior(9)).answer.ok).toBe(true)
})

test("3.2.3 four years in the profession without a title aren't enough inside, six are", () => {
  expect(refusals(submitted({}, junior(4)).answer).map(r => r.clause)).toContain('3.2.3')
  expect(submitted({}, junior(6)).answer.ok).toBe(true)
})

test('4.1 a form with a part missing is kept as a draft and not handed in; the missing part is named', () => {
  const { w, answer } = submitted({}, ({ identity: _, ...rest }) => rest)
  expect(status(w)).toBe('draft')
  expect(refusals(answer)).toContainEqual(expect.objectContaining({ rule: 'formIsComplete', wants: 'identity' }))
})

const asking = (more: Readonly<Record<string, unknown>>) => (f: Form) => ({ ...f, request: { ...f.request, ...more } })

test('4.3 a person names at least one host and at most three', () => {
  const wishes = (n: number) => submitted({ preferences: Array.from({ length: n }, () => imuBiology) }).answer
  expect([0, 1, 3, 4].map(n => firstRefusal(wishes(n)))).toEqual(['requestCanBeMet 4.3', undefined, undefined, 'requestCanBeMet 4.3'])
})

test('1.2 a form for a track that the round does not have is not handed in', () => {
  expect(refusals(submitted({}, asking({ track: 'abroad' })).answer)).toMatchObject([
    { rule: 'requestCanBeMet', clause: '1.2', found: { track: 'abroad' } },
  ])
})

test('1.2 a form that leads to no body of the quota table is not handed in, and says so', () => {
  expect(firstRefusal(submitted({ division: '110101' }).answer)).toBe('requestCanBeMet 1.2')
  expect(firstRefusal(submitted({ track: 'outside', level: 'region', affiliatedTo: 'dept-of-nothing' }).answer)).toBe('requestCanBeMet 1.2')
})

test('4.1 nothing that the person wrote stands in the journal', () => {
  const { w } = submitted()
  for (const word of ['示例一', '13800001234', '159900', '草原生态']) expect(JSON.stringify(w.journal)).not.toContain(word)
})

test('4.1 a person has one living application in a round, and may try again after withdrawing', () => {
  const { w } = submitted()
  const again = () => on(w, 'b1', 'start', personOf('a1'), '2022-03-08', { round, form: {} })
  expect(firstRefusal(again())).toBe('oneLivingApplication 4.1')
  on(w, 'a1', 'withdraw', personOf('a1'), '2022-03-08')
  expect(again().ok).toBe(true)
})

test('4.1 the application goes to the body of the place where the employer is', () => {
  expect(submitted({ division: '150783' }).w.dossier('application', 'a1').body).toBe('150700')
  expect(submitted({ division: '150781' }).w.dossier('application', 'a1').body).toBe('150781')
})

test('4.1 only the employer of the form consents, and never for the person', () => {
  const { w } = submitted()
  const input = { conductConfirmed: true, undertakings }
  expect(broken(on(w, 'a1', 'consent', employerOf('another'), '2022-03-08', input))).toEqual(['by'])
  expect(broken(on(w, 'a1', 'consent', { ...employerOf(employer), person: 'person a1' }, '2022-03-08', input))).toEqual(['notInOwnCase'])
})

test('7.4 an employer that leaves out one undertaking has not consented', () => {
  const { w } = submitted()
  const answer = on(w, 'a1', 'consent', employerOf(employer), '2022-03-08', { conductConfirmed: true, undertakings: undertakings.slice(1) })
  expect(firstRefusal(answer)).toBe(`everyUndertakingIsGiven ${law.policy.training.undertakings.clause}`)
})

test('3.2.1 nobody is listed as a reserve whose conduct the employer has not confirmed', () => {
  const { w } = submitted()
  on(w, 'a1', 'consent', employerOf(employer), '2022-03-08', { conductConfirmed: false, undertakings })
  expect(refusals(on(w, 'a1', 'reserve', ours, '2022-03-15')).map(r => r.clause)).toContain('3.2.1')
})

/** The law as an amendment of its inside track would make it. */
const amended = (change: Partial<Track>) => {
  const { inside } = law.policy.tracks
  if (!inside) throw new Error('the policy of 2022 has an inside track')
  return { ...law, policy: { ...law.policy, tracks: { ...law.policy.tracks, inside: { ...inside, ...change } } } }
}

test('3.2.2 the conditions are asked again when somebody is accepted or called up', () => {
  const stricter = amended({ criteria: { fact: 'age', atMost: 20, clause: '3.2.2' } })
  const w = openRound()
  recommended(w, 'a1')
  reserved(w, 'r1')
  rosterReceived(w)
  const refused = { kind: 'refused', refusals: [{ rule: 'criteriaHold', clause: '3.2.2' }] }
  expect(tried(w, { subject: 'application', id: 'a1', action: 'accept', input: {} }, stricter)).toMatchObject(refused)
  expect(tried(w, { subject: 'application', id: 'r1', action: 'callUp', input: {} }, stricter)).toMatchObject(refused)
})

test('3.1.1 nobody is nominated whose conduct the employer has not confirmed', () => {
  const { w } = submitted({ track: 'outside' })
  on(w, 'a1', 'consent', employerOf(employer), '2022-03-08', { conductConfirmed: false, undertakings })
  expect(refusals(on(w, 'a1', 'recommend', ours, '2022-03-15')).map(r => r.clause)).toContain('3.1.1')
})

test("4.2 a body neither recommends another body's people nor somebody without consent", () => {
  const { w } = submitted()
  expect(broken(on(w, 'a1', 'recommend', ours, '2022-03-15'))).toEqual(['from'])
  const other = openRound()
  consented(other, 'a1')
  expect(broken(on(other, 'a1', 'recommend', bodyOf('150200'), '2022-03-15'))).toEqual(['by'])
})

test('5 after 1 April nobody is recommended or listed as a reserve', () => {
  const w = openRound()
  consented(w, 'a1')
  for (const action of ['recommend', 'reserve']) expect(firstRefusal(on(w, 'a1', action, ours, '2022-04-02'))).toBe('withinWindow 5')
})

test('4.1 an application is started and handed in by 25 March, and consented to by the 28th', () => {
  const w = openRound()
  expect(broken(on(w, 'a1', 'start', personOf('a1'), '2022-03-26', { round, form: form({}) }))).toEqual(['withinWindow'])
  on(w, 'a1', 'start', personOf('a1'), '2022-03-25', { round, form: form({}) })
  expect(firstRefusal(on(w, 'a1', 'submit', personOf('a1'), '2022-03-26'))).toBe('withinWindow 4.1')
  on(w, 'a1', 'submit', personOf('a1'), '2022-03-25')
  const consent = (day: string) => on(w, 'a1', 'consent', employerOf(employer), day, { conductConfirmed: true, undertakings })
  expect(firstRefusal(consent('2022-03-29'))).toBe('withinWindow 4.1')
  expect(consent('2022-03-28').ok).toBe(true)
})

test('4.1 nothing is handed in once the round is closed', () => {
  const w = openRound()
  on(w, 'a1', 'start', personOf('a1'), '2022-03-07', { round, form: form({}) })
  onRound(w, 'extendFor', department, '2022-03-20', { step: 'apply', until: '2022-05-20', reason: '延期' })
  onRound(w, 'close', department, '2022-05-06')
  expect(broken(on(w, 'a1', 'submit', personOf('a1'), '2022-05-09'))).toEqual(['roundIsOpen'])
})

test('7.2 a refusal gives a reason of the list in words, and no other', () => {
  const w = openRound()
  consented(w, 'a1')
  expect(broken(on(w, 'a1', 'decline', ours, '2022-03-15', { reason: 'dislike', explanation: '没有理由' }))).toEqual(['reasonIsListed'])
  expect(() => on(w, 'a1', 'decline', ours, '2022-03-15', { reason: 'proof' })).toThrow(/explanation/)
})

test('7.2 a file goes back with the parts, a reason for each and a day', () => {
  const w = openRound()
  consented(w, 'a1')
  expect(on(w, 'a1', 'sendBack', ours, '2022-03-09', { corrections: [{ field: 'title', reason: '证书不清' }] }).ok).toBe(true)
  expect(w.dossier('application', 'a1')).toMatchObject({ status: 'returned', corrections: [{ field: 'title' }], due: '2022-03-14' })
})

test('7.2 a returned form opens only where it was returned', () => {
  const w = openRound()
  consented(w, 'a1')
  on(w, 'a1', 'sendBack', ours, '2022-03-09', { corrections: [{ field: 'title.obtainedIn', reason: '证书不清' }] })
  const whole = formOf('a1')
  const other = { ...whole, achievements: '另写的业绩' }
  expect(broken(on(w, 'a1', 'save', personOf('a1'), '2022-03-10', { form: other }))).toEqual(['onlyReturnedParts'])
  const corrected = { ...whole, title: { ...whole.title, obtainedIn: '2020-12' } }
  expect(on(w, 'a1', 'save', personOf('a1'), '2022-03-10', { form: corrected }).ok).toBe(true)
})

test('5 a file that nobody acted on lapses after the last day of nominations, not on it', () => {
  const w = openRound()
  consented(w, 'a1')
  expect(firstRefusal(on(w, 'a1', 'lapse', clock, '2022-04-01'))).toBe('windowIsOver 5')
  expect(on(w, 'a1', 'lapse', clock, '2022-04-02').ok).toBe(true)
})

test('4.1 a save from an older version is refused with the newest, and one that names no version is taken as before', () => {
  const w = openRound()
  const self = personOf('a1')
  on(w, 'a1', 'start', self, '2022-03-07', { round, form: {} })
  const save = (input: unknown) => on(w, 'a1', 'save', self, '2022-03-07', input)
  expect(save({ form: { achievements: '一' }, base: 1 }).ok).toBe(true)
  expect(refusals(save({ form: { achievements: '二' }, base: 1 }))).toEqual([{ rule: 'builtOnNewest', clause: '4.1', found: 1, wants: 2 }])
  expect(save({ form: { achievements: '三' } }).ok).toBe(true)
  expect(w.dossier('application', 'a1').version).toBe(3)
})

test('4.1 what is handed in is the version that the page shows, or nothing', () => {
  const w = openRound()
  on(w, 'a1', 'start', personOf('a1'), '2022-03-07', { round, form: form({}) })
  on(w, 'a1', 'save', personOf('a1'), '2022-03-07', { form: { ...form({}), achievements: '另一台手机' }, base: 1 })
  expect(refusals(on(w, 'a1', 'submit', personOf('a1'), '2022-03-07', { base: 1 })).map(r => r.rule)).toEqual(['builtOnNewest'])
  expect(on(w, 'a1', 'submit', personOf('a1'), '2022-03-07', { base: 2 }).ok).toBe(true)
})
