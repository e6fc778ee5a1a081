// A circular goes to each of its group once, also when the server dies in the middle, and whoever has no phone number is named.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from '../test/desk.ts'
import { bodyOf, department, form, hohhot, leader, personOf, round } from '../test/given.ts'
import { actor } from '../test/world.ts'
import { keyOf } from './circulars.ts'
import { perform } from './perform.ts'
import { openText, type Sender, sendOnce } from './sending.ts'

let desk: Desk
let id = ''
let n = 0
const auditor = actor('auditor', { role: 'auditor', organisation: 'department' })
const text = '{name}您好，您的申报{status}，请在{due}前核对。'

beforeAll(async () => {
  desk = await openDesk()
  for (const one of ['甲', '乙', '丙']) await desk.applies(`a${one.codePointAt(0)}`, { name: `示例${one}` })
  await desk.settle(auditor, personOf('nophone'))
  const { phone: _, ...identity } = { ...form({}).identity, name: '示例丁' }
  await desk.done(desk.house.act(personOf('nophone'), 'application', 'nophone', 'start', { round, form: { ...form({}), identity } }))
})
beforeEach(async () => {
  n += 1
  id = `c${n}`
  await desk.house.database.transaction('everything', query => query("update outgoing set state = 'sent' where state = 'waiting'"))
})
afterAll(() => desk.close())

const draft = (to: object = {}, words = text) => desk.done(desk.house.act(department, 'circular', id, 'draft', { round, text: words, to }))
const send = () => desk.house.act(department, 'circular', id, 'send')
const asked = async (who = department) => (await desk.app.inject({ url: `/api/circular?id=${id}`, headers: desk.headersOf(who) })).json()
const queued = () =>
  desk.house.database.transaction('everything', query =>
    query<{ key: string; sealed: Buffer; state: string }>('select key, sealed, state from outgoing where key like $1 order by key', [
      `circular/${id}/%`,
    ]),
  )

test('9 before it is sent it is read as three real people would read it, with the count and who has no phone number', async () => {
  await draft()
  const preview = await asked()
  expect(preview).toMatchObject({ text, people: 4, withoutPhone: 1, states: [], rows: [], calls: [{ name: '示例丁' }] })
  expect(preview.samples).toHaveLength(3)
  expect(preview.samples[0].text).toMatch(/^示例.您好，您的申报单位已同意，请在3月\d+日前核对。$/)
  expect(await queued()).toEqual([])
})

test('9 it is queued once for each of the group, sealed, and whoever has no phone number stays on the list to be called', async () => {
  await draft()
  expect(await send()).toMatchObject({ kind: 'done', receipt: { status: 'sent' } })
  const rows = await queued()
  expect(rows.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting'])
  const [first] = rows
  expect(openText(desk.house.seals, first?.key ?? '', first?.sealed ?? Buffer.of()).text).toMatch(/^【.+】示例.您好/)
  expect(await asked()).toMatchObject({ people: 4, withoutPhone: 1, states: [{ state: 'waiting', count: 3 }], calls: [{ name: '示例丁' }] })
  expect(await send()).toMatchObject({ kind: 'refused' })
})

test('9 the group is as narrow as it was named', async () => {
  await draft({ status: 'draft' })
  expect(await asked()).toMatchObject({ people: 1, withoutPhone: 1 })
  await desk.done(desk.house.act(department, 'circular', id, 'revise', { text, to: { status: 'consented', body: hohhot } }))
  expect(await asked()).toMatchObject({ people: 3, withoutPhone: 0 })
  await desk.done(desk.house.act(department, 'circular', id, 'revise', { text, to: { only: [`a${'甲'.codePointAt(0)}`] } }))
  expect(await asked()).toMatchObject({ people: 1, samples: [{ name: '示例甲' }] })
  await desk.done(desk.house.act(department, 'circular', id, 'revise', { text, to: { status: 'admitted' } }))
  expect(await send()).toMatchObject({ kind: 'refused', refusals: [{ rule: 'somebodyIsMeant' }] })
})

test('9 a server that dies in the middle has sent nothing, and the next try sends to each once', async () => {
  await draft()
  const { database } = desk.house
  const dying = {
    ...desk.house,
    database: {
      ...database,
      transaction: <T>(reach: Parameters<typeof database.transaction>[0], work: Parameters<typeof database.transaction<T>>[1]) =>
        database.transaction(reach, query =>
          work((statement, values) => {
            if (statement.includes('insert into outgoing')) throw new Error('the server died')
            return query(statement, values)
          }),
        ),
    },
  }
  const request = { subject: 'circular', id, action: 'send', input: {}, actor: department, request: 'one-and-only-key' } as const
  await expect(perform(dying, request)).rejects.toThrow('the server died')
  expect([await queued(), (await asked()).states]).toEqual([[], []])
  for (let i = 0; i < 2; i += 1) expect(await perform(desk.house, request)).toMatchObject({ kind: 'done' })
  expect(await queued()).toHaveLength(3)
})

test('9 what failed is told for each person, and one is sent it again by an officer, nobody else twice', async () => {
  await draft()
  await send()
  const tried: string[] = []
  const sender: Sender = {
    shows: false,
    send: async (_phone, said) => {
      tried.push(said)
      return said.includes('示例乙') && tried.filter(one => one.includes('示例乙')).length === 1 ? { failed: 'no such number' } : 'sent'
    },
  }
  await sendOnce(desk.house, sender)
  const log = await asked()
  expect(log.states).toEqual([
    { state: 'failed', count: 1 },
    { state: 'sent', count: 2 },
  ])
  const failed = log.rows.find((row: { state: string }) => row.state === 'failed')
  expect(failed).toMatchObject({ name: '示例乙', why: 'no such number' })
  const sentOne = log.rows.find((row: { state: string }) => row.state === 'sent')
  expect(await desk.house.act(department, 'circular', id, 'sendAgain', { person: sentOne.person })).toMatchObject({ kind: 'malformed' })
  await desk.done(desk.house.act(department, 'circular', id, 'sendAgain', { person: failed.person }))
  await sendOnce(desk.house, sender)
  expect(tried).toHaveLength(4)
  expect((await asked()).states).toEqual([{ state: 'sent', count: 3 }])
  expect((await queued()).map(({ key }) => key)).toContain(keyOf(id, failed.person))
})

test('9 nobody but the office reads it', async () => {
  await draft()
  for (const who of [auditor, bodyOf(hohhot), personOf('nophone')]) {
    const answer = await desk.app.inject({ url: `/api/circular?id=${id}`, headers: desk.headersOf(who) })
    expect(answer.statusCode, who.id).toBe(404)
  }
  expect((await asked(leader)).text).toBe(text)
})
