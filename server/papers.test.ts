/** Papers over their door: what was typed badly still prints, what can't be made says why, and neither stands in the way of an act. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shortCode } from '../core/paper-code.ts'
import { editableMark } from '../documents/docx.ts'
import { readFontSettings } from '../documents/fonts.ts'
import { furnishPress, sharedPress } from '../documents/pdf.ts'
import { flowOf } from '../documents/read-back.ts'
import { readSheet } from '../documents/xlsx-child.ts'
import { bodyOf, department, employer, employerOf, form, hohhot, law, leader, personOf, round } from '../test/given.ts'
import { freshHouse, law2022Digest, type TestHouse } from '../test/house.ts'
import { failures } from '../words/failures.ts'
import { openDoors } from './http.ts'
import { rareNames } from './rare-names.ts'
import { startSession } from './session.ts'
import { readSettings } from './settings.ts'
import { setTypefaces } from './start.ts'

let house: TestHouse
let app: FastifyInstance
let cookie = ''
const folder = mkdtempSync(join(tmpdir(), 'tepei-papers-'))
const applicant = personOf('one')
const typed = {
  ...form({}),
  identity: { ...form({}).identity, name: '李𠮷', mongolianName: 'ᠡᠷᠳᠡᠨᠢ', address: '一号楼\t二单元' },
  achievements: '第一段\r\n第二段\u0007，\t后面还有',
  request: { ...form({}).request, direction: '草地\u0085生态', trainingHours: 90, discipline: '230' },
}

beforeAll(async () => {
  house = await freshHouse()
  await house.settle(department, leader, employerOf(employer), bodyOf(hohhot), applicant, personOf('two'))
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition })
  await house.act(department, 'round', round, 'open')
  house.turnTo('2022-03-07')
  await house.act(applicant, 'application', 'a1', 'start', { round, form: typed })
  await house.act(applicant, 'application', 'a1', 'submit')
  const site = { house, demo: false, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder: folder }
  app = await openDoors(site, readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }))
  cookie = `tepei=${await startSession(house, applicant.id)}`
})
afterAll(async () => {
  furnishPress({})
  await app.close()
  await house.close()
  rmSync(folder, { recursive: true })
})

const url = '/api/documents/application/a1/applicationForm'
/** In the two copies of the policy, which are made on the spot or not at all. */
const copies = `${url}Copies`
const fetched = (path: string) => app.inject({ url: path, headers: { cookie } })

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const askedBy = async (id: string, path: string) => app.inject({ url: path, headers: { cookie: `tepei=${await startSession(house, id)}` } })
const logged = () =>
  house.database.query<{ account: string; asked: string }>("select account, asked from access_log where asked like '%Docx' order by seq")

test('4.1 the form comes as a Word file to whoever may print it; the look is on record, and no version is tied to it', async () => {
  const printed = () => house.database.query('select * from printed order by 1, 2')
  const answer = await fetched(`${url}Docx`)
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, wordType])
  expect(answer.headers['content-disposition']).toBe('attachment; filename="applicationFormDocx-a1.docx"')
  const parts = unzipSync(answer.rawPayload)
  expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).toContain('畜牧、兽医科学')
  expect(strFromU8(parts['word/footer1.xml'] ?? new Uint8Array())).toContain(editableMark)
  expect(await printed()).toEqual([])
  expect(await logged()).toEqual([{ account: applicant.id, asked: 'applicationFormDocx' }])
  expect((await askedBy(personOf('two').id, `${url}Docx`)).statusCode).toBe(404)
})

test('4.1 tabs, bells and the line ends of another system are spaces and lines on paper; nobody is left without a form for them', async () => {
  const answer = await fetched(url)
  expect(answer.statusCode).toBe(200)
  const text = flowOf(answer.rawPayload)
  for (const words of ['一号楼二单元', '第一段第二段，后面还有', '草地生态', '李𠮷', '继续教育学时90', '畜牧、兽医科学'])
    expect(text).toContain(words)
})

test('4.1 a paper that can not be made says so in a sentence, the server goes on, and so does the application', async () => {
  writeFileSync(join(folder, 'application-form.typ'), '#let i = 0\n#while i < 1 { let j = range(100000).sum() }')
  furnishPress({ templates: folder, limitSeconds: 1 })
  const answer = await fetched(copies)
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([503, 'text/plain; charset=utf-8'])
  expect(answer.body).toBe(`${failures.zh['time limit']}\n${failures.en['time limit']}\n`)
  writeFileSync(join(folder, 'application-form.typ'), '#panic("no")')
  expect((await fetched(copies)).body).toContain(failures.zh.other)
  const undertakings = law.policy.training.undertakings.value.map(u => u.code)
  const consent = await house.act(employerOf(employer), 'application', 'a1', 'consent', { conductConfirmed: true, undertakings })
  expect(consent.kind).toBe('done')
  furnishPress({})
  expect((await fetched(url)).statusCode).toBe(200)
})

