/** What tests are given: the law of 2022, people and officers, and stories told up to the point where a test begins. */
import { hash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { ticksFor } from '../core/application/consents.ts'
import type { Actor, Facts } from '../core/facts.ts'
import { paperCode, shortCode } from '../core/paper-code.ts'
import type { Refusal } from '../core/rule.ts'
import { makeCitizenNumber, makeCreditCode } from '../core/standards/index.ts'
import { step } from '../core/step.ts'
import { loadLaw } from '../policy/load.ts'
import type { Law } from '../policy/shape.ts'
import { type Answer, actor, type World, world } from './world.ts'

export const law = loadLaw(fileURLToPath(new URL('../policy/nmg-tepei/2022', import.meta.url)))
export const round = 'nmg-tepei-2022'
export const digest = (letter: string) => letter.repeat(64)

export const department = actor('officer', { role: 'department', organisation: 'department' })
export const leader = actor('leader', { role: 'leader', organisation: 'department' })
export const ministry = actor('ministry', { role: 'ministry', organisation: 'ministry' })
export const clock = actor('clock', { role: 'clock', organisation: 'system' })
export const bodyOf = (body: string) => actor(`officer of ${body}`, { role: 'body', organisation: body })
export const hostOf = (host: string) => actor(`officer of ${host}`, { role: 'host', organisation: host })
export const employerOf = (organisation: string) => actor(`head of ${organisation}`, { role: 'employer', organisation })
export const personOf = (id: string): Actor => actor(`account of ${id}`, undefined, `person ${id}`)

/** Hohhot has three places on each track in the example table; its county stands for the grass roots. */
export const hohhot = '150100'
const county = '150121'
export const employer = makeCreditCode({ kind: '12', division: county, serial: 7 })

/** What a test may say of a person; all else is somebody who meets every condition of both tracks. */
export type Wish = { readonly host: string; readonly programme: string }
export type Given = {
  readonly track?: 'outside' | 'inside'
  readonly level?: 'region' | 'league' | 'banner'
  readonly division?: string
  readonly affiliatedTo?: string
  readonly willing?: boolean
  readonly scope?: readonly ('host' | 'field' | 'place')[]
  readonly preferences?: readonly Wish[]
}

export const imuBiology = { host: 'imu', programme: 'imu-180' }
export const imuChemistry = { host: 'imu', programme: 'imu-150' }

export const form = (given: Given) => ({
  identity: {
    name: '示例一',
    citizenNumber: makeCitizenNumber({ division: '159900', birthDate: '1990-05-06', serial: 11 }),
    ethnicGroup: '02',
    politicalStatus: '13',
    workingSince: '2012-08',
    healthy: true,
    phone: '13800001234',
    photo: { sha256: digest('f'), name: '照片.jpg' },
  },
  education: [{ mode: 'fullTime', education: '11', degree: 'master', school: '示例大学', major: '生物学', graduatedIn: '2012-07' }],
  employer: {
    creditCode: employer,
    name: '示例单位',
    level: given.level ?? 'banner',
    ...(given.affiliatedTo === undefined ? { division: given.division ?? county } : { affiliatedTo: given.affiliatedTo }),
    post: '研究员',
  },
  title: { series: '自然科学研究', level: 'associateSenior', name: '副研究员', obtainedIn: '2018-12' },
  history: [{ from: '2012-08', where: '示例单位', as: '研究', sameProfession: true }],
  achievements: '示例',
  request: {
    track: given.track ?? 'inside',
    fieldServed: '2',
    profession: '生物学',
    direction: '草原生态',
    preferences: given.preferences ?? [imuBiology],
    willing: given.willing ?? true,
    scope: given.scope ?? ['host', 'field', 'place'],
    goals: '示例',
  },
  pledges: { truth: true, conduct: true, repayment: true, informed: true, ...ticksFor(law.policy) },
  proofs: [],
})

/** A citizen number of one's own, drawn from the id; of the year that everybody is born in. */
export const numberOf = (id: string): string => {
  const drawn = hash('sha256', id, 'buffer').readUInt32BE(0)
  const [month, day] = [(drawn % 12) + 1, (Math.floor(drawn / 12) % 28) + 1]
  const birthDate = `1990-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return makeCitizenNumber({ division: '159900', birthDate, serial: (Math.floor(drawn / 336) % 999) + 1 })
}

/** The form of somebody with a number of their own. */
export const formOf = (id: string, given: Given = {}) => {
  const whole = form(given)
  return { ...whole, identity: { ...whole.identity, citizenNumber: numberOf(id) } }
}

export const undertakings = law.policy.training.undertakings.value.map(u => u.code)

/** A round that is published and open. */
export const openRound = (itsLaw = law, amendment?: Law): World => {
  const w = world(itsLaw, amendment)
  w.must({
    subject: 'round',
    id: round,
    action: 'publish',
    input: { law: digest('a'), edition: itsLaw.policy.edition },
    by: leader,
    on: '2022-03-03',
  })
  w.must({ subject: 'round', id: round, action: 'open', by: department, on: '2022-03-03' })
  return w
}

export const on = (w: World, id: string, action: string, by: Actor, day: string, input: unknown = {}) =>
  w.perform({ subject: 'application', id, action, by, on: day, input })
const must = (w: World, id: string, action: string, by: Actor, day: string, input: unknown = {}) =>
  w.must({ subject: 'application', id, action, by, on: day, input })

/** A person whose form is in and whose employer has consented. */
export const consented = (w: World, id: string, given: Given = {}) => {
  must(w, id, 'start', personOf(id), '2022-03-07', { round, form: formOf(id, given) })
  must(w, id, 'submit', personOf(id), '2022-03-07')
  must(w, id, 'consent', employerOf(employer), '2022-03-08', { conductConfirmed: true, undertakings })
}

const bodyFor = (given: Given) => given.affiliatedTo ?? hohhot

export const recommended = (w: World, id: string, given: Given = {}) => {
  consented(w, id, given)
  must(w, id, 'recommend', bodyOf(bodyFor(given)), '2022-03-15')
}

export const reserved = (w: World, id: string, given: Given = {}) => {
  consented(w, id, given)
  must(w, id, 'reserve', bodyOf(bodyFor(given)), '2022-03-16')
}

export const rosterId = (track = 'inside', body = hohhot) => `${round}.${track}.${body}`
export const onRoster = (w: World, action: string, by: Actor, day: string, input: unknown = {}, id = rosterId()) =>
  w.perform({ subject: 'nomination', id, action, by, on: day, input })
const mustRoster = (w: World, action: string, by: Actor, day: string, input: unknown, id: string) =>
  w.must({ subject: 'nomination', id, action, by, on: day, input })

/** A scan of the frozen version, tied to it by the code that is printed beside the QR. */
export const sealedScan = (w: World, id = rosterId(), scan = digest('b')) => ({
  scans: [scan],
  versionCode: shortCode(w.dossier('nomination', id).hash ?? ''),
})

/** A scan of a printed form, as it is read: the code of one of its pages. */
export const formPage = (id: string, version: number, pictures = 1) => [
  { codes: [paperCode({ kind: 'form', id, version, hash: digest('1'), page: 2, pages: 4 })], pictures },
]

/** The roster is frozen, sealed and received, so that everybody recommended on it is nominated. */
export const rosterReceived = (w: World, track = 'inside', body = hohhot) => {
  const id = rosterId(track, body)
  mustRoster(w, 'finalise', bodyOf(body), '2022-03-30', {}, id)
  mustRoster(w, 'seal', bodyOf(body), '2022-03-31', sealedScan(w, id), id)
  mustRoster(w, 'receive', department, '2022-04-06', {}, id)
}

/** Everybody named is accepted, the notice has run, and they are admitted on 2022-06-01. */
export const admitted = (w: World, ids: readonly string[]) => {
  for (const id of ids) must(w, id, 'accept', department, '2022-05-05')
  onRound(w, 'close', department, '2022-05-06')
  onRound(w, 'publishNotice', department, '2022-05-09')
  for (const id of ids) must(w, id, 'admit', leader, '2022-06-01')
}

export const onRound = (w: World, action: string, by: Actor, day: string, input: unknown = {}) =>
  w.perform({ subject: 'round', id: round, action, by, on: day, input })

export const onPlacement = (w: World, id: string, action: string, by: Actor, day: string, input: unknown = {}) =>
  w.perform({ subject: 'placement', id, action, by, on: day, input })

/** One person admitted on a track, with all that came before. */
export const admittedOn = (id: string, given: Given = {}, itsLaw = law): World => {
  const w = openRound(itsLaw)
  recommended(w, id, given)
  rosterReceived(w, given.track, bodyFor(given))
  admitted(w, [id])
  return w
}

/** The person was called to a host and did not come: their place goes back to the body. */
export const noShow = (w: World, id: string) => {
  const train = (action: string, by: Actor, day: string, input: unknown = {}) =>
    w.must({ subject: 'training', id, action, by, on: day, input })
  train('notify', department, '2022-07-04', { batch: '1' })
  train('reportNoShow', clock, '2022-10-09')
  train('release', department, '2022-10-10')
}

/** A wish of a person on the inside track, all the way to the confirmation. */
export const placed = (w: World, id: string) => {
  const go = (action: string, by: Actor, day: string, input: unknown = {}) =>
    w.must({ subject: 'placement', id, action, by, on: day, input })
  go('propose', department, '2022-06-02', imuBiology)
  go('agree', personOf(id), '2022-06-06')
  go('welcome', hostOf(imuBiology.host), '2022-06-10')
  go('confirm', department, '2022-06-13')
}

export const refusals = (answer: Answer): readonly Refusal[] => (answer.ok ? [] : answer.refusals)
/** The names of the rules that stood in the way, or none. */
export const broken = (answer: Answer): readonly string[] => refusals(answer).map(r => r.rule)
/** The first refusal as 'rule clause'. */
export const firstRefusal = (answer: Answer): string | undefined =>
  refusals(answer)
    .map(r => `${r.rule} ${r.clause}`)
    .at(0)

/** An action tried on the world as it is, as another one would cause it or under an amended law. What it would do is told; nothing is done. */
export const tried = (
  w: World,
  asked: { readonly action: string; readonly input: unknown } & Pick<Facts<object>, 'subject' | 'id' | 'cause'>,
  itsLaw = law,
  by = department,
) => {
  const { subject, id, action, input, cause } = asked
  const facts = {
    subject,
    id,
    input,
    cause,
    dossier: w.dossier(subject, id),
    round: w.dossier('round', round),
    opened: w.record(subject, id, 'form'),
    actor: by,
    at: '2022-05-20T04:00:00.000Z',
    today: '2022-05-20',
    nonce: 'ab'.repeat(16),
    balance: w.balance,
  }
  return step(itsLaw, action, facts, { n: 99, edition: itsLaw.policy.edition, seal: () => 'sealed' })
}
