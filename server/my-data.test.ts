/** What stands masked, who may see it whole and for what, and what a person is told of it; the copy that they take away. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { maskedForm, maskedPlaces, textAt } from '../core/masking.ts'
import { flowOf } from '../documents/read-back.ts'
import { readSheet } from '../documents/xlsx-child.ts'
import { type Desk, openDesk } from '../test/desk.ts'
import { bodyOf, department, employer, employerOf, form, hohhot, personOf, round } from '../test/given.ts'
import { actor } from '../test/world.ts'
import { withClient } from './postgres/check.ts'
import { startSession } from './session.ts'

const id = 'm1'
const body = bodyOf(hohhot)
const expert = actor('expert one', { role: 'expert', organisation: 'department' })
let desk: Desk
let others = ''
beforeAll(async () => {
  desk = await openDesk()
  await desk.settle(expert)
  await desk.applies(id, { name: '示例甲' })
  await desk.applies('m2', { name: '示例乙' })
  others = `tepei=${await startSession(desk.house, body.id)}`
})
afterAll(() => desk.close())

const asked = (by: Parameters<Desk['headersOf']>[0], url: string, cookie?: string) =>
  desk.app.inject({ url, headers: cookie === undefined ? desk.headersOf(by) : { cookie } })
const whole = (by: Parameters<Desk['headersOf']>[0], more: Readonly<Record<string, string>>, cookie?: string) =>
  asked(by, `/api/formInFull?${new URLSearchParams({ id, ...more })}`, cookie)
const lines = () =>
  desk.house.database.query<{ reason: string; result: string; fields: readonly string[] }>(
    "select reason, result, fields from access_log where asked = 'formInFull' order by seq",
  )
const sealed = form({})

test('R34 numbers, mail and address stand masked for whoever reviews, of a number three digits and four, and whole for the person', async () => {
  const shown = (await asked(body, `/api/form?id=${id}`)).json().form
  const own = (await asked(personOf(id), `/api/form?id=${id}`)).json().form
  expect(shown).toEqual(maskedForm(own))
  expect(shown.identity.citizenNumber).toMatch(/^\d{3}\*{11}\d{4}$/)
  expect(shown.identity.phone).toMatch(/^1\d{2}\*{4}\d{4}$/)
  for (const place of maskedPlaces) {
    const value = textAt(own, place)
    if (value !== undefined) expect(JSON.stringify(shown), place).not.toContain(value)
  }
  const opened = (await asked(body, `/api/desk?id=${id}`)).json()
  expect(opened.form).toEqual(shown)
})

test('R34 nothing is shown whole without a reason, and nothing is written down', async () => {
  expect((await whole(body, { place: 'identity.phone' })).json()).toEqual({ values: null })
  expect(await lines()).toEqual([])
  expect((await whole(body, { reason: 'other' })).statusCode).toBe(400)
  expect((await whole(body, { reason: 'curious' })).statusCode).toBe(400)
  expect((await whole(body, { reason: 'checkPapers', place: 'identity.name' })).statusCode).toBe(400)
})

test('R13 R34 a reason shows the value and is on record with its name; it serves this file and this session for a while, and no other', async () => {
  const first = await whole(body, { place: 'identity.phone', reason: 'reachPerson' })
  expect(first.json()).toEqual({ values: [{ place: 'identity.phone', value: sealed.identity.phone }] })
  expect(first.headers['cache-control']).toBe('no-store')
  const again = (await whole(body, {})).json().values
  expect(again.map((one: { place: string }) => one.place)).toContain('identity.citizenNumber')
  expect((await lines()).map(({ reason, result }) => [reason, result])).toEqual([
    ['reachPerson', 'shown'],
    ['reachPerson', 'shownAgain'],
  ])
  expect((await lines())[0]?.fields).toEqual(['identity.phone'])
  expect(JSON.stringify(await lines())).not.toContain(sealed.identity.phone)
  expect((await whole(body, { id: 'm2' })).json()).toEqual({ values: null })
  expect((await whole(body, {}, others)).json()).toEqual({ values: null })
})

test('R34 a reason that is older than it serves is asked for anew, however often it was used meanwhile', async () => {
  await withClient(desk.house.url, async client => {
    await client.query('alter table access_log disable trigger user')
    await client.query("update access_log set at = at - interval '31 minutes' where asked = 'formInFull' and result = 'shown'")
    await client.query('alter table access_log enable trigger user')
  })
  expect((await whole(body, {})).json()).toEqual({ values: null })
})

test('R34 whoever has no duty to judge the file is told of nothing there', async () => {
  for (const by of [bodyOf('150200'), personOf('m2'), expert])
    expect((await whole(by, { reason: 'checkPapers' })).statusCode, by.id).toBe(404)
})

test('R37 a person reads who looked, as what, at what and why; nobody reads it of another, and an expert stays unnamed', async () => {
  await whole(department, { reason: 'other', words: '核对寄送地址', place: 'identity.phone' })
  const log = "insert into access_log (account, asked, subject, id) values ($1, 'fileToScore', 'application', $2)"
  await desk.house.database.query(log, [expert.id, id])
  const { rows } = (await asked(personOf(id), '/api/looksAtMe')).json()
  expect(rows[0]).toMatchObject({ asked: 'fileToScore', who: null, role: 'expert' })
  expect(rows[1]).toMatchObject({ asked: 'formInFull', role: 'department', reason: 'other 核对寄送地址', fields: ['identity.phone'] })
  expect(rows.some((row: { asked: string; organisation: unknown }) => row.asked === 'desk' && row.organisation !== null)).toBe(true)
  expect(JSON.stringify(rows)).not.toContain(expert.id)
  const theirs = (await asked(personOf('m2'), '/api/looksAtMe')).json()
  expect(theirs.rows.filter((row: { id: string }) => row.id === id)).toEqual([])
  const page = (await asked(personOf(id), '/api/looksAtMe?limit=1')).json()
  const next = (await asked(personOf(id), `/api/looksAtMe?limit=1&after=${page.next}`)).json()
  expect(next.rows).toEqual([rows[1]])
  expect((await asked(personOf(id), `/api/looksAtMe?after=${Buffer.from('["x","y"]').toString('base64url')}`)).statusCode).toBe(200)
})

test('R32 R37 what is held is told with its purpose, ground and term', async () => {
  const { held } = (await asked(personOf(id), '/api/myData')).json()
  const forms = held.find((one: { kind: string }) => one.kind === 'forms')
  expect(forms).toMatchObject({ count: 1, basis: '个人信息保护法 第十三条第一款第三项', years: 30, clause: '9' })
  expect((await asked(department, '/api/myData')).statusCode).toBe(404)
})

test('R37 a wish about one’s data is answered by the office with what came of it', async () => {
  const post = (by: Parameters<Desk['headersOf']>[0], action: string, payload: object) => {
    const headers = { ...desk.headersOf(by), 'idempotency-key': `${action}-of-a-wish` }
    return desk.app.inject({ method: 'POST', url: `/api/inquiry/wish1/${action}`, headers, payload })
  }
  expect((await post(personOf(id), 'askData', { round, wish: 'erase', text: '请删除<b>住址' })).statusCode).toBe(200)
  expect((await post(department, 'answer', { text: '保管期限未满', outcome: 'lawKeeps' })).statusCode).toBe(200)
  const { rows } = (await asked(personOf(id), '/api/myInquiries?kind=data')).json()
  expect(rows[0]).toMatchObject({
    kind: 'data',
    wish: 'erase',
    said: [{ text: '请删除<b>住址' }, { text: '保管期限未满', outcome: 'lawKeeps' }],
  })
  expect((await asked(employerOf(employer), '/api/inquiry?id=wish1')).statusCode).toBe(404)
})

test('R37 the copy holds the person’s own words and who looked, is theirs alone, and is logged; in the page nothing is a tag', async () => {
  const copy = await asked(personOf(id), '/api/my-data/json')
  expect(copy.headers['content-disposition']).toMatch(/^attachment; filename="my-data-/)
  expect(copy.json().records[0]).toMatchObject({
    subject: 'application',
    kind: 'form',
    content: { identity: { phone: sealed.identity.phone } },
  })
  const page = await asked(personOf(id), '/api/my-data/html')
  expect(page.body).toContain('请删除&lt;b&gt;住址')
  expect(page.body).not.toContain('<b>住址')
  expect((await asked(personOf('m2'), '/api/my-data/json')).body).not.toContain(id)
  expect((await asked(department, '/api/my-data/json')).statusCode).toBe(404)
  expect((await asked(personOf(id), '/api/my-data/xml')).statusCode).toBe(404)
  const logged = await desk.house.database.query("select 1 from access_log where asked = 'copyOfMine' and account = $1", [personOf(id).id])
  expect(logged.length).toBe(2)
})

test('R14 who came in stands in the log under their own name', async () => {
  const { statusCode } = await desk.app.inject({ method: 'POST', url: '/api/sign-in', payload: { login: body.id, demo: true } })
  expect(statusCode).toBe(200)
  const text = "select account, result from access_log where asked = 'POST /api/sign-in' order by seq desc limit 2"
  expect(await desk.house.database.query(text)).toEqual([
    { account: body.id, result: 'done' },
    { account: 'visitor', result: 'begun' },
  ])
})

test('R36 no answer of the interface is kept by a browser, and whoever signs out leaves nothing behind', async () => {
  const answer = await asked(personOf(id), '/api/session')
  expect(answer.headers['cache-control']).toBe('no-store')
  const out = await desk.app.inject({ method: 'POST', url: '/api/sign-out', headers: { cookie: others }, payload: {} })
  expect(out.headers['clear-site-data']).toBe('"cache", "storage"')
})

test('R37 the copy as PDF reads in Chinese by pdftotext, and as workbook: the form in words, the consents, what was asked and who looked', async () => {
  const pdf = await asked(personOf(id), '/api/my-data/pdf')
  expect(pdf.headers['content-type']).toBe('application/pdf')
  const read = flowOf(pdf.rawPayload).replaceAll(/\s/g, '')
  const wanted = [
    '我的信息副本',
    '示例甲',
    '身份证号',
    sealed.identity.citizenNumber.slice(0, 6),
    '副研究员',
    '学习和工作经历',
    '2022-1版',
    '请删除<b>住址',
    '保管期限未满',
    '谁看过',
    '联系本人',
  ]
  for (const words of wanted) expect(read, words).toContain(words)
  expect(read).not.toMatch(/[a-z]+[A-Z][a-z]+/)
  const xlsx = await asked(personOf(id), '/api/my-data/xlsx')
  const sheet = await readSheet(xlsx.rawPayload)
  if (sheet.kind !== 'read') throw new Error(sheet.code)
  const cells = [...sheet.sheet.rows.values()].flat().map(cell => cell?.text ?? '')
  for (const words of ['请删除<b>住址', '保管期限未满', '副研究员', sealed.identity.phone]) expect(cells, words).toContain(words)
  expect(cells.join('\n')).not.toContain('示例乙')
  expect((await asked(department, '/api/my-data/pdf')).statusCode).toBe(404)
})
