/** An invented applicant of a small story, drawn by a few strokes: what the story says of them, and for all else something ordinary. */
import { createHash } from 'node:crypto'
import type { Form } from '../../core/application/form.ts'
import { makeCitizenNumber } from '../../core/standards/citizen-number.ts'
import type { EthnicGroupCode } from '../../core/standards/ethnic-groups.ts'
import { makeCreditCode } from '../../core/standards/social-credit-code.ts'
import type { TitleLevel } from '../../core/standards/titles.ts'
import type { EmployerLevel } from '../../policy/shape.ts'
import { detailed } from '../details.ts'
import { type Employer, trades } from '../employers.ts'
import type { Invented } from '../people.ts'
import { portraitOf, proofsOf } from '../proofs.ts'

export type Sketch = {
  /** Ids, logins and numbers are made of it: the story's own letters and a number of the person. */
  readonly story: string
  /** The year of the round. */
  readonly year: number
  readonly i: number
  readonly name: string
  readonly birthDate: string
  readonly track: string
  readonly employer: Employer
  readonly ethnicGroup?: EthnicGroupCode
  /** The highest certificate with its degree and when it was earned. */
  readonly education?: Partial<Form['education'][number]>
  readonly title?: { readonly level: TitleLevel; readonly name: string; readonly series?: string }
  /** The month from which the profession is counted. */
  readonly since?: string
  readonly wishes?: Form['request']['preferences']
  readonly willing?: boolean
  readonly request?: Partial<Form['request']>
  readonly identity?: Partial<Form['identity']>
  readonly proofs?: Form['proofs']
  /** Answers to the fields that the policy adds. */
  readonly added?: Form['added']
}

/** Laid out as a UUID, and the same on every machine. */
const idOf = (text: string) => {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const identityOf = ({ story, i, name, birthDate, ethnicGroup = '02', identity }: Sketch): Form['identity'] => ({
  name,
  citizenNumber: makeCitizenNumber({ division: '159900', birthDate, serial: 900 - i }),
  ethnicGroup,
  politicalStatus: i % 2 === 0 ? '01' : '13',
  healthy: true,
  phone: `1590${String(story.length % 10).padStart(3, '0')}${String(9000 + i).padStart(4, '0')}`,
  address: '示例路1号',
  ...identity,
})

const workOf = ({ employer }: Sketch): Form['employer'] => {
  const { creditCode, name, level, division, affiliatedTo, trade } = employer
  const where = { ...(division !== undefined && { division }), ...(affiliatedTo !== undefined && { affiliatedTo }) }
  return { creditCode, name, level, ...where, post: trade.profession }
}

const requestOf = ({ track, employer, wishes = [], willing = true, request }: Sketch): Form['request'] => ({
  track,
  fieldServed: employer.trade.field,
  profession: employer.trade.profession,
  direction: `${employer.trade.profession}前沿方法`,
  preferences: wishes,
  willing,
  goals: `掌握${employer.trade.profession}的新方法，学成后在本单位推广。`,
  ...request,
})

const educationOf = ({ employer, education }: Sketch): Form['education'] => [
  {
    mode: 'fullTime',
    education: '14',
    degree: 'master',
    school: '示例大学',
    major: employer.trade.profession,
    graduatedIn: '2012-07',
    ...education,
  },
]

const formOf = (sketch: Sketch): Form => {
  const { i, employer, title, since = '2012-09' } = sketch
  const { trade, name } = employer
  const form: Form = {
    identity: identityOf(sketch),
    education: educationOf(sketch),
    employer: workOf(sketch),
    title: { series: trade.series, level: 'intermediate', name: trade.titles.intermediate, obtainedIn: '2018-12', ...title },
    history: [{ from: since, where: name, as: trade.profession, sameProfession: true }],
    achievements: '主持示例项目2项，发表论文若干，近三年年度考核均为合格以上。',
    request: requestOf(sketch),
    pledges: { truth: true, conduct: true, repayment: true, informed: true },
    proofs: sketch.proofs ?? proofsOf(i).map(({ of, sha256, fileName }) => ({ of, file: { sha256, name: fileName } })),
  }
  const whole = detailed(form, { i, year: sketch.year, trade })
  return { ...whole, ...(sketch.added && { added: sketch.added }) }
}

/** Somebody who has just what the sketch says, and is otherwise whole. */
export const invent = (sketch: Sketch): Invented => {
  const { story, i, track, employer } = sketch
  return {
    id: idOf(`${story} ${i}`),
    person: `person-${story}-${String(i).padStart(2, '0')}`,
    login: `${story}${String(i).padStart(2, '0')}`,
    track,
    employer,
    fit: 'eligible',
    form: formOf(sketch),
    proofs: [...proofsOf(i), portraitOf(i)],
  }
}

type Sited = {
  readonly name: string
  readonly body: string
  readonly level: EmployerLevel
  readonly division?: string
  readonly serial: number
}

/** An invented employer; `serial` keeps its credit code apart from all others. `（演示）` in the name says that it is invented. */
export const inventEmployer = ({ name, body, level, division, serial }: Sited, trade = trades[2]): Employer => {
  if (!trade) throw new Error('there is no trade')
  const creditCode = makeCreditCode({ kind: '12', division: division ?? '150000', serial: 70_000 + serial })
  return { creditCode, name, level, body, trade, ...(division === undefined ? { affiliatedTo: body } : { division }) }
}
