// A certificate of two issuers, and what it tells of a result.
import { expect, test } from 'vitest'
import { broken, refusals } from '../../test/given.ts'
import { academy, enrolled, modular, officer, on, told, withTraining } from '../../test/modular.ts'
import type { World } from '../../test/world.ts'

const lastDay = '2024-07-03'
const joint = withTraining(modular, {
  certificate: { ...modular.policy.training.certificate, coSign: { value: { notedBy: 'department' }, clause: '5.6' } },
})
const host = (part: string, grade: number | 'passed') => ({ part, grades: [{ by: 'host', grade }] })
const passed = (law = modular): World => {
  const w = enrolled(law)
  const marks = [host('modules', 8_000), host('practice', 7_000), host('exam', 9_050), host('attendance', 'passed')]
  told(on(w, 'recordMarks', academy, lastDay, { on: lastDay, marks }))
  told(on(w, 'pass', academy, lastDay, { on: lastDay, version: 1 }))
  return w
}
const certify = (w: World, action: string, day: string, input: unknown = {}) =>
  w.perform({ subject: 'certificate', id: 't1', action, by: officer, on: day, input })

test('6.5 a certificate of two issuers waits for the word of the other, of a day after the training and not after today', () => {
  const w = passed(joint)
  expect(refusals(certify(w, 'issue', '2024-07-10'))).toMatchObject([{ rule: 'otherIssuerHasSigned', clause: '5.6' }])
  expect(broken(certify(w, 'coSign', '2024-07-10', { on: '2024-07-02' }))).toEqual(['coSignedInTime'])
  expect(broken(certify(w, 'coSign', '2024-07-10', { on: '2024-07-11' }))).toEqual(['coSignedInTime'])
  expect(broken(certify(w, 'coSign', '2024-07-10', { on: '2024-07-09', reference: '示例函〔2024〕1号' }))).toEqual([])
  expect(w.dossier('certificate', 't1')).toMatchObject({
    status: 'ready',
    coSigned: { on: '2024-07-09', reference: '示例函〔2024〕1号', noted: '2024-07-10' },
  })
  expect(broken(certify(w, 'issue', '2024-07-10'))).toEqual([])
})

test('6.5 where one issues it alone nobody else is asked', () => {
  const w = passed()
  expect(broken(certify(w, 'coSign', '2024-07-10', { on: '2024-07-09' }))).toEqual(['coSignIsForeseen'])
  expect(broken(certify(w, 'issue', '2024-07-10'))).toEqual([])
})

test('6.5 a certificate tells the result only where the policy says so', () => {
  const told = (showsResult: boolean) => {
    const { certificate } = modular.policy.training
    const w = passed(withTraining(modular, { certificate: { ...certificate, showsResult: { value: showsResult, clause: '5.6' } } }))
    certify(w, 'issue', '2024-07-10')
    return w.dossier('certificate', 't1').shownResult
  }
  // 80 × 30 % + 70 × 30 % + 90.5 × 40 %
  expect([told(true), told(false)]).toEqual([8_120, undefined])
})
