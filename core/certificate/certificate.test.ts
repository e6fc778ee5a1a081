/** The certificate: after the pass, with a number and a code, from both issuers; reissued, revoked, and verified by anybody. */
import { expect, test } from 'vitest'
import { broken, department, firstRefusal, law, leader } from '../../test/given.ts'
import { modular } from '../../test/modular.ts'
import { enrolled, id, imu, onCertificate as on, onTraining, pass, pku } from '../../test/year.ts'
import { numbersGiven } from '../accounts.ts'
import { writtenNumber } from '../number/register.ts'
import { blank, type Certificate } from './dossier.ts'
import { verificationOf } from './verify.ts'

const ready = (itsLaw = law) => {
  const w = enrolled({}, itsLaw)
  pass(w)
  return w
}
const issued = () => {
  const w = ready()
  on(w, 'issue', department, '2023-09-11')
  return w
}
const at = (w: ReturnType<typeof ready>) => w.dossier('certificate', id)

test('6.5 there is no certificate without a passed assessment', () => {
  const w = enrolled()
  expect(broken(on(w, 'issue', department, '2023-09-11'))).toEqual(['from'])
  onTraining(w, 'fail', imu, '2023-08-31', { on: '2023-08-31' })
  expect(at(w).status).toBe('none')
})

test('6.5 a certificate bears both issuers, the next number of the register and a code of 128 bits', () => {
  const w = issued()
  expect(at(w)).toMatchObject({ status: 'issued', number: { code: '内人社办函', year: 2023, number: 1 }, issuedOn: '2023-09-11' })
  expect(at(w).issuers.map(i => i.zh)).toEqual(['人力资源社会保障部专业技术人员管理司', '内蒙古自治区人力资源和社会保障厅'])
  expect(w.balance(numbersGiven('内人社办函', 2023))).toBe(1)
  expect(at(w).code).toMatch(/^[0-9a-f]{32}$/)
})

test('6.5 who trained outside the region gets a certificate too', () => {
  const w = enrolled({ track: 'outside' })
  pass(w, pku)
  expect(broken(on(w, 'issue', department, '2023-09-11'))).toEqual([])
})

test('6.5 where the policy names no issuer of a track nothing is issued', () => {
  const { certificate } = law.policy.training
  const nobody = { ...certificate, issuers: { ...certificate.issuers, value: {} } }
  const w = ready({ ...law, policy: { ...law.policy, training: { ...law.policy.training, certificate: nobody } } })
  expect(firstRefusal(on(w, 'issue', department, '2023-09-11'))).toBe('issuersAreNamed 6.5')
})

test('6.5 the host does not issue certificates, and nobody issues one twice', () => {
  expect(broken(on(ready(), 'issue', imu, '2023-09-11'))).toEqual(['by'])
  expect(broken(on(issued(), 'issue', department, '2023-09-12'))).toEqual(['from'])
})

test('6.5 a lost certificate is issued again under its number, and the old code is remembered', () => {
  const w = issued()
  const { code, number } = at(w)
  expect(broken(on(w, 'reissue', department, '2024-03-01', { reason: 'lost' }))).toEqual([])
  expect(at(w)).toMatchObject({ status: 'issued', number, replaced: [{ code, on: '2024-03-01' }] })
})

test('6.5 only a leader revokes, and what is revoked is not issued again', () => {
  const w = issued()
  expect(broken(on(w, 'revoke', department, '2024-03-01', { reason: 'falseForm' }))).toEqual(['by'])
  expect(broken(on(w, 'revoke', leader, '2024-03-01', { reason: 'falseForm' }))).toEqual([])
  expect(broken(on(w, 'reissue', department, '2024-03-02', { reason: 'lost' }))).toEqual(['from'])
})

const issuers = [{ zh: '示例厅', en: 'Example' }]
const number = { code: '内人社办函', year: 2023, number: 7 }
const paper: Certificate = {
  ...blank,
  status: 'issued',
  number,
  code: 'new',
  issuedOn: '2023-09-11',
  issuers,
  replaced: [{ code: 'old', on: '2024-03-01' }],
}

test('6.5 anybody can verify a code, and learns nothing about the person', () => {
  expect(verificationOf('new', { ...paper, person: 'person a1' })).toEqual({
    verdict: 'valid',
    number: '内人社办函〔2023〕7号',
    issuedOn: '2023-09-11',
    issuers,
  })
})

test('6.5 a code that was replaced, revoked or never given says so', () => {
  expect(verificationOf('old', paper)).toEqual({ verdict: 'replaced', number: writtenNumber(number), on: '2024-03-01' })
  const revoked = { ...paper, status: 'revoked' as const, revoked: { reason: 'falseForm', on: '2024-05-06' } }
  expect(verificationOf('new', revoked)).toEqual({ verdict: 'revoked', number: writtenNumber(number), on: '2024-05-06' })
  expect(verificationOf('old', revoked)).toMatchObject({ verdict: 'revoked' })
  expect(verificationOf('guess', paper)).toEqual({ verdict: 'unknown' })
})

test('a certificate credits the hours of the policy and names the modules, as they stood when it was issued', () => {
  const { training } = modular.policy
  const credits = { certificate: { ...training.certificate, issuers: law.policy.training.certificate.issuers }, modules: training.modules }
  const w = enrolled({}, { ...law, policy: { ...law.policy, training: { ...law.policy.training, ...credits } } })
  pass(w)
  on(w, 'issue', department, '2023-09-11')
  expect(at(w)).toMatchObject({ hours: 180, modules: training.modules?.value })
  expect(verificationOf(at(w).code ?? '', at(w))).toMatchObject({ verdict: 'valid', hours: 180 })
})

test('a policy that credits no hours has none on its certificates', () => {
  expect(at(issued())).not.toHaveProperty('hours')
})
