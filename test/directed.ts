// The programme of directed training, told up to the point where a test begins: a person has passed, and serves, or has left.
import { fileURLToPath } from 'node:url'
import { getSubject } from '../core/catalogue.ts'
import type { Actor } from '../core/facts.ts'
import { makeCreditCode } from '../core/standards/index.ts'
import { loadLaw } from '../policy/load.ts'
import type { Law } from '../policy/shape.ts'
import { bodyOf, clock, department, digest, employerOf, hostOf, leader, personOf } from './given.ts'
import { type World, world } from './world.ts'
import { accountant, cashier } from './year.ts'

export const publishedLaw = loadLaw(fileURLToPath(new URL('../policy/directed-training/2021', import.meta.url)))
/** The same law where payments leave one by one, as tests of single payments need it. */
export const directedLaw: Law = {
  ...publishedLaw,
  policy: { ...publishedLaw.policy, money: { ...publishedLaw.policy.money, runs: undefined } },
}
/** The same law with other terms of the service. */
export const lawWith = (terms: Partial<NonNullable<Law['policy']['training']['obligation']>>, law = directedLaw): Law => {
  const { obligation } = law.policy.training
  if (!obligation) throw new Error('the policy binds nobody')
  return { ...law, policy: { ...law.policy, training: { ...law.policy.training, obligation: { ...obligation, ...terms } } } }
}

export const id = 'd1'
export const trainee = personOf(id)
export const hulunbuir = '150700'
export const employer = makeCreditCode({ kind: '12', division: '150721', serial: 21 })
export const unit = employerOf(employer)
export const imu = hostOf('imu')
const round = 'directed-training-2021'

const relations = { round, track: 'further', person: `person ${id}`, employer, body: hulunbuir, host: 'imu' }

/** A step on one of the dossiers of this person. */
type Asked = Parameters<World['perform']>[0]
export const ask = (w: World, subject: Asked['subject'], action: string, by: Actor, on: string, input: unknown = {}, its = id) =>
  w.perform({ subject, id: its, action, by, on, input })
export const must = (w: World, subject: Asked['subject'], action: string, by: Actor, on: string, input: unknown = {}, its = id) =>
  w.must({ subject, id: its, action, by, on, input })

/** A person of a track, expected at the host; the year of choosing them is another test's. */
export const expected = (track: 'further' | 'master' = 'further', law = directedLaw): World => {
  const w = world(law)
  w.must({
    subject: 'round',
    id: round,
    action: 'publish',
    input: { law: digest('a'), edition: law.policy.edition },
    by: leader,
    on: '2021-03-15',
  })
  w.put('placement', id, { ...getSubject('placement').blank, ...relations, track, status: 'confirmed', programme: 'imu-180' })
  w.put('training', id, { ...getSubject('training').blank, ...relations, track, status: 'expected', programme: 'imu-180' })
  w.give(`seats/${round}/imu/imu-180/taken`, 1)
  return w
}

/** Enrolled on 2021-09-01: further training until 2022-08-31, a master's until 2023-08-31. */
export const enrolled = (track: 'further' | 'master' = 'further', law = directedLaw): World => {
  const w = expected(track, law)
  must(w, 'training', 'notify', department, '2021-07-05', { batch: '1' })
  must(w, 'training', 'enrol', imu, '2021-09-01', { on: '2021-09-01' })
  return w
}

export const paidOut = (w: World, item: string, day: string) => {
  must(w, 'payment', 'prepare', cashier, day, { batch: 'b1' }, `${id}.${item}`)
  must(w, 'payment', 'approve', accountant, day, {}, `${id}.${item}`)
  must(w, 'payment', 'pay', cashier, day, { reference: `bank-${item}`, on: day }, `${id}.${item}`)
}

/** Passed after further training, with the fee of 10,000 yuan paid: 60 months are owed, to begin by 2022-10-30. */
export const passed = (law = directedLaw): World => {
  const w = enrolled('further', law)
  paidOut(w, 'fee', '2021-09-20')
  must(w, 'training', 'pass', imu, '2022-08-31', { on: '2022-08-31' })
  return w
}

/** In service from 2022-09-05. */
export const serving = (law = directedLaw): World => {
  const w = passed(law)
  must(w, 'obligation', 'begin', unit, '2022-09-05', { on: '2022-09-05' })
  return w
}

export const service = (w: World) => w.dossier('obligation', id)
export const certify = (w: World, from: string, to: string, on = to) => ask(w, 'obligation', 'certify', unit, on, { from, to })

/** Left on 2025-03-04 after exactly thirty months, all certified; the case is heard. */
export const leftAndHeard = (law = directedLaw): World => {
  const w = serving(law)
  must(w, 'obligation', 'certify', unit, '2025-03-04', { from: '2022-09-05', to: '2025-03-04' })
  must(w, 'obligation', 'reportLeaving', unit, '2025-03-10', { lastDay: '2025-03-04', reason: '示例' })
  must(w, 'obligation', 'openCase', department, '2025-03-20', { ground: 'leftService', account: '示例经过', evidence: [digest('d')] })
  must(w, 'discipline', 'hear', trainee, '2025-03-25', { statement: '示例陈述' }, `${id}.service1`)
  return w
}

export const body = bodyOf(hulunbuir)
export { clock, department, leader }
