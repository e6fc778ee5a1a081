// Fifty people are put forward at once to four programmes that a quota counts together: as many get a seat as it has room for, and not one more.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { quotaTaken } from '../../core/accounts.ts'
import { department, hohhot, imuBiology, imuChemistry, law, personOf, round } from '../given.ts'
import { openPlanning, type Planning } from '../planned-house.ts'
import { quotaOf, settingQuotas } from '../quotas.ts'

const quotas = [
  quotaOf('seven', { people: { bodies: [hohhot] }, programmes: { hosts: ['imu', 'imau'] }, most: 7 }),
  quotaOf('kept', { people: { bodies: ['150200'] }, programmes: { programmes: ['imau/imau-210'] }, reserved: 98 }),
]
const farming = { host: 'imau', programme: 'imau-210' }
const seats = [imuBiology, imuChemistry, { host: 'imu', programme: 'imu-850' }]
const people = Array.from({ length: 50 }, (_, i) => `q${i}`)
let desk: Planning

const read = <R extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  desk.house.database.transaction('everything', query => query<R>(text, values))
const placedAt = async (programme: string) =>
  (await read("select 1 from dossier where subject = 'placement' and status = 'proposed' and state ->> 'programme' like $1", [programme]))
    .length
const counted = async (code: string) =>
  Number((await read<{ balance: number }>('select balance from counter where name = $1', [quotaTaken(round, code)]))[0]?.balance ?? 0)

beforeAll(async () => {
  desk = await openPlanning(settingQuotas(law, ...quotas))
  for (const [i, id] of people.entries()) await desk.admits(id, i + 1, { wished: [...seats, farming] })
  await read("update counter set balance = 100 where name like 'seats/%/imu-%/free' or name like 'seats/%/imau-210/free'")
})
afterAll(() => desk.close())

const proposeAll = (ids: readonly string[], seatOf: (i: number) => typeof farming) =>
  Promise.all(ids.map((id, i) => desk.house.act(department, 'placement', id, 'propose', seatOf(i))))
type Answered = Awaited<ReturnType<typeof proposeAll>>[number]
const refusedBy = (answer: Answered) => (answer.kind === 'refused' ? answer.refusals.map(({ rule }) => rule) : [])

test('4.3 fifty race for seven: seven are put forward, the others are refused by the quota, and the account says seven', async () => {
  const answers = await proposeAll(people, i => seats[i % seats.length] ?? farming)
  expect(answers.filter(({ kind }) => kind === 'done')).toHaveLength(7)
  expect(answers.filter(({ kind }) => kind !== 'done').map(refusedBy)).toEqual(Array(43).fill(['withinQuotas']))
  expect([await placedAt('imu-%'), await counted('seven')]).toEqual([7, 7])
})

test('4.3 who leaves while others come makes room for one each, and no more', async () => {
  const held = await read<{ id: string }>("select id from dossier where subject = 'placement' and status = 'proposed'")
  const others = people.filter(id => !held.some(one => one.id === id))
  const leaving = held.slice(0, 3).map(({ id }) => desk.house.act(personOf(id), 'placement', id, 'refuse', {}))
  const [left, came] = await Promise.all([Promise.all(leaving), proposeAll(others.slice(0, 20), () => imuBiology)])
  expect(left.map(({ kind }) => kind)).toEqual(['done', 'done', 'done'])
  expect(came.flatMap(refusedBy).filter(rule => rule !== 'withinQuotas')).toEqual([])
  await proposeAll(others.slice(20), () => imuBiology)
  expect([await placedAt('imu-%'), await counted('seven')]).toEqual([7, 7])
})

test('1.2 seats that are kept for another body are not given away by many at once', async () => {
  await read('update counter set balance = 0 where name = $1', [quotaTaken(round, 'seven')])
  const waiting = await read<{ id: string }>(
    "select id from dossier where subject = 'placement' and status = 'opened' order by id limit 20",
  )
  const answers = await proposeAll(
    waiting.map(({ id }) => id),
    () => farming,
  )
  expect(answers.filter(({ kind }) => kind === 'done')).toHaveLength(2)
  expect(await placedAt('imau-210')).toBe(2)
})
