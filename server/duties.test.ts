/** Duties beside the dossiers, who reaches them, and whom a late one is told to. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Actor } from '../core/facts.ts'
import { type Desk, openDesk } from '../test/desk.ts'
import { bodyOf, department, employer, employerOf, hohhot, hostOf, leader, round } from '../test/given.ts'
import { codes, putNotified } from '../test/training-house.ts'
import { actor } from '../test/world.ts'
import { dutiesOnce } from './duties.ts'
import { escalate } from './escalation.ts'
import { rebuild } from './rebuild.ts'

let desk: Desk
const imu = hostOf('imu')
const unit = employerOf(employer)
const [ours, other] = [bodyOf(hohhot), bodyOf('150200')]
const auditor = actor('auditor', { role: 'auditor', organisation: 'department' })
const colleague = actor('colleague', { role: 'host', organisation: 'muc' })

beforeAll(async () => {
  desk = await openDesk()
  await desk.settle(imu, unit, ours, other, department, leader, colleague, auditor)
  await desk.house.turnTo('2022-08-30')
  for (const id of ['t1', 't2']) await putNotified(desk, id)
  await putNotified(desk, 't3', { body: '150200', employer: 'unit3', host: 'muc' })
  desk.house.turnTo('2022-09-01')
  for (const [id, by] of [
    ['t1', imu],
    ['t2', imu],
    ['t3', colleague],
  ] as const)
    await desk.done(desk.house.act(by, 'training', id, 'enrol', { on: '2022-09-01' }))
  await settled()
})
afterAll(() => desk.close())

const behind = "select (select max(seq) from journal) > coalesce((select seq from cursor where name = 'duties'), 0) as behind"
/** The reader waits for the transactions of every test that runs beside this one. */
const settled = () =>
  vi.waitFor(
    async () => {
      await dutiesOnce(desk.house)
      const [row] = await desk.house.database.transaction('everything', query => query<{ behind: boolean }>(behind))
      expect(row?.behind).toBe(false)
    },
    { timeout: 60_000, interval: 200 },
  )

type Row = {
  readonly id: string
  readonly what: string
  readonly who: string
  readonly until: string
  readonly late: number
  readonly clause: string
  readonly told: unknown
  readonly call: unknown
}
const rowsFor = async (who: Actor, input: Record<string, string> = {}): Promise<readonly Row[]> => {
  const { rows } = await desk.ask(who, 'duties', { limit: '100', ...input })
  return rows.filter(({ id }: Row) => /^t\d$/.test(id))
}
const named = (rows: readonly Row[]) => rows.map(({ id, what, who }) => `${id} ${what} ${who}`)

test('9 each party sees its own duties with their days and clauses, and the department all', async () => {
  expect(named(await rowsFor(unit))).toEqual(['t1 undertakings employer', 't2 undertakings employer'])
  expect((await rowsFor(unit))[0]).toMatchObject({ since: '2022-09-01', until: '2022-12-01', late: 0, clause: '7.3', call: null })
  expect(named(await rowsFor(imu))).toEqual(['t1 partyLife host', 't1 assessment host', 't2 assessment host'])
  expect(named(await rowsFor({ id: 'account of t1', seats: [] }))).toEqual(['t1 report person'])
  expect((await rowsFor(department)).length).toBe(11)
})

test('9 a body sees the duties of its own people, whoever owes them, and nobody else’s', async () => {
  expect(new Set((await rowsFor(ours)).map(({ id }) => id))).toEqual(new Set(['t1', 't2']))
  expect(new Set((await rowsFor(other)).map(({ id }) => id))).toEqual(new Set(['t3']))
})

test('9 a list goes on from its last row and ends, without a row twice', async () => {
  const seen: string[] = []
  for (let after = ''; ; ) {
    const { rows, next } = await desk.ask(department, 'duties', { limit: '2', ...(after && { after }) })
    seen.push(...rows.map((row: Row) => `${row.id} ${row.what}`))
    if (next === null) break
    after = next
  }
  const whole = (await desk.ask(department, 'duties', { limit: '100' })).rows.map((row: Row) => `${row.id} ${row.what}`)
  expect(seen).toEqual(whole)
  expect(new Set(seen).size).toBe(seen.length)
})

