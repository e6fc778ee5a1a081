// Filling in for somebody: on whose behalf, what stays the person's own, and how it is taken back.
import { describe, expect, test } from 'vitest'
import {
  bodyOf,
  broken,
  digest,
  employer,
  employerOf,
  firstRefusal,
  form,
  formPage,
  hohhot,
  law,
  on,
  openRound,
  personOf,
  round,
} from '../../test/given.ts'
import type { World } from '../../test/world.ts'
import { paperCode } from '../paper-code.ts'
import { makeCitizenNumber } from '../standards/index.ts'

const clerk = bodyOf(hohhot)
const unit = employerOf(employer)
const asBody = { role: 'body', organisation: hohhot }
const asUnit = { role: 'employer', organisation: employer }
const { pledges, ...unpledged } = form({})
const self = personOf('a1')

const opened = (helper = asBody, by = clerk): World => {
  const w = openRound()
  on(w, 'a1', 'startFor', by, '2022-03-07', { round, helper, form: unpledged })
  return w
}
const start = (given: object = {}, by = clerk, helper = asBody) =>
  broken(on(openRound(), 'a1', 'startFor', by, '2022-03-07', { round, helper, form: { ...unpledged, ...given } }))
type Read = Pick<Parameters<World['perform']>[0], 'scanned' | 'printed'>
const signed = (w: World, base: number, read: Read = { scanned: formPage('a1', base) }, versionCode?: string) => {
  const input = { base, scan: digest('d'), ...(versionCode !== undefined && { versionCode }) }
  return w.perform({ subject: 'application', id: 'a1', action: 'signOnPaper', by: clerk, on: '2022-03-08', input, ...read })
}

