// Every way in which programmes vary can be said, with no line of code: each value of policy/axes.yaml makes a policy that checks.
import { describe, expect, test } from 'vitest'
import { checkPolicy } from '../core/policy-check.ts'
import { readPolicyFiles } from '../policy/load.ts'
import { Law } from '../policy/shape.ts'
import { original } from '../test/policy-copy.ts'
import { findFolder, laidOver, readAxes, valueAt } from './axes.ts'

const { law, silent = [], locate } = readPolicyFiles(original)
const axes = readAxes()

/** What is wrong with the policy of 2022 once something is laid over it. Its worked cases belong to the policy as it was. */
const findingsWith = (set: Readonly<Record<string, unknown>>) => {
  const parsed = Law.safeParse(laidOver(law, set))
  if (!parsed.success) return parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`)
  return checkPolicy({ law: parsed.data, examples: [], silent, locate }).map(f => `${f.rule}: ${f.message}`)
}

test('all twenty-four axes are there, each once and in order', () =>
  expect(axes.map(a => a.axis)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1)))

describe.each(axes.map(a => [`${a.axis} ${a.name.en}`, a.values] as const))('%s', (_name, values) => {
  test.each(values.map(v => [v.says, v] as const))('%s', (_says, value) => {
    if ('in' in value) {
      const folder = findFolder(value.in)
      expect(folder).toBeDefined()
      expect(valueAt(readPolicyFiles(folder ?? '').law, value.at)).toBeDefined()
      return
    }
    const findings = findingsWith(value.set)
    expect(findings.filter(f => !f.startsWith('notRunYet'))).toEqual([])
    expect(findings.length > 0).toBe(value.notRunYet === true)
  })
})
