// A policy that does not check is not offered, and one whose edition is in use is never edited.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { copyOf } from '../core/edition/copy.ts'
import { WholeFolder } from '../core/edition/folder.ts'
import { copy, folder2022, id, leader, writer } from '../test/editions.ts'
import { freshHouse, law2022, law2022Digest } from '../test/house.ts'
import { digestOf, keepLaws } from './laws.ts'
import { readPolicies, withoutEdited } from './policies.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'policies-'))
  cpSync(new URL('../policy/nmg-tepei', import.meta.url).pathname, join(directory, 'nmg-tepei'), { recursive: true })
})
afterEach(() => rmSync(directory, { recursive: true }))

const change = (from: string, to: string) => {
  const path = join(directory, 'nmg-tepei/2022/policy.yaml')
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(path, text.replace(from, to))
}

test('every policy that comes with the program checks', () => {
  const { whole, refused } = readPolicies()
  expect(refused).toEqual([])
  expect(whole.map(w => `${w.policy.programme.id}/${w.policy.year}`)).toContain('nmg-tepei/2022')
})

test('a policy with a mistake of content is not offered, and the line is named', () => {
  change('value: { min: 1, max: 3 }', 'value: { min: 4, max: 3 }')
  const { whole, refused } = readPolicies(directory)
  expect(whole).toEqual([])
  expect(refused).toEqual([expect.stringMatching(/nmg-tepei\/2022\/policy\.yaml:\d+ 4\.3 outOfRange: at least 4 wishes and at most 3$/)])
})

test('a policy with a mistake of form is not offered, and nothing stops', () => {
  change('year: 2022', 'year: soon')
  expect(readPolicies(directory)).toMatchObject({ whole: [], refused: [expect.stringContaining('- year: ')] })
})

test('an edition by which a round is run can be read again, but not edited; with a number of its own it is offered', async () => {
  const house = await freshHouse()
  try {
    await house.settle(leader)
    const { edition } = law2022.policy
    expect((await house.act(leader, 'round', 'nmg-tepei-2022', 'publish', { law: law2022Digest, edition })).kind).toBe('done')
    const offered = async () => withoutEdited(house.database, readPolicies(directory))
    expect(await offered()).toMatchObject({ whole: [{ policy: { edition } }], refused: [] })
    change('value: { min: 1, max: 3 }', 'value: { min: 1, max: 4 }')
    expect(await offered()).toMatchObject({ whole: [], refused: [expect.stringContaining(`edition ${edition} is published`)] })
    change(`edition: '${edition}'`, "edition: '2022.7'")
    expect(await offered()).toMatchObject({ whole: [{ policy: { edition: '2022.7' } }], refused: [] })
  } finally {
    await house.close()
  }
})

test('an edition that the studio published is not edited by a folder of the same number either, before any round is run by it', async () => {
  const house = await freshHouse()
  try {
    await house.settle(writer, leader)
    const done = async (...asked: Parameters<typeof house.act>) => expect((await house.act(...asked)).kind).toBe('done')
    await done(writer, 'edition', id, 'draft', { ...copy, law: law2022Digest })
    await done(writer, 'edition', id, 'propose', { version: 1 })
    await done(leader, 'edition', id, 'approve', { version: 1 })
    const { examples, silent, ...law } = folder2022
    const { folder } = copyOf({ law, examples, silent }, copy)
    await done(leader, 'edition', id, 'publish', { digest: digestOf(WholeFolder.parse(folder)) })
    const given = WholeFolder.parse({ ...folder, silent: [] })
    expect(await withoutEdited(house.database, { whole: [given], refused: [] })).toMatchObject({ whole: [given], refused: [] })
    const edited = { ...given, policy: { ...given.policy, effectiveFrom: '2023-03-04' } }
    const answer = await withoutEdited(house.database, { whole: [edited], refused: [] })
    expect(answer).toMatchObject({ whole: [], refused: [expect.stringContaining('edition 2023.1 is published')] })
  } finally {
    await house.close()
  }
})

test('a law of before papers were a part of it stays one law, and has the texts that come for its programme and year', async () => {
  const house = await freshHouse(4, [{ ...law2022, papers: undefined }])
  try {
    await house.settle(leader)
    const [kept] = house.laws.all()
    expect(kept?.law.papers).toBeUndefined()
    const { edition } = law2022.policy
    expect((await house.act(leader, 'round', 'nmg-tepei-2022', 'publish', { law: kept?.digest, edition })).kind).toBe('done')
    const came = readPolicies(directory)
    const { whole, refused } = await withoutEdited(house.database, came)
    expect(refused).toEqual([])
    const after = await keepLaws(house.database, whole, came.whole)
    expect(after.all().map(({ digest }) => digest)).toEqual([kept?.digest])
    expect(after.all()[0]?.law.papers).toEqual(law2022.papers)
  } finally {
    await house.close()
  }
})

test('another text of a paper is another law: what is published is frozen with its papers', async () => {
  const { papers = {} } = law2022
  expect(digestOf({ ...law2022, papers: { ...papers, reprimand: `${papers.reprimand}。` } })).not.toBe(digestOf(law2022))
  const house = await freshHouse()
  try {
    await house.settle(leader)
    const { edition } = law2022.policy
    await house.act(leader, 'round', 'nmg-tepei-2022', 'publish', { law: law2022Digest, edition })
    const path = join(directory, 'nmg-tepei/2022/papers/reprimand.md')
    writeFileSync(path, readFileSync(path, 'utf8').replace('请各单位', '请有关单位'))
    expect(await withoutEdited(house.database, readPolicies(directory))).toMatchObject({
      whole: [],
      refused: [expect.stringContaining(`edition ${edition} is published`)],
    })
  } finally {
    await house.close()
  }
})
