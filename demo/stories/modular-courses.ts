/** The modular courses of 2023: two cohorts, milestones paid by parts, a deferral that comes back and one that lapses, two declarations that were wrong, and somebody funded before. */
import { scanOf } from '../chapters/nominate.ts'
import { namesAccounts, payDue } from '../pay-run.ts'
import type { Invented } from '../people.ts'
import { agenda, clock, employerOf, hostOf, selfOf, type Teller } from '../teller.ts'
import { admitAll } from './admission.ts'
import type { Story } from './index.ts'
import { firstRound, supplement } from './modular-people.ts'

export const courseDays = {
  publish: '2023-03-20',
  apply: '2023-03-27',
  recommend: '2023-04-17',
  seal: '2023-05-08',
  receive: '2023-05-16',
  notice: '2023-05-22',
  admit: '2023-06-01',
  place: '2023-06-05',
  welcome: '2023-06-12',
}

export const supplementOf = (round: string) => `${round}-supplement`

type Agenda = ReturnType<typeof agenda>
type Told = { readonly t: Teller; readonly a: Agenda; readonly paid: Set<string> }

const hostFor = (p: Invented) => hostOf(p.form.request.preferences[0]?.host ?? '')
const train = ({ t }: Told, p: Invented, by: Parameters<Teller['act']>[0], action: string, input: unknown = {}) =>
  t.act(by, 'training', p.id, action, input)

const nth = (i: number): Invented => {
  const p = firstRound[i - 1]
  if (!p) throw new Error(`the story has no person ${i}`)
  return p
}

/** What waits on a day goes the whole way to the bank's word in one run; days that several have in common have one. */
const payOn = ({ a, t, paid }: Told, on: string) => {
  if (paid.has(on)) return
  paid.add(on)
  a.on(on, () => payDue(t, on))
}

const declare = (told: Told, p: Invented, milestone: string, on: string) =>
  train(told, p, hostFor(p), 'declare', { milestone, on, ...(milestone !== 'started' && { proof: scanOf(`${p.id} ${milestone}`) }) })

/** Declared on one day and paid on another. */
const reached = (told: Told, people: readonly Invented[], milestone: string, on: string, paidOn: string) => {
  for (const p of people) {
    told.a.on(on, () => declare(told, p, milestone, on))
  }
  payOn(told, paidOn)
}

const call = (told: Told, people: readonly Invented[], cohort: string, on: string) => {
  for (const p of people) told.a.on(on, () => train(told, p, told.t.cast.department, 'notify', { batch: `mc-${cohort}`, cohort }))
}
const come = (told: Told, people: readonly Invented[], on: string) => {
  for (const p of people) told.a.on(on, () => train(told, p, hostFor(p), 'enrol', { on }))
}

/** What the host gave, in the parts of the policy: all good, and no two the same. */
const marksOf = ({ login }: Invented) => {
  const more = ([...login].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 40) * 25
  const host = (grade: number | 'passed') => [{ by: 'host', grade }]
  return [
    { part: 'modules', grades: host(8_000 + more) },
    { part: 'practice', grades: host(9_000 - more) },
    { part: 'exam', grades: host(7_550 + more) },
    { part: 'attendance', grades: host('passed') },
  ]
}

const finish = (told: Told, people: readonly Invented[], on: string) => {
  for (const p of people) {
    told.a.on(on, () => train(told, p, hostFor(p), 'recordMarks', { on, marks: marksOf(p) }))
    told.a.on(on, () => train(told, p, hostFor(p), 'pass', { on, record: scanOf(`${p.id} assessment`), version: 1 }))
    told.a.on(on, () => told.t.act(told.t.cast.department, 'certificate', p.id, 'issue'))
  }
}

const autumn = [1, 2, 3, 4, 5, 8, 9, 10].map(nth)
const spring = [6, 7, 13, 14].map(nth)
const plain = [1, 8, 9].map(nth)

/** Both cohorts as they should go. */
const cohorts = (told: Told) => {
  call(told, [...autumn, nth(11), nth(12)], 'autumn2023', '2023-08-07')
  come(told, autumn, '2023-09-04')
  reached(told, [...plain, nth(2), nth(3), nth(5), nth(10)], 'started', '2023-09-08', '2023-09-22')
  reached(told, [...plain, nth(4)], 'retained', '2024-01-10', '2024-01-24')
  reached(told, [...plain, nth(4)], 'completed', '2024-06-12', '2024-06-26')
  finish(told, [...plain, nth(4)], '2024-07-05')
  call(told, spring, 'spring2024', '2024-02-05')
  come(told, spring, '2024-03-04')
  reached(told, spring, 'started', '2024-03-08', '2024-03-22')
  reached(told, spring, 'retained', '2024-07-10', '2024-07-24')
  reached(told, spring, 'completed', '2024-12-11', '2024-12-25')
  finish(told, spring, '2025-01-06')
}

