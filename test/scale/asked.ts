/** Every statement that a question or an action sends, caught on its way, with the plan that PostgreSQL makes of it. */
import { seatRoles } from '../../core/facts.ts'
import type { QuestionName } from '../../core/question.ts'
import { askingOf } from '../../server/answers.ts'
import { enter, type Query, type Reach, settingsOf } from '../../server/database.ts'
import type { House } from '../../server/house.ts'
import { withClient } from '../../server/postgres/check.ts'
import { mayAsk, type Site } from '../../server/questions/asking.ts'
import { findQuestion } from '../../server/questions/index.ts'
import type { Session } from '../../server/session.ts'
import { hohhot, imuBiology, rosterId, round } from '../given.ts'
import { law2022Digest, type TestHouse } from '../house.ts'
import { loginOf } from '../postgres.ts'

export type Sent = { readonly by: string; readonly text: string; readonly values: readonly unknown[]; readonly reach: Reach }

/** The same house, telling of every statement. */
export const listening = (house: TestHouse, hear: (sent: Omit<Sent, 'by'>) => void): House => {
  const heard = (query: Query, reach: Reach): Query => {
    const now = { reach }
    return (text, values = []) => {
      // What `everywhere` widens is wide until it is narrow again.
      if (text.startsWith("select set_config('tepei.everything'")) now.reach = values[0] === 'on' ? 'everything' : reach
      hear({ text, values, reach: now.reach })
      return query(text, values)
    }
  }
  const { database } = house
  return {
    ...house,
    database: {
      ...database,
      query: heard(database.query, 'house'),
      transaction: (reach, work) => database.transaction(reach, query => work(heard(query, reach))),
    },
  }
}

const organisations: Readonly<Record<string, string>> = { employer: 'e14', body: hohhot, host: imuBiology.host }
const name = { zh: '示例', en: 'Example' }

/** A session for each hat, one for a person of the programme, and nobody. */
export const askers: readonly (readonly [string, Session | undefined])[] = [
  ['public', undefined],
  ['person', { account: { id: 'officer', name, person: 'p700' }, seats: [], actor: { id: 'officer', person: 'p700', seats: [] } }],
  ...seatRoles.map(role => {
    const seats = [{ role, organisation: organisations[role] ?? 'department', name }]
    return [role, { account: { id: 'officer', name, person: null }, seats, actor: { id: 'officer', seats } }] as const
  }),
]

const page = { round, subject: 'application' }
const after = (key: string) => Buffer.from(JSON.stringify([key, 'x5'])).toString('base64url')

