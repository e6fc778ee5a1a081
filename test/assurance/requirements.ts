/** The promises of the house (docs/assurance/requirements.csv), and the tests that bear their ids. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

export const root = fileURLToPath(new URL('../../', import.meta.url))
const file = `${root}docs/assurance/requirements.csv`

/** `proved`: a test each run. `part`: a test, and what is missing of it. `open`: none yet. `operator`: not the program's to prove. */
const Requirement = z.strictObject({
  id: z.string().regex(/^[RF]\d\d$/),
  promise: z.string().min(1),
  source: z.string().min(1),
  state: z.enum(['proved', 'part', 'open', 'operator']),
  missing: z.string(),
})
export type Requirement = z.output<typeof Requirement>

/** One cell, in quotes where it has a comma. */
const cell = /(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/gy

const cellsOf = (line: string, columns: number): readonly string[] =>
  [...line.matchAll(cell)].slice(0, columns).map(m => (m[1] ?? m[2] ?? '').replaceAll('""', '"'))

export const readRequirements = (text = readFileSync(file, 'utf8')): readonly Requirement[] => {
  const [head = '', ...lines] = text.trimEnd().split('\n')
  const names = head.split(',')
  return lines.map(line => {
    const cells = cellsOf(line, names.length)
    return Requirement.parse(Object.fromEntries(names.map((name, i) => [name, cells[i]])))
  })
}

/** Titles begin with the ids of what they prove, after the clause where they have one, as `8.2 R09 a balance …` does. */
const title = /['"`](?:\d[\d.*]* )?((?:[RF]\d\d )+)(?=\S)/g
const folders = ['core', 'documents', 'server', 'web', 'cli', 'test']

/** The files whose tests bear an id, by id. */
export const filesById = (): ReadonlyMap<string, readonly string[]> => {
  const files = folders
    .flatMap(folder => readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).map(name => `${folder}/${name}`))
    .filter(name => /\.(?:test|spec)\.tsx?$/.test(name))
    .sort()
  const found = files.flatMap(name => {
    const text = readFileSync(`${root}${name}`, 'utf8')
    const ids = [...text.matchAll(title)].flatMap(m => (m[1] ?? '').trim().split(' '))
    return [...new Set(ids)].map(id => ({ id, name }))
  })
  return new Map([...Map.groupBy(found, f => f.id)].map(([id, all]) => [id, all.map(f => f.name)]))
}
