/**
 * Directed training from 2021 on: two years or one of study, then the service. One pauses it, one leaves it and pays back in parts, one drops out of the study,
 * one never comes, one stops by consent, one is accused wrongly and gets everything back; the others serve to the letter of discharge.
 */
import { addDays, addMonths } from '../../core/calendar.ts'
import { scanOf } from '../chapters/nominate.ts'
import { namesAccounts, payDue } from '../pay-run.ts'
import type { Invented } from '../people.ts'
import { agenda, bodyOf, clock, employerOf, hostOf, selfOf, type Teller } from '../teller.ts'
import { admitAll } from './admission.ts'
import { directedPeople } from './directed-people.ts'
import type { Story } from './index.ts'

const days = {
  publish: '2021-03-15',
  apply: '2021-03-29',
  recommend: '2021-04-26',
  seal: '2021-05-07',
  receive: '2021-05-17',
  notice: '2021-05-24',
  admit: '2021-06-03',
  place: '2021-06-07',
  welcome: '2021-06-15',
}

type Told = { readonly t: Teller; readonly a: ReturnType<typeof agenda> }

const nth = (i: number): Invented => {
  const p = directedPeople[i - 1]
  if (!p) throw new Error(`the story has no person ${i}`)
  return p
}

/** Who goes which way. */
export const steady = nth(1)
export const mother = nth(2)
export const dropout = nth(3)
export const absent = nth(4)
export const moved = nth(5)
export const ill = nth(6)
export const leaver = nth(8)
export const onLeave = nth(9)
export const wronged = nth(10)
export const stopped = nth(11)
const further = [nth(7), nth(12), onLeave]
const studying = directedPeople.filter(p => p !== absent)

const hostIdFor = (p: Invented) => p.form.request.preferences[0]?.host ?? ''
const hostFor = (p: Invented) => hostOf(hostIdFor(p))
const unitOf = (p: Invented) => employerOf(p.employer.creditCode)
const train = ({ t }: Told, p: Invented, by: Parameters<Teller['act']>[0], action: string, input: unknown = {}) =>
  t.act(by, 'training', p.id, action, input)
const service = ({ t }: Told, p: Invented, by: Parameters<Teller['act']>[0], action: string, input: unknown = {}) =>
  t.act(by, 'obligation', p.id, action, input)

/** Whatever is payable goes the whole way to the bank's word, in runs. */
const payAll = ({ t }: Told, on: string) => payDue(t, on)

/** Called and enrolled; one never comes, and the place is free again. */
const begin = (told: Told) => {
  const { a, t } = told
  for (const p of directedPeople) a.on('2021-07-12', () => train(told, p, t.cast.department, 'notify', { batch: 'dt-2021' }))
  for (const p of studying) a.on('2021-09-01', () => train(told, p, hostFor(p), 'enrol', { on: '2021-09-01' }))
  a.on('2021-09-02', () => namesAccounts(t, studying, studying.map(hostIdFor), '2021-09-02'))
  a.on('2021-09-11', () => train(told, absent, clock, 'reportNoShow'))
  a.on('2021-09-20', () => train(told, absent, t.cast.department, 'release'))
}

/** Each quarter the months that are over are settled and paid; the clock does so daily, the story four times a year. */
const quarters = ['2021-12-01', '2022-03-01', '2022-06-01', '2022-08-25', '2022-12-01', '2023-03-01', '2023-06-01', '2023-08-25']
const settle = async ({ t }: Told) => {
  for (const id of await t.list('training', { status: 'enrolled' })) await t.act(clock, 'training', id, 'settleMonths')
}
const stipends = (told: Told) => {
  for (const day of quarters) {
    told.a.on(day, () => settle(told))
    told.a.on(day, () => payAll(told, day))
  }
}

const awayInOctober = (told: Told) => {
  const days = { from: '2021-10-11', to: '2021-10-15' }
  told.a.on(days.from, () =>
    train(told, onLeave, selfOf(onLeave), 'askLeave', { kind: 'personal', ...days, reason: '家中有事，需本人处理。' }),
  )
  told.a.on(days.from, () => train(told, onLeave, hostFor(onLeave), 'grantLeave'))
  told.a.on('2021-10-16', () => train(told, onLeave, hostFor(onLeave), 'comeBack', { on: '2021-10-16' }))
}

/** One drops out and pays the whole back at once. */
const dropsOut = (told: Told) => {
  const { a, t } = told
  const [itsCase, demand] = [`${dropout.id}.case1`, `${dropout.id}.clawback1`]
  const opening = { ground: 'droppedOut', account: '自二月起未到校，经联系拒绝返校。', evidence: [scanOf(`${dropout.id} absent`)] }
  a.on('2022-03-02', () => train(told, dropout, hostFor(dropout), 'openCase', opening))
  a.on('2022-03-08', () => t.act(selfOf(dropout), 'discipline', itsCase, 'hear', { statement: '本人决定不再继续学习。' }))
  a.on('2022-03-15', () => t.act(t.cast.leader, 'discipline', itsCase, 'sanction', { reason: '擅自退出培养，事实清楚。' }))
  const paid = { amountFen: 3_120_000, reference: 'dt-dropout', on: '2022-04-20' }
  a.on('2022-04-20', () => t.act(t.cast.cashier, 'payment', demand, 'receive', paid))
  a.on('2022-04-21', () => t.act(t.cast.cashier, 'payment', demand, 'close'))
}