/** What each question is asked; a question that is not here is asked about the round. */
export const inputs: Partial<Readonly<Record<QuestionName, readonly Readonly<Record<string, string>>[]>>> = {
  session: [{}],
  demoAccounts: [{}],
  rounds: [{}],
  laws: [{}],
  messages: [{}],
  months: [{ id: 'x5' }],
  absences: [{ round, month: '2022-10' }],
  changesAsked: [{}],
  moneyBehind: [
    { round, column: 'committed' },
    { round, column: 'paid', item: 'tuition', track: 'inside' },
    { round, column: 'paid', host: imuBiology.host, after: after('tuition') },
  ],
  dossiers: [
    page,
    { ...page, sort: 'due' },
    { ...page, sort: 'since' },
    { ...page, after: after('') },
    { ...page, sort: 'due', after: after('2022-05-01') },
    { ...page, status: 'submitted' },
    { ...page, q: '示例12' },
    { ...page, q: 'shili12' },
    { ...page, q: 'x12' },
    { ...page, waitsFor: 'employer' },
  ],
  queue: [
    { round },
    { round, list: 'others' },
    { round, after: Buffer.from(JSON.stringify(['2022-04-10 2022-03-04T00:00:00Z application', 'x5'])).toString('base64url') },
    { round, subject: 'application', status: 'consented', track: 'inside', body: hohhot },
    { round, q: '示例12' },
    { round, q: 'shili12' },
    { round, q: '单位' },
    { round, list: 'others', q: 'dw' },
    { round, q: '110105194912310021' },
  ],
  dossier: [
    { subject: 'application', id: 'x700' },
    { subject: 'round', id: round },
  ],
  form: [{ id: 'x700' }],
  formerForm: [{}],
  formInFull: [
    { id: 'x700', reason: 'checkPapers' },
    { id: 'x700', place: 'identity.phone' },
  ],
  desk: [{ id: 'x700' }, { id: 'x700', status: 'consented', body: hohhot }],
  seen: [{ id: 'x700', n: '2' }],
  batches: [{}],
  paperJobs: [{}],
  archives: [{ round }],
  proposedPanels: [{ round, track: 'inside' }],
  decisionList: [{ round, track: 'inside' }],
  panel: [{ id: 'x700' }],
  myFiles: [{}],
  fileToScore: [{ id: 'x700' }],
  paper: [
    { round, code: `tepei:roster:${rosterId()}:1:0123456789abcdef:1/1` },
    { round, code: 'tepei:form:x700:1:0123456789abcdef:1/4' },
    { round, code: 'XK4M-9Q2T' },
  ],
  rosterVersions: [{ id: rosterId() }],
  rosterDifference: [{ id: rosterId(), from: '1', to: '2' }],
  objection: [{ id: 'nothing' }],
  objectionAnswers: [{ application: 'x700' }],
  circular: [{ id: 'nothing' }],
  myYear: [{}],
  dataNotices: [{ round }],
  myData: [{}],
  looksAtMe: [{}, { after: after('500') }],
  study: [{ id: 'nothing' }],
  myInquiries: [{ kind: 'question' }],
  inquiry: [{ id: 'nothing' }],
  draft: [{ place: 'training/x700/report' }],
  hosting: [{ round }, { round, host: imuBiology.host }],
  assessment: [{ round }, { round, host: imuBiology.host }],
  unfinished: [{ round }, { round, kind: 'noCertificate', after: 'x5' }],
  arrival: [{ placement: 'x700' }],
  hostDay: [{}],
  hostSums: [{}],
  arrivalCode: [{ training: 'x700' }],
  traineePhoto: [{ training: 'x700' }],
  leaveAsked: [{ training: 'x700', leave: '1' }],
  whoseCode: [{ code: 'XK4M-9Q2T' }],
  office: [{}, { q: '示例' }],
  mySeats: [{}],
  mySessions: [{}],
  myAccount: [{}],
  recoveries: [{}],
  platforms: [{}],
  candidates: [{}, { organisation: hohhot, q: '示例' }],
  inHand: [{ account: 'officer' }],
  entryProof: [{ subject: 'application', id: 'x700', n: '2' }],
  newestCheckpoint: [{}],
  handOver: [{ n: '1' }],
  pageReports: [{}],
  rightsAt: [{ at: '2022-03-04T00:00:00.000Z' }, { at: '2022-03-04T00:00:00.000Z', q: '示例' }],
  rareCharacters: [{ id: 'x700' }],
  receipts: [{ id: 'x700' }],
  receiptOf: [{ number: '3SPXV-9YHXW-9' }],
  placeMoves: [
    { round, track: 'inside', holder: hohhot, figure: 'used' },
    { round, track: 'inside', holder: hohhot, figure: 'moved', after: '500.1' },
  ],
  board: [{ round, track: 'inside' }],
  planned: [{ round, track: 'inside', version: '1' }],
  demandFile: [{ id: 'x700.clawback1' }],
  ageing: [
    { round },
    { round, age: 'upTo30', payer: 'person', q: '示例' },
    { round, after: Buffer.from(JSON.stringify(['2023-01-01', 'person/x'])).toString('base64url') },
  ],
  caseFile: [{ id: 'x700.case1' }],
  stopping: [{ training: 'x700' }, { training: 'x700', lastDay: '2023-01-31' }],
  undoing: [{ training: 'x700' }],
  parcels: [{ round }],
  vouchers: [{ round }],
  statement: [{}, { year: '2022' }],
  statistics: [{ round, by: 'quarter', within: 'field', track: 'inside', body: hohhot, host: imuBiology.host, item: 'tuition' }],
  samples: [{ round }],
  samplePreview: [{ round, of: 'payment', from: '2022-01-01', until: '2022-12-31' }],
  sample: [{ id: `${round}.sample.1` }],
  oversight: [
    { round, kind: 'overrides' },
    { round, kind: 'ownCase' },
    { round, kind: 'overtaken' },
    { round, kind: 'exports' },
  ],
  runs: [{ round }],
  budgetLines: [{ round }],
  runPreview: [
    { round, payee: 'trainee' },
    { round, payee: 'host' },
  ],
  runLines: [{ id: `${round}.run.1` }],
  runDifference: [{ id: `${round}.run.1` }],
  payee: [{ id: `${round}.imu` }],
  hostStatement: [{ id: `${round}.imu` }],
  employerAccount: [{ round }],
  accountInFull: [{ id: `${round}.imu`, n: '1', reason: '核对账户' }],
  toHandOver: [{ round, track: 'outside' }],
  duties: [
    { round },
    { round, state: 'late', who: 'employer' },
    { round, body: hohhot, after: Buffer.from(JSON.stringify(['2022-05-01', 'training|x5|report|person'])).toString('base64url') },
  ],
  contacts: [{ id: 'x700' }],
  followUpAsked: [{ id: 'x700' }],
  rehearsalLaw: [{ ref: law2022Digest }],
  rehearsal: [{ round, before: law2022Digest, after: law2022Digest }],
  organisations: [{ kind: 'employer' }, { kind: 'employer', q: '单位1' }],
  editions: [{}],
  edition: [{ id: 'nothing' }],
  source: [{ digest: law2022Digest }],
  verdict: [{ round, facts: '{}' }],
  certificate: [{ code: 'code2501234' }, { code: 'not a code at all' }],
}

