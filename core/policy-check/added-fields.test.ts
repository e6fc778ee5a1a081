/** What can be wrong with the fields that a policy adds, found by path before anybody fills one in. */
import { expect, test } from 'vitest'
import type { AddedField } from '../../policy/shape.ts'
import { Policy } from '../../policy/shape.ts'
import { adding, addingAll, courses, hours, language, letter, since, topic } from '../../test/added.ts'
import { checkPolicy } from '../policy-check.ts'
import { checkAddedFields } from './added-fields.ts'

const folderOf = (fields: readonly AddedField[]) => ({
  law: adding(fields),
  examples: [],
  silent: [],
  locate: (path: readonly PropertyKey[]) => ({ file: path.map(String).join('.'), line: 1 }),
})
const findings = (...fields: readonly AddedField[]) =>
  checkAddedFields(folderOf(fields)).map(({ file, rule }) => `${file.replace('policy.procedure.addedFields', '')} ${rule}`)

test('one field of each type is right, and the policy that adds them has the shape of one', () => {
  expect(findings(language, hours, topic, since, letter, courses)).toEqual([])
  expect(Policy.safeParse(addingAll.policy).success).toBe(true)
})

test('a code that stands twice is told where it stands the second time: of fields, choices and columns', () => {
  const [first, second] = courses.columns
  if (!first || !second) throw new Error('two columns are given')
  expect(findings(topic, { ...hours, code: 'topic' })).toEqual(['.1 codeTwice'])
  expect(findings({ ...language, choices: [...language.choices, ...language.choices] })).toEqual([
    '.0.choices.2 codeTwice',
    '.0.choices.3 codeTwice',
  ])
  expect(findings({ ...courses, columns: [first, { ...second, code: first.code }] })).toEqual(['.0.columns.1 codeTwice'])
})

test('limits between which nothing lies are told', () => {
  expect(findings({ ...hours, min: 41 })).toEqual(['.0.min outOfRange'])
  expect(findings({ ...since, earliest: '2022-04-01' })).toEqual(['.0.earliest outOfRange'])
  expect(findings({ ...courses, minRows: 3 })).toEqual(['.0.minRows outOfRange'])
  expect(
    findings({ ...courses, columns: [{ ...hours, code: 'year', min: 50 }].map(({ shownIn: _, clause: __, ...column }) => column) }),
  ).toEqual(['.0.columns.0.min outOfRange'])
})

test('a fourth field on the roster is told, since a sheet has room for three', () => {
  const onRoster = (code: string): AddedField => ({ ...letter, code })
  expect(findings(...['one', 'two', 'three'].map(onRoster))).toEqual([])
  expect(findings(...['one', 'two', 'three', 'four'].map(onRoster))).toEqual(['.3.shownIn outOfRange'])
})

test('the whole check asks it, and the clause of each field must be one of the notice', () => {
  const rules = (fields: readonly AddedField[]) => checkPolicy(folderOf(fields)).map(({ rule, clause }) => `${rule} ${clause}`)
  expect(rules([hours, hours])).toContain('codeTwice 2')
  expect(rules([{ ...hours, clause: '99' }])).toContain('deadCitation 99')
})

test.each([
  ['a text without a length', { ...topic, maxLength: undefined }],
  ['a choice of one', { ...language, choices: language.choices.slice(0, 1) }],
  ['a number without bounds', { ...hours, max: undefined }],
  ['a file within rows', { ...courses, columns: [{ type: 'file', code: 'f', label: letter.label, required: true }] }],
  ['a field without a clause', { ...topic, clause: undefined }],
  ['a place that is not known', { ...topic, shownIn: ['wall'] }],
  ['a code with a dot', { ...topic, code: 'a.b' }],
])('%s does not load', (_name, field) => {
  const { policy } = addingAll
  expect(Policy.safeParse({ ...policy, procedure: { ...policy.procedure, addedFields: [field] } }).success).toBe(false)
})
