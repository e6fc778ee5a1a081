// R50: no expression of the product takes exponential time, nor more than half a second on the longest text that may come.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Expression, expressionsIn, judge, slow, type Verdict } from './expressions.ts'
import { expressionsMade, judgedFile } from './made.ts'
import { root, sources } from './source.ts'

const read: unknown = JSON.parse(readFileSync(join(root, judgedFile), 'utf8'))
const judged = new Map(Object.entries(Object(read)).map(([expression, verdict]) => [expression, String(verdict)]))

/** What was judged before keeps its verdict; what is new is judged here and now. */
const verdictsOf = (found: readonly Expression[]): ReadonlyMap<Expression, Verdict> =>
  new Map([...new Set(found)].map(one => [one, judged.get(one) ?? judge(one)]))

test('R50 no expression that stands in the product takes long', { timeout: 300_000 }, () => {
  const verdicts = verdictsOf(sources.filter(({ path }) => !path.startsWith('bench/')).flatMap(expressionsIn))
  expect(verdicts.size).toBeGreaterThan(600)
  expect(slow(verdicts)).toEqual([])
})

test('R50 nor one that is made of pieces', { timeout: 300_000 }, async () => {
  const verdicts = verdictsOf(await expressionsMade())
  expect(verdicts.size).toBeGreaterThan(50)
  expect(slow(verdicts)).toEqual([])
})

describe('R50 an expression that takes long is told', () => {
  test.each([['/^(a+)+$/'], ['/^(?:a|a)*$/'], ['/^(\\w+\\s?)*$/'], ['/(x+x+)+y/']])('%s', expression =>
    expect(slow(new Map([[expression, judge(expression)]]))).toHaveLength(1),
  )
  test.each([['/^[0-9a-f]{64}$/'], ['/^a+$/'], ['/^(?:\\d{1,3})$/u']])('%s is not', expression => expect(judge(expression)).toBe('linear'))
  test('one of which nothing is known is', () => expect(slow(new Map([['/x/', 'unknown: timeout']]))).toHaveLength(1))
})
