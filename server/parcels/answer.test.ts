/** The ministry's answer before the doors: read row by row, carried out once whatever dies, and never for anybody else. */
import { hash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noWords } from '../../core/parcel/seats.ts'
import { closeSheetReaders } from '../../documents/xlsx-child.ts'
import { department, ministry } from '../../test/given.ts'
import { filesIn, type Ministering, openMinistry, placed, type Row, rowsOf } from '../../test/ministry-house.ts'
import { stopBatch } from '../batches.ts'

let desk: Ministering

beforeAll(async () => {
  desk = await openMinistry()
})
afterAll(async () => {
  closeSheetReaders()
  await desk.close()
})

describe('an answer that comes in', () => {
  test('4.3 is read row by row and changes nothing; then what was ticked is carried out, and the file is kept with who brought it', async () => {
    const { id, people } = await desk.handOver(['甲某', '乙某', '丙某', '丁某'])
    const sheet = await desk.filledIn(id, [placed, ['退回', '', '', '没有合适单位'], ['接收', '北大', '生物学'], ['']], rows =>
      rows.toReversed(),
    )
    const shown = await desk.read(department, id, sheet)
    expect(rowsOf(shown).map(({ name, verdict }) => [name, verdict])).toEqual([
      ['丁某', 'open'],
      ['丙某', 'hostUnknown'],
      ['乙某', 'return'],
      ['甲某', 'place'],
    ])
    expect(await desk.stands(people)).toEqual(['handedOver', 'handedOver', 'handedOver', 'handedOver'])
    const codes = await desk.codesOf(id)
    const words = { ...noWords, hosts: { 北大: 'pku' } }
    const answer = await desk.take(department, id, sheet, codes.slice(0, 3), undefined, words)
    expect(answer.json().batches).toHaveLength(2)
    await desk.carryOut()
    expect(await desk.stands(people)).toEqual(['welcomed pku', 'opened', 'welcomed pku', 'handedOver'])
    const [parcel] = (await desk.ask(department, 'parcels')).parcels
    expect(parcel).toMatchObject({
      placed: 2,
      back: 1,
      open: 1,
      answers: [{ name: '部里答复.xlsx', by: { zh: department.id }, digest: hash('sha256', sheet, 'hex') }],
    })
    const kept = await desk.get(ministry, `/api/parcels/${id}/answers/${parcel.answers[0].n}`)
    expect(kept.rawPayload.equals(sheet)).toBe(true)
    const [entry] = await desk.sql<{ fact: string }>(
      "select fact from journal where subject = 'placement' and id = $1 and action = 'readBack'",
      [people[0]],
    )
    expect(JSON.parse(entry?.fact ?? '')).toMatchObject({ host: 'pku', programme: 'pku-180', file: hash('sha256', sheet, 'hex') })
    expect(rowsOf(await desk.read(department, id, sheet)).map(({ verdict }) => verdict)).toEqual(['open', 'same', 'elsewhere', 'same'])
  })

  test('4.3 the same key does the same once, wherever it was broken off, and what waits can be taken back', async () => {
    const { id, people } = await desk.handOver(['子某', '丑某'])
    const sheet = await desk.filledIn(id, [placed, placed])
    const [codes, key] = [await desk.codesOf(id), crypto.randomUUID()]
    const [a, b] = await Promise.all([desk.take(department, id, sheet, codes, key), desk.take(department, id, sheet, codes, key)])
    expect(a.json()).toEqual(b.json())
    await desk.carryOut()
    // The page never heard of it and asks again.
    expect((await desk.take(department, id, sheet, codes, key)).json()).toEqual(a.json())
    await desk.carryOut()
    expect(await desk.stands(people)).toEqual(['welcomed pku', 'welcomed pku'])
    expect(await desk.sql("select 1 from journal where subject = 'parcel' and id = $1 and action = 'bringAnswer'", [id])).toHaveLength(1)
    expect(
      await desk.sql("select 1 from journal where subject = 'placement' and id = any($1) and action = 'readBack'", [people]),
    ).toHaveLength(2)
    const other = await desk.handOver(['寅某'])
    const taken = await desk.take(department, other.id, await desk.filledIn(other.id, [placed]), await desk.codesOf(other.id))
    expect(await stopBatch(desk.house, department.id, taken.json().batches[0])).toBe(true)
    await desk.carryOut()
    expect(await desk.stands(other.people)).toEqual(['handedOver'])
  })

  test('4.3 a server that died after the file was kept goes on at the rows', async () => {
    const { id, people } = await desk.handOver(['卯某'])
    const sheet = await desk.filledIn(id, [placed])
    const key = crypto.randomUUID()
    const input = { name: '部里答复.xlsx', content: sheet.toString('base64') }
    await desk.house.act(department, 'parcel', id, 'bringAnswer', input, `${key}.answer`)
    await desk.take(department, id, sheet, await desk.codesOf(id), key)
    await desk.carryOut()
    expect(await desk.stands(people)).toEqual(['welcomed pku'])
    expect(await desk.sql("select 1 from journal where subject = 'parcel' and id = $1 and action = 'bringAnswer'", [id])).toHaveLength(1)
  })

  test('4.3 a row that is not ready is not carried out, whoever asks for it; nothing is kept then', async () => {
    const { id, people } = await desk.handOver(['辰某', '巳某'])
    const sheet = await desk.filledIn(id, [placed, placed], ([first = [], second = []]) => [
      [second[0] ?? '', ...first.slice(1)],
      [first[0] ?? '', ...second.slice(1)],
    ])
    expect(rowsOf(await desk.read(department, id, sheet)).map(({ verdict }) => verdict)).toEqual(['wrongName', 'wrongName'])
    const codes = await desk.codesOf(id)
    const refused = await desk.take(department, id, sheet, codes)
    expect([refused.statusCode, refused.json().refusals]).toMatchObject([409, [{ rule: 'answerIsReady', clause: '4.3', found: codes }]])
    await desk.carryOut()
    expect(await desk.stands(people)).toEqual(['handedOver', 'handedOver'])
    expect(await desk.sql("select 1 from journal where subject = 'parcel' and id = $1 and action = 'bringAnswer'", [id])).toEqual([])
  })

  test('4.3 what a host is called is said once and remembered by the office; hosts beside the catalogue have every discipline', async () => {
    const { id } = await desk.handOver(['午某', '未某'])
    const sheet = await desk.filledIn(id, [
      ['接收', '北京大学（本部）', '生科院'],
      ['接收', '深空研究所', '数学'],
    ])
    await desk.sql(
      "insert into organisation (id, kind, zh, en) values ('deepspace', 'host', '深空研究所', 'Deep Space Institute') on conflict do nothing",
    )
    const before = (await desk.read(department, id, sheet)).json()
    expect(before.rows.map((row: Row) => row.verdict)).toEqual(['hostUnknown', 'place'])
    expect(before.hosts.map((host: { id: string }) => host.id)).toEqual(expect.arrayContaining(['pku', 'deepspace']))
    const half = (await desk.read(department, id, sheet, { ...noWords, hosts: { '北京大学(本部)': 'pku' } })).json()
    expect(half.rows[0]).toMatchObject({ verdict: 'programmeUnknown', host: { id: 'pku' } })
    expect(half.programmes.pku.map(({ id: programme }: { id: string }) => programme)).toContain('pku-180')
    const words = { ...noWords, hosts: { '北京大学(本部)': 'pku' }, programmes: { 'pku/生科院': 'pku-180' } }
    await desk.take(department, id, sheet, await desk.codesOf(id), undefined, words)
    await desk.carryOut()
    const again = await desk.handOver(['申某'])
    const later = await desk.filledIn(again.id, [['接收', '北京大学（本部）', '生科院']])
    expect(rowsOf(await desk.read(department, again.id, later)).map(({ verdict }) => verdict)).toEqual(['place'])
    expect(rowsOf(await desk.read(ministry, again.id, later)).map(({ verdict }) => verdict)).toEqual(['hostUnknown'])
  })

  test('4.3 the JSON that went out comes back with its answers, and a sheet of commas as Chinese Excel writes it', async () => {
    const { id } = await desk.handOver(['酉某', '戌某'])
    const content = JSON.parse(filesIn(await desk.fileOf(id)).json)
    content.people[0].answer = { result: 'placed', host: 'pku', programme: 'pku-180' }
    content.people[1].answer = { result: 'returned', reason: 'noHost' }
    expect(rowsOf(await desk.read(ministry, id, Buffer.from(JSON.stringify(content)))).map(({ verdict }) => verdict)).toEqual([
      'place',
      'return',
    ])
    const [first] = content.people
    const csv = Buffer.concat([Buffer.from(`${first.code},`), Buffer.from([0xd3, 0xcf, 0xc4, 0xb3]), Buffer.from(',pku,pku-180\r\n')])
    // 行码,姓名,接收单位,接收专业 in GB 18030.
    const gb = Buffer.from('d0d0c2eb2cd0d5c3fb2cbdd3cad5b5a5ceba2cbdd3cad5d7a8d2b50d0a'.replace('b5a5ceba', 'b5a5cebb'), 'hex')
    expect(rowsOf(await desk.read(ministry, id, Buffer.concat([gb, csv]))).map(({ verdict }) => verdict)).toEqual(['place'])
  })

  test.each([
    ['notJson', Buffer.from('{"format":"other"}')],
    ['notJson', Buffer.from('{"format":')],
    ['notXlsx', Buffer.from('504b030400', 'hex')],
    ['oldOrEncrypted', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['notText', Buffer.from([0x80, 0x00, 0xff, 0xfe, 0x00])],
  ])('4.3 a file that is %s is refused with what to do', async (code, bytes) => {
    const { parcels } = await desk.ask(department, 'parcels')
    const answer = await desk.read(department, parcels[0].id, bytes)
    expect([answer.statusCode, answer.json().code]).toEqual([422, code])
    expect(answer.json().words.zh.length).toBeGreaterThan(8)
  })
})