const casesOf = (names: readonly QuestionName[]) =>
  names.flatMap(question =>
    askers.flatMap(([hat, session]) => (inputs[question] ?? [{ round }]).map(input => ({ question, hat, session, input: { ...input } }))),
  )

/** Asks every question once per hat and input; gives what was sent, and the questions that were really answered. */
export const askAll = async (house: TestHouse, names: readonly QuestionName[]) => {
  const sent: Sent[] = []
  const answered = new Set<string>()
  const now = { by: '' }
  const listener = listening(house, heard => sent.push({ ...heard, by: now.by }))
  const site: Site = { house: listener, demo: true, told: () => null, publicUrl: () => 'http://127.0.0.1', filesFolder: '/nowhere' }
  for (const { question, hat, session, input } of casesOf(names)) {
    const asked = findQuestion(question)
    if (!asked || !mayAsk(asked.question, session)) continue
    const parsed = asked.parse(input)
    if (parsed.kind === 'malformed') throw new Error(`${question}: ${JSON.stringify(parsed.issues)}`)
    now.by = `${question} by ${hat} ${JSON.stringify(input)}`
    const given = await askingOf(site, session, asked.reach, parsed.give)
    if (given.kind === 'answer') answered.add(question)
  }
  return { sent, answered }
}

const large = /Seq Scan on (?:dossier|journal|posting|message|record|person|duty)\b.*/g

/** The large tables that a statement would read from end to end, under the rows that its asker may see. */
export const scansOf = async (ownerUrl: string, all: readonly Sent[]): Promise<readonly string[]> =>
  withClient(await loginOf(ownerUrl), async client => {
    const found: string[] = []
    for (const { by, text, values, reach } of all) {
      if (!/^\s*(?:select|with|insert|update)/i.test(text) || text.includes('set_config')) continue
      await client.query('begin')
      await client.query(enter, [...settingsOf(reach)])
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${text}`, [...values])
      await client.query('rollback')
      const plan = rows.map(r => r['QUERY PLAN']).join('\n')
      for (const [scan] of plan.matchAll(large)) found.push(`${by}: ${scan} in ${text.trim().replace(/\s+/g, ' ').slice(0, 160)}`)
    }
    return found
  })
