// A draft loses nothing between the form on the page and what is saved.
import { expect, test } from 'vitest'
import { Draft } from '../../../core/application/form.ts'
import { draftOf, factsIn, typedOf } from './draft.ts'

test('whatever was typed so far is a draft that the catalogue takes', () => {
  const typed = {
    identity: { name: '其其格', phone: '' },
    history: [{ from: '2010-07' }, {}],
    request: { preferences: ['imu|imu-180', undefined, ''] },
    proofs: [{ of: 'degree' }],
  }
  const draft = draftOf(typed)
  expect(Draft.safeParse(draft).success).toBe(true)
  expect(draft).toEqual({
    identity: { name: '其其格' },
    history: [{ from: '2010-07' }, {}],
    request: { preferences: [{ host: 'imu', programme: 'imu-180' }] },
    proofs: [],
  })
})

test('what was saved comes back into the controls as it was', () => {
  const draft = { request: { track: 'inside', preferences: [{ host: 'imu', programme: 'imu-180' }] } }
  expect(draftOf(typedOf(draft))).toEqual(draft)
})

test('a half-filled form leaves the facts unknown that it does not tell', () => {
  expect(factsIn({}, {})).toEqual({})
  expect(factsIn({ identity: { citizenNumber: '123' }, history: [{ from: 'spring' }] }, { employerConsents: true })).toEqual({
    employerConsents: true,
  })
})
