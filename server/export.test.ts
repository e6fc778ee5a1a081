/** The export of a list: as many rows as the list counts, every column of the policy, harmless in a spreadsheet, on record, and for nobody whom it is not meant for. */
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../core/facts.ts'
import { readXlsx } from '../documents/xlsx-read.ts'
import { addingAll, answers } from '../test/added.ts'
import { type Desk, openDesk } from '../test/desk.ts'
import { bodyOf, department, employer, employerOf, form, hohhot, leader, personOf, round } from '../test/given.ts'
import { actor } from '../test/world.ts'
import { placeOf } from './seal.ts'

let desk: Desk
const ours = bodyOf(hohhot)
const strangers = bodyOf('150200')
const otherOffice = actor('other office', { role: 'department', organisation: 'elsewhere' })
const total = 1203
const reason = '核对申报人数'

const givenTo = (i: number, name: string) => ({
  ...form({ track: i % 3 === 0 ? 'outside' : 'inside' }),
  identity: { ...form({}).identity, name },
  added: answers,
})

beforeAll(async () => {
  desk = await openDesk(8, addingAll)
  await desk.settle(otherOffice)
  const apply = async (id: string, given: object, handIn = true) => {
    await desk.settle(personOf(id))
    await desk.done(desk.house.act(personOf(id), 'application', id, 'start', { round, form: given }))
    if (handIn) await desk.done(desk.house.act(personOf(id), 'application', id, 'submit'))
  }
  await apply('formula', { ...givenTo(1, '示例甲'), added: { ...answers, topic: '=1+1' } })
  await apply('draft', givenTo(1, '示例乙'), false)
  await apply('changed', givenTo(1, '示例丙'))
  await desk.done(
    desk.house.act(employerOf(employer), 'application', 'changed', 'sendBack', {
      corrections: [{ field: 'added.topic', reason: '请核对' }],
    }),
  )
  const again = { ...givenTo(1, '示例丙'), added: { ...answers, topic: '未提交的' } }
  await desk.done(desk.house.act(personOf('changed'), 'application', 'changed', 'save', { form: again }))
})
afterAll(() => desk.close())

/** Copies of one whose form is in, made in the database and without forms: they are counted all the same. */
const more = async () => {
  const { database } = desk.house
  await database.transaction('everything', async query => {
    await query(
      `insert into dossier (subject, id, round, track, person, employer, body, status, waits_for, since, n, hash, state)
       select subject, 'more' || lpad(g::text, 5, '0'), round, case when g % 2 = 0 then 'outside' else track end, 'nobody' || g, employer, body, status, waits_for, since, n, hash, state
       from dossier, generate_series(1, $1::int) g where subject = 'application' and id = 'formula'`,
      [total - 3],
    )
  })
}

const fetched = (by: Actor | undefined, input: object = {}) =>
  desk.app.inject({
    method: 'POST',
    url: '/api/exports/applications',
    ...(by && { headers: desk.headersOf(by) }),
    payload: { round, as: 'csv', reason, ...input },
  })
