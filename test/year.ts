/** Stories of the training year, told up to the point where a test begins: a person is placed, notified, enrolled, paid for, and brought before a case. */
import type { Actor } from '../core/facts.ts'
import type { Law } from '../policy/shape.ts'
import { admittedOn, department, digest, employer, employerOf, type Given, hostOf, imuBiology, law, leader, personOf } from './given.ts'
import { handedOver } from './parcels.ts'
import { actor, type World } from './world.ts'

export const id = 'a1'
export const trainee = personOf(id)
export const unit = employerOf(employer)
export const imu = hostOf(imuBiology.host)
export const pku = hostOf('pku')
export const cashier = actor('cashier', { role: 'finance', organisation: 'department' })
export const accountant = actor('accountant', { role: 'finance', organisation: 'department' })
export const deputy = actor('deputy leader', { role: 'leader', organisation: 'department' })

export const onTraining = (w: World, action: string, by: Actor, day: string, input: unknown = {}) =>
  w.perform({ subject: 'training', id, action, by, on: day, input })
export const onCase = (w: World, action: string, by: Actor, day: string, input: unknown = {}, nth = 1) =>
  w.perform({ subject: 'discipline', id: `${id}.case${nth}`, action, by, on: day, input })
export const onPayment = (w: World, item: string, action: string, by: Actor, day: string, input: unknown = {}) =>
  w.perform({ subject: 'payment', id: `${id}.${item}`, action, by, on: day, input })
export const onCertificate = (w: World, action: string, by: Actor, day: string, input: unknown = {}) =>
  w.perform({ subject: 'certificate', id, action, by, on: day, input })

/** Insists that a step of the story can be told at all. */
const told = (answer: ReturnType<World['perform']>) => {
  if (!answer.ok) throw new Error(`the story stops: ${JSON.stringify(answer.refusals)}`)
}

export const at = (w: World) => w.dossier('training', id)
export const payment = (w: World, item: string) => w.dossier('payment', `${id}.${item}`)
export const theCase = (w: World, nth = 1) => w.dossier('discipline', `${id}.case${nth}`)

/** The placement is confirmed, so that the training is expected. */
export const expected = (given: Given = {}, itsLaw = law): World => {
  const outside = given.track === 'outside'
  const seat = outside ? { host: 'pku', programme: 'pku-180' } : imuBiology
  const w = admittedOn(id, { preferences: [seat], ...given }, itsLaw)
  const place = (action: string, by: Actor, day: string, input: unknown = {}) =>
    w.must({ subject: 'placement', id, action, by, on: day, input })
  if (outside) {
    told(handedOver(w, [id]))
    place('readBack', department, '2022-06-10', seat)
  } else {
    place('propose', department, '2022-06-02', seat)
    place('agree', trainee, '2022-06-06')
    place('welcome', imu, '2022-06-10')
  }
  place('confirm', department, '2022-06-13')
  return w
}

export const notified = (given: Given = {}, itsLaw = law): World => {
  const w = expected(given, itsLaw)
  told(onTraining(w, 'notify', department, '2022-07-05', { batch: '2022-1' }))
  return w
}

/** A year of study from 2022-09-01 to 2023-08-31. */
export const enrolled = (given: Given = {}, itsLaw = law): World => {
  const w = notified(given, itsLaw)
  told(onTraining(w, 'enrol', given.track === 'outside' ? pku : imu, '2022-09-01', { on: '2022-09-01' }))
  return w
}

export const missed = (): World => {
  const w = notified()
  told(onTraining(w, 'reportNoShow', imu, '2022-09-08'))
  return w
}

/** What a run that has made it a line, or that read the bank's answer, does to a payment. */
export const byRun = (w: World, item: string, action: string, day: string, input: unknown) => {
  const cause = { subject: 'run', action: action === 'hold' ? 'make' : action === 'free' ? 'abandon' : 'readResult' }
  return w.perform({ subject: 'payment', id: `${id}.${item}`, action, by: cashier, on: day, input, cause })
}
export const account = { payee: id, n: 1, digest: digest('c') }

/** A payment goes the whole way to the bank's word. */
export const paidOut = (w: World, item: string, day: string) => {
  told(byRun(w, item, 'hold', day, { run: 'r1', line: 1, account }))
  told(byRun(w, item, 'remit', day, { reference: `bank-${item}`, on: day }))
}

/** The same law where payments leave one by one. */
export const oneByOne: Law = { ...law, policy: { ...law.policy, money: { ...law.policy.money, runs: undefined } } }

/** Leave that was asked for, granted and ended by coming back on the day after it. */
export const awayFor = (w: World, kind: string, from: string, to: string, back: string) => {
  told(onTraining(w, 'askLeave', trainee, from, { kind, from, to, reason: '示例', proof: [digest('e')] }))
  told(onTraining(w, 'grantLeave', imu, from))
  told(onTraining(w, 'comeBack', imu, back, { on: back }))
}

export const pass = (w: World, by = imu) => onTraining(w, 'pass', by, '2023-08-31', { on: '2023-08-31' })

/** The person is stopping, and the host confirms that it is true. */
export const stopConfirmed = (w: World, lastDay: string) => {
  const request = { lastDay, why: 'hadTo', ground: 'illness', mightReturn: false, explanation: '示例', evidence: [digest('e')] }
  told(onTraining(w, 'askTermination', trainee, lastDay, request))
  told(onTraining(w, 'confirmTermination', imu, lastDay))
}

/** The department opened a case, and the person has spoken. */
export const heard = (w: World, ground: string, opener: Actor = department): World => {
  told(onTraining(w, 'openCase', opener, '2022-12-01', { ground, account: '示例经过', evidence: [digest('d')] }))
  told(onCase(w, 'hear', trainee, '2022-12-05', { statement: '示例陈述' }))
  return w
}

/** The fee was paid, and a sanction claims it back. */
export const sanctioned = (itsLaw = law): World => {
  const w = enrolled({}, itsLaw)
  paidOut(w, 'tuition', '2022-09-20')
  heard(w, 'stopped')
  told(onCase(w, 'sanction', leader, '2022-12-20', { reason: '示例' }))
  return w
}

export const appealed = (w = sanctioned()): World => {
  told(onCase(w, 'appeal', trainee, '2023-01-10', { statement: '示例' }))
  return w
}
