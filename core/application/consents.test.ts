// What people are told of their data and agree to, version by version, and apart for their health.
import { expect, test } from 'vitest'
import type { Law } from '../../policy/shape.ts'
import {
  bodyOf,
  broken,
  department,
  firstRefusal,
  formOf,
  hohhot,
  law,
  on,
  openRound,
  personOf,
  recommended,
  rosterReceived,
  round,
} from '../../test/given.ts'
import type { World } from '../../test/world.ts'
import { fold, getSubject } from '../catalogue.ts'
import { checkPolicy } from '../policy-check.ts'
import { formToRead, ticksFor } from './consents.ts'

const me = personOf('a')
const whole = formOf('a')
const ticks = ticksFor(law.policy)
const { notice: _, health: __, ...unticked } = whole.pledges
const { healthy: ___, ...silent } = whole.identity
const at = (w: World) => w.dossier('application', 'a')
const started = (form: unknown = whole, w = openRound()) => {
  expect(broken(on(w, 'a', 'start', me, '2022-03-07', { round, form }))).toEqual([])
  return w
}
const nominated = (id: string) => {
  const w = openRound()
  recommended(w, id)
  rosterReceived(w)
  return w
}
const handedIn = () => {
  const w = started()
  expect(broken(on(w, 'a', 'submit', me, '2022-03-08'))).toEqual([])
  return w
}

/** The same law with one more version of what is asked. */
const newer = (of: 'notice' | 'health'): Law => {
  const { personalData } = law.policy
  if (!personalData) throw new Error('the policy of 2022 asks for nothing')
  const [first] = personalData[of].value
  const version = { ...first, version: '2022-2', from: '2022-03-20' }
  return { ...law, policy: { ...law.policy, personalData: { ...personalData, [of]: { ...personalData[of], value: [first, version] } } } }
}

test('R38 the entry says which version of the notice and of the consent on health was agreed to, by its digest, and on which day', () => {
  const w = started()
  expect(at(w).consents).toMatchObject({ notice: { version: '2022-1', on: '2022-03-07' }, health: { version: '2022-1', on: '2022-03-07' } })
  expect(at(w).consents?.notice?.digest).toMatch(/^[0-9a-f]{64}$/)
  expect(at(w).consents?.notice?.digest).not.toBe(at(w).consents?.health?.digest)
  on(w, 'a', 'save', me, '2022-03-08', { form: { ...whole, achievements: '另写' } })
  expect(w.journal.at(-1)?.fact).toEqual({ version: 2 })
})

test('R38 nobody hands in a form without the notice and the consent on health, each refused by its own clause', () => {
  const w = started({ ...whole, identity: silent, pledges: unticked })
  expect(broken(on(w, 'a', 'submit', me, '2022-03-08'))).toEqual(expect.arrayContaining(['newestNoticeIsAgreed', 'healthConsentIsGiven']))
})

test('R38 3.1.2 health is not filled in before the consent apart, and goes from the form with it', () => {
  const w = openRound()
  expect(firstRefusal(on(w, 'a', 'start', me, '2022-03-07', { round, form: { ...whole, pledges: unticked } }))).toBe(
    'healthAfterConsent 3.1.2',
  )
  started(whole, w)
  const stays = { ...whole, pledges: { ...unticked, notice: ticks.notice } }
  expect(broken(on(w, 'a', 'save', me, '2022-03-08', { form: stays }))).toEqual(['healthAfterConsent'])
  expect(broken(on(w, 'a', 'save', me, '2022-03-08', { form: { ...stays, identity: silent } }))).toEqual([])
  expect(at(w).consents?.health).toMatchObject({ withdrawnOn: '2022-03-08' })
  expect(broken(on(w, 'a', 'submit', me, '2022-03-09'))).toContain('healthConsentIsGiven')
  expect(broken(on(w, 'a', 'save', me, '2022-03-09', { form: whole }))).toEqual([])
  expect(at(w).consents?.health?.withdrawnOn).toBeUndefined()
  expect(broken(on(w, 'a', 'submit', me, '2022-03-09'))).toEqual([])
})

test('R38 a newer version asks again before the form is handed in, and so does one whose words were changed under the same number', () => {
  for (const of of ['notice', 'health'] as const) {
    const w = started({ ...whole, identity: silent }, openRound(newer(of)))
    const asks = of === 'notice' ? 'newestNoticeIsAgreed' : 'healthConsentIsGiven'
    expect(broken(on(w, 'a', 'submit', me, '2022-03-08'))).toContain(asks)
    on(w, 'a', 'save', me, '2022-03-21', { form: { ...whole, pledges: { ...whole.pledges, [of]: '2022-2' } } })
    expect(at(w).consents?.[of]).toMatchObject({ version: '2022-2', on: '2022-03-21' })
    expect(broken(on(w, 'a', 'submit', me, '2022-03-21'))).toEqual([])
  }
  const w = started()
  const state = at(w)
  const other = { ...state, consents: { ...state.consents, notice: { version: '2022-1', digest: '0'.repeat(64), on: '2022-03-07' } } }
  w.put('application', 'a', other)
  expect(broken(on(w, 'a', 'submit', me, '2022-03-08'))).toEqual(['newestNoticeIsAgreed'])
})

