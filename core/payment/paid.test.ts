// What moves when a sum has left: it is owed no more and spent once; what is only given back was spent before, and what a demand brings is spent by nobody.
import { expect, test } from 'vitest'
import { fenKept, fenOwed, fenPaid, world } from '../accounts.ts'
import { blank, type Payment, spentOn } from './dossier.ts'
import { owedAgain, paidAndSpent } from './paid.ts'

const opened: Payment = { ...blank, training: 't', item: 'fee', amountFen: 700, clause: '8.1', payer: 'fund', payee: 'trainee' }
const of = (more: Partial<Payment> = {}) =>
  paidAndSpent('t.fee', { ...opened, ...more }).map(({ debit, credit, amount }) => [debit, credit, Number(amount)])
const paid = [fenOwed('t.fee'), fenPaid('t.fee'), 700]

test('8.1 a sum of the fund that has left is owed no more, and spent on its training and item', () => {
  expect(of()).toEqual([paid, [world('fen'), spentOn('t', 'fee'), 700]])
})

test('8.1 what is given back is not spent a second time, and what somebody pays in is not spent', () => {
  const working = { way: 'givenBack' as const, receivedFen: 700 }
  expect(of({ working })).toEqual([paid])
  expect(of({ payer: 'person' })).toEqual([paid])
})

test('8.1 money that was kept leaves the account that kept it, and was never spent', () => {
  expect(of({ keptOn: 't.demand' })).toEqual([paid, [fenKept('t.demand'), world('fen'), 700]])
})

test('8.1 what comes back from the bank moves all of it back', () => {
  const there = paidAndSpent('t.fee', opened)
  expect(owedAgain('t.fee', opened)).toEqual(there.map(one => ({ ...one, debit: one.credit, credit: one.debit })))
})

test('8.1 nothing is paid that was never opened', () => {
  for (const lacking of ['training', 'item', 'clause'] as const)
    expect(() => of({ [lacking]: undefined })).toThrow('t.fee was never opened')
})
