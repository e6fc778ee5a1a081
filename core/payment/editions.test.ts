// A changed edition changes nothing that was decided: a month that was settled keeps its rate, its first day and its way of counting parts of a month.
import { describe, expect, test } from 'vitest'
import type { Law, MoneyItem } from '../../policy/shape.ts'
import { directedLaw } from '../../test/directed.ts'
import type { Leave } from '../training/leave/away.ts'
import { heldSums, monthlySums, type Settled, settledNow } from './monthly.ts'

const withStipend = (change: Partial<MoneyItem>): Law => {
  const { stipend, ...items } = directedLaw.policy.money.items
  if (!stipend) throw new Error('the policy has no stipend')
  const money = { ...directedLaw.policy.money, items: { ...items, stipend: { ...stipend, ...change } } }
  return { ...directedLaw, policy: { ...directedLaw.policy, edition: '2021.2', money } }
}
const rate = (yuan: number | string) => ({ rateYuan: { further: { value: yuan, clause: '8.2' } } })
const raised = withStipend(rate(1500))
const study = { from: '2021-09-01', to: '2022-08-31' }
const studied = (leaves: readonly Leave[] = []) => ({ track: 'further', study, leaves, unfunded: [] })

/** Settles under one law after another; what it gives are the amounts of each day. */
const told = (...acts: readonly (readonly [Law, string, (readonly Leave[])?])[]) => {
  let settled: readonly Settled[] = []
  return acts.map(([law, day, leaves]) => {
    const steps = monthlySums(law, studied(leaves), settled, day)
    settled = settledNow(settled, steps)
    return steps.flatMap(step => step.sums.map(({ name, amountFen }) => [name, amountFen]))
  })
}

describe('8.2 a stipend that is raised in the midst of the year', () => {
  test('8.2 counts from the first month that was not settled, and pays nothing on top for those before', () => {
    expect(told([directedLaw, '2021-12-01'], [raised, '2022-01-01'])).toEqual([
      [
        ['stipend.m1', 100_000],
        ['stipend.m2', 100_000],
        ['stipend.m3', 100_000],
      ],
      [['stipend.m4', 150_000]],
    ])
  })

  test('8.2 leave that becomes known later is taken off at the rate of its own month', () => {
    const leave: Leave = { from: '2021-11-08', to: '2021-11-22', countsAsTraining: false }
    // Fifteen of thirty days of November at 1,000 yuan: 500 less, from a December at 1,500.
    expect(told([directedLaw, '2021-12-01'], [raised, '2022-01-01', [leave]])[1]).toEqual([['stipend.m4', 100_000]])
  })

  test('8.2 another way of counting parts of a month, and another first day, speak of the months that follow', () => {
    const leave: Leave = { from: '2021-10-04', to: '2021-10-04', countsAsTraining: false }
    const stricter = withStipend({
      partMonth: { value: 'wholeMonthsOnly', clause: '8.2' },
      startsOn: { value: '2021-11-01', clause: '8.2' },
    })
    const [before, after] = told([directedLaw, '2021-12-01', [leave]], [stricter, '2022-01-01', [leave]])
    expect(before).toEqual([
      ['stipend.m1', 100_000],
      ['stipend.m2', 96_774],
      ['stipend.m3', 100_000],
    ])
    expect(after).toEqual([['stipend.m4', 100_000]])
  })

  test('8.2 entries of years before, which say no rate, are read by the law that holds', () => {
    const old: Settled = { item: 'stipend', months: [{ nth: 1, amountFen: 100_000 }], openedFen: 100_000 }
    const [step] = monthlySums(directedLaw, studied(), [old], '2021-11-01')
    expect(step?.sums.map(sum => sum.amountFen)).toEqual([100_000])
    expect(step?.settled.months[0]).toEqual({ nth: 1, amountFen: 100_000 })
  })
})

describe('8.2 a part that is held back', () => {
  const holding = withStipend({ ...rate('333.33'), heldBack: { value: { basisPoints: 3_333, until: 'assessmentPassed' }, clause: '8.2' } })
  const all = () => {
    let settled: readonly Settled[] = []
    const amounts: number[] = []
    for (const day of ['2021-10-01', '2022-01-01', '2022-06-15', '2022-09-01']) {
      const steps = monthlySums(holding, studied(), settled, day)
      settled = settledNow(settled, steps)
      amounts.push(...steps.flatMap(step => step.sums.map(sum => sum.amountFen)))
    }
    return { settled, amounts }
  }

  test('8.2 is the rest of the whole to the fen, once, however the months were cut', () => {
    const { settled, amounts } = all()
    const held = heldSums(holding, studied(), settled)
    const [sum] = held.flatMap(step => step.sums)
    expect(amounts.length).toBe(12)
    expect(amounts.reduce((total, fen) => total + fen, 0) + (sum?.amountFen ?? 0)).toBe(12 * 33_333)
    expect(sum).toMatchObject({
      name: 'stipend.heldBack',
      portions: [{ of: 'part', name: 'heldBack', wholeFen: 12 * 33_333, basisPoints: 3_333 }],
    })
    expect(heldSums(holding, studied(), settledNow(settled, held)).flatMap(step => step.sums)).toEqual([])
  })

  test('8.2 no month is off by a fen from its own part', () => {
    for (const fen of all().amounts) expect(Math.abs(fen - (33_333 * 6_667) / 10_000)).toBeLessThan(1)
  })

  test('8.2 no more months are paid than the policy pays, and one without a day does not count among them', () => {
    const few = withStipend({ mostMonths: { value: 2, clause: '8.2' } })
    const leave: Leave = { from: '2021-10-01', to: '2021-10-31', countsAsTraining: false }
    const names = (leaves: readonly Leave[]) =>
      monthlySums(few, studied(leaves), [], '2022-09-01').flatMap(step => step.sums.map(sum => sum.name))
    expect(names([])).toEqual(['stipend.m1', 'stipend.m2'])
    expect(names([leave])).toEqual(['stipend.m1', 'stipend.m3'])
  })
})
