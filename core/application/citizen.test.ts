/** One citizen with two accounts: who types a number learns nothing, and no number stands on two rosters. */
import { describe, expect, test } from 'vitest'
import {
  bodyOf,
  broken,
  consented,
  department,
  employer,
  employerOf,
  formOf,
  hohhot,
  law,
  numberOf,
  on,
  openRound,
  personOf,
  recommended,
  reserved,
  rosterReceived,
  round,
} from '../../test/given.ts'
import type { World } from '../../test/world.ts'
import { citizenOn } from '../accounts.ts'

const ours = bodyOf(hohhot)
const undertakings = law.policy.training.undertakings.value.map(u => u.code)

describe('4.1 one citizen, two accounts', () => {
  const twin = (w: World) => {
    const whole = formOf('b')
    const form = { ...whole, identity: { ...whole.identity, citizenNumber: numberOf('a1') } }
    on(w, 'b', 'start', personOf('b'), '2022-03-07', { round, form })
    const handedIn = on(w, 'b', 'submit', personOf('b'), '2022-03-07')
    on(w, 'b', 'consent', employerOf(employer), '2022-03-08', { conductConfirmed: true, undertakings })
    return handedIn
  }

  test('4.1 whoever types a number that somebody else has is told nothing of it', () => {
    const w = openRound()
    consented(w, 'a1')
    expect(twin(w).ok).toBe(true)
  })

  test('4.1 the second can neither be recommended nor be a reserve, until the first has left the roster', () => {
    const w = openRound()
    recommended(w, 'a1')
    twin(w)
    for (const verb of ['recommend', 'reserve']) expect(broken(on(w, 'b', verb, ours, '2022-03-16'))).toEqual(['oneCitizenOnce'])
    on(w, 'a1', 'withdraw', personOf('a1'), '2022-03-17')
    expect(on(w, 'b', 'recommend', ours, '2022-03-18').ok).toBe(true)
    expect(w.balance(citizenOn(round, numberOf('a1')))).toBe(1)
  })

  test('4.1 a reserve holds it once when moving up, and a returned file gives it back', () => {
    const w = openRound()
    reserved(w, 'a1')
    expect(on(w, 'a1', 'recommend', ours, '2022-03-17').ok).toBe(true)
    expect(w.balance(citizenOn(round, numberOf('a1')))).toBe(1)
    rosterReceived(w)
    on(w, 'a1', 'sendBack', department, '2022-04-20', { corrections: [{ field: 'title', reason: '证书不清' }] })
    expect(w.balance(citizenOn(round, numberOf('a1')))).toBe(0)
    expect(w.dossier('application', 'a1').citizen).toBeUndefined()
  })
})
