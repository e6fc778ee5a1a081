// The guards of plans, reports and inquiries: each is taken away once, and what it protects is lost.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor, SubjectName } from '../../core/facts.ts'
import { withClient } from '../../server/postgres/check.ts'
import { clock, department, employer, employerOf, round } from '../given.ts'
import { openYear, trainee as person, type YearHouse, id as year } from '../trainee-house.ts'
import type { Answer, World } from '../world.ts'
import { enrolled, id, imu, trainee } from '../year.ts'
import { isRefusedBy, withoutRule } from './checks.ts'

const goal = { what: '示例', finishBy: '2023-03-31', seenBy: '示例' }
const plan = { goals: [goal], schedule: [{ from: '2022-09-05', to: '2023-01-13', what: '示例' }] }
const on = (w: World, action: string, by: Actor, day: string, input: unknown) =>
  w.perform({ subject: 'training', id, action, by, on: day, input })
const ask = (w: World, action: string, by: Actor, day: string, input: unknown = {}) =>
  w.perform({ subject: 'inquiry', id: 'q1', action, by, on: day, input })
const planned = (): World => {
  const w = enrolled()
  on(w, 'plan', trainee, '2022-09-10', plan)
  return w
}
const revised = (): World => {
  const w = planned()
  on(w, 'plan', trainee, '2022-09-11', plan)
  return w
}
const agreed = (): World => {
  const w = planned()
  on(w, 'agreePlan', imu, '2022-09-12', { version: 1 })
  return w
}
const reported = (): World => {
  const w = planned()
  on(w, 'report', trainee, '2022-12-01', { month: '2022-11', text: '示例', goals: ['underWay'] })
  return w
}
const read = (): World => {
  const w = reported()
  on(w, 'readReport', imu, '2022-12-02', { month: '2022-11' })
  return w
}
const asked = (): World => {
  const w = enrolled()
  ask(w, 'report', trainee, '2022-11-28', { round, undertaking: 'keepPay', text: '示例' })
  return w
}

const wished = (): World => {
  const w = enrolled()
  ask(w, 'askData', trainee, '2022-11-28', { round, wish: 'erase', text: '示例' })
  return w
}

type Guard = readonly [says: string, subject: SubjectName, verb: string, rule: string, told: () => World, attempt: (w: World) => Answer]
const guards: readonly Guard[] = [
  [
    '6.2 without answersNewestPlan a host agrees to what it has not read',
    'training',
    'agreePlan',
    'answersNewestPlan',
    revised,
    w => on(w, 'agreePlan', imu, '2022-09-12', { version: 1 }),
  ],
  [
    '6.2 without planIsHandedIn an agreed plan is returned',
    'training',
    'returnPlan',
    'planIsHandedIn',
    agreed,
    w => on(w, 'returnPlan', imu, '2022-09-13', { version: 1, text: '示例' }),
  ],
  [
    '6.2 without goalsAreOfPlan a report speaks of goals that are not there',
    'training',
    'report',
    'goalsAreOfPlan',
    planned,
    w => on(w, 'report', trainee, '2022-12-01', { month: '2022-11', text: '示例', goals: ['reached', 'reached'] }),
  ],
  [
    '6.2 without monthIsReported a host reads what nobody handed in',
    'training',
    'readReport',
    'monthIsReported',
    reported,
    w => on(w, 'readReport', imu, '2022-12-02', { month: '2022-10' }),
  ],
  [
    '6.2 without isUnread a report is read again and again, and its person told each time',
    'training',
    'readReport',
    'isUnread',
    read,
    w => on(w, 'readReport', imu, '2022-12-03', { month: '2022-11' }),
  ],
  [
    '9 without clauseIsThere a question stands on a clause of nothing',
    'inquiry',
    'ask',
    'clauseIsThere',
    enrolled,
    w => ask(w, 'ask', trainee, '2022-11-28', { round, clause: '99', text: '示例' }),
  ],
  [
    '7.4 without undertakingIsListed the employer is held to what it never undertook',
    'inquiry',
    'report',
    'undertakingIsListed',
    enrolled,
    w => ask(w, 'report', trainee, '2022-11-28', { round, undertaking: 'meals', text: '示例' }),
  ],
  [
    '7.4 without reportGetsFinding a report is answered with nothing said of what was found',
    'inquiry',
    'answer',
    'reportGetsFinding',
    asked,
    w => ask(w, 'answer', department, '2022-12-01', { text: '示例' }),
  ],
  [
    'R37 without dataGetsOutcome a wish about one’s data is answered with nothing said of what came of it',
    'inquiry',
    'answer',
    'dataGetsOutcome',
    wished,
    w => ask(w, 'answer', department, '2022-12-01', { text: '示例' }),
  ],
  ['9 without overdue the office is called every day', 'inquiry', 'remind', 'overdue', asked, w => ask(w, 'remind', clock, '2022-11-29')],
]

test.each(guards)('%s', (_says, subject, verb, rule, told, attempt) => {
  const [w, again] = [told(), told()]
  expect(isRefusedBy(() => attempt(w), rule)).toBe(true)
  expect(withoutRule(subject, verb, rule, () => isRefusedBy(() => attempt(again), rule))).toBe(false)
})

let house: YearHouse
beforeAll(async () => {
  house = await openYear()
})
afterAll(() => house.close())

test('7.4 an inquiry that named the employer would be in its lists: what hides it is that it does not', async () => {
  const boss = employerOf(employer)
  const listed = async () => (await house.get(boss, `/api/dossiers?round=${round}&subject=inquiry`)).json().rows.length
  expect((await house.post(person, '/api/inquiry/quiet/report', { round, undertaking: 'keepPay', text: '示例' })).statusCode).toBe(200)
  expect(await listed()).toBe(0)
  await withClient(house.house.url, client => client.query("update dossier set employer = $1 where subject = 'inquiry'", [employer]))
  const rows = await house.house.database.transaction({ organisations: [employer] }, query =>
    query<{ id: string }>("select id from dossier where subject = 'inquiry'"),
  )
  expect(rows.map(row => row.id)).toEqual(['quiet'])
  expect((await house.get(boss, `/api/dossier?subject=training&id=${year}`)).json().related).toEqual([])
})

test('6.2 without its policy everybody would read what anybody is writing', async () => {
  const place = `training/${year}/report`
  expect((await house.post(person, '/api/drafts', { place, base: 0, content: '示例' })).statusCode).toBe(200)
  const others = () =>
    house.house.database.transaction({ organisations: [employer], account: 'x' }, query => query('select place from draft'))
  expect(await others()).toEqual([])
  await withClient(house.house.url, client => client.query('alter table draft disable row level security'))
  expect(await others()).toHaveLength(1)
})
