// The list of promises against the tests: none without a proof unless it says so, and none that nobody listed.
import { describe, expect, test } from 'vitest'
import { draw } from './draw.ts'
import { reportOf } from './report.ts'
import { filesById, readRequirements, root } from './requirements.ts'

const requirements = readRequirements()
const files = filesById()
const numbered = (letter: string, last: number) => Array.from({ length: last }, (_, i) => `${letter}${String(i + 1).padStart(2, '0')}`)

test('the list has every requirement and every fault, once and in order', () => {
  expect(requirements.map(r => r.id)).toEqual([...numbered('R', 55), ...numbered('F', 30)])
})

test('what is said to be proved is borne by a test, and a test bears no id that is not listed or still open', () => {
  const said = requirements.filter(r => r.state === 'proved' || r.state === 'part').map(r => r.id)
  expect(said.filter(id => !files.has(id))).toEqual([])
  const open = requirements.filter(r => r.state === 'open').map(r => r.id)
  expect(open.filter(id => files.has(id))).toEqual([])
  expect([...files.keys()].filter(id => !requirements.some(r => r.id === id))).toEqual([])
})

test('what is not wholly proved says what is missing, and only that does', () => {
  expect(requirements.filter(r => (r.state === 'proved') !== (r.missing === '')).map(r => r.id)).toEqual([])
})

describe('the report', () => {
  const [first] = requirements
  const run = { profile: 'short', date: '2026-11-29', commit: 'c0ffee', machine: 'a machine', seconds: 1 } as const
  const passed = { file: 'server/a.test.ts', name: 'R01 kept', ok: true }
  const figure = { id: 'F01', what: 'acknowledged and lost', seed: '7', n: 300, wrong: 0 }

  test('says how sure nothing is: three in as many as were tried, and what was found as it is', () => {
    const text = reportOf({ run, requirements, tests: [passed], runs: [{ ...run, figures: [figure, { ...figure, seed: '8', wrong: 2 }] }] })
    expect(text).toContain('| F01 | acknowledged and lost | 300 | 0 | < 1.0 % | 7 |')
    expect(text).toContain('| F01 | acknowledged and lost | 300 | **2** |  | 8 |')
  })

  test('a test that failed takes its promise with it', () => {
    if (!first) throw new Error('the list is empty')
    const of = (ok: boolean) => reportOf({ run, requirements: [first], tests: [{ ...passed, ok }], runs: [] })
    expect(of(true)).toContain('| R01 | Every acknowledged submission exists exactly once after any crash | proved | 1 |')
    expect(of(false)).toContain('| R01 | Every acknowledged submission exists exactly once after any crash | **failed** | 0 of 1 |')
  })

  test('the score of a part of which some changes were drawn says how few of all may be seen', () => {
    const half = { part: 'money', killed: 270, survived: 25, unreached: 5, date: '2026-11-29', commit: 'c0ffee' }
    const text = reportOf({ run, requirements, tests: [], runs: [], mutants: [{ ...half, of: 2100, seed: '7' }, half] })
    expect(text).toContain('| money | 300 drawn of 2,100 (seed 7) | 270 | 25 | 5 | 90 %, above 87 % with 95 % |')
    expect(text).toContain('| money | 300 | 270 | 25 | 5 | 90 % |')
  })

  test('a saboteur that was not caught is named', () => {
    const text = reportOf({
      run,
      requirements: [],
      tests: [
        { file: 'test/sabotage/a.test.ts', name: 'without the lock two get one place', ok: true },
        { file: 'test/sabotage/a.test.ts', name: 'without the chain nobody sees it', ok: false },
      ],
      runs: [],
    })
    expect(text).toContain('1 of 2 caught')
    expect(text).toContain('- without the chain nobody sees it (test/sabotage/a.test.ts)')
  })
})

test('of many changes as many as are asked for are drawn, the same ones by the same seed, whatever order they come in', () => {
  const location = { start: { line: 1, column: 1 }, end: { line: 1, column: 9 } }
  const mutants = Array.from({ length: 200 }, (_, i) => ({
    ...{ id: String(i), fileName: `${root}core/a${i % 7}.ts`, mutatorName: 'BlockStatement', location },
    replacement: `{${i}}`,
  }))
  const drawn = draw(mutants, { n: 50, seed: '7' })
  expect(drawn.size).toBe(50)
  expect(draw(mutants.toReversed(), { n: 50, seed: '7' })).toEqual(drawn)
  expect(draw(mutants, { n: 50, seed: '8' })).not.toEqual(drawn)
  expect(draw(mutants, { n: 500, seed: '7' }).size).toBe(200)
})
