// Assessments before open doors: what a host sees, sheets out and in, minutes, completion of many with two clerks at once, and nobody forgotten.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { columnsOf, readGrades } from '../core/training/assessment/assessment-sheet.ts'
import { readSheet } from '../documents/xlsx-child.ts'
import { goodMarks, imu, inParts, lastDay, openAssessment, panel } from '../test/assessing.ts'
import { department, digest, hostOf, round } from '../test/given.ts'
import type { Here } from './assessment-papers.ts'
import { performDue } from './batches.ts'
import { withClient } from './postgres/check.ts'

type Desk = Awaited<ReturnType<typeof openAssessment>>
const people = { a1: '乌云', a2: '其其格', a3: '张伟', a4: '张伟', a5: '李娜' }
const opened: { desk?: Desk } = {}
const getDesk = () => {
  if (!opened.desk) throw new Error('there is no desk')
  return opened.desk
}
beforeAll(async () => {
  opened.desk = await openAssessment(people, undefined, { a2: '李 教授' })
}, 120_000)
afterAll(async () => opened.desk?.close())

const here = async (): Promise<Here> => getDesk().ask(imu, 'assessment')
const act = (id: string, action: string, input: unknown) => getDesk().house.act(imu, 'training', id, action, input)
const must = async (id: string, action: string, input: unknown) => {
  const answer = await act(id, action, input)
  if (answer.kind !== 'done') throw new Error(JSON.stringify(answer))
}
const post = (path: string, payload: object, by = imu, key?: string) =>
  getDesk().app.inject({
    method: 'POST',
    url: path,
    payload,
    headers: { ...getDesk().headersOf(by), ...(key !== undefined && { 'idempotency-key': key }) },
  })
const graded = async (id: string, thesis?: number) => {
  await must(id, 'namePanel', { members: panel })
  await must(id, 'recordMarks', { on: lastDay, marks: goodMarks(thesis) })
  await must(id, 'fileMinutes', { on: lastDay, file: digest('c'), text: '记录', version: 2 })
}

test('6.5 a supervisor is known by the name that the host gave, and is out of the panel without anybody saying so', async () => {
  await must('a2', 'namePanel', { members: panel })
  const { people: shown } = await here()
  expect(shown.find(({ id }) => id === 'a2')).toMatchObject({
    supervisor: '李 教授',
    panel: [
      { code: 'm1', name: '张教授', withdrawn: null },
      { code: 'm2', name: '李教授', withdrawn: 'supervisor' },
      { code: 'm3', name: '王教授', withdrawn: null },
    ],
  })
  const refused = await act('a2', 'recordMarks', { on: lastDay, marks: goodMarks() })
  expect(refused).toMatchObject({ kind: 'refused', refusals: [{ rule: 'gradedByWhomItIsFor', wants: ['m1', 'm3'] }] })
})

test('6.5 another host sees nothing of it, and the office sees it without the right to grade', async () => {
  const { ask, app, headersOf } = getDesk()
  expect(await ask(hostOf('imnu'), 'assessment', { host: 'imu' })).not.toHaveProperty('people')
  expect(await ask(department, 'assessment', { host: 'imu' })).toMatchObject({ mine: false, people: expect.arrayContaining([]) })
  const sheet = await app.inject({ url: `/api/assessment/sheet?round=${round}&host=imu`, headers: headersOf(hostOf('imnu')) })
  expect(sheet.statusCode).toBe(404)
  expect((await app.inject({ url: `/api/assessment/sheet?round=${round}` })).statusCode).toBe(401)
})

test('6.5 the sheet that goes out comes back bound to people by their code, whatever the order of its rows', async () => {
  await must('a1', 'namePanel', { members: panel })
  await must('a1', 'recordMarks', { on: lastDay, marks: goodMarks(8_750) })
  const { app, headersOf } = getDesk()
  const sent = await app.inject({ url: `/api/assessment/sheet?round=${round}`, headers: headersOf(imu) })
  expect(sent.statusCode).toBe(200)
  const came = await readSheet(new Uint8Array(sent.rawPayload))
  if (came.kind === 'unreadable') throw new Error(came.code)
  const rows = [...came.sheet.rows].map(([n, cells]) => ({ n, cells: Array.from(cells, cell => cell ?? undefined) }))
  const { people: shown } = await here()
  const grid = {
    ...came.sheet,
    rows: [
      ...rows.slice(0, 2),
      ...rows
        .slice(2)
        .reverse()
        .map((row, i) => ({ ...row, n: i + 3 })),
    ],
  }
  const read = readGrades(grid, columnsOf(inParts, shown), inParts, shown)
  expect(read?.strange).toEqual([])
  expect(read?.rows.find(({ id }) => id === 'a1')).toMatchObject({
    name: '乌云',
    cells: { 'thesis.m1': '87.5', practice: '75.5', conduct: '合格' },
    wrong: {},
  })
  expect(read?.rows.filter(({ why }) => why !== undefined)).toEqual([])
})

