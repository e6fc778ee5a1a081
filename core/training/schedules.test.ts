/** Ten thousand lives of one training's money: enrolled, paid, undone, stopped, sanctioned, appealed, corrected, in any order that the law allows. */
import { expect, test } from 'vitest'
import { department, digest, imuBiology, leader, openRound, round } from '../../test/given.ts'
import type { World } from '../../test/world.ts'
import { accountant, cashier, deputy, id, imu, onTraining as on, onCase, oneByOne, onPayment, payment, trainee } from '../../test/year.ts'
import { fenOwed, fenPaid } from '../accounts.ts'
import { addDays } from '../calendar.ts'
import { spentOn } from '../payment/dossier.ts'
import { blank } from './dossier.ts'

/** Numbers that look like chance and are the same every time. */
const dice = (seed: number) => {
  let state = seed + 1
  return (sides: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917) >>> 0
    return (state >>> 7) % sides
  }
}

const who = { round, track: 'inside', person: trainee.person ?? '', employer: 'e1', body: '150100', ...imuBiology }
const called = (): World => {
  const w = openRound(oneByOne)
  w.put('training', id, { ...blank, ...who, status: 'notified', enrolUntil: '2024-12-31' })
  w.put('placement', id, { ...who, status: 'confirmed', wished: [], offered: [] })
  w.give(`seats/${round}/${imuBiology.host}/${imuBiology.programme}/taken`, 1)
  return w
}

type Life = { readonly w: World; day: string; readonly roll: (sides: number) => number; steps: number }
const why = { reason: '示例' }
const caseNow = ({ w }: Life) => w.dossier('training', id).cases.length

const demandsIn = (w: World) => [
  ...new Set(w.journal.filter(e => e.subject === 'payment' && e.action === 'demand').map(e => e.id.slice(id.length + 1))),
]
const openedIn = (w: World) => [
  ...new Set(w.journal.filter(e => e.subject === 'payment' && e.action === 'open').map(e => e.id.slice(id.length + 1))),
]

const pick = <T>(list: readonly T[], roll: Life['roll']): T | undefined => list[roll(Math.max(1, list.length))]

const undo =
  (verb: string, more: object = {}) =>
  ({ w, day }: Life) => {
    on(w, 'askUndo', deputy, day, why)
    on(w, verb, leader, day, { ...why, ...more })
  }

/** What may be tried on a day; what the law refuses is not done. */
const deeds = {
  enrol: ({ w, day }: Life) => void on(w, 'enrol', imu, day, { on: day }),
  pay: ({ w, day, roll }: Life) => {
    const name = openedIn(w).findLast(one => payment(w, one).status === 'payable')
    if (name === undefined) return
    onPayment(w, name, 'prepare', cashier, day, { batch: 'b' })
    onPayment(w, name, 'approve', accountant, day)
    if (roll(9) > 0) onPayment(w, name, 'pay', cashier, day, { reference: 'r', on: day })
    else onPayment(w, name, 'bounce', cashier, day, { reason: 'other' })
  },
  setOff: ({ w, day }: Life) => {
    for (const name of openedIn(w)) if (payment(w, name).against !== undefined) onPayment(w, name, 'setOff', cashier, day)
  },
  undoEnrolment: undo('undoEnrolment'),
  undoTermination: undo('undoTermination', { away: true }),
  undoPass: undo('undoPass'),
  undoFail: undo('undoFail'),
  undoRepeat: undo('undoRepeat'),
  terminate: ({ w, day }: Life) => {
    on(w, 'askTermination', trainee, day, {
      ...{ lastDay: day, why: 'hadTo', ground: 'illness', mightReturn: false, explanation: '示例', evidence: [digest('e')] },
    })
    on(w, 'confirmTermination', imu, day)
    on(w, 'terminate', department, day)
  },
  keepOn: ({ w, day }: Life) => void on(w, 'keepOn', department, day, why),
  /** The year is over by then. */
  assess: (life: Life) => {
    const { w, roll } = life
    const { studyEnd = life.day } = w.dossier('training', id)
    if (life.day < studyEnd) life.day = studyEnd
    on(w, roll(3) ? 'pass' : 'fail', imu, life.day, { on: life.day })
  },
  accuse: (life: Life) => {
    const { w, day, roll } = life
    on(w, 'openCase', department, day, { ground: roll(2) ? 'stopped' : 'brokeRules', account: '示例', evidence: [digest('d')] })
    onCase(w, 'hear', trainee, day, { statement: '示例' }, caseNow(life))
    onCase(w, roll(4) ? 'sanction' : 'dismiss', leader, day, why, caseNow(life))
  },
  appeal: (life: Life) => void onCase(life.w, 'appeal', trainee, life.day, { statement: '示例' }, caseNow(life)),
  answer: (life: Life) => void onCase(life.w, life.roll(2) ? 'uphold' : 'correct', deputy, life.day, why, caseNow(life)),
  readmit: ({ w, day }: Life) => void on(w, 'readmit', department, day),
  receive: ({ w, day, roll }: Life) => {
    const name = pick(demandsIn(w), roll)
    if (name === undefined) return
    const left = w.balance(fenOwed(`${id}.${name}`))
    const amountFen = roll(2) ? left : Math.floor(left / 3)
    const reference = `r-${w.dossier('payment', `${id}.${name}`).received.length}`
    if (amountFen > 0) onPayment(w, name, 'receive', cashier, day, { reference, on: day, amountFen })
    onPayment(w, name, 'close', cashier, day)
  },
}
type Deed = keyof typeof deeds

