/** The receipt of a submission: the same digest as the dossier's, each version with what changed, and only for those whose duty it is. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { receiptNumber } from '../core/application/receipt.ts'
import type { Actor } from '../core/facts.ts'
import { bodyOf, department, employer, employerOf, form, hohhot, law, leader, personOf, round } from '../test/given.ts'
import { freshHouse, law2022Digest, type TestHouse } from '../test/house.ts'
import { askingOf } from './answers.ts'
import type { Given, Site } from './questions/asking.ts'
import { formerForm } from './questions/formerForm.ts'
import { receiptOf, receipts } from './questions/receipts.ts'

let house: TestHouse
const [applicant, stranger] = [personOf('one'), personOf('two')]
const finance: Actor = { id: 'finance', seats: [{ role: 'finance', organisation: 'department' }] }
const everybody = [department, leader, employerOf(employer), bodyOf(hohhot), bodyOf('150200'), applicant, stranger, finance]

beforeAll(async () => {
  house = await freshHouse()
  await house.settle(...everybody)
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition })
  await house.act(department, 'round', round, 'open')
  house.turnTo('2022-03-07')
})
afterAll(() => house.close())

const ask = (actor: Actor, question = receipts, input: object = { id: 'a1' }): Promise<Given> => {
  const site: Site = { house, demo: true, told: () => null, publicUrl: () => '', filesFolder: '/nowhere' }
  const name = { zh: '', en: '' }
  const seats = actor.seats.map(seat => ({ ...seat, name }))
  const session = { account: { id: actor.id, name, person: actor.person ?? null }, seats, actor }
  return askingOf(site, session, 'own', asking => {
    const parsed = question.parse(input)
    if (parsed.kind === 'malformed') throw new Error('the question is malformed')
    return parsed.give(asking)
  })
}
const file = { sha256: 'a'.repeat(64), name: '学历.pdf' }

test('4.1 each handing in has a number, the digest of the dossier and its files, and says what changed', async () => {
  const first = { ...form({}), proofs: [{ of: 'education', file }] }
  await house.act(applicant, 'application', 'a1', 'start', { round, form: first })
  expect(await ask(applicant)).toEqual({ kind: 'answer', answer: { receipts: [], form: null } })
  const handed = await house.act(applicant, 'application', 'a1', 'submit')
  if (handed.kind !== 'done') throw new Error(handed.kind)
  await house.act(employerOf(employer), 'application', 'a1', 'sendBack', { corrections: [{ field: 'title.level', reason: '请核对' }] })
  await house.act(applicant, 'application', 'a1', 'save', { form: { ...first, title: { ...first.title, level: 'senior' } } })
  const again = await house.act(applicant, 'application', 'a1', 'submit')
  if (again.kind !== 'done') throw new Error(again.kind)
  const [dossier] = await house.database.transaction('everything', query =>
    query<{ digest: string }>("select state ->> 'digest' as digest from dossier where subject = 'application' and id = 'a1'"),
  )
  expect(await ask(applicant)).toMatchObject({
    answer: {
      receipts: [
        { number: receiptNumber(again.receipt.hash), version: 2, digest: dossier?.digest, changed: ['title.level'] },
        {
          number: receiptNumber(handed.receipt.hash),
          version: 1,
          changed: null,
          files: [{ of: 'photo' }, { of: 'education', ...file, size: null }],
        },
      ],
    },
  })
})

test('those whose duty it is read it with a masked number, and nobody else', async () => {
  const given = await ask(bodyOf(hohhot))
  expect(JSON.stringify(given)).toContain('********')
  expect(JSON.stringify(given)).not.toContain(form({}).identity.citizenNumber)
  for (const other of [finance, stranger, bodyOf('150200')]) expect((await ask(other)).kind).toBe('nothing')
  const looks = await house.database.query("select account from access_log where asked = 'receipts' order by seq")
  expect(looks.map(({ account }) => account)).toContain(bodyOf(hohhot).id)
})

test('a number that is read out leads to its application, for whoever may see it', async () => {
  const [entry] = await house.database.transaction('everything', query =>
    query<{ hash: string }>("select hash from journal where subject = 'application' and action = 'submit' order by seq limit 1"),
  )
  const number = receiptNumber(entry?.hash ?? '')
  expect(await ask(bodyOf(hohhot), receiptOf, { number: number.toLowerCase() })).toEqual({ kind: 'answer', answer: { id: 'a1' } })
  expect((await ask(stranger, receiptOf, { number })).kind).toBe('nothing')
  expect((await ask(bodyOf(hohhot), receiptOf, { number: 'AAAAA-AAAAA-A' })).kind).toBe('nothing')
})

test('a new form begins with what lasts of the own newest form, and of nobody else’s', async () => {
  const given = await ask(applicant, formerForm, {})
  expect(given).toMatchObject({ kind: 'answer', answer: { round, form: { title: { level: 'senior' } } } })
  expect(JSON.stringify(given)).not.toContain('pledges')
  expect(await ask(stranger, formerForm, {})).toEqual({ kind: 'answer', answer: null })
})