/** One falls ill and stops by consent: the months until then are paid by their days, and the host returns what was not used. */
const stops = (told: Told) => {
  const { a, t } = told
  const request = {
    lastDay: '2022-03-15',
    why: 'hadTo',
    ground: 'illness',
    mightReturn: false,
    explanation: '因病无法继续学习。',
    evidence: [scanOf(`${stopped.id} illness`)],
  }
  const refund = `${stopped.id}.refund1`
  a.on('2022-03-15', () => train(told, stopped, selfOf(stopped), 'askTermination', request))
  a.on('2022-03-16', () => train(told, stopped, hostFor(stopped), 'confirmTermination'))
  a.on('2022-03-18', () => train(told, stopped, t.cast.department, 'terminate'))
  a.on('2022-04-11', () =>
    t.act(t.cast.cashier, 'payment', refund, 'receive', { amountFen: 463_013, reference: 'dt-refund', on: '2022-04-11' }),
  )
  a.on('2022-04-12', () => t.act(t.cast.cashier, 'payment', refund, 'close'))
}

const passes = (told: Told, people: readonly Invented[], on: string, from: string) => {
  for (const p of people) {
    told.a.on(on, () => train(told, p, hostFor(p), 'pass', { on, record: scanOf(`${p.id} assessment`) }))
    told.a.on(on, () => told.t.act(told.t.cast.department, 'certificate', p.id, 'issue'))
    told.a.on(from, () => service(told, p, unitOf(p), 'begin', { on: from }))
  }
  told.a.on(from, () => payAll(told, from))
}

/** A stretch that the employer certifies on the day after it. */
const certified = (told: Told, p: Invented, from: string, to: string, by = unitOf(p)) =>
  told.a.on(addDays(to, 1), () => service(told, p, by, 'certify', { from, to }))

/** Year after year from a day on, until so many are full; then the clock discharges. */
const servesOn = (told: Told, p: Invented, from: string, years: number, by = unitOf(p)) => {
  for (let n = 0; n < years; n += 1) certified(told, p, addMonths(from, 12 * n), addDays(addMonths(from, 12 * (n + 1)), -1), by)
}
const discharged = (told: Told, p: Invented, on: string) => {
  told.a.on(on, () => service(told, p, clock, 'discharge'))
}

/** Parental leave: the clock stands still for a year, and the end moves by as many days. */
const hasChild = (told: Told) => {
  const pause = { kind: 'parental', from: '2025-01-01', to: '2025-12-31', reason: '产假及育儿假。' }
  certified(told, mother, '2023-09-04', '2024-09-03')
  certified(told, mother, '2024-09-04', '2024-12-31')
  told.a.on('2025-01-02', () => service(told, mother, bodyOf(mother.employer.body), 'pause', pause))
  told.a.on('2026-01-01', () => service(told, mother, clock, 'resume'))
  certified(told, mother, '2026-01-01', '2026-12-31')
  servesOn(told, mother, '2027-01-01', 3)
  certified(told, mother, '2030-01-01', '2030-09-03')
  discharged(told, mother, '2030-09-04')
}

/** A long illness; the service goes on after two years and is not over when the story ends. */
const fallsIll = (told: Told) => {
  const pause = { kind: 'illness', from: '2026-03-01', to: '2028-02-29', reason: '长期病休。' }
  servesOn(told, ill, '2023-09-04', 2)
  certified(told, ill, '2025-09-04', '2026-02-28')
  told.a.on('2026-03-02', () =>
    told.t.mustBeRefused(bodyOf(ill.employer.body), 'obligation', ill.id, 'pause', { ...pause, to: '2028-03-01' }),
  )
  told.a.on('2026-03-02', () => service(told, ill, bodyOf(ill.employer.body), 'pause', pause))
  told.a.on('2028-03-01', () => service(told, ill, clock, 'resume'))
  servesOn(told, ill, '2028-03-01', 2)
}

/** Another league wants him: the service goes on there. */
const movesOn = (told: Told) => {
  const to = { employer: steady.employer.creditCode, body: steady.employer.body, on: '2026-09-04' }
  servesOn(told, moved, '2023-09-04', 3)
  told.a.on('2026-09-05', () => service(told, moved, told.t.cast.department, 'changePost', to))
  servesOn(told, moved, '2026-09-04', 3, unitOf(steady))
  discharged(told, moved, '2029-09-05')
}

type Accusation = {
  readonly lastDay: string
  readonly report: string
  readonly open: string
  readonly hear: string
  readonly decide: string
}

