// Every clause of the notice is enforced or said to be silent, and has a test that bears its id.
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { testNames } from '../../cli/docs.ts'
import { readPolicyFiles } from '../../policy/load.ts'
import { citationsOf } from '../../policy/shape.ts'
import { law } from '../given.ts'

const { silent } = readPolicyFiles(fileURLToPath(new URL('../../policy/nmg-tepei/2022', import.meta.url)))
const headings = (id: string) => law.policy.clauses.some(c => c.id.startsWith(`${id}.`))
const leaves = law.policy.clauses.map(c => c.id).filter(id => !headings(id))

/** 6.6.1 is a ground of 6.6: a test of the one is a test of the other. */
const bears = (name: string, id: string) => name.startsWith(`${id} `) || (/^6\.6\.\d$/.test(id) && name.startsWith('6.6 '))

test('every clause is cited by the policy or listed silent', () => {
  const cited = new Set([...citationsOf(law).map(c => c.clause), ...(silent ?? []).map(s => s.clause)])
  expect(leaves.length).toBeGreaterThan(25)
  expect(leaves.filter(id => !cited.has(id))).toEqual([])
})

test('every clause has a test whose name begins with it', () => {
  const names = testNames().map(t => t.name)
  expect(leaves.filter(id => !names.some(name => bears(name, id)))).toEqual([])
})
