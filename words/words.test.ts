/** Every word that a page may need is there, in both languages. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { subjects } from '../core/catalogue.ts'
import { en } from './en.ts'
import type { Words } from './shape.ts'
import { zh } from './zh.ts'

const languages: readonly Words[] = [zh, en]
const actions = Object.entries(subjects).flatMap(([subject, { actions }]) =>
  Object.entries(actions).map(([name, action]) => ({ name: `${subject}.${name}`, action })),
)

type Shape = {
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
  readonly enum?: readonly string[]
}
const isShape = (x: unknown): x is Shape => typeof x === 'object' && x !== null && !Array.isArray(x)
const fieldsIn = (shape: unknown): readonly string[] => {
  if (!isShape(shape)) return []
  const below = [...Object.values(shape.properties ?? {}), shape.items, ...(shape.anyOf ?? [])].flatMap(fieldsIn)
  return [...Object.keys(shape.properties ?? {}), ...below]
}
const valuesIn = (shape: unknown): readonly string[] => {
  if (!isShape(shape)) return []
  return [...(shape.enum ?? []), ...[...Object.values(shape.properties ?? {}), shape.items, ...(shape.anyOf ?? [])].flatMap(valuesIn)]
}
/** The actions that take a whole form have a page of their own. */
const shapes = actions
  .filter(({ name }) => !['application.start', 'application.startFor', 'application.save'].includes(name))
  .map(({ name, action }) => ({ name, shape: z.toJSONSchema(action.input, { io: 'input', unrepresentable: 'any' }) }))

const missing = (known: Readonly<Record<string, string>>, wanted: readonly string[]) => wanted.filter(word => known[word] === undefined)

test('every rule that an action can break is a sentence in both languages', () => {
  const names = actions.flatMap(({ action }) => (action.rules ?? []).map((rule: { readonly name: string }) => rule.name))
  expect(names.length).toBeGreaterThan(80)
  for (const words of languages) expect(missing(words.rules, names)).toEqual([])
})

test('everything that is typed into an action has a name in both languages', () => {
  for (const words of languages)
    expect(shapes.flatMap(({ name, shape }) => missing(words.fields, fieldsIn(shape)).map(f => `${name}: ${f}`))).toEqual([])
})

test('every value that can be chosen in an action has a name in both languages', () => {
  for (const words of languages)
    expect(shapes.flatMap(({ name, shape }) => missing(words.values, valuesIn(shape)).map(v => `${name}: ${v}`))).toEqual([])
})
