// What the page says is missing is what the door would refuse, before anybody has to try.
import { expect, test } from 'vitest'
import type { Policy } from '../../../policy/shape.ts'
import { form, law } from '../../../test/given.ts'
import { missingIn } from './missing.ts'

const { policy } = law

test('a whole form lacks nothing, an empty one everything that must be there, in the order of its parts', () => {
  expect(missingIn(form({}), policy)).toEqual([])
  const missing = missingIn({}, policy)
  expect(missing).toEqual(expect.arrayContaining(['identity', 'identity.photo', 'education', 'title', 'request', 'pledges']))
  const parts = missing.map(place => place.split('.')[0])
  expect(parts).toEqual([...parts].sort((a, b) => parts.indexOf(a) - parts.indexOf(b)))
})

test('what annex 2 wants is told beside what the shape lacks', () => {
  const { photo: _, phone: __, ...identity } = form({}).identity
  expect(missingIn({ ...form({}), identity }, policy)).toEqual(['identity.phone', 'identity.photo'])
})

test('4.1 a field that the policy adds is missing while it is empty or doesn’t fit', () => {
  const hours = {
    type: 'number',
    code: 'hours',
    label: { zh: '学时', en: 'Hours' },
    required: true,
    min: 0,
    max: 9,
    shownIn: [],
    clause: '4.1',
  }
  const adding: Policy = { ...policy, procedure: { ...policy.procedure, addedFields: [{ ...hours, type: 'number', shownIn: [] }] } }
  expect(missingIn(form({}), adding)).toEqual(['added.hours'])
  expect(missingIn({ ...form({}), added: { hours: 10 } }, adding)).toEqual(['added.hours'])
  expect(missingIn({ ...form({}), added: { hours: 9 } }, adding)).toEqual([])
})
