/** Names of files: what Windows refuses never reaches a ZIP, and no two papers overwrite each other. */
import { expect, test } from 'vitest'
import { fileName, toldApart } from './paper-name.ts'

test('a name keeps its number and its person, and loses what Windows refuses', () => {
  expect(fileName(['内人社办函〔2023〕7号', '阿拉坦·图'], 'pdf')).toBe('内人社办函〔2023〕7号-阿拉坦·图.pdf')
  expect(fileName(['7', '../..\\a:b*c?"<d>|'], 'pdf')).toBe('7-....abcd.pdf')
  expect(fileName(['7', '王\u202efdp.exe'], 'pdf')).toBe('7-王fdp.exe.pdf')
  expect(fileName(['a. . '], 'pdf')).toBe('a.pdf')
})

test('a name that a device has, or none at all, is no file’s name', () => {
  expect(fileName(['CON'], 'pdf')).toBe('_CON.pdf')
  expect(fileName(['', ' '], 'pdf')).toBe('_.pdf')
})

test('a name of a hundred characters still fits, with every character whole', () => {
  const name = fileName(['𠮷'.repeat(100)], 'pdf')
  expect(Buffer.byteLength(fileName(['图'.repeat(100)], 'pdf'))).toBeLessThan(255)
  expect(name.isWellFormed()).toBe(true)
})

test('names that differ in nothing but their case are told apart, in the order of the list', () => {
  expect(toldApart(['a.pdf', 'A.pdf', 'b.pdf', 'a.pdf', 'a (2).pdf'])).toEqual([
    'a.pdf',
    'A (2).pdf',
    'b.pdf',
    'a (3).pdf',
    'a (2) (2).pdf',
  ])
})
