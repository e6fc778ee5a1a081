/** The codes of education (学历) of GB/T 4658-2006. Education is not the degree: an in-service master has a degree without this education. */
import type { Text } from '../../policy/words.ts'

/** The levels from the lowest to the highest. `postgraduateClass` and `regularClass` (大学普通班) stand beside the ladder: a policy settles them. */
export const educationLevels = ['primary', 'juniorSecondary', 'seniorSecondary', 'college', 'bachelor', 'master', 'doctor'] as const
export type EducationLevel = (typeof educationLevels)[number]
export type EducationOutcome = 'graduated' | 'completed' | 'incomplete' | 'unspecified'

/** The codes that a person may have; the headings 10, 20, 30 … are nobody's education and stand in educationHeadings. */
// biome-ignore format: a table
export const educationCodes = [
  '11', '12', '13', '14', '15', '16', '17', '18', '19', '21', '22', '23', '28', '31', '32', '33', '41', '42', '43', '44', '45', '46', '47', '48', '49',
  '61', '62', '63', '71', '73', '81', '83', '90',
] as const
export type EducationCode = (typeof educationCodes)[number]

type Row = readonly [zh: string, en: string, level: EducationLevel | undefined, outcome: EducationOutcome]

const table: Readonly<Record<EducationCode, Row>> = {
  '11': ['博士研究生毕业', 'Doctoral study, graduated', 'doctor', 'graduated'],
  '12': ['博士研究生结业', 'Doctoral study, completed without graduating', 'doctor', 'completed'],
  '13': ['博士研究生肄业', 'Doctoral study, not completed', 'doctor', 'incomplete'],
  '14': ['硕士研究生毕业', 'Master’s study, graduated', 'master', 'graduated'],
  '15': ['硕士研究生结业', 'Master’s study, completed without graduating', 'master', 'completed'],
  '16': ['硕士研究生肄业', 'Master’s study, not completed', 'master', 'incomplete'],
  '17': ['研究生班毕业', 'Postgraduate class, graduated', undefined, 'graduated'],
  '18': ['研究生班结业', 'Postgraduate class, completed without graduating', undefined, 'completed'],
  '19': ['研究生班肄业', 'Postgraduate class, not completed', undefined, 'incomplete'],
  '21': ['大学本科毕业', 'Bachelor’s study, graduated', 'bachelor', 'graduated'],
  '22': ['大学本科结业', 'Bachelor’s study, completed without graduating', 'bachelor', 'completed'],
  '23': ['大学本科肄业', 'Bachelor’s study, not completed', 'bachelor', 'incomplete'],
  '28': ['大学普通班毕业', 'Regular class of a university (1970–1976), graduated', undefined, 'graduated'],
  '31': ['大学专科毕业', 'College study, graduated', 'college', 'graduated'],
  '32': ['大学专科结业', 'College study, completed without graduating', 'college', 'completed'],
  '33': ['大学专科肄业', 'College study, not completed', 'college', 'incomplete'],
  '41': ['中等专科毕业', 'Secondary specialised school, graduated', 'seniorSecondary', 'graduated'],
  '42': ['中等专科结业', 'Secondary specialised school, completed without graduating', 'seniorSecondary', 'completed'],
  '43': ['中等专科肄业', 'Secondary specialised school, not completed', 'seniorSecondary', 'incomplete'],
  '44': ['职业高中毕业', 'Vocational senior school, graduated', 'seniorSecondary', 'graduated'],
  '45': ['职业高中结业', 'Vocational senior school, completed without graduating', 'seniorSecondary', 'completed'],
  '46': ['职业高中肄业', 'Vocational senior school, not completed', 'seniorSecondary', 'incomplete'],
  '47': ['技工学校毕业', 'School of skilled workers, graduated', 'seniorSecondary', 'graduated'],
  '48': ['技工学校结业', 'School of skilled workers, completed without graduating', 'seniorSecondary', 'completed'],
  '49': ['技工学校肄业', 'School of skilled workers, not completed', 'seniorSecondary', 'incomplete'],
  '61': ['普通高中毕业', 'General senior school, graduated', 'seniorSecondary', 'graduated'],
  '62': ['普通高中结业', 'General senior school, completed without graduating', 'seniorSecondary', 'completed'],
  '63': ['普通高中肄业', 'General senior school, not completed', 'seniorSecondary', 'incomplete'],
  '71': ['初中毕业', 'Junior school, graduated', 'juniorSecondary', 'graduated'],
  '73': ['初中肄业', 'Junior school, not completed', 'juniorSecondary', 'incomplete'],
  '81': ['小学毕业', 'Primary school, graduated', 'primary', 'graduated'],
  '83': ['小学肄业', 'Primary school, not completed', 'primary', 'incomplete'],
  '90': ['其他', 'Other', undefined, 'unspecified'],
}

