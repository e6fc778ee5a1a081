// Names and forms: what the design does without is nowhere, and would be noticed.
import { describe, expect, test } from 'vitest'
import { sourceOf, sources } from './source.ts'
import { emptyNames, forbiddenForms, silenced, untold } from './style.ts'

describe('the project', () => {
  test('every file opens with a line that says what it is', () => expect(sources.flatMap(untold)).toEqual([]))
  test('no name says nothing: Service, Manager, Handler, Helper, Util, Base, Impl, Schema', () =>
    expect(sources.flatMap(emptyNames)).toEqual([]))
  test('no default export, enum, namespace, class, any, as or ! outside the kernel', () =>
    // The world in memory keeps dossiers of every subject in one map, so it names their types as it takes them out.
    expect(sources.filter(s => s.path !== 'test/world.ts').flatMap(forbiddenForms)).toEqual([]))
  test('no type error is silenced', () => expect(sources.flatMap(silenced)).toEqual([]))
})

describe('what the design does without is noticed', () => {
  test.each([
    ['export default 1'],
    ['enum A { B }'],
    ['namespace A { export const b = 1 }'],
    ['class A {}'],
    ['class A extends Array {}'],
    ['const a: any = 1'],
    ['const a = b as string'],
    ['const a = b!'],
  ])('%s', text => expect(forbiddenForms(sourceOf('server/x.ts', text))).toHaveLength(1))

  test('but const assertions, satisfies and renamed imports are fine, and so is an error', () => {
    const text = "import { a as b } from './a.ts'\nexport const c = [b] as const satisfies readonly string[]\nclass D extends Error {}"
    expect(forbiddenForms(sourceOf('server/x.ts', text))).toEqual([])
  })

  test.each([['type FormSchema = 1'], ['const rowHelper = 1'], ['interface IRow {}']])('%s', text =>
    expect(emptyNames(sourceOf('server/x.ts', text))).toHaveLength(1),
  )

  test('a file named utils', () => expect(emptyNames(sourceOf('server/utils.ts', ''))).toHaveLength(1))
  test('a file that does not say what it is', () => expect(untold(sourceOf('server/x.ts', "import 'x'\n// later"))).toHaveLength(1))
})
