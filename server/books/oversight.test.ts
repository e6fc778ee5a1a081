/** The auditor before the doors: samples that can be drawn again, findings, and the lines of what was out of the ordinary. */
import { hash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../../core/facts.ts'
import type { Answered } from '../../core/question.ts'
import { sampleId } from '../../core/sample/dossier.ts'
import { textOf } from '../../documents/read-back.ts'
import { auditor, type Books, cellsOf, openBooks, outsiders } from '../../test/books-house.ts'
import { department, digest, law, leader, round } from '../../test/given.ts'
import { accountant, cashier } from '../../test/year.ts'
import { moment } from '../archive/words.ts'

let books: Books
beforeAll(async () => {
  books = await openBooks()
  await books.post(cashier, 'statements', { year: 2022 })
  for (const n of [1, 2, 3, 4]) await books.post(auditor, 'oversight', { kind: 'undone', reason: `核对 ${n}` })
}, 180_000)
afterAll(() => books.desk.close())

describe('8.1 a sample', () => {
  const secret = 'a secret that nobody guesses'
  const asked = {
    round,
    of: 'payment',
    from: '2022-09-01',
    until: '2022-12-31',
    size: 2,
    strata: 1,
    commitment: hash('sha256', secret, 'hex'),
  }
  const act = (by: Actor, action: string, input: object, n = 1) => books.desk.house.act(by, 'sample', sampleId(round, n), action, input)
  const rules = (answer: Awaited<ReturnType<typeof act>>) =>
    answer.kind === 'refused' ? answer.refusals.map(({ rule }) => rule) : [answer.kind]
  const look = (by: Actor = auditor): Promise<Answered<'sample'>> => books.ask(by, 'sample', { id: sampleId(round, 1) })

  test('is of what was paid in the period, drawn by the secret, opens to person, clause and entry, and is found again', async () => {
    const preview = await books.ask(auditor, 'samplePreview', { round, of: 'payment', from: '2022-09-01', until: '2022-12-31' })
    expect(rules(await act(auditor, 'commit', { ...asked, size: 200 }))).toEqual(['listIsLongEnough'])
    expect(rules(await act(auditor, 'commit', asked, 2))).toEqual(['sampleIsNext'])
    expect(rules(await act(auditor, 'commit', asked))).toEqual(['done'])
    expect(await look()).toMatchObject({ status: 'committed', frozen: preview, items: [], secret: null, verified: null })
    const json = () => books.get(auditor, `sample-papers/${sampleId(round, 1)}`, { as: 'json' })
    expect((await json()).statusCode).toBe(404)
    expect(rules(await act(auditor, 'tell', { secret: 'another secret than that' }))).toEqual(['secretOpens'])
    expect(rules(await act(auditor, 'tell', { secret }))).toEqual(['done'])
    const drawn = await look()
    expect(drawn).toMatchObject({ status: 'drawn', verified: true, secret })
    expect(drawn.items).toHaveLength(2)
    for (const { subject, dossier, clause, title } of drawn.items) {
      const opened = await books.ask(auditor, 'dossier', { subject, id: dossier })
      expect([opened.row.title, opened.timeline.length > 0]).toEqual([title, true])
      expect(clause).not.toBe('')
    }
    const file = (await json()).json()
    expect(file.list).toHaveLength(preview.count)
    expect(JSON.stringify(file)).not.toContain('张三')
  })

  test('shows what was found to office and auditor, with the words, on page, sheet and print; to nobody else', async () => {
    const [item] = (await look()).items
    expect(rules(await act(auditor, 'raise', { item: item?.id, kind: 'noBasis', answerBy: '2023-02-01', text: '没有批准单' }))).toEqual([
      'done',
    ])
    expect(rules(await act(cashier, 'answer', { finding: 1, text: '已补在附件' }))).toEqual(['done'])
    for (const by of [auditor, department, cashier])
      expect((await look(by)).findings[0]?.said.map(({ text }) => text)).toEqual(['没有批准单', '已补在附件'])
    const paper = (as: string, by: Actor = auditor) => books.get(by, `sample-papers/${sampleId(round, 1)}`, { as })
    expect(textOf((await paper('pdf')).rawPayload).join('')).toContain('没有批准单')
    expect(
      cellsOf((await paper('xlsx')).rawPayload)
        .flat()
        .join(''),
    ).toContain('已补在附件')
    for (const by of outsiders) {
      expect((await look(by)).findings).toBeUndefined()
      expect((await paper('xlsx', by)).statusCode).toBe(404)
    }
  })

  test('of decisions has each act of an official on somebody’s dossier, by its entry', async () => {
    const { count } = await books.ask(auditor, 'samplePreview', { round, of: 'decision', from: '2022-09-01', until: '2022-12-31' })
    const rows = await books.everything<{ id: string }>(
      "select j.id from journal j join dossier d on d.subject = j.subject and d.id = j.id where d.person is not null and j.cause is null and j.role not in ('person', 'clock', 'employer') and j.at >= '2022-08-31T16:00:00Z' and j.at < '2022-12-31T16:00:00Z'",
    )
    expect(count).toBe(rows.length)
    expect(count).toBeGreaterThan(5)
  })
})

describe('9 an auditor’s lines', () => {
  type Lines = Answered<'oversight'>
  const lines = (kind: string, input = {}, by: Actor = auditor): Promise<Lines> => books.ask(by, 'oversight', { round, kind, ...input })
  const countIn = ({ counts }: Lines, kind: string) => counts.find(one => one.kind === kind)?.count

  test('have who tried to decide on their own case and was refused, by rule and without what was typed', async () => {
    await books.money('a5.tuition', 'prepare', cashier, { batch: 'b9' })
    const answer = await books.desk.house.act(cashier, 'payment', 'a5.tuition', 'approve', {})
    expect(answer.kind).toBe('refused')
    const { rows } = await lines('ownCase')
    expect(rows).toMatchObject([{ subject: 'payment', id: 'a5.tuition', action: 'approve', why: 'approvedByAnother', n: null }])
    await books.desk.house.act(accountant, 'payment', 'a5.tuition', 'pay', { reference: 'x', on: '2023-01-15' })
    expect((await lines('ownCase')).rows).toHaveLength(1)
  })

  test('have what was undone and which sums changed, each open to its entry, and as many as are counted', async () => {
    const undone = await lines('undone')
    expect(undone.rows.map(({ action, id }) => `${action} ${id}`)).toEqual(['undoEnrolment a4', 'undoEnrolment a2'])
    expect((await lines('sumsChanged')).rows.map(({ action }) => action)).toContain('setOff')
    for (const kind of undone.counts.map(one => one.kind)) {
      const { rows, counts } = await lines(kind, { limit: '100' })
      expect(rows).toHaveLength(countIn({ rows, counts, next: null }, kind) ?? -1)
    }
  })

  test('have what was done after its day, also where something that met no day came between, and not what was in time', async () => {
    const { desk, train, judge } = books
    desk.house.turnTo('2023-02-01')
    await train('a1', 'openCase', department, { ground: 'stopped', account: '示例', evidence: [digest('d')] })
    const { row } = await books.ask(department, 'dossier', { subject: 'discipline', id: 'a1.case1' })
    const its = sampleId(round, 1)
    const [item] = (await books.ask(auditor, 'sample', { id: its })).items
    const finding = { item: item?.id, kind: 'late', answerBy: '2023-02-20', text: '付款迟于约定' }
    expect((await desk.house.act(auditor, 'sample', its, 'raise', finding)).kind).toBe('done')
    desk.house.turnTo('2023-03-01')
    await judge('a1.case1', 'addEvidence', department, { file: digest('e'), shows: '考勤' })
    desk.house.turnTo('2023-03-02')
    await judge('a1.case1', 'recordHearing', department, { on: '2023-03-02', minutes: '当面陈述' })
    expect((await desk.house.act(cashier, 'sample', its, 'answer', { finding: 2, text: '开户行信息有误，已补' })).kind).toBe('done')
    const late = await lines('lateActs', { from: '2023-01-01' })
    expect(late.rows.map(({ action, id, due, at }) => [action, id, due, at.slice(0, 10)])).toEqual([
      ['answer', its, '2023-02-20', '2023-03-02'],
      ['recordHearing', 'a1.case1', row.due, '2023-03-02'],
    ])
    expect([countIn(late, 'lateActs'), row.due < '2023-03-01']).toEqual([2, true])
  })

  test('have the exports with their reasons, are narrowed by days, and come page by page', async () => {
    const all = await lines('exports', { limit: '100' })
    expect(all.rows.map(({ why }) => why)).toContain('核对')
    const { year, programme } = law.policy
    expect(new Set(all.rows.map(({ title }) => title))).toEqual(new Set([`${year} · ${programme.name.zh}`]))
    const seen: number[] = []
    let after: string | undefined
    do {
      const page: Lines = await lines('exports', { limit: '3', ...(after !== undefined && { after }) })
      seen.push(...page.rows.map(({ seq }) => seq))
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(seen).toEqual(all.rows.map(({ seq }) => seq))
    expect((await lines('undone', { from: '2022-12-01' })).rows).toEqual([])
  })

  test('go out as a sheet with a reason, and are for the auditor and the leader', async () => {
    const sheet = await books.post(auditor, 'oversight', { kind: 'undone' })
    expect(
      cellsOf(sheet.rawPayload)
        // The last line says who took it.
        .slice(1, -1)
        .map(row => [row[0], row[3]]),
      // In the programme's zone: nobody reads another clock off a sheet.
    ).toEqual((await lines('undone')).rows.map(({ at }) => [moment(at).slice(0, 16), '撤销报到']))
    expect((await lines('undone', {}, leader)).rows).toHaveLength(2)
    for (const by of [department, cashier, ...outsiders]) {
      expect((await lines('undone', {}, by)).rows).toBeUndefined()
      expect((await books.post(by, 'oversight', { kind: 'undone' })).statusCode).toBe(404)
    }
  })
})
