/** Sheets at the door: who may, what is refused and why, nothing told of others' people, and a sheet that is opened twice opens each once. */

import type { FastifyInstance } from 'fastify'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../core/facts.ts'
import { cellsOf } from '../../core/twin/back.ts'
import { closeSheetReaders } from '../../documents/xlsx-child.ts'
import { readXlsx } from '../../documents/xlsx-read.ts'
import { bodyOf, department, employerOf, form, hohhot, law, leader, personOf, round } from '../../test/given.ts'
import { freshHouse, law2022Digest, type TestHouse } from '../../test/house.ts'
import { hasOffice, inOffice } from '../../test/office.ts'
import { messyBook, numbers, workbook } from '../../test/sheets/messy.ts'
import { openDoors } from '../http.ts'
import { startSession } from '../session.ts'
import { readSettings } from '../settings.ts'

let house: TestHouse
let app: FastifyInstance
const cookies = new Map<string, string>()
const clerk = bodyOf(hohhot)
const colleague: Actor = { id: 'second officer', seats: clerk.seats }
const stranger = bodyOf('150200')
const applicant = personOf('p1')
const unit = employerOf('12150121MB0000007X')
const helper = { role: 'body', organisation: hohhot } as const

beforeAll(async () => {
  house = await freshHouse()
  app = await openDoors(
    { house, demo: true, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder: '/nowhere' },
    readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }),
  )
  const everybody = [clerk, colleague, stranger, applicant, department, leader, unit]
  await house.settle(...everybody)
  for (const { id } of everybody) cookies.set(id, `tepei=${await startSession(house, id)}`)
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law.policy.edition })
  await house.act(department, 'round', round, 'open')
  house.turnTo('2022-03-07')
})
afterAll(async () => {
  closeSheetReaders()
  await app.close()
  await house.close()
})

const headersOf = (actor: Actor | undefined) => ({ cookie: actor ? (cookies.get(actor.id) ?? '') : '' })
const post = (actor: Actor | undefined, path: string, payload: object) =>
  app.inject({ method: 'POST', url: `/api/sheets/${path}`, headers: headersOf(actor), payload })
const read = (actor: Actor | undefined, file: Uint8Array, query = '') =>
  app.inject({
    method: 'POST',
    url: `/api/sheets/read${query}`,
    headers: { ...headersOf(actor), 'content-type': 'application/octet-stream' },
    payload: Buffer.from(file),
  })
const known = async (actor: Actor, asked: readonly string[], as: object = helper) =>
  (await post(actor, 'known', { round, helper: as, numbers: asked, employers: [], heads: [] })).json()
const { pledges: _, ...unpledged } = form({})
const opens = (id: string, number: string, by = clerk, as: object = helper) =>
  house.act(by, 'application', id, 'startFor', {
    round,
    helper: as,
    form: { ...unpledged, identity: { ...unpledged.identity, citizenNumber: number } },
  })

