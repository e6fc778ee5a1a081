/** What a trainee asks or reports reaches the department and nobody else, whatever is asked of whichever page. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { subjectNames } from '../core/facts.ts'
import { questions } from '../core/question.ts'
import { bodyOf, department, digest, employer, employerOf, hohhot, leader, personOf, round } from '../test/given.ts'
import { auditor, cashier, host, id, openYear, trainee, type YearHouse } from '../test/trainee-house.ts'
import { postOnce } from './post.ts'

let year: YearHouse
beforeAll(async () => {
  year = await openYear()
  await year.settle(personOf('other'))
})
afterAll(() => year.close())

const secret = '绩效工资停发三个月'
const report = { round, undertaking: 'keepPay', text: secret, attachments: [{ sha256: digest('f'), name: '工资条.jpg' }] }
const strangers = [employerOf(employer), bodyOf(hohhot), host, cashier, auditor, personOf('other')]

type Input = Readonly<Record<string, string>>
const inputs: readonly Input[] = [
  {},
  { round },
  { round, list: 'others' },
  { round, q: '示例甲' },
  { round, track: 'inside' },
  { id },
  { id: 'quiet' },
  { training: id },
  { kind: 'report' },
]
const bySubject: readonly Input[] = subjectNames.flatMap((subject): readonly Input[] => [
  { round, subject },
  { subject, id },
  { subject, id: 'quiet' },
])
const ofSubjects = ['dossier', 'dossiers', 'queue']
/** The check of certificates is public and slows down whoever guesses. */
const names = Object.keys(questions).filter(name => name !== 'certificate')
const urls = names.flatMap(name =>
  [...inputs, ...(ofSubjects.includes(name) ? bySubject : [])].map(input => `/api/${name}?${new URLSearchParams(input)}`),
)

/** All that the strangers are answered, by who asked what. What is only the time of day is left out. */
const askAll = async () => {
  const answers = new Map<string, string>()
  for (const by of strangers)
    for (const url of urls) {
      const { statusCode, body } = await year.get(by, url)
      answers.set(`${by.id} ${url}`, `${statusCode} ${body}`)
    }
  return answers
}

test('7.4 no question, list, count, search or message tells employer, body, host, finance, audit or another trainee of a report', async () => {
  const before = await askAll()
  expect(before.size).toBeGreaterThan(strangers.length * 600)
  expect((await year.post(trainee, '/api/inquiry/quiet/report', report)).statusCode).toBe(200)
  expect((await year.post(department, '/api/inquiry/quiet/answer', { text: '正在核实', finding: 'goesOn' })).statusCode).toBe(200)
  expect((await year.post(trainee, '/api/inquiry/quiet/askOn', { text: '仍未发放' })).statusCode).toBe(200)
  expect((await year.post(trainee, '/api/inquiry/open/ask', { round, text: '补贴怎么算？' })).statusCode).toBe(200)
  await postOnce(year.house)
  const after = await askAll()
  expect([...after].filter(([asked, answer]) => before.get(asked) !== answer)).toEqual([])
  expect([...after.values()].filter(answer => answer.includes(secret))).toEqual([])
}, 240_000)

test('7.4 the training stays as it was, to the number of its last entry', async () => {
  const rows = await year.house.database.transaction('everything', query =>
    query("select n, hash, due::text from dossier where subject = 'training' and id = $1", [id]),
  )
  expect(rows).toEqual([{ n: 3, hash: 'begun', due: '2022-12-01' }])
})

test('7.4 the person and the department read it, the leader too, and each look of an officer is on record', async () => {
  const own = (await year.get(trainee, '/api/myInquiries?kind=report')).json()
  expect(own.rows).toMatchObject([{ id: 'quiet', status: 'asked', undertaking: 'keepPay', due: '2022-09-26' }])
  expect(own.rows[0].said.map((said: { by: string; finding: string | null }) => [said.by, said.finding])).toEqual([
    ['person', null],
    ['department', 'goesOn'],
    ['person', null],
  ])
  for (const by of [department, leader]) {
    const { inquiry } = (await year.get(by, '/api/inquiry?id=quiet')).json()
    expect(inquiry.said[0]).toMatchObject({ text: secret, attachments: [{ name: '工资条.jpg' }] })
  }
  const looks = await year.house.database.transaction('everything', query =>
    query<{ account: string }>("select account from access_log where asked = 'inquiry' and id = 'quiet' order by seq"),
  )
  expect(looks.map(({ account }) => account)).toEqual([department.id, leader.id])
})

test('9 questions stand in the department’s queue with the day of the answer, and are found by name', async () => {
  const rows = (await year.ask(department, 'queue', { subject: 'inquiry' })).rows
  expect(rows.map((row: { id: string; due: string }) => [row.id, row.due])).toEqual([
    ['open', '2022-09-19'],
    ['quiet', '2022-09-26'],
  ])
  expect((await year.ask(department, 'dossiers', { subject: 'inquiry', q: '示例甲' })).rows).toHaveLength(2)
})

test('7.4 a file of a report is given to its person and the department only', async () => {
  const { database } = year.house
  await database.query("insert into file (sha256, owner, size, type) values ($1, $2, 3, 'image/png')", [digest('e'), trainee.id])
  const more = { text: '见附件', attachments: [{ sha256: digest('e'), name: '流水.png' }] }
  expect((await year.post(trainee, '/api/inquiry/quiet/askOn', more)).statusCode).toBe(200)
  for (const by of strangers) expect([by.id, (await year.get(by, `/api/files/${digest('e')}`)).statusCode]).toEqual([by.id, 404])
})

test('9 a long list of questions goes on from page to page', async () => {
  for (let i = 0; i < 4; i += 1) await year.post(trainee, `/api/inquiry/more${i}/ask`, { round, text: `第 ${i} 个问题` })
  const seen: string[] = []
  for (let after = ''; ; ) {
    const page = (await year.get(trainee, `/api/myInquiries?kind=question&limit=2${after}`)).json()
    seen.push(...page.rows.map((row: { id: string }) => row.id))
    if (page.next === null) break
    after = `&after=${page.next}`
  }
  expect(seen.toSorted()).toEqual(['more0', 'more1', 'more2', 'more3', 'open'])
})
