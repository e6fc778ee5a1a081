/** A story of the modular courses in memory: a teacher on the way to a course, up to the point where a test begins. */
import { fileURLToPath } from 'node:url'
import type { Actor } from '../core/facts.ts'
import { loadLaw } from '../policy/load.ts'
import type { Law } from '../policy/shape.ts'
import { digest, employerOf, form, hostOf, personOf, sealedScan } from './given.ts'
import { actor, type World, world } from './world.ts'

export const publishedModular = loadLaw(fileURLToPath(new URL('../policy/modular-courses/2023', import.meta.url)))
/** The same law where payments leave one by one, as tests of single payments need it. */
export const modular: Law = {
  ...publishedModular,
  policy: { ...publishedModular.policy, money: { ...publishedModular.policy.money, runs: undefined } },
}
const { office } = modular.policy.programme
export const modularRound = 'modular-courses-2023'
export const officer = actor('course officer', { role: 'department', organisation: office })
export const head = actor('course leader', { role: 'leader', organisation: office })
export const cashier = actor('course cashier', { role: 'finance', organisation: office })
export const checker = actor('course checker', { role: 'finance', organisation: office })
export const academy = hostOf('teachers-academy')
const body = actor('officer of Hohhot', { role: 'body', organisation: '150100' })

export const course = { host: 'teachers-academy', programme: 'leading-teaching' }

/** A teacher who meets the conditions. */
export const teacherForm = (preferences: readonly (typeof course)[] = [course]) => {
  const whole = form({ level: 'banner' })
  return {
    ...whole,
    education: [{ mode: 'fullTime', education: '21', degree: 'bachelor', school: '示例大学', major: '语文', graduatedIn: '2012-07' }],
    request: { ...whole.request, track: 'teachers', fieldServed: '1', profession: '语文教学', preferences },
  }
}

/** The law with something else in its training. */
export const withTraining = (law: Law, training: Partial<Law['policy']['training']>): Law => ({
  ...law,
  policy: { ...law.policy, training: { ...law.policy.training, ...training } },
})

type Doing = { readonly w: World; readonly id: string; readonly round: string; readonly person: string }

const toRoster = ({ w, id, round, person }: Doing) => {
  const go = (action: string, by: Actor, on: string, input: unknown = {}) => w.must({ subject: 'application', id, action, by, on, input })
  const self = personOf(person)
  go('start', self, '2023-03-27', { round, form: teacherForm() })
  go('submit', self, '2023-03-27')
  const undertakings = modular.policy.training.undertakings.value.map(u => u.code)
  go('consent', employerOf(teacherForm().employer.creditCode), '2023-03-30', { conductConfirmed: true, undertakings })
  go('recommend', body, '2023-04-10')
  const roster = `${round}.teachers.150100`
  const list = (action: string, by: Actor, on: string, input: unknown = {}) =>
    w.must({ subject: 'nomination', id: roster, action, by, on, input })
  list('finalise', body, '2023-05-08')
  list('seal', body, '2023-05-09', sealedScan(w, roster))
  list('receive', officer, '2023-05-16')
  go('accept', officer, '2023-05-22')
}

const toCourse = ({ w, id, round, person }: Doing) => {
  const go = (subject: 'round' | 'application' | 'placement', action: string, by: Actor, on: string, input: unknown = {}) =>
    w.must({ subject, id: subject === 'round' ? round : id, action, by, on, input })
  go('round', 'close', officer, '2023-05-23')
  go('round', 'publishNotice', officer, '2023-05-24')
  go('application', 'admit', head, '2023-06-05')
  go('placement', 'propose', officer, '2023-06-06', course)
  go('placement', 'agree', personOf(person), '2023-06-08')
  go('placement', 'welcome', academy, '2023-06-12')
  go('placement', 'confirm', officer, '2023-06-14')
}

/** Somebody of a round has a course and waits for the enrolment notice. */
export const expectedIn = (w: World, id: string, round = modularRound, person = id, law = modular) => {
  w.must({
    subject: 'round',
    id: round,
    action: 'publish',
    input: { law: digest('a'), edition: law.policy.edition },
    by: head,
    on: '2023-03-20',
  })
  w.must({ subject: 'round', id: round, action: 'open', by: officer, on: '2023-03-20' })
  toRoster({ w, id, round, person })
  toCourse({ w, id, round, person })
}

export const expected = (law = modular): World => {
  const w = world(law)
  expectedIn(w, 't1', modularRound, 't1', law)
  return w
}

export const self = personOf('t1')
export const on = (w: World, action: string, by: Actor, day: string, input: unknown = {}, id = 't1') =>
  w.perform({ subject: 'training', id, action, by, on: day, input })
export const onMoney = (w: World, name: string, action: string, by: Actor, day: string, input: unknown = {}, id = 't1') =>
  w.perform({ subject: 'payment', id: `${id}.${name}`, action, by, on: day, input })

/** Insists that a step of the story can be told at all. */
export const told = (answer: ReturnType<World['perform']>) => {
  if (!answer.ok) throw new Error(`the story stops: ${JSON.stringify(answer.refusals)}`)
}

export const notified = (cohort = 'autumn2023', law = modular): World => {
  const w = expected(law)
  told(on(w, 'notify', officer, cohort === 'autumn2023' ? '2023-08-07' : '2024-02-05', { batch: '1', cohort }))
  return w
}

/** Ten months from 2023-09-04 to 2024-07-03. */
export const enrolled = (law = modular): World => {
  const w = notified('autumn2023', law)
  told(on(w, 'enrol', academy, '2023-09-04', { on: '2023-09-04' }))
  return w
}

export const declared = (w: World, milestone: string, day: string) =>
  on(w, 'declare', academy, day, { milestone, on: day, ...(milestone !== 'started' && { proof: digest('e') }) })

export const started = (law = modular): World => {
  const w = enrolled(law)
  told(declared(w, 'started', '2023-09-08'))
  return w
}

/** A payment goes the whole way to the bank's word. */
export const paidOut = (w: World, name: string, day: string) => {
  told(onMoney(w, name, 'prepare', cashier, day, { batch: 'b1' }))
  told(onMoney(w, name, 'approve', checker, day))
  told(onMoney(w, name, 'pay', cashier, day, { reference: `bank-${name.replaceAll('.', '-')}`, on: day }))
}

/** The teacher asked on the day itself, and the department decided a week later. */
export const deferred = (w: World, from: string, decidedOn: string) => {
  told(on(w, 'askDeferral', self, from, { from, reason: '示例' }))
  told(on(w, 'defer', officer, decidedOn))
}
