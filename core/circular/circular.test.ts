// The circular: who writes it, what may be put into it, and that it goes out once.
import { expect, test } from 'vitest'
import { bodyOf, broken, department, hohhot, leader, openRound, personOf, refusals, round } from '../../test/given.ts'
import { actor, type World } from '../../test/world.ts'
import type { Actor } from '../facts.ts'
import { fill, unknownFields } from './text.ts'

const on = (w: World, action: string, by: Actor, input: unknown = {}, meant?: number) =>
  w.perform({ subject: 'circular', id: 'c1', action, by, on: '2022-03-10', input, meant })
const text = '{name}您好，请在{due}前核对申报表。'
const draft = (w: World, more: object = {}, by: Actor = department) => on(w, 'draft', by, { round, text, to: {}, ...more })

test('9 the office writes to a group of the round, looks at it, puts it otherwise and sends it, once', () => {
  const w = openRound()
  expect(draft(w, { to: { status: 'submitted', body: hohhot, track: 'inside' } }).ok).toBe(true)
  expect(on(w, 'revise', leader, { text, to: { status: 'returned' } }).ok).toBe(true)
  expect(on(w, 'send', department, {}, 12).ok).toBe(true)
  expect(w.dossier('circular', 'c1')).toMatchObject({ status: 'sent', people: 12, to: { status: 'returned' }, writtenBy: 'officer' })
  expect(broken(on(w, 'send', department, {}, 12))).toEqual(['from'])
})

test('9 only name, day and status can be put into a text', () => {
  expect(refusals(draft(openRound(), { text: '{name}，您的证件号 {citizenNumber} {}' }))).toMatchObject([
    { rule: 'fieldsAreKnown', clause: '9', found: ['{citizenNumber}', '{}'], wants: ['{name}', '{due}', '{status}'] },
  ])
  expect(unknownFields('没有括号')).toEqual([])
  expect(fill('{name}，{status}，{due}，{name}', { name: '甲{due}', status: '已提交', due: '3月9日' })).toBe(
    '甲{due}，已提交，3月9日，甲{due}',
  )
})

test('9 a text to nobody, or to a body that is none, is not sent', () => {
  const w = openRound()
  expect(broken(draft(w, { to: { body: '999999', track: 'abroad' } }))).toEqual(['groupIsKnown', 'groupIsKnown'])
  draft(w)
  expect(broken(on(w, 'send', department, {}, 0))).toEqual(['somebodyIsMeant'])
  expect(on(w, 'discard', department).ok).toBe(true)
})

test('9 nobody but the office of the programme writes one, and its words are not in the journal', () => {
  const elsewhere = actor('officer of another', { role: 'department', organisation: 'another' })
  for (const by of [bodyOf(hohhot), personOf('a1'), elsewhere]) expect(broken(draft(openRound(), {}, by))).toEqual(['by'])
  const w = openRound()
  draft(w)
  expect(JSON.stringify(w.journal)).not.toContain('请在')
})

test('9 one person is sent it again only after it was sent, by name and on record', () => {
  const w = openRound()
  draft(w)
  expect(broken(on(w, 'sendAgain', department, { person: 'person a1' }))).toEqual(['from'])
  on(w, 'send', department, {}, 1)
  on(w, 'sendAgain', department, { person: 'person a1' })
  expect(w.dossier('circular', 'c1').again).toEqual([{ person: 'person a1', on: '2022-03-10' }])
})
