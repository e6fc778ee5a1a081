/** The employer's year and the years after: by account and by link; what is sealed, who reads it, and Party life that nobody else sees. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../core/facts.ts'
import { paperCode } from '../core/paper-code.ts'
import { makeCreditCode } from '../core/standards/index.ts'
import { type Desk, openDesk } from '../test/desk.ts'
import {
  bodyOf,
  department,
  digest,
  employer,
  employerOf,
  formOf,
  hohhot,
  hostOf,
  leader,
  personOf,
  round,
  undertakings,
} from '../test/given.ts'
import { codes, mailOf, putNotified } from '../test/training-house.ts'

let desk: Desk
const imu = hostOf('imu')
const unit = employerOf(employer)
const hospital = makeCreditCode({ kind: '12', division: '150121', serial: 431 })
const contactPhone = '13900003001'

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  desk.app.inject({ method: 'POST', url, payload, headers })
const get = async (url: string, headers: Record<string, string>) => desk.app.inject({ url, headers })
const keys = { n: 0 }
const does = (headers: Record<string, string>, id: string, action: string, input: object = {}, subject = 'training') => {
  keys.n += 1
  return post(`/api/${subject}/${id}/${action}`, input, { ...headers, 'idempotency-key': `key-${keys.n}-of-year` })
}

const { postAll, textsTo, newestToken, comesIn } = mailOf(() => desk)

/** Hands in for a hospital without an account, whose contact consents by link with the sealed page. */
const consentedByLink = async (id: string, phone: string, contact = contactPhone, politicalStatus = '13') => {
  const self = personOf(id)
  await desk.settle(self)
  const whole = formOf(id)
  const form = {
    ...whole,
    identity: {
      ...whole.identity,
      phone,
      politicalStatus,
      ...(politicalStatus === '01' && { joinedPartyIn: '2010-06' }),
      name: `学员${id}`,
    },
    employer: { ...whole.employer, creditCode: hospital, name: '某旗医院', contact: '某科长', contactPhone: contact },
  }
  await desk.done(desk.house.act(self, 'application', id, 'start', { round, form }))
  await desk.done(desk.house.act(self, 'application', id, 'submit'))
  await postAll()
  const { headers } = await comesIn(contact, await newestToken(contact, /填写单位意见/))
  const { account } = (await get('/api/session', headers)).json()
  const page = digest(id.slice(-1))
  await desk.house.database.query("insert into file (sha256, owner, size, type) values ($1, $2, 9, 'image/png') on conflict do nothing", [
    page,
    account.id,
  ])
  const code = paperCode({ kind: 'form', id, version: 1, hash: digest('1'), page: 3, pages: 4 })
  await desk.house.database.query('insert into scan (sha256, codes, pictures) values ($1, $2, 1) on conflict do nothing', [page, [code]])
  const answer = await does(headers, id, 'consent', { conductConfirmed: true, undertakings, sealedPage: page }, 'application')
  if (answer.statusCode !== 200) throw new Error(answer.body)
}

const trains = async (id: string, from: string, given: Parameters<typeof putNotified>[2] = {}) => {
  await putNotified(desk, id, given)
  desk.house.turnTo(from)
  await desk.done(desk.house.act(hostOf(given?.host ?? 'imu'), 'training', id, 'enrol', { on: from }))
}

beforeAll(async () => {
  desk = await openDesk()
  await desk.settle(imu, unit, department, leader, bodyOf(hohhot))
  desk.house.turnTo('2022-03-15')
  await consentedByLink('a1', '13800004001', contactPhone, '01')
  await consentedByLink('a2', '13800004002')
  await consentedByLink('a3', '13800004003', '13900003002')
  for (const id of ['a1', 'a2', 'a3']) await trains(id, '2022-09-01', { employer: hospital, name: `学员${id}` })
  for (const id of ['b1', 'b2']) await trains(id, '2022-09-01')
  await postAll()
}, 120_000)
afterAll(() => desk.close())

