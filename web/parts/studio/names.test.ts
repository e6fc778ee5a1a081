// Every key and every choice of a policy's shape has a word: a new setting without one can't be written by an officer.
import { describe, expect, test } from 'vitest'
import { folder2022 } from '../../../test/editions.ts'
import { findKeyName, findValueName, wayTo } from './names.ts'
import { formName, formOf, formsOf, kindOf, resolved, type Shape, shapeAt, skeleton, wholeShape } from './shape.ts'

type Seen = { readonly keys: (readonly string[])[]; readonly values: (string | number | boolean)[] }

const walk = (given: Shape, path: readonly string[], seen: Seen, known: Set<string>): void => {
  if (given.$ref !== undefined) {
    if (known.has(given.$ref)) return
    known.add(given.$ref)
  }
  const shape = resolved(given)
  for (const [key, part] of Object.entries(shape.properties ?? {})) {
    seen.keys.push([...path, key])
    walk(part, [...path, key], seen, known)
  }
  seen.values.push(...(shape.enum ?? []), ...(shape.const === undefined ? [] : [shape.const]))
  if (shape.items) walk(shape.items, [...path, '*'], seen, known)
  if (typeof shape.additionalProperties === 'object') walk(shape.additionalProperties, [...path, '*'], seen, known)
  for (const form of formsOf(shape)) walk(form, path, seen, known)
}
const seen: Seen = { keys: [], values: [] }
walk(wholeShape, [], seen, new Set())

describe('the words of a policy', () => {
  test('name every key of its shape', () => {
    expect(seen.keys.length).toBeGreaterThan(300)
    expect([...new Set(seen.keys.filter(keys => findKeyName(keys, 'zh') === undefined).map(keys => keys.join('.')))]).toEqual([])
  })

  test('name every value that can be chosen', () => {
    expect([...new Set(seen.values.filter(value => findValueName(value, 'zh') === undefined))]).toEqual([])
  })

  test('say the way to a place by the names of its items', () => {
    expect(wayTo(folder2022, 'policy.tracks.outside.places.value', 'zh')).toBe('类别 › 区外培养 › 名额')
    expect(wayTo(folder2022, 'policy.clauses.0.number', 'zh')).toBe('条款表 › 一 › 编号')
  })
})

describe('the shape', () => {
  const leaf = folder2022.policy.tracks.outside?.criteria
  const shape = shapeAt(folder2022, ['policy', 'tracks', 'outside', 'criteria'])

  test('is found at each path of a policy', () => {
    expect(shape && kindOf(shape)).toBe('union')
    expect(kindOf(shapeAt(folder2022, ['policy', 'tracks', 'outside', 'places']) ?? {})).toBe('cited')
    expect(kindOf(shapeAt(folder2022, ['policy', 'notice', 'issuedOn']) ?? {})).toBe('day')
    expect(kindOf(shapeAt(folder2022, ['policy', 'tracks', 'outside', 'criteria', 'allOf', '6', 'label']) ?? {})).toBe('text')
  })

  test('tells which form of a criterion stands there', () => {
    if (!shape) throw new Error('no shape')
    expect(formName(shape, formOf(shape, leaf))).toBe('allOf')
    expect(formName(shape, formOf(shape, { fact: 'age', atMost: 45, clause: '3.1.2' }))).toBe('atMost')
  })

  test('begins each form with the smallest thing of its kind', () => {
    if (!shape) throw new Error('no shape')
    for (const form of formsOf(shape)) expect(formOf(shape, skeleton(form))).toBe(formsOf(shape).indexOf(form))
  })
})
