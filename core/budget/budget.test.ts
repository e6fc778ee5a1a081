// The budget line of a round: entered by one and approved by another, advanced, changed, closed when its year is over; and no admission beyond it.
import { expect, test } from 'vitest'
import { act, allotted, asking, given, line, million, must, proposed, twoAccepted } from '../../test/budget-lines.ts'
import { broken, department, digest, firstRefusal, law, leader, on, round } from '../../test/given.ts'
import { type World, world } from '../../test/world.ts'
import { accountant, cashier, deputy } from '../../test/year.ts'
import { granted, lineAdvanced, lineOpen, lineUsed } from '../accounts.ts'
import { headsOf } from '../payment/commitment.ts'

const at = (w: World, id = line) => w.dossier('budget', id)

test('8.1 a line counts once another has approved it, and its money is on its account', () => {
  const w = proposed()
  expect(w.balance(lineOpen(line))).toBe(0)
  expect(broken(act(w, 'grant', cashier))).toEqual(['anotherApproves'])
  expect(broken(act(w, 'grant', department))).toEqual(['by'])
  must(w, 'grant', leader)
  expect([w.balance(lineOpen(line)), w.balance(granted(round))]).toEqual([million, million])
  expect(broken(act(w, 'propose', cashier, { input: given }))).toEqual(['from'])
})

test('8.1 a line that was not approved gave nothing, and is entered anew', () => {
  const w = proposed()
  must(w, 'decline', accountant, { input: { reason: '金额有误' } })
  expect(w.balance(granted(round))).toBe(0)
  must(w, 'propose', cashier, { input: { ...given, amountFen: 5 } })
  expect(at(w)).toMatchObject({ status: 'proposed', amountFen: 5 })
})

test('8.1 a year has one line, under its own name', () => {
  const w = proposed()
  expect(broken(act(w, 'propose', cashier, { id: `${round}.2023`, input: given }))).toEqual(['lineIsOfItsYear'])
})

test('8.1 no more comes in advance than is open, and another approves it', () => {
  const w = allotted()
  const advance = { amountFen: 60_000_000, reference: 'YB1', on: '2022-05-09' }
  expect(broken(act(w, 'askAdvance', cashier, { input: { ...advance, amountFen: million + 1 } }))).toEqual(['advanceIsOpen'])
  must(w, 'askAdvance', cashier, { input: advance })
  expect(broken(act(w, 'advance', cashier))).toEqual(['anotherApproves'])
  expect(broken(act(w, 'closeYear', leader, { day: '2023-01-02' }))).toContain('isAsked')
  must(w, 'advance', leader)
  expect([w.balance(lineOpen(line)), w.balance(lineAdvanced(line)), at(w).advancedFen]).toEqual([40_000_000, 60_000_000, 60_000_000])
  expect(broken(act(w, 'askAdvance', cashier, { input: { ...advance, amountFen: 40_000_001 } }))).toEqual(['advanceIsOpen'])
})

test('8.1 a line is raised and cut by two, never below what was advanced or what the round will have cost', () => {
  const w = asking('askChange', { input: { amountFen: 70_000_000, reason: '核减' } })
  expect(broken(act(w, 'change', leader, { spending: { forecastFen: 70_000_001 } }))).toEqual(['restCoversRound'])
  must(w, 'change', leader, { spending: { forecastFen: 70_000_000 } })
  expect([w.balance(lineOpen(line)), w.balance(granted(round)), at(w).amountFen]).toEqual([70_000_000, 70_000_000, 70_000_000])
  must(w, 'askAdvance', cashier, { input: { amountFen: 50_000_000, reference: 'YB2', on: '2022-05-09' } })
  must(w, 'advance', leader)
  must(w, 'askChange', cashier, { input: { amountFen: 49_999_999, reason: '再核减' } })
  expect(broken(act(w, 'change', leader))).toEqual(['lossIsOpen'])
  must(w, 'sendBack', deputy, { input: { reason: '已预拨' } })
  expect(at(w)).toMatchObject({ status: 'granted', amountFen: 70_000_000 })
})

test('8.1 a year is closed when it is over and the bank has answered, and its line covers what it used', () => {
  const w = allotted()
  const spent = { paidFen: 110_000_000, returnedFen: 30_000_000 }
  expect(firstRefusal(act(w, 'askClosing', cashier, { day: '2022-12-31' }))).toBe('bookYearIsOver 8.1')
  expect(broken(act(w, 'askClosing', cashier, { day: '2023-01-01', spending: { onItsWay: 1 } }))).toEqual(['nothingIsOnItsWay'])
  expect(broken(act(w, 'askClosing', cashier, { day: '2023-01-01', spending: { paidFen: million + 1 } }))).toEqual(['lineCoversYear'])
  must(w, 'askClosing', cashier, { day: '2023-01-01', spending: spent })
  expect(broken(act(w, 'closeYear', cashier, { day: '2023-01-02', spending: spent }))).toEqual(['anotherApproves'])
  must(w, 'closeYear', accountant, { day: '2023-01-02', spending: spent })
  expect(at(w)).toMatchObject({
    status: 'closed',
    closing: { ...spent, usedFen: 80_000_000, overFen: 0, restFen: 20_000_000, rest: 'carriedOver', on: '2023-01-02' },
  })
  expect([w.balance(lineUsed(line)), w.balance(lineOpen(line))]).toEqual([80_000_000, 0])
  expect(broken(act(w, 'askClosing', cashier, { day: '2023-01-03' }))).toEqual(['from'])
})

