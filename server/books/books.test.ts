/** The books before the doors: vouchers that come to the ledger's sums, statements of a year, and figures that are the money page's. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../core/facts.ts'
import { columns } from '../../core/payment/columns.ts'
import type { Answered } from '../../core/question.ts'
import { textOf } from '../../documents/read-back.ts'
import { auditor, type Books, cellsOf, openBooks, outsiders, people, sumOf } from '../../test/books-house.ts'
import { department, leader, personOf, round } from '../../test/given.ts'
import { hasOffice, savedInOffice } from '../../test/office.ts'
import { cashier } from '../../test/year.ts'

let books: Books
beforeAll(async () => {
  books = await openBooks()
}, 180_000)
afterAll(() => books.desk.close())

const fen = (text: string | undefined) => Math.round(Number(text === '' ? 0 : text) * 100)

const period = { from: '2022-09-01', until: '2022-12-31', chart: 'government' }
const vouchers = async (given: object = {}) => {
  const sent = await books.post(cashier, 'vouchers', { ...period, ...given })
  expect(sent.statusCode, sent.body.slice(0, 300)).toBe(200)
  return sent.rawPayload
}
/** What the ledger itself says has fallen due, been settled or undone on what is the fund's own or owed to it. */
const ledger = async () => {
  const rows = await books.everything<{ fen: number }>(
    `select t.amount as fen from posting t join journal j on j.seq = t.entry join dossier d on d.subject = j.subject and d.id = j.id
     where t.debit like 'fen/%' and (t.debit like 'fen/owed/%' or t.credit like 'fen/owed/%') and d.state ->> 'payer' <> 'employer'`,
  )
  return sumOf(rows.map(row => row.fen))
}

describe('8.1 vouchers', () => {
  test('come to the ledger’s sums on both sides, as another program reads them, and by account to what really happened', async () => {
    const sent = await vouchers()
    const [, ...rows] = cellsOf(hasOffice ? savedInOffice(sent) : sent)
    const [total, lines] = [rows.at(-1), rows.slice(0, -1)]
    const [debit, credit] = [lines.map(row => fen(row[6])), lines.map(row => fen(row[7]))]
    expect(sumOf(debit)).toBe(await ledger())
    expect([sumOf(credit), fen(total?.[6]), fen(total?.[7])]).toEqual([sumOf(debit), sumOf(debit), sumOf(debit)])
    const balance = (code: string) => sumOf(lines.map(row => (row[4] === code ? fen(row[6]) - fen(row[7]) : 0)))
    // Three left by the bank, 6,000 came back; what was set off left nothing open between the two; two are owed still.
    expect(balance('1002')).toBe(-(3 * 1_600_000) + 600_000)
    expect(balance('2307.99')).toBe(0)
    expect(balance('2307')).toBe(-1_600_000)
    expect(balance('1218')).toBe(1_600_000 - 600_000)
    expect(sumOf([...new Set(lines.map(row => row[4] ?? ''))].map(balance))).toBe(0)
  }, 60_000)

  test('are numbered month by month without a gap, keep their numbers, and a second export says what is new', async () => {
    const numbers = (rows: readonly (readonly string[])[]) => rows.slice(1, -1).map(row => row[2] ?? '')
    const before = cellsOf(await vouchers())
    for (const month of ['2022-09', '2022-12']) {
      const found = [...new Set(numbers(before).filter(number => number.startsWith(month)))]
      expect(found).toEqual(found.map((_, i) => `${month}-${String(i + 1).padStart(4, '0')}`))
      expect(found.length).toBeGreaterThan(1)
    }
    expect(before.slice(1, -1).filter(row => row[14] !== '')).toEqual([])
    books.desk.house.turnTo('2022-12-20')
    await books.money('a3.clawback1', 'receive', cashier, { reference: 'p-2', on: '2022-12-20', amountFen: 100_000 })
    books.desk.house.turnTo('2023-01-15')
    const after = cellsOf(await vouchers())
    const fresh = after.slice(1, -1).filter(row => row[14] === '新增')
    expect(fresh.map(row => [row[4], fen(row[6]), fen(row[7])])).toEqual([
      ['1002', 100_000, 0],
      ['1218', 0, 100_000],
    ])
    expect(numbers(after).filter(number => !fresh.some(row => row[2] === number))).toEqual(numbers(before))
    const { exports } = await books.ask(cashier, 'vouchers', { round })
    expect(exports.map((one: { fresh: number }) => one.fresh).slice(0, 2)).toEqual([1, 0])
  })

  test('of two exports at once get each number once', async () => {
    books.desk.house.turnTo('2022-12-28')
    for (const n of [1, 2, 3])
      await books.money('a3.clawback1', 'receive', cashier, { reference: `q-${n}`, on: '2022-12-28', amountFen: n })
    books.desk.house.turnTo('2023-01-15')
    await Promise.all([vouchers(), vouchers(), vouchers()])
    const rows = await books.everything<{ number: number }>("select number from voucher where month = '2022-12' order by number")
    expect(rows.map(row => row.number)).toEqual(rows.map((_, i) => i + 1))
  })

  test('in CSV have the same columns and rows, and what a person typed is no formula', async () => {
    const csv = (await vouchers({ as: 'csv' })).toString('utf8')
    const xlsx = cellsOf(await vouchers())
    expect(csv.trim().split('\r\n')).toHaveLength(xlsx.length)
    expect(csv.split('\r\n')[0]).toBe(`\uFEFF${xlsx[0]?.join(',')}`)
    expect(csv).not.toMatch(/,=1\+1/)
  })

  test('are finance’s to export, with a reason, by a chart that is there and of days in order', async () => {
    for (const by of [department, leader, auditor, ...outsiders]) expect((await books.post(by, 'vouchers', period)).statusCode).toBe(404)
    for (const given of [{ reason: '' }, { chart: 'none' }, { from: '2023-01-01' }, { from: '2022-13-01' }])
      expect((await books.post(cashier, 'vouchers', { ...period, ...given })).statusCode).toBe(400)
    const [last] = await books.everything<{ reason: string }>(
      "select reason from access_log where asked = 'exportVouchers' order by seq desc limit 1",
    )
    expect(last?.reason).toBe('核对')
  })

  test('once given can’t be changed, by whoever holds the database’s own role either', async () => {
    await expect(books.everything('update voucher set number = 99')).rejects.toThrow()
    await expect(books.everything('delete from voucher_export')).rejects.toThrow()
    await expect(books.everything('delete from refused_attempt')).rejects.toThrow()
  })
})

