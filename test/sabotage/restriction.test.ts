// The guard of a restriction that is taken away turns its check red.
import { describe, expect, test } from 'vitest'
import { bodyOf, consented, department, hohhot, on, openRound, personOf, recommended, rosterReceived, round } from '../given.ts'
import type { World } from '../world.ts'
import { isAllThatStands, isRefusedBy, withoutRule } from './checks.ts'

const me = personOf('a')
const restricted = (w: World) => {
  w.must({ subject: 'inquiry', id: 'q', action: 'askData', by: me, on: '2022-03-10', input: { round, wish: 'restrict', text: '示例' } })
  w.must({ subject: 'inquiry', id: 'q', action: 'answer', by: department, on: '2022-03-11', input: { text: '示例', outcome: 'done' } })
  return w
}
const decides = (action: string) => () => {
  const w = openRound()
  consented(w, 'a')
  restricted(w)
  return () => on(w, 'a', action, bodyOf(hohhot), '2022-03-15')
}
const accepts = () => {
  const w = openRound()
  recommended(w, 'a')
  rosterReceived(w)
  restricted(w)
  return () => on(w, 'a', 'accept', department, '2022-04-20')
}

describe('a restriction', () => {
  test.each([
    ['recommend', decides('recommend')],
    ['reserve', decides('reserve')],
    ['accept', accepts],
  ] as const)('R37 without the guard %s uses restricted data', (verb, given) => {
    expect(isAllThatStands('application', verb, 'dataIsNotRestricted', given)).toEqual([true, true])
  })

  test('R37 without the guard the office lifts a restriction and says nothing', () => {
    const w = restricted(openRound())
    const lifts = () => w.perform({ subject: 'inquiry', id: 'q', action: 'liftRestriction', by: department, on: '2022-03-16', input: {} })
    expect(isRefusedBy(lifts, 'officeSaysWhy')).toBe(true)
    expect(withoutRule('inquiry', 'liftRestriction', 'officeSaysWhy', () => lifts().ok)).toBe(true)
  })
})