describe('7.3 the contact of an employer without an account', () => {
  const came: { headers: Record<string, string> } = { headers: {} }

  test('gets one link to the page of its people when they have arrived, and comes in by a code', async () => {
    const token = await newestToken(contactPhone, /已报到培养/)
    expect((await post('/api/link/look', { token })).json()).toEqual({ employer: '某旗医院', phone: '139****3001', for: 'staff' })
    const { answer, headers } = await comesIn(contactPhone, token)
    expect(answer).toMatchObject({ application: null, staff: `${round}.${hospital}`, training: null })
    came.headers = headers
  })

  test('sees those for whom it consented, and neither a colleague’s nor another employer’s', async () => {
    const people = (await get(`/api/staff?round=${round}`, came.headers)).json()
    expect(people.map(({ training }: { training: string }) => training)).toEqual(['a1', 'a2'])
    for (const id of ['a3', 'b1'])
      expect((await does(came.headers, id, 'logVisit', { on: '2022-09-01', how: 'phone', text: '示例' })).statusCode).toBe(404)
    for (const question of ['duties', 'home', 'dossiers', 'contacts', 'partyMembers', 'followUps', 'roundState'])
      expect([question, (await get(`/api/${question}?round=${round}&subject=training&id=a1`, came.headers)).statusCode]).toEqual([
        question,
        404,
      ])
  })

  test('confirms the quarter of each, with words where something was not kept', async () => {
    desk.house.turnTo('2022-11-20')
    const [first] = (await get(`/api/staff?round=${round}`, came.headers)).json()
    expect(first.confirming).toEqual({ month: '2022-11', on: '2022-12-01', open: true, late: false })
    expect((await does(came.headers, 'a1', 'confirmUndertakings', { month: '2022-11', kept: codes, broken: [] })).statusCode).toBe(200)
    const broken = { month: '2022-11', kept: codes.filter(code => code !== 'keepPay'), broken: ['keepPay'] }
    expect((await does(came.headers, 'a2', 'confirmUndertakings', broken)).json().refusals).toMatchObject([{ rule: 'brokenIsExplained' }])
    expect((await does(came.headers, 'a2', 'confirmUndertakings', { ...broken, concern: '缓发一月' })).statusCode).toBe(200)
    const [after] = (await get(`/api/staff?round=${round}`, came.headers)).json()
    expect(after.confirming).toEqual({ month: '2023-02', on: '2023-03-01', open: false, late: false })
  })

  test('does what the page is for and nothing else, even on its own people', async () => {
    for (const [action, input] of [
      ['askTermination', { lastDay: '2022-11-20', ground: 'illness', explanation: '示例', evidence: [digest('e')] }],
      ['claimTravel', {}],
      ['cancel', {}],
    ] as const)
      expect([action, (await does(came.headers, 'a1', action, input)).statusCode]).toEqual([action, 404])
  })

  test('repays a journey that one of its people claimed, or returns the claim; and touches no other sum, nor another’s', async () => {
    desk.house.turnTo('2022-11-20')
    const claims = async (id: string, n: number) => {
      await desk.done(
        desk.house.act(personOf(id), 'training', id, 'claimTravel', {
          on: `2022-11-0${n}`,
          amountFen: 40_000 + n,
          receipts: [digest('e')],
        }),
      )
      return `${id}.travel${n}`
    }
    const account = async (headers: typeof came.headers) => (await get(`/api/employerAccount?round=${round}`, headers)).json()
    const mine = [await claims('a1', 1), await claims('a1', 2)]
    const others = [await claims('a3', 1), await claims('b1', 1)]
    const pays = (payment: string, action: string, input: object) => does(came.headers, payment, action, input, 'payment')
    const bank = { reference: 'bank-77', on: '2022-11-18' }
    for (const payment of others) expect([payment, (await pays(payment, 'settle', bank)).statusCode]).toEqual([payment, 404])
    const people = (await get(`/api/staff?round=${round}`, came.headers)).json()
    expect(people[0].claims.map(({ payment }: { readonly payment: string }) => payment)).toEqual(mine)
    expect((await pays('a1.travel1', 'settle', { ...bank, on: '2022-11-21' })).json().refusals).toMatchObject([{ rule: 'notInFuture' }])
    expect((await pays('a1.travel1', 'cancel', {})).statusCode).toBe(404)
    expect((await pays('a1.travel1', 'settle', bank)).json().receipt).toMatchObject({ status: 'settled' })
    expect((await pays('a1.travel2', 'refuseClaim', { reason: 'receiptMissing' })).json().receipt).toMatchObject({ status: 'refused' })
    expect((await get(`/api/staff?round=${round}`, came.headers)).json()[0].claims).toEqual([])
    // The account is of this employer's people alone: the journeys of the others are still claimed.
    expect(await account(came.headers)).toMatchObject({ askedFen: 0, backFen: 40_001, owedFen: 0, paidFen: 0 })
    expect(await account(desk.headersOf(unit))).toMatchObject({ backFen: 0 })
    expect((await get(`/api/employerAccount?round=${round}`, desk.headersOf(imu))).statusCode).toBe(404)
  })

  test('logs a visit and asks for help; the department reads the words and answers, the trainee and the host do not read them', async () => {
    expect((await does(came.headers, 'a1', 'logVisit', { on: '2022-11-18', how: 'atHost', text: '宿舍偏冷' })).statusCode).toBe(200)
    expect((await does(came.headers, 'a1', 'askHelp', { text: '请协调带教老师' })).statusCode).toBe(200)
    await desk.done(desk.house.act(department, 'training', 'a1', 'answerHelp', { nth: 1, text: '已协调' }))
    expect((await get('/api/contacts?id=a1', desk.headersOf(department))).json()).toEqual({
      visits: [{ on: '2022-11-18', how: 'atHost', text: '宿舍偏冷' }],
      help: [{ nth: 1, on: '2022-11-20', answerBy: '2022-11-25', answeredOn: '2022-11-20', text: '请协调带教老师', answer: '已协调' }],
    })
    expect((await get(`/api/staff?round=${round}`, came.headers)).json()[0].help[0].answer).toBe('已协调')
    for (const who of [imu, personOf('a1'), bodyOf(hohhot), unit]) {
      expect([who.id, (await get('/api/contacts?id=a1', desk.headersOf(who))).statusCode]).toEqual([who.id, 404])
      const seen = await get('/api/dossier?subject=training&id=a1', desk.headersOf(who))
      expect([who.id, /宿舍|协调/.test(seen.body)]).toEqual([who.id, false])
    }
  })

  test('is out at once when a newer link ends this one', async () => {
    await desk.house.database.query('update link set ended_at = now() where staff is not null and ended_at is null')
    expect((await get(`/api/staff?round=${round}`, came.headers)).statusCode).toBe(401)
  })
})

