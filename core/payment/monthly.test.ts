// Sums by the month: each once, when it is over or begins; leave that is known later changes the next one, never an old one.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Law, MoneyItem } from '../../policy/shape.ts'
import { ask, department, directedLaw, enrolled, id, imu, must, trainee } from '../../test/directed.ts'
import { broken, clock, digest, firstRefusal, leader } from '../../test/given.ts'
import type { World } from '../../test/world.ts'
import { addDays, addMonths } from '../calendar.ts'
import { addFen } from '../money.ts'
import type { Leave } from '../training/leave/away.ts'
import { earnedBy } from '../training/leave/months.ts'
import { monthlySums, type Settled, settledNow } from './monthly.ts'

const withStipend = (change: Partial<MoneyItem>): Law => {
  const { stipend, ...items } = directedLaw.policy.money.items
  if (!stipend) throw new Error('the policy has no stipend')
  return {
    ...directedLaw,
    policy: { ...directedLaw.policy, money: { ...directedLaw.policy.money, items: { ...items, stipend: { ...stipend, ...change } } } },
  }
}
const settle = (w: World, day: string, by = clock) => ask(w, 'training', 'settleMonths', by, day)
const stipend = (w: World, nth: number) => w.dossier('payment', `${id}.stipend.m${nth}`)
const away = (w: World, from: string, to: string, back: string) => {
  must(w, 'training', 'askLeave', trainee, from, { kind: 'personal', from, to, reason: '示例' })
  must(w, 'training', 'grantLeave', imu, from)
  must(w, 'training', 'comeBack', imu, back, { on: back })
}

describe('8.2 a stipend in arrears', () => {
  test('8.2 a month is paid once it is over, not on its last day, and only once', () => {
    const w = enrolled()
    expect(firstRefusal(settle(w, '2021-09-30'))).toBe('monthIsDue 8.2')
    expect(broken(settle(w, '2021-10-01'))).toEqual([])
    expect(stipend(w, 1)).toMatchObject({ status: 'payable', amountFen: 100_000, payee: 'trainee', clause: '8.2' })
    expect(broken(settle(w, '2021-10-02'))).toEqual(['monthIsDue'])
  })

  test('8.2 months that nobody settled are settled together, each as a payment of its own', () => {
    const w = enrolled()
    must(w, 'training', 'settleMonths', department, '2021-12-05')
    expect([1, 2, 3, 4].map(n => stipend(w, n).amountFen)).toEqual([100_000, 100_000, 100_000, 0])
  })

  test('8.2 days of leave that do not count are taken off, to the fen', () => {
    const w = enrolled()
    away(w, '2021-10-11', '2021-10-15', '2021-10-16')
    settle(w, '2021-11-01')
    // Five of the thirty-one days of October: 1,000 yuan × 26 ÷ 31.
    expect(stipend(w, 2).amountFen).toBe(83_871)
  })

  test('8.2 leave that is known later is made good in the next month, and the month that was paid stays as it was', () => {
    const w = enrolled()
    must(w, 'training', 'askLeave', trainee, '2021-10-25', { kind: 'personal', from: '2021-10-25', to: '2021-10-29', reason: '示例' })
    must(w, 'training', 'grantLeave', imu, '2021-10-25')
    settle(w, '2021-11-01')
    expect(stipend(w, 2).amountFen).toBe(83_871)
    must(w, 'training', 'correctLeave', imu, '2021-11-04', { leave: 1, from: '2021-10-25', to: '2021-10-26', reason: '10月27日已返校' })
    settle(w, '2021-12-01')
    expect(stipend(w, 2).amountFen).toBe(83_871)
    // Two days away, not five: October comes to 93,548 fen, and the difference of 9,677 comes with November.
    expect(stipend(w, 3)).toMatchObject({ amountFen: 109_677, working: { adjustments: [{ nth: 2, wasFen: 83_871, amountFen: 93_548 }] } })
  })

  test('8.2 the last months are settled with the pass, and the whole is what was earned', () => {
    const w = enrolled()
    settle(w, '2022-07-03')
    must(w, 'training', 'pass', imu, '2022-08-31', { on: '2022-08-31' })
    const all = Array.from({ length: 12 }, (_, i) => stipend(w, i + 1).amountFen)
    expect(addFen(...all)).toBe(1_200_000)
    expect(broken(settle(w, '2022-09-30'))).toEqual(['from'])
  })

  test('8.2 nothing is paid after a stop: the month of the stop by its days, and no more', () => {
    const w = enrolled()
    settle(w, '2022-01-02')
    must(w, 'training', 'askTermination', trainee, '2022-01-10', {
      lastDay: '2022-01-15',
      why: 'hadTo',
      ground: 'illness',
      mightReturn: false,
      explanation: '示例',
      evidence: [digest('e')],
    })
    must(w, 'training', 'confirmTermination', imu, '2022-01-12')
    must(w, 'training', 'terminate', department, '2022-01-20')
    expect(stipend(w, 5).amountFen).toBe(48_387)
    expect(stipend(w, 6).status).toBe('none')
  })

  test('8.2 nothing more is paid by the month once a sanction ended the study', () => {
    const w = enrolled()
    must(w, 'training', 'openCase', imu, '2022-02-01', { ground: 'droppedOut', account: '示例', evidence: [digest('d')] })
    must(w, 'discipline', 'hear', trainee, '2022-02-02', { statement: '示例' }, `${id}.case1`)
    must(w, 'discipline', 'sanction', leader, '2022-03-01', { reason: '示例' }, `${id}.case1`)
    expect(broken(settle(w, '2022-04-01'))).toEqual(['from'])
  })
})

