/** Papers of many: each made once whatever dies, by however many servers, for those who may still have it; named when it can't be made. */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DocumentFailed } from '../documents/failure.ts'
import { textOf } from '../documents/read-back.ts'
import { bodyOf, department, hohhot, law, leader } from '../test/given.ts'
import { openPapers, type Papers } from '../test/papers.ts'
import { folderOf } from './paper-jobs.ts'
import { makeDue, mostTries, type Read, sweepJobs } from './paper-making.ts'
import { withClient } from './postgres/check.ts'
import type { Site } from './questions/asking.ts'

const people = { a1: '张三', a2: '李𠮷', a3: '张三', a4: '阿拉坦·图' }
const ids = Object.keys(people)
let papers: Papers
beforeAll(async () => {
  papers = await openPapers(people)
})
afterAll(() => papers.close())
beforeEach(async () => {
  await papers.house.database.query("update paper_job_row set state = 'stopped' where state = 'waiting'")
  papers.printed.length = 0
})

const filesIn = (zip: Buffer) => Object.keys(unzipSync(zip)).sort()
const failing =
  (id: string): Read =>
  async (asking, look, kind) => {
    const print = await papers.read(asking, look, kind)
    return look.id === id
      ? () => {
          throw new DocumentFailed('time limit', 'the document took more than 20 s')
        }
      : print
  }

test('6.5 the papers of those who are ticked come as one ZIP, named by number and person, with a list', async () => {
  const job = await papers.begin(department)
  expect(await papers.shown(department, job)).toMatchObject({ state: 'making', count: 4, made: 0, until: null })
  await papers.makeAll()
  expect(await papers.shown(department, job)).toMatchObject({ state: 'ended', made: 4, lackingCount: 0 })
  const zip = (await papers.fetchZip(department, job)).rawPayload
  expect(filesIn(zip)).toEqual([
    '00-清单.csv',
    '内人社办函〔2023〕1号-张三.pdf',
    '内人社办函〔2023〕2号-李𠮷.pdf',
    '内人社办函〔2023〕3号-张三.pdf',
    '内人社办函〔2023〕4号-阿拉坦·图.pdf',
  ])
  expect(strFromU8(unzipSync(zip)['00-清单.csv'] ?? new Uint8Array())).toContain('a2,内人社办函〔2023〕2号-李𠮷.pdf')
  expect((await papers.fetchZip(department, job)).rawPayload.equals(zip)).toBe(true)
})

test('each paper that goes out is written down, with whom it went to', async () => {
  const looks = () =>
    withClient(papers.house.url, async client => {
      const text = "select id, reason from access_log where account = $1 and asked = 'certificate' and subject = 'certificate' order by seq"
      return (await client.query(text, [department.id])).rows
    })
  const before = (await looks()).length
  const job = await papers.begin(department, ['a1', 'a3'])
  await papers.makeAll()
  expect(await looks()).toHaveLength(before)
  await papers.fetchZip(department, job)
  expect((await looks()).slice(before)).toEqual([
    { id: 'a1', reason: `zip ${job}` },
    { id: 'a3', reason: `zip ${job}` },
  ])
})

test('the same key is the same job, and means nothing else; a dossier that is named twice has one paper', async () => {
  const key = crypto.randomUUID()
  const asked = { kind: 'certificate', of: { ids: ['a1', 'a1', 'a2'] } }
  const [first, again] = [await papers.post(department, 'begin', asked, key), await papers.post(department, 'begin', asked, key)]
  expect(again.json()).toEqual(first.json())
  expect((await papers.post(department, 'begin', { ...asked, of: { ids: ['a3'] } }, key)).statusCode).toBe(422)
  expect(await papers.shown(department, first.json().id)).toMatchObject({ count: 2 })
})

test('all that a list counts is asked for by what narrows it, and a list that counts nobody is refused', async () => {
  const of = { round: papers.round, status: 'issued', track: 'inside' }
  const { id } = (await papers.post(department, 'begin', { kind: 'certificate', of })).json()
  expect(await papers.shown(department, id)).toMatchObject({ count: 4 })
  const none = await papers.post(department, 'begin', { kind: 'certificate', of: { ...of, status: 'revoked' } })
  expect([none.statusCode, none.json().issues[0]]).toEqual([400, { path: 'of', message: 'names no dossier that you see' }])
  expect((await papers.post(department, 'begin', { kind: 'anything', of })).statusCode).toBe(400)
})

test('two servers share a job, and no paper is printed twice', async () => {
  const job = await papers.begin(department)
  await Promise.all([papers.makeAll(), papers.makeAll(), papers.makeAll()])
  expect([...papers.printed].sort()).toEqual(ids)
  expect(await papers.shown(department, job)).toMatchObject({ state: 'ended', made: 4 })
})

