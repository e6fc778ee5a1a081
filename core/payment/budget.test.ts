/** The budget of 2022 from its places and rates, and the reconciliation of what was planned with what was paid. */
import { expect, test } from 'vitest'
import { law } from '../../test/given.ts'
import { planOf, reconcile } from './budget.ts'
import { getItem } from './rates.ts'

const plan = planOf(law)

test('8.1 the fund needs 2,440,000 yuan in 2022: 1,960,000 for tuition and lodging, 480,000 for the living allowance', () => {
  const of = (item: string) => plan.lines.filter(l => l.item === item).reduce((sum, l) => sum + l.amountFen, 0)
  expect(of('tuition')).toBe(196_000_000)
  expect(of('allowance')).toBe(48_000_000)
  expect(plan.totalFen).toBe(244_000_000)
})

test('8.1 each line of the plan shows persons, rate, months and clause, so that anybody can work it out again', () => {
  expect(plan.lines).toEqual([
    {
      item: 'tuition',
      track: 'outside',
      persons: 40,
      rateFen: 3_300_000,
      per: 'personYear',
      months: 12,
      clause: '8.2',
      amountFen: 132_000_000,
    },
    {
      item: 'tuition',
      track: 'inside',
      persons: 40,
      rateFen: 1_600_000,
      per: 'personYear',
      months: 12,
      clause: '8.2',
      amountFen: 64_000_000,
    },
    { item: 'allowance', track: 'outside', persons: 40, rateFen: 60_000, per: 'month', months: 12, clause: '8.3', amountFen: 28_800_000 },
    { item: 'allowance', track: 'inside', persons: 40, rateFen: 40_000, per: 'month', months: 12, clause: '8.3', amountFen: 19_200_000 },
  ])
})

test('8.4 neither journeys nor meals are planned: the employer and the trainee bear them', () => {
  expect(plan.lines.some(l => l.item === 'travel' || l.item === 'meals')).toBe(false)
})

test('8.1 what a policy pays for half a year is half of the yearly rate', () => {
  const { tracks } = law.policy
  const short = Object.fromEntries(
    Object.entries(tracks).map(([id, t]) => [id, { ...t, durationMonths: { ...t.durationMonths, value: 6 } }]),
  )
  expect(planOf({ ...law, policy: { ...law.policy, tracks: short } }).totalFen).toBe(122_000_000)
})

test('8.1 actuals stand against the plan, money that came back lowers them, and the sums agree', () => {
  const { lines, total } = reconcile(plan, [
    { item: 'tuition', track: 'inside', amountFen: 1_600_000 },
    { item: 'tuition', track: 'inside', amountFen: 1_600_000 },
    { item: 'tuition', track: 'inside', amountFen: -1_065_205 },
  ])
  expect(lines.find(l => l.item === 'tuition' && l.track === 'inside')).toEqual({
    item: 'tuition',
    track: 'inside',
    plannedFen: 64_000_000,
    actualFen: 2_134_795,
    unspentFen: 61_865_205,
  })
  expect(total).toEqual({ plannedFen: 244_000_000, actualFen: 2_134_795, unspentFen: 241_865_205 })
})

test('8.1 what was paid but never planned is a line of its own', () => {
  const { lines } = reconcile(plan, [{ item: 'giveBack', track: 'inside', amountFen: 500 }])
  expect(lines.at(-1)).toEqual({ item: 'giveBack', track: 'inside', plannedFen: 0, actualFen: 500, unspentFen: -500 })
})

test('of an item that several pay the plan holds the fund’s share, of one with a limit the limit, and says so', () => {
  const clause = '8.2'
  const { money } = law.policy
  const [tuition, allowance] = [getItem(law, 'tuition'), getItem(law, 'allowance')]
  const shares = [
    { payer: 'fund' as const, basisPoints: 7000 },
    { payer: 'employer' as const, basisPoints: 3000 },
  ]
  const items = {
    tuition: { ...tuition, shares: { clause, value: shares } },
    allowance: { ...allowance, mostYuan: { clause, value: 4000 } },
  }
  const { lines } = planOf({ ...law, policy: { ...law.policy, money: { ...money, items } } })
  expect(lines.filter(l => l.track === 'inside')).toMatchObject([
    { item: 'tuition', shareBasisPoints: 7000, amountFen: 44_800_000 },
    { item: 'allowance', mostFen: 400_000, amountFen: 16_000_000 },
  ])
})