describe('filling in for somebody', () => {
  test('4.1 a body’s clerk opens a form for a person without an account, and the record says on whose behalf', () => {
    const w = opened()
    expect(w.dossier('application', 'a1')).toMatchObject({
      status: 'draft',
      person: 'of-a1',
      helper: asBody,
      filledBy: 'helper',
      body: hohhot,
    })
    expect(w.journal.at(-1)).toMatchObject({ action: 'startFor', role: 'body', fact: { helper: asBody } })
  })

  test('4.1 an employer’s clerk does so for their own unit', () =>
    expect(opened(asUnit, unit).dossier('application', 'a1')).toMatchObject({ employer, helper: asUnit }))

  test('4.1 nobody fills in on behalf of an organisation that is not theirs, or of a body without places', () => {
    expect(start({}, clerk, { role: 'body', organisation: '150200' })).toEqual(['helpsForOwn'])
    expect(start({}, clerk, asUnit)).toEqual(['helpsForOwn'])
    expect(start({}, bodyOf('nowhere'), { role: 'body', organisation: 'nowhere' })).toEqual(['helpsForOwn'])
    expect(start({}, personOf('x'))).toEqual(['by'])
  })

  test('4.1 a pledge is given by the person alone, when the form is opened and when it is saved', () => {
    expect(start({ pledges })).toEqual(['pledgesAreOwn'])
    expect(broken(on(opened(), 'a1', 'save', clerk, '2022-03-08', { form: { ...unpledged, pledges: { truth: true } }, base: 1 }))).toEqual([
      'pledgesAreOwn',
    ])
  })

  test('4.1 a form without the person’s pledges is not handed in, and names what lacks', () => {
    const answer = on(opened(), 'a1', 'submit', clerk, '2022-03-08')
    expect(new Set(broken(answer))).toEqual(new Set(['formIsComplete', 'newestNoticeIsAgreed', 'healthConsentIsGiven']))
    expect(firstRefusal(answer)).toContain('formIsComplete')
  })

  test('4.1 the form that the person signed on paper stands for the pledges, and for that version alone', () => {
    const w = opened()
    expect(broken(signed(w, 7, { scanned: formPage('a1', 1) }))).toEqual(['builtOnNewest'])
    expect(broken(signed(w, 1))).toEqual([])
    expect(w.dossier('application', 'a1')).toMatchObject({ version: 2, signedOnPaper: 1 })
    expect(broken(on(w, 'a1', 'save', clerk, '2022-03-08', { form: { ...unpledged, achievements: '另写' }, base: 2 }))).toEqual([])
    expect(w.dossier('application', 'a1').signedOnPaper).toBeUndefined()
    expect(broken(on(w, 'a1', 'submit', clerk, '2022-03-08'))).toContain('formIsComplete')
    signed(w, 3)
    expect(broken(on(w, 'a1', 'submit', clerk, '2022-03-08'))).toEqual([])
    expect(w.dossier('application', 'a1')).toMatchObject({ status: 'submitted', body: hohhot, employer, helper: asBody, signedOnPaper: 3 })
  })

  test('4.1 the scan of another form, of an earlier version, or of what was never scanned is refused with what it is', () => {
    const w = opened()
    const roster = paperCode({ kind: 'roster', id: `${round}.inside.${hohhot}`, version: 3, hash: digest('1'), page: 1, pages: 1 })
    const wants = { paper: 'form', id: 'a1', version: 1 }
    for (const [scanned, found] of [
      [formPage('a2', 1), { paper: 'form', id: 'a2', version: 1 }],
      [formPage('a1', 2), { paper: 'form', id: 'a1', version: 2 }],
      [[{ codes: [roster], pictures: 1 }], { paper: 'roster', version: 3 }],
      [formPage('a1', 1, 0), 'unscanned'],
    ] as const) {
      const answer = signed(w, 1, { scanned })
      const refusal = answer.ok ? undefined : answer.refusals[0]
      expect(refusal).toMatchObject({ rule: 'signedPageIsOfForm', clause: law.policy.documents.formCopies.clause, found, wants })
    }
    expect(broken(signed(w, 1, { scanned: [...formPage('a1', 1), ...formPage('a2', 1)] }))).toEqual(['signedPageIsOfForm'])
  })

  test('4.1 where no code can be read the short one that was printed is typed, and a wrong one is refused with the version that bears it', () => {
    const unread = [{ codes: [], pictures: 1 }]
    const w = opened()
    expect(broken(signed(w, 1, { scanned: unread }))).toEqual(['signedPageIsTied'])
    const old = signed(w, 1, { scanned: unread, printed: 7 }, 'XK4M-9Q2T')
    expect(old).toMatchObject({ refusals: [{ rule: 'signedPageIsTied', found: { version: 7 }, wants: { version: 1 } }] })
    expect(broken(signed(w, 1, { scanned: unread }, 'XK4M-9Q2T'))).toEqual(['signedPageIsTied'])
    expect(broken(signed(w, 1, { scanned: [], printed: 1 }, 'XK4M-9Q2T'))).toEqual(['signedPageIsTied'])
    expect(broken(signed(w, 1, { scanned: unread, printed: 1 }, 'XK4M-9Q2T'))).toEqual([])
    expect(w.journal.at(-1)).toMatchObject({ action: 'signOnPaper', fact: { signed: 1, shown: 'typed' } })
    expect(broken(signed(w, 2))).toEqual([])
    expect(w.journal.at(-1)).toMatchObject({ fact: { signed: 2, shown: 'code' } })
  })

  test('4.1 half a form is not signed', () => {
    const w = openRound()
    on(w, 'a1', 'startFor', clerk, '2022-03-07', { round, helper: asBody, form: { identity: unpledged.identity } })
    expect(broken(signed(w, 1))).toContain('formIsComplete')
  })

  test('4.1 a clerk hands nothing in that belongs to another body or employer', () => {
    const elsewhere = form({ division: '150221' })
    const w = openRound()
    on(w, 'a1', 'startFor', clerk, '2022-03-07', { round, helper: asBody, form: { ...elsewhere, pledges: undefined } })
    signed(w, 1)
    expect(broken(on(w, 'a1', 'submit', clerk, '2022-03-08'))).toEqual(['handsInForOwn'])
  })

  test('4.1 what the clerk opened by mistake is taken away, but not once its person has written in it', () => {
    const w = opened()
    expect(broken(on(w, 'a1', 'discard', bodyOf('150200'), '2022-03-08', { base: 1 }))).toEqual(['by'])
    expect(broken(on(w, 'a1', 'discard', clerk, '2022-03-08', { base: 1 }))).toEqual([])
    expect(w.balance(`applications/${round}/of-a1`)).toBe(0)
    const taken = opened()
    const owner = { ...self, person: 'of-a1' }
    expect(broken(on(taken, 'a1', 'save', owner, '2022-03-08', { form: form({}), base: 1 }))).toEqual([])
    expect(taken.dossier('application', 'a1').filledBy).toBe('person')
    expect(broken(on(taken, 'a1', 'discard', clerk, '2022-03-08', { base: 2 }))).toEqual(['untouchedByPerson'])
    expect(broken(on(taken, 'a1', 'submit', owner, '2022-03-08'))).toEqual([])
  })

  test('4.1 an application that its person opened takes no helper', () => {
    const w = openRound()
    on(w, 'a1', 'start', self, '2022-03-07', { round, form: form({}) })
    expect(broken(on(w, 'a1', 'save', clerk, '2022-03-08', { form: unpledged, base: 1 }))).toEqual(['by'])
    expect(broken(on(w, 'a1', 'startFor', clerk, '2022-03-08', { round, helper: asBody, form: unpledged }))).toEqual(['from'])
  })

  test('a name is wanted, and numbers of other people are neither asked for nor told', () => {
    const nameless = { identity: { citizenNumber: makeCitizenNumber({ division: '159900', birthDate: '1990-05-06', serial: 12 }) } }
    expect(() => start(nameless)).toThrow(/identity.name/)
  })
})