describe('8.1 a statement of the year', () => {
  const own = (by: Actor, input = {}): Promise<Answered<'statement'>> => books.ask(by, 'statement', input)
  test('is the person’s own: each movement with day, item, clause and reference, and what came back', async () => {
    const found = await own(personOf('a3'))
    expect(found).toMatchObject({ name: '王五', years: [2022], year: 2022, paidFen: 1_600_000, backFen: 700_006 })
    expect(found.rows.slice(0, 2)).toMatchObject([
      { on: '2022-09-05', move: 'paid', item: 'tuition', fen: 1_600_000, reference: 'bank-1' },
      { on: '2022-12-01', move: 'back', item: 'clawback', fen: 600_000, reference: 'p-1' },
    ])
    expect(found.rows.map(row => row.clause)).not.toContain('')
    expect((await own(personOf('a2'))).rows.map(row => row.move)).toEqual(['paid', 'offset', 'offset'])
    expect((await own(personOf('a5'))).rows).toEqual([])
  })

  test('is printed for the person, and nobody else’s is', async () => {
    const print = (by: Actor, of = '2022') => books.get(by, `statements/${of}`)
    const text = textOf((await print(personOf('a3'))).rawPayload).join('')
    for (const words of ['王五', '16000.00', '6000.00', '2022-12-01']) expect(text).toContain(words)
    expect(text).not.toContain('李四')
    expect((await print(cashier)).statusCode).toBe(404)
    expect((await print(personOf('a3'), 'x')).statusCode).toBe(404)
  })

  test('of everybody goes to finance with a reason, and comes to what the persons’ own say', async () => {
    const sent = await books.post(cashier, 'statements', { year: 2022 })
    const rows = cellsOf(sent.rawPayload).slice(1, -1)
    const owns = await Promise.all(people.map(id => own(personOf(id), { year: '2022' })))
    expect(fen(rows.at(-1)?.[7])).toBe(sumOf(owns.map(one => one.paidFen)))
    expect(fen(rows.at(-1)?.[8])).toBe(sumOf(owns.map(one => one.backFen)))
    expect(rows.filter(row => row[3] === '合计').map(row => row[0])).toEqual(['张三', '李四', '王五'])
    for (const by of [department, ...outsiders]) expect((await books.post(by, 'statements', { year: 2022 })).statusCode).toBe(404)
    expect((await books.post(cashier, 'statements', { year: 2022, reason: '' })).statusCode).toBe(400)
  })
})

describe('8.1 figures', () => {
  const figures = (input = {}, by: Actor = cashier): Promise<Answered<'statistics'>> => books.ask(by, 'statistics', { round, ...input })
  test('by whatever group come to the money page’s totals, column by column', async () => {
    const money: Answered<'money'> = await books.ask(cashier, 'money', { round })
    for (const by of ['track', 'body', 'league', 'host', 'item', 'field', 'quarter']) {
      const { lines, sums } = await figures({ by })
      expect(sums).toEqual(money.sums)
      for (const column of columns) expect(sumOf(lines.map(line => line.sums[column])), `${by} ${column}`).toBe(money.sums[column])
      const both = await figures({ by, within: 'item' })
      for (const column of columns) expect(sumOf(both.lines.map(line => line.sums[column]))).toBe(money.sums[column])
    }
  })

  test('are narrowed by filters, name quarters by the day of the money, and count a person once', async () => {
    const quarters = (await figures({ by: 'quarter', item: 'tuition' })).lines.map(line => [line.key, line.sums.paid])
    expect(quarters).toContainEqual(['2022-3', 4 * 1_600_000])
    const one = await figures({ item: 'clawback' })
    expect([one.persons, one.lines.map(line => line.key)]).toEqual([1, ['clawback']])
    expect((await figures({ by: 'item', within: 'quarter' })).persons).toBe(5)
    expect((await figures({ quarter: '2022' })).lines).toBeUndefined()
  })

  test('for outside name no group of few people, nor the one by which it could be worked out', async () => {
    const sheet = async (outside: string) =>
      cellsOf((await books.get(cashier, `statistics-sheets/${round}`, { by: 'item', outside })).rawPayload)
    const [inside, out] = [await sheet('0'), await sheet('1')]
    const masked = out.filter(row => row[1] === '少于 5 人')
    expect(masked.length).toBeGreaterThan(1)
    for (const row of masked) expect(row.slice(2).join('')).toBe('')
    expect(inside.filter(row => row[1] === '少于 5 人')).toEqual([])
    expect(out.at(-1)).toEqual(inside.at(-1))
  })

  test('are for the office, its finance and its auditors', async () => {
    for (const by of [department, leader, auditor]) expect((await figures({}, by)).sums).toBeDefined()
    for (const by of outsiders) expect((await figures({}, by)).sums).toBeUndefined()
  })
})
