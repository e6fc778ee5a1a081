/** A deputy in decisions: counts as the holder and as themself, in own cases and where a second person must look. */
import { describe, expect, test } from 'vitest'
import { bodyOf, consented, department, hohhot, law, leader, on, openRound, personOf } from '../test/given.ts'
import { actorsOf, isAmong } from './acting.ts'
import type { Entry } from './action.ts'
import { decideOn } from './action.ts'
import { subjects } from './catalogue.ts'
import { decidedByAnother } from './discipline/rules.ts'
import type { Actor, Facts, Seat } from './facts.ts'
import { notAboutOneself, notByWhoRegistered } from './objection/rules.ts'
import { termsOf } from './objection/terms.ts'
import { blank as blankRound } from './round/dossier.ts'

const bare: Omit<Facts<object>, 'dossier' | 'actor'> = {
  ...{ subject: 'discipline', id: 'd', round: blankRound, at: '2022-12-20T04:00:00.000Z', today: '2022-12-20', nonce: '' },
  balance: () => 0,
}
const seatFor = (role: Seat['role'], organisation: string, id: string, person?: string): Seat => ({
  role,
  organisation,
  actingFor: { id, ...(person !== undefined && { person }) },
})
const deputyOf = (id: string, ...seats: readonly Seat[]): Actor => ({ id, seats })

describe('somebody with seats of their own and for others', () => {
  const both = deputyOf('deputy', { role: 'finance', organisation: 'department' }, seatFor('leader', 'department', 'leader'))

  test('acts as themself first, and for a holder with that holder’s seats only', () => {
    expect(actorsOf(both).map(({ actingFor, seats }) => [actingFor?.id, seats.map(({ role }) => role)])).toEqual([
      [undefined, ['finance']],
      ['leader', ['leader']],
    ])
    expect(actorsOf(leader)).toEqual([leader])
  })

  test('counts as both once they act for somebody', () => {
    const [self, forLeader] = actorsOf(both)
    expect([
      self && isAmong(self, ['leader']),
      forLeader && isAmong(forLeader, ['leader']),
      forLeader && isAmong(forLeader, ['deputy']),
    ]).toEqual([false, true, true])
  })
})

describe('a deputy of a nominating body', () => {
  const deputy = deputyOf('deputy', seatFor('body', hohhot, 'clerk', 'person a2'))
  const told = () => {
    const w = openRound()
    for (const id of ['a1', 'a2']) consented(w, id)
    return w
  }

  test('recommends in the holder’s role, and the entry and what it causes say for whom', () => {
    const w = told()
    expect(on(w, 'a1', 'recommend', deputy, '2022-03-15').ok).toBe(true)
    expect(w.journal.slice(-2).map(({ action, actor, actingFor, role }) => [action, actor, actingFor, role])).toEqual([
      ['recommend', 'deputy', 'clerk', 'body'],
      ['enter', 'deputy', 'clerk', 'application.recommend|reserve'],
    ])
  })

  test('4.2 does not recommend the holder, nor themself', () => {
    const rules = (by: Actor, id: string) => {
      const answer = on(told(), id, 'recommend', by, '2022-03-15')
      return answer.ok ? [] : answer.refusals.map(({ rule }) => rule)
    }
    expect(rules(deputy, 'a2')).toEqual(['notInCaseOfHolder'])
    expect(rules({ ...deputy, person: 'person a1' }, 'a1')).toEqual(['notInOwnCase'])
    expect(rules({ ...deputy, person: 'person a1' }, 'a2')).toEqual(['notInCaseOfHolder'])
    expect(rules(deputyOf('deputy', seatFor('body', '150200', 'clerk')), 'a1')).toEqual(['by'])
  })

  test('with a seat of their own acts as themself, and the entry says nothing of the holder', () => {
    const w = told()
    const own = { ...deputy, seats: [...bodyOf(hohhot).seats, ...deputy.seats] }
    expect(on(w, 'a1', 'recommend', own, '2022-03-15').ok).toBe(true)
    expect(w.journal.at(-2)).not.toHaveProperty('actingFor')
  })

  test('does not hand in a form for the holder', () => {
    const w = told()
    expect(on(w, 'a2', 'withdraw', { ...deputy, person: 'person other' }, '2022-03-16').ok).toBe(false)
    expect(on(w, 'a2', 'withdraw', personOf('a2'), '2022-03-16').ok).toBe(true)
  })
})

