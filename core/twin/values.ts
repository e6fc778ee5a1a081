/** Words and numbers of a cell as the form wants them, by the national standards. What has two meanings is asked, what is lost is named. */
import {
  type DegreeLevel,
  type EducationCode,
  educationName,
  ethnicGroupCodes,
  ethnicGroupName,
  findEducationCode,
  findEthnicGroupCode,
  findPoliticalStatusCode,
  isCreditCode,
  normaliseCitizenNumber,
  normaliseCreditCode,
  parseCitizenNumber,
  politicalStatusCodes,
  politicalStatusName,
  readName,
} from '../standards/index.ts'
import type { Cell } from './grid.ts'
import { ask, bare, type Choice, plain, type Reading, value, wrong } from './reading.ts'

/** Text as it stands, where the form sets no more than a length. */
export const line =
  (most: number) =>
  ({ text }: Cell): Reading => {
    const words = text.replace(/\s+/gu, ' ').trim()
    return [...words].length > most ? wrong('tooLong') : value(words)
  }

export const readNameCell = ({ text }: Cell): Reading => {
  const found = readName(text)
  if (!found.ok) return wrong('name')
  const close = found.name.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
  if (found.notes.includes('spaceInside'))
    return ask(
      'spaceInside',
      [close, found.name].map(name => ({ value: name, zh: name })),
    )
  return value(found.name, found.name === text ? undefined : 'spaces')
}