/** Reported, certified to the last day, heard, and found to have left. */
const accused = (told: Told, p: Invented, from: string, when: Accusation) => {
  const { a, t } = told
  const opening = { ground: 'leftService', account: '未经批准离开服务岗位。', evidence: [scanOf(`${p.id} left`)] }
  a.on(when.report, () => service(told, p, unitOf(p), 'reportLeaving', { lastDay: when.lastDay, reason: '未办理手续离岗。' }))
  a.on(when.report, () => t.mustBeRefused(t.cast.department, 'obligation', p.id, 'openCase', opening))
  a.on(when.report, () => service(told, p, unitOf(p), 'certify', { from, to: when.lastDay }))
  a.on(when.open, () => service(told, p, t.cast.department, 'openCase', opening))
  a.on(when.hear, () => t.act(selfOf(p), 'discipline', `${p.id}.service1`, 'hear', { statement: '本人的情况说明。' }))
  a.on(when.decide, () => t.act(t.cast.leader, 'discipline', `${p.id}.service1`, 'sanction', { reason: '服务期内擅自离岗。' }))
}

/** After two and a half of five years: three fifths of what was paid and half of that on top, in six parts; one of them is late. */
const leaves = (told: Told) => {
  const { a, t } = told
  const demand = `${leaver.id}.serviceClawback1`
  accused(told, leaver, '2022-09-05', {
    lastDay: '2025-03-04',
    report: '2025-03-10',
    open: '2025-03-20',
    hear: '2025-03-25',
    decide: '2025-04-10',
  })
  const plan = { count: 6, everyMonths: 3, firstOn: '2025-06-09' }
  a.on('2025-04-20', () => t.mustBeRefused(t.cast.cashier, 'payment', demand, 'spread', { ...plan, count: 13 }))
  a.on('2025-04-20', () => t.act(t.cast.cashier, 'payment', demand, 'spread', plan))
  const receive = (on: string, amountFen: number) =>
    a.on(on, () => t.act(t.cast.cashier, 'payment', demand, 'receive', { amountFen, reference: `dt-${on}`, on }))
  for (const on of ['2025-06-06', '2025-09-08']) receive(on, 330_000)
  a.on('2025-12-10', () => t.act(clock, 'payment', demand, 'remind'))
  receive('2025-12-19', 330_000)
  for (const on of ['2026-03-09', '2026-06-08', '2026-09-09']) receive(on, 330_000)
  a.on('2026-09-10', () => t.act(t.cast.cashier, 'payment', demand, 'close'))
}

/** He had been sent to another league, and nobody had told his employer. The appeal is right: all goes back, and the service counts on. */
const isWronged = (told: Told) => {
  const { a, t } = told
  const [itsCase, demand, gift] = [`${wronged.id}.service1`, `${wronged.id}.serviceClawback1`, `${wronged.id}.serviceGiveBack1`]
  accused(told, wronged, '2022-09-05', {
    lastDay: '2024-06-30',
    report: '2024-07-08',
    open: '2024-07-15',
    hear: '2024-07-22',
    decide: '2024-08-20',
  })
  a.on('2024-09-10', () =>
    t.act(t.cast.cashier, 'payment', demand, 'receive', { amountFen: 500_000, reference: 'dt-wronged', on: '2024-09-10' }),
  )
  a.on('2024-10-08', () => t.act(selfOf(wronged), 'discipline', itsCase, 'appeal', { statement: '系组织调动，有调令为证。' }))
  a.on('2024-11-15', () => t.act(t.cast.otherLeader, 'discipline', itsCase, 'correct', { reason: '经核实系组织调动，原决定有误。' }))
  a.on('2024-11-16', () => service(told, wronged, t.cast.department, 'begin', { on: '2024-07-01' }))
  const to = { employer: moved.employer.creditCode, body: moved.employer.body, on: '2024-07-01' }
  a.on('2024-11-16', () => service(told, wronged, t.cast.department, 'changePost', to))
  a.on('2024-11-20', () => payAll(told, '2024-11-20'))
  a.on('2024-11-20', async () => {
    if ((await t.state('payment', gift)).status !== 'paid') throw new Error('what came in did not go back')
  })
  certified(told, wronged, '2024-07-01', '2025-06-30', unitOf(moved))
  servesOn(told, wronged, '2025-07-01', 2, unitOf(moved))
  certified(told, wronged, '2027-07-01', '2027-09-04', unitOf(moved))
  discharged(told, wronged, '2027-09-06')
}

export const directedTraining: Story = {
  programme: 'directed-training',
  year: 2021,
  title: 'directed training from 2021, and the service after it',
  people: () => directedPeople,
  tell: async t => {
    await admitAll(t, days, [{ round: t.round, people: directedPeople }])
    const told: Told = { t, a: agenda() }
    begin(told)
    awayInOctober(told)
    stipends(told)
    dropsOut(told)
    stops(told)
    passes(told, [...further, leaver, wronged], '2022-08-31', '2022-09-05')
    passes(told, [steady, mother, moved, ill], '2023-08-31', '2023-09-04')
    for (const p of further) {
      servesOn(told, p, '2022-09-05', 5)
      discharged(told, p, '2027-09-06')
    }
    servesOn(told, steady, '2023-09-04', 6)
    discharged(told, steady, '2029-09-05')
    hasChild(told)
    fallsIll(told)
    movesOn(told)
    leaves(told)
    isWronged(told)
    await told.a.tell(t)
  },
}
