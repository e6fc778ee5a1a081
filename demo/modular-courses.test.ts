// The modular courses of 2023 on a real PostgreSQL: told once, then read back to the fen.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { planOf } from '../core/payment/budget.ts'
import type { Training } from '../core/training/dossier.ts'
import { verifyChains } from '../server/audit.ts'
import { clockActions } from '../server/clock.ts'
import { rebuild } from '../server/rebuild.ts'
import { freshHouse, type TestHouse } from '../test/house.ts'
import { publishedModular as modular } from '../test/modular.ts'
import { tellStory } from './stories/index.ts'
import { modularCourses, supplementOf } from './stories/modular-courses.ts'
import { firstRound, supplement } from './stories/modular-people.ts'
import { hostOf } from './teller.ts'

const yuan = 100
const round = 'modular-courses-2023'
const told: { house?: TestHouse } = {}
const getHouse = (): TestHouse => {
  if (!told.house) throw new Error('the story was not told')
  return told.house
}

beforeAll(async () => {
  told.house = await freshHouse(8, [modular])
  await tellStory(told.house, modular, modularCourses)
}, 120_000)
afterAll(async () => told.house?.close())

const ask = <R extends Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  getHouse().database.transaction('everything', query => query<R>(text, values))
const number = async (text: string, values: readonly unknown[] = []) => Number((await ask<{ n: number }>(text, values))[0]?.n ?? 0)
const getTraining = async (i: number, people = firstRound): Promise<Training> => {
  const [row] = await ask<{ state: Training }>("select state from dossier where subject = 'training' and id = $1", [people[i - 1]?.id])
  if (!row) throw new Error(`no training of person ${i}`)
  return row.state
}
const spentOn = (i: number, people = firstRound) =>
  number("select coalesce(sum(balance), 0)::bigint as n from counter where name = 'fen/spent/' || $1 || '.fee'", [people[i - 1]?.id])
const paymentsOf = (i: number, people = firstRound) =>
  ask<{ part: string; status: string; fen: number }>(
    `select substr(id, length($1) + 2) as part, status, (state ->> 'amountFen')::int as fen from dossier
     where subject = 'payment' and state ->> 'training' = $1 order by id`,
    [people[i - 1]?.id],
  )

test('the plan is 203,400 yuan: eighteen teachers at 4,500 and eighteen physicians at 6,800', () => {
  expect(planOf(modular).totalFen).toBe(203_400 * yuan)
})

test('57,830 yuan were paid, 1,350 came back, and every payment is at its end', async () => {
  const paid = await number(
    "select coalesce(sum(amount), 0)::bigint as n from posting where credit like 'fen/paid/%' and credit not like '%.back'",
  )
  const back = await number("select coalesce(sum(amount), 0)::bigint as n from posting where credit like 'fen/paid/%.back'")
  expect([paid, back]).toEqual([57_830 * yuan, 1_350 * yuan])
  expect(await number("select coalesce(sum(balance), 0)::bigint as n from counter where name like 'fen/spent/%'")).toBe(56_480 * yuan)
  expect(await number("select coalesce(sum(balance), 0)::bigint as n from counter where name like 'fen/owed/%'")).toBe(0)
  expect(await ask("select distinct status from dossier where subject = 'payment' order by 1")).toEqual([
    { status: 'cancelled' },
    { status: 'paid' },
    { status: 'repaid' },
  ])
})

test('each of those who finished was paid for whole, in three parts, to the fen', async () => {
  for (const i of [1, 2, 4, 6, 7]) expect(await spentOn(i)).toBe(4_500 * yuan)
  for (const i of [8, 9, 13, 14]) expect(await spentOn(i)).toBe(6_800 * yuan)
  expect((await paymentsOf(1)).map(p => [p.part, p.status, p.fen])).toEqual([
    ['fee.completed', 'paid', 180_000],
    ['fee.retained', 'paid', 135_000],
    ['fee.started', 'paid', 135_000],
  ])
})

test('nobody has two living declarations or two billable lines of one milestone', async () => {
  expect(
    await ask(
      `select id, d ->> 'milestone' as milestone from dossier, jsonb_array_elements(state -> 'declarations') d
       where subject = 'training' and d ->> 'state' = 'declared' group by 1, 2 having count(*) > 1`,
    ),
  ).toEqual([])
  expect(
    await ask(
      `select state ->> 'training' as training, state ->> 'milestone' as milestone from dossier where subject = 'payment'
       and state ->> 'item' = 'fee' and status <> 'cancelled' group by 1, 2 having count(*) > 1`,
    ),
  ).toEqual([])
})

test('who deferred and came back lost no month, and was paid for each milestone once', async () => {
  expect(await getTraining(2)).toMatchObject({
    status: 'passed',
    cohort: 'spring2024',
    studyStart: '2023-09-04',
    studyEnd: '2024-10-30',
    deferrals: [{ from: '2023-11-06', lastDay: '2024-11-06', back: '2024-03-04' }],
  })
  expect((await paymentsOf(2)).map(p => p.part)).toEqual(['fee.completed', 'fee.retained', 'fee.started'])
  expect(await getTraining(11)).toMatchObject({ cohort: 'spring2024', studyStart: '2024-03-04', studyEnd: '2025-01-03' })
})

