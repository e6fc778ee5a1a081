/** Leave by kind: another party may grant it, its days are limited, and only so many of them count. */
import { expect, test } from 'vitest'
import { broken, clock, employerOf, firstRefusal } from '../../../test/given.ts'
import { academy, enrolled, modular, officer, on, self, teacherForm, told } from '../../../test/modular.ts'
import type { World } from '../../../test/world.ts'
import { turnOf } from '../../catalogue.ts'
import { training } from '../index.ts'
import { earnedBy } from './months.ts'

const unit = employerOf(teacherForm().employer.creditCode)
const at = (w: World) => w.dossier('training', 't1')
const ask = (w: World, kind: string, from: string, to: string) => on(w, 'askLeave', self, from, { kind, from, to, reason: '示例' })
const away = (w: World, kind: string, from: string, to: string, back: string, by = academy) => {
  told(ask(w, kind, from, to))
  told(on(w, 'grantLeave', by, from))
  told(on(w, 'comeBack', academy, back, { on: back }))
}

test('modular 5.3 leave for work is granted by the employer, whose turn it is, and not by the host', () => {
  const w = enrolled()
  told(ask(w, 'work', '2023-10-09', '2023-10-13'))
  expect(turnOf(training, at(w))).toBe('employer')
  expect(firstRefusal(on(w, 'grantLeave', academy, '2023-10-09'))).toBe('grantedByTheNamed 5.3')
  expect(broken(on(w, 'refuseLeave', officer, '2023-10-09', { reason: '示例' }))).toEqual(['grantedByTheNamed'])
  expect(broken(on(w, 'grantLeave', unit, '2023-10-09'))).toEqual([])
  expect(at(w)).toMatchObject({ status: 'enrolled', leavesAsked: [], leaves: [{ from: '2023-10-09', to: '2023-10-13' }] })
})

test('modular 5.3 a kind that the host grants is granted by nobody else', () => {
  const w = enrolled()
  told(ask(w, 'personal', '2023-10-09', '2023-10-13'))
  expect(turnOf(training, at(w))).toBe('host')
  expect(broken(on(w, 'grantLeave', unit, '2023-10-09'))).toEqual(['grantedByTheNamed'])
})

test('modular 5.3 there are ten days of personal leave in a study, counted as they were really taken', () => {
  const w = enrolled()
  expect(firstRefusal(ask(w, 'personal', '2023-10-09', '2023-10-19'))).toBe('kindHasDaysLeft 5.3')
  away(w, 'personal', '2023-10-09', '2023-10-13', '2023-10-12')
  expect(broken(ask(w, 'personal', '2023-11-06', '2023-11-13'))).toEqual(['kindHasDaysLeft'])
  away(w, 'sick', '2023-11-20', '2023-11-24', '2023-11-25')
  expect(broken(ask(w, 'personal', '2023-12-04', '2023-12-10'))).toEqual([])
})

test('modular 5.3 a refused leave uses no day', () => {
  const w = enrolled()
  told(ask(w, 'personal', '2023-10-09', '2023-10-18'))
  told(on(w, 'refuseLeave', academy, '2023-10-09', { reason: '示例' }))
  expect(broken(ask(w, 'personal', '2023-10-09', '2023-10-18'))).toEqual([])
})

test('modular 5.3 of sick leave fifteen days count as training, over all leaves of the kind', () => {
  const w = enrolled()
  away(w, 'sick', '2023-10-09', '2023-10-18', '2023-10-19')
  expect(at(w).leaves).toEqual([{ nth: 1, from: '2023-10-09', to: '2023-10-18', countsAsTraining: true, back: '2023-10-19' }])
  away(w, 'sick', '2023-11-06', '2023-11-15', '2023-11-16')
  expect(at(w).leaves.at(-1)).toMatchObject({ from: '2023-11-06', to: '2023-11-15', countsAsTraining: true, countedUntil: '2023-11-10' })
  told(ask(w, 'sick', '2023-12-04', '2023-12-05'))
  expect(at(w).leavesAsked[0]).toMatchObject({ countsAsTraining: false })
})

test('modular 5.3 the days beyond those that count are not trained', () => {
  const { fee } = modular.policy.money.items
  if (!fee) throw new Error('the policy has no fee')
  const { parts: _parts, ...whole } = fee
  const monthly = {
    ...whole,
    per: 'month',
    trigger: { value: 'monthly', clause: '8.2' },
    partMonth: { value: 'byDays', clause: '8.2' },
  } as const
  const law = { ...modular, policy: { ...modular.policy, money: { ...modular.policy.money, items: { fee: monthly } } } }
  const leaves = [{ from: '2023-11-06', to: '2023-11-15', countsAsTraining: true, countedUntil: '2023-11-10' }]
  const { months } = earnedBy(law, 'fee', 'teachers', { from: '2023-09-04', to: '2023-12-03' }, leaves)
  expect(months.map(m => m.awayDays)).toEqual([0, 0, 5])
})

test('modular 5.3 no kind of leave stands in the journal', () => {
  const w = enrolled()
  away(w, 'sick', '2023-10-09', '2023-10-18', '2023-10-19')
  expect(JSON.stringify(w.journal.filter(e => e.action === 'askLeave'))).not.toMatch(/sick|示例/)
})

test('modular 5.4 while a deferral waits for a decision it is the department’s turn, and the host’s again after it', () => {
  const w = enrolled()
  told(on(w, 'askDeferral', self, '2023-10-09', { from: '2023-10-09', reason: '示例' }))
  expect(turnOf(training, at(w))).toBe('department')
  told(on(w, 'refuseDeferral', officer, '2023-10-10', { reason: '示例' }))
  expect(turnOf(training, at(w))).toBe('host')
  expect(broken(on(w, 'lapse', clock, '2023-10-11'))).toEqual(['from'])
})
