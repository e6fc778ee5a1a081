/** Milestones: what the host declares, what it costs, and what becomes of a declaration that was wrong. */
import { expect, test } from 'vitest'
import { broken, department, digest, firstRefusal, hostOf } from '../../../test/given.ts'
import {
  academy,
  cashier,
  checker,
  declared,
  deferred,
  enrolled,
  head,
  modular,
  officer,
  on,
  onMoney,
  paidOut,
  self,
  started,
  told,
  withTraining,
} from '../../../test/modular.ts'
import type { World } from '../../../test/world.ts'
import { enrolled as enrolledIn2022, onTraining } from '../../../test/year.ts'
import { fenOwed, fenPaid } from '../../accounts.ts'
import { spentOn } from '../../payment/dossier.ts'
import { duesOf } from '../dues.ts'

const yuan = 100
const at = (w: World) => w.dossier('training', 't1')
const money = (w: World, name: string) => w.dossier('payment', `t1.${name}`)
const states = (w: World) => at(w).declarations.map(d => [d.milestone, d.nth, d.state])

test('modular 8.2 the fee of 4,500 yuan is due at 30, 30 and 40 per cent as the milestones are declared', () => {
  const w = started()
  told(declared(w, 'retained', '2024-01-10'))
  told(declared(w, 'completed', '2024-06-10'))
  const of = (part: string) => money(w, `fee.${part}`)
  expect([of('started'), of('retained'), of('completed')].map(p => [p.status, p.amountFen])).toEqual([
    ['payable', 1350 * yuan],
    ['payable', 1350 * yuan],
    ['payable', 1800 * yuan],
  ])
  expect(of('retained')).toMatchObject({
    milestone: 'retained',
    payee: 'host',
    portions: [{ of: 'part', name: 'retained', wholeFen: 4500 * yuan }],
  })
})

test('modular 8.2 nothing is due at the enrolment itself', () => {
  const w = enrolled()
  expect(w.journal.filter(e => e.subject === 'payment')).toEqual([])
})

test('modular 5.2 nobody but the host of the trainee declares', () => {
  const w = enrolled()
  const input = { milestone: 'started', on: '2023-09-08' }
  for (const by of [officer, cashier, hostOf('steppe-college')]) expect(broken(on(w, 'declare', by, '2023-09-08', input))).toEqual(['by'])
  expect(broken(on(w, 'declare', self, '2023-09-08', input))).toEqual(['notInOwnCase'])
})

test('modular 5.2 a milestone is declared once', () => {
  expect(firstRefusal(declared(started(), 'started', '2023-09-20'))).toBe('declaredOnce 5.2')
})

test('modular 5.2 four months after the start, not a day before, a trainee is still there', () => {
  expect(firstRefusal(declared(started(), 'retained', '2024-01-03'))).toBe('reachedInTime 5.2')
  expect(broken(declared(started(), 'retained', '2024-01-04'))).toEqual([])
})

test('modular 5.2 a start is declared within two months, to the last day', () => {
  expect(broken(declared(enrolled(), 'started', '2023-11-03'))).toEqual([])
  expect(firstRefusal(declared(enrolled(), 'started', '2023-11-04'))).toBe('reachedInTime 5.2')
})

test('modular 5.2 a late declaration of a day within the window is in time', () => {
  expect(broken(on(enrolled(), 'declare', academy, '2023-12-20', { milestone: 'started', on: '2023-09-05' }))).toEqual([])
})

test('modular 5.2 no milestone is declared for tomorrow', () => {
  expect(broken(on(enrolled(), 'declare', academy, '2023-09-05', { milestone: 'started', on: '2023-09-06' }))).toEqual(['reachedInTime'])
})

test('modular 5.2 milestones are declared in their order, and none is dated before the one ahead of it', () => {
  expect(firstRefusal(declared(enrolled(), 'retained', '2024-01-10'))).toBe('declaredInOrder 5.2')
  const w = started()
  told(declared(w, 'retained', '2024-04-20'))
  expect(broken(declared(w, 'completed', '2024-06-04'))).toEqual([])
})

