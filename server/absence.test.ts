/** The months of a training and a host's calendar, as each party is answered. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../core/facts.ts'
import { department, digest, employer, employerOf, hostOf, round } from '../test/given.ts'
import { auditor, cashier, host, id, openYear, trainee, type YearHouse } from '../test/trainee-house.ts'

let house: YearHouse
const strangers = hostOf('imau')
const months = async (by: Actor) => (await house.get(by, `/api/months?id=${id}`)).json()
const calendar = async (by: Actor, month: string) => (await house.get(by, `/api/absences?round=${round}&month=${month}`)).json()
const act = (by: Actor, day: string, action: string, input: object) => {
  house.house.turnTo(day)
  return house.done(house.house.act(by, 'training', id, action, input))
}

beforeAll(async () => {
  house = await openYear()
  await house.settle(strangers)
  const leave = { kind: 'sick', from: '2022-10-10', to: '2022-10-14', reason: '手术', proof: [digest('e')] }
  await act(trainee, '2022-10-08', 'askLeave', leave)
  await act(host, '2022-10-08', 'grantLeave', {})
  await act(host, '2022-10-20', 'recordAbsence', { from: '2022-10-20', to: '2022-10-20', half: 'afternoon', withCause: false })
  await act(trainee, '2022-10-25', 'askLeave', { kind: 'personal', from: '2022-11-02', to: '2022-11-02', reason: '家事' })
})
afterAll(() => house.close())

test('8.3 October: 31 days of which 25 and a half count, 329.03 yuan, with what does not and by which clause', async () => {
  const { items } = await months(trainee)
  expect(items).toHaveLength(1)
  expect(items[0].months[1]).toMatchObject({
    ...{ from: '2022-10-01', trainedDays: 25, awayDays: 5, halfDay: true, state: 'running' },
    money: { amountFen: 32_903, because: 'paidByDays', clause: '8.3' },
    away: [
      { what: 'leave', nth: 1, kind: { zh: '病假' }, counts: 'none', clause: '6.4' },
      { what: 'absence', nth: 2, half: 'afternoon', withCause: false, clause: '6.6' },
    ],
  })
  expect(items[0].months.map(({ state }: { readonly state: string }) => state)).toEqual(['over', 'running', ...Array(10).fill('ahead')])
})

test('6.4 the kind of a leave is told to the trainee and the host, and to nobody else', async () => {
  for (const by of [trainee, host]) expect(JSON.stringify(await months(by))).toContain('病假')
  for (const by of [department, cashier, auditor, employerOf(employer)]) {
    const answer = await months(by)
    expect(answer.items[0].months[1].away).toHaveLength(2)
    expect(JSON.stringify(answer)).not.toMatch(/病假|事假/)
  }
})

test('6.4 another host is told nothing of it, and whoever looks at kinds is written down', async () => {
  expect((await house.get(strangers, `/api/months?id=${id}`)).statusCode).toBe(404)
  await months(host)
  const looks = await house.house.database.query("select account from access_log where asked = 'months' and id = $1 and account = $2", [
    id,
    host.id,
  ])
  expect(looks.length).toBeGreaterThan(0)
})

test('6.4 a host sees the month of its own people by day, with what waits; another host sees nobody', async () => {
  const october = await calendar(host, '2022-10')
  expect(october.rows).toMatchObject([{ training: id, name: '示例甲', away: [{ what: 'leave' }, { what: 'absence' }], pending: [] }])
  const off = october.days.filter(({ works }: { readonly works: boolean }) => !works).map(({ day }: { readonly day: string }) => day)
  // The National Day's week, and 8 and 9 October worked for it.
  expect(off.slice(0, 8)).toEqual([1, 2, 3, 4, 5, 6, 7].map(n => `2022-10-0${n}`).concat('2022-10-15'))
  expect((await calendar(host, '2022-11')).rows[0]).toMatchObject({ away: [], pending: [{ from: '2022-11-02', kind: { zh: '事假' } }] })
  expect((await calendar(strangers, '2022-10')).rows).toEqual([])
  expect((await calendar(host, '2024-10')).rows).toEqual([])
  expect((await house.get(trainee, `/api/absences?round=${round}&month=2022-10`)).statusCode).toBe(404)
})

test('6.4 a month that is none is refused with its name', async () => {
  const answer = await house.get(host, `/api/absences?round=${round}&month=2022-13`)
  expect([answer.statusCode, JSON.stringify(answer.json())]).toEqual([400, expect.stringContaining('month')])
})
