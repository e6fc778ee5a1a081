/** Invented employers of every nominating body: hospitals, schools, stations and institutes, at the levels from the region to the township. */

import { divisions } from '../core/standards/divisions.ts'
import { makeCreditCode } from '../core/standards/social-credit-code.ts'
import type { EmployerLevel, Law } from '../policy/shape.ts'

/** What people of a trade are called and study; `disciplines` are first-level codes of GB/T 13745. */
export type Trade = {
  readonly kind: string
  readonly field: string
  readonly profession: string
  readonly series: string
  readonly titles: Readonly<Record<'assistant' | 'intermediate' | 'associateSenior' | 'senior', string>>
  readonly disciplines: readonly string[]
}

const title = (assistant: string, intermediate: string, associateSenior: string, senior: string) => ({
  assistant,
  intermediate,
  associateSenior,
  senior,
})

export const trades: readonly Trade[] = [
  {
    kind: '人民医院',
    field: '2',
    profession: '临床医学',
    series: '卫生',
    titles: title('医师', '主治医师', '副主任医师', '主任医师'),
    disciplines: ['320', '330'],
  },
  {
    kind: '蒙医医院',
    field: '4',
    profession: '蒙医学',
    series: '卫生',
    titles: title('医师', '主治医师', '副主任医师', '主任医师'),
    disciplines: ['360', '320'],
  },
  {
    kind: '第一中学',
    field: '2',
    profession: '中学教育',
    series: '中小学教师',
    titles: title('二级教师', '一级教师', '高级教师', '正高级教师'),
    disciplines: ['880', '110'],
  },
  {
    kind: '农牧技术推广中心',
    field: '1',
    profession: '畜牧兽医',
    series: '农业',
    titles: title('助理畜牧师', '畜牧师', '高级畜牧师', '正高级畜牧师'),
    disciplines: ['230', '210'],
  },
  {
    kind: '生态环境监测站',
    field: '1',
    profession: '环境监测',
    series: '工程',
    titles: title('助理工程师', '工程师', '高级工程师', '正高级工程师'),
    disciplines: ['610', '170'],
  },
  {
    kind: '信息中心',
    field: '3',
    profession: '计算机应用',
    series: '工程',
    titles: title('助理工程师', '工程师', '高级工程师', '正高级工程师'),
    disciplines: ['520', '510'],
  },
  {
    kind: '林业和草原工作站',
    field: '4',
    profession: '草原保护',
    series: '工程',
    titles: title('助理工程师', '工程师', '高级工程师', '正高级工程师'),
    disciplines: ['220', '210'],
  },
  {
    kind: '文化馆',
    field: '4',
    profession: '群众文化',
    series: '文物博物',
    titles: title('助理馆员', '馆员', '副研究馆员', '研究馆员'),
    disciplines: ['760', '850'],
  },
]

export type Employer = {
  readonly creditCode: string
  readonly name: string
  readonly level: EmployerLevel
  readonly division?: string
  readonly affiliatedTo?: string
  readonly body: string
  readonly trade: Trade
}

const levelOf = (i: number): EmployerLevel => (i % 4 === 0 ? 'league' : i % 4 === 3 ? 'township' : 'banner')

/** Six employers of each body of the quota table, always the same ones. `（演示）` in the name says that they are invented. */
export const inventEmployers = ({ places }: Law): readonly Employer[] =>
  places.bodies.flatMap(({ body, name, level }, b) => {
    const counties = divisions.filter(d => d.body === body && !d.statistical)
    return Array.from({ length: 6 }, (_, i): Employer => {
      const trade = trades[(b + i) % trades.length] ?? trades[0]
      if (!trade) throw new Error('there is no trade')
      const county = counties[(i + 1) % Math.max(1, counties.length)]
      const creditCode = makeCreditCode({ kind: '12', division: county?.division ?? '150000', serial: 59_000 + b * 10 + i })
      if (level === 'region')
        return { creditCode, name: `${name.zh}直属${trade.kind}（演示）`, level: 'region', affiliatedTo: body, body, trade }
      const at = levelOf(i)
      const place = at === 'league' || !county ? name.zh : county.name.zh
      return {
        creditCode,
        name: `${place}${at === 'township' ? '中心' : ''}${trade.kind}（演示）`,
        level: at,
        division: county?.division ?? body,
        body,
        trade,
      }
    })
  })
