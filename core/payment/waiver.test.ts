/** What is open of a demand is given up by two who did not open the case, wholly or in part, and stays on record. */
import { expect, test } from 'vitest'
import { broken, department, digest, firstRefusal, law, leader } from '../../test/given.ts'
import type { World } from '../../test/world.ts'
import { accountant, cashier, deputy, onPayment as on, payment, sanctioned, theCase, trainee } from '../../test/year.ts'
import { fenOwed, fenPaid, fenWaived } from '../accounts.ts'
import { spentOn } from './dossier.ts'

const it = 'clawback1'
const wish = (amountFen: number, noTie = true) => ({ amountFen, reason: '本人病故', evidence: [digest('9')], noTie })
const asked = (amountFen = 1_600_000, w = sanctioned()): World => {
  expect(broken(on(w, it, 'askWaiver', cashier, '2023-01-05', wish(amountFen)))).toEqual([])
  return w
}
const give = (w: World, by = leader, noTie = true) => on(w, it, 'waive', by, '2023-01-06', { noTie })
const account = (w: World, of: (payment: string) => string) => w.balance(of(`a1.${it}`))

test('6.6 the whole is given up by two, nothing is left, and the demand can be closed', () => {
  const w = asked()
  expect(broken(give(w))).toEqual([])
  expect([account(w, fenOwed), account(w, fenPaid), account(w, fenWaived)]).toEqual([0, 0, 1_600_000])
  expect(payment(w, it)).toMatchObject({ status: 'demanded', waived: [{ amountFen: 1_600_000, on: '2023-01-06' }], waiverAsked: undefined })
  expect(broken(on(w, it, 'close', cashier, '2023-01-06'))).toEqual([])
})

test('6.6 what was given up is not claimed a second time', () => {
  const w = asked()
  give(w)
  expect(w.balance(spentOn('a1', 'tuition'))).toBe(0)
})

test('6.6 of a part that is given up the rest is owed as before, and the last parts of the plan become smaller', () => {
  const w = sanctioned()
  on(w, it, 'spread', cashier, '2022-12-21', { count: 4, everyMonths: 1, firstOn: '2023-01-10' })
  asked(500_000, w)
  give(w)
  expect(payment(w, it).agreed?.parts).toEqual([
    { on: '2023-01-10', amountFen: 400_000 },
    { on: '2023-02-10', amountFen: 400_000 },
    { on: '2023-03-10', amountFen: 300_000 },
  ])
  expect(account(w, fenOwed)).toBe(1_100_000)
  expect(broken(on(w, it, 'receive', cashier, '2023-01-07', { amountFen: 1_100_001, reference: 'r', on: '2023-01-07' }))).toEqual([
    'noMoreThanIsLeft',
  ])
})

test('6.6 the reason of a waiver is sealed, and its document is named', () => {
  const w = asked()
  expect(JSON.stringify(w.journal)).not.toContain('病故')
  expect(w.record('payment', `a1.${it}`, 'waiver')).toEqual({ reason: '本人病故' })
  expect(payment(w, it).waiverAsked).toMatchObject({ amountFen: 1_600_000, by: 'cashier', evidence: [digest('9')] })
})

test('6.6 whoever asked does not decide, nor whoever opened the case, nor kin, nor the debtor', () => {
  const hat = { role: 'leader' as const, organisation: 'department' }
  expect(firstRefusal(give(asked(), { ...cashier, seats: [...cashier.seats, hat] }))).toBe('waivedByAnother 6.6')
  expect(payment(sanctioned(), it).caseBy).toEqual([department.id])
  expect(theCase(sanctioned()).openedBy).toBe(department.id)
  expect(firstRefusal(give(asked(), { ...department, seats: [hat] }))).toBe('openerIsAnother 6.6')
  expect(firstRefusal(on(sanctioned(), it, 'askWaiver', department, '2023-01-05', wish(1)))).toBe('openerIsAnother 6.6')
  expect(firstRefusal(give(asked(), leader, false))).toBe('hasNoTie 6.6')
  expect(firstRefusal(on(sanctioned(), it, 'askWaiver', cashier, '2023-01-05', wish(1, false)))).toBe('hasNoTie 6.6')
  expect(broken(give(asked(), { ...leader, person: trainee.person }))).toEqual(['notInOwnCase'])
  expect(broken(give(asked(), accountant))).toEqual(['by'])
})

test('6.6 never more is given up than is open, on the day of the wish and on the day of the decision', () => {
  expect(firstRefusal(on(sanctioned(), it, 'askWaiver', cashier, '2023-01-05', wish(1_600_001)))).toBe('noMoreThanIsLeft 6.6')
  const w = asked()
  on(w, it, 'receive', cashier, '2023-01-06', { amountFen: 1, reference: 'r', on: '2023-01-06' })
  expect(firstRefusal(give(w))).toBe('stillOpen 6.6')
  expect(broken(on(w, it, 'refuseWaiver', leader, '2023-01-07', { reason: '金额已变' }))).toEqual([])
  expect(broken(on(w, it, 'askWaiver', cashier, '2023-01-08', wish(1_599_999)))).toEqual([])
  expect(broken(give(w, deputy))).toEqual([])
})

test('6.6 one wish waits at a time, and can be taken back', () => {
  const w = asked(100)
  expect(broken(on(w, it, 'askWaiver', accountant, '2023-01-05', wish(100)))).toEqual(['noWaiverIsAsked'])
  expect(broken(on(w, it, 'dropWaiver', accountant, '2023-01-05'))).toEqual([])
  expect(broken(give(w))).toEqual(['waiverIsAsked'])
})

test('6.6 where the policy knows no waiver nothing is given up, and where only finance may ask nobody else does', () => {
  const { discipline } = law.policy.training
  const withWaiver = (waiver: typeof discipline.waiver) => ({
    ...law,
    policy: { ...law.policy, training: { ...law.policy.training, discipline: { ...discipline, waiver } } },
  })
  const silent = on(sanctioned(withWaiver(undefined)), it, 'askWaiver', cashier, '2023-01-05', wish(1))
  expect(broken(silent)).toEqual(['waiverIsForeseen'])
  const finance = withWaiver({ value: { askedBy: ['finance'], decidedBy: ['leader'] }, clause: '6.6' })
  const officer = { ...department, id: 'another officer' }
  expect(broken(on(sanctioned(finance), it, 'askWaiver', officer, '2023-01-05', wish(1)))).toEqual(['by'])
  expect(broken(on(sanctioned(), it, 'askWaiver', officer, '2023-01-05', wish(1)))).toEqual([])
})
