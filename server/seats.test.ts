/** Seats over HTTP: deputies for a span, named, bounded, told of in the record; and seats given and ended. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../core/facts.ts'
import {
  administrator,
  auditor,
  clerk,
  colleague,
  consentedIn,
  elsewhere,
  newcomer,
  type Office,
  officer,
  openOffice,
  other,
} from '../test/clerks.ts'
import { hohhot, leader, personOf } from '../test/given.ts'
import { verifyChains } from './audit.ts'
import { withClient } from './postgres/check.ts'
import { rebuild } from './rebuild.ts'

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

describe('a deputy for a span of time', () => {
  test.each([
    ['before today', officer, officer, other, '2022-03-14', '2022-03-20', ['notInThePast']],
    ['backwards', officer, officer, other, '2022-03-20', '2022-03-16', ['withinSpan']],
    ['for oneself', officer, officer, officer, '2022-03-15', '2022-03-20', ['notYourself']],
    ['for an auditor', administrator, auditor, other, '2022-03-15', '2022-03-20', ['rolesApart']],
    ['by an auditor', leader, officer, auditor, '2022-03-15', '2022-03-20', ['rolesApart']],
    ['by an administrator', leader, officer, administrator, '2022-03-15', '2022-03-20', ['rolesApart']],
    ['chosen by the holder among strangers', clerk, clerk, elsewhere, '2022-03-15', '2022-03-20', ['colleaguesOnly']],
  ] as const)('is not named %s', async (_how, by, holder, deputy, from, to, rules) => {
    expect(await against(name(by, holder, deputy, from, to))).toEqual(rules)
  })

  test('is named by the holder or by who stands over the seat, and by nobody else', async () => {
    expect(await against(name(other, officer, other))).toEqual(['404'])
    expect(await against(name(leader, clerk, colleague))).toEqual(['404'])
    expect(await against(name(administrator, elsewhere, colleague, '2022-05-01', '2022-05-02'))).toEqual(['200'])
  })

  test('acts within the span of the holder, and no longer when the holder’s own is cut short', async () => {
    const seat = await post(administrator, '/api/office/giveSeat', {
      account: 'newcomer',
      role: 'body',
      organisation: hohhot,
      from: '2022-03-15',
      to: '2022-03-31',
    })
    expect(seat.statusCode, seat.body).toBe(200)
    expect(await against(name(newcomer, newcomer, clerk, '2022-03-20', '2022-04-01'))).toEqual(['withinSpan'])
    expect(await against(name(newcomer, newcomer, clerk, '2022-03-20', '2022-03-31'))).toEqual(['200'])
    await post(administrator, '/api/office/endSeat', { seat: seat.json().seat, on: '2022-03-22' })
    const [cut] = await office.house.database.query("select to_day from seat where account = 'clerk' and acting_for = 'newcomer'")
    expect(cut).toEqual({ to_day: '2022-03-22' })
    await post(administrator, '/api/office/endSeat', { seat: seat.json().seat })
  })

  test('holds the hat on the days of the span only, names nobody further, and gives no seats', async () => {
    expect(await against(name(administrator, leader, officer, '2022-03-16', '2022-03-17'))).toEqual(['200'])
    expect(await against(name(administrator, leader, officer, '2022-03-17', '2022-03-18'))).toEqual(['alreadyNamed'])
    const hats = async (day: string) => {
      office.house.turnTo(day)
      return (await office.sessionOf(officer))?.seats.map(({ role, actingFor }) => [role, actingFor?.id ?? ''])
    }
    expect(await hats('2022-03-15')).toEqual([['department', '']])
    expect(await hats('2022-03-17')).toEqual([
      ['department', ''],
      ['leader', 'leader'],
    ])
    const [deputy] = await office.house.database.query<{ id: number }>(
      "select id::int as id from seat where account = 'officer' and acting_for = 'leader'",
    )
    expect(
      await against(post(officer, '/api/office/deputise', { seat: deputy?.id, deputy: 'other', from: '2022-03-17', to: '2022-03-17' })),
    ).toEqual(['noFurther'])
    expect(await against(post(officer, '/api/office/leave', { account: 'other' }))).toEqual(['404'])
    expect((await get(officer, '/api/office')).statusCode).toBe(404)
    expect(await hats('2022-03-18')).toEqual([['department', '']])
  })

  test('is named in the entry, in its hash, in the history and in the session', async () => {
    await against(name(administrator, clerk, elsewhere))
    const done = await post(elsewhere, '/api/application/one/recommend')
    expect(done.statusCode, done.body).toBe(200)
    const written = await office.house.database.transaction('everything', query =>
      query('select subject, action, actor, acting_for from journal where actor = $1 order by seq', [elsewhere.id]),
    )
    expect(written).toEqual([
      { subject: 'application', action: 'recommend', actor: elsewhere.id, acting_for: 'clerk' },
      { subject: 'nomination', action: 'enter', actor: elsewhere.id, acting_for: 'clerk' },
    ])
    const { timeline } = (await get(officer, '/api/dossier?subject=application&id=one')).json()
    expect(timeline.at(-1)).toMatchObject({ actor: { zh: elsewhere.id }, actingFor: { zh: 'clerk' } })
    expect(timeline[0].actingFor).toBeNull()
    expect((await get(elsewhere, '/api/session')).json().seats.map((s: { holder: object }) => s.holder)).toEqual([
      null,
      { zh: 'clerk', en: 'clerk' },
    ])
    expect(await verifyChains(office.house.database)).toMatchObject({ broken: [] })
    expect(await rebuild(office.house.database)).toMatchObject({ differences: [] })
    await withClient(office.house.url, client =>
      client.query(
        "alter table journal disable trigger user; update journal set acting_for = null where action = 'recommend'; alter table journal enable trigger user",
      ),
    )
    expect((await verifyChains(office.house.database)).broken).toMatchObject([{ subject: 'application', id: 'one' }])
    await withClient(office.house.url, client =>
      client.query(
        "alter table journal disable trigger user; update journal set acting_for = 'clerk' where action = 'recommend'; alter table journal enable trigger user",
      ),
    )
  })

  test('does not decide on the case of whom they act for, and the database says so too', async () => {
    await consentedIn(office.house, 'own', { ...personOf('clerk'), id: 'clerk', person: 'person clerk' })
    const recommended = await post(elsewhere, '/api/application/own/recommend')
    expect([recommended.statusCode, recommended.json().refusals[0].rule]).toEqual([409, 'notInCaseOfHolder'])
    const forged = `insert into journal (subject, id, n, action, actor, acting_for, role, as_self, at, edition, fact, status, prev, hash)
      values ('application', 'own', 99, 'recommend', 'x', 'clerk', 'body', false, now(), '2022.1', '{}', 'recommended', '', 'h')`
    await expect(withClient(office.house.url, client => client.query(forged))).rejects.toThrow(
      'nobody decides on the case of whom they act for',
    )
  })

  test('is ended by the holder at any time, and at once', async () => {
    const [deputy] = await office.house.database.query<{ id: number }>(
      'select id::int as id from seat where account = $1 and acting_for = $2 and to_day >= from_day',
      [elsewhere.id, 'clerk'],
    )
    expect(await against(post(colleague, '/api/office/endSeat', { seat: deputy?.id }))).toEqual(['404'])
    expect(await against(post(clerk, '/api/office/endSeat', { seat: deputy?.id }))).toEqual(['200'])
    expect((await office.sessionOf(elsewhere))?.seats).toHaveLength(1)
    expect((await post(elsewhere, '/api/application/two/recommend')).statusCode).toBe(404)
  })
})

describe('seats', () => {
  test('a leader gives and ends those of the own office, but no leader’s, no auditor’s and none elsewhere', async () => {
    const seat = { account: 'newcomer', role: 'department', organisation: 'department', from: '2022-03-15' }
    expect(await against(post(leader, '/api/office/giveSeat', { ...seat, role: 'leader' }))).toEqual(['404'])
    expect(await against(post(leader, '/api/office/giveSeat', { ...seat, role: 'body', organisation: hohhot }))).toEqual(['404'])
    expect(await against(post(leader, '/api/office/giveSeat', { ...seat, account: 'leader' }))).toEqual(['notYourself'])
    expect(await against(post(administrator, '/api/office/giveSeat', { ...seat, role: 'body' }))).toEqual(['kindFits'])
    expect(await against(post(leader, '/api/office/giveSeat', seat))).toEqual(['200'])
    expect((await office.sessionOf(newcomer))?.seats).toHaveLength(1)
    expect(await against(post(leader, '/api/office/endSeat', { seat: await office.seatOf(newcomer) }))).toEqual(['200'])
    expect((await office.sessionOf(newcomer))?.seats).toEqual([])
  })

  test('the last administrator neither ends the seat nor leaves', async () => {
    expect(await against(post(administrator, '/api/office/endSeat', { seat: await office.seatOf(administrator) }))).toEqual([
      'lastAdministrator',
    ])
  })

  test('the office lists its own people, and finds one by name', async () => {
    const people = (answer: { rows: { account: string }[] }) => answer.rows.map(({ account }) => account)
    const listed = people((await get(leader, '/api/office')).json())
    expect(listed).toEqual(expect.arrayContaining(['officer', 'other', 'leader', 'cashier']))
    expect(listed).not.toContain('clerk')
    expect(people((await get(administrator, '/api/office?q=CLERK')).json())).toEqual(['clerk'])
    const first = (await get(administrator, '/api/office?limit=3')).json()
    const second = (await get(administrator, `/api/office?limit=3&after=${encodeURIComponent(first.next)}`)).json()
    expect(new Set([...people(first), ...people(second)]).size).toBe(6)
    expect((await get(clerk, '/api/office')).statusCode).toBe(404)
    expect((await get(clerk, '/api/candidates')).json().map(({ account }: { account: string }) => account)).toEqual(['colleague'])
    expect((await get(clerk, '/api/mySeats')).json()).toMatchObject([
      { role: 'body', organisation: hohhot, mayDeputise: true, mayEnd: false },
    ])
  })
})
