// One run, with a line that the bank rejects and somebody who stays out: what the screen, the workbook, the paper and the bank's file say, each read by another program.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../core/facts.ts'
import { lineId } from '../../core/run/dossier.ts'
import { textOf } from '../../documents/read-back.ts'
import { readSheet } from '../../documents/xlsx-child.ts'
import { type Desk, openDesk } from '../../test/desk.ts'
import { department, hostOf, leader, round } from '../../test/given.ts'
import { hasOffice, inOffice } from '../../test/office.ts'
import { amountOf, answerOf, made, must, named, nameOf, owed, performRuns, released, theRun } from '../../test/runs.ts'
import { accountant, cashier } from '../../test/year.ts'

let desk: Desk
const payee: Actor = { id: 'account of the first', person: 'p1', seats: [] }
const get = (actor: Actor, url: string) => desk.app.inject({ url, headers: desk.headersOf(actor) })

beforeAll(async () => {
  desk = await openDesk()
  const { house } = desk
  await desk.settle(cashier, accountant, hostOf('imu'))
  house.turnTo('2023-10-20')
  await owed(house, 5)
  await desk.settle(payee)
  await named(house, 4)
  await released(house)
  await must(house, cashier, 'run', theRun(), 'send', { format: 'csv' })
  const said = [1, 2, 4].map(line => ({ line, amountFen: amountOf(line) }))
  const answer = answerOf(1, [...said, { line: 3, amountFen: amountOf(3), outcome: '失败', reason: '户名不符' }])
  await must(house, cashier, 'run', theRun(), 'readResult', answer)
  await performRuns(house)
})
afterAll(() => desk.close())

const wanted = [1, 2, 3, 4].map(n => ({ line: lineId(1, n), fen: amountOf(n) }))
const totalFen = wanted.reduce((sum, { fen }) => sum + fen, 0)
const paidFen = totalFen - amountOf(3)
/** '4,800.01' and '4800.01' as whole fen, digit by digit. */
const fenOf = (words: string): number => {
  const [, whole = '', cents = ''] = /^(\d+)\.(\d\d)$/.exec(words.replaceAll(',', '')) ?? []
  return Number(`${whole}${cents}`)
}
type Told = {
  readonly lines: readonly { readonly line: string; readonly fen: number }[]
  readonly count: number
  readonly totalFen: number
}

const onScreen = async (): Promise<Told & { readonly paidFen: number }> => {
  const { states, lines } = (await get(department, `/api/runLines?id=${theRun()}`)).json()
  const sum = (key: 'count' | 'totalFen', state?: string) =>
    states.reduce(
      (all: number, one: Record<string, number | string>) => all + (state === undefined || one.state === state ? Number(one[key]) : 0),
      0,
    )
  return {
    lines: lines.map((line: { line: string; amountFen: number }) => ({ line: line.line, fen: line.amountFen })),
    ...{ count: sum('count'), totalFen: sum('totalFen'), paidFen: sum('totalFen', 'paid') },
  }
}

const inWorkbook = async (): Promise<Told> => {
  const answer = await get(accountant, `/api/runs/${theRun()}/list.xlsx`)
  expect(answer.statusCode).toBe(200)
  const cells = new Map((hasOffice ? inOffice(answer.rawPayload) : await cellsIn(answer.rawPayload)).map(({ at, text }) => [at, text]))
  const rows = [4, 5, 6, 7].map(row => ({ line: cells.get(`A${row}`) ?? '', fen: fenOf(cells.get(`H${row}`) ?? '') }))
  expect(cells.get('A8')).toBe('合计')
  return { lines: rows, count: Number.parseInt(cells.get('B8') ?? '', 10), totalFen: fenOf(cells.get('H8') ?? '') }
}
const cellsIn = async (file: Uint8Array) => {
  const read = await readSheet(file)
  if (read.kind !== 'read') throw new Error(read.code)
  return [...read.sheet.rows].flatMap(([row, cells]) =>
    cells.flatMap((cell, i) => {
      const column = String.fromCharCode(65 + i)
      return cell ? [{ at: `${column}${row}`, text: column === 'H' ? Number(cell.text).toFixed(2) : cell.text }] : []
    }),
  )
}

