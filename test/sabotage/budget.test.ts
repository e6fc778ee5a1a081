// A guard of a budget line that is taken away lets through what it is there for.
import { expect, test } from 'vitest'
import { act, allotted, asking, line, million, proposed, twoAccepted } from '../budget-lines.ts'
import { leader, on } from '../given.ts'
import { cashier } from '../year.ts'
import { isAllThatStands } from './checks.ts'

const advance = { amountFen: million + 1, reference: 'YB1', on: '2022-05-09' }
const closing = { day: '2023-01-02' }

test.each([
  [
    'grant',
    'anotherApproves',
    'finance grants itself a line',
    () => {
      const w = proposed()
      return () => act(w, 'grant', cashier)
    },
  ],
  [
    'propose',
    'lineIsOfItsYear',
    'a year has two lines',
    () => {
      const w = allotted()
      return () =>
        act(w, 'propose', cashier, { id: `${line}-again`, input: { round: 'nmg-tepei-2022', year: '2022', lineCode: 'X1', amountFen: 1 } })
    },
  ],
  [
    'closeYear',
    'isAsked',
    'a year is closed by whoever approves an advance',
    () => {
      const w = asking('askAdvance', { input: { ...advance, amountFen: 5 } })
      return () => act(w, 'closeYear', leader, closing)
    },
  ],
  [
    'change',
    'restCoversRound',
    'a line is cut below what the round will have cost',
    () => {
      const w = asking('askChange', { input: { amountFen: 5, reason: '核减' } })
      return () => act(w, 'change', leader, { spending: { forecastFen: 6 } })
    },
  ],
  [
    'askClosing',
    'bookYearIsOver',
    'a year is closed before its end',
    () => {
      const w = allotted()
      return () => act(w, 'askClosing', cashier, { day: '2022-12-31' })
    },
  ],
  [
    'askClosing',
    'nothingIsOnItsWay',
    'a year is closed while the bank still has money of it',
    () => {
      const w = allotted()
      return () => act(w, 'askClosing', cashier, { ...closing, spending: { onItsWay: 1 } })
    },
  ],
  [
    'askAdvance',
    'advanceIsOpen',
    'more is advanced than was granted',
    () => {
      const w = allotted()
      return () => act(w, 'askAdvance', cashier, { input: advance })
    },
  ],
] as const)('8.1 in %s without %s %s', (verb, rule, _what, given) => {
  expect(isAllThatStands('budget', verb, rule, given)).toEqual([true, true])
})

test('8.1 without withinBudgetLine a round promises more than it was granted', () => {
  const tried = () => {
    const w = twoAccepted(1)
    return () => on(w, 'a1', 'admit', leader, '2022-06-01')
  }
  expect(isAllThatStands('application', 'admit', 'withinBudgetLine', tried)).toEqual([true, true])
})
