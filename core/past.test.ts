// What the register says of a person from earlier rounds, and what follows for whoever applies again.
import { describe, expect, test } from 'vitest'
import { directedLaw } from '../test/directed.ts'
import { law as law2022 } from '../test/given.ts'
import { blank } from './application/dossier.ts'
import { asOf } from './application/register.ts'
import { asksRegister, factsOfRegister, type Past, pastIn, type Told } from './past.ts'
import { blank as blankRound } from './round/dossier.ts'

const told = (subject: string, action: string, more: Partial<Told> = {}): Told => ({
  subject,
  action,
  programme: 'directed-training',
  on: '2021-06-20',
  status: '',
  ...more,
})
const events = (...entries: readonly Told[]) => pastIn(entries).map(p => p.event)

describe('the register', () => {
  test('knows who gave up, withdrew, did not come, finished and was stopped', () => {
    expect(
      events(
        told('placement', 'giveUp'),
        told('application', 'withdraw'),
        told('training', 'release', { status: 'released' }),
        told('training', 'terminate', { status: 'terminated' }),
      ),
    ).toEqual(['gaveUp', 'withdrew', 'gaveUp', 'stopped'])
  })

  test('forgets what was undone since', () => {
    const undone = ['release', 'terminate', 'pass', 'fail'].map(action => told('training', action, { status: 'enrolled' }))
    expect(events(...undone)).toEqual([])
  })

  test('counts a sanction while it stands, not while it is appealed nor once it was corrected', () => {
    const sanction = (status: string) => events(told('discipline', 'sanction', { status }))
    expect(['sanctioned', 'upheld', 'appealed', 'corrected'].map(sanction)).toEqual([['sanctioned'], ['sanctioned'], [], []])
  })

  test('tells of a study from its first to its last day', () => {
    expect(pastIn([told('training', 'enrol', { studyStart: '2021-09-01', studyEnd: '2022-08-31' })])).toEqual([
      { event: 'held', programme: 'directed-training', on: '2021-09-01', until: '2022-08-31' },
    ])
  })

  test('counts a failure that was made good as none, and says nothing of other entries', () => {
    expect(events(told('training', 'fail', { status: 'passed' }), told('training', 'report'), told('payment', 'pay'))).toEqual([])
  })

  test('is asked only where the law asks, and what nobody looked up stays unknown', () => {
    expect([asksRegister(directedLaw.policy), asksRegister(law2022.policy)]).toEqual([true, false])
    expect(factsOfRegister(directedLaw.policy, [])).toEqual({ past: [] })
    expect(factsOfRegister(directedLaw.policy, undefined)).toEqual({})
  })
})

describe('3.4 whoever gave up', () => {
  const facts = (past: readonly Past[]) => ({
    subject: 'application' as const,
    id: 'a',
    dossier: blank,
    round: blankRound,
    actor: { id: 'x', seats: [] },
    at: '',
    today: '2021-03-20',
    nonce: '',
    balance: () => 0,
    past,
  })
  const gaveUp = (on: string): Past => ({ event: 'gaveUp', programme: 'directed-training', on })

  test('3.4 is told from which day they may apply again, by the last time that they gave up', () => {
    const wants = asOf(directedLaw.policy, facts([gaveUp('2017-06-20'), gaveUp('2019-02-28'), gaveUp('2015-01-01')]), 'gaveUpBefore', false)
    expect(wants).toEqual({ gaveUpBefore: false, from: '2024-02-28' })
  })

  test('3.4 of anything else is told just what is wanted', () => {
    expect(asOf(directedLaw.policy, facts([]), 'age', { atMost: 40 })).toEqual({ atMost: 40 })
  })
})