test('8.1 the rest goes to the line of the next year, the advance as an advance, and the round has as much as before', () => {
  const w = allotted()
  must(w, 'askAdvance', cashier, { input: { amountFen: 60_000_000, reference: 'YB1', on: '2022-05-09' } })
  must(w, 'advance', leader)
  must(w, 'askClosing', cashier, { day: '2023-01-02', spending: { paidFen: 50_000_000 } })
  must(w, 'closeYear', leader, { day: '2023-01-02', spending: { paidFen: 50_000_000 } })
  const next = `${round}.2023`
  expect(at(w, next)).toMatchObject({ status: 'granted', year: '2023', amountFen: 0, carriedFen: 50_000_000, advancedFen: 10_000_000 })
  expect([w.balance(lineOpen(next)), w.balance(lineAdvanced(next)), w.balance(granted(round))]).toEqual([40_000_000, 10_000_000, million])
})

test('8.1 where the policy lets the rest lapse it is no money of the round any more', () => {
  const { budget } = law.policy.money
  if (!budget) throw new Error('the policy keeps no lines')
  const lapsing = { ...budget, value: { ...budget.value, unused: 'lapses' as const } }
  const w = allotted({ ...law, policy: { ...law.policy, money: { ...law.policy.money, budget: lapsing } } })
  must(w, 'askClosing', cashier, { day: '2023-01-02', spending: { paidFen: 99_000_000 } })
  must(w, 'closeYear', leader, { day: '2023-01-02', spending: { paidFen: 99_000_000 } })
  expect(at(w).closing).toMatchObject({ rest: 'lapses', restFen: 1_000_000 })
  expect([w.balance(granted(round)), at(w, `${round}.2023`).status]).toEqual([99_000_000, 'none'])
})

test('8.1 more that came back than went out in a year is the treasury’s, and takes nothing from the line', () => {
  const w = allotted()
  must(w, 'askClosing', cashier, { day: '2023-01-02' })
  must(w, 'closeYear', leader, { day: '2023-01-02', spending: { returnedFen: 500 } })
  expect(at(w).closing).toMatchObject({ usedFen: 0, overFen: 500, restFen: million })
})

test('8.1 a policy without lines keeps none', () => {
  const without = { ...law, policy: { ...law.policy, money: { ...law.policy.money, budget: undefined } } }
  const w = world(without)
  w.must({
    subject: 'round',
    id: round,
    action: 'publish',
    input: { law: digest('a'), edition: law.policy.edition },
    by: leader,
    on: '2022-03-03',
  })
  expect(broken(act(w, 'propose', cashier, { input: given }))).toEqual(['budgetLinesIsForeseen'])
})

const headFen = headsOf(law)
  .filter(h => h.track === 'inside')
  .reduce((sum, h) => sum + h.eachFen, 0)
/** The first is admitted, where the line holds for one. */
const oneAdmitted = (amountFen: number, itsLaw = law) => {
  const w = twoAccepted(amountFen, itsLaw)
  expect(broken(on(w, 'a1', 'admit', leader, '2022-06-01'))).toEqual([])
  return w
}

test('8.1 nobody is admitted beyond the line: what two heads cost is too much for one fen less', () => {
  const refused = on(oneAdmitted(2 * headFen - 1), 'a2', 'admit', leader, '2022-06-01')
  expect(refused).toMatchObject({
    refusals: expect.arrayContaining([
      { rule: 'withinBudgetLine', clause: '8.1', found: { promisedFen: 2 * headFen }, wants: { grantedFen: 2 * headFen - 1 } },
    ]),
  })
  expect(broken(on(oneAdmitted(2 * headFen), 'a2', 'admit', leader, '2022-06-01'))).toEqual([])
})

test('8.1 where the policy lets a round exceed its line, the line refuses nobody', () => {
  const { budget } = law.policy.money
  if (!budget) throw new Error('the policy keeps no lines')
  const loose = { ...budget, value: { ...budget.value, exceed: 'allowed' as const } }
  const itsLaw = { ...law, policy: { ...law.policy, money: { ...law.policy.money, budget: loose } } }
  expect(broken(on(oneAdmitted(1, itsLaw), 'a2', 'admit', leader, '2022-06-01'))).toEqual([])
})
