/** Money that comes back before the doors: a demand opens to its transfers, and the ageing list says of each debtor what a plain count says, on the page and in the sheet. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, daysBetween } from '../core/calendar.ts'
import type { Actor } from '../core/facts.ts'
import { type Age, ages } from '../core/payment/back-questions.ts'
import { blank, type Payment } from '../core/payment/dossier.ts'
import { openParts } from '../core/payment/instalments.ts'
import type { Answered } from '../core/question.ts'
import { textOf } from '../documents/read-back.ts'
import { readXlsx } from '../documents/xlsx-read.ts'
import { department, digest, leader, personOf, round } from '../test/given.ts'
import { actor } from '../test/world.ts'
import { cashier, deputy } from '../test/year.ts'
import { openYear } from '../test/year-house.ts'

type Year = Awaited<ReturnType<typeof openYear>>
let year: Year
const auditor = actor('auditor', { role: 'auditor', organisation: 'department' })

const sent = (by: Actor, question: string, input: Readonly<Record<string, string>>) =>
  year.desk.app.inject({ url: `/api/${question}?${new URLSearchParams(input)}`, headers: year.desk.headersOf(by) })
const file = async (by: Actor, id = 'b1.clawback1'): Promise<Answered<'demandFile'>> => (await sent(by, 'demandFile', { id })).json()
const ageing = async (input: Readonly<Record<string, string>> = {}, by: Actor = cashier): Promise<Answered<'ageing'>> =>
  (await sent(by, 'ageing', { round, ...input })).json()
const statusOf = async (by: Actor, question: string, input: Readonly<Record<string, string>>) =>
  (await sent(by, question, input)).statusCode

beforeAll(async () => {
  year = await openYear({ b1: '乌云其木格', b2: '李娜' })
  const { desk, enrol, pay, train, judge } = year
  await desk.settle(auditor)
  await enrol('b1')
  await pay('b1.tuition', '2022-09-01')
  desk.house.turnTo('2022-12-01')
  await train('b1', 'openCase', department, { ground: 'stopped', account: '十一月起未到。', evidence: [digest('d')] })
  await judge('b1.case1', 'hear', personOf('b1'), { statement: '示例' })
  await judge('b1.case1', 'sanction', leader, { reason: '无故停学。' })
}, 120_000)
afterAll(() => year.desk.close())

test('6.6 a demand opens to the transfers that it stands on, for whoever owes it as for the office, and for nobody else', async () => {
  for (const by of [personOf('b1'), cashier, department, leader, auditor]) {
    const found = await file(by)
    expect(found).toMatchObject({
      amountFen: 1_600_000,
      leftFen: 1_600_000,
      payBy: '2022-12-31',
      clause: '6.6.2',
      next: { on: '2022-12-31', amountFen: 1_600_000 },
    })
    expect(found.lines).toEqual([
      {
        ...{ item: 'tuition', paidFen: 1_600_000, numerator: 10_000, denominator: 10_000, amountFen: 1_600_000 },
        transfers: [{ payment: 'b1.tuition', on: '2022-09-01', fen: 1_600_000, clause: '8.2', reference: 'bank-1' }],
      },
    ])
  }
  for (const by of [personOf('b2'), actor('nobody')]) expect(await statusOf(by, 'demandFile', { id: 'b1.clawback1' })).toBeGreaterThan(400)
})

test('6.6 parts, receipts with their files and what was given up stand on it; a wish that waits is for the office alone', async () => {
  await year.money('b1.clawback1', 'spread', cashier, { count: 4, everyMonths: 1, firstOn: '2022-12-20' })
  await year.money('b1.clawback1', 'receive', cashier, { amountFen: 500_000, reference: 'r-1', on: '2022-12-01' })
  await year.money('b1.clawback1', 'askWaiver', cashier, {
    amountFen: 300_000,
    reason: '家庭遭遇火灾',
    evidence: [digest('9')],
    noTie: true,
  })
  const office = await file(leader)
  expect(office.waiverAsked).toMatchObject({ amountFen: 300_000, reason: '家庭遭遇火灾', evidence: [digest('9')] })
  expect((await file(personOf('b1'))).waiverAsked).toBeNull()
  await year.money('b1.clawback1', 'waive', deputy, { noTie: true })
  const found = await file(personOf('b1'))
  expect(found).toMatchObject({
    receivedFen: 500_000,
    waivedFen: 300_000,
    leftFen: 800_000,
    next: { on: '2023-01-20', amountFen: 300_000 },
  })
  expect(found.parts.map(p => [p.on, p.amountFen, p.leftFen])).toEqual([
    ['2022-12-20', 400_000, 0],
    ['2023-01-20', 400_000, 300_000],
    ['2023-02-20', 400_000, 400_000],
    ['2023-03-20', 100_000, 100_000],
  ])
  expect(found.receipts).toMatchObject([{ amountFen: 500_000, reference: 'r-1', on: '2022-12-01' }])
})

test('6.6 the person has the order with its working and parts, a receipt for what came in, and what was given up, on paper', async () => {
  const { documents } = (await sent(personOf('b1'), 'dossier', { subject: 'payment', id: 'b1.clawback1' })).json()
  const hrefs: readonly string[] = documents.map((d: { href: string }) => d.href)
  const texts: string[] = []
  for (const url of hrefs) {
    const answer = await year.desk.app.inject({ url, headers: year.desk.headersOf(personOf('b1')) })
    expect(answer.statusCode).toBe(200)
    texts.push(textOf(answer.rawPayload).join('').replace(/\s/g, ''))
  }
  const all = texts.join('|')
  for (const says of ['实际支付16000.00元，退还16000.00元', '第2期：2023-01-20以前退还4000.00元', '退款收据', 'r-1', '免收', '3,000.00元'])
    expect(all).toContain(says)
}, 60_000)

const rowText = `
insert into dossier (subject, id, round, track, person, host, status, due, since, n, hash, state)
values ('payment', $1, $2, 'inside', $3, $4, $5, $6, now(), 1, 'begun', $7)`
const today = '2023-06-30'
/** Whole numbers below a limit, the same ones from the same seed. */
const drawn = (seed: number) => {
  const last = { is: seed }
  return (below: number): number => {
    last.is = (Math.imul(last.is, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((last.is / 2 ** 32) * below)
  }
}
const pick = drawn(8_411)

const someDemand = (): Payment => {
  const payBy = addDays(today, pick(500) - 330)
  const amountFen = 100_000 + pick(1_000_000)
  const received = [{ amountFen: pick(100_000) + 1, reference: 'r', on: '2023-01-01' }]
  const first = Math.floor((amountFen - 10_000) / 3)
  const parts = [first, first, amountFen - 2 * first].map((fen, i) => ({ amountFen: fen, on: addDays(payBy, 45 * i) }))
  const waived = pick(3) === 0 ? [{ amountFen: 700, on: '2023-01-02', n: 3 }] : undefined
  const agreed =
    pick(2) === 0
      ? { parts: parts.map((p, i) => (i === 2 && waived ? { ...p, amountFen: p.amountFen - 700 } : p)), receivedFen: 0 }
      : undefined
  return {
    ...blank,
    status: pick(5) === 0 ? 'suspended' : 'demanded',
    payer: 'person',
    payee: 'fund',
    amountFen,
    payBy,
    due: addDays(payBy, 60),
    received,
    agreed,
    waived,
  }
}

const ageOf = (day: string): Age => {
  const late = daysBetween(day, today)
  return late <= 0 ? 'notDue' : late <= 30 ? 'upTo30' : late <= 90 ? 'upTo90' : late <= 180 ? 'upTo180' : 'over180'
}
/** By plain counting: what is open of each part, or of the whole, under its age. */
const agedBy = (demands: readonly Payment[]) => {
  const sums: Record<Age, number> = { notDue: 0, upTo30: 0, upTo90: 0, upTo180: 0, over180: 0, frozen: 0 }
  for (const demand of demands) {
    const open = demand.amountFen - (demand.received[0]?.amountFen ?? 0) - (demand.waived?.[0]?.amountFen ?? 0)
    if (demand.status === 'suspended') sums.frozen += open
    else if (demand.agreed) for (const part of openParts(demand)) sums[ageOf(part.on)] += part.leftFen
    else sums[ageOf(demand.payBy ?? '')] += open
  }
  return sums
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
const everyPage = async (input: Readonly<Record<string, string>>) => {
  const rows: Answered<'ageing'>['rows'][number][] = []
  for (let after: string | undefined; ; ) {
    const found = await ageing({ ...input, limit: '7', ...(after !== undefined && { after }) })
    rows.push(...found.rows)
    if (found.next === null) return { ...found, rows }
    after = found.next
  }
}

test('6.6 the ageing list is a plain count of what is open by its age, by debtor, page by page and in its totals', async () => {
  const demands = Array.from({ length: 60 }, someDemand)
  for (const [i, state] of demands.entries()) {
    const person = `person debtor ${i % 40}`
    await year.desk.house.database.query('insert into person (id, name) values ($1, $2) on conflict do nothing', [
      person,
      `欠款人${i % 40}`,
    ])
    await year.desk.house.database.transaction('everything', query =>
      query(rowText, [
        `debt${i}.clawback1`,
        round,
        person,
        null,
        state.status,
        state.status === 'demanded' ? state.due : null,
        JSON.stringify({ ...state, round, person }),
      ]),
    )
  }
  year.desk.house.turnTo(today)
  const [own] = (await ageing({ q: '乌云' })).rows
  expect(own).toMatchObject({ openFen: 800_000, demands: ['b1.clawback1'], next: { step: 'remind' } })
  const found = await everyPage({ q: '欠款人' })
  expect([found.count, found.rows.length, new Set(found.rows.map(r => r.debtor)).size]).toEqual([40, 40, 40])
  expect(found.totals).toEqual(agedBy(demands))
  expect(found.openFen).toBe(sum(Object.values(agedBy(demands))))
  for (const age of ages) expect(sum(found.rows.map(row => row.ages[age]))).toBe(found.totals[age])
  for (const row of found.rows) {
    const theirs = demands.filter((_, i) => `person debtor ${i % 40}` === row.debtor)
    expect(row.ages).toEqual(agedBy(theirs))
    expect(row.openFen).toBe(sum(Object.values(row.ages)))
  }
  const oldest = found.rows.map(row => row.oldest ?? '9999')
  expect(oldest).toEqual(oldest.toSorted())
  const late = await everyPage({ q: '欠款人', age: 'over180' })
  expect(late.rows.map(r => r.debtor)).toEqual(found.rows.filter(r => r.ages.over180 > 0).map(r => r.debtor))
}, 60_000)

test('6.6 the sheet of the ageing has the rows and totals of the page, and who took it is on record with the reason', async () => {
  const found = await everyPage({})
  const take = (payload: object, by: Actor = cashier) =>
    year.desk.app.inject({
      method: 'POST',
      url: '/api/exports/ageing',
      headers: year.desk.headersOf(by),
      payload: { round, as: 'xlsx', ...payload },
    })
  expect((await take({})).statusCode).toBe(400)
  const { rows } = readXlsx((await take({ reason: '月末催收' })).rawPayload)
  const figures = (row: number) => (rows.get(row) ?? []).slice(2, 9).map(cell => Math.round(Number(cell?.text) * 100))
  const expected = [...found.rows, { openFen: found.openFen, ages: found.totals }]
  for (const [i, row] of expected.entries()) expect(figures(i + 2)).toEqual([row.openFen, ...ages.map(age => row.ages[age])])
  const logged = await year.desk.house.database.transaction('everything', query =>
    query<{ reason: string }>("select reason from access_log where asked = 'exportAgeing'"),
  )
  expect(logged.map(({ reason }) => reason)).toEqual(['月末催收'])
  expect((await take({ reason: '看看' }, personOf('b1'))).statusCode).toBe(404)
  expect(await statusOf(personOf('b1'), 'ageing', { round })).toBeGreaterThan(400)
})
