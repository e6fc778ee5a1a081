// A guard of the review desk that is taken away turns its check red.
import { describe, expect, test } from 'vitest'
import { getSubject } from '../../core/catalogue.ts'
import {
  bodyOf,
  consented,
  department,
  employer,
  employerOf,
  form,
  hohhot,
  law,
  on,
  openRound,
  personOf,
  recommended,
  rosterReceived,
  round,
} from '../given.ts'
import type { World } from '../world.ts'
import { isRefusedBy, withoutRule } from './checks.ts'

const ours = bodyOf(hohhot)
const undertakings = law.policy.training.undertakings.value.map(u => u.code)
const submitted = (w: World) => {
  on(w, 'a', 'start', personOf('a'), '2022-03-07', { round, form: form({}) })
  on(w, 'a', 'submit', personOf('a'), '2022-03-07')
}
const nominated = (w: World) => {
  recommended(w, 'a')
  rosterReceived(w)
}
const corrections = [{ field: 'title.name', reason: '与证书不符，请示例一核对' }]

describe('the file as it was seen', () => {
  const decisions = [
    ['consent', submitted, employerOf(employer), '2022-03-08', { conductConfirmed: true, undertakings }],
    ['recommend', (w: World) => consented(w, 'a'), ours, '2022-03-15', {}],
    ['reserve', (w: World) => consented(w, 'a'), ours, '2022-03-15', {}],
    ['sendBack', (w: World) => consented(w, 'a'), ours, '2022-03-09', { corrections }],
    ['decline', (w: World) => consented(w, 'a'), ours, '2022-03-15', { reason: 'proof', explanation: '示例' }],
    ['accept', nominated, department, '2022-05-05', {}],
  ] as const
  test.each(decisions)('4.2 without unchangedSinceSeen one may %s what is not as it was on screen', (action, begin, by, day, input) => {
    const attempt = (changed: readonly string[]) => () => {
      const w = openRound()
      begin(w)
      return w.perform({ subject: 'application', id: 'a', action, by, on: day, input, viewed: { changed } })
    }
    expect(attempt([])().ok).toBe(true)
    expect(isRefusedBy(attempt(['title.name']), 'unchangedSinceSeen')).toBe(true)
    expect(withoutRule('application', action, 'unchangedSinceSeen', () => isRefusedBy(attempt(['title.name']), 'unchangedSinceSeen'))).toBe(
      false,
    )
  })
})

describe('what an officer writes', () => {
  const acts = [
    ['sendBack', { corrections }, '示例一核对'],
    ['decline', { reason: 'proof', explanation: '示例一的材料不能证明年限' }, '示例一的材料'],
  ] as const
  const writes = (action: string, input: object) => {
    const w = openRound()
    consented(w, 'a')
    on(w, 'a', action, ours, '2022-03-09', input)
    return JSON.stringify(w.journal)
  }
  test.each(acts)('4.1 without its decision %s would write into the journal what is said of a person', (action, input, words) => {
    expect(writes(action, input)).not.toContain(words)
    const verb: object = Reflect.get(getSubject('application').actions, action)
    const decide: unknown = Reflect.get(verb, 'decide')
    Reflect.set(verb, 'decide', undefined)
    try {
      expect(writes(action, input)).toContain(words)
    } finally {
      Reflect.set(verb, 'decide', decide)
    }
  })
})
