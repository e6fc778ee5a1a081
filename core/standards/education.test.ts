// Education and degrees by their codes.
import { expect, test } from 'vitest'
import { degreeLevels, degreeName, findDegreeLevel, meetsDegree } from './degree.ts'
import {
  disputedEducationCodes,
  educationCodes,
  educationHeadings,
  educationLevels,
  educationName,
  educationOutcome,
  findEducationCode,
  graduatedLevel,
  highestEducation,
  meetsEducation,
} from './education.ts'

test('GB/T 4658: each code is named once in both languages', () => {
  expect(new Set(educationCodes.map(code => educationName(code).zh)).size).toBe(educationCodes.length)
  expect(new Set(educationCodes.map(code => educationName(code).en)).size).toBe(educationCodes.length)
  expect(educationName('14').zh).toBe('硕士研究生毕业')
  expect(educationHeadings['20']?.zh).toBe('大学本科教育')
})

test('exactly 11, 14, 21 and 31 are graduates of doctoral, master’s, bachelor’s and college study', () => {
  const of = (level: string) => educationCodes.filter(code => graduatedLevel(code) === level)
  expect(of('doctor')).toEqual(['11'])
  expect(of('master')).toEqual(['14'])
  expect(of('bachelor')).toEqual(['21'])
  expect(of('college')).toEqual(['31'])
  expect(graduatedLevel('20')).toBeUndefined()
})

test('本科及以上学历 is met by 11, 14 and 21 and by no 结业 or 肄业', () => {
  expect(educationCodes.filter(code => meetsEducation(code, 'bachelor') === true)).toEqual(['11', '14', '21'])
  expect(educationCodes.filter(code => meetsEducation(code, 'bachelor') === undefined)).toEqual(['17', '28', '90'])
  expect(meetsEducation('12', 'master')).toBe(false)
  expect(meetsEducation('22', 'bachelor')).toBe(false)
  expect(meetsEducation('31', 'bachelor')).toBe(false)
  expect(meetsEducation('not a code', 'primary')).toBe(false)
})

test('what counts of the postgraduate class and the regular class is the policy’s word', () => {
  expect(disputedEducationCodes).toEqual(['17', '28'])
  expect(meetsEducation('17', 'master', { '17': 'master' })).toBe(true)
  expect(meetsEducation('17', 'master', { '17': 'bachelor' })).toBe(false)
  expect(meetsEducation('28', 'bachelor', { '28': 'college' })).toBe(false)
})

test('a doctoral study without graduating does not hide the master’s graduation', () => {
  expect(highestEducation(['12', '21', '14'])).toBe('14')
  expect(highestEducation(['14', '11'])).toBe('11')
  expect(highestEducation(['31', '28'])).toBe('28')
  expect(highestEducation(['21', '28'])).toBe('21')
  expect(highestEducation(['17', '21'])).toBe('17')
  expect(highestEducation(['14', '17'])).toBe('14')
  expect(highestEducation(['23', '22'])).toBe('22')
  expect(highestEducation(['90', '83'])).toBe('83')
  expect(highestEducation([])).toBeUndefined()
  expect(educationLevels.at(-1)).toBe('doctor')
  expect(educationOutcome('13')).toBe('incomplete')
})

test('the bare word 研究生 is not guessed', () => {
  expect(findEducationCode('研究生')).toBeUndefined()
  expect(findEducationCode('本科')).toBe('21')
  expect(findEducationCode('大学 本科毕业')).toBe('21')
  expect(findEducationCode('21')).toBe('21')
  expect(findEducationCode('01')).toBeUndefined()
})

test('GB/T 6864: the first digit is the level', () => {
  expect(['201', '301', '401', '101'].map(findDegreeLevel)).toEqual(['doctor', 'master', 'bachelor', 'honorary'])
  expect(findDegreeLevel('2')).toBe('doctor')
  expect(findDegreeLevel('501')).toBeUndefined()
  expect(findDegreeLevel('2011')).toBeUndefined()
  expect(degreeLevels.map(level => degreeName(level).zh)).toEqual(['无', '学士', '硕士', '博士'])
  expect(degreeName('honorary').zh).toBe('名誉博士')
  expect(meetsDegree('master', 'bachelor')).toBe(true)
  expect(meetsDegree('bachelor', 'master')).toBe(false)
})
