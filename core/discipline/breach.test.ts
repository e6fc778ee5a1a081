// Money back from whoever breaks off the service: the part that was not served, a penalty beside it, in parts if agreed, and all of it again if the appeal is right.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Law, Repayment } from '../../policy/shape.ts'
import {
  ask,
  department,
  directedLaw,
  enrolled,
  id,
  imu,
  leftAndHeard,
  must,
  paidOut,
  serving,
  trainee,
  unit,
} from '../../test/directed.ts'
import { broken, clock, digest, firstRefusal, leader } from '../../test/given.ts'
import { withoutRule } from '../../test/sabotage/checks.ts'
import type { World } from '../../test/world.ts'
import { cashier, deputy } from '../../test/year.ts'
import { fenOwed, fenPaid } from '../accounts.ts'
import { addDays } from '../calendar.ts'
import { spentOn } from '../payment/dossier.ts'

const theCase = `${id}.service1`
const theDemand = `${id}.serviceClawback1`
const theGift = `${id}.serviceGiveBack1`

const sanctioned = (law?: Law): World => {
  const w = leftAndHeard(law)
  must(w, 'discipline', 'sanction', leader, '2025-04-10', { reason: '示例' }, theCase)
  return w
}
const demand = (w: World) => w.dossier('payment', theDemand)
const receive = (w: World, amountFen: number, on: string) =>
  ask(w, 'payment', 'receive', cashier, on, { amountFen, reference: `r-${w.dossier('payment', theDemand).received.length}`, on }, theDemand)
const spread = (w: World, count: number, everyMonths: number, firstOn: string, on = '2025-04-20') =>
  ask(w, 'payment', 'spread', cashier, on, { count, everyMonths, firstOn }, theDemand)

const withGround = (repays: Partial<Repayment>, law = directedLaw): Law => {
  const { discipline } = law.policy.training
  const value = discipline.grounds.value.map(g => (g.code === 'leftService' && g.repays ? { ...g, repays: { ...g.repays, ...repays } } : g))
  return {
    ...law,
    policy: {
      ...law.policy,
      training: { ...law.policy.training, discipline: { ...discipline, grounds: { ...discipline.grounds, value } } },
    },
  }
}

describe('7.3 leaving after two and a half of five years', () => {
  test('7.3 three of five years of what was paid come back, and half of that on top', () => {
    const w = sanctioned()
    expect(demand(w)).toMatchObject({
      status: 'demanded',
      amountFen: 900_000,
      payer: 'person',
      clause: '7.3',
      due: '2025-06-09',
      working: {
        lines: [{ item: 'fee', paidFen: 1_000_000, numerator: 3, denominator: 5, amountFen: 600_000 }],
        penalty: { ofFen: 600_000, basisPoints: 5000, amountFen: 300_000 },
      },
    })
    expect([w.balance(spentOn(id, 'fee')), w.balance(fenOwed(theDemand))]).toEqual([400_000, 900_000])
  })

  test('7.3 counted by months it would be half', () => {
    expect(demand(sanctioned(withGround({ countedBy: 'month' })))).toMatchObject({ amountFen: 750_000 })
  })

  test('7.3 by a fixed share it would be that share, and without a penalty nothing more', () => {
    expect(demand(sanctioned(withGround({ share: 1660, penaltyBasisPoints: undefined })))).toMatchObject({ amountFen: 166_000 })
  })

  test('7.4 the decision bars for five years, goes into the credit record as long, and into the file for good', () => {
    expect(sanctioned().dossier('discipline', theCase).sanction?.consequences).toEqual([
      { kind: 'barred', from: '2025-04-10', until: '2030-04-09' },
      { kind: 'creditRecord', from: '2025-04-10', until: '2030-04-09' },
      { kind: 'personnelFile', from: '2025-04-10' },
    ])
  })

  test('7.3 whoever never reported for service pays the whole back, with the penalty', () => {
    const w = serving()
    must(w, 'obligation', 'reportLeaving', unit, '2022-09-05', { lastDay: '2022-09-05', reason: '示例' })
    must(w, 'obligation', 'certify', unit, '2022-09-05', { from: '2022-09-05', to: '2022-09-05' })
    must(w, 'obligation', 'openCase', department, '2022-11-01', { ground: 'neverServed', account: '示例', evidence: [digest('d')] })
    must(w, 'discipline', 'hear', trainee, '2022-11-02', { statement: '示例' }, theCase)
    must(w, 'discipline', 'sanction', leader, '2022-12-01', { reason: '示例' }, theCase)
    expect(demand(w)).toMatchObject({ amountFen: 1_500_000 })
  })
})