describe('a sheet that comes in', () => {
  test('4.2 is read for clerks and nobody else, with merged cells, hidden rows and other sheets told', async () => {
    expect((await read(undefined, messyBook())).statusCode).toBe(401)
    expect((await read(applicant, messyBook())).statusCode).toBe(404)
    expect((await read(department, messyBook())).statusCode).toBe(404)
    const answer = (await read(unit, messyBook())).json()
    expect(answer).toMatchObject({ name: '名单', others: ['往年'], hiddenRows: [8], hiddenColumns: [19] })
    expect(answer.rows.map((row: { n: number }) => row.n)).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12])
    expect(answer.rows.at(-2).cells[1]).toMatchObject({ formula: true })
  })

  test('4.2 a workbook with several sheets is asked about, by their names and first rows; a blank one, and one that can’t be read, is no choice', async () => {
    const rowsOf = (...lines: readonly (readonly [number, string])[]) =>
      `<worksheet><sheetData>${lines.map(([n, text]) => `<row r="${n}"><c r="A${n}" t="inlineStr"><is><t>${text}</t></is></c></row>`).join('')}</sheetData></worksheet>`
    const names = ['今年', '空白', '太长', '往年']
    const rows = [
      [
        [1, '姓名'],
        [2, '王明'],
        [3, '包'],
        [4, '敖'],
      ],
      [],
      [[30_000, '远']],
      [[1, '旧名单']],
    ] as const
    const book = workbook({
      lines: [],
      more: {
        'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': `<Relationships>${names.map((_, i) => `<Relationship Id="rId${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
        ...Object.fromEntries(rows.map((lines, i) => [`xl/worksheets/sheet${i + 1}.xml`, rowsOf(...lines)])),
      },
    })
    const asked = (await read(clerk, book)).json()
    expect(asked.choices).toEqual([
      { name: '今年', rows: 4, first: ['姓名', '王明', '包'] },
      { name: '往年', rows: 1, first: ['旧名单'] },
    ])
    const chosen = await read(clerk, book, `?sheet=${encodeURIComponent('往年')}`)
    expect(chosen.json()).toMatchObject({ name: '往年', choices: [], others: ['今年', '空白', '太长'], rows: [{ n: 1 }] })
    const wrong = await read(clerk, book, `?sheet=${encodeURIComponent('太长')}`)
    expect([wrong.statusCode, wrong.json().code]).toEqual([422, 'tooManyRows'])
    expect((await read(clerk, workbook({ lines: [{ n: 1, cells: ['姓名'] }] }))).json().choices).toEqual([])
  })

  const more = (name: string) => workbook({ lines: [{ n: 1, cells: ['姓名'] }], more: { [name]: 'x' } })
  /** One text that very many cells say by its number: small as a file, large for whoever is told what each cell says. */
  const repeated = (text: string, rows: number, columns: number) => {
    const line = '<c t="s"><v>0</v></c>'.repeat(columns)
    const lines = Array.from({ length: rows }, (_, i) => `<row r="${i + 1}">${line}</row>`).join('')
    return workbook({
      lines: [],
      more: {
        'xl/sharedStrings.xml': `<sst><si><t>${text}</t></si></sst>`,
        'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${lines}</sheetData></worksheet>`,
      },
    })
  }
  const zeros = 'x'.repeat(80 << 20)
  test.each([
    ['macros', () => more('xl/vbaProject.bin'), /宏/],
    ['externalLinks', () => more('xl/externalLinks/externalLink1.xml'), /别的文件/],
    ['externalLinks', () => more('xl/connections.xml'), /数据源/],
    ['embedded', () => more('xl/embeddings/oleObject1.bin'), /嵌有/],
    ['oldOrEncrypted', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), /\.xls/],
    ['notXlsx', () => Buffer.from('%PDF-1.7'), /\.xlsx/],
    ['xmlTooLarge', () => workbook({ lines: [], more: { 'xl/sharedStrings.xml': zeros } }), /太大/],
    ['tooManyEntries', () => zipSync(Object.fromEntries([...Array(300).keys()].map(i => [`xl/f${i}`, strToU8('x')]))), /太多/],
    ['dtd', () => workbook({ lines: [], more: { 'xl/sharedStrings.xml': '<!DOCTYPE a [<!ENTITY b "c">]><sst/>' } }), /损坏/],
    ['xmlTooLarge', () => repeated('王'.repeat(30_000), 1000, 2), /太大/],
    ['xmlTooLarge', () => repeated('王', 8000, 100), /太大/],
    ['tooManyRows', () => workbook({ lines: [{ n: 30_000, cells: ['王明'] }] }), /20100/],
  ])('%s is refused with what to do', async (code, file, words) => {
    const answer = await read(clerk, file())
    expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status: 422, code })
    expect(answer.json().words.zh).toMatch(words)
  })

  test('a million rows that are only formatted are no rows', async () => {
    const blank = Array.from({ length: 60_000 }, (_, i) => ({ n: i + 3, cells: [{ blank: true as const }] }))
    const answer = (await read(clerk, workbook({ lines: [{ n: 1, cells: ['姓名'] }, { n: 2, cells: ['王明'] }, ...blank] }))).json()
    expect(answer.rows).toHaveLength(2)
  })
})

