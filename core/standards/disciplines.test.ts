// First-level disciplines by GB/T 13745.
import { expect, test } from 'vitest'
import { disciplineDivisions, disciplines, findDiscipline } from './disciplines.ts'

test('GB/T 13745-2009 has sixty-two first-level disciplines in five divisions, each named once', () => {
  expect(disciplines).toHaveLength(62)
  expect(new Set(disciplines.map(d => d.code)).size).toBe(62)
  expect(new Set(disciplines.map(d => d.name.zh)).size).toBe(62)
  expect(new Set(disciplines.map(d => d.name.en)).size).toBe(62)
  expect(Object.keys(disciplineDivisions)).toEqual(['A', 'B', 'C', 'D', 'E'])
  expect(disciplines.map(d => d.code)).toEqual(disciplines.map(d => d.code).toSorted())
})

test('a code of any depth finds its first-level discipline', () => {
  expect(findDiscipline('110')?.name.zh).toBe('数学')
  expect(findDiscipline('520.2040')?.name.zh).toBe('计算机科学技术')
  expect(findDiscipline('23030')).toMatchObject({ code: '230', division: 'B' })
  expect(findDiscipline('320')?.name.zh).toBe('临床医学')
  expect(findDiscipline('630')?.name.zh).toBe('管理学')
  expect(findDiscipline('0835')).toBeUndefined()
  expect(findDiscipline('999')).toBeUndefined()
})