describe('7.3 in parts', () => {
  test('7.3 twelve parts every three months at most, the first when the whole was due', () => {
    const w = sanctioned()
    expect(firstRefusal(spread(w, 13, 3, '2025-06-09'))).toBe('withinParts 7.3')
    expect(broken(spread(w, 12, 4, '2025-06-09'))).toEqual(['withinParts'])
    expect(broken(spread(w, 12, 3, '2025-06-10'))).toEqual(['firstPartInTime'])
    expect(broken(spread(w, 7, 3, '2025-06-09'))).toEqual([])
    const { agreed: plan, due } = demand(w)
    expect(due).toBe('2025-06-09')
    expect(plan?.parts.map(p => p.amountFen)).toEqual([128_572, 128_572, 128_572, 128_571, 128_571, 128_571, 128_571])
    expect(plan?.parts.map(p => p.on).slice(0, 3)).toEqual(['2025-06-09', '2025-09-09', '2025-12-09'])
  })

  test('7.3 parts are agreed once: agreed anew they would be more than twelve', () => {
    const w = sanctioned()
    const again = () => spread(w, 12, 3, '2025-06-09', '2025-05-01')
    expect(broken(spread(w, 12, 3, '2025-06-09'))).toEqual([])
    expect(broken(again())).toEqual(['notInPartsYet'])
    expect(withoutRule('payment', 'spread', 'notInPartsYet', () => again().ok)).toBe(true)
  })

  test('7.3 of what is late already the first part is due today, not in some year to come', () => {
    const late = (firstOn: string) => broken(spread(sanctioned(), 12, 3, firstOn, '2025-07-01'))
    expect(late('2035-01-01')).toEqual(['firstPartInTime'])
    expect(late('2025-07-01')).toEqual([])
  })

  test('a ground without parts has none', () => {
    expect(broken(spread(sanctioned(withGround({ instalments: undefined })), 2, 3, '2025-06-09'))).toEqual(['partsAreForeseen'])
  })

  test('7.3 what comes in moves the day to the next part, and a late part is named', () => {
    const w = sanctioned()
    spread(w, 6, 3, '2025-06-09')
    receive(w, 150_000, '2025-06-01')
    expect(demand(w).due).toBe('2025-09-09')
    receive(w, 50_000, '2025-07-01')
    expect(broken(ask(w, 'payment', 'remind', clock, '2025-09-09', {}, theDemand))).toEqual(['isLate'])
    const entry = must(w, 'payment', 'remind', clock, '2025-09-10', {}, theDemand)
    expect(entry.fact).toEqual({ on: '2025-09-10', nth: 2, dueOn: '2025-09-09', lateFen: 100_000 })
    receive(w, 700_000, '2025-09-20')
    expect(broken(receive(w, 1, '2025-09-21'))).toEqual(['noMoreThanIsLeft'])
    expect(broken(ask(w, 'payment', 'close', cashier, '2025-09-21', {}, theDemand))).toEqual([])
  })

  test('7.4 an appeal lets the parts rest; upheld, the whole time runs again and parts are agreed anew', () => {
    const w = sanctioned()
    spread(w, 6, 3, '2025-06-09')
    must(w, 'discipline', 'appeal', trainee, '2025-05-10', { statement: '示例' }, theCase)
    expect(demand(w).status).toBe('suspended')
    must(w, 'discipline', 'uphold', deputy, '2025-06-10', { reason: '示例' }, theCase)
    expect(demand(w)).toMatchObject({ status: 'demanded', due: '2025-08-09' })
    expect(demand(w).agreed).toBeUndefined()
  })
})

