// A number is changed, and the text beside it still names the old one: whoever writes the policy is told.
import { describe, expect, test } from 'vitest'
import { folder2022 } from '../../test/editions.ts'
import { changedByAll, changesFor, type Edit } from './change.ts'
import { type Folder, Folder as FolderShape } from './folder.ts'
import { staleTexts } from './stale.ts'

const { policy, places, hosts, examples, silent } = folder2022
const source: Folder = FolderShape.parse(JSON.parse(JSON.stringify({ policy, places, hosts, examples, silent })))
const edited = (...edits: readonly Edit[]): Folder => FolderShape.parse(changedByAll(source, changesFor(source, edits)))
const age = 'policy.tracks.outside.criteria.allOf.6'
const years = 'policy.tracks.outside.criteria.allOf.7'

describe('a text that names a changed number', () => {
  test('nothing is told of a copy in which nothing was changed', () => {
    expect(staleTexts(source, source)).toEqual([])
  })

  test('an age of 42 under the words 45周岁以下 is told in both languages, each with its remedy', () => {
    expect(staleTexts(source, edited({ path: `${age}.atMost`, after: 42 }))).toEqual([
      { path: `${age}.label.zh`, text: '45周岁以下', instead: '42周岁以下' },
      { path: `${age}.label.en`, text: '45 or under', instead: '42 or under' },
    ])
  })

  test('nothing is told once the words were changed too', () => {
    const folder = edited(
      { path: `${age}.atMost`, after: 42 },
      { path: `${age}.label.zh`, after: '42周岁以下' },
      { path: `${age}.label.en`, after: '42 or under' },
    )
    expect(staleTexts(source, folder)).toEqual([])
  })

  test('a number that is only part of another is not named', () => {
    const folder = edited(
      { path: `${age}.atMost`, after: 42 },
      { path: `${age}.label.zh`, after: '145分' },
      { path: `${age}.label.en`, after: '4.45' },
    )
    expect(staleTexts(source, folder)).toEqual([])
  })

  test('words further up that describe the whole are told as well', () => {
    const at = findNumber(source, years, 8)
    expect(staleTexts(source, edited({ path: at, after: 6 })).map(({ instead }) => instead)).toEqual(
      expect.arrayContaining([expect.stringContaining('满6年')]),
    )
  })

  test('where the old number still stands in the same part, the words may mean that one', () => {
    const other = { path: `${age}.decidedBy`, after: 'x' }
    const twice = edited({ path: `${age}.atMost`, after: 42 }, other, { path: `${age}.reason`, after: 45 })
    expect(staleTexts(source, twice)).toEqual([])
  })
})

/** The path at which a number stands below another path. */
function findNumber(node: unknown, path: string, wanted: number): string {
  const walk = (at: unknown, keys: readonly string[]): string | undefined => {
    if (at === wanted) return keys.join('.')
    if (typeof at !== 'object' || at === null) return undefined
    for (const [key, part] of Object.entries(at)) {
      const found = walk(part, [...keys, key])
      if (found !== undefined) return found
    }
    return undefined
  }
  const start = path
    .split('.')
    .reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), node)
  const found = walk(start, path.split('.'))
  if (found === undefined) throw new Error(`${wanted} does not stand below ${path}`)
  return found
}