/** A spreadsheet keeps fifteen digits of a number and writes noughts for the rest: such a cell has lost what it held. */
export const readCitizenNumber = ({ text, kind }: Cell): Reading => {
  const typed = normaliseCitizenNumber(plain(text).replace(/^'/, ''))
  if (/^\d(\.\d+)?E\+?\d+$/i.test(typed) || (kind === 'number' && typed.replace(/\D/g, '').length > 15)) return wrong('digitsLost')
  const found = parseCitizenNumber(typed)
  // One number in eleven that ends in noughts agrees with its check character by chance: a person says whether it does so rightly.
  if (found.ok && found.number.endsWith('000')) return ask('digitsLost', [{ value: found.number, zh: found.number }])
  if (found.ok) return value(found.number, found.number === text ? undefined : 'spaces')
  return wrong(/^\d{15}0{2,3}$|^\d{15}000$/.test(typed) ? 'digitsLost' : 'number')
}

const choicesOf = <C extends string>(codes: readonly C[], nameOf: (code: C) => { readonly zh: string }): readonly Choice[] =>
  codes.map(code => ({ value: code, zh: nameOf(code).zh }))

export const readEthnicGroup = ({ text }: Cell): Reading => {
  const code = findEthnicGroupCode(plain(text))
  if (code === undefined) return ask('word', choicesOf(ethnicGroupCodes, ethnicGroupName))
  const name = ethnicGroupName(code).zh
  const same = [name, name.replace(/族$/u, ''), code].includes(bare(text))
  return value(code, same ? undefined : 'corrected')
}

export const readPoliticalStatus = ({ text }: Cell): Reading => {
  const code = findPoliticalStatusCode(bare(text))
  return code === undefined ? ask('word', choicesOf(politicalStatusCodes, politicalStatusName)) : value(code)
}

/** Words that say a degree, or a school, and leave the education open. */
const doubtful: ReadonlyMap<string, readonly EducationCode[]> = new Map([
  ['研究生', ['14', '11', '17']],
  ['研究生学历', ['14', '11', '17']],
  ['硕士', ['14', '21']],
  ['博士', ['11', '14']],
  ['大学', ['21', '28', '31']],
  ['大学毕业', ['21', '28', '31']],
  ['在职研究生', ['14', '17', '21']],
  ['党校研究生', ['14', '17', '90']],
])
const usual: readonly EducationCode[] = ['11', '14', '17', '21', '28', '31', '41', '61', '71', '90']

export const readEducation = ({ text }: Cell): Reading => {
  const word = bare(text)
  const code = findEducationCode(word.replace(/学历$/u, ''))
  if (code !== undefined) return value(code)
  const among = doubtful.get(word)
  return among ? ask('severalMeanings', choicesOf(among, educationName)) : ask('word', choicesOf(usual, educationName))
}

const degrees: readonly (readonly [RegExp, DegreeLevel])[] = [
  [/^(无|没有|-|—|\/)$/u, 'none'],
  [/^(?!名誉|荣誉).*博士(学位)?$/u, 'doctor'],
  [/硕士(学位)?$/u, 'master'],
  [/学士(学位)?$/u, 'bachelor'],
]
const degreeChoices: readonly Choice[] = [
  { value: 'none', zh: '无' },
  { value: 'bachelor', zh: '学士' },
  { value: 'master', zh: '硕士' },
  { value: 'doctor', zh: '博士' },
]
export const readDegree = ({ text }: Cell): Reading => {
  const found = degrees.find(([pattern]) => pattern.test(bare(text)))
  return found ? value(found[1]) : ask('word', degreeChoices)
}

export const readSex = ({ text }: Cell): Reading => {
  const word = bare(text).replace(/性$/u, '')
  return word === '男' || word === '1' ? value('1') : word === '女' || word === '2' ? value('2') : wrong('word')
}

/** A number of eleven digits survives as a number; two in one cell are asked. */
export const readPhone = ({ text }: Cell): Reading => {
  const written = /E/i.test(text) && Number.isSafeInteger(Number(text)) ? String(Number(text)) : plain(text)
  const found = written
    .split(/[/,;、，；]|\s(?=1\d)/u)
    .map(one => one.replace(/[^\d]/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, ''))
    .filter(one => /^1\d{10}$/.test(one))
  if (found.length === 0) return wrong('phone')
  const [only = ''] = found
  return new Set(found).size === 1
    ? value(only, only === text ? undefined : 'spaces')
    : ask(
        'severalPhones',
        found.map(one => ({ value: one, zh: one })),
      )
}

export const readCreditCode = ({ text, kind }: Cell): Reading => {
  if (kind === 'number') return wrong('digitsLost')
  const code = normaliseCreditCode(plain(text))
  return isCreditCode(code) ? value(code) : wrong('code')
}

/** Full years: '8年', '8.5' and '8' are eight. */
export const readYears = ({ text }: Cell): Reading => {
  const found = /^(\d{1,2})(\.\d+)?(周?年)?$/u.exec(bare(text))
  return found ? value(Number(found[1])) : wrong('years')
}

export const readYesNo = ({ text }: Cell): Reading => {
  const word = bare(text)
  if (/^(是|服从|同意|愿意|√|✓|✔|有|y|yes)$/iu.test(word) || word === '服从调剂') return value(true)
  if (/^(否|不|不服从|不同意|不愿意|×|✗|✘|x|无|n|no)$/iu.test(word) || word === '不服从调剂') return value(false)
  return ask('word', [
    { value: 'true', zh: '服从' },
    { value: 'false', zh: '不服从' },
  ])
}

const levels: readonly (readonly [RegExp, string])[] = [
  [/直属|自治区|区直|省/u, 'region'],
  [/苏木|乡|镇/u, 'township'],
  [/嘎查|村/u, 'village'],
  [/旗|县|市辖区/u, 'banner'],
  [/盟|市/u, 'league'],
]
const levelChoices: readonly Choice[] = [
  { value: 'region', zh: '自治区直属' },
  { value: 'league', zh: '盟市' },
  { value: 'banner', zh: '旗县' },
  { value: 'township', zh: '苏木乡镇' },
  { value: 'village', zh: '嘎查村' },
]
export const readEmployerLevel = ({ text }: Cell): Reading => {
  const found = levels.filter(([pattern]) => pattern.test(bare(text).replace(/[（(].*$/u, '')))
  return found.length === 1 ? value(found[0]?.[1]) : ask(found.length === 0 ? 'word' : 'severalMeanings', levelChoices)
}
