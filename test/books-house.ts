/** A year whose money went every way: paid, undone and set off, asked back and paid in part, undone before it was paid, and still owed; before open doors. */
import type { Actor } from '../core/facts.ts'
import { readXlsx } from '../documents/xlsx-read.ts'
import { bodyOf, department, digest, employer, employerOf, hohhot, hostOf, imuBiology, leader, personOf, round } from './given.ts'
import { actor } from './world.ts'
import { cashier } from './year.ts'
import { openYear } from './year-house.ts'

export const auditor = actor('auditor', { role: 'auditor', organisation: 'department' })
export const outsiders = [personOf('a1'), hostOf(imuBiology.host), bodyOf(hohhot), employerOf(employer)]
export const people = ['a1', 'a2', 'a3', 'a4', 'a5'] as const

const happens = async ({ desk, train, money, judge, enrol, pay }: Awaited<ReturnType<typeof openYear>>) => {
  for (const id of people) await enrol(id)
  desk.house.turnTo('2022-09-05')
  for (const id of ['a1', 'a2', 'a3']) await pay(`${id}.tuition`, '2022-09-05')
  const why = { reason: '同名误办' }
  await train('a2', 'askUndo', department, why)
  await train('a2', 'undoEnrolment', leader, why)
  await enrol('a2')
  await money('a2.tuition.2', 'setOff', cashier)
  await train('a4', 'undoEnrolment', department, why)
  desk.house.turnTo('2022-12-01')
  await train('a3', 'openCase', department, { ground: 'stopped', account: '示例', evidence: [digest('d')] })
  await judge('a3.case1', 'hear', personOf('a3'), { statement: '没有意见' })
  await judge('a3.case1', 'sanction', leader, { reason: '无故停学。' })
  await money('a3.clawback1', 'receive', cashier, { reference: 'p-1', on: '2022-12-01', amountFen: 600_000 })
  desk.house.turnTo('2023-01-15')
}

export const openBooks = async () => {
  const year = await openYear({ a1: '张三', a2: '李四', a3: '王五', a4: '赵六', a5: '=1+1' })
  const { desk } = year
  await desk.settle(auditor, ...outsiders)
  await happens(year)
  const get = (by: Actor, path: string, input: Readonly<Record<string, string>> = {}) =>
    desk.app.inject({ url: `/api/${path}?${new URLSearchParams(input)}`, headers: desk.headersOf(by) })
  const ask = async (by: Actor, question: string, input: Readonly<Record<string, string>> = {}) => (await get(by, question, input)).json()
  const post = (by: Actor, list: string, payload: object) =>
    desk.app.inject({
      method: 'POST',
      url: `/api/exports/${list}`,
      headers: desk.headersOf(by),
      payload: { round, as: 'xlsx', reason: '核对', ...payload },
    })
  const everything = <R extends Record<string, unknown>>(text: string) =>
    desk.house.database.transaction('everything', query => query<R>(text))
  return { ...year, get, ask, post, everything }
}
export type Books = Awaited<ReturnType<typeof openBooks>>

/** The rows of a workbook as texts, each as wide as the first. */
export const cellsOf = (workbook: Uint8Array) => {
  const { rows } = readXlsx(workbook)
  const wide = rows.get(1)?.length ?? 0
  return [...rows.values()].map(row => Array.from({ length: wide }, (_, i) => row[i]?.text ?? ''))
}
export const sumOf = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
