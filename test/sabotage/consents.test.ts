// A guard of what people agree to that is taken away turns its check red.
import { describe, expect, test } from 'vitest'
import { formToRead } from '../../core/application/consents.ts'
import { bodyOf, consented, department, formOf, hohhot, on, openRound, personOf, recommended, rosterReceived, round } from '../given.ts'
import { isAllThatStands } from './checks.ts'

const me = personOf('a')
const whole = formOf('a')
const { notice: _, health: __, ...unticked } = whole.pledges
const { healthy: ___, ...silent } = whole.identity

const begins = () => {
  const w = openRound()
  return () => on(w, 'a', 'start', me, '2022-03-07', { round, form: { ...whole, pledges: unticked } })
}
const saves = () => {
  const w = openRound()
  on(w, 'a', 'start', me, '2022-03-07', { round, form: whole })
  return () => on(w, 'a', 'save', me, '2022-03-08', { form: { ...whole, pledges: unticked } })
}
const handsIn = (left: 'notice' | 'health') => () => {
  const w = openRound()
  const pledges = left === 'notice' ? { ...whole.pledges, notice: undefined } : whole.pledges
  on(w, 'a', 'start', me, '2022-03-07', { round, form: { ...whole, identity: left === 'health' ? silent : whole.identity, pledges } })
  if (left === 'health') {
    const state = w.dossier('application', 'a')
    on(w, 'a', 'save', me, '2022-03-07', { form: whole })
    w.put('application', 'a', { ...w.dossier('application', 'a'), consents: { notice: state.consents?.notice } })
  }
  return () => on(w, 'a', 'submit', me, '2022-03-08')
}
const takenBack = () => {
  const w = openRound()
  consented(w, 'a')
  on(w, 'a', 'withdrawConsent', me, '2022-03-10')
  return w
}
const recommends = () => {
  const w = takenBack()
  return () => on(w, 'a', 'recommend', bodyOf(hohhot), '2022-03-15')
}
const accepts = () => {
  const w = openRound()
  recommended(w, 'a')
  rosterReceived(w)
  on(w, 'a', 'withdrawConsent', me, '2022-04-19')
  return () => on(w, 'a', 'accept', department, '2022-04-20')
}
const agrees = () => {
  const w = takenBack()
  return () => on(w, 'a', 'agreeToNotice', me, '2022-03-11', { of: 'health', version: '2021-1' })
}

const guards = [
  ['health is filled in before the consent', 'start', 'healthAfterConsent', begins],
  ['health stays on the form when the consent goes', 'save', 'healthAfterConsent', saves],
  ['a form is handed in by who was told of nothing', 'submit', 'newestNoticeIsAgreed', handsIn('notice')],
  ['a form is handed in without the consent on health', 'submit', 'healthConsentIsGiven', handsIn('health')],
  ['a body recommends whoever took the consent back', 'recommend', 'healthConsentStands', recommends],
  ['the office accepts whoever took the consent back', 'accept', 'healthConsentStands', accepts],
  ['somebody agrees to what is not asked any more', 'agreeToNotice', 'noticeIsNewest', agrees],
] as const

describe('what people agree to', () => {
  test.each(guards)('R38 without the guard %s', (_what, verb, rule, given) => {
    expect(isAllThatStands('application', verb, rule, given)).toEqual([true, true])
  })

  test('R38 without the form to read, who vets reads of the health of somebody who took the consent back', () => {
    const reads = (read: (form: unknown, state: object) => unknown) =>
      JSON.stringify(read(whole, { consents: { health: { withdrawnOn: '2022-03-10' } } })).includes('healthy')
    expect(reads(formToRead)).toBe(false)
    expect(reads(form => form)).toBe(true)
  })
})
