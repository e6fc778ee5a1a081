/** The register through open doors: what the office reads of it, who else does not, and that two at once never hold one number. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { number } from '../core/number/index.ts'
import { type Desk, openDesk } from '../test/desk.ts'
import { bodyOf, department, hohhot, leader, round } from '../test/given.ts'
import { actor } from '../test/world.ts'

const auditor = actor('auditor', { role: 'auditor', organisation: 'department' })
const [one, two] = [
  actor('one', { role: 'department', organisation: 'department' }),
  actor('two', { role: 'department', organisation: 'department' }),
]
let desk: Desk
beforeAll(async () => {
  desk = await openDesk(20)
  await desk.settle(auditor, one, two)
})
afterAll(() => desk.close())

const paperOf = (title: string) => ({ title, addressee: '各培养单位' })
const draw = (key: string, title = '关于考核工作的通知', who = department) =>
  desk.done(desk.house.act(who, 'number', `${round}.${key}`, 'draw', paperOf(title)))
const annul = (key: string, input: object) => desk.done(desk.house.act(leader, 'number', `${round}.${key}`, 'annul', input))

test('4.3 the office reads the whole register with what each number is of, and what is void says why', async () => {
  expect(await desk.ask(department, 'numbers')).toMatchObject({ year: null, rows: [], last: 0 })
  for (const key of ['a', 'b', 'c']) await draw(key, `关于${key}的通知`)
  await annul('b', { reason: 'misprinted', explanation: '漏印一页' })
  const { rows, ...whole } = await desk.ask(department, 'numbers')
  expect(whole).toMatchObject({ code: '内人社办函', year: 2022, years: [2022], last: 3, annulled: 1, next: null })
  expect(rows.map((row: { number: string }) => row.number)).toEqual([
    '内人社办函〔2022〕3号',
    '内人社办函〔2022〕2号',
    '内人社办函〔2022〕1号',
  ])
  expect(rows[1]).toMatchObject({
    title: '关于b的通知',
    addressee: '各培养单位',
    annulled: { reason: 'misprinted', on: '2022-03-15', explanation: '漏印一页' },
    stands: false,
  })
  expect(whole.offers.map(({ action }: { action: string }) => action)).toEqual(Object.keys(number.actions))
})

test('4.3 it is read by pages, by one number and by what is void', async () => {
  const first = await desk.ask(department, 'numbers', { limit: '2' })
  expect(first.rows.map((row: { id: string }) => row.id)).toEqual([`${round}.c`, `${round}.b`])
  const second = await desk.ask(department, 'numbers', { limit: '2', after: first.next })
  expect([second.rows.map((row: { id: string }) => row.id), second.next]).toEqual([[`${round}.a`], null])
  expect((await desk.ask(department, 'numbers', { number: '2' })).rows).toMatchObject([{ id: `${round}.b` }])
  expect((await desk.ask(department, 'numbers', { number: '9' })).rows).toEqual([])
  expect((await desk.ask(department, 'numbers', { only: 'annulled' })).rows).toMatchObject([{ id: `${round}.b` }])
})

test('4.3 an auditor reads it and changes nothing; a body reads none of it, nor the dossier of a number', async () => {
  const read = await desk.ask(auditor, 'numbers')
  expect([read.rows.length, read.offers]).toEqual([3, []])
  const dossierFor = async (who: typeof auditor) =>
    (await desk.app.inject({ url: `/api/dossier?subject=number&id=${round}.a`, headers: desk.headersOf(who) })).statusCode
  const body = bodyOf(hohhot)
  const asked = await desk.app.inject({ url: `/api/numbers?round=${round}`, headers: desk.headersOf(body) })
  expect([asked.statusCode, await dossierFor(body), await dossierFor(auditor)]).toEqual([404, 404, 200])
})

test('4.3 two officers who draw twenty numbers each at once get forty, each once and none left out', async () => {
  const drawing = [one, two].flatMap(who => Array.from({ length: 20 }, (_, i) => draw(`${who.id}-${i}`, '示例通知', who)))
  await Promise.all(drawing)
  const { rows, last } = await desk.ask(department, 'numbers', { limit: '100' })
  const given = rows.map((row: { number: string }) => Number(/〕(\d+)号/.exec(row.number)?.[1])).sort((a: number, b: number) => a - b)
  expect([last, given]).toEqual([43, Array.from({ length: 43 }, (_, i) => i + 1)])
})
