// A draft loses nothing between the form on the page and what is saved.
import { expect, test } from 'vitest'
import { Draft } from '../../../core/application/form.ts'
import type { FactDefinition } from '../../../policy/shape.ts'
import { policy } from '../../../test/criteria.ts'
import { draftOf, factsIn, letsGo, typedOf } from './draft.ts'

test('whatever was typed so far is a draft that the catalogue takes', () => {
  const typed = {
    identity: { name: '其其格', phone: '' },
    history: [{ from: '2010-07' }, {}],
    request: { preferences: [{ host: 'imu', programme: 'imu-180', supervisor: '' }, undefined, { host: 'imu' }] },
    proofs: [{ of: 'degree' }],
  }
  const draft = draftOf(typed, policy)
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
  expect(draftOf(typedOf(draft), policy)).toEqual(draft)
})

test('a half-filled form leaves the facts unknown that it does not tell', () => {
  expect(factsIn({}, {}, policy)).toEqual({})
  expect(factsIn({ identity: { citizenNumber: '123' }, history: [{ from: 'spring' }] }, { employerConsents: true }, policy)).toEqual({
    employerConsents: true,
  })
})

const projects: FactDefinition = {
  type: 'integer',
  label: { zh: '主持项目数', en: 'Projects led' },
  attestedBy: 'applicant',
  changes: 'byEvidence',
  unit: { zh: '项', en: 'projects' },
  min: 0,
  max: 50,
}
const asking = { ...policy, facts: { ...policy.facts, projects } }

test('what a policy adds is typed, saved and judged by its own name', () => {
  const draft = draftOf({ own: { projects: 3 } }, asking)
  expect(Draft.safeParse(draft).success).toBe(true)
  expect(draft.own).toEqual({ projects: 3 })
  expect(factsIn(draft, {}, asking)).toEqual({ projects: 3 })
  expect(factsIn({ own: { projects: 99, age: 20 } }, {}, asking)).toEqual({})
})

test('an answer that was cleared or is not asked any more is let go', () => {
  expect(draftOf({ own: { projects: null } }, asking)).not.toHaveProperty('own')
  expect([letsGo({ own: { projects: 3 } }, asking), letsGo({ own: { projects: 3 } }, policy)]).toEqual([false, true])
  expect(draftOf({ own: { projects: 3 } }, policy)).not.toHaveProperty('own')
})
