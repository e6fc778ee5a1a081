// `tepei policy` on sabotaged copies of the policy: each kind of mistake is found, once, with file, line and clause.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { copyOfPolicy, original, run, starts } from '../test/policy-copy.ts'

let copy: ReturnType<typeof copyOfPolicy>
beforeEach(() => {
  copy = copyOfPolicy()
})
afterEach(() => copy.remove())

test('the policy of 2022 has no findings', async () => {
  const { exit, out, err } = await run('check', original)
  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  expect(out).toContain('no findings')
})

test('a file that is no policy is told by line, and the exit is 1', async () => {
  const { exit, found, lineOf } = await copy.sabotage('policy.yaml', 'year: 2022', 'year: soon')
  expect({ exit, found }).toEqual({ exit: 1, found: [starts(`policy.yaml:${lineOf('year: soon')} - year: `)] })
})

describe('clauses', () => {
  test('a citation of a clause that the table does not have', async () => {
    const { found, lineOf } = await copy.sabotage(
      'policy.yaml',
      "formCopies: { value: 2, clause: '4.1' }",
      "formCopies: { value: 2, clause: '4.9' }",
    )
    expect(found).toEqual([starts(`policy.yaml:${lineOf('formCopies')} 4.9 deadCitation`)])
  })
  test('a worked case that cites a clause that the table does not have', async () => {
    const { found, lineOf } = await copy.sabotage('examples.yaml', "apply inside.\n  clause: '3.2.3'", "apply inside.\n  clause: '3.2.4'")
    expect(found).toEqual([starts(`examples.yaml:${lineOf('- name: A Han teacher')} 3.2.4 deadCitation`)])
  })
  test('a clause that no value cites and that is not listed silent', async () => {
    const clause = "  - { id: '10', number: 九, heading: { zh: 附则, en: Final provisions } }\n"
    const { found, lineOf } = await copy.sabotage('policy.yaml', "\nfields:\n  clause: '2'", `${clause}\nfields:\n  clause: '2'`)
    expect(found).toEqual([starts(`policy.yaml:${lineOf("{ id: '10'")} 10 clauseUnused`)])
  })
  test('a clause that stands twice in the table', async () => {
    const { found, lineOf } = await copy.sabotage(
      'policy.yaml',
      "- { id: '5', number: 五,",
      "- { id: '4.3', number: 五, heading: { zh: 再, en: Again } }\n  - { id: '5', number: 五,",
    )
    expect(found).toEqual([starts(`policy.yaml:${lineOf('en: Again')} 4.3 clauseTwice`)])
  })
  test('a clause that is listed silent although a value cites it', async () => {
    const { found, lineOf } = await copy.sabotage(
      'silent.yaml',
      "- clause: '7.1'",
      "- clause: '6.3'\n  because: Nobody looks.\n- clause: '7.1'",
    )
    expect(found).toEqual([starts(`silent.yaml:${lineOf("- clause: '6.3'")} 6.3 silentButCited`)])
  })
  test('a default that gives no reason', async () => {
    const { found, lineOf } = await copy.sabotage(
      'policy.yaml',
      '    because: A month away is where kindred programmes begin to ask whether the study can go on.',
      "    because: ' '",
    )
    expect(found).toEqual([starts(`policy.yaml:${lineOf('warnAfterDays')} 6.4 decidedWithoutReason`)])
  })
})

describe('the quota table', () => {
  test('1.2 places that do not sum to the total of the track', async () => {
    const { found, lineOf } = await copy.sabotage('places.yaml', 'places: { outside: 3, inside: 5 }', 'places: { outside: 3, inside: 6 }')
    expect(found).toEqual([starts(`places.yaml:${lineOf('bodies:')} 1.2 placesDontSum: the places of track inside sum to 41`)])
  })
  test('1.1 a department with places on the inside track', async () => {
    const { found, lineOf } = await copy.sabotage(
      'places.yaml',
      'level: region, places: { outside: 2, inside: 0 }',
      'level: region, places: { outside: 2, inside: 1 }',
    )
    expect(found).toContainEqual(starts(`places.yaml:${lineOf('dept-education')} 1.1 trackClosedToBody`))
  })
  test('1.2 a body that nobody knows, and the one that is then missing', async () => {
    const { found, lineOf } = await copy.sabotage('places.yaml', "body: '150300'", "body: '150399'")
    expect(found).toEqual([
      starts(`places.yaml:${lineOf('bodies:')} 1.2 bodyWithoutPlaces: 150300`),
      starts(`places.yaml:${lineOf('150399')} 1.2 unknownBody`),
    ])
  })
  test('1.2 a body without any place', async () => {
    const { found, lineOf } = await copy.sabotage(
      'places.yaml',
      'en: Wuhai }, level: league, places: { outside: 1, inside: 1 }',
      'en: Wuhai }, level: league, places: { outside: 0, inside: 0 }',
    )
    expect(found).toContainEqual(starts(`places.yaml:${lineOf('en: Wuhai')} 1.2 bodyWithoutPlaces: 150300 has no place`))
  })
  test('1.2 a body that stands twice', async () => {
    const { found, lineOf } = await copy.sabotage('places.yaml', 'body: dept-culture', 'body: dept-water')
    expect(found).toEqual([starts(`places.yaml:${lineOf('en: Department of Culture')} 1.2 bodyTwice`)])
  })
  test('1.2 a body that leaves a track out, and one that names a track that is not there', async () => {
    const { found, lineOf } = await copy.sabotage('places.yaml', 'outside: 1, inside: 0 } }', 'outside: 1, insid: 0 } }')
    const line = lineOf('insid: 0')
    expect(found).toEqual([starts(`places.yaml:${line} 1.2 unknownTrack`), starts(`places.yaml:${line} 1.2 trackWithoutValue`)])
  })
})

