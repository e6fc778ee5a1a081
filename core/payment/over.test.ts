// Somebody pays back more than was asked: it is kept, belongs to them, and goes back by a run or counts for another demand; never twice, never less than nothing.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { broken, clock, firstRefusal, leader } from '../../test/given.ts'
import { withoutRule } from '../../test/sabotage/checks.ts'
import type { World } from '../../test/world.ts'
import { account, accountant, appealed, byRun, cashier, deputy, id, onCase, onPayment, payment, sanctioned } from '../../test/year.ts'
import { fenKept, fenOwed, fenPaid } from '../accounts.ts'
import { spentOn } from './dossier.ts'

const it = 'clawback1'
const asked = 1_600_000
const back = (amountFen: number, more: object = {}, reference = 'r1') => ({ amountFen, reference, on: '2023-01-05', ...more })
const paysBack = (w: World, input: object, day = '2023-01-05') => onPayment(w, it, 'receive', cashier, day, input)
const tooMuch = { tooMuch: true }
const kept = (w: World) => w.balance(fenKept(`${id}.${it}`))

const overpaid = (byFen = 40_000) => {
  const w = sanctioned()
  expect(broken(paysBack(w, back(asked + byFen, tooMuch)))).toEqual([])
  return w
}

describe('6.6 more comes in than was asked', () => {
  test('6.6 what was mistyped is refused; what really came in is kept, and is a sum of its own that belongs to whoever paid it', () => {
    const w = sanctioned()
    expect(firstRefusal(paysBack(w, back(asked + 40_000)))).toBe('noMoreThanIsLeft 6.6')
    expect(broken(paysBack(w, back(asked + 40_000, tooMuch)))).toEqual([])
    expect(payment(w, it).received).toMatchObject([{ amountFen: asked, overFen: 40_000, reference: 'r1' }])
    expect([w.balance(fenOwed(`${id}.${it}`)), w.balance(fenPaid(`${id}.${it}`)), kept(w)]).toEqual([0, asked, 40_000])
    expect(payment(w, `${it}.over1`)).toMatchObject({
      ...{ status: 'payable', item: 'overpaid', amountFen: 40_000, payer: 'fund', payee: 'trainee', keptOn: `${id}.${it}` },
      working: { way: 'givenBack', receivedFen: 40_000 },
    })
  })

  test('6.6 a run gives it back, and nothing was spent on anybody by that; returned by the bank it is kept again', () => {
    const w = overpaid()
    const spent = w.balance(spentOn(id, 'overpaid'))
    expect(broken(byRun(w, `${it}.over1`, 'hold', '2023-02-01', { run: 'r2', line: 1, account }))).toEqual([])
    expect(broken(byRun(w, `${it}.over1`, 'remit', '2023-02-02', { reference: 'b2', on: '2023-02-02' }))).toEqual([])
    expect([kept(w), w.balance(fenPaid(`${id}.${it}.over1`)), w.balance(spentOn(id, 'overpaid')) - spent]).toEqual([0, 40_000, 0])
    expect(broken(byRun(w, `${it}.over1`, 'reverse', '2023-02-05', { reason: 'wrongAccount', on: '2023-02-05' }))).toEqual([])
    expect([kept(w), payment(w, `${it}.over1`).status]).toEqual([40_000, 'payable'])
  })

  test('6.6 a second transfer after all was back, and one after the decision was corrected, are kept whole', () => {
    const w = sanctioned()
    paysBack(w, back(asked))
    expect(broken(onPayment(w, it, 'close', cashier, '2023-01-06'))).toEqual([])
    expect(broken(paysBack(w, back(asked, tooMuch, 'r2')))).toEqual([])
    expect([payment(w, it).status, kept(w), payment(w, `${it}.over1`).amountFen]).toEqual(['repaid', asked, asked])
    expect(payment(w, it).due).toBeUndefined()

    const right = appealed()
    expect(broken(onCase(right, 'correct', deputy, '2023-02-01', { reason: '示例' }))).toEqual([])
    expect(broken(paysBack(right, { ...back(500, tooMuch), on: '2023-02-02' }, '2023-02-02'))).toEqual([])
    expect([payment(right, it).status, kept(right)]).toEqual(['cancelled', 500])
  })

  test('6.6 a decision that is corrected gives back what was asked, and what was too much by its own sum: nothing twice', () => {
    const w = overpaid()
    onCase(w, 'appeal', { id: `acc-${id}`, person: payment(w, it).person ?? '', seats: [] }, '2023-01-10', { statement: '示例' })
    expect(broken(onCase(w, 'correct', deputy, '2023-02-01', { reason: '示例' }))).toEqual([])
    expect(payment(w, 'giveBack1').amountFen + payment(w, `${it}.over1`).amountFen).toBe(asked + 40_000)
  })

  test('6.6 nobody decides not to give it back', () => {
    const w = overpaid()
    const cancels = () => onPayment(w, `${it}.over1`, 'cancel', leader, '2023-02-01', { reason: '示例' })
    expect(broken(cancels())).toEqual(['isNotKept'])
    expect(withoutRule('payment', 'cancel', 'isNotKept', () => cancels().ok)).toBe(true)
    expect(broken(onPayment(overpaid(), `${it}.over1`, 'cancel', clock, '2023-02-01', { reason: '示例' }))).toEqual(['by'])
  })

  test('6.6 only what was asked back comes back: what the fund owes is no demand', () => {
    const cancelled = () => {
      const w = sanctioned()
      w.put('payment', `${id}.tuition`, { ...payment(w, 'tuition'), status: 'cancelled' })
      return () => onPayment(w, 'tuition', 'receive', cashier, '2023-01-05', back(1, tooMuch))
    }
    expect(broken(cancelled()())).toEqual(['moneyIsAskedBack'])
    const again = cancelled()
    expect(withoutRule('payment', 'receive', 'moneyIsAskedBack', () => again().ok)).toBe(true)
  })

  test('6.6 without the account that keeps it, it would be given back twice', () => {
    const w = overpaid()
    w.put('payment', `${id}.twice`, { ...payment(w, `${it}.over1`), amountFen: 40_001 })
    w.give(fenOwed(`${id}.twice`), 40_001)
    byRun(w, 'twice', 'hold', '2023-02-01', { run: 'r2', line: 1, account })
    expect(() => byRun(w, 'twice', 'remit', '2023-02-02', { reference: 'b2', on: '2023-02-02' })).toThrow()
  })
})

