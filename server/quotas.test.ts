/** Quotas before the doors: what the board is told, that a plan is saved within them, and that a missed minimum is carried out with a reason only, on record and sealed. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { quotaTaken } from '../core/accounts.ts'
import { planId } from '../core/plan/dossier.ts'
import { department, hohhot, imuBiology, imuChemistry, law, leader, round } from '../test/given.ts'
import { openPlanning, type Planning } from '../test/planned-house.ts'
import { quotaOf, settingQuotas } from '../test/quotas.ts'
import { performDue } from './batches.ts'

const quotas = [
  quotaOf('two', { people: { bodies: [hohhot] }, programmes: { hosts: ['imu'] }, most: 2 }),
  quotaOf('farming', { programmes: { hosts: ['imau'] }, least: 1, clause: '1.2' }),
]
let desk: Planning
const next = { n: 0 }
let people: readonly string[] = []
const id = planId(round, 'inside')

beforeAll(async () => {
  desk = await openPlanning(settingQuotas(law, ...quotas))
})
afterAll(() => desk.close())
beforeEach(async () => {
  next.n += 1
  people = ['a', 'b', 'c'].map(letter => `${letter}${next.n}`)
  for (const [i, one] of people.entries()) await desk.admits(one, i + 1)
  await sql("update counter set balance = 9 where name like 'seats/%/free'")
  await sql("update counter set balance = 0 where name like 'quotas/%'")
})

const sql = (text: string, values: readonly unknown[] = []) =>
  desk.house.database.transaction('everything', query => query<Record<string, unknown>>(text, values))
const shown = () => desk.ask(department, 'board', { track: 'inside' })
const at = (seat: { readonly host: string; readonly programme: string }) => ({ ...seat, by: 'hand', asked: 0 })
const farming = { host: 'imau', programme: 'imau-210' }
const save = async (...seats: readonly (typeof farming)[]) =>
  desk.house.act(department, 'plan', id, 'save', {
    ...{ round, track: 'inside', version: (await shown()).version, why: '电话商定', limits: {} },
    seats: Object.fromEntries(seats.map((seat, i) => [people[i] ?? '', at(seat)])),
  })
const finalise = async (ids: readonly string[], why?: string, key = crypto.randomUUID(), actor = department) => {
  const payload = { round, track: 'inside', version: (await shown()).version, people: ids, why }
  const headers = { ...desk.headersOf(actor), 'idempotency-key': key }
  return desk.app.inject({ method: 'POST', url: '/api/plans/finalise', headers, payload })
}
const countedBy = async (code: string) => (await sql('select balance from counter where name = $1', [quotaTaken(round, code)]))[0]?.balance
const allowed = () => sql("select fact from journal where subject = 'plan' and action = 'allowShort'")

test('4.3 the board is told how many each quota counts by acts', async () => {
  expect((await shown()).quotas).toEqual([
    { quota: 'two', counted: 0 },
    { quota: 'farming', counted: 0 },
  ])
  await desk.house.act(department, 'placement', people[0] ?? '', 'propose', imuBiology)
  expect((await shown()).quotas).toContainEqual({ quota: 'two', counted: 1 })
  expect((await shown()).people[0]).toMatchObject({ bodyId: hohhot })
})

test('4.3 a plan goes beyond no quota, with those who were put forward already', async () => {
  expect((await save(imuBiology, imuChemistry)).kind).toBe('done')
  expect(await save(imuBiology, imuChemistry, imuChemistry)).toMatchObject({
    kind: 'refused',
    refusals: people.map(application => ({ rule: 'plannedSeatsHold', found: { application, broken: 'withinQuotas' } })),
  })
  expect((await save(imuBiology, imuChemistry, farming)).kind).toBe('done')
})

test('4.3 a missed minimum is carried out with a reason only: who, how many and which stand in the journal, why lies sealed', async () => {
  await save(imuBiology, imuChemistry)
  const [one = '', two = ''] = people
  const without = await finalise([one, two])
  expect([without.statusCode, without.json()]).toEqual([
    409,
    { refusals: [{ rule: 'minimaAreMet', clause: '1.2', found: { quota: 'farming', counted: 0 }, wants: 1 }] },
  ])
  expect(await allowed()).toEqual([])
  const key = crypto.randomUUID()
  const [first, again] = [
    await finalise([one, two], '农大本年不招生，母校另议', key),
    await finalise([one, two], '农大本年不招生，母校另议', key),
  ]
  expect([first.statusCode, again.json()]).toEqual([200, first.json()])
  const facts = await allowed()
  expect(facts.map(({ fact }) => JSON.parse(String(fact)))).toMatchObject([
    { people: 2, short: [{ quota: 'farming', taken: 0, least: 1 }] },
  ])
  expect(JSON.stringify(facts)).not.toMatch(/农大|母校/)
  const { versions } = await shown()
  expect(versions[0]).toMatchObject({
    seats: 2,
    allowed: [{ why: '农大本年不招生，母校另议', short: [{ quota: 'farming', taken: 0, least: 1 }] }],
  })
  await sql('update batch set due = clock_timestamp() where ended is null')
  await performDue(desk.house)
  expect(await countedBy('two')).toBe(2)
})

test('4.3 where the minimum is reached nobody is asked why, and a reason that nobody asked for is no entry', async () => {
  await save(imuBiology, farming)
  const [one = '', two = ''] = people
  const before = (await allowed()).length
  expect((await finalise([one, two], '示例')).statusCode).toBe(200)
  expect(await allowed()).toHaveLength(before)
  expect((await finalise([one])).statusCode).toBe(409)
})

test('9 a leader, who carries nothing out, allows nothing either', async () => {
  await save(imuBiology)
  const before = (await allowed()).length
  expect((await finalise([people[0] ?? ''], '示例', crypto.randomUUID(), leader)).statusCode).toBe(409)
  expect(await allowed()).toHaveLength(before)
})
