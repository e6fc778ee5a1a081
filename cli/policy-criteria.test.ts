// `tepei policy check` on sabotaged criteria and worked cases: what can never or always hold, what is superfluous, which case differs.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { copyOfPolicy, starts } from '../test/policy-copy.ts'

let copy: ReturnType<typeof copyOfPolicy>
beforeEach(() => {
  copy = copyOfPolicy()
})
afterEach(() => copy.remove())

/** One leaf for every value of a fact, so that no two values are alike. */
const eachOf = (fact: string, values: readonly string[]) => values.map(v => `{ fact: ${fact}, is: '${v}', clause: '3.1.2' }`).join(', ')
const two = (n: number) => String(n).padStart(2, '0')
const groups = Array.from({ length: 56 }, (_, i) => two(i + 1))
const educations = [
  '11',
  '12',
  '13',
  '14',
  '15',
  '16',
  '17',
  '18',
  '19',
  '21',
  '22',
  '23',
  '28',
  '31',
  '32',
  '33',
  '41',
  '42',
  '43',
  '44',
  '45',
  '46',
  '47',
]
const ages = Array.from({ length: 121 }, (_, i) => `{ fact: age, is: ${i}, clause: '3.1.2' }`).join(', ')

describe('criteria', () => {
  test('3.1.2 a leaf about a fact that the policy does not have', async () => {
    const { found, lineOf } = await copy.sabotage('policy.yaml', '{ fact: age, atMost: 45,', '{ fact: agee, atMost: 45,')
    expect(found).toEqual([starts(`policy.yaml:${lineOf('agee')} 3.1.2 unknownFact`)])
  })
  test('3.1.3 a leaf that wants what its fact never is', async () => {
    const { found, lineOf } = await copy.sabotage('policy.yaml', 'atLeast: associateSenior', 'atLeast: associate')
    expect(found).toEqual([starts(`policy.yaml:${lineOf('atLeast: associate') - 1} 3.1.3 unknownValue`)])
  })
  test('a code that its standard does not have', async () => {
    const { found, lineOf } = await copy.sabotage('policy.yaml', "'55', '56', '81'", "'55', '56', '57', '81'")
    expect(found).toEqual([starts(`policy.yaml:${lineOf('ethnicGroup:')} - unknownValue: GB/T 3304 has no 57`)])
  })
  test('a derived fact without its source', async () => {
    const { found, lineOf } = await copy.sabotage(
      'policy.yaml',
      'derived: { way: minority, from: ethnicGroup }',
      'derived: { way: minority, from: birthDate }',
    )
    expect(found).toEqual([starts(`policy.yaml:${lineOf('derived: { way: minority')} - unknownFact`)])
  })
})