/** The rows of a CSV as cells, without the marks that keep spreadsheets from touching digits. */
const rowsOf = (text: string): readonly (readonly string[])[] => {
  expect(text.startsWith('\uFEFF')).toBe(true)
  expect(text.endsWith('\r\n')).toBe(true)
  const cell = /(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n)/y
  const rows: string[][] = []
  let row: string[] = []
  cell.lastIndex = 1
  for (let found = cell.exec(text); found; found = cell.exec(text)) {
    const [, quoted, bare = '', end] = found
    row.push((quoted?.replaceAll('""', '"') ?? bare).replace(/^\t/, ''))
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}
const sheetIn = (file: Uint8Array): readonly (readonly string[])[] => {
  const { rows } = readXlsx(file)
  const wide = rows.get(1)?.length ?? 0
  return [...rows.values()].map(row => Array.from({ length: wide }, (_, i) => row[i]?.text ?? ''))
}
/** Without the last line, which says who took it. */
const csv = async (by: Actor, input: object = {}) => rowsOf((await fetched(by, input)).body).slice(0, -1)

const countOf = async (by: Actor, input: Readonly<Record<string, string>> = {}) => {
  let count = 0
  let after: string | undefined
  do {
    const page = await desk.ask(by, 'dossiers', { subject: 'application', limit: '50', ...input, ...(after !== undefined && { after }) })
    count += page.rows.length
    after = page.next ?? undefined
  } while (after !== undefined)
  return count
}

const logged = async () =>
  await desk.house.database.query<{ account: string; reason: string }>(
    "select account, reason from access_log where asked = 'export' order by seq",
  )

describe('4.2 an export', () => {
  let head: readonly string[]
  let rows: readonly (readonly string[])[]
  const cell = (name: string, column: string) => rows.find(row => row[2] === name)?.[head.indexOf(column)]

  beforeAll(async () => {
    const [first, ...rest] = await csv(department)
    head = first ?? []
    rows = rest
  })

  test('has a column for each field that the policy wants in it, by its label, and what was answered in words', () => {
    expect(head.slice(0, 3)).toEqual(['编号', '办理状态', '姓名'])
    expect(head.slice(-8)).toEqual(['外语水平', '周学时', '课题', '入职日期', '推荐信', '讲授课程', '推荐部门', '说明'])
    expect(['外语水平', '周学时', '入职日期', '推荐信', '讲授课程'].map(column => cell('示例甲', column))).toEqual([
      '中级',
      '7.5',
      '2012-08-01',
      '推荐信.pdf',
      '1. 课程 生态学；年份 2021\n2. 课程 草学',
    ])
    for (const row of rows) expect(row).toHaveLength(head.length)
  })

  test('R34 masks numbers unless whoever takes it says that the work needs them, and that is on record', async () => {
    const { citizenNumber, phone } = form({}).identity
    expect(cell('示例甲', '身份证号')).toMatch(/^\d{3}\*{11}[\dX]{4}$/)
    const body = (await fetched(department)).body
    for (const number of [citizenNumber, phone]) expect(body).not.toContain(number)
    const whole = (await fetched(department, { whole: true })).body
    for (const number of [citizenNumber, phone]) expect(whole).toContain(number)
    const fields = await desk.house.database.query<{ fields: readonly string[] }>(
      "select fields from access_log where asked = 'export' order by seq desc limit 2",
    )
    expect(fields.map(line => line.fields.includes('identity.citizenNumber'))).toEqual([true, false])
  })

  test('says the form in words, and a whole identity number as text', async () => {
    expect((await fetched(department, { whole: true })).body).toContain(`"\t${form({}).identity.citizenNumber}"`)
    expect(['民族', '最高学历', '单位层级', '类别', '是否服从调剂', '调剂范围', '办理状态'].map(column => cell('示例甲', column))).toEqual([
      '蒙古族',
      '博士研究生毕业',
      '旗县',
      '区内培养',
      '是',
      '其他培养单位、相近专业方向、其他地区',
      '已提交',
    ])
  })

  test('F16 R49 disarms what a person typed as a formula', async () => {
    expect(cell('示例甲', '课题')).toBe("'=1+1")
  })

  test('shows what was handed in and not what was typed since; who has not handed in stands there with nothing but the name', () => {
    expect(cell('示例丙', '课题')).toBe('草原')
    const draft = rows.find(row => row.includes('尚未提交申报表'))
    expect(draft?.[2]).toBe('示例乙')
    expect(draft?.filter(words => words !== '')).toHaveLength(4)
  })
})

describe('4.2 an export holds what its list counts', () => {
  beforeAll(more)

  test('of an office, page after page, each application once', async () => {
    const [, ...rows] = await csv(department)
    expect(rows).toHaveLength(total)
    expect(rows).toHaveLength(await countOf(department))
  })

  test.each<Readonly<Record<string, string>>>([
    { track: 'outside' },
    { status: 'submitted' },
    { status: 'returned' },
    { body: hohhot },
    { q: '示例' },
    { q: 'more0' },
    { q: '没有这个人' },
  ])(
    'narrowed by %o as the list is',
    async filter => {
      const [, ...rows] = await csv(department, filter)
      expect(rows).toHaveLength(await countOf(department, filter))
    },
    30_000,
  )

  test('of a body its own, and of another body none of them', async () => {
    expect((await csv(ours)).length - 1).toBe(await countOf(ours))
    expect(await csv(strangers)).toHaveLength(1)
    expect(await csv(strangers, { body: hohhot })).toHaveLength(1)
  })

  test('F16 R49 as a workbook the same rows, with no formula in it, and equal bytes for equal rows', async () => {
    const { rawPayload } = await fetched(department, { as: 'xlsx' })
    const sheet = sheetIn(rawPayload).slice(0, -1)
    expect(sheet).toHaveLength(total + 1)
    const [head, ...rows] = await csv(department)
    expect(sheet[0]).toEqual(head)
    const plain = (row: readonly string[] | undefined) => row?.map(words => words.replace(/^'/, ''))
    const bySheet = (name: string) => sheet.find(row => row[2] === name)
    for (const name of ['示例甲', '示例乙', '示例丙']) expect(bySheet(name)).toEqual(plain(rows.find(row => row[2] === name)))
    expect(strFromU8(unzipSync(rawPayload)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).not.toMatch(/<f[ >]|mergeCells/)
    expect((await fetched(department, { as: 'xlsx' })).rawPayload.equals(rawPayload)).toBe(true)
  })
})

describe('an export is for whom it is meant', () => {
  test('nobody who is not signed in, no applicant, employer or other office gets a row', async () => {
    expect((await fetched(undefined)).statusCode).toBe(401)
    for (const by of [personOf('formula'), employerOf(employer), otherOffice]) expect((await fetched(by)).statusCode).toBe(404)
    expect((await fetched(department, { round: 'none-2022' })).statusCode).toBe(404)
  })

  test('without a reason none is given, and what is malformed is told by its name', async () => {
    for (const [input, path] of [
      [{ reason: '' }, 'reason'],
      [{ reason: ' 一 ' }, 'reason'],
      [{ as: 'pdf' }, 'as'],
    ] as const) {
      const response = await fetched(department, input)
      expect(response.statusCode).toBe(400)
      expect(response.json().issues).toMatchObject([{ path }])
    }
  })

  test('each one is on record with who and why, before a row goes out; a refused one leaves no trace', async () => {
    const before = await logged()
    await fetched(leader, { reason: '领导调阅' })
    await fetched(otherOffice)
    expect((await logged()).slice(before.length)).toEqual([{ account: leader.id, reason: '领导调阅' }])
  })
})

test('a form that can’t be read any more is told, not left out', async () => {
  const unread = { ...form({}), identity: { ...form({}).identity, shoeSize: 42 } }
  const seal = desk.house.seals.seal(placeOf('application', 'formula', 'form', 1), unread)
  await desk.house.database.transaction('everything', query =>
    query("update record set sealed = $1 where subject = 'application' and id = 'formula' and kind = 'form'", [seal.bytes]),
  )
  const [head = [], ...rows] = await csv(ours)
  const row = rows.find(one => one[0] === 'FORMULA')
  expect(row?.[head.indexOf('说明')]).toBe('申报表无法读取')
  expect(row?.[2]).toBe('示例甲')
})
