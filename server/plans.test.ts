/** Plans before the doors: who sees one, what two who save at once are told, and that a plan is carried out as it was saved, each person once, whatever dies. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '../core/facts.ts'
import { planId } from '../core/plan/dossier.ts'
import { bodyOf, department, hohhot, hostOf, imuBiology, imuChemistry, leader, personOf, round } from '../test/given.ts'
import { openPlanning, type Planning } from '../test/planned-house.ts'
import { performDue, stopBatch } from './batches.ts'
import { rebuild } from './rebuild.ts'

let desk: Planning
const next = { n: 0 }
let [one, two, three] = ['', '', '']
const id = planId(round, 'inside')

beforeAll(async () => {
  desk = await openPlanning()
})
afterAll(() => desk.close())
beforeEach(async () => {
  next.n += 1
  ;[one, two, three] = [`a${next.n}`, `b${next.n}`, `c${next.n}`]
  await desk.admits(one, 1)
  await desk.admits(two, 2)
  await desk.admits(three, 3, { willing: false })
  await sql("update counter set balance = 4 where name like 'seats/%/imu-%/free'")
})

const sql = (text: string) => desk.house.database.transaction('everything', query => query(text))
const shown = (actor: Actor = department) => desk.ask(actor, 'board', { track: 'inside' })
const at = (seat: { readonly host: string; readonly programme: string }) => ({ ...seat, by: 'hand', asked: 0 })
const save = async (plan: object, actor: Actor = department, version?: number) => {
  const newest = version ?? (await shown()).version
  return desk.house.act(actor, 'plan', id, 'save', {
    round,
    track: 'inside',
    version: newest,
    why: '电话商定',
    seats: {},
    limits: {},
    ...plan,
  })
}
const finalise = async (people: readonly string[], key = crypto.randomUUID(), more: object = {}, actor: Actor = department) => {
  const payload = { round, track: 'inside', version: (await shown()).version, people, ...more }
  const headers = { ...desk.headersOf(actor), 'idempotency-key': key }
  return desk.app.inject({ method: 'POST', url: '/api/plans/finalise', headers, payload })
}
const carryOut = async () => {
  await sql('update batch set due = clock_timestamp() where ended is null')
  await performDue(desk.house)
}
const seatOf = async (person: string) => {
  const { people } = await shown()
  return people.find((p: { id: string }) => p.id === person)
}
type Shown = {
  readonly id: string
  readonly came: { readonly kind: string; readonly refusals?: readonly { readonly rule: string }[] } | null
}
const came = async (batch: string) => {
  const answer = await desk.app.inject({ url: '/api/batches', headers: desk.headersOf(department) })
  const { rows } = answer.json().find((found: { id: string }) => found.id === batch)
  return rows.map((row: Shown) => [row.id, row.came?.kind, row.came?.refusals?.[0]?.rule])
}

test('4.3 the board shows everybody who waits with rank and wishes, the free seats, and the plan with who saved it and why', async () => {
  await save(
    { seats: { [one]: at(imuBiology) }, limits: { [two]: [{ kind: 'only', where: { city: '呼和浩特' }, why: '母亲生病' }] } },
    leader,
  )
  const board = await shown()
  expect(await seatOf(one)).toMatchObject({
    title: `示例${one}`,
    rank: 1,
    grassRoots: true,
    wished: [imuBiology],
    status: 'opened',
    seat: null,
  })
  expect(board.free).toContainEqual({ ...imuBiology, free: 4 })
  expect(board.plan.seats).toEqual({ [one]: at(imuBiology) })
  expect(board.plan.limits[two]).toEqual([{ kind: 'only', where: { city: '呼和浩特' }, why: '母亲生病' }])
  expect(board.versions[0]).toMatchObject({ version: board.version, by: { zh: 'leader' }, why: '电话商定', seats: 1 })
  expect((await desk.ask(department, 'planned', { track: 'inside', version: String(board.version) })).plan).toEqual(board.plan)
  expect((await seatOf(one)).ticket).toMatch(/^[0-9a-f]{64}$/)
})

test('4.3 nobody outside the office sees a plan, and its reasons lie sealed', async () => {
  await save({ seats: { [one]: at(imuBiology) }, limits: { [one]: [{ kind: 'never', where: { host: 'imau' }, why: '母亲生病' }] } })
  for (const actor of [personOf(one), bodyOf(hohhot), hostOf('imu')]) {
    for (const url of [`/api/board?round=${round}&track=inside`, `/api/dossier?subject=plan&id=${id}`]) {
      const answer = await desk.app.inject({ url, headers: desk.headersOf(actor) })
      expect([403, 404], `${actor.id} ${url}`).toContain(answer.statusCode)
    }
    expect((await finalise([one], undefined, {}, actor)).statusCode).toBe(404)
    expect((await desk.ask(actor, 'dossiers', { subject: 'plan' })).rows ?? []).toEqual([])
  }
  const leaks = await sql("select 1 from journal where fact like '%母亲%' or fact like '%电话商定%'")
  expect(leaks).toEqual([])
})

test('4.3 of two who save at once one is told that there is a newer plan, and nothing is written over', async () => {
  const { version } = await shown()
  const answers = await Promise.all([
    save({ seats: { [one]: at(imuBiology) } }, department, version),
    save({ seats: { [two]: at(imuBiology) } }, leader, version),
  ])
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['done', 'refused'])
  expect(answers.find(({ kind }) => kind === 'refused')).toMatchObject({
    refusals: [{ rule: 'planIsNewest', found: version, wants: version + 1 }],
  })
  expect((await shown()).version).toBe(version + 1)
})

test('4.3 a plan is carried out as it was saved: each person hears of their own seat, once, and the seats are gone', async () => {
  await save({ seats: { [one]: at(imuBiology), [two]: at(imuChemistry) } })
  const key = crypto.randomUUID()
  const [first, again] = [await finalise([one, two], key), await finalise([one, two], key)]
  expect(again.json()).toEqual(first.json())
  expect((await seatOf(one)).status).toBe('opened')
  await carryOut()
  await finalise([one, two])
  await carryOut()
  expect(await seatOf(one)).toMatchObject({ status: 'proposed', seat: imuBiology })
  expect(await seatOf(two)).toMatchObject({ status: 'proposed', seat: imuChemistry })
  expect((await shown()).free).toContainEqual({ ...imuBiology, free: 3 })
  const entries = await sql(`select id from journal where action = 'propose' and id in ('${one}', '${two}')`)
  expect(entries).toHaveLength(2)
  expect(await sql('select 1 from batch_row r join batch b on b.id = r.batch where b.ended is not null and r.sealed is not null')).toEqual(
    [],
  )
})

test('4.3 until it begins it is taken back, and nobody has heard of it', async () => {
  await save({ seats: { [one]: at(imuBiology) } })
  const { id: batch } = (await finalise([one])).json()
  expect(await stopBatch(desk.house, department.id, batch)).toBe(true)
  await carryOut()
  expect(await seatOf(one)).toMatchObject({ status: 'opened', offered: [] })
})

test('4.3 what is refused meanwhile stays in the plan with its reason, and the others go on', async () => {
  await save({ seats: { [one]: at(imuBiology), [two]: at(imuChemistry) } })
  const { id: batch } = (await finalise([one, two])).json()
  await sql("update counter set balance = 0 where name like 'seats/%/imu-180/free'")
  await carryOut()
  expect(await came(batch)).toEqual([
    [one, 'refused', 'seatIsFree'],
    [two, 'done', undefined],
  ])
  expect((await shown()).plan.seats[one]).toEqual(at(imuBiology))
})

test('4.3 a server that dies in the middle goes on where it was, and nobody is put forward twice', async () => {
  await save({ seats: { [one]: at(imuBiology), [two]: at(imuBiology), [three]: at(imuBiology) } })
  const { id: batch } = (await finalise([one, two, three])).json()
  await sql('update batch set due = clock_timestamp() where ended is null')
  const row = await sql(`select n from batch_row where batch = '${batch}' and id = '${two}'`)
  // The act of the second is done, and the server dies before it writes down that it is.
  const request = `batch.${batch}.${row[0]?.n}`
  await desk.house.act(department, 'placement', two, 'propose', imuBiology, request)
  await Promise.all([performDue(desk.house), performDue(desk.house)])
  expect((await came(batch)).map(([, kind]: string[]) => kind)).toEqual(['done', 'done', 'done'])
  expect(await sql(`select id from journal where action = 'propose' and id in ('${one}', '${two}', '${three}')`)).toHaveLength(3)
})

test.each([
  ['an older version', { version: 1 }, 409, undefined],
  ['somebody who has no seat in it', { people: ['nobody'] }, 400, 'people.0'],
  ['nobody', { people: [] }, 400, 'people'],
  ['another track', { track: 'outside' }, 404, undefined],
])('%s is not carried out', async (_what, more, status, path) => {
  await save({ seats: { [one]: at(imuBiology) } })
  await save({ seats: { [one]: at(imuBiology) } })
  const answer = await finalise([one], undefined, more)
  expect([answer.statusCode, answer.json().issues?.[0]?.path]).toEqual([status, path])
})

test('4.3 a plan names nobody who waits no more, and what is wrong with one is told by its place', async () => {
  await desk.house.act(department, 'placement', one, 'propose', imuBiology)
  expect(await save({ seats: { [one]: at(imuBiology) } })).toMatchObject({
    kind: 'refused',
    refusals: [{ rule: 'plannedWait', found: [one] }],
  })
  expect(await save({ seats: { [two]: { ...at(imuBiology), by: 'chance' } } })).toMatchObject({
    kind: 'malformed',
    issues: [{ path: `seats.${two}.by` }],
  })
  expect(await save({ limits: { [two]: [{ kind: 'only', where: { city: '呼和浩特' }, why: ' ' }] } })).toMatchObject({
    kind: 'malformed',
    issues: [{ path: `limits.${two}.0.why` }],
  })
})

test('the row of a plan is what its entries say', async () => {
  await save({ seats: { [one]: at(imuBiology) } })
  const { differences } = await rebuild(desk.house.database)
  expect(differences.filter(({ subject }) => subject === 'plan')).toEqual([])
})