describe('a sheet and what is in hand', () => {
  test('4.1 the same number has the same id for every clerk of the organisation, and tells nothing of the number', async () => {
    const [mine, theirs] = [await known(clerk, [numbers.wang]), await known(colleague, [numbers.wang])]
    expect(mine).toEqual(theirs)
    expect(mine.places[0].id).toMatch(/^h-[0-9a-f]{40}$/)
    expect(mine.places[0].held).toBeUndefined()
  })

  test('4.1 two clerks who open one sheet at once open each person once', async () => {
    const [{ id }] = (await known(clerk, [numbers.bao])).places
    const answers = await Promise.all([opens(id, numbers.bao), opens(id, numbers.bao, colleague), opens(id, numbers.bao)])
    expect(answers.filter(({ kind }) => kind === 'done')).toHaveLength(1)
    expect((await known(colleague, [numbers.bao])).places[0].held).toEqual({ id, status: 'draft', version: 1 })
  })

  test('4.1 a number that somebody else holds is answered as if nobody did', async () => {
    await opens('theirs', numbers.ao, stranger, { role: 'body', organisation: '150200' })
    await house.act(applicant, 'application', 'own', 'start', {
      round,
      form: { ...form({}), identity: { ...form({}).identity, citizenNumber: numbers.old } },
    })
    const { places } = await known(clerk, [numbers.ao, numbers.old, numbers.wang])
    expect(places.map((place: { held?: object }) => place.held)).toEqual([undefined, undefined, undefined])
    expect(
      (await post(clerk, 'known', { round, helper: { role: 'body', organisation: '150200' }, numbers: [], employers: [], heads: [] }))
        .statusCode,
    ).toBe(404)
  })

  test('4.1 what was taken away may be opened anew, under another id', async () => {
    const [{ id }] = (await known(clerk, [numbers.wang])).places
    await opens(id, numbers.wang)
    expect(await house.act(clerk, 'application', id, 'discard', { base: 1 })).toMatchObject({ kind: 'done' })
    const [again] = (await known(clerk, [numbers.wang])).places
    expect(again).toEqual({ id: `${id}.2` })
    expect(await opens(again.id, numbers.wang)).toMatchObject({ kind: 'done' })
  })

  test('4.2 heads are remembered for the organisation, and only words of columns', async () => {
    expect((await post(clerk, 'heads', { helper, heads: { 自定义: 'phone', 杂项: '' } })).statusCode).toBe(200)
    expect((await post(clerk, 'heads', { helper, heads: { 自定义: 'drop table' } })).statusCode).toBe(400)
    const asked = { round, helper, numbers: [], employers: [], heads: ['自定义', '杂项', '别的'] }
    expect((await post(colleague, 'known', asked)).json().heads).toEqual({ 自定义: 'phone', 杂项: '' })
    const other = { ...asked, helper: { role: 'body', organisation: '150200' } }
    expect((await post(stranger, 'known', other)).json().heads).toEqual({})
  })
})