test('who did not come back was warned three times and withdrawn the day after twelve months, and the place is the body’s again', async () => {
  const id = firstRound[2]?.id
  const acts = await ask<{ action: string; day: string }>(
    "select action, (at at time zone 'Asia/Shanghai')::date::text as day from journal where subject = 'training' and id = $1 and role = 'clock' order by n",
    [id],
  )
  expect(acts.map(a => `${a.action} ${a.day}`)).toEqual(['warn 2024-02-04', 'warn 2024-08-04', 'warn 2024-09-17', 'lapse 2024-10-17'])
  expect(await getTraining(3)).toMatchObject({ status: 'withdrawn' })
  expect(await spentOn(3)).toBe(1_350 * yuan)
  expect(await number('select balance as n from counter where name = $1', [`places/${round}/teachers/150100/free`])).toBe(1)
  expect(await number('select balance as n from counter where name = $1', [`places/${round}/teachers/filled`])).toBe(6)
})

test('a declaration voided before the payment cost nothing, and the one after it is paid by itself', async () => {
  expect((await getTraining(4)).declarations.map(d => [d.milestone, d.nth, d.state])).toEqual([
    ['started', 1, 'voided'],
    ['started', 2, 'declared'],
    ['retained', 1, 'declared'],
    ['completed', 1, 'declared'],
  ])
  expect((await paymentsOf(4)).map(p => [p.part, p.status])).toEqual([
    ['fee.completed', 'paid'],
    ['fee.retained', 'paid'],
    ['fee.started', 'cancelled'],
    ['fee.started.2', 'paid'],
  ])
})

test('a declaration voided after the payment was asked back of the host, came back, and is settled', async () => {
  expect((await getTraining(5)).declarations.map(d => [d.milestone, d.state])).toEqual([
    ['started', 'declared'],
    ['retained', 'back'],
  ])
  expect((await paymentsOf(5)).map(p => [p.part, p.status, p.fen])).toEqual([
    ['fee.retained', 'paid', 135_000],
    ['fee.retained.back', 'repaid', 135_000],
    ['fee.started', 'paid', 135_000],
  ])
  expect(await spentOn(5)).toBe(1_350 * yuan)
})

test('who was funded before studies the course again at nobody’s expense', async () => {
  expect(await spentOn(10)).toBe(2_040 * yuan)
  expect(await getTraining(1, supplement)).toMatchObject({
    round: supplementOf(round),
    status: 'enrolled',
    unfunded: ['fee'],
    declarations: [{ milestone: 'started', state: 'declared', sums: [] }],
  })
  expect(await paymentsOf(1, supplement)).toEqual([])
  expect(await number("select max(balance) as n from counter where name like 'funding/%'")).toBe(1)
})

test('nine passed and hold a certificate that credits 180 hours in five modules', async () => {
  expect(await number("select count(*) as n from dossier where subject = 'certificate' and status = 'issued'")).toBe(9)
  expect(await number("select count(*) as n from dossier where subject = 'training' and status = 'passed'")).toBe(9)
  const credited = await ask<{ hours: number; modules: number }>(
    "select distinct (state ->> 'hours')::int as hours, jsonb_array_length(state -> 'modules') as modules from dossier where subject = 'certificate'",
  )
  expect(credited).toEqual([{ hours: 180, modules: 5 }])
})

test('every view is what its entries say, every chain is whole, and no name is in the journal', async () => {
  expect((await rebuild(getHouse().database)).differences).toEqual([])
  const { entries, broken } = await verifyChains(getHouse().database)
  expect(broken).toEqual([])
  expect(entries).toBeGreaterThan(400)
  const all = (await ask<{ fact: string }>('select fact from journal')).map(r => r.fact).join('\n')
  const secrets = firstRound.flatMap(({ form: { identity } }) => [identity.citizenNumber, identity.phone, `"${identity.name}"`])
  expect(secrets.filter(secret => all.includes(secret))).toEqual([])
})

test('the clock tries to end a deferral before it warns of it', () => {
  expect(clockActions('training', 'deferred')).toEqual(['lapse', 'warn'])
})

test('a training that was written before there were milestones goes on from what a blank one says', async () => {
  const p = supplement[0]
  const host = p?.form.request.preferences[0]?.host ?? ''
  await ask("update dossier set state = state - 'deferrals' - 'unfunded' where subject = 'training' and id = $1", [p?.id])
  expect((await rebuild(getHouse().database)).differences).not.toEqual([])
  getHouse().turnTo('2024-04-08')
  const answer = await getHouse().act(hostOf(host), 'training', p?.id ?? '', 'remark', { onTrack: true, text: '示例评语' })
  expect(answer.kind).toBe('done')
  const asked = await getHouse().act(hostOf(host), 'training', p?.id ?? '', 'askDeferral', { from: '2024-04-08', reason: '示例' })
  expect(asked.kind).toBe('done')
})
