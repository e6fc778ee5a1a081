/** The command that judges people: what it prints, what it refuses, and where it says the fault is. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { eligiblePerson } from '../test/criteria.ts'
import { eligibility } from './eligibility.ts'

const Answer = z.object({
  tracks: z.array(
    z.object({
      track: z.string(),
      verdict: z.string(),
      criteria: z.array(z.record(z.string(), z.unknown())),
      nearest: z.array(z.record(z.string(), z.unknown())),
    }),
  ),
})
const directory = mkdtempSync(join(tmpdir(), 'tepei-eligibility-'))

const call = async (argv: readonly string[], lines: readonly string[] = []) => {
  const [out, err]: [string[], string[]] = [[], []]
  const input = (async function* () {
    for (const line of lines) yield `${line}\n`
  })()
  const code = await eligibility(argv, { out: text => out.push(text), err: text => err.push(text), input })
  return { code, out: out.join(''), err: err.join('') }
}
const onFile = (facts: unknown) => {
  const file = join(directory, `${crypto.randomUUID()}.json`)
  writeFileSync(file, typeof facts === 'string' ? facts : JSON.stringify(facts))
  return call(['--facts', file])
}

test('3.1.2 one person: a verdict per track, each criterion with both clause numbers, found, wanted and truth', async () => {
  const { code, out, err } = await onFile({ ...eligiblePerson, birthDate: '1976-03-03' })
  expect([code, err]).toEqual([0, ''])
  const answer = Answer.parse(JSON.parse(out))
  expect(answer.tracks.map(({ track, verdict }) => [track, verdict])).toEqual([
    ['outside', 'ineligible'],
    ['inside', 'ineligible'],
  ])
  expect(answer.tracks[0]?.criteria.find(({ fact }) => fact === 'age')).toEqual({
    path: 'allOf.6',
    clause: '3.1.2',
    number: '三（一）2',
    label: { zh: '45周岁以下', en: '45 or under' },
    fact: 'age',
    found: 46,
    wants: { atMost: 45 },
    truth: false,
    blocks: true,
    earliestBirthDate: '1976-03-04',
  })
})

test('what is not known is null, and the smallest changes say what to tell', async () => {
  const { employerConsents: _, ...facts } = eligiblePerson
  const { out } = await onFile(facts)
  const [outside] = Answer.parse(JSON.parse(out)).tracks
  expect(outside).toMatchObject({
    verdict: 'undetermined',
    nearest: [{ waitYears: 0, set: [{ fact: 'employerConsents', from: null, to: { is: true } }] }],
  })
  expect(outside?.criteria.at(-1)).toMatchObject({ fact: 'employerConsents', found: null, truth: null })
})

test('an array: the people with wrong facts are left out and named, the others are judged', async () => {
  const { code, out, err } = await onFile([eligiblePerson, { ...eligiblePerson, education: '99' }, {}])
  expect(code).toBe(2)
  expect(err).toBe('$[1].education: unknown code "99"\n')
  expect(
    z
      .array(z.looseObject({ person: z.int() }))
      .parse(JSON.parse(out))
      .map(({ person }) => person),
  ).toEqual([0, 2])
})

test('lines: each person is one line, a bad line is told by its number', async () => {
  const { code, out, err } = await call(['--facts', '-'], [JSON.stringify(eligiblePerson), '', '{', '{"healthy":"yes"}', '{}'])
  expect(code).toBe(2)
  expect(err).toMatch(/^line 3: \$: no JSON: .*\nline 4: \$\.healthy: wrong type: boolean wanted, string found\n$/)
  const lines = out
    .trim()
    .split('\n')
    .map(line => z.looseObject({ line: z.int() }).parse(JSON.parse(line)))
  expect(lines.map(({ line }) => line)).toEqual([1, 5])
})

const wrong: readonly (readonly [string, unknown, string])[] = [
  ['an unknown fact', { shoeSize: 43 }, '$.shoeSize: unknown fact'],
  ['a derived fact, which nobody may claim', { age: 30 }, '$.age: unknown fact'],
  ['an unknown code', { ethnicGroup: '57' }, '$.ethnicGroup: unknown code "57"'],
  ['a code as a number', { ethnicGroup: 2 }, '$.ethnicGroup: wrong type: string wanted, number found'],
  ['a null', { healthy: null }, '$.healthy: wrong type: boolean wanted, null found'],
  ['an impossible day', { birthDate: '1990-02-30' }, '$.birthDate: impossible day "1990-02-30"'],
  ['a birth after the counting day', { birthDate: '2022-03-04' }, '$.birthDate: gives no age from 0 to 120 on 2022-03-03'],
  ['an impossible month', { work: [{ from: '2012-13', sameProfession: true }] }, '$.work[0].from: impossible month "2012-13"'],
  [
    'a span that ends before it starts',
    { work: [{ from: '2012-07', to: '2012-06', sameProfession: true }] },
    '$.work[0].to: the span ends before it starts',
  ],
  ['a span without its profession', { work: [{ from: '2012-07' }] }, '$.work[0].sameProfession: missing: boolean wanted'],
  ['an unknown key in a span', { work: [{ from: '2012-07', sameProfession: true, at: 'x' }] }, '$.work[0].at: unknown fact'],
  ['no object', 'true', '$: wrong type: object wanted, boolean found'],
  ['a key that only looks like one', '{"__proto__": {"healthy": true}}', '$.__proto__: unknown fact'],
]
for (const [what, facts, reason] of wrong) {
  test(`refused with its path and nothing on the output: ${what}`, async () => {
    expect(await onFile(facts)).toEqual({ code: 2, out: '', err: `${reason}\n` })
  })
}

test('no JSON, no file, no policy, no such option: exit 2 with a reason', async () => {
  expect((await onFile('{')).code).toBe(2)
  expect(await call(['--facts', '/nowhere.json'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('/nowhere.json') })
  expect(await call(['--facts', '-', '--policy', '/nowhere'])).toMatchObject({ code: 2, err: expect.stringContaining('policy.yaml') })
  expect(await call(['--fact', 'x'])).toMatchObject({ code: 2, err: expect.stringContaining('tepei eligibility --facts FILE.json') })
  expect(await call([])).toMatchObject({ code: 2, err: expect.stringContaining('either --facts FILE or --facts-shape') })
})

test('the shape of the facts is a JSON Schema that lets no other key in and asks for no derived fact', async () => {
  const { code, out } = await call(['--facts-shape'])
  const schema = z.looseObject({ properties: z.record(z.string(), z.unknown()) }).parse(JSON.parse(out))
  expect(code).toBe(0)
  expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', additionalProperties: false })
  expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(['birthDate', 'ethnicGroup', 'work']))
  expect(Object.keys(schema.properties)).not.toContain('age')
  expect(schema.properties.titleLevel).toMatchObject({ enum: expect.arrayContaining(['associateSenior']) })
  expect(schema.required).toBeUndefined()
})