test('an employer with accounts of its own gets no link, and sees its own people in its own page', async () => {
  const people = await desk.ask(unit, 'staff')
  expect(people.map(({ training }: { training: string }) => training)).toEqual(['b1', 'b2'])
  expect(
    (await desk.house.database.transaction('everything', query => query('select 1 from link where staff like $1', [`%${employer}`])))
      .length,
  ).toBe(0)
})

describe('7.5 a year after the return', () => {
  const answers = { post: 'yes', title: 'yes', research: 'notYet', project: 'no', papers: 2 }
  const send = (who: Actor, body: object) => post('/api/links/follow-up', body, desk.headersOf(who))

  beforeAll(async () => {
    desk.house.turnTo('2023-08-31')
    for (const id of ['a1', 'a2', 'b1']) await desk.done(desk.house.act(imu, 'training', id, 'pass', { on: '2023-08-31' }))
  })

  test('nobody is sent a link before the time has come', async () => {
    expect((await send(department, { training: 'a1', side: 'person' })).json()).toMatchObject({ why: 'notAsked' })
  })

  test('employer and person each get a link of their own when the clock reminds, and another reminder soon after sends none', async () => {
    desk.house.turnTo('2024-03-01')
    const clock = { id: 'clock', seats: [{ role: 'clock', organisation: 'department' }] } as const
    await desk.house.database.query(
      "insert into account (id, login, zh, en, disabled) values ('clock', 'clock', '', '', true) on conflict do nothing",
    )
    await desk.done(desk.house.act(clock, 'training', 'a1', 'remind'))
    await postAll()
    const sent = async () => [
      (await textsTo('13800004001')).filter(t => /返岗后的回访/.test(t.text)).length,
      (await textsTo(contactPhone)).filter(t => /返岗后的回访/.test(t.text)).length,
    ]
    expect(await sent()).toEqual([1, 1])
    desk.house.turnTo('2024-03-06')
    await desk.done(desk.house.act(clock, 'training', 'a1', 'remind'))
    await postAll()
    expect(await sent()).toEqual([1, 1])
  })

  test('the person answers by the link without an account, and by it reaches that one training only', async () => {
    const { answer, headers } = await comesIn('13800004001', await newestToken('13800004001', /返岗后的回访/))
    expect(answer).toMatchObject({ training: 'a1', staff: null })
    expect((await get('/api/followUpAsked?id=a1', headers)).json()).toMatchObject({
      side: 'person',
      asked: [{ afterMonths: 6, on: '2024-02-29' }],
    })
    for (const url of [
      '/api/followUpAsked?id=a2',
      '/api/dossier?subject=training&id=a2',
      '/api/dossier?subject=application&id=a1',
      '/api/form?id=a1',
    ])
      expect([url, (await get(url, headers)).statusCode]).toEqual([url, 404])
    expect((await does(headers, 'a2', 'followUp', { afterMonths: 6, answers })).statusCode).toBe(404)
    expect((await does(headers, 'a1', 'reportBreach', { undertaking: 'keepPay', statement: '示例' })).statusCode).toBe(404)
    expect((await does(headers, 'a1', 'followUp', { afterMonths: 6, answers, texts: { example: '牵头建了科室' } })).statusCode).toBe(200)
    expect((await get('/api/followUpAsked?id=a1', headers)).json()).toMatchObject({ asked: [], answered: [{ afterMonths: 6 }] })
  })

  test('a newer link ends the older of the same side, and the department and the body may send it', async () => {
    const old = await newestToken(contactPhone, /返岗后的回访/)
    expect((await send(bodyOf(hohhot), { training: 'a1', side: 'employer' })).statusCode).toBe(200)
    expect((await post('/api/link/look', { token: old })).statusCode).toBe(404)
    expect((await post('/api/link/look', { token: await newestToken(contactPhone, /返岗后的回访/) })).json()).toMatchObject({
      for: 'followUp',
    })
    expect((await send(bodyOf('150200'), { training: 'a1', side: 'employer' })).statusCode).toBe(404)
    expect((await send(imu, { training: 'a1', side: 'employer' })).statusCode).toBe(404)
    expect((await send(department, { training: 'b1', side: 'employer' })).json()).toMatchObject({ why: 'ownAccount' })
    expect((await send(department, { training: 'a1', side: 'person' })).json()).toMatchObject({ why: 'notAsked' })
  })

  test('the report counts who answered, who stayed silent and why, and what came of it; each count opens to its people', async () => {
    await desk.done(desk.house.act(unit, 'training', 'b1', 'followUp', { afterMonths: 6, answers: { ...answers, title: 'no', papers: 1 } }))
    desk.house.turnTo('2024-05-06')
    await desk.done(desk.house.act(department, 'training', 'a2', 'noteSilence', { afterMonths: 6, side: 'person', reason: 'leftUnit' }))
    const { times, rows } = await desk.ask(department, 'followUps', { afterMonths: '6' })
    expect(times[0]).toMatchObject({
      afterMonths: 6,
      asked: 3,
      employer: { answered: 1, silent: 0, waiting: 2 },
      person: { answered: 1, silent: 1, waiting: 1, reasons: { leftUnit: 1 } },
    })
    const ask = (code: string) => times[0].asks.find((one: { code: string }) => one.code === code)
    expect([ask('title').counts, ask('post').counts, ask('papers').sum]).toEqual([{ yes: 1, no: 1 }, { yes: 2 }, 3])
    expect(times[0].asks.some(({ code }: { code: string }) => code === 'example')).toBe(false)
    expect(rows).toHaveLength(3)
    const open = async (more: Record<string, string>) =>
      (await desk.ask(department, 'followUps', { afterMonths: '6', ...more })).rows.map((row: { training: string }) => row.training)
    expect(await open({ ask: 'title', answer: 'yes' })).toEqual(['a1'])
    expect(await open({ side: 'person', stand: 'silent' })).toEqual(['a2'])
    expect((await desk.ask(bodyOf(hohhot), 'followUps')).times[0].asked).toBe(3)
    expect((await get(`/api/followUps?round=${round}`, desk.headersOf(imu))).statusCode).toBe(404)
  })

  test('the sheets say the same, in rows that a spreadsheet opens, and are on record', async () => {
    for (const of of ['duties', 'follow-ups']) {
      const answer = await post(`/api/exports/${of}`, { round }, desk.headersOf(department))
      expect([of, answer.statusCode, answer.rawPayload.subarray(0, 2).toString()]).toEqual([of, 200, 'PK'])
    }
    expect((await post('/api/exports/follow-ups', { round }, desk.headersOf(imu))).statusCode).toBe(404)
    const [log] = await desk.house.database.query<{ n: number }>(
      "select count(*)::int as n from access_log where asked = 'export' and reason in ('duties', 'followUps')",
    )
    expect(log?.n).toBe(2)
  })
})

describe('6.3 Party life', () => {
  test('a member who arrives is asked by text to transfer, and no entry tells of it', async () => {
    expect((await textsTo('13800004001')).some(({ text }) => /组织关系/.test(text))).toBe(true)
    expect((await textsTo('13800004002')).some(({ text }) => /组织关系/.test(text))).toBe(false)
  })
})
