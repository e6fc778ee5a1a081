// One house, one furniture; and the law is in the policy only.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { subjects } from '../../core/catalogue.ts'
import { seatRoles } from '../../core/facts.ts'
import { law } from '../given.ts'
import { catalogueInSql, lawInCode, misnamedVerbs, missingFurniture, type Room, valuesOf } from './rooms.ts'
import { files, root, sourceOf, sources } from './source.ts'

const rooms: readonly Room[] = Object.entries(subjects).map(([name, { actions }]) => ({ name, actions: Object.keys(actions), files }))
const words = new Set([
  ...seatRoles,
  ...Object.entries(subjects).flatMap(([name, { actions, waitsFor }]) => [name, ...Object.keys(actions), ...Object.keys(waitsFor)]),
])

describe('the project', () => {
  test('every room has its dossier, its index, its test and one file for each verb', () => {
    expect(rooms.flatMap(missingFurniture)).toEqual([])
  })

  test('every file that makes an action has its name and stands in the index', () => {
    const wrong = rooms.flatMap(room =>
      sources.filter(s => s.path.startsWith(`core/${room.name}/`) && !s.path.endsWith('.test.ts')).flatMap(s => misnamedVerbs(s, room)),
    )
    expect(wrong).toEqual([])
  })

  test('no number or day of the law stands in TypeScript', () => {
    const values = valuesOf(law)
    expect(values.size).toBeGreaterThan(20)
    expect(sources.flatMap(s => lawInCode(s, values))).toEqual([])
  })

  test('no CHECK or enum of the database repeats the catalogue', () => {
    const migrations = files.filter(path => path.endsWith('.sql'))
    expect(migrations.length).toBeGreaterThan(0)
    expect(migrations.flatMap(path => catalogueInSql(path, readFileSync(join(root, path), 'utf8'), words))).toEqual([])
  })
})

describe('what is out of place is noticed', () => {
  const room: Room = {
    name: 'round',
    actions: ['open'],
    files: ['core/round/dossier.ts', 'core/round/index.ts', 'core/round/round.test.ts'],
  }

  test('a verb without a file', () => expect(missingFurniture(room)).toEqual(['core/round has no open.ts']))
  test('a file that makes another verb', () => {
    expect(misnamedVerbs(sourceOf('core/round/close.ts', 'export const open = action({})'), room)).toHaveLength(1)
  })
  test('a verb that the index forgot', () => {
    expect(misnamedVerbs(sourceOf('core/round/close.ts', 'export const close = action({})'), room)).toHaveLength(1)
  })
  test('the age limit in a rule', () => {
    expect(lawInCode(sourceOf('core/application/x.ts', 'export const old = age > 45'), valuesOf(law))).toHaveLength(1)
  })
  test('a deadline in a rule', () => {
    expect(lawInCode(sourceOf('core/application/x.ts', "export const late = today > '2022-04-01'"), valuesOf(law))).toHaveLength(1)
  })
  test('statuses listed in a CHECK', () => {
    expect(catalogueInSql('x.sql', "status text check (status in ('draft', 'submitted'))", words)).toHaveLength(1)
  })
})
