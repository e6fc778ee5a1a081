// The objection desk for everybody: without an account and without a script, bounded, and silent about who objected.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { visitorActor } from '../../core/roles.ts'
import { bodyOf, department, hohhot, leader, personOf, round } from '../../test/given.ts'
import { freshHouse, type TestHouse } from '../../test/house.ts'
import { showList } from '../../test/noticed-house.ts'
import { actor } from '../../test/world.ts'
import { keepFile, readKept } from '../files.ts'
import type { House } from '../house.ts'
import { openDoors } from '../http.ts'
import { readReceipt, receiptOf } from '../objections.ts'
import { startSession } from '../session.ts'
import { readSettings } from '../settings.ts'
import { sweepVisitors } from '../uploads.ts'
import { bounds } from './multipart.ts'

let house: TestHouse
let app: FastifyInstance
const filesFolder = mkdtempSync(join(tmpdir(), 'tepei-objections-'))
const cookies = new Map<string, string>()
const auditor = actor('auditor', { role: 'auditor', organisation: 'department' })
const suspect = actor('account of a1', { role: 'department', organisation: 'department' }, 'person a1')

beforeAll(async () => {
  house = await freshHouse()
  const site = { house, demo: false, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder }
  app = await openDoors(site, readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }))
  await showList(house, [
    { id: 'a1', name: '示例甲' },
    { id: 'a2', name: '示例乙' },
    { id: 'a3', name: '示例丙' },
  ])
  await house.settle(auditor, suspect)
  for (const { id } of [department, leader, auditor, personOf('a1'), bodyOf(hohhot)])
    cookies.set(id, `tepei=${await startSession(house, id)}`)
})
beforeEach(async () => {
  house.turnTo('2022-05-10')
  await house.database.query('delete from throttle')
})
afterAll(async () => {
  await app.close()
  await house.close()
  rmSync(filesFolder, { recursive: true, force: true })
})

type Fields = Readonly<Record<string, string>>
type Attached = readonly { readonly name: string; readonly bytes: Buffer }[]

const multipart = async (fields: Fields, files: Attached = []) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const { name, bytes } of files) form.append('files', new File([new Uint8Array(bytes)], name))
  if (files.length === 0) form.append('files', new File([], ''))
  const sent = new Response(form)
  return { headers: { 'content-type': sent.headers.get('content-type') ?? '' }, payload: Buffer.from(await sent.arrayBuffer()) }
}
const post = async (url: string, fields: Fields, files?: Attached) =>
  app.inject({ method: 'POST', url, ...(await multipart(fields, files)) })
const typed = (url: string, fields: Fields) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
const ask = (who: { readonly id: string }, question: string) =>
  app.inject({ url: `/api/${question}`, headers: { cookie: cookies.get(who.id) ?? '' } })

const png = readFileSync(new URL('../../test/uploads/dot.png', import.meta.url))
const form = async () => (await app.inject({ url: '/notice/object' })).body
const keyIn = (body: string) => /name="key" value="([0-9a-f]{32})"/.exec(body)?.[1] ?? ''
const refIn = (body: string, name: string) => new RegExp(`<option value="([0-9a-f]{16})"[^>]*>${name}`).exec(body)?.[1] ?? ''
const receiptIn = (body: string) => /[2-9A-HJ-NP-Z]{5}(?:-[2-9A-HJ-NP-Z]{5}){3}/.exec(body)?.[0] ?? ''
const statement = '此人的从业年限与社保缴纳记录不一致，请核查。'

const fill = async (name: string, more: Fields = {}) => {
  const body = await form()
  return { key: keyIn(body), about: refIn(body, name), ground: 'years', statement, ...more }
}
const raise = async (name = '示例甲', more: Fields = {}, files?: Attached) => post('/notice/object', await fill(name, more), files)
const idOf = (receipt: string) => readReceipt(house.seals, receipt) ?? ''
const statusOf = async (subject: string, id: string) => {
  const [row] = await house.database.transaction('everything', query =>
    query<{ status: string }>('select status from dossier where subject = $1 and id = $2', [subject, id]),
  )
  return row?.status
}