describe('hosts', () => {
  test('1.1 a track whose hosts have fewer seats than it has places', async () => {
    const { found } = await copy.sabotage('policy.yaml', "places: { value: 40, clause: '1.2' }", "places: { value: 400, clause: '1.2' }")
    expect(found).toContainEqual(
      expect.stringMatching(/^hosts\.yaml:\d+ 1\.1 tooFewSeats: the hosts of track outside have 72 seats for 400 places/),
    )
  })
  test('a programme without a seat', async () => {
    const { found, lineOf } = await copy.sabotage('hosts.yaml', 'capacity: 4 }', 'capacity: 0 }')
    expect(found).toEqual([starts(`hosts.yaml:${lineOf('capacity: 0')} - hosts.0.programmes.0.capacity`)])
  })
  test('1.1 a host of a kind that the track does not admit', async () => {
    const { found } = await copy.sabotage(
      'policy.yaml',
      'hostKinds: { value: [university, researchInstitute, publicInstitution]',
      'hostKinds: { value: [university, researchInstitute]',
    )
    expect(found).toHaveLength(5)
    expect(found).toContainEqual(expect.stringMatching(/^hosts\.yaml:\d+ 1\.1 hostOfWrongKind: impph is a publicInstitution/))
  })
  test('a discipline that the standard does not have, and a host that stands twice', async () => {
    const { found, lineOf } = await copy.sabotage('hosts.yaml', "discipline: '180', capacity: 4", "discipline: '189', capacity: 4")
    expect(found).toEqual([starts(`hosts.yaml:${lineOf("'189'")} 1.1 unknownDiscipline`)])
    const twice = await copy.sabotage('hosts.yaml', '  - id: imau\n', '  - id: imu\n')
    expect(twice.found).toContainEqual(expect.stringMatching(/^hosts\.yaml:\d+ 1\.1 hostTwice: imu stands twice/))
  })
  test('8.2 a track without a rate', async () => {
    const { found, lineOf } = await copy.sabotage('policy.yaml', "        inside: { value: 16000, clause: '8.2' }\n", '')
    expect(found).toEqual([starts(`policy.yaml:${lineOf('rateYuan:')} 8.1 trackWithoutValue: tuition has no rate for track inside`)])
  })
})

describe('days', () => {
  test('5 a window that ends before the step that feeds it', async () => {
    const { found, lineOf } = await copy.sabotage('policy.yaml', 'to: 2022-04-01 }', 'to: 2022-03-20 }')
    expect(found).toEqual([starts(`policy.yaml:${lineOf('to: 2022-03-20')} 5 windowsOutOfOrder`)])
  })
  test('4.3 enrolment notices after the enrolment', async () => {
    const { found, lineOf } = await copy.sabotage('policy.yaml', 'value: 2022-07-08', 'value: 2022-10-08')
    expect(found).toEqual([starts(`policy.yaml:${lineOf('value: { from: 2022-09-01')} 4.3 windowsOutOfOrder`)])
  })
})

describe('the command', () => {
  test.each([[], ['check'], ['check', '/nowhere/at/all'], ['burn'], ['schema', '.'], ['check', '.', 'x']])(
    'a wrong call %j is answered with the usage and exit 2',
    async (...argv) => {
      const { exit, err, out } = await run(...argv)
      expect({ exit, out }).toEqual({ exit: 2, out: '' })
      expect(err).toContain('tepei policy check DIR')
    },
  )

  test('open-questions lists each default with clause, value, reason and line', async () => {
    const { exit, out } = await run('open-questions')
    expect(exit).toBe(0)
    expect(out).toMatch(
      /三 \(3\) {2}policy\.facts\.age\.derived\.on = "2022-03-03"\n {4}The notice sets an age.*\n {4}policy\/nmg-tepei\/2022\/policy\.yaml:\d+\n/,
    )
    expect(out).toMatch(/\d+ open questions/)
  })

  test('open-questions of a folder that cannot be read tells why', async () => {
    writeFileSync(join(copy.directory, 'policy.yaml'), 'year: [')
    const { exit, err } = await run('open-questions', copy.directory)
    expect(exit).toBe(1)
    expect(err).toContain('policy.yaml:1')
  })

  test.each(['policy', 'places', 'hosts', 'examples', 'silent', 'population.yaml'])('schema prints the JSON Schema of %s', async file => {
    const { exit, out } = await run('schema', file)
    expect(exit).toBe(0)
    expect(JSON.parse(out)).toHaveProperty('$schema')
  })
  test('schema prints the JSON Schema of policy.yaml', async () => {
    const { exit, out } = await run('schema')
    expect(exit).toBe(0)
    const schema: unknown = JSON.parse(out)
    expect(schema).toMatchObject({ type: 'object', properties: { edition: { type: 'string' } }, additionalProperties: false })
  })
})
