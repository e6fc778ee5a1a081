/** Facts that a policy adds. */
// What a policy asks beyond the form is asked by its own words, and read by its own type.
import { expect, test } from 'vitest'
import type { FactDefinition } from '../../policy/shape.ts'
import { policy } from '../../test/criteria.ts'
import { ownFacts, readOwn } from './own-facts.ts'

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