test('the officer and the operator hear which characters of which names another typeface lends', async () => {
  const { characters } = (await fetched('/api/rareCharacters?id=a1')).json()
  const { families } = await sharedPress().fonts()
  // Where the typeface of Mongolian is not installed, its letters are told too.
  expect(characters.filter((one: { field: string }) => one.field === 'identity.mongolianName').length > 0).toBe(
    families.mongolian[0] !== 'Noto Sans Mongolian',
  )
  expect(characters.filter((one: { field: string }) => one.field === 'identity.name')).toEqual([
    { field: 'identity.name', words: '李𠮷', character: '𠮷', code: 'U+20BB7', family: 'LXGW WenKai' },
  ])
  const found = []
  for await (const { of, name } of rareNames(house.database.query, await sharedPress().fonts())) found.push(`${of} ${name}`)
  expect(found).toEqual(['person 李𠮷'])
})

test('the typefaces of the settings are those of the papers; a file or a family that is not there stops the start', async () => {
  const named = async (family: string, file: string) => {
    writeFileSync(join(folder, 'fonts.json'), JSON.stringify({ fangsong: { family, files: [file] } }))
    await setTypefaces({ ...readSettings({ TEPEI_FONTS: join(folder, 'fonts.json') }), dataFolder: folder })
  }
  const { faces } = await sharedPress().fonts()
  const [sans = ''] = faces.hei.files
  await named('Noto Sans SC', sans)
  expect((await sharedPress().fonts()).families.fangsong[0]).toBe('Noto Sans SC')
  expect((await fetched(url)).statusCode).toBe(200)
  await expect(named('FangSong_GB2312', sans)).rejects.toThrow('no file of the settings holds the family')
  await expect(named('Noto Sans SC', 'absent.ttf')).rejects.toThrow(join(folder, 'absent.ttf'))
  writeFileSync(join(folder, 'fonts.json'), '{ "fangsong": { "files": [] } }')
  expect(() => readFontSettings(join(folder, 'fonts.json'))).toThrow('fangsong.family')
  writeFileSync(join(folder, 'fonts.json'), 'fangsong')
  expect(() => readFontSettings(join(folder, 'fonts.json'))).toThrow('is no JSON')
  expect(() => readFontSettings('/no/such.json')).toThrow('/no/such.json: does not exist')
})

test('4.2 a letter comes as a Word file to the office that signs it, and as PDF alone to whom it goes', async () => {
  furnishPress({})
  const reason = law.policy.procedure.declineReasons.value[0]?.code
  const declined = await house.act(department, 'application', 'a1', 'decline', { reason, explanation: '名额已满' })
  expect(declined.kind).toBe('done')
  const at = '/api/documents/application/a1/notAdmitted'
  const words = async (id: string) =>
    (await askedBy(id, '/api/dossier?subject=application&id=a1'))
      .json<{ documents: { kind: string; word?: string }[] }>()
      .documents.find(({ kind }) => kind === 'notAdmitted')?.word
  expect([await words(department.id), await words(applicant.id)]).toEqual([`${at}Docx`, undefined])
  const [office, person] = [await askedBy(department.id, `${at}Docx`), await askedBy(applicant.id, `${at}Docx`)]
  const letter = await fetched(at)
  expect([office.statusCode, person.statusCode, letter.statusCode]).toEqual([200, 404, 200])
  const [entry] = await house.database.transaction('everything', query =>
    query<{ n: number; hash: string }>("select n, hash from journal where subject = 'application' and id = 'a1' and action = 'decline'"),
  )
  // Paper and record are held against each other by what the chain says of the deciding entry.
  expect(flowOf(letter.rawPayload)).toContain(`第${entry?.n}条记录${shortCode(entry?.hash ?? '')}`)
  expect(strFromU8(unzipSync(office.rawPayload)['word/document.xml'] ?? new Uint8Array())).toContain('名额已满')
  expect((await logged()).at(-1)).toEqual({ account: department.id, asked: 'notAdmittedDocx' })
  expect((await askedBy(department.id, '/api/documents/application/a1/rosterPdfDocx')).statusCode).toBe(404)
})

test('4.1 an edited Word file is taken at no door, and the sentence says what to send instead', async () => {
  const file = (await fetched(`${url}Docx`)).rawPayload
  const sent = async (type: string) =>
    (
      await app.inject({ method: 'POST', url: '/api/files', headers: { cookie, 'content-type': type, 'x-tepei': '1' }, payload: file })
    ).json()
  for (const type of [wordType, 'application/pdf'])
    expect(await sent(type)).toMatchObject({
      issues: [{ message: expect.stringContaining('Word or Excel file is not taken as evidence') }],
    })
  expect(await readSheet(file)).toMatchObject({ kind: 'unreadable', code: 'wordFile' })
})