describe('8.2 two pairs of eyes on a payment', () => {
  const { actions } = subjects.payment
  const prepared = (actor: string, actingFor?: string) => {
    const entry: Entry<{ batch: string; preparedBy: string }> = {
      ...{
        subject: 'payment',
        id: 'p',
        n: 2,
        action: 'prepare',
        actor,
        role: 'finance',
        at: '2022-09-01T04:00:00.000Z',
        edition: '2022.1',
      },
      ...(actingFor !== undefined && { actingFor }),
      fact: { batch: 'b', preparedBy: actor },
    }
    return { ...subjects.payment.blank, ...actions.prepare.apply?.(subjects.payment.blank, entry), status: 'prepared' as const }
  }
  const approves = (dossier: ReturnType<typeof prepared>, actor: Actor) =>
    decideOn(actions.approve, law, { actor, dossier, round: {}, input: {} }).ok
  const finance: Seat = { role: 'finance', organisation: 'department' }

  test('a deputy does not approve what the holder prepared', () => {
    expect(approves(prepared('cashier'), deputyOf('deputy', seatFor('finance', 'department', 'cashier')))).toBe(false)
    expect(approves(prepared('cashier'), deputyOf('deputy', finance))).toBe(true)
  })
  test('the holder does not approve what the deputy prepared for them', () => {
    expect(approves(prepared('deputy', 'cashier'), deputyOf('cashier', finance))).toBe(false)
    expect(approves(prepared('deputy', 'cashier'), leader)).toBe(true)
  })
  test('nobody approves as a deputy what they prepared themselves, nor the other way round', () => {
    expect(approves(prepared('deputy'), deputyOf('deputy', seatFor('leader', 'department', 'leader')))).toBe(false)
    expect(approves(prepared('deputy', 'cashier'), deputyOf('deputy', finance))).toBe(false)
  })
  test('two who act for the same holder are no second pair', () => {
    expect(approves(prepared('one', 'cashier'), deputyOf('two', seatFor('finance', 'department', 'cashier')))).toBe(false)
  })
})

test('4.2 whoever acts for the one who wrote an objection down, or whom it is about, does not decide on it', () => {
  const { decidedByAnother: another } = termsOf(law).value
  const dossier = { ...subjects.objection.blank, status: 'takenUp', registeredBy: 'officer', registeredFor: 'other' } as const
  const about = { ...dossier, against: { application: 'a', person: 'person a' } }
  const deputy = (id: string, person?: string): Actor => ({ id: 'deputy', seats: [], actingFor: { id, person } })
  const writes = (id: string) => notByWhoRegistered.broken(law, { ...bare, actor: deputy(id), dossier }).length === 0
  expect(['officer', 'other', 'leader'].map(writes)).toEqual([!another, !another, true])
  const concerns = (person?: string) =>
    notAboutOneself.broken(law, { ...bare, actor: deputy('leader', person), dossier: about }).length === 0
  expect([concerns('person a'), concerns('person b'), concerns()]).toEqual([false, true, true])
})

test('6.6 whoever acts for the one who opened a case does not decide it', () => {
  const dossier = { ...subjects.discipline.blank, status: 'heard', openedBy: 'officer', openedFor: 'other' } as const
  const holds = (actor: Actor) => decidedByAnother.broken(law, { ...bare, actor, dossier }).length === 0
  for (const id of ['officer', 'other']) expect(holds({ id: 'deputy', seats: [], actingFor: { id } })).toBe(false)
  expect([holds(department), holds(leader)]).toEqual([false, true])
})
