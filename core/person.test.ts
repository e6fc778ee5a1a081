// Names, numbers and what of a person may be shown to whom.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findAge, initials, leaksIn, maskCitizenNumber, maskPhone, publicIdentity, readIdentity } from './person.ts'
import { makeCitizenNumber } from './standards/index.ts'

const citizenNumber = makeCitizenNumber({ division: '159900', birthDate: '1976-04-02', serial: 122 })
const phone = '13800001234'

test('birth date and sex come from the number while the file agrees or is silent', () => {
  expect(readIdentity({ citizenNumber })).toEqual({
    birth: { onCard: '1976-04-02', differ: false, counts: '1976-04-02' },
    sex: '2',
    sexesDiffer: false,
  })
  expect(readIdentity({ citizenNumber, birthDateInFile: '1976-04-02' }).birth).toMatchObject({ differ: false, counts: '1976-04-02' })
})

test('where card and file differ both are kept, and neither counts until a person decides', () => {
  const identity = { citizenNumber, birthDateInFile: '1975-04-02' }
  expect(readIdentity(identity).birth).toEqual({ onCard: '1976-04-02', inFile: '1975-04-02', differ: true, counts: undefined })
  expect(readIdentity({ ...identity, decided: 'file' }).birth.counts).toBe('1975-04-02')
  expect(readIdentity({ ...identity, decided: 'card' }).birth.counts).toBe('1976-04-02')
  expect(readIdentity({ citizenNumber, sexInFile: '1' }).sexesDiffer).toBe(true)
})

test('the age is unknown while a difference of birth dates matters, and known where it does not', () => {
  expect(findAge({ citizenNumber }, '2022-04-01', 'exact')).toBe(45)
  expect(findAge({ citizenNumber, birthDateInFile: '1975-04-02' }, '2022-04-01', 'exact')).toBeUndefined()
  expect(findAge({ citizenNumber, birthDateInFile: '1976-05-02' }, '2022-04-01', 'exact')).toBe(45)
  expect(findAge({ citizenNumber, birthDateInFile: '1975-04-02', decided: 'file' }, '2022-04-01', 'exact')).toBe(46)
  expect(findAge({ citizenNumber, birthDateInFile: '1975-12-31' }, '2022-04-01', 'calendarYear')).toBeUndefined()
})

test('an error about a number does not carry the number', () => {
  expect(() => readIdentity({ citizenNumber: '159900197604021229' })).toThrow(/^not a citizen number \(GB 11643\): checkCharacter$/)
})

test('a masked number shows the first six and the last four, a masked phone the first three and the last four', () => {
  expect(maskCitizenNumber(citizenNumber)).toBe(`159900********${citizenNumber.slice(14)}`)
  expect(maskCitizenNumber(citizenNumber.toLowerCase())).toHaveLength(18)
  expect(maskCitizenNumber('15990019')).toBe('******************')
  expect(maskPhone(phone)).toBe('138****1234')
  expect(maskPhone('+86 138 0000 1234')).toBe('138****1234')
  expect(maskPhone('0471-1234567')).toBe('***********')
})

test('initials are the first characters of the parts of a name', () => {
  expect(['王明', '其其格·乌云', 'Anna Berg', '𠮷田'].map(initials)).toEqual(['王', '其乌', 'AB', '𠮷'])
  expect(initials('')).toBe('')
})

test('a public notice names a person by name and employer and by nothing else', () => {
  const known = { name: '其其格', employer: '锡林郭勒盟蒙医医院', citizenNumber, phone, birthDate: '1976-04-02' }
  expect(publicIdentity(known)).toEqual({ name: '其其格', employer: '锡林郭勒盟蒙医医院' })
})

test('4.2 any part of number, phone or birth day in a text to be published is found', () => {
  const leaks = (text: string) => leaksIn(text, { citizenNumber, phone, birthDateInFile: '1975-04-02' })
  expect(leaks('2022年4月1日公示 其其格 锡林郭勒盟蒙医医院 区外 1')).toEqual([])
  expect(leaks(`其其格 ${citizenNumber}`)).toContain('citizenNumber')
  expect(leaks(`其其格 ${maskCitizenNumber(citizenNumber)}`)).toContain('citizenNumber')
  expect(leaks(`其其格 **************${citizenNumber.slice(14)}`)).toContain('citizenNumber')
  expect(leaks('其其格 138****1234')).toEqual(['phone'])
  expect(leaks('其其格 1380000')).toEqual(['phone'])
  for (const text of ['1976-04-02', '1976年4月2日', '1976.04', '1976年4月生', '19760402', '1975/4/2', '4月2日出生']) {
    expect([text, leaks(`其其格 ${text}`).includes('birthDate')]).toEqual([text, true])
  }
  expect(leaks('1976年10月')).toEqual([])
})

test('every five characters in a row of any number are found', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 13 }), (serial, at) => {
      const number = makeCitizenNumber({ division: '159900', birthDate: '1980-11-23', serial })
      expect(leaksIn(`名单：${number.slice(at, at + 5)}`, { citizenNumber: number })).toContain('citizenNumber')
    }),
  )
})
