// Divisions old and new, and the nominating body of each.
import { expect, test } from 'vitest'
import { bodyOf, divisions, findDivision, findFormerLeague, findRegionalBody, regionalBodies } from './divisions.ts'

const day = '2022-03-03'

test('2.5 fourteen bodies of the region nominate: twelve leagues and cities, 满洲里 and 二连浩特', () => {
  expect(regionalBodies).toHaveLength(14)
  expect(regionalBodies.filter(({ kind }) => kind === 'city').map(({ body, name }) => [body, name.zh])).toEqual([
    ['150781', '满洲里市'],
    ['152501', '二连浩特市'],
  ])
  expect(new Set(regionalBodies.map(({ body }) => body)).size).toBe(14)
  expect(findRegionalBody('152200')?.name.en).toBe('Hinggan League')
})

test('there are 103 banners, counties, cities and districts and five statistical zones, each with a body that exists', () => {
  const counties = divisions.filter(({ division, statistical }) => !statistical && !division.endsWith('00'))
  expect(counties).toHaveLength(103)
  expect(divisions.filter(({ statistical }) => statistical).map(({ division }) => division)).toEqual([
    '150172',
    '150271',
    '150571',
    '152571',
    '152971',
  ])
  for (const { body } of divisions) expect(findRegionalBody(body)).toBeDefined()
  expect(new Set(divisions.map(({ division }) => division)).size).toBe(divisions.length)
  expect(new Set(counties.map(({ name }) => name.zh)).size).toBe(103)
})

test('someone who works in 满洲里 or in 扎赉诺尔 belongs to 满洲里, not to 呼伦贝尔 around it', () => {
  expect(bodyOf('150781', day)).toBe('150781')
  expect(bodyOf('150703', day)).toBe('150781')
  expect(bodyOf('150702', day)).toBe('150700')
  expect(bodyOf('152501', day)).toBe('152501')
  expect(bodyOf('152502', day)).toBe('152500')
})

test('a league nominates for its own organs, and for the zones inside it', () => {
  expect(bodyOf('150700', day)).toBe('150700')
  expect(bodyOf('152571', day)).toBe('152500')
  expect(findDivision('152571', day)).toMatchObject({ name: { zh: '乌拉盖管理区' }, statistical: true })
  expect(bodyOf('150172', day)).toBe('150100')
  expect(bodyOf('152971', day)).toBe('152900')
})

test('only the two cities and 扎赉诺尔 leave the league that their code begins with', () => {
  const elsewhere = divisions.filter(({ division, body }) => body !== `${division.slice(0, 4)}00`)
  expect(elsewhere.map(({ division }) => division)).toEqual(['150703', '150781', '152501'])
})

test('the table is silent about other regions, old codes and days before it', () => {
  expect(bodyOf('110105', day)).toBeUndefined()
  expect(bodyOf('152127', day)).toBeUndefined()
  expect(bodyOf('150000', day)).toBeUndefined()
  expect(bodyOf('150781', '2016-12-31')).toBeUndefined()
  expect(bodyOf('150781', '2017-01-01')).toBe('150781')
})

test('an old code still names its league', () => {
  expect(['152127', '152301', '152326', '152634', '152701', '152824'].map(code => findFormerLeague(code)?.zh)).toEqual([
    '呼伦贝尔盟',
    '哲里木盟',
    '哲里木盟',
    '乌兰察布盟',
    '伊克昭盟',
    '巴彦淖尔盟',
  ])
  expect(findFormerLeague('150102')).toBeUndefined()
})
