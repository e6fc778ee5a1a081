/** What the page lets a form hold by its ticks, and what it still asks for. */
import { expect, test } from 'vitest'
import { form, law } from '../../../test/given.ts'
import { consentedOf, consentsAsked } from './consented.ts'

const whole = { ...form({}), proofs: [{ of: 'health', file: { sha256: 'f'.repeat(64), name: '体检.pdf' } }] }
const { health: _, ...withoutHealth } = whole.pledges
const { notice: __, ...withoutNotice } = whole.pledges

test('R38 with both ticks a form is what was typed, and nothing more is asked', () => {
  expect(consentedOf(whole, law.policy)).toEqual(whole)
  expect(consentsAsked(whole, law.policy)).toEqual([])
})

test('R38 without the consent apart nothing of health is kept, neither the answer nor the papers, and all else stays', () => {
  const kept = consentedOf({ ...whole, pledges: withoutHealth }, law.policy)
  expect(kept.identity).not.toHaveProperty('healthy')
  expect(kept).toMatchObject({ identity: { name: whole.identity.name }, proofs: [], title: whole.title })
  expect(consentsAsked({ ...whole, pledges: withoutHealth }, law.policy)).toEqual(['identity.healthConsent'])
})

test('R38 nobody is informed who has not ticked the notice, and an older version is asked for anew', () => {
  expect(consentedOf({ ...whole, pledges: withoutNotice }, law.policy).pledges).not.toHaveProperty('informed')
  expect(consentsAsked({ ...whole, pledges: { ...whole.pledges, notice: '2021-1' } }, law.policy)).toEqual(['pledges.notice'])
})

test('R38 where the policy has no notice the form stays as it is, and nothing is asked', () => {
  const { personalData: ___, ...policy } = law.policy
  const silent = { ...whole, pledges: { truth: true } }
  expect(consentedOf(silent, policy)).toEqual(silent)
  expect(consentsAsked(silent, policy)).toEqual([])
})
