/** A trainee's year over HTTP: the line of dates, plans and reports with their words, journeys; and who reads of it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bodyOf, department, employer, employerOf, hohhot, personOf } from '../test/given.ts'
import { host, id, openYear, trainee, type YearHouse } from '../test/trainee-house.ts'

let year: YearHouse
beforeAll(async () => {
  year = await openYear()
  await year.settle(personOf('other'))
})
afterAll(() => year.close())

const plan = {
  goals: [{ what: '掌握样地调查', finishBy: '2023-03-31', seenBy: '独立完成一份报告' }],
  schedule: [{ from: '2022-09-05', to: '2023-01-13', what: '课程学习' }],
}
const does = async (by: typeof trainee, action: string, input: object) =>
  (await year.post(by, `/api/training/${id}/${action}`, input)).statusCode
const myYear = async (by: typeof trainee) => (await year.get(by, '/api/myYear')).json()

test('6.2 the page says what is next, and what is due when', async () => {
  const { years, year: one } = await myYear(trainee)
  expect(years).toMatchObject([{ id, status: 'enrolled' }])
  expect(one.next).toMatchObject({ what: 'plan', state: 'now', clause: '6.2' })
  expect(one.line.filter((s: { what: string }) => s.what === 'report').map((s: { on: string }) => s.on)).toEqual([
    '2022-12-01',
    '2023-03-01',
    '2023-06-01',
  ])
  expect(one.journeys).toEqual({ most: 2, claimed: 0, clause: '8.4' })
  expect(await myYear(personOf('other'))).toEqual({ years: [], year: null })
  expect((await year.get(personOf('other'), `/api/myYear?training=${id}`)).statusCode).toBe(404)
})

test('6.2 plan, answer, report and remark are read by their person, the host and the office, and by nobody else', async () => {
  expect(await does(trainee, 'plan', plan)).toBe(200)
  expect(await does(host, 'returnPlan', { version: 1, text: '目标写细' })).toBe(200)
  expect(await does(trainee, 'plan', plan)).toBe(200)
  expect(await does(host, 'agreePlan', { version: 2 })).toBe(200)
  year.house.turnTo('2022-12-01')
  const text = '第一段\n\n第二段'
  expect(await does(trainee, 'report', { month: '2022-11', text, goals: ['underWay'] })).toBe(200)
  expect(await does(host, 'remark', { month: '2022-11', onTrack: true, text: '很好' })).toBe(200)
  const study = (await year.get(trainee, `/api/study?id=${id}`)).json()
  expect(study.plans.map((p: { state: string; answer: string | null }) => [p.state, p.answer])).toEqual([
    ['returned', '目标写细'],
    ['agreed', null],
  ])
  expect(study).toMatchObject({ mine: true, answers: false, due: ['2022-12-01', '2023-03-01', '2023-06-01'] })
  expect(study.reports).toMatchObject([{ text, goals: ['underWay'], read: '2022-12-01', remarks: [{ onTrack: true, text: '很好' }] }])
  expect((await year.get(host, `/api/study?id=${id}`)).json()).toMatchObject({ mine: false, answers: true })
  expect((await year.get(department, `/api/study?id=${id}`)).json()).toMatchObject({ mine: false, answers: false })
  for (const by of [employerOf(employer), bodyOf(hohhot), personOf('other')])
    expect([by.id, (await year.get(by, `/api/study?id=${id}`)).statusCode]).toEqual([by.id, 404])
})

test('6.2 each look of another at a study is on record, one’s own is not', async () => {
  const looks = await year.house.database.transaction('everything', query =>
    query<{ account: string }>("select account from access_log where asked = 'study' order by seq"),
  )
  expect(looks.map(({ account }) => account)).toEqual([host.id, department.id])
})