test('R38 the consent on health can be taken back after the form is in: nothing is judged further until it is given again', () => {
  const w = handedIn()
  expect(broken(on(w, 'a', 'withdrawConsent', department, '2022-03-09'))).toEqual(['by'])
  on(w, 'a', 'consent', { id: 'e', seats: [{ role: 'employer', organisation: whole.employer.creditCode }] }, '2022-03-09', {
    conductConfirmed: true,
    undertakings: law.policy.training.undertakings.value.map(({ code }) => code),
  })
  expect(broken(on(w, 'a', 'withdrawConsent', me, '2022-03-10'))).toEqual([])
  expect(broken(on(w, 'a', 'withdrawConsent', me, '2022-03-10'))).toEqual(['healthConsentIsThere'])
  expect(firstRefusal(on(w, 'a', 'recommend', bodyOf(hohhot), '2022-03-11'))).toBe('healthConsentStands 3.1.2')
  expect(broken(on(w, 'a', 'agreeToNotice', me, '2022-03-12', { of: 'health', version: '2021-9' }))).toEqual(['noticeIsNewest'])
  expect(broken(on(w, 'a', 'agreeToNotice', me, '2022-03-12', { of: 'health', version: '2022-1' }))).toEqual([])
  expect(broken(on(w, 'a', 'agreeToNotice', me, '2022-03-12', { of: 'health', version: '2022-1' }))).toEqual(['consentIsAsked'])
  expect(broken(on(w, 'a', 'recommend', bodyOf(hohhot), '2022-03-12'))).toEqual([])
})

test('R38 what was decided stands when the consent is taken back, and nobody else reads a word on health', () => {
  const w = nominated('a')
  on(w, 'a', 'accept', department, '2022-04-20')
  expect(broken(on(w, 'a', 'withdrawConsent', me, '2022-04-21'))).toEqual([])
  expect(at(w).status).toBe('accepted')
  const form = { ...whole, proofs: [{ of: 'health', file: { sha256: 'f'.repeat(64), name: '体检.pdf' } }] }
  expect(formToRead(form, at(w))).toMatchObject({ identity: silent, proofs: [] })
  expect(Object.keys(Object(Reflect.get(Object(formToRead(form, at(w))), 'identity')))).not.toContain('healthy')
  expect(formToRead(form, { consents: undefined })).toBe(form)
})

test('R38 who fills in for somebody ticks nothing for them: the signed paper stands for both', () => {
  const w = openRound()
  const clerk = bodyOf(hohhot)
  const input = { round, helper: { role: 'body', organisation: hohhot }, form: { ...whole, pledges: ticks } }
  expect(broken(on(w, 'a', 'startFor', clerk, '2022-03-07', input))).toEqual(['pledgesAreOwn'])
})

test('R38 entries of before notices had versions still fold, and whoever applied then is not held up', () => {
  const subject = getSubject('application')
  const entry = { subject: 'application', id: 'a', n: 1, action: 'start', actor: 'x', role: 'newcomer', at: '', edition: '' }
  const old = fold(subject, subject.blank, { ...entry, fact: { round, person: me.person }, kept: 'k' })
  expect(old).toMatchObject({ status: 'draft', version: 1 })
  expect(old).not.toHaveProperty('consents')
  const w = nominated('b')
  const { consents: _gone, ...before } = w.dossier('application', 'b')
  w.put('application', 'b', before)
  expect(broken(on(w, 'b', 'accept', department, '2022-04-20'))).toEqual([])
})

test('R38 a policy says each version once, and the newest last', () => {
  const found = (versions: readonly { readonly version: string; readonly from: string }[]) => {
    const { personalData } = law.policy
    const [words] = personalData?.notice.value ?? []
    if (!personalData || !words) throw new Error('the policy of 2022 asks for nothing')
    const value = versions.map(one => ({ ...words, ...one }))
    const policy = { ...law.policy, personalData: { ...personalData, notice: { ...personalData.notice, value } } }
    return checkPolicy({ law: { ...law, policy }, examples: [], silent: [], locate: path => ({ file: path.join('.'), line: 1 }) }).flatMap(
      ({ file, rule }) => (file.includes('personalData') ? [`${file.slice('policy.personalData.notice.value.'.length)} ${rule}`] : []),
    )
  }
  const [one, two] = [
    { version: '2022-1', from: '2022-03-03' },
    { version: '2022-2', from: '2022-03-20' },
  ] as const
  expect(found([one, two])).toEqual([])
  expect(found([one, { ...two, version: '2022-1' }])).toEqual(['1.version codeTwice'])
  expect(found([two, one])).toEqual(['1.from outOfRange'])
})
