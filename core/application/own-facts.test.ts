/** Facts that a policy adds. */
// What a policy asks beyond the form is asked by its own words, and read by its own type.
import { expect, test } from 'vitest'
import type { FactDefinition } from '../../policy/shape.ts'
import { policy } from '../../test/criteria.ts'
import { countsThisEmployer, ownFacts, ownGiven, readOwn } from './own-facts.ts'

const label = { zh: '项', en: 'Fact' }
const common = { label, attestedBy: 'applicant', changes: 'byEvidence' } as const
const more: Readonly<Record<string, FactDefinition>> = {
  projects: { type: 'integer', ...common, unit: label, min: 0, max: 50 },
  spouseApplies: { type: 'boolean', ...common },
  past: { type: 'events', ...common, attestedBy: 'register' },
  barred: { type: 'boolean', ...common, attestedBy: 'register' },
}

test('the policy of 2022 asks nothing that the form does not', () => expect(ownFacts(policy)).toEqual([]))

test('of the added facts only those that the person can answer are asked', () => {
  expect(ownFacts({ ...policy, facts: { ...policy.facts, ...more } }).map(([name]) => name)).toEqual(['projects', 'spouseApplies'])
})

test('what was typed is read by the type; what is no answer is not known', () => {
  const [projects, spouse] = ownFacts({ ...policy, facts: { ...policy.facts, ...more } }).map(([, definition]) => definition)
  if (!projects || !spouse) throw new Error('the facts are not asked')
  expect([readOwn(projects, '12'), readOwn(projects, '-1'), readOwn(projects, 'two')]).toEqual([12, undefined, undefined])
  expect([readOwn(spouse, 'true'), readOwn(spouse, 'false'), readOwn(spouse, '')]).toEqual([true, false, undefined])
})

const asking = { ...policy, facts: { ...policy.facts, ...more } }

test('a form says by the policy’s own names only what each fact can be; all else stays unknown', () => {
  expect(ownGiven(asking, { projects: 3, spouseApplies: false })).toEqual({ projects: 3, spouseApplies: false })
  expect(ownGiven(asking, { projects: 51, spouseApplies: 'no', barred: false, age: 20 })).toEqual({})
  expect(ownGiven(asking, undefined)).toEqual({})
})

test('whether work was at this employer is asked only where a policy counts it', () => {
  const { yearsInProfession } = policy.facts
  if (yearsInProfession?.type !== 'integer' || yearsInProfession.derived?.way !== 'fullYears') throw new Error('the years are not counted')
  const yearsHere: FactDefinition = { ...yearsInProfession, derived: { ...yearsInProfession.derived, of: 'employer' } }
  expect(countsThisEmployer(policy)).toBe(false)
  expect(countsThisEmployer({ ...policy, facts: { ...policy.facts, yearsHere } })).toBe(true)
})