test('modular 5.2 a milestone that needs a proof is not declared without', () => {
  const input = { milestone: 'retained', on: '2024-01-10' }
  expect(firstRefusal(on(started(), 'declare', academy, '2024-01-10', input))).toBe('proofIsThere 5.2')
})

test('modular 5.2 what is no milestone of the policy can not be declared', () => {
  expect(broken(on(enrolled(), 'declare', academy, '2023-09-08', { milestone: 'graduated', on: '2023-09-08' }))).toContain(
    'milestoneIsListed',
  )
})

test('a programme without milestones has nothing to declare', () => {
  const w = enrolledIn2022()
  const host = hostOf('imu')
  expect(broken(onTraining(w, 'declare', host, '2022-09-10', { milestone: 'started', on: '2022-09-10' }))).toContain('milestoneIsForeseen')
})

test('modular 5.2 the host is asked for the next milestone, a few days after it can be declared', () => {
  const due = (w: World) => duesOf(modular, at(w)).find(d => d.what === 'declaration')
  expect(due(enrolled())).toMatchObject({ who: 'host', on: '2023-09-09', clause: '5.2' })
  expect(due(started())?.on).toBe('2024-01-09')
  expect(at(started()).due).toBe('2024-01-09')
})

const voided = (w: World, milestone: string, day: string, by = officer) =>
  on(w, 'voidDeclaration', by, day, { milestone, reason: '学员未到课' })

test('modular 8.2 a declaration voided before the payment takes the payment with it, and its number is not used again', () => {
  const w = started()
  told(voided(w, 'started', '2023-09-12'))
  expect(states(w)).toEqual([['started', 1, 'voided']])
  expect(money(w, 'fee.started').status).toBe('cancelled')
  expect(w.balance(fenOwed('t1.fee.started'))).toBe(0)
  told(declared(w, 'started', '2023-09-20'))
  expect(states(w)).toEqual([
    ['started', 1, 'voided'],
    ['started', 2, 'declared'],
  ])
  expect(money(w, 'fee.started.2')).toMatchObject({ status: 'payable', amountFen: 1350 * yuan })
})

test('modular 8.2 a payment that is prepared falls away too; one that is on its way to the bank has to come back or arrive first', () => {
  const prepared = started()
  told(onMoney(prepared, 'fee.started', 'prepare', cashier, '2023-09-11', { batch: 'b1' }))
  expect(broken(voided(prepared, 'started', '2023-09-12'))).toEqual([])
  const approved = started()
  told(onMoney(approved, 'fee.started', 'prepare', cashier, '2023-09-11', { batch: 'b1' }))
  told(onMoney(approved, 'fee.started', 'approve', checker, '2023-09-11'))
  expect(() => voided(approved, 'started', '2023-09-12')).toThrow(/payment.annul, which is refused/)
})

test('modular 8.2 a declaration voided after the payment asks exactly that sum back of the host, and is settled when it is back', () => {
  const w = started()
  paidOut(w, 'fee.started', '2023-09-20')
  told(declared(w, 'retained', '2024-01-10'))
  paidOut(w, 'fee.retained', '2024-01-20')
  told(voided(w, 'retained', '2024-02-01'))
  expect(states(w).at(-1)).toEqual(['retained', 1, 'awaitingBack'])
  const demand = money(w, 'fee.retained.back')
  expect(demand).toMatchObject({ status: 'demanded', payer: 'host', payee: 'fund', item: 'refund', amountFen: 1350 * yuan })
  expect(w.balance(spentOn('t1', 'fee'))).toBe(1350 * yuan)
  told(onMoney(w, 'fee.retained.back', 'receive', cashier, '2024-02-20', { amountFen: 1350 * yuan, reference: 'r1', on: '2024-02-20' }))
  told(onMoney(w, 'fee.retained.back', 'close', cashier, '2024-02-21'))
  expect(states(w).at(-1)).toEqual(['retained', 1, 'back'])
  expect(w.balance(fenPaid('t1.fee.retained.back'))).toBe(1350 * yuan)
})

