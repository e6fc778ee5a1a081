// The glossary against the catalogue: a word that it calls a verb is one, and no subject or role is missing from it.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { subjects } from '../core/catalogue.ts'
import { seatRoles } from '../core/facts.ts'

const glossary = readFileSync(fileURLToPath(new URL('../GLOSSARY.md', import.meta.url)), 'utf8')

/** The cells of a table's row: official term, identifier, meaning, avoid. */
const rows = glossary
  .split('\n')
  .filter(line => line.startsWith('| ') && !line.startsWith('| ---'))
  .map(line => line.split('|').map(cell => cell.trim()))
const named = rows.flatMap(([, , identifier = '']) => [...identifier.matchAll(/`([a-zA-Z]+)`/g)].map(m => m[1] ?? ''))

test('every verb that the glossary names is an action', () => {
  const actions = new Set(Object.values(subjects).flatMap(s => Object.keys(s.actions)))
  const tracks = ['outside', 'inside']
  const verdicts = ['eligible', 'ineligible', 'undetermined']
  expect(named.length).toBeGreaterThan(60)
  expect(named.filter(word => !actions.has(word) && !tracks.includes(word) && !verdicts.includes(word))).toEqual([])
})

test('every subject and every role is in the glossary', () => {
  const identifiers = rows.map(([, , identifier = '']) => identifier.toLowerCase()).join(' ')
  expect([...Object.keys(subjects), ...seatRoles].filter(word => !identifiers.includes(word))).toEqual([])
})

test('every row says what not to call it, or that nothing else is in use', () => {
  expect(rows.filter(cells => cells.length !== 6 || cells.slice(1, 5).includes(''))).toEqual([])
})
