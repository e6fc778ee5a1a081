/** The queue: in the order of what needs doing, found by whatever an officer types, whole over its pages, with counts that are true. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Row } from '../core/answer.ts'
import { makeCitizenNumber } from '../core/standards/index.ts'
import { type Desk, openDesk } from '../test/desk.ts'
import { bodyOf, department, employer, employerOf, hohhot, personOf, round } from '../test/given.ts'
import { withClient } from './postgres/check.ts'
import { initialsOf, soundOf, spellOut } from './spelling.ts'
import { foldTally } from './tally.ts'

let desk: Desk
const ours = bodyOf(hohhot)
const number = makeCitizenNumber({ division: '159900', birthDate: '1988-02-03', serial: 21 })

beforeAll(async () => {
  desk = await openDesk()
  await desk.applies('wulan', { name: '乌兰其其格', citizenNumber: number })
  await desk.applies('shan', { name: '单国强' })
  await desk.applies('wangwei', { name: '王伟', track: 'outside' })
  await desk.applies('wangwei2', { name: '王伟民' })
  await desk.applies('early', { name: '示例二' }, 'submitted')
  for (let i = 0; i < 7; i += 1) await desk.applies(`more${i}`, { name: `示例${'甲乙丙丁戊己庚'[i]}` })
})
afterAll(() => desk.close())

const ids = async (input: Readonly<Record<string, string>>, actor = ours): Promise<readonly string[]> =>
  (await desk.ask(actor, 'queue', input)).rows.map((row: Row) => row.id)

test('a surname is read as a surname, and ü is typed v', () => {
  expect([soundOf('单国强'), initialsOf('单国强'), soundOf('吕红'), initialsOf('乌兰其其格')]).toEqual([
    'shanguoqiang',
    'sgq',
    'lvhong',
    'wlqqg',
  ])
})

test.each([
  ['a name', '单国强', ['shan']],
  ['a part of a name', '其其格', ['wulan']],
  ['a surname', '王', ['wangwei', 'wangwei2']],
  ['two people of one name', '王伟', ['wangwei', 'wangwei2']],
  ['the whole sound', 'wulanqiqige', ['wulan']],
  ['the beginning of the sound', 'wul', ['wulan']],
  ['initials', 'wlqqg', ['wulan']],
  ['capital initials', 'SGQ', ['shan']],
  ['the whole citizen number', number, ['wulan']],
  ['the beginning of a file’s number', 'wangwei2', ['wangwei2']],
])('4.2 a file is found by %s', async (_by, q, wanted) => {
  expect([...(await ids({ q }))].sort()).toEqual(wanted)
})

test.each(['草原研究所', 'caoyuanyanjiusuo', 'cyyjs'])('4.2 the files of an employer are found by %s', async q => {
  expect(await ids({ q })).toHaveLength(11)
})

test.each(['单国张', 'zzz', '100%', "o'x; drop", '示例\\', number.replace(/.$/, c => (c === '1' ? '2' : '1'))])(
  'nothing is found by %s, and nothing breaks',
  async q => {
    expect(await ids({ q })).toEqual([])
  },
)

test('4.2 another body finds nobody of ours, not even by the citizen number', async () => {
  for (const q of ['单国强', 'wlqqg', number, 'wangwei', '草原研究所']) expect(await ids({ q }, bodyOf('150200'))).toEqual([])
})

test('pages follow each other by key, without a loss or a repetition', async () => {
  const seen: string[] = []
  for (let after: string | undefined, more = true; more; ) {
    const page = await desk.ask(ours, 'queue', { limit: '3', ...(after !== undefined && { after }) })
    seen.push(...page.rows.map((row: Row) => row.id))
    expect(page).toMatchObject({ count: 11, more: false })
    after = page.next ?? undefined
    more = page.next !== null
  }
  expect(new Set(seen).size).toBe(11)
  expect(seen).toEqual(await ids({ limit: '50' }))
})

test('4.2 what is overdue comes first, then by its day, then what has none', async () => {
  await withClient(desk.house.url, async client => {
    await client.query("update dossier set due = '2022-03-01' where id = 'more3'; update dossier set due = null where id = 'more1'")
    await client.query("update dossier set due = '2022-03-14' where id = 'shan'")
  })
  const order = await ids({})
  expect(order.slice(0, 2)).toEqual(['more3', 'shan'])
  expect(order.at(-1)).toBe('more1')
})

test('filters narrow, and the two lists never share a file', async () => {
  expect(await ids({ track: 'outside' })).toEqual(['wangwei'])
  expect(await ids({ subject: 'application', status: 'submitted' })).toEqual([])
  expect(await ids({ list: 'others' })).toEqual(['early'])
  expect(await ids({ list: 'others' }, employerOf(employer))).toHaveLength(11)
  expect(await ids({}, employerOf(employer))).toEqual(['early'])
})

test('3.2.2 each row of an officer says the verdict, and for the department whose turn it is not as well', async () => {
  const { rows } = await desk.ask(ours, 'queue', { q: '单国强' })
  expect(rows[0].verdict).toEqual({ verdict: 'eligible', blocks: [] })
  const older = makeCitizenNumber({ division: '159900', birthDate: '1960-05-06', serial: 13 })
  await desk.house.database.transaction('everything', async query => {
    const [{ n } = { n: 0 }] = await query<{ n: number }>("select n from record where id = 'shan'")
    const form = { ...(await formOf('shan', n)) }
    const sealed = desk.house.seals.seal(`application/shan/form/${n}`, { ...form, identity: { ...form.identity, citizenNumber: older } })
    await query("update record set sealed = $1 where id = 'shan'", [sealed.bytes])
  })
  const again = await desk.ask(department, 'queue', { list: 'others', q: '单国强' })
  expect(again.rows[0].verdict).toMatchObject({ verdict: 'ineligible', blocks: [{ clause: '3.2.2', fact: 'age' }] })
})

const formOf = async (id: string, n: number) => {
  const [row] = await desk.house.database.transaction('everything', query =>
    query<{ sealed: Buffer }>('select sealed from record where id = $1 and n = $2', [id, n]),
  )
  return JSON.parse(JSON.stringify(desk.house.seals.open(`application/${id}/form/${n}`, row?.sealed ?? Buffer.alloc(0))))
}

const counted = () =>
  withClient(desk.house.url, async client => {
    const rowsOf = async (text: string) => (await client.query(text)).rows
    return {
      tally: await rowsOf('select subject, status, sum(change)::int as n from tally group by 1, 2 having sum(change) <> 0 order by 1, 2'),
      rows: await rowsOf('select subject, status, count(*)::int as n from dossier group by 1, 2 order by 1, 2'),
    }
  })

test('the tally says what a count would say, before and after its lines are folded', async () => {
  const before = await counted()
  expect(before.tally).toEqual(before.rows)
  expect(await foldTally(desk.house, 0)).toBe(true)
  expect((await counted()).tally).toEqual(before.rows)
  await desk.done(desk.house.act(ours, 'application', 'more0', 'recommend'))
  const after = await counted()
  expect(after.tally).toEqual(after.rows)
  expect(after.rows).not.toEqual(before.rows)
})

test('the tally is true after two servers have folded it while files moved', async () => {
  const moving = ['more1', 'more2', 'more4'].map(id =>
    desk.house.act(ours, 'application', id, 'decline', { reason: 'places', explanation: '示例' }),
  )
  await Promise.all([...moving, foldTally(desk.house, 0), foldTally(desk.house, 0)])
  const { tally, rows } = await counted()
  expect(tally).toEqual(rows)
})

test('without its trigger the tally falls behind', async () => {
  await withClient(desk.house.url, client => client.query('alter table dossier disable trigger tally_moved'))
  await desk.done(desk.house.act(ours, 'application', 'wulan', 'recommend'))
  const { tally, rows } = await counted()
  expect(tally).not.toEqual(rows)
  await withClient(desk.house.url, client => client.query('alter table dossier enable trigger tally_moved'))
})

test('the first page says how many, by the tally for an officer and by counting for a person', async () => {
  await foldTally(desk.house, 0)
  const home = await desk.ask(department, 'home')
  expect(home.figures).toContainEqual({ subject: 'application', status: 'submitted', count: 1 })
  const person = await desk.ask({ id: 'account of early', person: 'person early', seats: [] }, 'home')
  expect(person).toMatchObject({ iWaitForCount: 1, figures: [{ subject: 'application', status: 'submitted', count: 1 }] })
})

test('a name that was written by other hands is spelt out by the next round of the loop', async () => {
  await desk.house.database.query("insert into person (id, name) values ('late', '那顺')")
  expect(await spellOut(desk.house)).toBe(1)
  const [row] = await desk.house.database.query("select pinyin, initials from person where id = 'late'")
  expect(row).toEqual({ pinyin: 'nashun', initials: 'ns' })
  expect(round).toBe('nmg-tepei-2022')
})

test('4.1 two accounts with one citizen number are marked for whoever judges either, and neither is told of the other', async () => {
  await desk.applies('twin', { name: '双胞', citizenNumber: number.toLowerCase() })
  for (const q of ['乌兰其其格', '双胞']) {
    const { rows } = await desk.ask(ours, 'queue', { q })
    expect(rows[0].verdict).toMatchObject({ sameNumber: true })
  }
  const { rows } = await desk.ask(ours, 'queue', { q: '单国强' })
  expect(rows[0].verdict.sameNumber).toBeUndefined()
  expect(JSON.stringify(await desk.ask(personOf('twin'), 'dossier', { subject: 'application', id: 'twin' }))).not.toContain('wulan')
  await desk.done(desk.house.act(personOf('twin'), 'application', 'twin', 'withdraw'))
  const [first] = (await desk.ask(ours, 'queue', { q: '乌兰其其格' })).rows
  expect(first.verdict.sameNumber).toBeUndefined()
})