describe('6.6 what was paid too much is set off', () => {
  const second = (w: World, of = `${id}.clawback2`, openFen = 40_000) => {
    w.put('payment', of, { ...payment(w, it), amountFen: openFen, received: [], status: 'demanded' })
    w.give(fenOwed(of), openFen)
    return w
  }
  const setsOff = (w: World, input: object) => onPayment(w, `${it}.over1`, 'setOff', accountant, '2023-02-01', input)

  test('6.6 against another demand on the same training, and nothing travels through the bank', () => {
    const w = second(overpaid())
    expect(broken(setsOff(w, { demand: `${id}.clawback2` }))).toEqual([])
    expect([kept(w), w.balance(fenOwed(`${id}.clawback2`)), w.balance(fenPaid(`${id}.clawback2`))]).toEqual([0, 0, 40_000])
    expect([payment(w, `${it}.over1`).status, payment(w, 'clawback2').received]).toMatchObject([
      'paid',
      [{ amountFen: 40_000, reference: `${id}.${it}.over1` }],
    ])
  })

  test('6.6 never against what somebody else owes, nor against less than it is', () => {
    const others = () => second(overpaid(), 'b2.clawback1')
    expect(broken(setsOff(others(), { demand: 'b2.clawback1' }))).toEqual(['demandIsTheirs'])
    expect(broken(setsOff(others(), {}))).toEqual(['demandIsTheirs'])
    const w = others()
    expect(withoutRule('payment', 'setOff', 'demandIsTheirs', () => setsOff(w, { demand: 'b2.clawback1' }).ok)).toBe(true)
    expect(broken(setsOff(second(overpaid(), `${id}.clawback2`, 39_999), { demand: `${id}.clawback2` }))).toEqual(['demandCoversIt'])
  })
})

test('6.6 whatever comes in, in whatever order, the house holds each fen once: for the demand, or for whoever paid it', () => {
  const receipt = fc.record({ fen: fc.integer({ min: 1, max: 2 * asked }), tooMuch: fc.boolean(), givesBack: fc.boolean() })
  fc.assert(
    fc.property(fc.array(receipt, { minLength: 1, maxLength: 6 }), receipts => {
      const w = sanctioned()
      let [came, gave, credits] = [0, 0, 0]
      for (const [i, { fen, tooMuch: meant, givesBack }] of receipts.entries()) {
        const overBefore = kept(w) + gave
        if (!paysBack(w, back(fen, { tooMuch: meant }, `r${i}`)).ok) continue
        came += fen
        if (kept(w) + gave === overBefore) continue
        credits += 1
        const credit = `${it}.over${credits}`
        if (!givesBack) continue
        byRun(w, credit, 'hold', '2023-02-01', { run: `r${i}`, line: 1, account })
        byRun(w, credit, 'remit', '2023-02-01', { reference: `b${i}`, on: '2023-02-01' })
        gave += payment(w, credit).amountFen
      }
      const paid = w.balance(fenPaid(`${id}.${it}`))
      expect(paid + kept(w) + gave).toBe(came)
      expect(paid).toBeLessThanOrEqual(asked)
      expect(kept(w)).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 60 },
  )
})