test('6.5 the minutes are a PDF of those who are named, and nothing for whoever is not there', async () => {
  const asked = { round, ids: ['a1'], on: lastDay }
  const made = await post('/api/assessment/minutes', asked)
  expect([made.statusCode, made.headers['content-type']]).toEqual([200, 'application/pdf'])
  expect(made.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  expect((await post('/api/assessment/minutes', { ...asked, ids: ['nobody'] })).statusCode).toBe(404)
  expect((await post('/api/assessment/minutes', { ...asked, on: 'today' })).statusCode).toBe(400)
})

test('6.5 many are completed by one act, each on the grades that were seen: what was corrected meanwhile is not completed', async () => {
  await graded('a3')
  await graded('a4')
  await graded('a5', 5_000)
  const rows = (...ids: readonly string[]) => ids.map(id => ({ id, input: { on: lastDay, version: 2 } }))
  const pass = { subject: 'training', action: 'pass', input: {}, rows: rows('a3', 'a4', 'a5') }
  const seen = (await post('/api/batches/preview', pass)).json()
  expect(seen.rows.map(({ does }: { does: string | null }) => does)).toEqual(['passed', 'passed', null])
  expect(seen.rows[2].refusals).toMatchObject([{ rule: 'resultIsPassed', found: { result: '60.2' } }])
  const key = 'completion-of-three'
  expect((await post('/api/batches/begin', { ...pass, rows: rows('a3', 'a4') }, imu, key)).statusCode).toBe(200)
  expect((await post('/api/batches/begin', { ...pass, rows: rows('a3', 'a4') }, imu, key)).statusCode).toBe(200)
  await must('a4', 'recordMarks', { on: lastDay, marks: goodMarks(9_000) })
  await getDesk().house.database.query('update batch set due = clock_timestamp()')
  await performDue(getDesk().house)
  const { people: shown } = await here()
  expect(['a3', 'a4'].map(id => shown.find(person => person.id === id)?.status)).toEqual(['passed', 'enrolled'])
})

test('6.5 two clerks who complete the same person at once, twenty times over: one does, the other is refused, and one certificate waits', async () => {
  await must('a4', 'fileMinutes', { on: lastDay, file: digest('c'), text: '记录', version: 3 })
  const tries = Array.from({ length: 20 }, (_, i) => act('a4', i % 2 === 0 ? 'pass' : 'fail', { on: lastDay, version: 3 }))
  const kinds = (await Promise.all(tries)).map(({ kind }) => kind)
  expect(kinds.filter(kind => kind === 'done')).toHaveLength(1)
  expect(kinds.filter(kind => kind === 'refused')).toHaveLength(19)
  const counted = await withClient(getDesk().house.url, client =>
    client.query("select count(*)::int as n from dossier where subject = 'certificate' and id = 'a4'"),
  )
  expect(counted.rows).toEqual([{ n: 1 }])
})

test('6.5 8.3 nobody is forgotten: who is not assessed, may try again, has no certificate, or nothing due', async () => {
  await must('a5', 'fail', { on: lastDay, version: 2 })
  const { ask, house } = getDesk()
  expect((await ask(imu, 'unfinished')).counts).toEqual({ notAssessed: 2, secondChance: 1, noCertificate: 2, nothingDue: 0 })
  await house.act(department, 'certificate', 'a3', 'issue')
  await withClient(house.url, client => client.query("delete from dossier where subject = 'payment' and id = 'a3.allowance'"))
  const all = await ask(department, 'unfinished')
  expect(all.counts).toEqual({ notAssessed: 2, secondChance: 1, noCertificate: 1, nothingDue: 1 })
  expect(all.rows.find(({ kind }: { kind: string }) => kind === 'nothingDue')).toMatchObject({ id: 'a3', name: '张伟' })
  const first = await ask(department, 'unfinished', { limit: '2' })
  const rest = await ask(department, 'unfinished', { limit: '3', after: first.next })
  expect([...first.rows, ...rest.rows].map(({ id }: { id: string }) => id)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5'])
  expect((await ask(hostOf('imnu'), 'unfinished')).rows).toEqual([])
})
