// What the studio writes and what a hand wrote are the same thing.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadFolder } from './load.ts'
import { readYaml, writeYaml } from './write.ts'

const root = fileURLToPath(new URL('.', import.meta.url))
const folders = readdirSync(root, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(join(root, name)).map(year => join(name, year)))

const written = (folder: ReturnType<typeof loadFolder>): ReturnType<typeof loadFolder> => {
  const directory = mkdtempSync(join(tmpdir(), 'tepei-written-'))
  try {
    const { papers = {}, ...files } = folder
    for (const [name, value] of Object.entries(files)) writeFileSync(join(directory, `${name}.yaml`), writeYaml(value))
    mkdirSync(join(directory, 'papers'))
    for (const [kind, text] of Object.entries(papers)) writeFileSync(join(directory, 'papers', `${kind}.md`), text)
    return loadFolder(directory)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

describe('a policy through the studio', () => {
  test.each(folders)('%s comes back the same', name => {
    const folder = loadFolder(join(root, name))
    expect(written(folder)).toEqual(folder)
  })

  test('reads as a person would have typed it', () => {
    const { policy, places } = loadFolder(join(root, 'nmg-tepei/2022'))
    const text = writeYaml(policy)
    expect(text).toContain("  - { id: '1', number: 一, heading: { zh: 方式和人数, en: Ways and numbers } }\n")
    expect(text).toContain('\n\nclauses:\n')
    expect(text.split('\n').length).toBeLessThan(1000)
    expect(
      writeYaml(places)
        .split('\n')
        .filter(line => line.includes('body:')).length,
    ).toBe(places.bodies.length)
  })
})

const json = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.integer(),
    fc.string(),
    fc.boolean(),
    fc.constantFrom('2022-03-03', '01', 'yes', 'null', '1e3', '2010-07'),
    tie('list'),
    tie('record'),
  ),
  list: fc.array(tie('value'), { maxLength: 5 }),
  record: fc.dictionary(
    fc.string({ minLength: 1 }).filter(key => key !== '<<' && key !== '__proto__'),
    tie('value'),
    { maxKeys: 5 },
  ),
}))

describe('whatever is written', () => {
  test('is read again as it was: no code becomes a number, no day another', () => {
    fc.assert(
      fc.property(json.record, value => {
        expect(readYaml(writeYaml(value)).value).toEqual(value)
      }),
      { numRuns: 500 },
    )
  })

  test('and what is no YAML says so', () => {
    expect(readYaml('a: [1').problems).toHaveLength(1)
  })
})