const onPaper = async (): Promise<Told & { readonly footFen: number }> => {
  const answer = await get(leader, `/api/runs/${theRun()}/list.pdf`)
  expect(answer.statusCode).toBe(200)
  const text = textOf(answer.rawPayload).join('')
  const lines = [...text.matchAll(/(\d{4}-\d{6}).*?(?:已付讫|银行未付（户名不符）)([\d,]+\.\d\d)/gu)]
  const [, count = '', sum = ''] = /合计(\d+)笔([\d,]+\.\d\d)/u.exec(text) ?? []
  const [, foot = ''] = /本页小计([\d,]+\.\d\d)元/u.exec(text) ?? []
  expect(text).toContain('制单人：cashier（')
  expect(text).toContain('复核人：accountant（')
  return {
    lines: lines.map(([, line = '', amount = '']) => ({ line, fen: fenOf(amount) })),
    ...{ count: Number(count), totalFen: fenOf(sum), footFen: fenOf(foot) },
  }
}

const inBankFile = async (): Promise<Told> => {
  const answer = await get(cashier, `/api/runs/${theRun()}/file`)
  const rows = answer.body.replace('\uFEFF', '').trimEnd().split('\r\n').slice(1)
  const [sums = '', ...paid] = [rows.at(-1), ...rows.slice(0, -1)]
  const [, count = '', total = ''] = sums.split(',')
  return {
    lines: paid.map(row => ({ line: (row ?? '').split(',')[0] ?? '', fen: fenOf((row ?? '').split(',')[5] ?? '') })),
    ...{ count: Number(count), totalFen: fenOf(total) },
  }
}

describe('the totals of a run', () => {
  test('8.1 8.2 are the same on the screen, in the workbook, on paper and in the bank’s file, line by line, and the rejected line is in all of them', async () => {
    const same = { lines: wanted, count: 4, totalFen }
    expect(await onScreen()).toEqual({ ...same, paidFen })
    expect(await inWorkbook()).toEqual(same)
    expect(await onPaper()).toEqual({ ...same, footFen: totalFen })
    expect(await inBankFile()).toEqual(same)
  })

  test('8.2 whoever stays out is in none of them, and what is rejected is due again', async () => {
    const out = nameOf(5)
    expect(textOf((await get(leader, `/api/runs/${theRun()}/list.pdf`)).rawPayload).join('')).not.toContain(out)
    const preview = await desk.ask(cashier, 'runPreview', { payee: 'trainee' })
    expect(preview.lines.map(({ payment }: { payment: string }) => payment)).toEqual(['t3.allowance'])
    expect(preview.excluded.map(({ name, why }: { name: string; why: string[] }) => [name, why])).toEqual([[out, ['noAccount']]])
  })
})

describe('the papers of a run', () => {
  test('8.2 are for the office alone, and who fetched a list is written down', async () => {
    for (const paper of ['list.pdf', 'list.xlsx']) {
      expect((await get(hostOf('imu'), `/api/runs/${theRun()}/${paper}`)).statusCode).toBe(404)
      expect((await desk.app.inject({ url: `/api/runs/${theRun()}/${paper}` })).statusCode).toBe(401)
    }
    const logged = await desk.house.database.transaction('everything', query =>
      query<{ account: string }>("select distinct account from access_log where asked = 'runList' and id = $1", [theRun()]),
    )
    expect(logged.map(({ account }) => account)).toContain(leader.id)
  })

  test('8.3 a payment that was made has a proof for the payee and the office, with the bank’s reference and the list’s digest; any other has none', async () => {
    const answer = await get(cashier, '/api/payments/t1.allowance/proof.pdf')
    expect(answer.statusCode).toBe(200)
    const text = textOf(answer.rawPayload).join('')
    for (const words of ['付款凭证', 'B1-1', '4,800.01', '肆仟捌佰元零壹分', nameOf(1)]) expect(text).toContain(words)
    expect((await get(payee, '/api/payments/t1.allowance/proof.pdf')).statusCode).toBe(200)
    expect((await get(payee, '/api/payments/t2.allowance/proof.pdf')).statusCode).toBe(404)
    expect((await get(cashier, '/api/payments/t3.allowance/proof.pdf')).statusCode).toBe(404)
  })

  test('8.2 before it is locked the paper says that it is none to pay by', async () => {
    await made(desk.house, 2)
    const text = textOf((await get(cashier, `/api/runs/${round}.run.2/list.pdf`)).rawPayload).join('')
    expect(text).toContain('清单还没有锁定，不作付款依据')
    expect(text).toContain('负责人：')
  })
})
