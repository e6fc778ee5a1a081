// Mistakes in money, breach, cohorts and milestones: each is found once, with file, line, clause and what was expected.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { copyOfPolicy, starts } from '../test/policy-copy.ts'
import { malformed, mistakes } from './policy-mistakes.ts'

let copy: ReturnType<typeof copyOfPolicy>
beforeEach(() => {
  copy = copyOfPolicy()
})
afterEach(() => copy.remove())

test.each(mistakes)('%s', async (_name, from, to, line, finding) => {
  const { exit, found, lineOf } = await copy.sabotage('policy.yaml', from, to)
  expect(found).toContainEqual(starts(`policy.yaml:${lineOf(line)} ${finding}`))
  expect(exit).toBe(1)
})

test.each(malformed)('%s', async (_name, from, to, line, message) => {
  const { exit, found, lineOf } = await copy.sabotage('policy.yaml', from, to)
  expect(found).toEqual([`policy.yaml:${lineOf(line)} - ${message}`])
  expect(exit).toBe(1)
})
