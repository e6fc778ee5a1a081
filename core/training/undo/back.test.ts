/** What a voided declaration asks back, when part of what was paid on its item has already come back. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { department } from '../../../test/given.ts'
import { fenPaid } from '../../accounts.ts'
import type { Facts } from '../../facts.ts'
import { addFen } from '../../money.ts'
import { spentOn } from '../../payment/dossier.ts'
import { blank as blankRound } from '../../round/dossier.ts'
import { blank, type Training } from '../dossier.ts'
import { refundsOf } from './back.ts'

/** Two parts of one fee that hang on one milestone, both paid; `spent` is what still counts as spent on the fee. */
const twoParts = (amounts: readonly [number, number], spent: number) => {
  const sums = amounts.map((amountFen, i) => ({ payment: `t.fee.p${i}`, item: 'fee', amountFen, payer: 'fund', payee: 'host' }))
  const balances = new Map([[spentOn('t', 'fee'), spent], ...sums.map(s => [fenPaid(s.payment), s.amountFen] as const)])
  const facts: Facts<Training> = {
    subject: 'training',
    id: 't',
    dossier: blank,
    round: blankRound,
    actor: department,
    at: '2023-10-01T04:00:00.000Z',
    today: '2023-10-01',
    nonce: '',
    balance: account => balances.get(account) ?? 0,
  }
  return refundsOf(facts, sums).map(r => r.line)
}

test('all of it, where nothing has come back', () => expect(twoParts([6000, 4000], 10_000).map(l => l.amountFen)).toEqual([6000, 4000]))

test('no more than is left, where a sanction has claimed a part of it', () =>
  expect(twoParts([6000, 4000], 7000).map(l => l.amountFen)).toEqual([6000, 1000]))

test('together never more than is spent, and each no more than the ones before it leave', () => {
  const fen = fc.integer({ min: 1, max: 1_000_000 })
  fc.assert(
    fc.property(fen, fen, fc.nat({ max: 2_000_000 }), (first, second, spent) => {
      const lines = twoParts([first, second], spent)
      expect(addFen(...lines.map(l => l.amountFen))).toBe(Math.min(first + second, spent))
      lines.reduce((left, line) => {
        expect(line.paidFen).toBe(left)
        expect(line.amountFen).toBeLessThanOrEqual(left)
        return left - line.amountFen
      }, spent)
    }),
  )
})
