/** The money of a round before the doors: what admission commits, each figure the sum of what it opens to, the same in sheet and print, and for nobody whom it is not meant for. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../core/facts.ts'
import { columns, forecastOf, type Sums } from '../core/payment/columns.ts'
import { blank, type Payment } from '../core/payment/dossier.ts'
import type { Answered } from '../core/question.ts'
import { blank as blankTraining, type Training } from '../core/training/dossier.ts'
import { textOf } from '../documents/read-back.ts'
import { readXlsx } from '../documents/xlsx-read.ts'
import { bodyOf, department, employer, employerOf, hohhot, hostOf, imuBiology, law, leader, personOf, round } from '../test/given.ts'
import { hasOffice, savedInOffice } from '../test/office.ts'
import { openPlanning, type Planning } from '../test/planned-house.ts'
import { actor } from '../test/world.ts'
import { linesText, overRows } from './questions/money-rows.ts'

let desk: Planning
const finance = actor('finance', { role: 'finance', organisation: 'department' })
const auditor = actor('auditor', { role: 'auditor', organisation: 'department' })
const [tuition, allowance] = [1_600_000, 40_000 * 12]

const rowText = `
insert into dossier (subject, id, round, track, person, employer, body, host, status, since, n, hash, state)
values ($1, $2, $3, 'inside', $4, $5, $6, $7, $8, now(), 1, 'begun', $9)`
const insert = (subject: 'payment' | 'training', id: string, person: string, { status, ...state }: Payment | Training) =>
  desk.house.database.transaction('everything', query =>
    query(rowText, [
      subject,
      id,
      round,
      `person ${person}`,
      employer,
      hohhot,
      imuBiology.host,
      status,
      JSON.stringify({ ...state, status, round, track: 'inside' }),
    ]),
  )
const owes = (person: string, name: string, given: Partial<Payment>) =>
  insert('payment', `${person}.${name}`, person, {
    ...blank,
    training: person,
    item: 'tuition',
    amountFen: tuition,
    payer: 'fund',
    payee: 'host',
    clause: '8.2',
    ...given,
  })

beforeAll(async () => {
  desk = await openPlanning()
  await desk.settle(finance, auditor, employerOf('another'))
  for (const [i, id] of ['waits', 'studies', 'passed', 'left', 'unfunded', 'failed', 'redone'].entries()) await desk.admits(id, i + 1)
  await insert('training', 'studies', 'studies', { ...blankTraining, status: 'enrolled' })
  await owes('studies', 'tuition', { status: 'approved' })
  await insert('training', 'passed', 'passed', { ...blankTraining, status: 'passed' })
  await owes('passed', 'tuition', { status: 'paid' })
  await owes('passed', 'allowance', { item: 'allowance', amountFen: 437_001, status: 'payable', payee: 'trainee', clause: '8.3' })
  await insert('training', 'left', 'left', { ...blankTraining, status: 'cancelled' })
  await owes('left', 'tuition', { status: 'paid' })
  const came = [{ amountFen: 600_003, reference: '示例', on: '2022-12-01' }]
  await owes('left', 'clawback', { item: 'clawback', status: 'demanded', payer: 'person', payee: 'fund', clause: '6.6', received: came })
  await owes('left', 'journey', { item: 'travel', status: 'claimed', payer: 'employer', payee: 'trainee', clause: '8.4' })
  await insert('training', 'failed', 'failed', {
    ...blankTraining,
    status: 'failed',
    attempts: law.policy.training.assessment.value.attempts,
  })
  // Undone after it was paid, and due once more: more than one head costs.
  await insert('training', 'redone', 'redone', { ...blankTraining, status: 'enrolled' })
  await owes('redone', 'tuition', { status: 'paid' })
  await owes('redone', 'tuition.2', { status: 'payable' })
  await desk.admits('gaveUp', 8, { status: 'cancelled' })
  await insert('training', 'unfunded', 'unfunded', { ...blankTraining, status: 'enrolled', unfunded: ['tuition', 'allowance'] })
})
afterAll(() => desk.close())

const money = (by: Actor = finance): Promise<Answered<'money'>> => desk.ask(by, 'money')
const behind = (input: Readonly<Record<string, string>>, by: Actor = finance): Promise<Answered<'moneyBehind'>> =>
  desk.ask(by, 'moneyBehind', input)

const lineOf = ({ lines }: Answered<'money'>, item: string) => lines.find(l => l.item === item && l.track === 'inside')?.sums

test('8.1 an admission commits the fund at the rates, until each sum falls due; whoever left, passed, failed for good or was funded before commits nothing more', async () => {
  const found = await money()
  expect(lineOf(found, 'tuition')).toEqual({
    committed: tuition,
    payable: tuition,
    paying: tuition,
    paid: 3 * tuition,
    asked: 0,
    returned: 0,
  })
  expect(lineOf(found, 'allowance')).toEqual({ committed: 3 * allowance, payable: 437_001, paying: 0, paid: 0, asked: 0, returned: 0 })
  const promised = await behind({ column: 'committed', item: 'allowance' })
  expect(promised.rows.map(({ id, fen }) => [id, fen])).toEqual([
    ['redone', allowance],
    ['studies', allowance],
    ['waits', allowance],
  ])
})

test('6.6 what is asked back and what came are columns of their own, and the journeys of employers are none of the fund’s', async () => {
  const found = await money()
  expect(lineOf(found, 'clawback')).toEqual({
    committed: 0,
    payable: 0,
    paying: 0,
    paid: 0,
    asked: tuition - 600_003,
    returned: 600_003,
  })
  expect(found.lines.some(({ item }) => item === 'travel')).toBe(false)
})

const everyone = async (input: Readonly<Record<string, string>>) => {
  const rows: Answered<'moneyBehind'>['rows'][number][] = []
  for (let after: string | undefined; ; ) {
    const page = await behind({ ...input, limit: '2', ...(after !== undefined && { after }) })
    rows.push(...page.rows)
    if (page.next === null) return { ...page, rows }
    after = page.next
  }
}
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

test('8.1 every figure is the sum of the rows that it opens to, page by page, and the totals are those of the lines', async () => {
  const { lines, hosts, sums, planFen, forecastFen } = await money()
  const figures = [
    { of: sums, where: {} },
    ...lines.map(({ item, track, sums: of }) => ({ of, where: { item, track } })),
    ...hosts.map(({ host, sums: of }) => ({ of, where: { host } })),
  ]
  for (const { of, where } of figures)
    for (const column of columns) {
      const { rows, count, sumFen } = await everyone({ column, ...where })
      expect([sum(rows.map(({ fen }) => fen)), rows.length]).toEqual([of[column], count])
      expect(sumFen).toBe(of[column])
    }
  for (const column of columns) expect(sum(lines.map(line => line.sums[column]))).toBe(sums[column])
  expect(planFen).toBe(244_000_000)
  expect(forecastFen).toBe(forecastOf(sums))
})

const sheet = (as: 'xlsx' | 'pdf', by: Actor) =>
  desk.app.inject({ url: `/api/money-sheets/${round}?as=${as}&language=zh`, headers: desk.headersOf(by) })
const decimal = (fen: number) => (fen / 100).toFixed(2)
const figuresOf = ({ planFen, sums, forecastFen }: { planFen: number; sums: Sums; forecastFen: number }) => [
  planFen,
  ...columns.map(column => sums[column]),
  forecastFen,
]

/** From E on, where the sums of a row stand; opened and saved by another program first, where there is one. */
const sumsInRow = (workbook: Uint8Array, row: number): readonly number[] =>
  (readXlsx(workbook).rows.get(row) ?? []).slice(4, 12).map(cell => Number(cell?.text))