describe('a stipend in other ways', () => {
  test('in advance a month is paid on its first day, and leave in it is made good in the next', () => {
    const w = enrolled('further', withStipend({ paidIn: { value: 'advance', clause: '8.2' } }))
    settle(w, '2021-09-01')
    expect(stipend(w, 1).amountFen).toBe(100_000)
    away(w, '2021-09-21', '2021-09-30', '2021-10-01')
    settle(w, '2021-10-01')
    expect(stipend(w, 2)).toMatchObject({ amountFen: 66_667, working: { adjustments: [{ nth: 1, wasFen: 100_000, amountFen: 66_667 }] } })
  })

  test('in advance more may have been paid than was earned: then nothing is paid until it is worked off', () => {
    const w = enrolled('further', withStipend({ paidIn: { value: 'advance', clause: '8.2' } }))
    settle(w, '2021-10-01')
    must(w, 'training', 'askLeave', trainee, '2021-10-01', { kind: 'personal', from: '2021-09-01', to: '2021-11-30', reason: '示例' })
    must(w, 'training', 'grantLeave', imu, '2021-10-01')
    settle(w, '2021-11-01')
    must(w, 'training', 'comeBack', imu, '2021-12-01', { on: '2021-12-01' })
    settle(w, '2021-12-01')
    settle(w, '2022-01-01')
    expect([1, 2, 3, 4, 5].map(n => stipend(w, n).amountFen)).toEqual([100_000, 100_000, 0, 0, 0])
    settle(w, '2022-02-01')
    expect(stipend(w, 6)).toMatchObject({ amountFen: 100_000 })
  })

  test('up to a limit for one person, the last month gets what is left of it', () => {
    const w = enrolled('further', withStipend({ mostYuan: { value: 2500, clause: '8.2' } }))
    settle(w, '2022-01-01')
    expect([1, 2, 3, 4].map(n => stipend(w, n).amountFen)).toEqual([100_000, 100_000, 50_000, 0])
    expect(stipend(w, 3).portions).toMatchObject([{ of: 'cap', wholeFen: 100_000 }])
  })

  test('by two payers each month is cut to the fen, and the employer’s part is claimed', () => {
    const shares = [
      { payer: 'fund' as const, basisPoints: 6667 },
      { payer: 'employer' as const, basisPoints: 3333 },
    ]
    const w = enrolled('further', withStipend({ shares: { value: shares, clause: '8.2' } }))
    settle(w, '2021-10-01')
    const theirs = w.dossier('payment', `${id}.stipend.m1.employer`)
    expect([stipend(w, 1).amountFen, theirs.amountFen, theirs.status]).toEqual([66_670, 33_330, 'claimed'])
  })
})

test('whatever leave becomes known when, and however seldom anybody settles, no month is paid twice and all is what was earned', () => {
  const start = '2021-09-01'
  const study = { from: start, to: addDays(addMonths(start, 24), -1) }
  const leave = fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 40 })).map(([at, days]): Leave => {
    const from = addDays(start, at)
    return { from, to: addDays(from, days), countsAsTraining: false }
  })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(leave, fc.integer({ min: 0, max: 730 })), { maxLength: 5 }),
      fc.integer({ min: 1, max: 90 }),
      (told, every) => {
        const knownOn = (day: string) => told.filter(([, at]) => addDays(start, at) <= day).map(([one]) => one)
        let settled: readonly Settled[] = []
        const names: string[] = []
        let openedFen = 0
        const go = (day: string, leaves: readonly Leave[]) => {
          const steps = monthlySums(directedLaw, { track: 'master', study, leaves, unfunded: [] }, settled, day)
          settled = settledNow(settled, steps)
          for (const sum of steps.flatMap(s => s.sums)) {
            names.push(sum.name)
            openedFen += sum.amountFen
          }
        }
        for (let day = start; day <= study.to; day = addDays(day, every)) go(day, knownOn(day))
        go(addDays(study.to, 1), knownOn(study.to))
        expect(new Set(names).size).toBe(names.length)
        const earned = earnedBy(directedLaw, 'stipend', 'master', study, knownOn(study.to)).amountFen
        expect(settled[0]?.openedFen).toBe(openedFen)
        // Never less than was earned; more only by what turned out too late to be worked off.
        expect(openedFen).toBeGreaterThanOrEqual(earned)
        expect(settled[0]?.months.reduce((sum, m) => sum + m.amountFen, 0)).toBe(earned)
      },
    ),
    { numRuns: 150 },
  )
})
