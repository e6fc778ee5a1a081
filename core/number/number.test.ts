/** The register of document numbers: papers made elsewhere take the next one, and a void number stays with its reason. */
import { describe, expect, test } from 'vitest'
import { bodyOf, broken, department, firstRefusal, hohhot, leader, round } from '../../test/given.ts'
import type { World } from '../../test/world.ts'
import { enrolled, id, missed, notified, onCertificate, onTraining, pass, trainee } from '../../test/year.ts'
import { numbersGiven } from '../accounts.ts'
import { blank, numberOfEntry } from './dossier.ts'

const paper = { title: '关于做好结业考核工作的通知', addressee: '各培养单位' }
const on = (w: World, action: string, by = department, input: unknown = {}, number = `${round}.own`, day = '2023-09-04') =>
  w.perform({ subject: 'number', id: number, action, by, on: day, input })
const at = (w: World, number = `${round}.own`) => ({ ...blank, ...w.dossier('number', number) })
const entryOf = (w: World, action: string) => numberOfEntry(round, w.journal.findIndex(entry => entry.action === action) + 1)

describe('a paper that is made elsewhere', () => {
  test('4.3 takes the next number of the same register, and the certificate after it the one after', () => {
    const w = enrolled()
    pass(w)
    on(w, 'draw', department, paper)
    onCertificate(w, 'issue', department, '2023-09-11')
    expect(at(w)).toMatchObject({ status: 'given', number: { code: '内人社办函', year: 2023, number: 1 }, givenOn: '2023-09-04' })
    expect(w.dossier('certificate', id)).toMatchObject({ number: { year: 2023, number: 2 } })
    expect(w.balance(numbersGiven('内人社办函', 2023))).toBe(2)
  })

  test('4.3 its title is sealed: the journal says no word of it', () => {
    const w = enrolled()
    on(w, 'draw', department, paper)
    expect(JSON.stringify(w.journal)).not.toContain('结业考核')
  })

  test('4.3 nobody but the office draws a number, and none is drawn twice for one paper', () => {
    const w = enrolled()
    for (const other of [trainee, bodyOf(hohhot)]) expect(broken(on(w, 'draw', other, paper))).toEqual(['by'])
    on(w, 'draw', department, paper)
    expect(broken(on(w, 'draw', department, paper))).toEqual(['from'])
    expect(w.balance(numbersGiven('内人社办函', 2023))).toBe(1)
  })
})

describe('a void number', () => {
  test('4.3 stays in the register with its reason and is not given again', () => {
    const w = enrolled()
    on(w, 'draw', department, paper)
    on(w, 'annul', leader, { reason: 'misprinted', explanation: '漏印一页' })
    on(w, 'draw', department, paper, `${round}.again`)
    expect(at(w)).toMatchObject({ status: 'annulled', number: { number: 1 }, annulled: { reason: 'misprinted', on: '2023-09-04' } })
    expect(at(w, `${round}.again`)).toMatchObject({ number: { number: 2 } })
  })

  test('6.5 a certificate that stands keeps its number: it is revoked first', () => {
    const w = enrolled()
    pass(w)
    onCertificate(w, 'issue', department, '2023-09-11')
    const number = entryOf(w, 'issue')
    expect(firstRefusal(on(w, 'annul', department, { reason: 'withdrawn' }, number))).toBe('paperIsWithdrawn 4.3')
    onCertificate(w, 'revoke', leader, '2023-09-12', { reason: 'issuedInError' })
    expect(broken(on(w, 'annul', department, { reason: 'withdrawn' }, number))).toEqual([])
    expect(at(w, number)).toMatchObject({ round, bearer: { subject: 'certificate', id }, number: { year: 2023, number: 1 } })
  })

  test('4.3 an enrolment notice that somebody is called by keeps its number', () => {
    const w = missed()
    const number = entryOf(w, 'notify')
    expect(firstRefusal(on(w, 'annul', department, { reason: 'unused' }, number))).toBe('paperIsWithdrawn 4.3')
    onTraining(w, 'release', department, '2022-09-12')
    expect(w.dossier('training', id)).toMatchObject({ status: 'released' })
    expect(broken(on(w, 'annul', department, { reason: 'unused' }, number))).toEqual([])
  })

  test('4.3 what was never given can’t be void', () => {
    const w = notified()
    const none = numberOfEntry(round, 1)
    expect(firstRefusal(on(w, 'annul', department, { reason: 'unused' }, none))).toBe('numberWasGiven 4.3')
    expect(firstRefusal(on(w, 'annul', department, { reason: 'unused' }, `${round}.nothing`))).toBe('numberWasGiven 4.3')
  })

  test('4.3 an annulling by mistake is taken back, and both acts stay on record', () => {
    const w = enrolled()
    on(w, 'draw', department, paper)
    on(w, 'annul', department, { reason: 'other' })
    on(w, 'reinstate', leader, { reason: '误操作' })
    expect(at(w)).toMatchObject({ status: 'given', annulled: undefined, number: { number: 1 } })
    expect(w.journal.filter(entry => entry.subject === 'number').map(entry => entry.action)).toEqual(['draw', 'annul', 'reinstate'])
  })
})
