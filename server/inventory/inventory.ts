/** What the database holds of people: every column with its purpose, ground and term, read from columns.yaml. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { Text } from '../../policy/words.ts'

/** From what is best kept to what tells of nobody. */
export const levels = ['sealed', 'secret', 'blind', 'personal', 'other'] as const

const columns = z.array(z.string()).default([])
const Purpose = z.strictObject({ about: Text, basis: z.string(), kept: Text })
const Table = z.strictObject({
  purpose: z.string(),
  sealed: columns,
  secret: columns,
  blind: columns,
  personal: columns,
  other: columns,
})
const Inventory = z.strictObject({ purposes: z.record(z.string(), Purpose), tables: z.record(z.string(), Table) })
export type Inventory = z.infer<typeof Inventory>

export const readInventory = (): Inventory => Inventory.parse(parse(readFileSync(join(import.meta.dirname, 'columns.yaml'), 'utf8')))

export type Column = { readonly table: string; readonly column: string; readonly type: string }

/** What is wrong between the list and a database: a column without a line, a line without a column, two lines for one, and a level that its type belies. */
export const faultsOf = ({ purposes, tables }: Inventory, found: readonly Column[]): readonly string[] => {
  const listed = Object.entries(tables).flatMap(([table, { purpose, ...lists }]) =>
    levels.flatMap(level => lists[level].map(column => ({ name: `${table}.${column}`, level, purpose }))),
  )
  const there = new Map(found.map(({ table, column, type }) => [`${table}.${column}`, type]))
  const lines = new Map(listed.map(line => [line.name, line]))
  return [
    ...[...there.keys()].filter(name => !lines.has(name)).map(name => `${name} has no line`),
    ...[...lines.keys()].filter(name => !there.has(name)).map(name => `${name} is not in the database`),
    ...listed.filter(line => lines.get(line.name) !== line).map(({ name }) => `${name} has two lines`),
    ...listed
      .filter(({ purpose }) => !Object.hasOwn(purposes, purpose))
      .map(({ name, purpose }) => `${name} is for ${purpose}, which nobody says`),
    ...listed
      .filter(({ name, level }) => level === 'sealed' && there.get(name) !== undefined && there.get(name) !== 'bytea')
      .map(({ name }) => `${name} is not sealed`),
  ]
}
