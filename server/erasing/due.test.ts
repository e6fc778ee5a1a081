// Whose term is over, what holds it up, and what stays although it is over: decided by the law of the round and by nothing else.
import { expect, test } from 'vitest'
import { law } from '../../test/given.ts'
import { planOf, type Row } from './due.ts'
import { firstOf } from './plan.ts'

const laws = new Map([['r', law]])
const { personalYears } = law.policy.retention.value
/** The first day after the term of somebody whose last entry was in 2012. */
const over = `${2013 + personalYears}-01-01`
const dayBefore = `${2012 + personalYears}-12-31`

const row = (more: Partial<Row> = {}): Row => ({
  person: 'p',
  subject: 'application',
  id: 'a',
  round: 'r',
  last: '2012-06-30',
  open: false,
  owed: false,
  holds: true,
  ...more,
})

test('R39 the term counts whole years from the January after the last entry: on the day before nothing is due, on the day it is, with its clause', () => {
  expect(planOf([row()], laws, dayBefore)).toEqual({ due: [], stays: [], people: [] })
  expect(planOf([row()], laws, over)).toEqual({
    due: [{ person: 'p', round: 'r', dossiers: [{ subject: 'application', id: 'a' }], since: over, clause: law.policy.retention.clause }],
    stays: [],
    people: ['p'],
  })
})

test('R39 a later entry of the same round, on whatever of theirs, makes the term begin later', () => {
  expect(planOf([row(), row({ subject: 'training', id: 't', last: '2013-01-01', holds: false })], laws, over).due).toEqual([])
})

test.each([
  ['an objection against them', { subject: 'objection', open: true, holds: false }, 'appeal'],
  ['a case', { subject: 'discipline', open: true }, 'appeal'],
  ['money that was not paid', { subject: 'payment', owed: true }, 'unpaid'],
  ['service that is owed', { subject: 'obligation', open: true }, 'unpaid'],
  ['something that somebody is still to do', { subject: 'training', open: true }, 'inHand'],
] as const)('R39 %s keeps everything of theirs in the round, and says why', (_what, more, why) => {
  expect(planOf([row(), row({ id: 'x', ...more })], laws, over)).toEqual({ due: [], stays: [{ person: 'p', round: 'r', why }], people: [] })
})

test('R39 R17 the books stay for their own term, and the person with them; the rest goes', () => {
  const plan = planOf([row(), row({ subject: 'payee', id: 'y' })], laws, over)
  const years = law.policy.archive?.value.money
  expect(plan.due.map(({ dossiers }) => dossiers)).toEqual([[{ subject: 'application', id: 'a' }]])
  expect(plan.stays).toEqual([
    { person: 'p', round: 'r', why: 'books', until: typeof years === 'number' ? `${2013 + years}-01-01` : undefined },
  ])
  expect(plan.people).toEqual([])
})

test('R39 somebody who came again in a later round stays by name; what was of the first round goes', () => {
  const again = row({ round: 's', id: 'b', last: '2020-03-03' })
  const plan = planOf([row(), again], new Map([...laws, ['s', law]]), over)
  expect(plan.due.map(({ round }) => round)).toEqual(['r'])
  expect(plan.people).toEqual([])
})

test('a round whose law is not known here loses nothing', () =>
  expect(planOf([row({ round: 'other' })], laws, '2999-01-01').due).toEqual([]))

test('R39 more than the ring should bear at once waits for the next time, whole people only', () => {
  const rows = ['p', 'q', 's'].flatMap(person =>
    ['application', 'training'].map(subject => row({ person, subject, id: `${subject} of ${person}` })),
  )
  const plan = firstOf(planOf(rows, laws, over), 3)
  expect([plan.due.map(({ person }) => person), plan.people, plan.more]).toEqual([['p'], ['p'], 2])
  expect(firstOf(planOf(rows, laws, over), 6).more).toBe(0)
})