/** The headings of the standard, for grouping a list of choices; never a person's education. */
export const educationHeadings: Readonly<Record<string, Text>> = {
  '10': { zh: '研究生教育', en: 'Postgraduate education' },
  '20': { zh: '大学本科教育', en: 'Bachelor’s education' },
  '30': { zh: '大学专科教育', en: 'College education' },
  '40': { zh: '中等职业教育', en: 'Secondary vocational education' },
  '60': { zh: '普通高级中学教育', en: 'General senior school' },
  '70': { zh: '初级中学教育', en: 'Junior school' },
  '80': { zh: '小学教育', en: 'Primary school' },
  '90': { zh: '其他', en: 'Other' },
}

const isCode = (code: string): code is EducationCode => educationCodes.some(one => one === code)

/** The name of a code, Chinese and English. */
export const educationName = (code: EducationCode): Text => ({ zh: table[code][0], en: table[code][1] })

/** How the study of a code ended. */
export const educationOutcome = (code: EducationCode): EducationOutcome => table[code][3]

/** The level that a code gives by having graduated (毕业): 11 doctor, 14 master, 21 bachelor, 31 college. Undefined for every other ending. */
export const graduatedLevel = (code: string): EducationLevel | undefined =>
  isCode(code) && table[code][3] === 'graduated' ? table[code][2] : undefined

/** The codes over which offices differ: 17 (研究生班毕业) and 28 (大学普通班毕业) graduated from something that the ladder does not hold. */
export const disputedEducationCodes = ['17', '28'] as const satisfies readonly EducationCode[]

/**
 * Whether a code is '`level` and above' (…及以上学历): only graduated codes count. `settled` is what a policy says of the disputed ones, as the level
 * that they count for; without a word on it the answer is undefined, for a person to decide. 90 is undefined too.
 */
export const meetsEducation = (
  code: string,
  level: EducationLevel,
  settled: Readonly<Record<string, EducationLevel>> = {},
): boolean | undefined => {
  const held = graduatedLevel(code) ?? (isCode(code) ? settled[code] : undefined)
  if (held !== undefined) return educationLevels.indexOf(held) >= educationLevels.indexOf(level)
  return code === '17' || code === '28' || code === '90' ? undefined : false
}

const outcomes: readonly EducationOutcome[] = ['unspecified', 'incomplete', 'completed', 'graduated']

/** Where a code stands among all: graduates first, then by level, then by ending. Codes beside the ladder stand half a step above the rung below. */
const rank = (code: EducationCode): number => {
  const [, , level, outcome] = table[code]
  const besides: Readonly<Record<string, EducationLevel>> = { '17': 'bachelor', '18': 'bachelor', '19': 'bachelor', '28': 'college' }
  const beside = besides[code]
  const step = level !== undefined ? educationLevels.indexOf(level) : beside !== undefined ? educationLevels.indexOf(beside) + 0.5 : -1
  return (outcome === 'graduated' ? 100 : 0) + step * 10 + outcomes.indexOf(outcome)
}

/** The highest of several codes: a graduated one before any that is not, then by level. Undefined for none. 12 never hides 14. */
export const highestEducation = (codes: readonly EducationCode[]): EducationCode | undefined =>
  [...codes].sort((a, b) => rank(b) - rank(a))[0]

/** Short forms say nothing of the ending; in these lists they are used of graduates. The bare '研究生' is master or doctor: not guessed. */
const shortForms: ReadonlyMap<string, EducationCode> = new Map(
  Object.entries<EducationCode>({
    博士研究生: '11',
    博士毕业: '11',
    硕士研究生: '14',
    硕士毕业: '14',
    大学本科: '21',
    本科: '21',
    本科毕业: '21',
    大学专科: '31',
    专科: '31',
    大专: '31',
    大专毕业: '31',
    专科毕业: '31',
    中专: '41',
    中专毕业: '41',
    高中: '61',
    高中毕业: '61',
    初中: '71',
    小学: '81',
    研究生班: '17',
    其它: '90',
  }),
)

/** The code that a sheet's word stands for: the code, its full name, or a short form in use ('本科', '硕士研究生'). Undefined when none. */
export const findEducationCode = (typed: string): EducationCode | undefined => {
  const word = typed.replace(/[\s\u3000]/gu, '')
  if (isCode(word)) return word
  return educationCodes.find(code => table[code][0] === word) ?? shortForms.get(word)
}
