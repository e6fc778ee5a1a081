/** The twelve who apply for a visit in 2023: teachers and researchers of three bodies and of the colleges of leagues. All are invented. */
import { scholarAnswers } from '../details.ts'
import type { Employer } from '../employers.ts'
import type { Invented } from '../people.ts'
import { invent, inventEmployer, type Sketch } from './people.ts'

const trade = (field: string, profession: string, discipline: string) => ({
  kind: '高等学校',
  field,
  profession,
  series: '高等学校教师',
  titles: { assistant: '助教', intermediate: '讲师', associateSenior: '副教授', senior: '教授' },
  disciplines: [discipline],
})

const education = trade('1', '教育学', '880')
const biology = trade('2', '生物学', '180')
const agronomy = trade('2', '农学', '210')
const grassland = trade('2', '草学', '220')

const university = inventEmployer({ name: '内蒙古大学（演示）', body: 'unit-imu', level: 'region', serial: 501 }, biology)
const agricultural = inventEmployer({ name: '内蒙古农业大学（演示）', body: 'unit-imau', level: 'region', serial: 502 }, agronomy)
const academy = inventEmployer({ name: '自治区农牧业科学院（演示）', body: 'unit-imaas', level: 'region', serial: 503 }, grassland)
const colleges = 'dept-education-colleges'
const xilingol = inventEmployer({ name: '锡林郭勒职业学院（演示）', body: colleges, level: 'league', serial: 504 }, education)
const hulunbuir = inventEmployer({ name: '呼伦贝尔学院（演示）', body: colleges, level: 'league', serial: 505 }, education)

const seat = (host: string, code: string) => ({ host, programme: `${host}-${code}` })

type Stroke = Pick<Sketch, 'name' | 'birthDate' | 'employer' | 'wishes'> & { readonly route: 'title' | 'doctor' | 'none' }

const strokes: readonly Stroke[] = [
  { name: '白晓峰', birthDate: '1975-02-11', employer: university, route: 'title', wishes: [seat('pku', '180')] },
  { name: '其木格', birthDate: '1987-07-20', employer: university, route: 'doctor', wishes: [seat('pku', '180'), seat('cau', '230')] },
  { name: '刘洋', birthDate: '1990-01-15', employer: university, route: 'none', wishes: [seat('pku', '180')] },
  { name: '王建国', birthDate: '1972-04-01', employer: agricultural, route: 'title', wishes: [seat('cau', '210')] },
  { name: '乌日娜', birthDate: '1982-04-01', employer: agricultural, route: 'doctor', wishes: [seat('cau', '230')] },
  { name: '陈静', birthDate: '1980-10-09', employer: agricultural, route: 'title', wishes: [seat('cau', '210')] },
  { name: '巴特尔', birthDate: '1979-05-30', employer: academy, route: 'title', wishes: [seat('caas', '220')] },
  { name: '赵志强', birthDate: '1972-03-31', employer: academy, route: 'title', wishes: [seat('caas', '220')] },
  { name: '苏日塔拉图', birthDate: '1984-08-08', employer: xilingol, route: 'title', wishes: [seat('pku', '880')] },
  { name: '李敏', birthDate: '1981-12-24', employer: xilingol, route: 'title', wishes: [seat('pku', '880')] },
  { name: '敖登', birthDate: '1986-03-03', employer: hulunbuir, route: 'doctor', wishes: [seat('pku', '880'), seat('cau', '210')] },
  { name: '孙丽', birthDate: '1983-06-18', employer: hulunbuir, route: 'title', wishes: [seat('pku', '880'), seat('caas', '220')] },
]

const titleOf = ({ trade: { titles } }: Employer, route: Stroke['route']): NonNullable<Sketch['title']> =>
  route === 'title' ? { level: 'associateSenior', name: titles.associateSenior } : { level: 'intermediate', name: titles.intermediate }

/** In the order of the story: the third is neither professor nor doctor, the eighth turns 51 on the day on which age is counted. */
export const scholars: readonly Invented[] = strokes.map(({ route, ...stroke }, i) =>
  invent({
    story: 'vs',
    year: 2023,
    i: i + 1,
    track: 'scholar',
    ...stroke,
    title: titleOf(stroke.employer, route),
    ...(route === 'doctor' && { education: { education: '11', degree: 'doctor', graduatedIn: '2015-07' } }),
    since: '2012-09',
    added: scholarAnswers({ i: i + 1, trade: stroke.employer.trade, since: 2012 }),
  }),
)