/** A server whose database goes away at a statement, as when the process is killed there. */
const dyingAt = (words: string): Site => {
  const died = new Error('the process is gone')
  const fails = (text: string) => text.includes(words) || text.includes('set why = $3')
  const { database } = papers.house
  const transaction: typeof database.transaction = (reach, work) =>
    database.transaction(reach, query => work(async (text, values) => (fails(text) ? Promise.reject(died) : query(text, values))))
  const query: typeof database.query = async (text, values) => (fails(text) ? Promise.reject(died) : database.query(text, values))
  return { ...papers.site, house: { ...papers.house, database: { ...database, transaction, query } } }
}

test.each([
  ['before it is begun', 'set tries = r.tries + 1'],
  ['before it is held', 'for update skip locked'],
  ['when its file is written and not yet named', "set state = 'made'"],
  ['at the end of the job', 'set ended'],
])('a server that dies %s leaves nothing undone and nothing twice', async (_when, words) => {
  const job = await papers.begin(department)
  await makeDue(dyingAt(words), papers.read).catch(() => undefined)
  await papers.hurry()
  await papers.makeAll()
  expect(await papers.shown(department, job)).toMatchObject({ state: 'ended', made: 4, lackingCount: 0 })
  const made = readdirSync(folderOf(papers.site, job), { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  expect(made).toHaveLength(4)
  expect(filesIn((await papers.fetchZip(department, job)).rawPayload)).toHaveLength(5)
})

test('a paper that fails waits and holds up none of the others, then is named, and made when somebody says so', async () => {
  const job = await papers.begin(department)
  await papers.makeAll(papers.site, failing('a2'))
  expect(await papers.shown(department, job)).toMatchObject({ state: 'making', made: 3, again: 1, lackingCount: 0 })
  const partial = await papers.fetchZip(department, job)
  expect(strFromU8(unzipSync(partial.rawPayload)['00-清单.csv'] ?? new Uint8Array())).toContain('2,a2,,还没有制成')
  const waits: number[] = []
  for (let tried = 1; tried < mostTries; tried += 1) {
    const [row] = await papers.house.database.query<{ s: number }>(
      "select extract(epoch from not_before - clock_timestamp())::int as s from paper_job_row where job = $1 and state = 'waiting'",
      [job],
    )
    waits.push(row?.s ?? 0)
    await papers.hurry()
    await papers.makeAll(papers.site, failing('a2'))
  }
  expect(waits.every((s, i) => i === 0 || s > (waits[i - 1] ?? 0))).toBe(true)
  expect(await papers.shown(department, job)).toMatchObject({
    state: 'ended',
    made: 3,
    again: 0,
    lacking: [{ id: 'a2', title: '李𠮷', why: 'failed' }],
  })
  await papers.post(department, `${job}/again`)
  await papers.makeAll()
  expect(await papers.shown(department, job)).toMatchObject({ state: 'ended', made: 4, lacking: [] })
  expect(papers.printed.filter(id => id !== 'a2').sort()).toEqual(['a1', 'a3', 'a4'])
})

test('whose seat has gone since has no paper made any more, and what was made goes to them no longer', async () => {
  await papers.settle(leader)
  const made = await papers.begin(leader)
  await papers.makeAll()
  const job = await papers.begin(leader)
  await papers.house.database.query('update seat set to_day = $2 where account = $1', [leader.id, '2022-03-01'])
  await papers.makeAll()
  expect(papers.printed).toHaveLength(4)
  const rows = await papers.house.database.query<{ state: string }>('select state from paper_job_row where job = $1', [job])
  expect(rows.map(({ state }) => state)).toEqual(['absent', 'absent', 'absent', 'absent'])
  // A session ends with a change of what its account may do.
  expect((await papers.fetchZip(leader, made)).statusCode).toBe(401)
  await papers.house.database.query("update seat set to_day = '9999-12-31' where account = $1", [leader.id])
})

test('a dossier that is not for the asker looks as if it were not there, and another’s job is nobody’s', async () => {
  const other = bodyOf('150200')
  const job = await papers.begin(other)
  await papers.makeAll()
  expect(papers.printed).toEqual([])
  expect(await papers.shown(other, job)).toMatchObject({
    made: 0,
    lackingCount: 4,
    lacking: [{ id: 'a1', title: 'a1', why: 'absent' }, {}, {}, {}],
  })
  const mine = await papers.begin(department)
  await papers.makeAll()
  expect((await papers.fetchZip(other, mine)).statusCode).toBe(404)
  expect((await papers.post(other, `${mine}/stop`)).statusCode).toBe(404)
  expect((await papers.post(other, `${mine}/again`)).statusCode).toBe(404)
})

test('stopped on the way, what is made stays and can be fetched; the rest is made when it is asked for', async () => {
  const job = await papers.begin(department)
  const read: Read = async (asking, look, kind) => {
    if (look.id === 'a2') await papers.post(department, `${job}/stop`)
    return papers.read(asking, look, kind)
  }
  await papers.makeAll(papers.site, read)
  expect(await papers.shown(department, job)).toMatchObject({ state: 'stopped', made: 2 })
  expect(filesIn((await papers.fetchZip(department, job)).rawPayload)).toHaveLength(3)
  await papers.post(department, `${job}/again`)
  await papers.makeAll()
  expect(await papers.shown(department, job)).toMatchObject({ state: 'ended', made: 4 })
  expect([...papers.printed].sort()).toEqual(ids)
})

test('after its days a job’s files are deleted; made anew they are the same byte for byte, or it says that they are not', async () => {
  const job = await papers.begin(department)
  await papers.makeAll()
  const zip = (await papers.fetchZip(department, job)).rawPayload
  expect(await sweepJobs(papers.site, 30)).toBe(0)
  await papers.house.database.query("update paper_job set ended = ended - interval '31 days' where id = $1", [job])
  expect(await sweepJobs(papers.site, 30)).toBe(1)
  expect(existsSync(folderOf(papers.site, job))).toBe(false)
  expect(await papers.shown(department, job)).toMatchObject({ state: 'deleted', made: 0 })
  expect((await papers.fetchZip(department, job)).statusCode).toBe(404)
  await papers.post(department, `${job}/again`)
  await papers.makeAll()
  expect((await papers.fetchZip(department, job)).rawPayload.equals(zip)).toBe(true)
  expect(await papers.shown(department, job)).toMatchObject({ state: 'ended', changed: 0 })
  rmSync(folderOf(papers.site, job), { recursive: true })
  expect((await papers.fetchZip(department, job)).statusCode).toBe(409)
  await papers.makeAll(papers.site, async (_asking, look) => () => Buffer.from(`%PDF- ${look.id} of another name`))
  expect(await papers.shown(department, job)).toMatchObject({ state: 'ended', made: 4, changed: 4 })
})

test('three papers don’t wait for a long list that was asked for before', async () => {
  const order: string[] = []
  const long = await papers.begin(department)
  const short = await papers.begin(department, ['a4'])
  await papers.makeAll(papers.site, async (asking, look, kind) => {
    const [row] = await asking.query<{ job: string }>(
      'select job from paper_job_row where id = $1 and state = $2 order by not_before desc limit 1',
      [look.id, 'waiting'],
    )
    order.push(row?.job === short ? 'short' : 'long')
    return papers.read(asking, look, kind)
  })
  expect(order.indexOf('short')).toBeLessThan(2)
  expect(await papers.shown(department, long)).toMatchObject({ made: 4 })
})

test('4.1 the papers that are made are the real ones: a body has the forms of its applicants printed', async () => {
  const job = await papers.begin(bodyOf(hohhot), ['a1', 'a2'], 'applicationForm')
  await makeDue(papers.site)
  expect(await papers.shown(bodyOf(hohhot), job)).toMatchObject({ state: 'ended', made: 2 })
  const files = unzipSync((await papers.fetchZip(bodyOf(hohhot), job)).rawPayload)
  const form = files['a2-李𠮷.pdf'] ?? new Uint8Array()
  expect(textOf(form).join('')).toContain('李𠮷')
  expect(textOf(form).join('')).toContain(law.policy.programme.name.zh.slice(0, 4))
})

const expectedText = `
insert into dossier (subject, id, round, track, person, employer, body, status, since, n, hash, state)
select 'training', id, round, track, person, employer, body, 'expected', now(), 1, '',
  jsonb_build_object('status', 'expected', 'round', round, 'track', track, 'person', person, 'employer', employer, 'host', 'imu', 'programme', 'imu-180')
from dossier where subject = 'application' and id = 'a1'`

test('4.3 before anybody is notified the office sees one real notice, which bears no number yet; a body does not', async () => {
  await withClient(papers.house.url, client => client.query(expectedText))
  const url = '/api/documents/training/a1/enrolmentNotice'
  const preview = await papers.app.inject({ url: `${url}?preview=1`, headers: papers.headersOf(department) })
  expect(preview.statusCode).toBe(200)
  const said = textOf(preview.rawPayload).join('')
  expect(said).toMatch(/^预览.*〔2022〕号关于张三/)
  expect(said).toContain('张三')
  expect((await papers.app.inject({ url, headers: papers.headersOf(department) })).statusCode).toBe(404)
  expect((await papers.app.inject({ url: `${url}?preview=1`, headers: papers.headersOf(bodyOf(hohhot)) })).statusCode).toBe(404)
})

test('6.5 a paper that can’t be made just now is being prepared: the dossier stands, and the house tries again', async () => {
  const text =
    "update dossier set state = state || jsonb_build_object('code', repeat('0', 32), 'issuedOn', '2023-09-11', 'studyStart', '2022-09-01', 'studyEnd', '2023-08-31', 'issuers', '[]'::jsonb) where subject = 'certificate' and id = 'a1'"
  await withClient(papers.house.url, client => client.query(text))
  const url = '/api/documents/certificate/a1/certificate'
  const failed = await papers.app.inject({ url, headers: papers.headersOf(department) })
  expect(failed.statusCode).toBe(503)
  expect(await papers.shown(department, failed.json().preparing)).toMatchObject({ kind: 'certificate', state: 'making', count: 1 })
  expect((await papers.app.inject({ url, headers: papers.headersOf(department) })).json()).toEqual(failed.json())
  await papers.makeAll()
  expect(await papers.shown(department, failed.json().preparing)).toMatchObject({ state: 'ended', made: 1 })
})