test('8.1 the totals on the page are those of the workbook, as another program reads it, and of the print', async () => {
  const found = await money()
  const [sent, print] = [(await sheet('xlsx', auditor)).rawPayload, (await sheet('pdf', auditor)).rawPayload]
  const workbook = hasOffice ? savedInOffice(sent) : sent
  for (const [i, line] of [...found.lines, found].entries())
    expect(sumsInRow(workbook, i + 2)).toEqual(figuresOf(line).map(fen => fen / 100))
  const text = textOf(print).join('')
  for (const fen of [...found.lines.flatMap(figuresOf), ...figuresOf(found)]) expect(text).toContain(decimal(fen))
})

const people = (by: Actor, payload: object = { reason: '核对经费' }) =>
  desk.app.inject({
    method: 'POST',
    url: '/api/exports/money',
    headers: desk.headersOf(by),
    payload: { round, as: 'xlsx', language: 'zh', ...payload },
  })

test('8.1 the people behind all figures go out with a reason that is on record, and come to the same sums', async () => {
  const { sums } = await money()
  expect((await people(finance, {})).statusCode).toBe(400)
  const { rows } = readXlsx((await people(finance)).rawPayload)
  const fen = [...rows].flatMap(([n, row]) => (n > 1 && row[5] ? [Math.round(Number(row[5].text) * 100)] : []))
  expect(sum(fen)).toBe(sum(columns.map(column => sums[column])))
  const logged = await desk.house.database.transaction('everything', query =>
    query<{ reason: string }>("select reason from access_log where asked = 'exportMoney'"),
  )
  expect(logged.map(({ reason }) => reason)).toEqual(['核对经费'])
})

test('8.1 nobody but the office, its finance and its auditors reads the money, on the page, as a sheet or as people', async () => {
  for (const by of [department, leader, finance, auditor]) expect((await money(by)).planFen).toBe(244_000_000)
  for (const by of [personOf('waits'), hostOf(imuBiology.host), bodyOf(hohhot), employerOf('another')]) {
    expect((await money(by)).planFen).toBeUndefined()
    expect((await behind({ column: 'paid' }, by)).rows).toBeUndefined()
    expect((await sheet('xlsx', by)).statusCode).toBe(404)
    expect((await people(by)).statusCode).toBe(404)
  }
})

/** A condition of the rows that is taken away counts somebody who is not to be counted. */
test.each([
  ['the training is over', "coalesce(t.status, 'expected') not in ('released', 'withdrawn', 'terminated', 'cancelled')"],
  ['the placement was given up', "p.status <> 'cancelled'"],
  ['the item was funded before', 'not l.unfunded ? h.item'],
  ['the assessment was passed', "(l.stage is distinct from 'passed' or h.after_pass)"],
  ['the last attempt failed', "not (l.stage = 'failed' and l.attempts >= $7)"],
  ['what is due already is not more than a head costs', 'h.each_fen > coalesce(b.fen, 0)'],
])('8.1 without its condition "%s" the figures are others', async (_what, condition) => {
  const [text, values] = overRows(law, round, linesText)
  const ask = (asked: string) => desk.house.database.transaction('everything', query => query(asked, values))
  const sabotaged = text.replace(condition, 'true')
  expect(sabotaged).not.toBe(text)
  // A parameter that nothing reads has no type of its own.
  expect(await ask(sabotaged.replace('with ', 'with typed as (select $7::int), '))).not.toEqual(await ask(text))
})
