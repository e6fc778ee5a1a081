// What the page says is missing is what the door would refuse, before anybody has to try.
import { expect, test } from 'vitest'
import { form } from '../../../test/given.ts'
import { missingIn } from './missing.ts'

test('a whole form lacks nothing, an empty one everything that must be there, in the order of its parts', () => {
  expect(missingIn(form({}))).toEqual([])
  const missing = missingIn({})
  expect(missing).toEqual(expect.arrayContaining(['identity', 'identity.photo', 'education', 'title', 'request', 'pledges']))
  const parts = missing.map(place => place.split('.')[0])
  expect(parts).toEqual([...parts].sort((a, b) => parts.indexOf(a) - parts.indexOf(b)))
})

test('what annex 2 wants is told beside what the shape lacks', () => {
  const { photo: _, phone: __, ...identity } = form({}).identity
  expect(missingIn({ ...form({}), identity })).toEqual(['identity.phone', 'identity.photo'])
})
