/** Funding once: the same course is not paid for twice, in whichever round; another course is. */
import { expect, test } from 'vitest'
import type { Law } from '../../../policy/shape.ts'
import { broken, clock, firstRefusal, personOf } from '../../../test/given.ts'
import { academy, expectedIn, modular, officer, on, onMoney, started, told } from '../../../test/modular.ts'
import { type World, world } from '../../../test/world.ts'
import { fundedOnce } from '../../accounts.ts'

const round = 'modular-courses-2024'
const account = (course = 'teachers-academy/leading-teaching') => fundedOnce('modular-courses', 'fee', 'person t1', course)

const withOnce = (value: { readonly of: 'person' | 'course'; readonly otherwise: 'refused' | 'unfunded' }): Law => {
  const { fee } = modular.policy.money.items
  if (!fee) throw new Error('the policy has no fee')
  const items = { ...modular.policy.money.items, fee: { ...fee, oncePer: { value, clause: '8.3' } } }
  return { ...modular, policy: { ...modular.policy, money: { ...modular.policy.money, items } } }
}

/** The same person is admitted to the same course in a second round. */
const again = (w: World, law = modular): World => {
  expectedIn(w, 't2', round, 't1', law)
  return w
}
const call = (w: World, id = 't2') => on(w, 'notify', officer, '2024-02-05', { batch: '2', cohort: 'spring2024' }, id)
const come = (w: World, id = 't2') => on(w, 'enrol', academy, '2024-03-04', { on: '2024-03-04' }, id)

test('modular 8.3 an enrolment uses the funding of the course, once', () => {
  const w = started()
  expect(w.balance(account())).toBe(1)
  expect(w.dossier('training', 't1')).toMatchObject({ unfunded: [], course: 'teachers-academy/leading-teaching' })
})

test('modular 8.3 who was funded for a course in one round enrols unfunded in the next, and nothing falls due', () => {
  const w = again(started())
  told(call(w))
  told(come(w))
  expect(w.dossier('training', 't2').unfunded).toEqual(['fee'])
  told(on(w, 'declare', academy, '2024-03-05', { milestone: 'started', on: '2024-03-05' }, 't2'))
  expect(w.dossier('training', 't2').declarations).toMatchObject([{ milestone: 'started', state: 'declared', sums: [] }])
  expect(w.journal.filter(e => e.subject === 'payment').map(e => e.id)).toEqual(['t1.fee.started'])
  expect(w.balance(account())).toBe(1)
})

test('modular 8.3 where the policy refuses, nobody who was funded before is called or enrolled', () => {
  const law = withOnce({ of: 'course', otherwise: 'refused' })
  const w = again(started(law), law)
  expect(firstRefusal(call(w))).toBe('notFundedBefore 8.3')
})

test('modular 8.3 whoever was called before the other round enrolled them is still refused at the door', () => {
  const law = withOnce({ of: 'course', otherwise: 'refused' })
  const w = world(law)
  expectedIn(w, 't1', 'modular-courses-2023', 't1', law)
  again(w, law)
  for (const id of ['t1', 't2']) told(call(w, id))
  told(come(w, 't1'))
  expect(broken(come(w, 't2'))).toEqual(['notFundedBefore'])
  expect(w.balance(account())).toBe(1)
})

test('modular 8.3 a policy may fund a person once, whatever the course', () => {
  const w = started(withOnce({ of: 'person', otherwise: 'unfunded' }))
  expect(w.balance(account('all'))).toBe(1)
})

test('modular 8.3 who leaves before anything was declared has not been funded; who leaves after it has', () => {
  const never = world(modular)
  expectedIn(never, 't1')
  told(on(never, 'notify', officer, '2023-08-07', { batch: '1', cohort: 'autumn2023' }))
  told(on(never, 'enrol', academy, '2023-09-04', { on: '2023-09-04' }))
  const withdrawn = (w: World) => {
    told(on(w, 'askDeferral', personOf('t1'), '2023-10-09', { from: '2023-10-09', reason: '示例' }))
    told(on(w, 'defer', officer, '2023-10-10'))
    told(on(w, 'lapse', clock, '2024-10-10'))
    return w.balance(account())
  }
  expect(withdrawn(never)).toBe(0)
  expect(withdrawn(started())).toBe(1)
})

test('modular 8.3 whoever comes back from a deferral is not held to have been funded before', () => {
  const law = withOnce({ of: 'course', otherwise: 'refused' })
  const w = started(law)
  told(on(w, 'askDeferral', personOf('t1'), '2023-11-06', { from: '2023-11-06', reason: '示例' }))
  told(on(w, 'defer', officer, '2023-11-06'))
  told(on(w, 'rejoin', officer, '2024-01-10', { cohort: 'spring2024' }))
  told(on(w, 'notify', officer, '2024-02-05', { batch: '2' }))
  told(come(w, 't1'))
  expect(w.dossier('training', 't1').unfunded).toEqual([])
  told(on(w, 'declare', academy, '2024-05-20', { milestone: 'retained', on: '2024-05-20', proof: 'e'.repeat(64) }))
  expect(broken(onMoney(w, 'fee.retained', 'approve', officer, '2024-05-21'))).toEqual(['by'])
  expect(w.dossier('payment', 't1.fee.retained')).toMatchObject({ status: 'payable', amountFen: 135_000 })
})
