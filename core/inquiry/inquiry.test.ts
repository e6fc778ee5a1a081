/** What trainees ask the department and report to it in confidence, and that nobody else is told. */
import { expect, test } from 'vitest'
import {
  broken,
  clock,
  department,
  digest,
  employer,
  employerOf,
  firstRefusal,
  law,
  leader,
  openRound,
  personOf,
  round,
} from '../../test/given.ts'
import type { World } from '../../test/world.ts'
import { enrolled, imu, id as trained, trainee, at as training, unit } from '../../test/year.ts'
import { fold, getSubject } from '../catalogue.ts'
import type { Actor } from '../facts.ts'
import { termsOf } from './terms.ts'

const id = 'q1'
const on = (w: World, action: string, by: Actor, day: string, input: unknown = {}) =>
  w.perform({ subject: 'inquiry', id, action, by, on: day, input })
const at = (w: World) => w.dossier('inquiry', id)
const question = { round, clause: '8.3', text: '病假那几天补贴怎么算？' }
const pay = { round, undertaking: 'keepPay', text: '绩效工资停发', attachments: [{ sha256: digest('f'), name: '工资条.jpg' }] }
const asked = (): World => {
  const w = enrolled()
  on(w, 'ask', trainee, '2022-11-28', question)
  return w
}
const reported = (): World => {
  const w = enrolled()
  on(w, 'report', trainee, '2022-11-28', pay)
  return w
}

test('9 a trainee asks the department, which has so many working days to answer; asked on, it has them again', () => {
  const w = asked()
  expect(at(w)).toMatchObject({ status: 'asked', kind: 'question', clause: '8.3', due: '2022-12-05' })
  expect(broken(on(w, 'answer', department, '2022-12-02', { text: '按在培天数算。' }))).toEqual([])
  expect(at(w)).toMatchObject({ status: 'answered', due: undefined })
  expect(broken(on(w, 'askOn', trainee, '2022-12-05', { text: '出院后复查算吗？' }))).toEqual([])
  expect(at(w)).toMatchObject({ status: 'asked', due: '2022-12-12', saidOn: ['2022-11-28', '2022-12-05'] })
})

test('9 who adds to a question waits no longer for the answer', () => {
  const w = asked()
  on(w, 'askOn', trainee, '2022-12-02', { text: '补充一张单据' })
  expect(at(w).due).toBe('2022-12-05')
})

test('9 a question names a clause of the notice or none', () => {
  const w = enrolled()
  expect(firstRefusal(on(w, 'ask', trainee, '2022-11-28', { ...question, clause: '99' }))).toMatch(/^clauseIsThere /)
  const { clause: _, ...none } = question
  expect(broken(on(w, 'ask', trainee, '2022-11-28', none))).toEqual([])
})

test('9 an answer that is late is called for, and not before', () => {
  const w = asked()
  expect(broken(on(w, 'remind', clock, '2022-12-05'))).toEqual(['overdue'])
  expect(broken(on(w, 'remind', clock, '2022-12-06'))).toEqual([])
  expect(at(w).due).toBe('2022-12-09')
})

test('9 its person closes it, and nothing more is said in it', () => {
  const w = asked()
  expect(broken(on(w, 'close', department, '2022-12-01'))).toEqual(['by'])
  expect(broken(on(w, 'close', trainee, '2022-12-01'))).toEqual([])
  expect(broken(on(w, 'answer', department, '2022-12-02', { text: '示例' }))).toEqual(['from'])
})

test('9 nobody but the department answers, nor in a case of their own, and nobody asks for another', () => {
  const w = asked()
  const answer = { text: '示例' }
  for (const by of [unit, imu, leader, personOf('z')]) expect(broken(on(w, 'answer', by, '2022-12-01', answer))).toEqual(['by'])
  const own = { ...department, person: `person ${trained}` }
  expect(broken(on(w, 'answer', own, '2022-12-01', answer))).toEqual(['notInOwnCase'])
  expect(broken(on(openRound(), 'ask', employerOf(employer), '2022-04-01', { round, text: '示例' }))).toEqual(['by'])
})

test('7.4 a trainee reports in confidence that pay was cut, and the department has its days to look into it', () => {
  const w = reported()
  expect(at(w)).toMatchObject({ status: 'asked', kind: 'report', files: 1, due: '2022-12-12' })
  expect(w.record('inquiry', id, 'asked')).toMatchObject({ undertaking: 'keepPay', text: '绩效工资停发' })
})

