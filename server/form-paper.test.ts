/** The printed application form, made from the sealed form: whole for the person and who vets it, masked for the employer, and for nobody else. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../core/facts.ts'
import { findPaperCode } from '../core/paper-code.ts'
import { portraitOf } from '../demo/proofs.ts'
import { printApplicationForm } from '../documents/application-form.ts'
import { textOf } from '../documents/read-back.ts'
import { bodyOf, department, employer, employerOf, form, hohhot, law, leader, personOf, round } from '../test/given.ts'
import { freshHouse, law2022Digest, type TestHouse } from '../test/house.ts'
import { askingOf } from './answers.ts'
import { keepFile } from './files.ts'
import { applicationFormCopies, applicationFormFacts } from './form-facts.ts'
import { papersOf } from './papers.ts'
import type { Site } from './questions/asking.ts'
import { findLook } from './questions/look.ts'

let house: TestHouse
const files = mkdtempSync(join(tmpdir(), 'tepei-paper-'))
const [applicant, stranger] = [personOf('one'), personOf('two')]
const everybody = [department, leader, employerOf(employer), bodyOf(hohhot), bodyOf('150200'), applicant, stranger]
const wish = { host: 'imu', programme: 'imu-180', supervisor: '示例导师', contacted: true }
const given = {
  ...form({}),
  identity: { ...form({}).identity, politicalStatus: '01', joinedPartyIn: '2011-06', formerName: '示例·旧名', birthplace: '示例旗' },
  results: [{ kind: 'paper', title: '草原退化的若干问题', year: '2020', role: '第一', level: '自治区级' }],
  reviews: [{ year: '2021', grade: 'excellent' }],
  request: { ...form({}).request, preferences: [wish], scope: ['host', 'field'], plan: '回旗里推广补播', languages: '蒙古语' },
}
let saved: object = given
const number = given.identity.citizenNumber

beforeAll(async () => {
  house = await freshHouse()
  await house.settle(...everybody)
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition })
  await house.act(department, 'round', round, 'open')
  house.turnTo('2022-03-07')
  const photo = await keepFile(house, files, applicant.id, portraitOf(1).bytes)
  const own = { ...given, identity: { ...given.identity, photo: { sha256: photo?.sha256, name: '照片.png' } } }
  saved = own
  await house.act(applicant, 'application', 'a1', 'start', { round, form: own })
})
afterAll(async () => {
  await house.close()
  rmSync(files, { recursive: true })
})

const readBy = (actor: Actor, facts = applicationFormFacts) => {
  const site: Site = { house, demo: true, told: () => null, publicUrl: () => '', filesFolder: files }
  const name = { zh: '', en: '' }
  const session = {
    account: { id: actor.id, name, person: actor.person ?? null },
    seats: actor.seats.map(seat => ({ ...seat, name })),
    actor,
  }
  return askingOf(site, session, 'own', async asking => {
    const look = await findLook(asking, 'application', 'a1')
    if (!look || (await papersOf(asking, look)).length === 0) return undefined
    return facts(asking, look)
  })
}

test('4.1 a draft has no paper yet', async () => {
  expect(await readBy(applicant)).toBeUndefined()
})

test('4.1 the paper says all that was handed in, with the photograph, in words', async () => {
  expect((await house.act(applicant, 'application', 'a1', 'submit')).kind).toBe('done')
  const facts = await readBy(applicant)
  if (!facts) throw new Error('there is no paper')
  expect(facts.photo).toEqual(new Uint8Array(portraitOf(1).bytes))
  const text = textOf(await printApplicationForm(facts)).join('')
  for (const words of [
    number,
    '示例·旧名',
    '示例旗',
    '2011年6月',
    '2012年8月',
    '草原退化的若干问题，2020年，第一，自治区级',
    '2021年优秀',
    '示例导师',
    '已联系',
    '服从调剂（范围：其他培养单位、相近专业方向）。',
    '回旗里推广补播',
    '已阅读《个人信息告知书》（2022-1版）',
    '单独同意为本计划处理本人的健康情况（2022-1版）',
    '内蒙古少数民族地区专业技术人才特培计划',
  ])
    expect(text).toContain(words)
})

test('the years on the paper are those that the policy counts, not those since school', async () => {
  expect((await readBy(applicant))?.person.years).toBe(9)
})

test('a paper bears the version that was handed in, for others while the person goes on writing', async () => {
  await house.act(employerOf(employer), 'application', 'a1', 'sendBack', { corrections: [{ field: 'achievements', reason: '请写明' }] })
  const handedIn = (await readBy(employerOf(employer)))?.version
  const changed = { ...saved, achievements: '另写的业绩' }
  expect((await house.act(applicant, 'application', 'a1', 'save', { form: changed })).kind).toBe('done')
  expect((await readBy(employerOf(employer)))?.version).toBe(handedIn)
  expect((await readBy(applicant))?.version).toBe((handedIn ?? 0) + 1)
  expect((await house.act(applicant, 'application', 'a1', 'submit')).kind).toBe('done')
  expect((await readBy(employerOf(employer)))?.version).toBe((handedIn ?? 0) + 1)
})

test('the body and the department read the whole number, the employer a part, and others nothing', async () => {
  expect((await readBy(bodyOf(hohhot)))?.person.idNumber).toBe(number)
  expect((await readBy(department))?.person.idNumber).toBe(number)
  expect((await readBy(employerOf(employer)))?.person.idNumber).toMatch(/^\d{3}\*{11}\d{3}[\dX]$/)
  for (const nobody of [stranger, bodyOf('150200')]) expect(await readBy(nobody)).toBeUndefined()
})

test('4.1 what the employer consented to stands among the opinions once it has', async () => {
  expect((await readBy(applicant))?.opinions[0]).toEqual({ party: '所在单位' })
  const undertakings = law.policy.training.undertakings.value.map(u => u.code)
  await house.act(employerOf(employer), 'application', 'a1', 'consent', { conductConfirmed: true, undertakings })
  const words = (await readBy(applicant))?.opinions[0]?.words ?? ''
  expect(words).toContain('同意申报')
  for (const { name } of law.policy.training.undertakings.value.slice(0, 1)) expect(words).toMatch(new RegExp(`${name.zh}|规定的全部承诺`))
})

test('4.1 the paper comes in the two copies that the policy asks for, the second from an odd page on', async () => {
  const facts = await readBy(applicant, applicationFormCopies)
  expect(facts?.copies).toBe(law.policy.documents.formCopies.value)
  if (!facts) throw new Error('there is no paper')
  const pages = textOf(await printApplicationForm(facts))
  const starts = pages.flatMap((page, i) => (page.includes('学员申报表') && page.includes('姓名') ? [i + 1] : []))
  expect(starts).toHaveLength(2)
  expect(starts.every(page => page % 2 === 1)).toBe(true)
})

test('the number of a version is in the code of each page, and two copies count their pages alone', async () => {
  const facts = await readBy(applicant)
  if (!facts) throw new Error('there is no paper')
  const codes: string[] = []
  const press = {
    fonts: () => Promise.reject(new Error('unused')),
    close: () => undefined,
    print: async (sheet: { codeOn?: (page: number, pages: number) => string }) => {
      codes.push(sheet.codeOn?.(2, 7) ?? '', sheet.codeOn?.(2, 8) ?? '')
      return new Uint8Array()
    },
  }
  await printApplicationForm({ ...facts, copies: 2 }, press)
  expect(codes.map(findPaperCode)).toMatchObject([
    { kind: 'form', id: 'a1', version: facts.version, page: 2, pages: 3 },
    { page: 2, pages: 4 },
  ])
})
