// Filling in for somebody, at the door: what the helper's organisation reaches, what others don't, and that a repeated request opens one file.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../core/facts.ts'
import { shortCode } from '../core/paper-code.ts'
import { makeCitizenNumber } from '../core/standards/index.ts'
import { applicationFormHash } from '../documents/application-form.ts'
import { bodyOf, department, digest, employerOf, form, hohhot, law, leader, round } from '../test/given.ts'
import { freshHouse, law2022Digest, type TestHouse } from '../test/house.ts'
import { actor } from '../test/world.ts'
import { askingOf } from './answers.ts'
import { applicationFormFacts } from './form-facts.ts'
import { papersOf } from './papers.ts'
import { rememberPrinted } from './printed.ts'
import type { Site } from './questions/asking.ts'
import { openForm } from './questions/form.ts'
import { findLook, type Look } from './questions/look.ts'

let house: TestHouse
const clerk = bodyOf(hohhot)
const colleague = actor('another officer', { role: 'body', organisation: hohhot })
const stranger = bodyOf('150200')
const { pledges: _, ...unpledged } = form({})
const helper = { role: 'body', organisation: hohhot }
const input = { round, helper, form: unpledged }

const numberOf = (serial: number) => makeCitizenNumber({ division: '159900', birthDate: '1990-05-06', serial })
const formOf = (serial: number) => ({ ...unpledged, identity: { ...unpledged.identity, citizenNumber: numberOf(serial) } })

beforeAll(async () => {
  house = await freshHouse()
  await house.settle(clerk, colleague, stranger, department, leader, employerOf('91150100MA0000000X'))
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition })
  await house.act(department, 'round', round, 'open')
})
beforeEach(() => house.turnTo('2022-03-07'))
afterAll(() => house.close())

const readBy = <T>(reader: Actor, id: string, read: (asking: Parameters<typeof openForm>[0], look: Look) => Promise<T>) => {
  const site: Site = { house, demo: true, told: () => null, publicUrl: () => '', filesFolder: '/nowhere' }
  const name = { zh: '', en: '' }
  const seats = reader.seats.map(seat => ({ ...seat, name }))
  const session = { account: { id: reader.id, name, person: reader.person ?? null }, seats, actor: reader }
  return askingOf(site, session, 'own', async asking => {
    const look = await findLook(asking, 'application', id)
    return look && read(asking, look)
  })
}
const openedBy = (reader: Actor, id: string) => readBy(reader, id, (asking, look) => openForm(asking, look, 'form'))
const rows = <T extends object>(text: string, values: readonly unknown[]) =>
  house.database.transaction('everything', query => query<T & Record<string, unknown>>(text, [...values]))

