/** Invitations: each phone one text in a round, by whoever has a seat for it, while the round takes applications. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../../test/desk.ts'
import { bodyOf, department, employer, employerOf, hohhot, personOf, round } from '../../test/given.ts'
import { openText } from '../sending.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await desk.settle(personOf('p'))
})
afterAll(() => desk.close())

const invites = (actor: Parameters<Desk['headersOf']>[0], role: string, organisation: string, phones: readonly string[]) =>
  desk.app.inject({
    method: 'POST',
    url: '/api/invitations',
    payload: { round, role, organisation, phones },
    headers: desk.headersOf(actor),
  })

test('4.1 a clerk’s phones get a text with the last day, and what is no number comes back', async () => {
  const answer = await invites(bodyOf(hohhot), 'body', hohhot, ['138 0000 4001', '13800004002', '13800004001', '无'])
  expect(answer.json()).toEqual({ sent: 2, known: 0, wrong: ['无'] })
  const rows = await desk.house.database.transaction('everything', query =>
    query<{ key: string; sealed: Buffer }>("select key, sealed from outgoing where purpose = 'invite' order by id"),
  )
  expect(rows).toHaveLength(2)
  const [first] = rows.map(({ key, sealed }) => openText(desk.house.seals, key, sealed))
  expect(first).toMatchObject({ phone: '13800004001' })
  expect(first?.text).toMatch(/邀请您申报。请在3月25日前用本手机号登录 http:\/\/tepei\.test\/app 填写/)
  expect(rows.some(({ key }) => key.includes('13800004001'))).toBe(false)
})

test('4.1 nobody is invited twice in a round, whoever invites', async () => {
  const phones = ['13800004001', '13800004003']
  expect((await invites(department, 'department', 'department', phones)).json()).toEqual({ sent: 1, known: 1, wrong: [] })
  const both = await Promise.all([1, 2].map(() => invites(employerOf(employer), 'employer', employer, ['13800004004'])))
  expect(both.map(answer => answer.statusCode)).toEqual([200, 200])
  const rows = await desk.house.database.transaction('everything', query => query("select 1 from outgoing where purpose = 'invite'"))
  expect(rows).toHaveLength(4)
})

test('on behalf of a seat that one does not hold, and after the last day, nobody is invited', async () => {
  expect((await invites(bodyOf(hohhot), 'body', '150200', ['13800004005'])).statusCode).toBe(404)
  expect((await invites(personOf('p'), 'body', hohhot, ['13800004005'])).statusCode).toBe(404)
  desk.house.turnTo('2022-03-26')
  expect((await invites(bodyOf(hohhot), 'body', hohhot, ['13800004005'])).statusCode).toBe(404)
  desk.house.turnTo('2022-03-15')
})

test('five hundred in a day are the most of one organisation', async () => {
  const phones = (from: number) => Array.from({ length: 100 }, (_, i) => `1390000${String(from + i).padStart(4, '0')}`)
  for (let i = 0; i < 4; i += 1) expect((await invites(bodyOf(hohhot), 'body', hohhot, phones(i * 100))).statusCode).toBe(200)
  expect((await invites(bodyOf(hohhot), 'body', hohhot, phones(400))).statusCode).toBe(429)
})
