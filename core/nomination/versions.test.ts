// What differs between two versions of a roster: nothing between equals, and what is told makes the newer one of the older.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differ, type LineDifference, type VersionLine } from './versions.ts'

const line = (application: string, cells: VersionLine['cells'] = { name: application }): VersionLine => ({ application, cells })
const named = (...applications: readonly string[]) => applications.map(a => line(a))

/** Does to the older version what the differences say. */
const applied = (older: readonly VersionLine[], differences: readonly LineDifference[]): readonly VersionLine[] => {
  const told = new Map(differences.map(d => [d.application, d]))
  const written = (was: VersionLine | undefined, { application, cells }: LineDifference): VersionLine => {
    const left = new Map(Object.entries(was?.cells ?? {}))
    for (const { column, is } of cells) is === undefined ? left.delete(column) : left.set(column, is)
    return { application, cells: Object.fromEntries(left) }
  }
  const stands = (d: LineDifference | undefined) => d === undefined || (d.to !== undefined && d.from !== undefined && !d.moved)
  const lines = older.flatMap(was => {
    const d = told.get(was.application)
    return stands(d) ? [d ? written(was, d) : was] : []
  })
  for (const d of differences.filter(d => d.to !== undefined && !stands(d)).toSorted((a, b) => (a.to ?? 0) - (b.to ?? 0)))
    lines.splice(
      (d.to ?? 0) - 1,
      0,
      written(
        older.find(({ application }) => application === d.application),
        d,
      ),
    )
  return lines
}

const cells = fc.dictionary(fc.constantFrom('name', 'title', 'mobile', 'note'), fc.string({ maxLength: 2 }), { noNullPrototype: true })
const version = fc.uniqueArray(fc.record({ application: fc.constantFrom(...'abcdefghij'), cells }), { selector: l => l.application })

test('4.2 a version does not differ from itself', () => {
  fc.assert(
    fc.property(version, lines => {
      expect(differ(lines, structuredClone(lines))).toEqual([])
    }),
  )
})

test('4.2 what is said to differ makes the newer version of the older', () => {
  fc.assert(
    fc.property(version, version, (older, newer) => {
      expect(applied(older, differ(older, newer))).toEqual(newer)
    }),
    { numRuns: 1000 },
  )
})

test('4.2 one who goes to the top is the only one who moved', () => {
  expect(differ(named('a', 'b', 'c', 'd'), named('d', 'a', 'b', 'c'))).toEqual([
    { application: 'd', from: 4, to: 1, moved: true, cells: [] },
  ])
})

test('4.2 whoever moves up because somebody left has not moved', () => {
  const left = { application: 'a', from: 1, to: undefined, moved: false, cells: [{ column: 'name', was: 'a', is: undefined }] }
  expect(differ(named('a', 'b', 'c'), named('b', 'c'))).toEqual([left])
})

test('4.2 a changed cell is told by its column, and a column that the policy adds later says nothing in the older version', () => {
  const older = [line('a', { title: '主治医师' })]
  const newer = [line('a', { title: '副主任医师', 支援年限: '2' })]
  expect(differ(older, newer)).toMatchObject([
    {
      moved: false,
      cells: [
        { column: 'title', was: '主治医师', is: '副主任医师' },
        { column: '支援年限', was: undefined, is: '2' },
      ],
    },
  ])
})

test('4.2 two versions of twenty thousand lines are compared at once', () => {
  const older = Array.from({ length: 20_000 }, (_, i) => line(`a${i}`))
  expect(differ(older, older.toReversed())).toHaveLength(19_999)
})
