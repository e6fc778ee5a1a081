// The form asks what the policy of its round asks: no more than that, and what it adds by the policy's own words.
import { expect, test } from 'vitest'
import type { FactDefinition, Law } from '../../../policy/shape.ts'
import { law } from '../../../test/given.ts'
import { returnableParts } from './part-name.ts'
import { sectionsOf } from './sections.ts'

const { yearsInProfession } = law.policy.facts
if (yearsInProfession?.type !== 'integer' || yearsInProfession.derived?.way !== 'fullYears') throw new Error('the years are not counted')
const yearsHere: FactDefinition = { ...yearsInProfession, derived: { ...yearsInProfession.derived, of: 'employer' } }
const spouseApplies: FactDefinition = {
  type: 'boolean',
  label: { zh: '配偶同年申报', en: 'The spouse applies too' },
  attestedBy: 'applicant',
  changes: 'never',
}
const asking: Law = { ...law, policy: { ...law.policy, facts: { ...law.policy.facts, spouseApplies, yearsHere } } }

const sections = (one: Law) => sectionsOf(one).map(({ name }) => name)
const history = (one: Law) => sectionsOf(one).flatMap(({ name, parts }) => (name === 'history' ? parts.map(part => part.name) : []))

test('the form of 2022 has its eleven parts, and asks of no row whether it was at this employer', () => {
  expect(sections(law)).not.toContain('own')
  expect(sections(law)).toHaveLength(11)
  expect(history(law)).not.toContain('thisEmployer')
  expect(returnableParts(law).filter(part => part.startsWith('own'))).toEqual([])
})

test('what a policy adds stands in a part of its own, which can come back for correction', () => {
  expect(sections(asking).at(-1)).toBe('own')
  expect(sectionsOf(asking).at(-1)?.parts).toEqual([{ name: 'spouseApplies', control: { fact: spouseApplies } }])
  expect(history(asking)).toContain('thisEmployer')
  expect(returnableParts(asking)).toContain('own.spouseApplies')
})
