/** A hand-over in one act, a clerk who leaves and is out at once, the work that nobody holds, and the registry that proves it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../core/facts.ts'
import { visitorActor } from '../core/roles.ts'
import { administrator, auditor, cashier, clerk, colleague, elsewhere, newcomer, type Office, officer, openOffice } from '../test/clerks.ts'
import { clock, hohhot, leader, round } from '../test/given.ts'
import { verifyRegistry } from './audit.ts'
import { beginBatch, performDue } from './batches.ts'
import { withClient } from './postgres/check.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())
beforeEach(() => office.house.turnTo('2022-03-15'))

const post: Office['post'] = (...asked) => office.post(...asked)
const get: Office['get'] = (...asked) => office.get(...asked)
const against: Office['against'] = answering => office.against(answering)
const name = async (by: Actor, holder: Actor, deputy: Actor, from = '2022-03-15', to = '2022-03-20') =>
  post(by, '/api/office/deputise', { seat: await office.seatOf(holder), deputy: deputy.id, from, to })

describe('a hand-over', () => {
  test('moves every seat from a day on, in one act, with the list of what waited', async () => {
    const before = (await get(administrator, '/api/inHand?account=clerk')).json()
    expect(before.inHand.seats).toMatchObject([
      {
        role: 'body',
        organisation: hohhot,
        work: [{ subject: 'application', status: 'consented', count: 4 }],
      },
    ])
    expect(await against(post(leader, '/api/office/handOver', { account: 'clerk', successor: 'newcomer', from: '2022-03-20' }))).toEqual([
      '404',
    ])
    const given = { account: 'clerk', successor: 'newcomer', from: '2022-03-20' }
    expect(await against(post(administrator, '/api/office/handOver', { ...given, successor: 'clerk' }))).toEqual(['notYourself'])
    expect(await against(post(administrator, '/api/office/handOver', { ...given, successor: 'auditor' }))).toEqual(['rolesApart'])
    await against(name(clerk, clerk, colleague, '2022-03-15', '2022-03-31'))
    const done = await post(administrator, '/api/office/handOver', given)
    expect(done.statusCode, done.body).toBe(200)
    const seats = await office.house.database.query(
      "select account, from_day, to_day, acting_for from seat where (account in ('clerk', 'newcomer') and role = 'body' and to_day >= '2022-03-16' and acting_for is null) or (acting_for = 'clerk' and to_day >= '2022-03-16') order by account",
    )
    expect(seats).toEqual([
      { account: 'clerk', from_day: '1970-01-01', to_day: '2022-03-19', acting_for: null },
      { account: 'colleague', from_day: '2022-03-15', to_day: '2022-03-19', acting_for: 'clerk' },
      { account: 'newcomer', from_day: '2022-03-20', to_day: '9999-12-31', acting_for: null },
    ])
    const list = (await get(administrator, `/api/handOver?n=${done.json().handOver}`)).json()
    expect(list).toMatchObject({ account: { zh: 'clerk' }, successor: { zh: 'newcomer' }, from: '2022-03-20', inHand: before.inHand })
    expect((await get(officer, `/api/handOver?n=${done.json().handOver}`)).statusCode).toBe(404)
    office.house.turnTo('2022-03-20')
    expect((await office.sessionOf(clerk))?.seats).toEqual([])
    const waiting = (await get(newcomer, `/api/queue?round=${round}`)).json()
    expect(waiting.rows.map((row: { id: string }) => row.id)).toEqual(expect.arrayContaining(['two', 'three', 'four']))
  })
})

test('4.2 acts on several files that wait are done for whom the clerk acts, and not at all once the clerk has left', async () => {
  const { house } = office
  expect(await against(name(administrator, clerk, elsewhere, '2022-03-15', '2022-03-19'))).toEqual(['200'])
  const begin = (key: string, id: string) =>
    beginBatch(house, elsewhere.id, key, { subject: 'application', action: 'recommend', input: {}, rows: [{ id }] }, 0)
  await begin('first', 'three')
  await performDue(house)
  const done = (id: string) =>
    house.database.transaction('everything', query =>
      query('select actor, acting_for from journal where subject = $1 and id = $2 and action = $3', ['application', id, 'recommend']),
    )
  expect(await done('three')).toEqual([{ actor: elsewhere.id, acting_for: 'clerk' }])
  await begin('second', 'four')
  expect(await against(post(administrator, '/api/office/leave', { account: elsewhere.id }))).toEqual(['200'])
  await performDue(house)
  expect(await done('four')).toEqual([])
})

describe('a clerk who leaves', () => {
  test('is neither the clock nor the public page: nobody signs in to their accounts, and they act all the same', async () => {
    await office.house.database.query(
      "insert into account (id, login, zh, en, disabled) values ('clock', 'clock', 'clock', 'clock', true), ('visitor', 'visitor', 'visitor', 'visitor', true)",
    )
    expect(await office.house.act(clock, 'application', 'two', 'lapse')).toMatchObject({ kind: 'refused' })
    expect(await office.house.act(visitorActor, 'application', 'two', 'lapse')).toMatchObject({ kind: 'refused' })
  })

  test('loses every right at once: seats, deputyships, sessions and password', async () => {
    office.house.turnTo('2022-03-21')
    await against(name(administrator, officer, newcomer, '2022-03-21', '2022-03-25'))
    expect((await office.sessionOf(newcomer))?.seats).toHaveLength(2)
    await office.house.database.query("update account set password = 'x' where id = 'newcomer'")
    expect(await against(post(leader, '/api/office/leave', { account: 'newcomer' }))).toEqual(['beyondYourOffice'])
    expect(await against(post(administrator, '/api/office/leave', { account: 'admin' }))).toEqual(['notYourself', 'lastAdministrator'])
    expect(await against(post(administrator, '/api/office/leave', { account: 'newcomer' }))).toEqual(['200'])
    expect((await get(newcomer, '/api/mySeats')).statusCode).toBe(401)
    expect((await post(newcomer, '/api/application/two/recommend')).statusCode).toBe(401)
    expect(
      await office.house.act({ ...newcomer, seats: [{ role: 'body', organisation: hohhot }] }, 'application', 'two', 'recommend'),
    ).toEqual({
      kind: 'left',
    })
    const rows = await office.house.database.query(
      "select count(*)::int as open from seat where (account = 'newcomer' or acting_for = 'newcomer') and to_day >= '2022-03-21' and to_day >= from_day",
    )
    expect(rows).toEqual([{ open: 0 }])
    expect(await office.house.database.query("select password, disabled from account where id = 'newcomer'")).toEqual([
      { password: null, disabled: true },
    ])
    expect(await against(post(administrator, '/api/office/leave', { account: 'newcomer' }))).toEqual(['personHasLeft'])
  })

  test('leaves nothing unseen: a seat that nobody holds and for which work waits is told to the office', async () => {
    office.house.turnTo('2022-03-21')
    expect((await get(leader, `/api/emptySeats?round=${round}`)).json()).not.toMatchObject([{ organisation: hohhot }])
    await post(administrator, '/api/office/leave', { account: 'colleague' })
    for (const actor of [leader, officer, administrator])
      expect((await get(actor, `/api/emptySeats?round=${round}`)).json()).toContainEqual(
        expect.objectContaining({ role: 'body', organisation: hohhot, count: 5 }),
      )
    expect((await get(cashier, `/api/emptySeats?round=${round}`)).statusCode).toBe(404)
  })
})

describe('the registry', () => {
  test('proves who could act when, and its chain shows a changed line and a seat that came another way', async () => {
    const at = async (day: string) => (await get(auditor, `/api/rightsAt?at=${day}T05:00:00Z&q=newcomer`)).json().rows
    expect(await at('2022-03-14')).toEqual([])
    expect(await at('2022-03-20')).toMatchObject([{ account: 'newcomer', role: 'body', actingFor: null }])
    expect(await at('2022-03-22')).toEqual([])
    expect((await get(leader, '/api/rightsAt?at=2022-03-14T05:00:00Z')).statusCode).toBe(404)
    expect(await verifyRegistry(office.house.database)).toMatchObject({ broken: [], seats: [] })
    await withClient(office.house.url, async client => {
      await expect(client.query("update registry set line = '{}' where n = 1")).rejects.toThrow('never changed')
      await expect(client.query("delete from seat where account = 'clerk'")).rejects.toThrow('never deleted')
      await client.query(
        "alter table seat disable trigger user; update seat set to_day = '2030-01-01' where account = 'officer' and acting_for is null; alter table seat enable trigger user",
      )
    })
    expect(await verifyRegistry(office.house.database)).toMatchObject({ broken: [], seats: ['officer department'] })
    const [first] = await office.house.database.query<{ n: number }>("select min(n)::int as n from registry where line like '%clerk%'")
    const changed = first?.n ?? 0
    await withClient(office.house.url, client =>
      client.query(
        `alter table registry disable trigger user; update registry set line = replace(line, 'clerk', 'klerk') where n = ${changed}; alter table registry enable trigger user`,
      ),
    )
    expect((await verifyRegistry(office.house.database)).broken).toEqual([changed])
  })
})
