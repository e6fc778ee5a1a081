/** Enrolment notices of many: numbered once each whatever dies, told to person, employer, body and host; certificates the same way. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { blank } from '../core/training/dossier.ts'
import { department, employer, hohhot, imuBiology, personOf, round } from '../test/given.ts'
import { openPapers, type Papers } from '../test/papers.ts'
import { beginBatch, performDue } from './batches.ts'
import type { House } from './house.ts'
import { postOnce } from './post.ts'
import { withClient } from './postgres/check.ts'

const ids = ['n1', 'n2', 'n3', 'n4']
let papers: Papers
const rowText = `
insert into dossier (subject, id, round, track, person, employer, body, host, status, waits_for, since, n, hash, state)
values ('training', $1, $2, 'inside', $3, $4, $5, $6, 'expected', 'department', now(), 1, 'begun', $7)`

beforeAll(async () => {
  papers = await openPapers(Object.fromEntries(ids.map(id => [id, `示例${id}`])))
  const { host, programme } = imuBiology
  await withClient(papers.house.url, async client => {
    for (const id of ids) {
      const related = { round, track: 'inside', person: personOf(id).person, employer, body: hohhot, host, programme }
      const state = JSON.stringify({ ...blank, ...related, status: 'expected' })
      await client.query(rowText, [id, round, related.person, employer, hohhot, host, state])
    }
  })
  papers.house.turnTo('2022-07-05')
})
afterAll(() => papers.close())

type Told = { readonly id: string; readonly number: number; readonly party: string }
const toldText = `
select j.id, (j.fact::jsonb #>> '{notice,number}')::int as number, m.party from journal j left join message m on m.entry = j.seq
where j.subject = 'training' and j.action = 'notify' order by j.id, m.party`
const told = () => withClient(papers.house.url, async client => (await client.query<Told>(toldText)).rows)

test('4.3 a batch of notices that a crash broke off is gone on with: each person has one number, and four parties hear of it once', async () => {
  const asked = { subject: 'training', action: 'notify', rows: ids.map(id => ({ id })), input: { batch: '2022-1' } } as const
  await beginBatch(papers.house, department.id, crypto.randomUUID(), asked, 0)
  const died = new Error('the process is gone')
  const { database } = papers.house
  /** It dies after the second notice, before it is written down that it was sent. */
  const dying: House = {
    ...papers.house,
    database: {
      ...database,
      query: async (text, values) => {
        if (text.includes('set tries') || (text.includes('set answer = $3') && values?.[1] === 2)) throw died
        return database.query<never>(text, values)
      },
    },
  }
  await expect(performDue(dying)).rejects.toBe(died)
  expect(new Set((await told()).map(({ id }) => id))).toEqual(new Set(['n1', 'n2']))
  await Promise.all([performDue(papers.house), performDue(papers.house)])
  await expect
    .poll(async () => {
      await postOnce(papers.house)
      return (await told()).length
    })
    .toBe(16)
  const rows = await told()
  expect(ids.map(id => [...new Set(rows.filter(row => row.id === id).map(({ number }) => number))])).toEqual([[1], [2], [3], [4]])
  const parties = rows.filter(({ id }) => id === 'n2').map(({ party }) => party)
  expect(parties).toEqual([`body:${hohhot}`, `employer:${employer}`, `host:${imuBiology.host}`, 'person n2'].sort())
})

test('4.3 their papers are made as one job, each with its own number', async () => {
  const job = await papers.begin(department, ids, 'enrolmentNotice')
  await papers.makeAll()
  expect(await papers.shown(department, job)).toMatchObject({ state: 'ended', made: 4, lackingCount: 0 })
})
