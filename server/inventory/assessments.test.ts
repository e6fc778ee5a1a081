/** The impact assessment is dated, kept for three years at least, and covers what is held. */
import { expect, test } from 'vitest'
import { assessmentFaults, readAssessments } from './assessments.ts'
import { readInventory } from './inventory.ts'

const [assessments, inventory] = [readAssessments(), readInventory()]

test('R38 every purpose for which personal data are held is assessed, in a version that covers it as it stands and is kept three years', () =>
  expect(assessmentFaults(assessments, inventory)).toEqual([]))

test('R38 a purpose that was added or reworded since, a version that is kept too short, and one that stands twice are told', () => {
  const [first] = assessments
  if (!first) throw new Error('nothing was assessed')
  const about = { zh: '示例', en: 'Example' }
  const more = { ...inventory, purposes: { ...inventory.purposes, more: { about, basis: '示例', kept: about } } }
  expect(assessmentFaults(assessments, more)).toEqual([expect.stringMatching(/^the purposes have changed/), 'more is not assessed'])
  const short = { ...first, keptUntil: '2028-11-28' }
  expect(assessmentFaults([first, short], inventory)).toEqual([
    `${first.version} is kept for less than 3 years`,
    `${first.version} stands twice`,
  ])
})
