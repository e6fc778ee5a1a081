// Titles: the series, before and after the reform, and their levels.
import { expect, test } from 'vitest'
import { agreesWithList, findTitle, titleCodes, titlesNamed } from './title-codes.ts'
import { findTitleLevel, findTitleSeries, meetsTitleLevel, titleLevelName, titleLevels, titleSeries } from './titles.ts'

test('the reform has twenty-seven series, numbered, each named once, each with at least four levels', () => {
  expect(titleSeries.map(one => one.number)).toEqual(Array.from({ length: 27 }, (_, i) => i + 1))
  expect(new Set(titleSeries.map(one => one.name.zh)).size).toBe(27)
  expect(new Set(titleSeries.map(one => one.name.en)).size).toBe(27)
  for (const { titles } of titleSeries) {
    for (const level of ['senior', 'associateSenior', 'intermediate', 'assistant'] as const) expect(titles[level].length).toBeGreaterThan(0)
  }
})

test('within a series a name has one level', () => {
  for (const { titles } of titleSeries) {
    const names = Object.values(titles).flat()
    expect(new Set(names).size).toBe(names.length)
  }
})

test('the level of the same words differs by series, so words alone give none', () => {
  expect(findTitleLevel('中小学教师', '高级教师')).toBe('associateSenior')
  expect(findTitle('413')).toEqual({ series: '小学教师', level: 'intermediate', name: '高级教师' })
  expect(findTitle('052')?.level).toBe('associateSenior')
  expect(titlesNamed('高级教师').map(title => title.level)).toEqual(['associateSenior', 'intermediate'])
  expect(findTitleLevel('艺术', '一级演员')).toBe('senior')
  expect(findTitle('391')).toMatchObject({ name: '一级律师', level: 'senior' })
  expect(findTitle('053')?.level).toBe('intermediate')
  expect(findTitle('173')).toMatchObject({ name: '一级校对', level: 'intermediate' })
  expect(findTitleLevel('工程技术', '高级教师')).toBeUndefined()
})

test('GB/T 8561-2001: the examples of the standard', () => {
  expect(['011', '012', '013', '014'].map(code => findTitle(code)?.name)).toEqual(['教授', '副教授', '讲师', '助教'])
  expect([findTitle('082'), findTitle('083')].map(title => [title?.name, title?.level])).toEqual([
    ['高级工程师', 'associateSenior'],
    ['工程师', 'intermediate'],
  ])
  expect(findTitle('072')).toMatchObject({ name: '高级实验师', level: 'associateSenior' })
  expect(findTitle('091')).toMatchObject({ name: '农业技术推广研究员', level: 'senior' })
  expect(findTitle('181')).toMatchObject({ name: '译审', level: 'senior' })
  expect(findTitle('281')).toMatchObject({ name: '一级演员', level: 'senior' })
  expect(findTitle('371')).toMatchObject({ name: '国家级教练', level: 'senior' })
  expect(findTitle('401')).toMatchObject({ name: '一级公证员', level: 'senior' })
  expect(findTitle('999')?.level).toBe('none')
  expect(findTitle('060')).toBeUndefined()
  expect(findTitle('constructor')).toBeUndefined()
  expect(new Set(titleCodes).size).toBe(titleCodes.length)
})

test('the code of 2001 has no senior engineer, economist, accountant, statistician, laboratory worker or school teacher; the reform has', () => {
  for (const code of ['081', '121', '131', '141', '071', '051', '411', '271']) expect(findTitle(code)).toBeUndefined()
  for (const zh of ['工程技术', '经济', '会计', '统计', '实验技术', '中小学教师', '工艺美术'])
    expect(findTitleSeries(zh)?.titles.senior[0]).toMatch(/^正高级/)
})

test('a title as entered is checked against its own series only', () => {
  expect(agreesWithList({ series: '中小学教师', level: 'associateSenior', name: '高级教师' })).toBe(true)
  expect(agreesWithList({ series: '小学教师', level: 'associateSenior', name: '高级教师' })).toBe(false)
  expect(agreesWithList({ series: '小学教师', level: 'intermediate', name: '高级教师' })).toBe(true)
  expect(agreesWithList({ series: '地方系列', level: 'intermediate', name: '蒙医主治医师' })).toBeUndefined()
})

test('levels are ordered from none to senior', () => {
  expect(meetsTitleLevel('associateSenior', 'associateSenior')).toBe(true)
  expect(meetsTitleLevel('intermediate', 'associateSenior')).toBe(false)
  expect(meetsTitleLevel('none', 'elementary')).toBe(false)
  expect(titleLevels.map(level => titleLevelName(level).zh)).toEqual(['无职称', '员级', '助理级', '中级', '副高级', '正高级'])
  expect(findTitleSeries('卫生技术系列')?.number).toBe(4)
})
