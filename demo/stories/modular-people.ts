/** The fourteen teachers and physicians of the modular courses, and one of them a second time, in the supplementary round. */
import { type Employer, type Trade, trades } from '../employers.ts'
import type { Invented } from '../people.ts'
import { invent, inventEmployer, type Sketch } from './people.ts'

const tradeOf = (kind: string, field: string): Trade => {
  const trade = trades.find(t => t.kind === kind)
  if (!trade) throw new Error(`there is no trade ${kind}`)
  return { ...trade, field }
}
const teaching = tradeOf('第一中学', '1')
const medicine = tradeOf('人民医院', '2')

const placesOf = [
  { body: '150100', division: '150121', name: '土默特左旗' },
  { body: '150200', division: '150221', name: '土默特右旗' },
  { body: '150400', division: '150421', name: '阿鲁科尔沁旗' },
] as const

const employers = placesOf.map(({ body, division, name }, i) => {
  const at = (kind: string, serial: number, trade: Trade): Employer =>
    inventEmployer({ name: `${name}${kind}（演示）`, body, level: 'banner', division, serial: 40 + serial }, trade)
  return { teachers: at('第二中学', 2 * i, teaching), physicians: at('医院', 2 * i + 1, medicine) }
})

type Line = readonly [name: string, birthDate: string, track: 'teachers' | 'physicians', at: 0 | 1 | 2, host: string, programme: string]

const lines: readonly Line[] = [
  ['萨日娜', '1988-03-11', 'teachers', 0, 'teachers-academy', 'leading-teaching'],
  ['王丽华', '1990-07-02', 'teachers', 0, 'teachers-academy', 'leading-teaching'],
  ['巴图', '1985-11-20', 'teachers', 0, 'teachers-academy', 'early-reading'],
  ['张建国', '1979-05-09', 'teachers', 1, 'steppe-college', 'leading-teaching-west'],
  ['乌云', '1992-01-15', 'teachers', 1, 'steppe-college', 'leading-teaching-west'],
  ['李秀英', '1987-09-27', 'teachers', 2, 'teachers-academy', 'early-reading'],
  ['其其格', '1991-12-03', 'teachers', 2, 'teachers-academy', 'leading-teaching'],
  ['苏和', '1983-04-18', 'physicians', 0, 'clinical-school', 'chronic-care'],
  ['赵敏', '1986-08-30', 'physicians', 0, 'clinical-school', 'chronic-care'],
  ['哈斯', '1989-02-06', 'physicians', 0, 'clinical-school', 'child-health'],
  ['刘洋', '1984-10-12', 'physicians', 1, 'clinical-school', 'chronic-care'],
  ['斯琴', '1990-06-21', 'physicians', 1, 'league-hospital', 'emergency-care'],
  ['陈静', '1982-12-25', 'physicians', 2, 'league-hospital', 'emergency-care'],
  ['阿古拉', '1988-05-05', 'physicians', 2, 'clinical-school', 'child-health'],
]

const sketchOf = ([name, birthDate, track, at, host, programme]: Line, i: number): Sketch => {
  const employer = employers[at]?.[track]
  if (!employer) throw new Error(`${name} has no employer`)
  const education = { education: '21', degree: 'bachelor', graduatedIn: '2012-07' } as const
  return { story: 'mc', year: 2023, i: i + 1, name, birthDate, track, employer, education, wishes: [{ host, programme }] }
}

export const firstRound: readonly Invented[] = lines.map((line, i) => invent(sketchOf(line, i)))

/** The tenth, who stops the first course early and takes up the same one again. */
const secondTime = (): Invented => {
  const [line, first] = [lines[9], firstRound[9]]
  if (!line || !first) throw new Error('the story has no tenth person')
  const { id } = invent(sketchOf(line, lines.length))
  return { ...first, id }
}
export const supplement: readonly Invented[] = [secondTime()]
