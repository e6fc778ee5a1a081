// Reading a policy's folder: what is wrong is told with its file and line.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadLaw, readPolicyFiles } from './load.ts'
import { PolicyError } from './problem.ts'

const original = fileURLToPath(new URL('./nmg-tepei/2022', import.meta.url))
let directory = ''

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'policy-'))
  cpSync(original, directory, { recursive: true })
})
afterEach(() => rmSync(directory, { recursive: true }))

/** Replaces one text of a file by another and gives the line on which the new one begins. */
const change = (file: string, from: string, to: string): number => {
  const path = join(directory, file)
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(path, text.replace(from, to))
  return text.slice(0, text.indexOf(from)).split('\n').length
}

test('the policy of 2022 loads', () => {
  const { policy, places, hosts } = loadLaw(original)
  expect(policy.edition).toBe('2022.1')
  expect(places.bodies).toHaveLength(23)
  expect(hosts.hosts.length).toBeGreaterThan(30)
  expect(readPolicyFiles(original).problems).toEqual([])
})

test('a missing file is told by its name', () => {
  rmSync(join(directory, 'places.yaml'))
  expect(() => loadLaw(directory)).toThrow(/places\.yaml:1 .*missing/)
})

test('a key that nobody knows is told with its line', () => {
  const line = change('policy.yaml', '  sealedRoster:', '  sealledRoster: { value: true, clause: "4.2" }\n  sealedRoster:')
  expect(readPolicyFiles(directory).problems).toEqual([
    { file: join(directory, 'policy.yaml'), line, path: 'documents.sealledRoster', message: 'this key is not known here' },
  ])
})

test('a number where a day is wanted is told with its line', () => {
  const line = change('policy.yaml', 'returnPlacesUntil:\n    value: 2022-04-15', 'returnPlacesUntil:\n    value: 2022-04-31') + 1
  expect(readPolicyFiles(directory).problems).toMatchObject([{ line, path: 'procedure.returnPlacesUntil.value' }])
})

test('inside the criteria the mistake itself is told, not every way in which the tree could have been meant', () => {
  const line = change('policy.yaml', 'fact: age, atMost: 45', 'fact: age, atMost: [45]')
  expect(readPolicyFiles(directory).problems).toMatchObject([{ line, path: 'tracks.outside.criteria.allOf.6.atMost' }])
})

test('a leaf without its clause is told with its line', () => {
  const line = change('policy.yaml', "{ fact: age, atMost: 35, clause: '3.2.2',", '{ fact: age, atMost: 35,')
  expect(readPolicyFiles(directory).problems).toMatchObject([{ line, path: 'tracks.inside.criteria.allOf.6.clause' }])
})

test('YAML that cannot be read is told with its line', () => {
  const line = change('hosts.yaml', '  - id: imau\n', '  - id: imau\n   - id: imau\n') + 1
  expect(readPolicyFiles(directory).problems[0]).toMatchObject({ file: join(directory, 'hosts.yaml'), line })
})

test('a key that stands twice is refused', () => {
  const line = change('policy.yaml', 'year: 2022\n', 'year: 2022\nyear: 2023\n') + 1
  expect(readPolicyFiles(directory).problems).toMatchObject([{ line, message: expect.stringContaining('unique') }])
})

test('all problems are told at once', () => {
  change('policy.yaml', 'year: 2022\n', "year: '2022'\n")
  change('places.yaml', 'outside: 3', 'outside: -3')
  change('hosts.yaml', 'capacity: 4', 'capacity: 0')
  let thrown: unknown
  try {
    loadLaw(directory)
  } catch (error) {
    thrown = error
  }
  expect(thrown).toBeInstanceOf(PolicyError)
  expect(thrown instanceof PolicyError && thrown.problems.map(p => p.path)).toEqual([
    'year',
    'bodies.0.places.outside',
    'hosts.0.programmes.0.capacity',
  ])
})

test('worked cases that cannot be read do not keep the law from loading', () => {
  change('examples.yaml', 'verdict: eligible', 'verdict: maybe')
  expect(loadLaw(directory).policy.year).toBe(2022)
  expect(readPolicyFiles(directory).problems).toMatchObject([{ path: '0.verdict', line: 7 }])
})

test('a path below an alias is found where the alias points', () => {
  const { locate } = readPolicyFiles(directory)
  const issuers = ['policy', 'training', 'certificate', 'issuers', 'value']
  const text = readFileSync(join(directory, 'policy.yaml'), 'utf8').split('\n')
  expect(text[locate([...issuers, 'inside', 1, 'en']).line - 1]).toContain('内蒙古自治区人力资源和社会保障厅')
  expect(text[locate([...issuers, 'nowhere', 'at', 'all']).line - 1]).toContain('value:')
})
