// Imports run one way, and the core is pure all the way down.
import { describe, expect, test } from 'vitest'
import { againstTheOrder, foreignInCore, impureInCore, logCheckAlone, reachedFrom, verificationAlone } from './imports.ts'
import { folderOf, importsOf, isTest, sourceOf, sources } from './source.ts'

const all = new Map(sources.map(s => [s.path, s]))

describe('the project', () => {
  test('imports run one way: policy ← core ← server ← cli, core ← documents ← server, core ← web', () => {
    expect(sources.length).toBeGreaterThan(200)
    expect(sources.flatMap(againstTheOrder)).toEqual([])
  })

  test('the core takes nothing from outside but zod', () => {
    expect(sources.flatMap(foreignInCore)).toEqual([])
  })

  test('the core knows no clock, no chance and no outside world', () => {
    expect(sources.flatMap(impureInCore)).toEqual([])
  })

  test('nothing that the core reaches, however far, does input or output', () => {
    const core = sources.filter(s => folderOf(s.path) === 'core' && !isTest(s))
    const reached = [...reachedFrom(core, all)].flatMap(([path, way]) => {
      const source = all.get(path)
      const foreign = source ? importsOf(source).filter(i => !i.typeOnly && !i.from.startsWith('.') && i.from !== 'zod') : []
      return foreign.map(({ from }) => `${way} imports ${from}`)
    })
    expect(reached).toEqual([])
  })

  test('what verifies a placement shares no code with what makes it', () => {
    const under = (folder: string) => sources.filter(s => s.path.startsWith(`core/placement/${folder}/`) && !isTest(s))
    const [engine, verification] = [reachedFrom(under('engine'), all), reachedFrom(under('verify'), all)]
    expect(verification.size).toBeGreaterThan(5)
    expect([...verification.values()].filter(way => engine.has(way.split(' → ').at(-1) ?? ''))).toEqual([])
    expect(verificationAlone(under('verify'))).toEqual([])
  })

  test('what verifies the record outside the house imports nothing but Node', () => {
    const files = sources.filter(s => s.path.startsWith('documents/log-check/') && !isTest(s))
    expect(files.length).toBeGreaterThan(5)
    expect(logCheckAlone(files)).toEqual([])
  })

  test('words are data: what they import is types', () => {
    const words = sources.filter(s => folderOf(s.path) === 'words' && !isTest(s))
    expect(words.flatMap(s => importsOf(s).flatMap(i => (i.typeOnly ? [] : [`${s.path} imports ${i.from}`])))).toEqual([])
  })
})

describe('a house with the wall broken is noticed', () => {
  test.each([
    ['the core looks at the server', 'core/x.ts', "import { a } from '../server/a.ts'"],
    ['the web looks at the server', 'web/x.ts', "import { a } from '../server/a.ts'"],
    ['the web looks at it later', 'web/x.ts', "export const a = () => import('../server/a.ts')"],
    ['the server looks at the command line', 'server/x.ts', "export * from '../cli/a.ts'"],
    ['a document looks at the server', 'documents/x.ts', "import type { A } from '../server/a.ts'"],
    ['words look at more than types', 'words/x.ts', "import { a } from '../core/a.ts'"],
  ])('%s', (_name, path, text) => expect(againstTheOrder(sourceOf(path, text))).toHaveLength(1))

  test.each([['Date.now()'], ['new Date()'], ['Date()'], ['Math.random()'], ['process.env.A'], ["fetch('x')"], ['crypto.randomUUID()']])(
    '%s in the core',
    text => expect(impureInCore(sourceOf('core/x.ts', `export const a = ${text}`))).toHaveLength(1),
  )

  test('a day that was given is no clock', () => {
    expect(
      impureInCore(sourceOf('core/x.ts', "export const a = new Date('2022-04-01').getTime() + b.process + Date.UTC(2022, 1)")),
    ).toEqual([])
  })

  test('a verification that looks at the engine, and be it for a type', () => {
    const looks = sourceOf('core/placement/verify/x.ts', "import type { List } from '../engine/list.ts'")
    expect(verificationAlone([looks])).toHaveLength(1)
  })

  test.each([
    ["import { z } from 'zod'"],
    ["import type { Line } from '../archive-check/shapes.ts'"],
    ["import { a } from '../../server/a.ts'"],
  ])('a verification of the record with %s', text => expect(logCheckAlone([sourceOf('documents/log-check/x.ts', text)])).toHaveLength(1))

  test('a module of the system in the core', () => {
    expect(foreignInCore(sourceOf('core/x.ts', "import { readFileSync } from 'node:fs'"))).toHaveLength(1)
  })
})