describe('from the page for everybody', () => {
  test('4 the notice leads to the form, and the form names nobody by more than the list does', async () => {
    expect((await app.inject({ url: '/notice' })).body).toContain('href="/notice/object"')
    const body = await form()
    expect(body).toContain('示例甲')
    for (const secret of ['person a1', '"a1"', '13800001234']) expect(body).not.toContain(secret)
    expect(body).not.toMatch(/<script|style=/)
  })

  test('4 an objection without a name gets a receipt, and the receipt opens where it stands', async () => {
    const page = await raise('示例甲', {}, [{ name: '社保.png', bytes: png }])
    expect(page.statusCode).toBe(200)
    const receipt = receiptIn(page.body)
    expect(await statusOf('objection', idOf(receipt))).toBe('raised')
    const shown = await typed('/objection', { receipt: receipt.toLowerCase().replaceAll('-', ' ') })
    expect(shown.body).toContain('已收到，待受理')
    expect(shown.body).toContain(statement)
    expect(shown.body).toContain('2022-05-24')
    expect(shown.body).toContain('1 个文件')
  })

  test('4 the same form sent twice is one objection, also with other words', async () => {
    const fields = await fill('示例甲')
    const [first, second] = [await post('/notice/object', fields), await post('/notice/object', { ...fields, statement: `${statement}补` })]
    expect(receiptIn(second.body)).toBe(receiptIn(first.body))
    expect(receiptIn(first.body)).not.toBe('')
  })

  test('4 what is wrong is told field by field, and what was typed stays', async () => {
    const page = await raise('示例甲', { statement: '太短', phone: '123', ground: '' }, [{ name: '说明.exe', bytes: Buffer.from('MZ…') }])
    expect(page.statusCode).toBe(400)
    for (const said of ['理由</a>：没有填', '太短，请写清楚', '留了手机号就请写姓名', '应是 11 位手机号', '说明.exe）：不是照片'])
      expect(page.body).toContain(said)
    expect(page.body).toMatch(/<textarea[^>]*>太短<\/textarea>/)
    expect(page.body).toMatch(/selected>示例甲/)
  })

  test('4 files are bounded in number and size, and a body that is no form is sent back', async () => {
    const many = Array.from({ length: bounds.files + 1 }, (_, i) => ({ name: `${i}.png`, bytes: png }))
    expect((await raise('示例甲', {}, many)).body).toContain(`一次最多 ${bounds.files} 个文件`)
    const large = Buffer.concat([png, Buffer.alloc(bounds.fileBytes)])
    expect((await raise('示例甲', {}, [{ name: '大.png', bytes: large }])).body).toContain('大.png）：超过 5 MB')
    const torn = { 'content-type': 'multipart/form-data; boundary=x' }
    const page = await app.inject({ method: 'POST', url: '/notice/object', headers: torn, payload: '--x\r\nno form' })
    expect([page.statusCode, page.body.includes('没有收到完整的内容')]).toEqual([400, true])
    const huge = await app.inject({ method: 'POST', url: '/notice/object', headers: torn, payload: Buffer.alloc(bounds.bytes + 1) })
    expect(huge.statusCode).toBe(413)
  })

  test('4 what is typed comes back as text, never as a part of the page', async () => {
    const page = await raise('示例甲', { statement: '<script>alert(1)</script> 请核查此人的年限。' })
    const shown = await typed('/objection', { receipt: receiptIn(page.body) })
    expect(shown.body).toContain('&lt;script&gt;')
    expect(shown.body).not.toContain('<script>')
  })

  test('4 when the notice is over the list is down, and no objection is taken', async () => {
    const fields = await fill('示例甲')
    house.turnTo('2022-05-17')
    expect(await form()).toContain('现在没有正在公示的名单')
    const page = await post('/notice/object', fields)
    expect(page.statusCode).toBe(400)
  })

  test('much from one address waits, and so does guessing at receipts', async () => {
    for (let i = 0; i < 11; i += 1) await raise()
    const held = await raise()
    expect([held.statusCode, held.body.includes('提交太频繁')]).toEqual([429, true])
    for (let i = 0; i < 22; i += 1) await typed('/objection', { receipt: 'AAAAA-AAAAA-AAAAA-AAAAA' })
    expect((await typed('/objection', { receipt: 'AAAAA-AAAAA-AAAAA-AAAAA' })).statusCode).toBe(429)
  })

  test('a receipt can’t be made from an objection’s id', () => {
    const receipt = receiptOf(house.seals, 'K7M2P9QX4T')
    expect(idOf(receipt)).toBe('K7M2P9QX4T')
    expect(readReceipt(house.seals, `${receipt.slice(0, -1)}${receipt.endsWith('2') ? '3' : '2'}`)).toBeUndefined()
    expect(readReceipt(house.seals, 'K7M2P9QX4T')).toBeUndefined()
  })

  test('files that came with a refused objection are taken away after a day, those of objections stay', async () => {
    await house.database.query(
      "insert into file (sha256, owner, size, type, at) values ($1, 'visitor', 1, 'image/png', now() - interval '2 days')",
      ['0'.repeat(64)],
    )
    await house.database.query("update file set at = now() - interval '2 days' where owner = 'visitor'")
    expect(await sweepVisitors(house, filesFolder)).toBe(1)
    const [left] = await house.database.query<{ n: number }>("select count(*) as n from file where owner = 'visitor'")
    expect(left?.n).toBe(1)
  })

  const aged = (sha256: string) =>
    house.database.query("update file set at = now() - interval '2 days' where owner = 'visitor' and sha256 = $1", [sha256])
  const filed = async () => {
    const kept = await keepFile(house, filesFolder, visitorActor.id, Buffer.concat([png, randomBytes(8)]))
    if (!kept) throw new Error('a picture is taken')
    await aged(kept.sha256)
    return { sha256: kept.sha256, bytes: (await readKept(filesFolder, kept.sha256)) ?? Buffer.alloc(0) }
  }

  test('4 what was refused once and is brought again a day later is not swept away before the objection names it', async () => {
    const { sha256, bytes } = await filed()
    await keepFile(house, filesFolder, visitorActor.id, bytes)
    expect(await sweepVisitors(house, filesFolder)).toBe(0)
    expect(await readKept(filesFolder, sha256)).toEqual(bytes)
  })

  test('4 what is brought while it is being swept away is there afterwards, with its bytes', async () => {
    const { sha256, bytes } = await filed()
    const sweeping: House = {
      ...house,
      database: {
        ...house.database,
        // The sweep has its list when the same file comes again.
        query: async (text, values) => {
          const found = await house.database.query<never>(text, values)
          if (text.includes('from file f')) await keepFile(house, filesFolder, visitorActor.id, bytes)
          return found
        },
      },
    }
    expect(await sweepVisitors(sweeping, filesFolder)).toBe(0)
    await aged(sha256)
    const bring = [visitorActor.id, 'somebody', 'somebody else'].map(owner => keepFile(house, filesFolder, owner, bytes))
    await Promise.all([sweepVisitors(house, filesFolder), ...bring])
    expect(await readKept(filesFolder, sha256)).toEqual(bytes)
  })
})