describe('the analysis of the criteria', () => {
  const criteria = '        - { fact: age, atMost: 45,'
  test('3.1.2 a criterion that can never hold, and the track that nobody can then meet', async () => {
    const { found, lineOf } = await copy.sabotage(
      'policy.yaml',
      criteria,
      `        - { fact: age, atLeast: 121, clause: '3.1.2' }\n${criteria}`,
    )
    expect(found).toContainEqual(starts(`policy.yaml:${lineOf('atLeast: 121')} 3.1.2 unknownValue`))
    const contradiction = await copy.sabotage(
      'policy.yaml',
      "{ fact: age, atLeast: 121, clause: '3.1.2' }",
      "{ fact: age, atLeast: 46, clause: '3.1.2' }",
    )
    expect(contradiction.found).toContainEqual(expect.stringMatching(/^policy\.yaml:\d+ 3\.1 unsatisfiable/))
  })
  test('3.1.3 a branch that can never hold', async () => {
    const branch =
      "            - allOf:\n                - { fact: titleLevel, atMost: none, clause: '3.1.3' }\n                - { fact: titleLevel, atLeast: senior, clause: '3.1.3' }\n"
    const { found, lineOf } = await copy.sabotage(
      'policy.yaml',
      '            - fact: titleLevel\n',
      `${branch}            - fact: titleLevel\n`,
    )
    expect(found).toEqual([expect.stringMatching(new RegExp(`^policy\\.yaml:${lineOf(branch)} .* neverHolds`))])
  })
  test('3.1.2 a criterion that holds for everybody', async () => {
    const { found, lineOf } = await copy.sabotage(
      'policy.yaml',
      criteria,
      `        - { fact: age, atLeast: 0, clause: '3.1.2' }\n${criteria}`,
    )
    expect(found).toEqual([starts(`policy.yaml:${lineOf('atLeast: 0,')} 3.1.2 alwaysHolds: age:`)])
  })
  test('3.1.2 a criterion that another makes superfluous', async () => {
    const { found, lineOf } = await copy.sabotage(
      'policy.yaml',
      criteria,
      `        - { fact: age, atMost: 50, clause: '3.1.2' }\n${criteria}`,
    )
    expect(found).toEqual([starts(`policy.yaml:${lineOf('atMost: 50')} 3.1.2 redundant: age:`)])
  })
  test('2 the floor is implied by 3.1.3, and only its remark keeps that from being a finding', async () => {
    const remark =
      / {10}remark: \{ accepts: redundant, .*Whoever meets 3\.1\.3.*\n/.exec(
        readFileSync(join(copy.directory, 'policy.yaml'), 'utf8'),
      )?.[0] ?? ''
    const { found } = await copy.sabotage('policy.yaml', remark, '')
    expect(found).toEqual([expect.stringMatching(/^policy\.yaml:\d+ 2 redundant/)])
  })
  test('3.1.2 a remark that accepts what is not the case', async () => {
    const { found, lineOf } = await copy.sabotage(
      'policy.yaml',
      criteria,
      '        - { fact: age, remark: { accepts: redundant, because: Who knows. }, atMost: 45,',
    )
    expect(found).toEqual([starts(`policy.yaml:${lineOf('Who knows')} 3.1.2 remarkWithoutGround`)])
  })
  test('a fact that is asked for in vain', async () => {
    const { found, lineOf } = await copy.sabotage(
      'policy.yaml',
      '  employerConsents: {',
      '  leftHanded: { type: boolean, label: { zh: 左利手, en: Left-handed }, attestedBy: applicant, changes: never }\n  employerConsents: {',
    )
    expect(found).toEqual([starts(`policy.yaml:${lineOf('leftHanded')} - unusedFact: leftHanded`)])
  })
  test('1.1 a level that the track admits and its criteria refuse', async () => {
    const { found, lineOf } = await copy.sabotage(
      'policy.yaml',
      'value: [league, banner, township, village]',
      'value: [region, league, banner, township, village]',
    )
    expect(found).toEqual([
      starts(
        `policy.yaml:${lineOf("value: [region, league, banner, township, village], clause: '1.1' }\n    placedBy: { value: department")} 1.1 levelsDisagree`,
      ),
    ])
  })
  test('criteria too fine to be analysed are told, and nothing hangs', async () => {
    const days = Array.from({ length: 40 }, (_, i) => `{ fact: birthDate, is: 19${50 + i}-01-01, clause: '3.1.2' }`).join(', ')
    const codes = `${eachOf('education', educations)}, ${eachOf('ethnicGroup', groups)}`
    const { found } = await copy.sabotage('policy.yaml', criteria, `        - { anyOf: [${days}, ${codes}, ${ages}] }\n${criteria}`)
    expect(found).toContainEqual(expect.stringContaining('tooManyCells'))
  })
})

describe('worked cases', () => {
  test("3.1.2 a case whose verdict is not the engine's", async () => {
    const { found, lineOf } = await copy.sabotage(
      'examples.yaml',
      "name: A Han person may not go outside., clause: '3.1.2', track: outside, verdict: ineligible",
      "name: A Han person may not go outside., clause: '3.1.2', track: outside, verdict: eligible",
    )
    expect(found).toEqual([starts(`examples.yaml:${lineOf('A Han person')} 3.1.2 exampleDiffers`)])
  })
  test('3.1.2 a number of the law that no longer agrees with the cases', async () => {
    const { found } = await copy.sabotage('policy.yaml', '{ fact: age, atMost: 45,', '{ fact: age, atMost: 44,')
    expect(found.length).toBeGreaterThan(0)
    expect(found.every(line => line.includes('exampleDiffers'))).toBe(true)
  })
  test("a case whose facts can't be read", async () => {
    const { found } = await copy.sabotage('examples.yaml', "{ <<: *outside, ethnicGroup: '01' }", "{ <<: *outside, ethnicGroup: '99' }")
    expect(found).toEqual([expect.stringMatching(/^examples\.yaml:\d+ 3\.1\.2 exampleDiffers: .*\$\.ethnicGroup/)])
  })
  test('a case on a track that is not there', async () => {
    const { found } = await copy.sabotage('examples.yaml', "clause: '1.1', track: outside", "clause: '1.1', track: abroad")
    expect(found).toEqual([expect.stringMatching(/^examples\.yaml:\d+ 1\.1 unknownTrack/)])
  })
})
