/** A restriction over the doors: which looks and lists leave somebody out while it stands, whom the page tells of it, and that all is back when it is lifted. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../test/desk.ts'
import { bodyOf, department, employer, employerOf, hohhot, personOf, round } from '../test/given.ts'
import { countGroup } from './circulars.ts'
import { withClient } from './postgres/check.ts'

const [id, other] = ['r1', 'r2']
const me = personOf(id)
const [body, unit] = [bodyOf(hohhot), employerOf(employer)]
type Someone = Parameters<Desk['headersOf']>[0]
let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await desk.applies(id, { name: '示例甲' })
  await desk.applies(other, { name: '示例乙' })
  await desk.done(desk.house.act(me, 'inquiry', 'q1', 'askData', { round, wish: 'restrict', text: '请不要再使用我的信息' }))
})
afterAll(() => desk.close())

const asked = (by: Someone, url: string) => desk.app.inject({ url, headers: desk.headersOf(by) })
const statusOf = async (by: Someone, of = id) => (await asked(by, `/api/form?id=${of}`)).statusCode
const exported = async (by: Someone) => {
  const payload = { round, as: 'csv', reason: '核对名单' }
  return (await desk.app.inject({ method: 'POST', url: '/api/exports/applications', headers: desk.headersOf(by), payload })).body
}
const meant = () => desk.house.database.transaction('everything', query => countGroup(query, round, { status: 'consented' }))
const bannerFor = async (by: Someone) => (await asked(by, `/api/dossier?subject=application&id=${id}`)).json().restricted

test('R37 before the office has answered, all is as it was', async () => {
  expect([await statusOf(body), await statusOf(unit), await statusOf(department)]).toEqual([200, 200, 200])
  expect(await exported(department)).toContain('示例甲')
  expect(await meant()).toBe(2)
  expect(await bannerFor(body)).toBe(false)
})

test('R37 once granted, employer and body reach the form no more, no export and no circular has the person, and whoever opens the file is told', async () => {
  await desk.done(desk.house.act(department, 'inquiry', 'q1', 'answer', { text: '已限制使用', outcome: 'done' }))
  expect([await statusOf(body), await statusOf(unit)]).toEqual([404, 404])
  expect([await statusOf(me), await statusOf(department), await statusOf(body, other)]).toEqual([200, 200, 200])
  expect((await asked(body, `/api/formInFull?id=${id}&reason=checkPapers`)).statusCode).toBe(404)
  for (const by of [department, body]) {
    const sheet = await exported(by)
    expect(sheet).not.toContain('示例甲')
    expect(sheet).toContain('示例乙')
  }
  expect(await meant()).toBe(1)
  for (const by of [department, body, me]) expect(await bannerFor(by)).toBe(true)
  const refused = await desk.house.act(body, 'application', id, 'recommend')
  expect(JSON.stringify(refused)).toContain('dataIsNotRestricted')
  const { offers } = (await asked(body, `/api/dossier?subject=application&id=${id}`)).json()
  expect(JSON.stringify(offers.find(({ action }: { action: string }) => action === 'recommend'))).toContain('dataIsNotRestricted')
})

test('R37 without the guard of the rows the body reads the form all the same, and the check says so', async () => {
  const text = 'create or replace function restricted(whose text) returns boolean language sql stable parallel safe security definer as'
  await withClient(desk.house.url, async client => {
    const { rows } = await client.query("select pg_get_functiondef('restricted(text)'::regprocedure) as kept")
    await client.query(`${text} $$ select false $$`)
    expect(await statusOf(body)).toBe(200)
    await client.query(rows[0].kept)
  })
  expect(await statusOf(body)).toBe(404)
})

test('R37 lifted by the person, all is as it was, and the thread says who lifted it', async () => {
  await desk.done(desk.house.act(me, 'inquiry', 'q1', 'liftRestriction', {}))
  expect([await statusOf(body), await statusOf(unit)]).toEqual([200, 200])
  expect(await exported(body)).toContain('示例甲')
  expect(await meant()).toBe(2)
  expect(await bannerFor(body)).toBe(false)
  const { inquiry } = (await asked(department, '/api/inquiry?id=q1')).json()
  expect(inquiry).toMatchObject({ restricts: false })
  expect(inquiry.said.at(-1)).toMatchObject({ by: 'person', lifts: true })
  await desk.done(desk.house.act(body, 'application', id, 'recommend'))
})