test('7.3 a duty that is done is no duty any more, and the next one stands in its place', async () => {
  desk.house.turnTo('2022-11-20')
  await desk.done(desk.house.act(unit, 'training', 't1', 'confirmUndertakings', { month: '2022-11', kept: codes, broken: [] }))
  await settled()
  expect((await rowsFor(unit)).map(({ id, until }) => [id, until])).toEqual([
    ['t2', '2022-12-01'],
    ['t1', '2023-03-01'],
  ])
})

test('9 the whole round stands on one page: counts, who is waited for, and what is late; a body sees its share', async () => {
  desk.house.turnTo('2022-12-15')
  const stages = await desk.ask(department, 'roundState')
  const study = (all: readonly { readonly stage: string }[]) => all.find(({ stage }) => stage === 'study')
  expect(study(stages)).toMatchObject({
    groups: [{ subject: 'training', status: 'enrolled', waitsFor: 'host', count: 3 }],
    late: [
      { who: 'employer', what: 'undertakings', count: 2, since: '2022-12-01' },
      { who: 'person', what: 'report', count: 3, since: '2022-12-01' },
    ],
  })
  expect(study(await desk.ask(other, 'roundState'))).toMatchObject({
    groups: [{ count: 1 }],
    late: [
      { who: 'employer', count: 1 },
      { who: 'person', count: 1 },
    ],
  })
  expect((await desk.app.inject({ url: `/api/roundState?round=${round}`, headers: desk.headersOf(imu) })).statusCode).toBe(404)
})

describe('9 a duty that is late', () => {
  const toldOf = async () =>
    desk.house.database.transaction('everything', query =>
      query<{ id: string; what: string; step: string; told: string; as: string }>(
        "select id, what, step, told, told_as as as from escalation where id like 't%' order by id, what, step",
      ),
    )
  const day = async (today: string) => {
    desk.house.turnTo(today)
    await settled()
    return escalate(desk.house)
  }

  test('is told to nobody before the policy’s working days are over', async () => {
    expect(await day('2022-12-07')).toBe(0)
  })

  test('is told after five to whoever is at the desk; of a person, and of an employer that nobody sits for, to whoever stands over them', async () => {
    expect(await day('2022-12-08')).toBe(5)
    expect(await toldOf()).toEqual([
      { id: 't1', what: 'report', step: 'seat', told: imu.id, as: 'over' },
      { id: 't2', what: 'report', step: 'seat', told: imu.id, as: 'over' },
      { id: 't2', what: 'undertakings', step: 'seat', told: unit.id, as: 'holder' },
      { id: 't3', what: 'report', step: 'seat', told: colleague.id, as: 'over' },
      { id: 't3', what: 'undertakings', step: 'seat', told: other.id, as: 'over' },
    ])
  })

  test('is not told twice for the same, however often the clock looks', async () => {
    expect(await day('2022-12-08')).toBe(0)
    expect(await day('2022-12-09')).toBe(0)
  })

  test('is told after ten to the next one up, who has not heard of it; and then never again', async () => {
    expect(await day('2022-12-15')).toBe(5)
    const over = (await toldOf()).filter(({ step }) => step === 'over')
    expect(over.map(({ id, what, told }) => [id, what, told])).toEqual([
      ['t1', 'report', unit.id],
      ['t2', 'report', unit.id],
      ['t2', 'undertakings', ours.id],
      ['t3', 'report', other.id],
      ['t3', 'undertakings', department.id],
    ])
    // The year's Party life has become late meanwhile, at both hosts: told to the host and to the department, and nobody else.
    expect(await day('2023-02-15')).toBe(4)
    expect((await toldOf()).filter(({ what }) => what === 'partyLife')).toEqual([
      { id: 't1', what: 'partyLife', step: 'over', told: department.id, as: 'over' },
      { id: 't1', what: 'partyLife', step: 'seat', told: imu.id, as: 'holder' },
      { id: 't3', what: 'partyLife', step: 'over', told: department.id, as: 'over' },
      { id: 't3', what: 'partyLife', step: 'seat', told: colleague.id, as: 'holder' },
    ])
    expect(await day('2023-02-16')).toBe(0)
  })

  test('shows whom it was told to, since when, and whom to call; a message says so', async () => {
    const [row] = await rowsFor(ours, { state: 'told', who: 'employer' })
    expect(row).toMatchObject({ id: 't2', told: { as: 'over', role: 'body', on: '2022-12-15' }, call: { role: 'employer', as: 'holder' } })
    const { rows } = (await desk.app.inject({ url: '/api/messages', headers: desk.headersOf(ours) })).json()
    expect(rows[0]).toMatchObject({ dossier: 't2', late: true })
  })

  test('is told to whoever acts for a holder who is away, and not to the holder', async () => {
    const holder = actor('third holder', { role: 'host', organisation: 'imau' })
    const deputy = actor('third deputy')
    await desk.settle(holder, deputy)
    desk.house.turnTo('2022-08-30')
    await putNotified(desk, 't4', { host: 'imau' })
    desk.house.turnTo('2022-09-01')
    await desk.done(desk.house.act(holder, 'training', 't4', 'enrol', { on: '2022-09-01' }))
    desk.house.turnTo('2023-02-16')
    await desk.house.database.query(
      "insert into seat (account, role, organisation, acting_for, from_day, to_day) values ('third deputy', 'host', 'imau', 'third holder', '2023-02-16', '2023-03-30')",
    )
    await settled()
    await escalate(desk.house)
    expect((await toldOf()).filter(({ id, step, what }) => id === 't4' && step === 'seat' && what === 'report')).toMatchObject([
      { told: 'third deputy', as: 'over' },
    ])
  })
})