describe('a sheet that goes out', () => {
  test('4.2 bad rows come back with the reason in a cell, as text whatever they say', async () => {
    const rows = [{ cells: ['=1+1', '159900'], reason: 'A5 姓名：是公式' }]
    const answer = await post(clerk, 'bad', { title: '退回', reason: '退回原因', heads: ['姓名', '身份证号'], rows })
    const sheet = readXlsx(new Uint8Array(answer.rawPayload))
    expect(sheet.rows.get(3)?.map(cell => [cell?.text, cell?.formula])).toEqual([
      ['=1+1', false],
      ['159900', false],
      ['A5 姓名：是公式', false],
    ])
  })

  const notes = [
    { column: 1, words: '身份证号：末几位已丢失 <&>' },
    { column: 1, words: '身份证号：与出生日期不符' },
    { column: 9, words: '没有这一列' },
  ]
  const badRows = [
    { cells: ['王明', '159900'], reason: '一', notes: [] },
    { cells: ['=李', '=1599'], reason: '二', notes },
  ]
  const bad = (rows: readonly object[]) => post(clerk, 'bad', { title: '退回', reason: '退回原因', heads: ['姓名', '身份证号'], rows })

  test('4.2 what is wrong with a cell stands at the cell as well, and the file can be sent in again', async () => {
    const answer = await bad(badRows)
    const parts = unzipSync(answer.rawPayload)
    const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
    expect(part('xl/comments1.xml').match(/<comment ref="[^"]+"|<t [^>]*>[^<]*/g)).toEqual([
      '<comment ref="B4"',
      '<t xml:space="preserve">身份证号：末几位已丢失 &lt;&amp;&gt;\n身份证号：与出生日期不符',
    ])
    expect(part('xl/drawings/vmlDrawing1.vml')).toContain('<x:Row>3</x:Row><x:Column>1</x:Column>')
    const back = (await read(clerk, answer.rawPayload)).json()
    expect(back.rows.at(-1).cells.map((cell: { text: string }) => cell.text)).toEqual(['=李', '=1599', '二'])
    const plain = unzipSync((await bad([badRows[0] ?? {}])).rawPayload)
    expect(Object.keys(plain).filter(name => /comments|vml/.test(name))).toEqual([])
    expect((await bad([{ cells: [], reason: '', notes: [{ column: -1, words: '' }] }])).json().issues[0].path).toBe('rows.0.notes.0.column')
  })

  test.skipIf(!hasOffice)(
    '4.2 LibreOffice shows the note and the colour at the very cell, and nowhere else',
    { timeout: 120_000 },
    async () => {
      const cells = inOffice(new Uint8Array((await bad(badRows)).rawPayload))
      expect(cells.map(({ at, text }) => `${at} ${text}`)).toEqual([
        ...['A1 退回', 'A2 姓名', 'B2 身份证号', 'C2 退回原因', 'A3 王明', 'B3 159900', 'C3 一', 'A4 =李', 'B4 =1599', 'C4 二'],
      ])
      expect(cells.filter(({ note, fill }) => note !== '' || fill !== '')).toEqual([
        { at: 'B4', text: '=1599', note: '身份证号：末几位已丢失 <&>\n身份证号：与出生日期不符', fill: '#ffd9d9' },
      ])
    },
  )

  test('4.2 what is in hand goes out with id and version, is logged, and its version is found again after a save', async () => {
    const [{ id }] = (await known(clerk, [numbers.bao])).places
    const url = `/api/sheets/in-hand?${new URLSearchParams({ round, ...helper })}`
    const answer = await app.inject({ method: 'GET', url, headers: headersOf(colleague) })
    const sheet = readXlsx(new Uint8Array(answer.rawPayload))
    const line = [...sheet.rows.values()].find(cells => cells[0]?.text === id || cells[0]?.text.startsWith('h-'))
    expect(line?.[1]?.text).toBe('1')
    expect(sheet.rows.get(2)?.[6]?.text).toBe('身份证号')
    const held = (await known(clerk, [numbers.bao])).places[0].held
    const changed = { ...unpledged, achievements: '改过', identity: { ...unpledged.identity, citizenNumber: numbers.bao } }
    expect(await house.act(clerk, 'application', held.id, 'save', { form: changed, base: 1 })).toMatchObject({ kind: 'done' })
    const { forms } = (await post(clerk, 'versions', { round, helper, rows: [{ id: held.id, version: 1 }] })).json()
    expect(forms.map((one: { version: number }) => one.version)).toEqual([1, 2])
    expect(cellsOf(forms[0].form, law).citizenNumber).toBe(numbers.bao)
    const logged = await house.database.transaction('everything', query =>
      query("select account from access_log where asked = 'sheet' and id = $1", [held.id]),
    )
    expect(logged.map(row => row.account)).toEqual([colleague.id, clerk.id])
    expect((await app.inject({ method: 'GET', url, headers: headersOf(stranger) })).statusCode).toBe(404)
    const theirs = { round, helper: { role: 'body', organisation: '150200' }, rows: [{ id: held.id, version: 1 }] }
    expect((await post(stranger, 'versions', theirs)).json()).toEqual({ forms: [] })
  })
})
