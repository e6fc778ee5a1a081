// The README against the house: settings, commands, folders and the action that it quotes are those that are there.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { settingTable } from '../server/settings.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const readme = read('README.md')
const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')))

/** The cells of a table whose first cell is a word in code marks. */
const rows = readme
  .split('\n')
  .filter(line => line.startsWith('| `'))
  .map(line => line.split('|').map(cell => cell.trim().replaceAll('`', '')))

test('the table of settings says every setting with its default and its meaning', () => {
  const wanted = Object.entries(settingTable).map(([name, d]) => [name, 'default' in d ? d.default : '', d.about])
  const found = rows.filter(cells => /^[A-Z_]+$/.test(cells[1] ?? '')).map(cells => cells.slice(1, 4))
  expect(found).toEqual(wanted)
})

test('every npm command is a script of the package', () => {
  const named = [...readme.matchAll(/npm (?:run ([a-z0-9:]+)|(start|test)\b)/g)].map(m => m[1] ?? m[2] ?? '')
  expect(named).toEqual(expect.arrayContaining(['demo', 'test', 'test:e2e', 'start']))
  expect(named.filter(name => scripts[name] === undefined)).toEqual([])
})

test('the tree names every folder of the house, and none that is not there', () => {
  const tree = /^policy\/ [\s\S]*?```/m.exec(readme)?.[0] ?? ''
  const top = [...tree.matchAll(/^([a-z]+)\//gm)].map(m => m[1] ?? '')
  const made = ['node_modules', 'data', 'dist', 'test-results', 'coverage', 'playwright-report']
  const there = readdirSync(root, { withFileTypes: true }).filter(e => e.isDirectory() && !e.name.startsWith('.') && !made.includes(e.name))
  expect(top.toSorted()).toEqual(there.map(e => e.name).toSorted())
  const core = tree.slice(tree.indexOf('core/'), tree.indexOf('documents/'))
  const rooms = [...core.matchAll(/([a-z-]+)\//g)].map(m => m[1] ?? '').filter(name => name !== 'core')
  expect(rooms.filter(name => !existsSync(join(root, 'core', name)))).toEqual([])
  expect(readdirSync(join(root, 'core'), { withFileTypes: true }).filter(e => e.isDirectory() && !rooms.includes(e.name))).toEqual([])
})

test('the action that it quotes is the action', () => {
  expect(readme).toContain(read('core/application/recommend.ts').trimEnd())
})

test('every file of the house that a page links to is there', () => {
  const pages = [
    'README.md',
    ...['docs/decisions', 'docs/handbook'].flatMap(folder => readdirSync(join(root, folder)).map(name => `${folder}/${name}`)),
  ]
  const lost = pages.flatMap(page =>
    [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)]
      .filter(m => !existsSync(join(root, page, '..', m[1] ?? '')))
      .map(m => `${page} → ${m[1]}`),
  )
  expect(lost).toEqual([])
})

test('every button that the handbook names is a word of the pages', () => {
  const words = ['words', 'web/words']
    .flatMap(folder => readdirSync(join(root, folder)).map(name => `${folder}/${name}`))
    .map(read)
    .join('\n')
  const pages = readdirSync(join(root, 'docs/handbook')).filter(name => name !== 'policy.md')
  const named = pages.flatMap(name => [...read(`docs/handbook/${name}`).matchAll(/「([^」]+)」/g)].map(m => m[1] ?? ''))
  expect(named.length).toBeGreaterThan(100)
  expect([...new Set(named)].filter(word => !words.includes(`'${word}'`))).toEqual([])
})
