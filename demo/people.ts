/** Invented applicants of a round: enough for every body and track to choose from, each with a whole form. All are fiction; their ID numbers begin with 159900. */
import { ticksFor } from '../core/application/consents.ts'
import type { Form } from '../core/application/form.ts'
import { makeCitizenNumber } from '../core/standards/citizen-number.ts'
import type { EducationCode } from '../core/standards/education.ts'
import type { EthnicGroupCode } from '../core/standards/ethnic-groups.ts'
import type { TitleLevel } from '../core/standards/titles.ts'
import type { Law } from '../policy/shape.ts'
import { detailed } from './details.ts'
import { type Dice, diceOf } from './dice.ts'
import { type Employer, inventEmployers, type Trade } from './employers.ts'
import { inventName } from './names.ts'
import { type Brought, portraitOf, proofsOf } from './proofs.ts'

export type Invented = {
  /** The id of the application, and of everything that follows from it. */
  readonly id: string
  readonly person: string
  readonly login: string
  readonly track: string
  readonly employer: Employer
  readonly fit: Fit
  readonly form: Form
  readonly proofs: readonly Brought[]
}

/** How well somebody fits the track's conditions: most do, some are just outside by one of them. */
export type Fit = 'eligible' | 'tooOld' | 'tooFewYears'

const minorities: readonly EthnicGroupCode[] = ['02', '02', '02', '02', '02', '02', '11', '03', '31', '45', '52', '10']
const month = (year: number, m: number) => `${year}-${String(m).padStart(2, '0')}`

const ageFor = (outside: boolean, fit: Fit, dice: Dice) =>
  fit === 'tooOld' ? (outside ? 46 : 36) + dice.below(3) : outside ? dice.between(34, 44) : dice.between(27, 34)

const titleOf = (
  trade: Trade,
  level: 'assistant' | 'intermediate' | 'associateSenior',
): { series: string; level: TitleLevel; name: string } => ({
  series: trade.series,
  level,
  name: trade.titles[level],
})

const educationOf = (outside: boolean, graduated: number, trade: Trade, dice: Dice): Form['education'] => {
  const bachelor = {
    mode: 'fullTime',
    education: '21' satisfies EducationCode,
    degree: 'bachelor',
    school: dice.one(['内蒙古大学', '内蒙古农业大学', '内蒙古医科大学', '内蒙古师范大学', '内蒙古民族大学']),
    major: trade.profession,
    graduatedIn: month(graduated, 7),
  } as const
  if (!outside) return [bachelor]
  return [bachelor, { ...bachelor, mode: 'inService', education: '14', degree: 'master', graduatedIn: month(graduated + 4, 7) }]
}

const wishesOf = ({ hosts }: Law, track: string, trade: Trade, dice: Dice): Form['request']['preferences'] => {
  const open = hosts.hosts
    .filter(h => h.tracks.includes(track))
    .flatMap(h => h.programmes.map(p => ({ host: h.id, programme: p.id, fits: trade.disciplines.includes(p.discipline) })))
  const near = open.filter(p => p.fits)
  const rest = open.filter(p => !p.fits)
  const wishes = [...near, ...(dice.chance(40) ? [dice.one(rest)] : [])].map(({ host, programme }) => ({ host, programme }))
  const turn = dice.below(Math.max(1, near.length))
  return [...wishes.slice(turn), ...wishes.slice(0, turn)].slice(0, 3)
}

const historyOf = (employer: Employer, graduated: number, years: number): Form['history'] => [
  { from: month(graduated - 4, 9), to: month(graduated, 7), where: '大学本科学习', as: '学生', sameProfession: false },
  { from: month(2022 - years, 2), where: employer.name, as: employer.trade.profession, sameProfession: true },
]

type Cast = { readonly law: Law; readonly track: string; readonly employer: Employer; readonly fit: Fit; readonly i: number }

const formOf = ({ law, track, employer, fit, i }: Cast, dice: Dice): { form: Form; proofs: readonly Brought[] } => {
  const outside = track === 'outside'
  const age = ageFor(outside, fit, dice)
  const birthYear = 2022 - age - 1
  const graduated = Math.min(birthYear + 23, 2016)
  const years = fit === 'tooFewYears' ? (outside ? 7 : 4) : Math.min(2021 - graduated, outside ? dice.between(9, 20) : dice.between(6, 10))
  const ethnicGroup = outside ? dice.one(minorities) : dice.one<EthnicGroupCode>(['01', '01', ...minorities])
  const { trade } = employer
  const name = inventName(ethnicGroup, dice)
  const proofs = proofsOf(i)
  const form: Form = {
    identity: {
      name,
      citizenNumber: makeCitizenNumber({
        division: '159900',
        birthDate: `${month(birthYear, dice.between(1, 12))}-${String(dice.between(1, 28)).padStart(2, '0')}`,
        serial: i % 1000,
      }),
      ethnicGroup,
      politicalStatus: dice.chance(45) ? '01' : '13',
      healthy: true,
      phone: `1590000${String(i).padStart(4, '0')}`,
      address: `${employer.name}职工宿舍`,
    },
    education: educationOf(outside, graduated, trade, dice),
    employer: {
      creditCode: employer.creditCode,
      name: employer.name,
      level: employer.level,
      post: trade.profession,
      ...(employer.division !== undefined && { division: employer.division }),
      ...(employer.affiliatedTo !== undefined && { affiliatedTo: employer.affiliatedTo }),
    },
    title: {
      ...titleOf(trade, fit === 'tooFewYears' ? 'assistant' : outside ? 'associateSenior' : 'intermediate'),
      obtainedIn: month(2017 + dice.below(4), 12),
    },
    history: historyOf(employer, graduated, years),
    achievements: `主持或参与${trade.profession}方面的项目${dice.between(1, 6)}项，发表论文${dice.between(0, 8)}篇，近三年年度考核均为合格以上。`,
    request: {
      track,
      fieldServed: trade.field,
      profession: trade.profession,
      direction: `${trade.profession}新技术应用`,
      preferences: wishesOf(law, track, trade, dice),
      willing: dice.chance(75),
      goals: `掌握${trade.profession}领域的新方法，学成后在本单位开展推广，带动基层业务水平提升。`,
    },
    pledges: { truth: true, conduct: true, repayment: true, informed: true, ...ticksFor(law.policy) },
    proofs: proofs.map(({ of, sha256, fileName }) => ({ of, file: { sha256, name: fileName } })),
  }
  return { form: detailed(form, { i, year: law.policy.year, trade }), proofs: [...proofs, portraitOf(i)] }
}

/** Four and a half applicants a place, and a few for bodies without one: about four hundred in 2022. */
export const inventPeople = (law: Law, seed = 20220303): readonly Invented[] => {
  const dice = diceOf(seed)
  const employers = inventEmployers(law)
  const people: Invented[] = []
  for (const { body, places } of law.places.bodies) {
    const own = employers.filter(e => e.body === body)
    for (const [track, count] of Object.entries(places)) {
      for (let k = 0; k < Math.floor(count * 4.5) + (count > 0 ? 1 : 0); k += 1) {
        const i = people.length + 1
        const fit: Fit = k > count + 2 && dice.chance(18) ? (dice.chance(50) ? 'tooOld' : 'tooFewYears') : 'eligible'
        const employer = dice.one(own)
        const { form, proofs } = formOf({ law, track, employer, fit, i }, dice)
        people.push({
          id: dice.uuid(),
          person: `person-${String(i).padStart(4, '0')}`,
          login: `p${String(i).padStart(4, '0')}`,
          track,
          employer,
          fit,
          form,
          proofs,
        })
      }
    }
  }
  return people
}
