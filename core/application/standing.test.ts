// What a person hears of their own file: who has it, since when, until when, and what lies behind and ahead.
import { expect, test } from 'vitest'
import { law } from '../../test/given.ts'
import { estimateOf, standingOf } from './standing.ts'

const at = (action: string, on: string) => ({ action, on })
const given = { status: 'consented', waitsFor: 'body' as const, since: '2022-03-12', due: '2022-03-25', today: '2022-03-20' }
const untilConsent = [at('start', '2022-03-08'), at('save', '2022-03-09'), at('submit', '2022-03-10'), at('consent', '2022-03-12')]
const states = (standing: ReturnType<typeof standingOf>) => standing.steps.map(({ name, state }) => `${name} ${state}`)

test('7.1 the body has it since the consent, and its answer is due by a date', () => {
  const standing = standingOf({ ...given, history: untilConsent })
  expect(standing).toMatchObject({ holder: 'body', since: '2022-03-12', due: '2022-03-25', late: false, ended: false })
  expect(states(standing)).toEqual(['submit done', 'consent done', 'recommend now', 'nominate ahead', 'accept ahead', 'admit ahead'])
  expect(standing.steps[1]).toMatchObject({ on: '2022-03-12' })
})

test('the last day is not late, the day after is', () => {
  expect(standingOf({ ...given, today: '2022-03-25', history: untilConsent }).late).toBe(false)
  expect(standingOf({ ...given, today: '2022-03-26', history: untilConsent }).late).toBe(true)
})

test('a return puts every step ahead again, and the next handing in counts anew', () => {
  const back = [...untilConsent, at('sendBack', '2022-03-13')]
  expect(states(standingOf({ ...given, status: 'returned', waitsFor: 'person', history: back }))[0]).toBe('submit now')
  const again = standingOf({ ...given, history: [...back, at('submit', '2022-03-14')] })
  expect(again.steps.slice(0, 2)).toEqual([
    { name: 'submit', state: 'done', on: '2022-03-14' },
    { name: 'consent', state: 'now' },
  ])
})

test('a reserve is told as one, and a reserve who is called up as recommended', () => {
  const reserve = [...untilConsent, at('reserve', '2022-03-15')]
  expect(standingOf({ ...given, history: reserve }).steps[2]).toEqual({ name: 'recommend', state: 'done', on: '2022-03-15', reserve: true })
  expect(standingOf({ ...given, history: [...reserve, at('recommend', '2022-03-20')] }).steps[2]).not.toHaveProperty('reserve')
})

test.each(['declined', 'withdrawn', 'lapsed', 'admitted'])('what is %s waits for nobody and has no day left', status => {
  const standing = standingOf({ ...given, status, history: untilConsent, today: '2023-01-01' })
  expect(standing).toMatchObject({ ended: true, holder: undefined, late: false })
  expect(standing).not.toHaveProperty('due')
  expect(standing.steps.some(({ state }) => state === 'now')).toBe(false)
})

test('7.1 where no answer day is set the window of the next step tells by when, and a window that is over tells nothing', () => {
  const { windows } = law.policy.procedure
  const { due: _, ...undated } = given
  const standing = standingOf({ ...undated, status: 'accepted', waitsFor: 'department', history: untilConsent })
  expect(estimateOf(standing, 'accepted', windows, '2022-05-10')).toEqual({ by: windows.review.value.to, clause: windows.review.clause })
  expect(estimateOf(standing, 'accepted', windows, '2023-01-01')).toBeUndefined()
  expect(estimateOf(standing, 'draft', windows, '2022-03-10')).toBeUndefined()
  expect(estimateOf(standingOf({ ...given, history: untilConsent }), 'consented', windows, '2022-03-20')).toBeUndefined()
})