test('modular 8.2 what was paid stays as it was: an entry of its own asks it back', () => {
  const w = started()
  paidOut(w, 'fee.started', '2023-09-20')
  told(voided(w, 'started', '2023-10-08'))
  expect(money(w, 'fee.started')).toMatchObject({ status: 'paid', amountFen: 1350 * yuan })
  expect(w.balance(fenPaid('t1.fee.started'))).toBe(1350 * yuan)
})

test('modular 5.2 only the last declaration that stands can be voided', () => {
  const w = started()
  told(declared(w, 'retained', '2024-01-10'))
  expect(firstRefusal(voided(w, 'started', '2024-01-15'))).toBe('nothingLaterStands 5.2')
})

test('modular 5.2 what was voided already is not voided again, and nobody but the department voids', () => {
  const w = started()
  for (const by of [academy, cashier, head, department]) expect(broken(voided(w, 'started', '2023-09-12', by))).toEqual(['by'])
  told(voided(w, 'started', '2023-09-12'))
  expect(broken(voided(w, 'started', '2023-09-13'))).toEqual(['declarationStands'])
})

test('modular 5.2 why a declaration was voided stays out of the journal', () => {
  const w = started()
  told(voided(w, 'started', '2023-09-12'))
  expect(JSON.stringify(w.journal)).not.toContain('学员未到课')
  expect(w.record('training', 't1', 'voiding')).toMatchObject({ reason: '学员未到课' })
})

test('modular 8.2 a fee that a host has earned by declaring stays with it when the trainee changes to another', () => {
  const w = started()
  told(on(w, 'askChange', self, '2023-10-08', { host: 'steppe-college', programme: 'leading-teaching-west', reason: '示例' }))
  told(on(w, 'letGo', academy, '2023-10-09'))
  told(on(w, 'agreeToChange', hostOf('steppe-college'), '2023-10-09'))
  told(on(w, 'allowChange', officer, '2023-10-10', { reason: '示例' }))
  expect(money(w, 'fee.started')).toMatchObject({ status: 'payable', host: 'teachers-academy' })
  expect(
    broken(on(w, 'declare', hostOf('steppe-college'), '2024-01-10', { milestone: 'retained', on: '2024-01-10', proof: digest('e') })),
  ).toEqual([])
  expect(money(w, 'fee.retained')).toMatchObject({ host: 'steppe-college' })
  told(voided(w, 'retained', '2024-01-12'))
  paidOut(w, 'fee.started', '2024-01-15')
  told(voided(w, 'started', '2024-01-16'))
  expect(money(w, 'fee.started.back')).toMatchObject({ host: 'teachers-academy' })
})

test('modular 5.2 after a deferral the months go on where they stopped', () => {
  const w = started()
  deferred(w, '2023-11-06', '2023-11-06')
  told(on(w, 'rejoin', self, '2024-01-10', { cohort: 'spring2024' }))
  told(on(w, 'notify', officer, '2024-02-05', { batch: '2' }))
  told(on(w, 'enrol', academy, '2024-03-04', { on: '2024-03-04' }))
  // Two months and two days were studied before; four months are over when the pause of 119 days is added.
  expect(firstRefusal(declared(w, 'retained', '2024-05-01'))).toBe('reachedInTime 5.2')
  expect(broken(declared(w, 'retained', '2024-05-02'))).toEqual([])
})

test('modular 5.2 a policy whose milestone has no last day leaves it open', () => {
  const [first] = modular.policy.training.milestones?.value ?? []
  if (!first || !modular.policy.training.milestones) throw new Error('the policy has no milestones')
  const { untilMonths: _until, ...open } = first
  const law = withTraining(modular, { milestones: { ...modular.policy.training.milestones, value: [open] } })
  expect(broken(declared(enrolled(law), 'started', '2024-05-20'))).toEqual([])
})
