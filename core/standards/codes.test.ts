// The code tables of the national standards.
import { expect, test } from 'vitest'
import {
  ethnicGroupCodes,
  ethnicGroupName,
  findEthnicGroupCode,
  findPoliticalStatusCode,
  findSexCode,
  isMinority,
  isPartyMember,
  politicalStatusCodes,
  politicalStatusName,
  sexCodes,
  sexName,
} from './index.ts'

test('GB/T 2261.1: four codes, 1 is male and 2 is female', () => {
  expect(sexCodes).toEqual(['0', '1', '2', '9'])
  expect([sexName('1').zh, sexName('2').zh]).toEqual(['男', '女'])
  expect(findSexCode(' 女 ')).toBe('2')
  expect(findSexCode('Male')).toBe('1')
  expect(findSexCode('9')).toBe('9')
  expect(findSexCode('3')).toBeUndefined()
})

test('GB/T 3304: fifty-six groups and three codes more, each named in both languages once', () => {
  expect(ethnicGroupCodes).toHaveLength(59)
  expect(new Set(ethnicGroupCodes).size).toBe(59)
  for (const pick of ['zh', 'en'] as const) expect(new Set(ethnicGroupCodes.map(code => ethnicGroupName(code)[pick])).size).toBe(59)
  expect(ethnicGroupName('02').zh).toBe('蒙古族')
  expect(ethnicGroupName('31').zh).toBe('达斡尔族')
  expect(ethnicGroupName('45').zh).toBe('鄂温克族')
  expect(ethnicGroupName('52').zh).toBe('鄂伦春族')
})

test('minority is 02 to 56; Han is not; 81, 97 and 98 need a person', () => {
  expect(isMinority('01')).toBe(false)
  for (const code of ethnicGroupCodes.slice(1, 56)) expect(isMinority(code)).toBe(true)
  expect(['81', '97', '98'].map(isMinority)).toEqual([undefined, undefined, undefined])
  expect(isMinority('57')).toBe(false)
})

test('a name is understood with and without 族, as a number, and in its known misspellings', () => {
  expect(findEthnicGroupCode('蒙古')).toBe('02')
  expect(findEthnicGroupCode(' 蒙古族　')).toBe('02')
  expect(findEthnicGroupCode('2')).toBe('02')
  expect(findEthnicGroupCode('达翰尔族')).toBe('31')
  expect(findEthnicGroupCode('傈傈族')).toBe('20')
  expect(findEthnicGroupCode('穿青人')).toBe('81')
  expect(findEthnicGroupCode('维族')).toBe('05')
  expect(findEthnicGroupCode('土')).toBe('30')
  expect(findEthnicGroupCode('土家')).toBe('15')
  for (const code of ethnicGroupCodes) expect(findEthnicGroupCode(ethnicGroupName(code).zh)).toBe(code)
  expect(findEthnicGroupCode('古蒙')).toBeUndefined()
  expect(findEthnicGroupCode('')).toBeUndefined()
  expect(findEthnicGroupCode('constructor')).toBeUndefined()
})

test('GB/T 4762: thirteen codes, of which 01 and 02 are Party members', () => {
  expect(politicalStatusCodes).toHaveLength(13)
  expect(politicalStatusCodes.filter(isPartyMember)).toEqual(['01', '02'])
  expect(politicalStatusName('13').zh).toBe('群众')
  expect(findPoliticalStatusCode('预备党员')).toBe('02')
  expect(findPoliticalStatusCode('3')).toBe('03')
  expect(findPoliticalStatusCode('九三学社社员')).toBe('10')
  expect(findPoliticalStatusCode('')).toBeUndefined()
  expect(findPoliticalStatusCode('先锋队员')).toBeUndefined()
})
