// A guard of filling in for somebody that is taken away turns its check red.
import { describe, expect, test } from 'vitest'
import type { Scanned } from '../../core/facts.ts'
import { bodyOf, digest, form, formPage, hohhot, on, openRound, round } from '../given.ts'
import type { World } from '../world.ts'
import { isAllThatStands, isRefusedBy, withoutRule } from './checks.ts'

const clerk = bodyOf(hohhot)
const { pledges, ...unpledged } = form({})
const opens = (organisation: string, more: object = {}) => {
  const w = openRound()
  const input = { round, helper: { role: 'body', organisation }, form: { ...unpledged, ...more } }
  return () => on(w, 'a', 'startFor', clerk, '2022-03-07', input)
}
const filledIn = (given: Parameters<typeof form>[0] = {}): World => {
  const w = openRound()
  const input = { round, helper: { role: 'body', organisation: hohhot }, form: { ...form(given), pledges: undefined } }
  w.must({ subject: 'application', id: 'a', action: 'startFor', by: clerk, on: '2022-03-07', input })
  return w
}
const signs =
  (w: World, scanned: readonly Scanned[] = formPage('a', 1)) =>
  () => {
    const input = { base: 1, scan: digest('d') }
    return w.perform({ subject: 'application', id: 'a', action: 'signOnPaper', by: clerk, on: '2022-03-08', input, scanned })
  }
const handsIn = () => {
  const w = filledIn({ division: '150221' })
  signs(w)()
  return () => on(w, 'a', 'submit', clerk, '2022-03-08')
}
const takesAway = () => {
  const w = filledIn()
  on(w, 'a', 'save', { id: 'account', person: 'of-a', seats: [] }, '2022-03-08', { form: form({}), base: 1 })
  return () => on(w, 'a', 'discard', clerk, '2022-03-08', { base: 2 })
}
const pledgesFor = () => {
  const w = filledIn()
  return () => on(w, 'a', 'save', clerk, '2022-03-08', { form: form({}), base: 1 })
}
const signsHalf = () => {
  const w = openRound()
  const input = { round, helper: { role: 'body', organisation: hohhot }, form: { identity: unpledged.identity } }
  w.must({ subject: 'application', id: 'a', action: 'startFor', by: clerk, on: '2022-03-07', input })
  return signs(w)
}
const signsAnother = (page: readonly Scanned[]) => () => signs(filledIn(), page)

const guards = [
  ['helpsForOwn somebody fills in on behalf of another body', 'startFor', 'helpsForOwn', () => opens('150200')],
  ['pledgesAreOwn a clerk pledges for the person as the file is opened', 'startFor', 'pledgesAreOwn', () => opens(hohhot, { pledges })],
  ['pledgesAreOwn a clerk pledges for the person in a save', 'save', 'pledgesAreOwn', pledgesFor],
  ['formIsComplete half a form is signed', 'signOnPaper', 'formIsComplete', signsHalf],
  [
    'signedPageIsOfForm the signature on an earlier version stands for this one',
    'signOnPaper',
    'signedPageIsOfForm',
    signsAnother(formPage('a', 7)),
  ],
  ['signedPageIsTied a page of nobody knows what stands for the signature', 'signOnPaper', 'signedPageIsTied', signsAnother([])],
  ['handsInForOwn a clerk hands in what belongs to another body', 'submit', 'handsInForOwn', handsIn],
  ['untouchedByPerson a clerk takes away what the person wrote', 'discard', 'untouchedByPerson', takesAway],
] as const

describe('filling in for somebody', () => {
  test.each(guards)('4.1 without %s', (_what, verb, rule, given) => {
    expect(isRefusedBy(given(), rule)).toBe(true)
    const attempt = given()
    expect(withoutRule('application', verb, rule, () => isRefusedBy(attempt, rule))).toBe(false)
  })
})

test('4.1 without forSomebodyElse a clerk fills in for themself by way of the office', () => {
  const given = () => {
    const w = openRound()
    const input = { round, helper: { role: 'body', organisation: hohhot }, form: unpledged }
    return () => w.perform({ subject: 'application', id: 'a', action: 'startFor', by: clerk, on: '2022-03-07', input, ownNumber: true })
  }
  expect(isAllThatStands('application', 'startFor', 'forSomebodyElse', given)).toEqual([true, true])
})
