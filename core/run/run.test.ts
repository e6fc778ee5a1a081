/** Runs in memory: the list, its hands, and ten thousand schedules in which everything goes wrong and no fen is lost. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { broken, law, leader, round } from '../../test/given.ts'
import { laidIn } from '../../test/run-lines.ts'
import { act, amounts, locked, make, noKin, on, type Scene, scene, settle } from '../../test/run-scene.ts'
import { answerOf } from '../../test/runs.ts'
import { type Answer, actor, type World } from '../../test/world.ts'
import { accountant, cashier, deputy } from '../../test/year.ts'
import type { Actor } from '../facts.ts'
import { findRate } from '../payment/rates.ts'
import { type Candidate, choose, whyNot } from './choose.ts'
import { runId } from './dossier.ts'

const payment = (w: World, i: number) => w.dossier('payment', `t${i}.allowance`)

describe('the hands on a run', () => {
  test('8.2 whoever made or locked a run does not release it, nor does anybody twice', () => {
    const s = locked()
    expect(broken(act(s, 'approve', 1, cashier, noKin))).toEqual(['handIsNew'])
    const forCashier = { ...accountant, seats: accountant.seats.map(seat => ({ ...seat, actingFor: { id: 'cashier' } })) }
    expect(broken(act(s, 'approve', 1, forCashier, noKin))).toEqual(['handIsNew'])
    expect(broken(act(s, 'approve', 1, accountant, noKin))).toEqual([])
    expect(broken(act(s, 'approveAgain', 1, leader, noKin))).toEqual(['thirdIsWanted'])
  })

  test('8.2 from the sum of the policy a third hand releases it, and nothing goes to the bank before', () => {
    const s = scene()
    s.w.put('payment', 't0.allowance', { ...payment(s.w, 0), amountFen: 50_000_000 })
    make(s)
    settle(s)
    act(s, 'lock', 1, cashier)
    expect(s.w.dossier('run', runId(round, 1)).third).toBe(true)
    act(s, 'approve', 1, leader, noKin)
    expect(broken(act(s, 'send', 1, cashier, { format: 'csv' }))).toEqual(['isReleased'])
    expect(broken(act(s, 'approveAgain', 1, leader, noKin))).toEqual(['handIsNew'])
    expect(broken(act(s, 'approveAgain', 1, deputy, noKin))).toEqual([])
    expect(broken(act(s, 'send', 1, cashier, { format: 'csv' }))).toEqual([])
  })

  test('8.2 who is paid by the list, or has kin on it, stands aside', () => {
    const s = locked()
    const id = runId(round, 1)
    const lines = { ...laidIn(s.look(), s.store, law, { id, action: 'approve', input: noKin, today: on }), paysActor: true }
    expect(broken(s.w.perform({ subject: 'run', id, action: 'approve', by: accountant, on, input: noKin, lines }))).toEqual([
      'payeeIsAnother',
    ])
    expect(broken(act(s, 'approve', 1, accountant, { noKin: false }))).toEqual(['hasNoTie'])
    expect(broken(act(s, 'approve', 1, actor('outsider', { role: 'department', organisation: 'department' }), noKin))).toEqual(['by'])
  })

  test('8.2 whoever has said to have an interest in a payee signs no list that pays them, at any hand', () => {
    const signs = (s: Scene, action: string, by: Actor, input: object = noKin) => {
      const id = runId(round, 1)
      const lines = laidIn(s.look(), s.store, law, { id, action, input, today: on })
      return broken(s.w.perform({ subject: 'run', id, action, by, on, input, lines, aside: ['t2'] }))
    }
    const s = scene()
    make(s)
    settle(s)
    expect(signs(s, 'lock', cashier, {})).toEqual(['nobodyStandsAside'])
    expect(signs(locked(), 'approve', accountant)).toEqual(['nobodyStandsAside'])
  })

  test('8.2 a list that is not what was locked is neither released nor sent', () => {
    const s = locked()
    const line = s.store.get(runId(round, 1))?.[0]
    if (!line) throw new Error('the run has no line')
    Object.assign(line, { line: { ...line.line, amountFen: line.line.amountFen + 1 } })
    expect(broken(act(s, 'approve', 1, accountant, noKin))).toEqual(['linesAreAsLocked'])
  })
})

describe('a payment in a run', () => {
  test('8.2 is in no other run and can’t be changed, until the run is given up', () => {
    const s = locked()
    expect(broken(make(s, 2))).toEqual(['somethingIsChosen'])
    const cancels = () =>
      s.w.perform({ subject: 'payment', id: 't0.allowance', action: 'cancel', by: leader, on, input: { reason: '示例' } })
    expect(broken(cancels())).toEqual(['from'])
    act(s, 'abandon', 1, cashier, { reason: '示例' })
    settle(s)
    expect(payment(s.w, 0)).toMatchObject({ status: 'payable', held: undefined })
    expect(broken(make(s, 2))).toEqual([])
  })

  test('8.2 a run that the bank has is not given up', () => {
    const s = locked()
    act(s, 'approve', 1, accountant, noKin)
    act(s, 'send', 1, cashier, { format: 'csv' })
    expect(broken(act(s, 'abandon', 1, leader, { reason: '示例' }))).toEqual(['from'])
  })

  test('8.2 where the policy pays by runs nothing is prepared by hand, so that there is no way around the hands', () => {
    const { w } = scene()
    const answer = w.perform({ subject: 'payment', id: 't0.allowance', action: 'prepare', by: cashier, on, input: { batch: 'b1' } })
    expect(broken(answer)).toEqual(['noRunPaysIt'])
    for (const action of ['hold', 'free', 'remit', 'reject', 'reverse']) {
      const input =
        action === 'hold'
          ? { run: 'r', line: 1, account: { payee: 't0', n: 1, digest: 'd' } }
          : action === 'free'
            ? {}
            : action === 'remit'
              ? { reference: 'x', on }
              : { reason: 'other', on }
      expect(broken(w.perform({ subject: 'payment', id: 't0.allowance', action, by: cashier, on, input }))).toEqual(['by'])
    }
  })
})

const candidate: Candidate = {
  ...{
    payment: 'a.tuition',
    kind: 'host',
    payee: `${round}.imu`,
    name: '内蒙古大学',
    person: 'p',
    host: 'imu',
    item: 'tuition',
    track: 'inside',
  },
  ...{ clause: '8.2', amountFen: 1, account: { n: 1, digest: 'd', holder: '内蒙古大学' }, agreement: true, invoice: true },
  ...{
    agreedFen: undefined,
    aside: false,
    leftOut: false,
    cases: undefined,
    toSetOff: false,
    inRun: undefined,
    bounced: false,
    paidOn: undefined,
  },
}

describe('what stays out', () => {
  test('8.2 is what the clerk has an interest in or leaves out by hand, and what an agreement names another rate for', () => {
    const rate = findRate(law, 'tuition', 'inside')?.value
    expect(whyNot(law, { ...candidate, aside: true, leftOut: true })).toEqual(['makerStandsAside', 'leftOut'])
    expect(whyNot(law, { ...candidate, agreedFen: rate })).toEqual([])
    expect(whyNot(law, { ...candidate, agreedFen: (rate ?? 0) - 1 })).toEqual(['rateDiffers'])
  })

  test('8.2 is told with every reason', () => {
    expect(whyNot(law, candidate)).toEqual([])
    expect(whyNot(law, { ...candidate, account: undefined, agreement: false, invoice: false })).toEqual([
      'noAccount',
      'noAgreement',
      'noInvoice',
    ])
    expect(whyNot(law, { ...candidate, account: { n: 1, digest: 'd', holder: '内蒙古大學' } })).toEqual(['nameDiffers'])
    expect(whyNot(law, { ...candidate, cases: 'open' })).toEqual(['caseOpen'])
    expect(whyNot(law, { ...candidate, cases: 'appealed', inRun: 'r' })).toEqual(['inOtherRun', 'appealOpen'])
    expect(whyNot(law, { ...candidate, toSetOff: true })).toEqual(['toSetOff'])
  })

  test('8.3 agreement and invoice are asked of hosts, not of people', () => {
    expect(whyNot(law, { ...candidate, kind: 'trainee', agreement: false, invoice: false })).toEqual([])
  })

  test('8.2 what is new of a line is said: a first payment, another account, once more after the bank sent it back', () => {
    const news = (given: Partial<Candidate>) => choose(law, [{ ...candidate, ...given }]).lines.map(line => line.news)
    expect(news({})).toEqual(['first'])
    expect(news({ paidOn: 'd' })).toEqual([undefined])
    expect(news({ paidOn: 'e' })).toEqual(['otherAccount'])
    expect(news({ bounced: true, paidOn: 'd' })).toEqual(['again'])
  })
})

test('8.2 money that the payee’s bank sends back is owed again', () => {
  const s = locked()
  act(s, 'approve', 1, accountant, noKin)
  act(s, 'send', 1, cashier, { format: 'csv' })
  const says = (outcome: string) => act(s, 'readResult', 1, cashier, answerOf(1, [{ line: 1, amountFen: 480_001, outcome }], on))
  expect(broken(says('退汇'))).toEqual(['everyRowIsRight'])
  expect(broken(says('成功'))).toEqual([])
  settle(s)
  expect(payment(s.w, 0).status).toBe('paid')
  expect(broken(says('退汇'))).toEqual([])
  settle(s)
  expect(payment(s.w, 0)).toMatchObject({ status: 'payable', bounces: [{ reason: 'other', on }] })
  expect(s.w.balance('fen/spent/t0.allowance')).toBe(0)
})

type Step =
  | { readonly do: 'make' | 'lock' | 'approve' | 'approveAgain' | 'send' | 'abandon'; readonly run: number }
  | { readonly do: 'goOn'; readonly run: number }
  | { readonly do: 'settle'; readonly most: number }
  | { readonly do: 'cancel'; readonly of: number }
  | { readonly do: 'answer'; readonly run: number; readonly outcomes: readonly string[]; readonly again: boolean }

const number = fc.integer({ min: 1, max: 2 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('make', 'lock', 'approve', 'approveAgain', 'send', 'abandon'), run: number }) },
  { weight: 14, arbitrary: fc.record({ do: fc.constant('goOn'), run: number }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('settle'), most: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel'), of: fc.integer({ min: 0, max: 3 }) }) },
  {
    weight: 9,
    arbitrary: fc.record({
      ...{ do: fc.constant('answer'), run: number, again: fc.boolean() },
      outcomes: fc.array(fc.constantFrom('成功', '失败', '退汇', '无'), { minLength: 4, maxLength: 4 }),
    }),
  },
)

const byHand = (s: Scene, action: 'make' | 'lock' | 'approve' | 'approveAgain' | 'send' | 'abandon', run: number): Answer => {
  const by = { make: cashier, lock: cashier, approve: accountant, approveAgain: leader, send: cashier, abandon: cashier }[action]
  const made = { round, payee: 'trainee', ...noKin }
  const input = { make: made, lock: {}, approve: noKin, approveAgain: noKin, send: { format: 'csv' }, abandon: { reason: '示例' } }[action]
  return act(s, action, run, by, input)
}

const take = (s: Scene, given: Step): void => {
  if (given.do === 'settle') settle(s, given.most)
  else if (given.do === 'cancel')
    s.w.perform({ subject: 'payment', id: `t${given.of}.allowance`, action: 'cancel', by: leader, on, input: { reason: '示例' } })
  else if (given.do === 'answer') {
    const lines = s.store.get(runId(round, given.run)) ?? []
    const said = lines.flatMap(({ line: { n, amountFen }, state }, i) => {
      const outcome = given.outcomes[i] ?? '无'
      // A file that says of a line what can't be is refused whole: without this most would be, and little would happen.
      const fits = given.again || (outcome === '退汇') === (state === 'paid')
      return outcome === '无' || !fits ? [] : [{ line: n, amountFen, outcome }]
    })
    for (let time = 0; time < (given.again ? 2 : 1); time += 1) act(s, 'readResult', given.run, cashier, answerOf(given.run, said, on))
  } else if (given.do === 'goOn') {
    const { status } = s.w.dossier('run', runId(round, given.run))
    if (status === 'made') settle(s)
    const next = { none: 'make', made: 'lock', locked: 'approve', approved: 'send' } as const
    const action = new Map<string, 'make' | 'lock' | 'approve' | 'send'>(Object.entries(next)).get(status)
    if (action) byHand(s, action, given.run)
  } else byHand(s, given.do, given.run)
}

/** Sums of the ledger, of the payments and of the lines, and what each payment still holds. */
const sums = ({ w, store }: Scene) => {
  const all = amounts.map((amountFen, i) => ({ ...payment(w, i), amountFen, id: `t${i}.allowance` }))
  const paid = all.reduce((sum, { id }) => sum + w.balance(`fen/paid/${id}`), 0)
  const spent = amounts.reduce((sum, _, i) => sum + w.balance(`fen/spent/t${i}.allowance`), 0)
  const byPayments = all.reduce((sum, { status, amountFen }) => sum + (status === 'paid' ? amountFen : 0), 0)
  const lines = [...store.values()].flat().filter(({ state, wants }) => state === 'paid' && wants !== 'remit')
  const byLines = lines.reduce((sum, { line }) => sum + line.amountFen, 0)
  const kept = all.every(
    ({ id, amountFen, status }) => w.balance(`fen/owed/${id}`) + w.balance(`fen/paid/${id}`) === (status === 'cancelled' ? 0 : amountFen),
  )
  return { paid, spent, byPayments, byLines, kept }
}