test('6.3 the yearly confirmation is one line for all people of a host, for the host and the office; done on any file it is the next year’s', async () => {
  const lines = async (who: Actor) => (await rowsFor(who)).filter(({ what }) => what === 'partyLife').map(({ id, until }) => [id, until])
  expect(await lines(imu)).toEqual([['t1', '2022-12-31']])
  for (const who of [unit, ours, { id: 'account of t1', person: 'person t1', seats: [] }])
    expect([who.id, await lines(who)]).toEqual([who.id, []])
  await desk.done(desk.house.act(imu, 'training', 't2', 'confirmPartyLife', { year: 2022, tookPart: [], absent: [] }))
  await settled()
  expect(await lines(imu)).toEqual([['t1', '2023-12-31']])
  expect((await lines(department)).map(([, until]) => until)).toContain('2023-12-31')
})

test('7.4 what a trainee reports of the employer is a duty that the department alone sees', async () => {
  const t2 = { id: 'account of t2', person: 'person t2', seats: [] }
  await desk.done(desk.house.act(t2, 'inquiry', 'quiet', 'report', { round, undertaking: 'keepPay', text: '示例' }))
  await settled()
  const seenBy = async (who: Actor) =>
    (await desk.ask(who, 'duties', { limit: '100' })).rows.some(({ subject }: { subject: string }) => subject === 'inquiry')
  expect(await seenBy(department)).toBe(true)
  for (const who of [unit, ours, imu, auditor]) expect([who.id, await seenBy(who)]).toEqual([who.id, false])
})

test('9 an escalation once written is never changed', async () => {
  await expect(
    desk.house.database.transaction('everything', query => query("update escalation set told = 'x' where id = 't1'")),
  ).rejects.toThrow(/permission denied|never changed/)
})

test('the lines are made anew from the journal: nothing is lost with them', async () => {
  const read = () =>
    desk.house.database.transaction('everything', query =>
      query('select subject, id, what, who, since, until, clause, party from duty order by 1, 2, 3, 4, 6'),
    )
  const before = await read()
  await desk.house.database.transaction('everything', async query => {
    await query('delete from duty')
    await query("update cursor set tx = '0', seq = 0 where name = 'duties'")
  })
  await settled()
  expect(await read()).toEqual(before)
  expect(before.length).toBeGreaterThan(5)
  expect((await rebuild(desk.house.database)).differences.filter(({ subject }) => subject !== 'training')).toEqual([])
})
