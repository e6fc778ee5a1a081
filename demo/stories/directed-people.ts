/** The twelve of the directed training of 2021: six who study for a master's degree, six who train further, of three border leagues. */
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

const leagues = [
  { body: '150700', division: '150721', name: '阿荣旗' },
  { body: '152200', division: '152221', name: '科尔沁右翼前旗' },
  { body: '152500', division: '152522', name: '阿巴嘎旗' },
] as const

const employers = leagues.map(({ body, division, name }, i) => {
  const at = (kind: string, serial: number, trade: Trade): Employer =>
    inventEmployer({ name: `${name}${kind}（演示）`, body, level: 'banner', division, serial: 60 + serial }, trade)
  return { master: at('第三中学', 2 * i, teaching), further: at('蒙医医院', 2 * i + 1, medicine) }
})

type Line = readonly [name: string, birthDate: string, track: 'master' | 'further', league: 0 | 1 | 2, ethnicGroup: Sketch['ethnicGroup']]

/** In the order in which their bodies rank them: the small ethnic groups first. */
const lines: readonly Line[] = [
  ['敖日格乐', '1988-02-14', 'master', 0, '31'],
  ['娜仁', '1990-05-21', 'master', 0, '02'],
  ['那顺', '1987-08-03', 'master', 1, '02'],
  ['高娃', '1986-11-30', 'master', 1, '02'],
  ['铁木尔', '1989-04-09', 'master', 2, '02'],
  ['周文', '1985-12-17', 'master', 2, '01'],
  ['杜拉尔', '1980-01-25', 'further', 0, '45'],
  ['孟和', '1982-06-11', 'further', 0, '02'],
  ['白玉兰', '1984-09-08', 'further', 1, '02'],
  ['吉日嘎拉', '1979-03-02', 'further', 1, '02'],
  ['金花', '1983-07-19', 'further', 2, '11'],
  ['斯日古楞', '1981-10-05', 'further', 2, '02'],
]

const sketchOf = ([name, birthDate, track, league, ethnicGroup]: Line, i: number): Sketch => {
  const employer = employers[league]?.[track]
  if (!employer) throw new Error(`${name} has no employer`)
  const wish =
    track === 'master' ? { host: 'imnu', programme: 'imnu-880' } : { host: 'immu', programme: league === 2 ? 'immu-330' : 'immu-320' }
  const education = { education: '21', degree: 'bachelor', graduatedIn: '2010-07' } as const
  return {
    story: 'dt',
    year: 2021,
    i: i + 1,
    name,
    birthDate,
    track,
    employer,
    education,
    wishes: [wish],
    ...(ethnicGroup && { ethnicGroup }),
  }
}

export const directedPeople: readonly Invented[] = lines.map((line, i) => invent(sketchOf(line, i)))
