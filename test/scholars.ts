/** What tests of other programmes are given: the law of the visiting scholars, its people and officers, and a round told up to where a test begins. */
import { hash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Actor } from '../core/facts.ts'
import { makeCitizenNumber, makeCreditCode } from '../core/standards/index.ts'
import { loadLaw } from '../policy/load.ts'
import { bodyOf, digest, employerOf, personOf, sealedScan } from './given.ts'
import { type Answer, actor, type World, world } from './world.ts'

export const scholars = loadLaw(fileURLToPath(new URL('../policy/visiting-scholars/2023', import.meta.url)))
export const round2023 = 'visiting-scholars-2023'
const { office } = scholars.policy.programme
export const officer = actor('education officer', { role: 'department', organisation: office })
export const director = actor('education leader', { role: 'leader', organisation: office })
export const colleges = 'dept-education-colleges'
export const imu = 'unit-imu'
export const college = makeCreditCode({ kind: '12', division: '152500', serial: 21 })

export type Scholar = {
  readonly id?: string
  readonly level?: 'region' | 'league' | 'banner'
  readonly body?: string
  readonly birthDate?: string
}

/** Everybody has a number of their own, as far as a few people go. */
const serialOf = (id: string) => (hash('sha256', id, 'buffer').readUInt16BE(0) % 999) + 1

/** An associate professor of 37 at a college of a league, or whoever the test wants. */
export const formOf = ({ id = '', level = 'league', body = colleges, birthDate = '1985-06-01' }: Scholar = {}) => ({
  identity: {
    name: '示例学者',
    citizenNumber: makeCitizenNumber({ division: '159900', birthDate, serial: serialOf(id) }),
    ethnicGroup: '01',
    politicalStatus: '13',
    workingSince: '2010-09',
    healthy: true,
    phone: '13800001234',
    photo: { sha256: digest('f'), name: '照片.jpg' },
  },
  education: [{ mode: 'fullTime', education: '14', degree: 'master', school: '示例大学', major: '教育学', graduatedIn: '2010-07' }],
  employer: { creditCode: college, name: '示例学院', level, affiliatedTo: body, post: '教师' },
  title: { series: '高等学校教师', level: 'associateSenior', name: '副教授', obtainedIn: '2018-12' },
  history: [{ from: '2010-09', where: '示例学院', as: '教师', sameProfession: true }],
  achievements: '示例',
  request: {
    track: 'scholar',
    fieldServed: '1',
    profession: '教育学',
    direction: '课程与教学',
    preferences: [{ host: 'pku', programme: 'pku-880' }],
    willing: true,
    scope: ['host'],
    goals: '示例',
  },
  pledges: { truth: true, conduct: true, repayment: true, informed: true },
  proofs: [],
  added: { language: 'six', weeklyHours: 8.5, topic: '示例课题', joinedOn: '2010-09-01' },
})

export const onScholar = (w: World, id: string, action: string, by: Actor, day: string, input: unknown = {}): Answer =>
  w.perform({ subject: 'application', id, action, by, on: day, input })

const must = (w: World, id: string, action: string, by: Actor, day: string, input: unknown = {}) =>
  w.must({ subject: 'application', id, action, by, on: day, input })

export const openScholars = (law = scholars): World => {
  const w = world(law)
  const input = { law: digest('a'), edition: law.policy.edition }
  w.must({ subject: 'round', id: round2023, action: 'publish', by: director, on: '2023-03-06', input })
  w.must({ subject: 'round', id: round2023, action: 'open', by: officer, on: '2023-03-06', input: {} })
  return w
}

export const undertakings = scholars.policy.training.undertakings.value.map(u => u.code)

/** Handed in, and the employer has consented. */
export const waiting = (w: World, id: string, who: Scholar = {}, form: object = formOf({ id, ...who })) => {
  must(w, id, 'start', personOf(id), '2023-03-07', { round: round2023, form })
  must(w, id, 'submit', personOf(id), '2023-03-07')
  must(w, id, 'consent', employerOf(college), '2023-03-08', { conductConfirmed: true, undertakings })
}

export const recommend = (w: World, id: string, body = colleges) => onScholar(w, id, 'recommend', bodyOf(body), '2023-03-15')

/** Recommended, on the sealed roster, accepted, on notice and admitted. */
export const admitScholars = (w: World, ids: readonly string[], body = colleges) => {
  const id = `${round2023}.scholar.${body}`
  const roster = (action: string, by: Actor, day: string, input: unknown = {}) =>
    w.must({ subject: 'nomination', id, action, by, on: day, input })
  roster('finalise', bodyOf(body), '2023-03-30')
  roster('seal', bodyOf(body), '2023-03-31', sealedScan(w, id))
  roster('receive', officer, '2023-04-17')
  for (const id of ids) must(w, id, 'accept', officer, '2023-04-20')
  w.must({ subject: 'round', id: round2023, action: 'close', by: officer, on: '2023-04-24', input: {} })
  w.must({ subject: 'round', id: round2023, action: 'publishNotice', by: officer, on: '2023-05-08' })
  for (const id of ids) must(w, id, 'admit', director, '2023-05-18')
}