/** What is worth trying where the training stands. */
const worth: Readonly<Partial<Record<string, readonly Deed[]>>> = {
  notified: ['enrol', 'enrol', 'receive'],
  enrolled: ['pay', 'pay', 'setOff', 'undoEnrolment', 'terminate', 'assess', 'assess', 'accuse', 'receive'],
  stopConfirmed: ['keepOn'],
  terminated: ['undoTermination', 'receive', 'pay'],
  passed: ['pay', 'pay', 'setOff', 'undoPass', 'undoRepeat', 'receive'],
  failed: ['assess', 'undoFail', 'undoRepeat', 'accuse'],
  cancelled: ['appeal', 'answer', 'receive', 'pay'],
  restored: ['readmit', 'pay', 'receive'],
}

/** What the fund has paid out, and what of it has come back and stays: what is owed to its payer again does not. */
const moneyOf = (w: World) => {
  const sum = (of: (payment: string) => string, names: readonly string[]) =>
    names.reduce((fen, name) => fen + w.balance(of(`${id}.${name}`)), 0)
  const owedAgain = sum(
    fenOwed,
    openedIn(w).filter(name => name.startsWith('giveBack')),
  )
  return { out: sum(fenPaid, openedIn(w)), back: sum(fenPaid, demandsIn(w)) - owedAgain }
}

const live = (seed: number): Life => {
  const life: Life = { w: called(), day: '2022-09-01', roll: dice(seed), steps: 0 }
  on(life.w, 'enrol', imu, life.day, { on: life.day })
  for (let step = 0; step < 12; step += 1) {
    life.day = addDays(life.day, 1 + life.roll(9))
    const before = life.w.journal.length
    const deed = pick(worth[life.w.dossier('training', id).status] ?? [], life.roll)
    if (deed) deeds[deed](life)
    if (life.w.journal.length > before) life.steps += 1
    const { out, back } = moneyOf(life.w)
    if (back < 0 || back > out) throw new Error(`life ${seed}: ${back} came back of ${out}`)
    for (const item of ['tuition', 'allowance'])
      if (life.w.balance(spentOn(id, item)) < 0) throw new Error(`life ${seed}: less than nothing spent on ${item}`)
  }
  return life
}

test('6.6 in ten thousand lives nobody pays back more than was paid, and nothing is spent less than nothing', () => {
  const done = new Map<string, number>()
  let steps = 0
  for (let seed = 0; seed < 10_000; seed += 1) {
    const life = live(seed)
    steps += life.steps
    for (const { action } of life.w.journal) done.set(action, (done.get(action) ?? 0) + 1)
  }
  expect(steps).toBeGreaterThan(60_000)
  const often = [
    'undoEnrolment',
    'undoTermination',
    'undoPass',
    'setOff',
    'sanction',
    'appeal',
    'correct',
    'uphold',
    'receive',
    'cancelDemand',
  ]
  expect(often.filter(action => (done.get(action) ?? 0) < 20)).toEqual([])
}, 300_000)

test('8.2 done, undone and done again: the same is spent, owed and paid as if it had been done once', () => {
  const once = called()
  on(once, 'enrol', imu, '2022-09-01', { on: '2022-09-01' })
  const pay = (w: World, name: string, day: string) => {
    onPayment(w, name, 'prepare', cashier, day, { batch: 'b' })
    onPayment(w, name, 'approve', accountant, day)
    onPayment(w, name, 'pay', cashier, day, { reference: 'r', on: day })
  }
  pay(once, 'tuition', '2022-09-02')
  for (const paidBefore of [true, false]) {
    const w = called()
    on(w, 'enrol', imu, '2022-09-01', { on: '2022-09-01' })
    if (paidBefore) pay(w, 'tuition', '2022-09-02')
    undo('undoEnrolment')({ w, day: '2022-09-03', roll: dice(0), steps: 0 })
    on(w, 'enrol', imu, '2022-09-04', { on: '2022-09-01' })
    if (paidBefore) onPayment(w, 'tuition.2', 'setOff', cashier, '2022-09-05')
    else pay(w, 'tuition.2', '2022-09-05')
    const { out, back } = moneyOf(w)
    expect(out - back).toBe(moneyOf(once).out)
    expect(w.balance(spentOn(id, 'tuition'))).toBe(once.balance(spentOn(id, 'tuition')))
    const owed = [...openedIn(w), ...demandsIn(w)].map(name => w.balance(fenOwed(`${id}.${name}`)))
    expect(owed.every(fen => fen === 0)).toBe(true)
    const living = openedIn(w).filter(name => payment(w, name).status === 'paid' && payment(w, `${name}.back`).status === 'none')
    expect(living).toEqual(['tuition.2'])
    expect({ ...w.dossier('training', id), undone: [], due: '' }).toEqual({
      ...once.dossier('training', id),
      undone: [],
      due: '',
      undoAsked: undefined,
    })
  }
})
