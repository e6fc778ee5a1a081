/** The form as claims: each is a place that may come back, says what stands there, and is beside what proves it. */
import { expect, test } from 'vitest'
import { isPlace } from '../../../core/application/form.ts'
import { form, law } from '../../../test/given.ts'
import { zh as words } from '../../../words/zh.ts'
import { fieldsOf } from '../../json.ts'
import type { Texts } from '../../texts.ts'
import { zh } from '../../words/zh.ts'
import { claimsOf, proofsIn, provesOf } from './claims.ts'

const texts: Texts = {
  language: 'zh',
  t: zh,
  w: words,
  pick: text => text.zh,
  action: (_subject, action) => action,
  status: (_subject, status) => status,
  role: role => role,
  rule: rule => rule,
  field: name => name,
  value: value => value,
  document: kind => kind,
}
const saying = { texts, law }
const file = (letter: string) => ({ sha256: letter.repeat(64), name: `${letter}.jpg` })
const given = fieldsOf({
  ...form({}),
  proofs: [
    { of: 'title', file: file('a') },
    { of: 'identity', file: file('b') },
    { of: 'title', file: file('c') },
    { of: 'health', file: file('d') },
  ],
})
const claims = claimsOf(given, saying)
const at = (place: string) => claims.find(claim => claim.place === place)
const files = proofsIn(given)

test('4.2 every claim is a place of the form that can come back, and none is told twice', () => {
  expect(claims.length).toBeGreaterThan(25)
  expect(claims.filter(({ place }) => !isPlace(place))).toEqual([])
  expect(new Set(claims.map(({ place }) => place)).size).toBe(claims.length)
})

test('a row is one claim with all that it says, and what was not filled in is none', () => {
  expect(at('education.0')?.says).toContainEqual({ name: '学校', value: '示例大学' })
  expect(at('title.name')).toMatchObject({ name: '职称名称', says: [{ name: '', value: '副研究员' }] })
  expect(at('identity.formerName')).toBeUndefined()
})

test('4.2 a claim is beside all files that prove it, in their order, and health beside its own', () => {
  const places = (place: string) => provesOf(at(place), files).map(proof => proof.place)
  expect(places('title.level')).toEqual(['proofs.0', 'proofs.2'])
  expect(places('identity.name')).toEqual(['proofs.1'])
  expect(places('identity.healthy')).toEqual(['proofs.3'])
  expect(places('identity.photo')).toEqual(['identity.photo'])
  expect(places('achievements')).toEqual([])
  expect(provesOf(undefined, files)).toEqual([])
})