/** The second defers for half a year and comes back; the eleventh had not begun yet. The third is warned and never comes; the twelfth stays away at once. */
const deferrals = (told: Told) => {
  const { a, t } = told
  const defer = (p: Invented, from: string, decidedOn: string) => {
    a.on(from, () => train(told, p, selfOf(p), 'askDeferral', { from, reason: '家中有新生儿，需要照料。' }))
    a.on(decidedOn, () => train(told, p, t.cast.department, 'defer'))
  }
  const rejoin = (p: Invented) => {
    a.on('2024-01-08', () => train(told, p, selfOf(p), 'rejoin', { cohort: 'spring2024' }))
    a.on('2024-02-05', () => train(told, p, t.cast.department, 'notify', { batch: 'mc-back' }))
    come(told, [p], '2024-03-04')
  }
  defer(nth(2), '2023-11-06', '2023-11-13')
  rejoin(nth(2))
  reached(told, [nth(2)], 'retained', '2024-05-06', '2024-05-20')
  reached(told, [nth(2)], 'completed', '2024-10-08', '2024-10-22')
  finish(told, [nth(2)], '2024-10-30')
  defer(nth(11), '2023-08-21', '2023-08-28')
  rejoin(nth(11))
  reached(told, [nth(11)], 'started', '2024-03-08', '2024-03-22')
  defer(nth(3), '2023-10-16', '2023-10-23')
  for (const on of ['2024-02-04', '2024-08-04', '2024-09-17']) a.on(on, () => train(told, nth(3), clock, 'warn'))
  a.on('2024-10-16', () => t.mustBeRefused(clock, 'training', nth(3).id, 'lapse'))
  a.on('2024-10-17', () => train(told, nth(3), clock, 'lapse'))
  a.on('2023-09-18', () => train(told, nth(12), clock, 'reportNoShow'))
  a.on('2023-09-25', () => train(told, nth(12), t.cast.department, 'release'))
}

/** The fourth had not come when the host declared it: voided before the payment. The fifth had left: voided after it, and the money comes back. */
const mistakes = (told: Told) => {
  const { a, t } = told
  const voided = (p: Invented, milestone: string) =>
    train(told, p, t.cast.department, 'voidDeclaration', { milestone, reason: '签到记录与申报不符。' })
  a.on('2023-09-05', () => declare(told, nth(4), 'started', '2023-09-05'))
  a.on('2023-09-07', () => voided(nth(4), 'started'))
  a.on('2023-09-14', () => declare(told, nth(4), 'started', '2023-09-14'))
  reached(told, [nth(5)], 'retained', '2024-01-10', '2024-01-24')
  a.on('2024-02-20', () => voided(nth(5), 'retained'))
  const back = `${nth(5).id}.fee.retained.back`
  a.on('2024-03-11', () =>
    t.act(t.cast.cashier, 'payment', back, 'receive', { amountFen: 135_000, reference: 'mc-back-1', on: '2024-03-11' }),
  )
  a.on('2024-03-12', () => t.act(t.cast.cashier, 'payment', back, 'close'))
  stops(told, nth(5), '2024-03-15')
}

const stops = (told: Told, p: Invented, on: string) => {
  const request = {
    lastDay: on,
    why: 'hadTo',
    ground: 'work',
    mightReturn: false,
    explanation: '单位工作需要，无法继续。',
    evidence: [scanOf(`${p.id} work`)],
  }
  told.a.on(on, () => train(told, p, employerOf(p.employer.creditCode), 'askTermination', request))
  told.a.on(on, () => train(told, p, hostFor(p), 'confirmTermination'))
  told.a.on(on, () => train(told, p, told.t.cast.department, 'terminate'))
}

/** The tenth stops the first course after its start was paid. In the supplementary round the same course is theirs once more, and nobody pays for it. */
const fundedBefore = (told: Told) => {
  stops(told, nth(10), '2023-10-20')
  call(told, supplement, 'spring2024', '2024-02-05')
  come(told, supplement, '2024-03-04')
  for (const p of supplement) told.a.on('2024-03-08', () => declare(told, p, 'started', '2024-03-08'))
}

const tell = async (t: Teller): Promise<void> => {
  await admitAll(t, courseDays, [
    { round: t.round, people: firstRound },
    { round: supplementOf(t.round), people: supplement },
  ])
  const told = { t, a: agenda(), paid: new Set<string>() }
  const hosts = [...firstRound, ...supplement].map(p => p.form.request.preferences[0]?.host ?? '')
  told.a.on('2023-09-04', () => namesAccounts(t, [], hosts, '2023-09-04'))
  for (const part of [cohorts, deferrals, mistakes, fundedBefore]) part(told)
  await told.a.tell(t)
}

export const modularCourses: Story = {
  programme: 'modular-courses',
  year: 2023,
  title: 'the modular courses of 2023: cohorts, milestones, deferral',
  people: () => [...firstRound, ...supplement],
  tell,
}
