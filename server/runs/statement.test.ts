// The statement of a host: what it is owed and was paid, what it was asked back and gave; on the screen, in a workbook and on paper the same.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../core/facts.ts'
import { blank } from '../../core/payment/dossier.ts'
import { findRate } from '../../core/payment/rates.ts'
import { textOf } from '../../documents/read-back.ts'
import { readSheet } from '../../documents/xlsx-child.ts'
import { type Desk, openDesk } from '../../test/desk.ts'
import { hostOf, law, round } from '../../test/given.ts'
import { amountOf, must, put } from '../../test/runs.ts'
import { cashier } from '../../test/year.ts'

let desk: Desk
const id = `${round}.imu`
const imu = hostOf('imu')
const get = (actor: Actor, url: string) => desk.app.inject({ url, headers: desk.headersOf(actor) })
const statement = async (actor: Actor = imu) => (await get(actor, `/api/hostStatement?id=${id}`)).json()

const own = { training: 't1', payer: 'fund', payee: 'host', clause: '8.2', item: 'tuition' } as const
const rateFen = findRate(law, 'tuition', 'inside')?.value ?? 0

beforeAll(async () => {
  desk = await openDesk()
  const { house } = desk
  await desk.settle(cashier, imu, hostOf('imau'))
  house.turnTo('2023-10-20')
  await house.database.query("insert into person (id, name) values ('p1', '赵一'), ('p2', '钱二')")
  const whose = (n: number) => ({ person: `p${n}`, host: 'imu' })
  const state = { studyStart: '2022-09-20' }
  await put(
    house,
    'training',
    [1, 2].map(n => ({ id: `t${n}`, ...whose(n), status: 'enrolled', state })),
  )
  await put(house, 'payment', [
    { id: 't1.tuition', ...whose(1), status: 'paid', state: { ...blank, ...own, amountFen: rateFen } },
    { id: 't2.tuition', ...whose(2), status: 'payable', state: { ...blank, ...own, training: 't2', amountFen: rateFen } },
    {
      id: 't1.refund',
      ...whose(1),
      status: 'demanded',
      waits: 'finance',
      state: { ...blank, ...own, item: 'refund', payer: 'host', payee: 'fund', amountFen: amountOf(1) },
    },
  ])
  await house.database.query("insert into counter (name, balance) values ('fen/owed/t1.refund', $1)", [amountOf(1)])
})
afterAll(() => desk.close())

test('8.2 a host reads what it is owed by persons and rate, what was paid, and what it is asked back', async () => {
  const { lines, refunds, totals } = await statement()
  expect(lines.find(({ item }: { item: string }) => item === 'tuition')).toMatchObject({
    ...{ persons: 2, rateFen, agreedFen: 2 * rateFen, paidFen: rateFen, owedFen: rateFen },
  })
  expect(refunds).toMatchObject([{ name: '赵一', status: 'demanded', askedFen: amountOf(1), receivedFen: 0, openFen: amountOf(1) }])
  expect(totals).toMatchObject({ owedFen: rateFen, openFen: amountOf(1), balanceFen: rateFen - amountOf(1) })
})

test('8.2 another host sees none of it, and nobody without a seat', async () => {
  expect((await get(hostOf('imau'), `/api/hostStatement?id=${id}`)).statusCode).toBe(404)
  expect((await get(hostOf('imau'), `/api/hosts/${id}/statement.pdf`)).statusCode).toBe(404)
  expect((await desk.app.inject({ url: `/api/hosts/${id}/statement.xlsx` })).statusCode).toBe(401)
  expect((await get(imu, `/api/hosts/${id}/statement.doc`)).statusCode).toBe(404)
})

test('8.2 what a host gives back in parts stands in its statement from the demand to the last receipt, on paper and in the sheet to the fen', async () => {
  const back = (amountFen: number, reference: string) =>
    must(desk.house, cashier, 'payment', 't1.refund', 'receive', { amountFen, reference, on: '2023-10-20' })
  await back(400_000, 'TK-1')
  const shown = await statement(cashier)
  expect(shown.totals).toMatchObject({ askedFen: amountOf(1), receivedFen: 400_000, openFen: 80_001, balanceFen: rateFen - 80_001 })
  const text = textOf((await get(imu, `/api/hosts/${id}/statement.pdf`)).rawPayload).join('')
  for (const words of ['退还未用学费：赵一', '4,800.01', '4,000.00', '800.01', '余额（大写）']) expect(text).toContain(words)
  const read = await readSheet((await get(imu, `/api/hosts/${id}/statement.xlsx`)).rawPayload)
  if (read.kind !== 'read') throw new Error(read.code)
  const total = [...read.sheet.rows.values()].find(cells => cells[0]?.text === '合计')
  const fenIn = (column: number) => Math.round(Number(total?.[column]?.text) * 100)
  const { agreedFen, paidFen, owedFen } = shown.totals
  expect([4, 5, 6, 7, 8, 9].map(fenIn)).toEqual([agreedFen, paidFen, owedFen, amountOf(1), 400_000, 80_001])
  await back(80_001, 'TK-2')
  expect((await statement()).totals).toMatchObject({ receivedFen: amountOf(1), openFen: 0, balanceFen: rateFen })
})
