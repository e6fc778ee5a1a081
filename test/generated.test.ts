// The generated pages say what the catalogue says now.
import { expect, test } from 'vitest'
import { pages, stalePages, unheardRules } from '../cli/docs.ts'

test('docs/generated is not stale; npm run docs makes it anew', () => {
  expect([...pages().keys()]).toEqual(['states.md', 'rights.md', 'clauses.md', 'axes.md', 'data.md', 'impact.md', 'crypto.md'])
  expect(stalePages()).toEqual([])
})

test('every rule of the catalogue is heard reading a clause', () => {
  expect(unheardRules()).toEqual([])
})