describe('whatever was paid, served and paid back', () => {
  const anyGround = fc.record({
    share: fc.oneof(fc.constant('unserved' as const), fc.integer({ min: 0, max: 10_000 })),
    countedBy: fc.constantFrom('month' as const, 'year' as const),
    penaltyBasisPoints: fc.integer({ min: 0, max: 20_000 }),
  })
  const story = (repays: Partial<Repayment>, servedDays: number, stipend: boolean): World => {
    const w = serving(withGround(repays))
    if (stipend) w.give(spentOn(id, 'stipend'), 1_234_567)
    const lastDay = addDays('2022-09-05', servedDays)
    must(w, 'obligation', 'certify', unit, lastDay, { from: '2022-09-05', to: lastDay })
    must(w, 'obligation', 'reportLeaving', unit, lastDay, { lastDay, reason: '示例' })
    must(w, 'obligation', 'openCase', department, lastDay, { ground: 'leftService', account: '示例', evidence: [digest('d')] })
    must(w, 'discipline', 'hear', trainee, lastDay, { statement: '示例' }, theCase)
    must(w, 'discipline', 'sanction', leader, lastDay, { reason: '示例' }, theCase)
    return w
  }
  const spent = (w: World) => w.balance(spentOn(id, 'fee')) + w.balance(spentOn(id, 'stipend'))

  test('what comes back is never less than nothing nor more than was paid, and the penalty stands apart', () => {
    fc.assert(
      fc.property(anyGround, fc.integer({ min: 0, max: 1400 }), fc.boolean(), (repays, days, stipend) => {
        const w = story(repays, days, stipend)
        const paid = 1_000_000 + (stipend ? 1_234_567 : 0)
        const back = paid - spent(w)
        expect(back).toBeGreaterThanOrEqual(0)
        expect(spent(w)).toBeGreaterThanOrEqual(0)
        const sanction = w.dossier('discipline', theCase).sanction
        const penalty = sanction?.penalty?.amountFen ?? 0
        expect(penalty).toBe(Math.floor((back * repays.penaltyBasisPoints) / 10_000))
        expect(sanction?.amountFen).toBe(back + penalty)
        expect(w.balance(fenOwed(theDemand))).toBe(back + penalty)
      }),
      { numRuns: 120 },
    )
  })

  test('7.4 once the appeal is right nothing is owed, and what had come in goes back to the fen', () => {
    fc.assert(
      fc.property(
        anyGround,
        fc.integer({ min: 0, max: 1300 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }),
        (repays, days, shares) => {
          const w = story(repays, days, true)
          const on = addDays('2022-09-05', days)
          for (const share of shares) {
            const part = Math.floor(w.balance(fenOwed(theDemand)) * share)
            if (part > 0) expect(broken(receive(w, part, on))).toEqual([])
          }
          const received = w.balance(fenPaid(theDemand))
          must(w, 'discipline', 'appeal', trainee, on, { statement: '示例' }, theCase)
          must(w, 'discipline', 'correct', deputy, on, { reason: '示例' }, theCase)
          expect(w.balance(fenOwed(theDemand))).toBe(0)
          expect(w.balance(fenOwed(theGift))).toBe(received)
          if (received > 0)
            expect(w.dossier('payment', theGift)).toMatchObject({ status: 'payable', amountFen: received, payee: 'trainee' })
          // All that was paid counts as spent again, so that a later case can claim the whole of it.
          expect(spent(w)).toBe(2_234_567)
          if (received === 0) return
          must(w, 'payment', 'prepare', cashier, on, { batch: 'b' }, theGift)
          must(w, 'payment', 'approve', leader, on, {}, theGift)
          must(w, 'payment', 'pay', cashier, on, { reference: 'r', on }, theGift)
          expect([spent(w), w.balance(spentOn(id, 'giveBack'))]).toEqual([2_234_567, 0])
        },
      ),
      { numRuns: 120 },
    )
  })
})

test('7.2 whoever drops out pays the whole back and nothing on top, and the study ends', () => {
  const w = enrolled()
  paidOut(w, 'fee', '2021-09-20')
  must(w, 'training', 'openCase', imu, '2022-02-01', { ground: 'droppedOut', account: '示例', evidence: [digest('d')] })
  must(w, 'discipline', 'hear', trainee, '2022-02-02', { statement: '示例' }, `${id}.case1`)
  must(w, 'discipline', 'sanction', leader, '2022-03-01', { reason: '示例' }, `${id}.case1`)
  expect(w.dossier('payment', `${id}.clawback1`)).toMatchObject({ amountFen: 1_000_000, due: '2022-04-30' })
  expect([w.dossier('training', id).status, w.dossier('placement', id).status]).toEqual(['cancelled', 'cancelled'])
})