describe('a form that was opened for somebody', () => {
  test('4.1 is read whole by every clerk of the organisation that fills it in, and by nobody else', async () => {
    await house.act(clerk, 'application', 'h1', 'startFor', input)
    const opened = await openedBy(colleague, 'h1')
    expect(opened).toMatchObject({ mine: false, helps: true, version: 1 })
    expect(JSON.stringify(opened?.form)).toContain(unpledged.identity.citizenNumber)
    expect(await openedBy(stranger, 'h1')).toBeUndefined()
    expect(await openedBy(actor('x', undefined, 'somebody'), 'h1')).toBeUndefined()
  })

  test('4.1 belongs to a person without an account, who is found by their phone and by nobody’s question', async () => {
    await house.act(clerk, 'application', 'h2', 'startFor', { ...input, form: formOf(21) })
    const [person] = await rows<{ name: string; known: boolean; accounts: number }>(
      `select p.name, p.phone_index = $2 and p.citizen_index is not null as known,
        (select count(*)::int from account where person = p.id) as accounts from person p where p.id = $1`,
      ['of-h2', house.seals.index(unpledged.identity.phone)],
    )
    expect(person).toEqual({ name: unpledged.identity.name, known: true, accounts: 0 })
    // Another body opens one for the same number and hears the same as for a number that nobody has.
    const theirs = { ...input, helper: { role: 'body', organisation: '150200' }, form: formOf(21) }
    const answers = [await house.act(stranger, 'application', 'h3', 'startFor', theirs)]
    answers.push(await house.act(stranger, 'application', 'h4', 'startFor', { ...theirs, form: formOf(23) }))
    expect(answers.map(({ kind }) => kind)).toEqual(['done', 'done'])
  })

  test('4.1 is opened once by a request that is repeated, also at the same moment', async () => {
    const request = randomUUID()
    const answers = await Promise.all([0, 1, 2].map(() => house.act(clerk, 'application', 'h5', 'startFor', input, request)))
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1)
    expect(await rows('select from journal where id = $1', ['h5'])).toHaveLength(1)
    expect(await house.act(colleague, 'application', 'h5', 'startFor', input)).toMatchObject({
      kind: 'refused',
      refusals: [{ rule: 'from' }],
    })
  })

  test('4.1 prints what the person is to sign, with who filled it in', async () => {
    await house.act(clerk, 'application', 'h6', 'startFor', { ...input, form: formOf(31) })
    await house.database.query('update organisation set zh = $2 where id = $1', [hohhot, '示例市人社局'])
    const facts = await readBy(clerk, 'h6', async (asking, look) =>
      (await papersOf(asking, look)).length > 0 ? applicationFormFacts(asking, look) : undefined,
    )
    expect(facts).toMatchObject({ filledBy: '示例市人社局', version: 1, person: { idNumber: numberOf(31) } })
    const scan = digest('d')
    const signs = (versionCode?: string) =>
      house.act(clerk, 'application', 'h6', 'signOnPaper', { base: 1, scan, ...(versionCode !== undefined && { versionCode }) })
    const tied = (found: unknown) => ({ kind: 'refused', refusals: [{ rule: 'signedPageIsTied', found }] })
    expect(await signs()).toMatchObject(tied('notBrought'))
    await house.database.query("insert into file (sha256, owner, size, type) values ($1, $2, 9, 'image/png')", [scan, clerk.id])
    expect(await signs()).toMatchObject(tied({ version: undefined }))
    if (!facts) throw new Error('there is no paper')
    const hash = applicationFormHash(facts)
    expect(await signs(shortCode(hash))).toMatchObject(tied({ versionCode: shortCode(hash) }))
    await rememberPrinted(house.database.query, house.seals, facts, hash)
    await rememberPrinted(house.database.query, house.seals, { id: 'h6', version: 9 }, digest('7'))
    expect(await signs(shortCode(digest('7')))).toMatchObject(tied({ version: 9 }))
    expect(await signs(` ${shortCode(hash).toLowerCase().replace('-', '')}`)).toMatchObject({ kind: 'done' })
    expect(await house.act(clerk, 'application', 'h6', 'submit', { base: 2 })).toMatchObject({ kind: 'done' })
    expect((await openedBy(clerk, 'h6'))?.version).toBe(2)
  })

  test('a clerk’s own number is refused, whether it is opened or put in later', async () => {
    const self = actor('applicant', undefined, 'person p9')
    const both: Actor = { id: 'clerk who applied', person: 'person p9', seats: clerk.seats }
    await house.settle(self, both)
    await house.act(self, 'application', 'h7', 'start', { round, form: form({}) && { ...form({}), identity: formOf(41).identity } })
    const refused = { kind: 'refused', refusals: [{ rule: 'forSomebodyElse' }] }
    expect(await house.act(both, 'application', 'h8', 'startFor', { ...input, form: formOf(41) })).toMatchObject(refused)
    expect(await house.act(both, 'application', 'h8', 'startFor', { ...input, form: formOf(43) })).toMatchObject({ kind: 'done' })
    expect(await house.act(both, 'application', 'h8', 'save', { form: formOf(41), base: 1 })).toMatchObject(refused)
  })

  test('journals no name, number or phone, only the hat and the organisation', async () => {
    await house.act(clerk, 'application', 'h9', 'startFor', { ...input, form: formOf(51) })
    const [entry] = await rows<{ fact: string }>('select fact from journal where id = $1', ['h9'])
    expect(JSON.parse(entry?.fact ?? '')).toEqual({ round, person: 'of-h9', helper })
  })
})
