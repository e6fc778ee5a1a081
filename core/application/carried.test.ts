/** What lasts from one year to the next, and what does not. */
import { expect, test } from 'vitest'
import { form } from '../../test/given.ts'
import { carriedFrom } from './carried.ts'
import { Draft } from './form.ts'

test('4.1 a new form begins with what lasts: no wish, pledge, proof or photo of another year, and nothing of health', () => {
  const { identity, education, employer, title, history, achievements } = form({})
  const { photo: _, healthy: __, ...lasting } = identity
  const carried = carriedFrom({ ...form({}), proofs: [{ of: 'education', file: { sha256: 'a'.repeat(64), name: '学历.pdf' } }] })
  expect(carried).toEqual({ identity: lasting, education, employer, title, history, achievements })
  expect(Draft.safeParse(carried).success).toBe(true)
})

test('a part that the form does not take any more is left out whole, and the rest comes along', () => {
  const old = { ...form({}), title: { levelOfLongAgo: 'first' }, unheard: true }
  expect(carriedFrom(old)).not.toHaveProperty('title')
  expect(carriedFrom(old)).toHaveProperty('employer')
  expect(carriedFrom('no form')).toEqual({})
})