describe('from the receipt to the answer', () => {
  test('4 who objected is shown to those whose duty it is, and to nobody else', async () => {
    const page = await raise('示例甲', { name: '某举报人', phone: '13912345678' }, [{ name: '证.png', bytes: png }])
    const id = idOf(receiptIn(page.body))
    const duty = await ask(department, `objection?id=${id}`)
    expect(duty.json()).toMatchObject({
      receipt: receiptIn(page.body),
      raisedBy: { name: '某举报人', phone: '13912345678' },
      said: [{ text: statement }],
    })
    const [file = ''] = duty.json().said[0].files
    const download = (who: { readonly id: string }) =>
      app.inject({ url: `/api/files/${file}`, headers: { cookie: cookies.get(who.id) ?? '' } })
    expect((await download(department)).headers['content-disposition']).toContain('attachment')
    for (const who of [auditor, suspect, bodyOf(hohhot)]) {
      expect((await ask(who, `objection?id=${id}`)).statusCode, who.id).toBe(404)
      expect((await ask(who, `dossier?subject=objection&id=${id}`)).statusCode, who.id).toBe(404)
      expect((await ask(who, `dossiers?round=${round}&subject=objection`)).body, who.id).not.toContain(id)
      expect((await download(who)).statusCode, who.id).toBe(404)
    }
    const logged = await house.database.query("select 1 from access_log where asked = 'objection' and id = $1", [id])
    expect(logged).toHaveLength(1)
  })

  test('4 asked, added, and dismissed with reasons: each stands on the page that the receipt opens', async () => {
    const receipt = receiptIn((await raise('示例乙')).body)
    const id = idOf(receipt)
    await house.act(department, 'objection', id, 'takeUp')
    expect(await statusOf('application', 'a2')).toBe('contested')
    await house.act(department, 'objection', id, 'askMore', { question: '请说明是哪一段经历。' })
    expect((await typed('/objection', { receipt })).body).toContain('请说明是哪一段经历。')
    const key = 'ab'.repeat(16)
    const more = await post('/objection/more', { receipt, key, statement: '是 2015 年以前的经历。' }, [{ name: '补.png', bytes: png }])
    expect(more.body).toContain('是 2015 年以前的经历。')
    const named = await house.act(leader, 'objection', id, 'dismiss', { answer: '与示例丙的情况相同，不属实，予以驳回。' })
    expect(named).toMatchObject({ kind: 'refused', refusals: [{ rule: 'namesNobodyElse', found: ['示例丙'] }] })
    await house.act(leader, 'objection', id, 'dismiss', { answer: '经核对社保记录，年限符合规定。' })
    const { body } = await typed('/objection', { receipt })
    expect(body).toContain('已答复：异议不成立')
    expect(body).toContain('经核对社保记录，年限符合规定。')
    expect(body).not.toContain('提交补充')
    expect(await statusOf('application', 'a2')).toBe('accepted')
  })

  test('4 however much is added, the answer stands where everybody looks for it', async () => {
    const receipt = receiptIn((await raise('示例甲')).body)
    const id = idOf(receipt)
    await house.act(department, 'objection', id, 'takeUp')
    for (let i = 0; i < 205; i += 1) await house.act(visitorActor, 'objection', id, 'supplement', { statement: `补充 ${i}` })
    await house.act(leader, 'objection', id, 'dismiss', { answer: '经核对社保记录，年限符合规定。' })
    expect((await typed('/objection', { receipt })).body).toContain('经核对社保记录，年限符合规定。')
    const own = await ask(personOf('a1'), 'objectionAnswers?application=a1')
    expect(own.json().at(-1).answer).toBe('经核对社保记录，年限符合规定。')
  })

  test('4 withdrawn by whoever holds the receipt, but only when they are sure', async () => {
    const receipt = receiptIn((await raise('示例乙')).body)
    await typed('/objection/withdraw', { receipt })
    expect(await statusOf('objection', idOf(receipt))).toBe('raised')
    expect((await typed('/objection/withdraw', { receipt, sure: 'yes' })).body).toContain('您已撤回')
    const late = await post('/objection/more', { receipt, key: 'cd'.repeat(16), statement: '还有一句。' })
    expect(late.statusCode).toBe(400)
  })

  test('4 the person hears the ground and the answer, never who objected or what they said', async () => {
    const id = idOf(receiptIn((await raise('示例甲', { name: '某举报人', phone: '13912345678' })).body))
    await house.act(department, 'objection', id, 'takeUp')
    await house.act(leader, 'objection', id, 'dismiss', { answer: '经核对社保记录，年限符合规定。' })
    const own = await ask(personOf('a1'), 'objectionAnswers?application=a1')
    expect(own.json().at(-1)).toMatchObject({ ground: 'years', status: 'dismissed', answer: '经核对社保记录，年限符合规定。' })
    const page = await ask(personOf('a1'), 'dossier?subject=application&id=a1')
    for (const text of [own.body, page.body])
      for (const secret of ['某举报人', '13912345678', statement]) expect(text).not.toContain(secret)
    expect((await ask(personOf('a1'), 'objectionAnswers?application=a2')).statusCode).toBe(404)
  })

  test('4 one that stands takes the name off the list, which is shown anew with what changed', async () => {
    const id = idOf(receiptIn((await raise('示例丙')).body))
    await house.act(department, 'objection', id, 'takeUp')
    expect(await house.act(leader, 'objection', id, 'uphold', { answer: '经核查社保记录，年限不足。' })).toMatchObject({ kind: 'done' })
    expect(await statusOf('application', 'a3')).toBe('declined')
    const before = (await app.inject({ url: '/notice' })).body
    expect(before).toContain('名单又有变动')
    expect(before).not.toContain('示例丙')
    house.turnTo('2022-05-12')
    expect(await house.act(leader, 'round', round, 'publishNotice')).toMatchObject({ kind: 'done' })
    const { body } = await app.inject({ url: '/notice' })
    expect(body).toContain('2022-05-12 – 2022-05-19')
    expect(body).toContain('第 2 次公示')
    expect(body).toContain('新增 0 人，减少 1 人')
  })
})