test('7.4 what is reported, and of which undertaking, is in no journal', () => {
  const w = reported()
  on(w, 'answer', department, '2022-12-08', { text: '单位已补发', finding: 'putRight' })
  expect(JSON.stringify(w.journal.filter(e => e.subject === 'inquiry'))).not.toMatch(/停发|keepPay|补发|putRight|工资条/)
})

test('7.4 what is no undertaking of the employer can not be reported as broken', () => {
  expect(firstRefusal(on(enrolled(), 'report', trainee, '2022-11-28', { ...pay, undertaking: 'meals' }))).toBe('undertakingIsListed 7')
})

test('7.4 the answer to a report says what was found, that to a question does not', () => {
  expect(broken(on(reported(), 'answer', department, '2022-12-08', { text: '示例' }))).toEqual(['reportGetsFinding'])
  expect(broken(on(asked(), 'answer', department, '2022-12-01', { text: '示例', finding: 'notTrue' }))).toEqual(['reportGetsFinding'])
})

test('7.4 a report stands in no relation to employer, body or host, and leaves the training as it was', () => {
  const before = training(enrolled())
  const w = reported()
  on(w, 'answer', department, '2022-12-08', { text: '示例', finding: 'goesOn' })
  expect(at(w)).toMatchObject({ person: `person ${trained}`, round })
  for (const relation of ['employer', 'body', 'host', 'track'] as const) expect(at(w)[relation]).toBeUndefined()
  expect(training(w)).toEqual(before)
  expect(w.journal.filter(e => e.subject === 'training').map(e => e.n)).toEqual([1, 2, 3])
})

test('7.4 an inquiry tells nobody but its person and the office', () => {
  const told = Object.values(getSubject('inquiry').actions).flatMap(action => action.tells ?? [])
  expect([...new Set(told)].sort()).toEqual(['department', 'leader', 'person'])
})

test('7.4 reports of earlier years stand in the training and still fold, and nobody makes another there', () => {
  const subject = getSubject('training')
  const entry = {
    subject: 'training',
    id: trained,
    n: 4,
    action: 'reportBreach',
    actor: 'x',
    role: 'person',
    at: '',
    edition: '',
    fact: { on: '2022-11-02' },
  }
  expect(fold(subject, training(enrolled()), entry)).toMatchObject({ status: 'enrolled', breaches: [{ on: '2022-11-02' }] })
  const w = enrolled()
  const again = w.perform({
    subject: 'training',
    id: trained,
    action: 'reportBreach',
    by: trainee,
    on: '2022-11-02',
    input: { undertaking: 'keepPay', statement: '示例' },
  })
  expect(broken(again)).toEqual(['from'])
})

test('9 a policy that is silent on inquiries gives the days of the review', () => {
  const { inquiries: _, ...silent } = law.policy.training
  const days = law.policy.procedure.answerDays.review.value
  expect(termsOf({ ...law, policy: { ...law.policy, training: silent } }).value).toEqual({ questionDays: days, reportDays: days })
})

const wish = { round, wish: 'erase', text: '请删除我的住址' }
test('R37 a person asks that what is held of them be erased, and the office has its days and says what came of it', () => {
  const w = enrolled()
  expect(broken(on(w, 'askData', trainee, '2022-11-28', wish))).toEqual([])
  expect(at(w)).toMatchObject({ status: 'asked', kind: 'data', wish: 'erase', person: `person ${trained}`, due: '2022-12-12' })
  expect(JSON.stringify(w.journal.filter(e => e.subject === 'inquiry'))).not.toContain('住址')
  expect(broken(on(w, 'answer', department, '2022-12-05', { text: '按规定保管三十年' }))).toEqual(['dataGetsOutcome'])
  expect(broken(on(w, 'answer', department, '2022-12-05', { text: '按规定保管三十年', outcome: 'lawKeeps' }))).toEqual([])
  expect(at(w)).toMatchObject({ status: 'answered', due: undefined })
})

test('R37 nobody asks for another, the outcome of a wish stands on no answer to a question, and a late answer is called for', () => {
  const w = enrolled()
  expect(broken(on(w, 'askData', unit, '2022-11-28', wish))).toEqual(['by'])
  expect(broken(on(asked(), 'answer', department, '2022-12-01', { text: '示例', outcome: 'done' }))).toEqual(['dataGetsOutcome'])
  on(w, 'askData', trainee, '2022-11-28', wish)
  expect(broken(on(w, 'remind', clock, '2022-12-12'))).toEqual(['overdue'])
  expect(broken(on(w, 'remind', clock, '2022-12-13'))).toEqual([])
})
