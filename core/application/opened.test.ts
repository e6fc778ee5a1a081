// What is open of a returned form, what annex 2 still wants, and where a history says nothing.
import { expect, test } from 'vitest'
import { form, on, openRound, personOf, round } from '../../test/given.ts'
import { Form, isPlace } from './form.ts'
import { changedPlaces, isOpened, openedBy } from './opened.ts'
import { gapsIn, stillWanted } from './wanted.ts'

const whole = Form.parse(form({}))
const second = { ...whole, education: [...whole.education, ...whole.education] }

test('two forms differ in a field, in a row, or in a part whose rows came or went', () => {
  const changed = (after: object) => changedPlaces(second, { ...second, ...after })
  expect(changed({})).toEqual([])
  expect(changed({ identity: { ...whole.identity, address: '新址' } })).toEqual(['identity.address'])
  expect(changed({ education: [whole.education[0], { ...whole.education[0], school: '另一所' }] })).toEqual(['education.1'])
  expect(changed({ education: whole.education })).toEqual(['education'])
  expect(changed({ achievements: '另写' })).toEqual(['achievements'])
  expect(changed({ request: { ...whole.request, goals: undefined } })).toEqual(['request.goals'])
})

test('a correction opens its place and what hangs on it, and nothing beside', () => {
  const opened = openedBy(['identity.politicalStatus', 'education.1'])
  expect(isOpened(opened, 'identity.joinedPartyIn')).toBe(true)
  expect(isOpened(opened, 'education.1.school')).toBe(true)
  expect(isOpened(opened, 'education.10')).toBe(false)
  expect(isOpened(opened, 'identity.name')).toBe(false)
  expect(isOpened(openedBy(['title']), 'title.name')).toBe(true)
})

test('a correction names a part, a field or a row that the form has', () => {
  for (const place of ['title', 'identity.photo', 'education.1', 'own.spouse', 'proofs']) expect(isPlace(place)).toBe(true)
  for (const place of ['', 'nothing', 'identity.shoeSize', 'education.first', 'identity.name.first', 'achievements.0', 'constructor'])
    expect(isPlace(place)).toBe(false)
})

test.each([
  ['identity.photo', { identity: { ...whole.identity, photo: undefined } }],
  ['identity.workingSince', { identity: { ...whole.identity, workingSince: undefined } }],
  ['identity.joinedPartyIn', { identity: { ...whole.identity, politicalStatus: '02' as const } }],
  ['title.obtainedIn', { title: { ...whole.title, obtainedIn: undefined } }],
  ['request.scope', { request: { ...whole.request, scope: [] } }],
])('4.1 a form without %s is not handed in, and the place is named', (place, without) => {
  expect(stillWanted({ ...whole, ...without })).toEqual([place])
  const w = openRound()
  on(w, 'a1', 'start', personOf('a1'), '2022-03-07', { round, form: JSON.parse(JSON.stringify({ ...whole, ...without })) })
  const answer = on(w, 'a1', 'submit', personOf('a1'), '2022-03-07')
  expect(answer).toMatchObject({ ok: false, refusals: [{ rule: 'formIsComplete', found: 'missing', wants: place }] })
})

test('4.1 a form of before, returned for its title, is not asked for what is not open', () => {
  const { photo: _, ...identity } = whole.identity
  const old = { ...whole, identity }
  const w = openRound()
  on(w, 'a1', 'start', personOf('a1'), '2022-03-07', { round, form: form({}) })
  on(w, 'a1', 'submit', personOf('a1'), '2022-03-07')
  const dossier = { ...w.dossier('application', 'a1'), status: 'returned', corrections: [{ field: 'title', reason: '证书不清' }] }
  const places = stillWanted(old).filter(place => isOpened(openedBy(dossier.corrections.map(({ field }) => field)), place))
  expect(places).toEqual([])
})

test('somebody without a title, outside the Party and not willing to be adjusted is asked for neither date nor scope', () => {
  const { obtainedIn: _, ...title } = whole.title
  const { scope: __, ...request } = whole.request
  expect(stillWanted({ ...whole, title: { ...title, level: 'none' }, request: { ...request, willing: false } })).toEqual([])
})

test('4.3 the willingness is recorded with its scope, and a supervisor’s name stays out of the journal', () => {
  const wish = { host: 'imu', programme: 'imu-180', supervisor: '示例导师', contacted: true }
  const w = openRound()
  const sent = { ...form({}), request: { ...form({}).request, preferences: [wish], scope: ['host', 'place'] } }
  on(w, 'a1', 'start', personOf('a1'), '2022-03-07', { round, form: sent })
  on(w, 'a1', 'submit', personOf('a1'), '2022-03-07')
  expect(w.dossier('application', 'a1')).toMatchObject({ scope: ['host', 'place'], preferences: [{ host: 'imu', programme: 'imu-180' }] })
  expect(JSON.stringify(w.dossier('application', 'a1'))).not.toContain('示例导师')
})

test('gaps of three months and more are told with their months, overlaps and order do not matter', () => {
  expect(gapsIn([{ from: '2012-09', to: '2015-07' }, { from: '2008-09', to: '2012-07' }, { from: '2016-03' }], '2022-03')).toEqual([
    { from: '2015-08', to: '2016-02' },
  ])
  expect(gapsIn([{ from: '2010-01' }, { from: '2012-01', to: '2013-01' }], '2022-03')).toEqual([])
  expect(gapsIn([{ from: '2012-01', to: '2012-07' }, { from: '2012-10' }], '2022-03')).toEqual([])
  expect(gapsIn([], '2022-03')).toEqual([])
})