test('8.2 in 10,000 random schedules of lists, crashes, retries, double answers, rejections and returns no fen is paid twice or lost', () => {
  const property = fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), steps => {
    const s = scene()
    for (const given of steps) take(s, given)
    settle(s)
    const { paid, spent, byPayments, byLines, kept } = sums(s)
    expect({ spent, byPayments, byLines, kept }).toEqual({ spent: paid, byPayments: paid, byLines: paid, kept: true })
    const living = [...s.store.values()].flat().filter(({ state }) => state === 'chosen' || state === 'held')
    expect(new Set(living.map(({ line }) => line.payment)).size).toBe(living.length)
  })
  fc.assert(property, { numRuns: 10_000, seed: 8_2 })
}, 240_000)

test('8.2 the schedules do come through to the bank: a good part of them pays, rejects and takes back', () => {
  const reached = new Set<string>()
  for (const steps of fc.sample(fc.array(step, { minLength: 10, maxLength: 40 }), { numRuns: 3_000, seed: 8_2 })) {
    const s = scene()
    for (const given of steps) take(s, given)
    settle(s)
    for (const { state } of [...s.store.values()].flat()) reached.add(state)
  }
  expect([...reached].sort()).toEqual(expect.arrayContaining(['freed', 'paid', 'rejected', 'returned']))
}, 120_000)
