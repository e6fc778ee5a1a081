/** A host's day: who comes, by which code, who did not come and whose place that is, and what the fund owes; by account and by link. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../core/facts.ts'
import { inList, type Present } from '../core/hosting/day.ts'
import { hostingOf } from '../core/hosting/dossier.ts'
import { portraitOf } from '../demo/proofs.ts'
import { textOf } from '../documents/read-back.ts'
import { bodyOf, department, employer, employerOf, hohhot, hostOf, imuBiology, leader, personOf, round } from '../test/given.ts'
import { type HostDay, openHostDay, otherSeat } from '../test/host-house.ts'
import { scanned } from '../test/scans.ts'
import { keepFile } from './files.ts'
import { closeCodeReaders, codesIn } from './scan/read-code.ts'
import { placeOf } from './seal.ts'
import { startSession } from './session.ts'

let day: HostDay
const imu = hostOf(imuBiology.host)
const imau = hostOf(otherSeat.host)
const ask = (actor: Actor, question: string, input: Readonly<Record<string, string>> = {}) => get(day.headersOf(actor), question, input)
const get = async (headers: { readonly cookie: string }, question: string, input: Readonly<Record<string, string>> = {}) => {
  const answer = await day.app.inject({ url: `/api/${question}?${new URLSearchParams(input)}`, headers })
  return answer.statusCode === 200 ? answer.json() : answer.statusCode
}
const act = (actor: Actor, id: string, action: string, input: unknown = {}) => day.house.act(actor, 'training', id, action, input)
const must = (actor: Actor, id: string, action: string, input: unknown = {}) => day.done(act(actor, id, action, input))
const peopleOf = async (actor: Actor = imu): Promise<readonly Present[]> => (await ask(actor, 'hostDay')).people
const named = (people: readonly Present[]) => people.map(({ name }) => name)
const codeOf = async (id: string): Promise<string> => (await ask(personOf(id), 'arrivalCode', { training: id })).code

beforeAll(async () => {
  day = await openHostDay()
  await day.reserves('r', '候补一')
  for (const [id, name] of [
    ['a', '赵一'],
    ['b', '钱二'],
    ['c', '孙三'],
  ] as const)
    await day.expects(id, name)
  await day.expects('d', '李四', otherSeat)
  await day.notifies('a', 'b', 'c', 'd')
  day.house.turnTo('2022-09-01')
})
afterAll(async () => {
  closeCodeReaders()
  await day.close()
})

test('4.3 a host sees those who are to enrol with it, with their codes, and no number, phone or address of anybody', async () => {
  const answer = await ask(imu, 'hostDay')
  expect(named(inList(answer.people, 'toEnrol', answer.today))).toEqual(['赵一', '钱二', '孙三'])
  expect(answer.rounds).toMatchObject([{ id: round, from: '2022-09-01', to: '2022-09-07' }])
  expect(answer.people[0].code).toBe(await codeOf('a'))
  expect(Object.keys(answer.people[0]).filter(key => /phone|number|address|birth/.test(key))).toEqual([])
  expect(named(await peopleOf(imau))).toEqual(['李四'])
  expect(await ask(department, 'hostDay')).toBe(404)
})

test('4.3 each has a code of their own, drawn as a QR, and nobody is given another’s', async () => {
  const { code, squares, path, until } = await ask(personOf('a'), 'arrivalCode', { training: 'a' })
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
  expect([squares > 20, path.startsWith('M0 0h1'), until]).toEqual([true, true, '2022-09-07'])
  expect(new Set(await Promise.all(['a', 'b', 'c', 'd'].map(codeOf))).size).toBe(4)
  expect(await ask(personOf('b'), 'arrivalCode', { training: 'a' })).toBe(404)
  expect(await ask(imu, 'arrivalCode', { training: 'a' })).toBe(404)
})

test('4.3 the notice on paper bears the same code: what a camera reads off its print finds the trainee at their host', async () => {
  const answer = await day.app.inject({ url: '/api/documents/training/a/enrolmentNotice', headers: day.headersOf(department) })
  expect(answer.statusCode).toBe(200)
  const [read = ''] = (await Promise.all(scanned(answer.rawPayload, 100).map(codesIn))).flat()
  expect(read).toBe(`tepei:arrival:${await codeOf('a')}`)
  expect(textOf(answer.rawPayload).join('')).toContain(`报到码${await codeOf('a')}`)
  expect(await ask(imu, 'whoseCode', { code: read })).toEqual({ kind: 'ours', training: 'a' })
})

test('4.3 at the desk the host sees the photograph of the form, on the days of enrolment, of those who enrol with it and of nobody else', async () => {
  const bytes = portraitOf(1).bytes
  await hasForm('a', bytes)
  await hasForm('b', undefined)
  const shown = await ask(imu, 'traineePhoto', { training: 'a' })
  expect(shown).toEqual({ photo: `data:image/png;base64,${Buffer.from(bytes).toString('base64')}` })
  expect(await ask(imu, 'traineePhoto', { training: 'b' })).toEqual({ photo: null })
  expect(await ask(imu, 'traineePhoto', { training: 'c' })).toEqual({ photo: null })
  for (const who of [imau, department, leader, personOf('b'), employerOf(employer)])
    expect([who.id, await ask(who, 'traineePhoto', { training: 'a' })]).toEqual([who.id, 404])
  expect(await looksAt('traineePhoto', 'a')).toEqual([imu.id])
  for (const other of ['2022-08-31', '2022-09-08']) {
    day.house.turnTo(other)
    expect([other, await ask(imu, 'traineePhoto', { training: 'a' })]).toEqual([other, 404])
  }
  day.house.turnTo('2022-09-01')
})

/** The form as it was handed in, with the photograph that its person brought. */
const hasForm = async (id: string, photo: Uint8Array | undefined) => {
  const kept = photo && (await keepFile(day.house, day.site.filesFolder, personOf(id).id, Buffer.from(photo)))
  const form = { identity: { name: id, ...(kept && { photo: { sha256: kept.sha256, name: '照片.png' } }) } }
  const { bytes } = day.house.seals.seal(placeOf('application', id, 'form', 1), form)
  await day.house.database.transaction('everything', async query => {
    await query("insert into record (subject, id, n, kind, sealed) values ('application', $1, 1, 'form', $2)", [id, bytes])
    await query(
      `insert into journal (subject, id, n, action, actor, role, as_self, at, edition, fact, status, prev, hash)
       values ('application', $1, 1, 'submit', 'a', 'person', true, '2022-03-15', '1', '{}', 'submitted', '', '')`,
      [id],
    )
  })
}

test('4.3 a code is found as it was scanned or typed; another host’s is said to be that, and not whose it is', async () => {
  const code = await codeOf('a')
  for (const read of [code, `tepei:arrival:${code}`, code.toLowerCase().replace('-', ' ')])
    expect(await ask(imu, 'whoseCode', { code: read })).toEqual({ kind: 'ours', training: 'a' })
  expect(await ask(imu, 'whoseCode', { code: await codeOf('d') })).toEqual({ kind: 'otherHost', training: null })
  for (const wrong of ['0000-0000', 'hello', 'https://example.org'])
    expect(await ask(imu, 'whoseCode', { code: wrong })).toEqual({ kind: 'unknown', training: null })
  expect(await ask(department, 'whoseCode', { code })).toBe(404)
})

test('4.3 whoever is enrolled has no code any more, and what is owed for them is the rate', async () => {
  await must(imu, 'a', 'enrol', { on: '2022-09-01' })
  expect(await ask(personOf('a'), 'arrivalCode', { training: 'a' })).toBe(404)
  const people = await peopleOf()
  expect(named(inList(people, 'here', '2022-09-01'))).toEqual(['赵一'])
  expect(people.find(({ id }) => id === 'a')?.code).toBeNull()
  const { sums, owedFen } = await ask(imu, 'hostSums')
  expect(sums).toMatchObject([{ persons: 1, rateFen: 1_600_000, agreedFen: 1_600_000, owedFen: 1_600_000, paidFen: 0, clause: '8.2' }])
  expect(owedFen).toBe(1_600_000)
})

test('8.2 the persons who enrolled times the rate are what the payments and the fund’s own book say', async () => {
  await must(imu, 'b', 'enrol', { on: '2022-09-01' })
  const { sums, owedFen, paidFen } = await ask(imu, 'hostSums')
  for (const sum of sums) expect(sum.agreedFen).toBe(sum.owedFen + sum.paidFen)
  expect(sums[0].persons).toBe(2)
  const book = await ask(leader, 'money', { round })
  const ours = book.hosts.find((one: { readonly host: string }) => one.host === imuBiology.host)
  expect({ owedFen, paidFen, persons: 2 }).toEqual({
    owedFen: ours.sums.payable + ours.sums.paying,
    paidFen: ours.sums.paid,
    persons: ours.persons,
  })
})

test('4.3 nobody is missing before the last day is over; after it they are, and the host says so', async () => {
  expect(await act(imu, 'c', 'reportNoShow')).toMatchObject({ kind: 'refused', refusals: [{ rule: 'enrolmentIsOver' }] })
  expect((await ask(department, 'noShows', { round })).people).toEqual([])
  day.house.turnTo('2022-09-08')
  const people = await peopleOf()
  expect(named(inList(people, 'notCome', '2022-09-08'))).toEqual(['孙三'])
  expect((await ask(department, 'noShows', { round })).people).toMatchObject([{ name: '孙三', status: 'notified' }, { name: '李四' }])
  await must(imu, 'c', 'reportNoShow')
  expect(named(inList(await peopleOf(), 'notCome', '2022-09-08'))).toEqual(['孙三'])
})

test('4.3 the department finds who did not come and the first in line in one answer, and calls them', async () => {
  const before = await ask(department, 'noShows', { round })
  expect(before.people.find((one: { readonly id: string }) => one.id === 'c')).toMatchObject({
    status: 'missed',
    until: '2022-09-07',
    inCase: false,
  })
  expect(before.lines).toMatchObject([{ track: 'inside', waiting: 1, first: { application: 'r', name: '候补一' }, called: [] }])
  await must(leader, 'c', 'release')
  expect((await ask(department, 'noShows', { round })).lines[0].free).toBe(before.lines[0].free + 1)
  await day.done(day.house.act(department, 'application', 'r', 'callUp'))
  const after = await ask(department, 'noShows', { round })
  expect(after.lines).toMatchObject([{ waiting: 0, first: null, called: [{ application: 'r', name: '候补一', status: 'nominated' }] }])
  expect(await ask(imu, 'noShows', { round })).toBe(404)
})

test('6.4 whoever is to grant a leave reads why and sees the proof, sealed for everybody else; each look is on record', async () => {
  const proof = await keepFile(day.house, day.site.filesFolder, personOf('a').id, Buffer.from('%PDF-1.4 proof'))
  const wish = { kind: 'sick', from: '2022-09-20', to: '2022-09-27', reason: '阑尾手术', proof: [proof?.sha256] }
  await must(personOf('a'), 'a', 'askLeave', wish)
  const asked = { training: 'a', leave: '1' }
  expect(await ask(imu, 'leaveAsked', asked)).toEqual({
    ...{
      kind: { zh: '病假', en: 'Sick leave' },
      from: '2022-09-20',
      to: '2022-09-27',
      half: null,
      reason: '阑尾手术',
      proof: [proof?.sha256],
    },
  })
  const link = await linkOf(imuBiology.host, 'l0')
  expect(await get(link, 'leaveAsked', asked)).toMatchObject({ reason: '阑尾手术' })
  for (const headers of [day.headersOf(imu), link])
    expect((await day.app.inject({ url: `/api/files/${proof?.sha256}`, headers })).statusCode).toBe(200)
  for (const who of [imau, department, leader, personOf('b'), employerOf(employer), bodyOf(hohhot)]) {
    expect([who.id, await ask(who, 'leaveAsked', asked)]).toEqual([who.id, 404])
    const seen = await day.app.inject({ url: '/api/dossier?subject=training&id=a', headers: day.headersOf(who) })
    expect([who.id, /阑尾|病假/.test(seen.body)]).toEqual([who.id, false])
  }
  expect(await ask(imu, 'leaveAsked', { training: 'a', leave: '2' })).toBe(404)
  expect(await looksAt('leaveAsked', 'a')).toEqual(['contact of imu', imu.id])
  await must(imu, 'a', 'refuseLeave', { leave: 1, reason: '请先补证明' })
  expect(await ask(imu, 'leaveAsked', asked)).toBe(404)
})

const looksAt = async (asked: string, id: string) => {
  const rows = await day.house.database.transaction('everything', query =>
    query<{ account: string }>('select distinct account from access_log where asked = $1 and id = $2 order by 1', [asked, id]),
  )
  return rows.map(({ account }) => account)
}

test('6.4 leave that waits for the host and who is away stand in its day', async () => {
  await must(personOf('a'), 'a', 'askLeave', { kind: 'personal', from: '2022-09-12', to: '2022-09-14', reason: '示例' })
  expect(inList(await peopleOf(), 'leave', '2022-09-08')).toMatchObject([
    { name: '赵一', asked: { nth: 2, from: '2022-09-12', to: '2022-09-14', ours: true } },
  ])
  await must(imu, 'a', 'grantLeave', { leave: 2 })
  expect(inList(await peopleOf(), 'away', '2022-09-08')).toEqual([])
  day.house.turnTo('2022-09-12')
  expect(inList(await peopleOf(), 'away', '2022-09-12')).toMatchObject([{ name: '赵一', away: { from: '2022-09-12', to: '2022-09-14' } }])
})

test('6.5 what falls due within two weeks is there, and a report until somebody has remarked on it', async () => {
  expect(inList(await peopleOf(), 'due', '2022-09-08')).toEqual([])
  await day.house.database.transaction('everything', query =>
    query("update dossier set state = state || '{\"reports\":[\"2022-09\"]}' where subject = 'training' and id = 'b'"),
  )
  expect(inList(await peopleOf(), 'due', '2022-09-08')).toMatchObject([{ name: '钱二', unread: 1 }])
  expect(inList(await peopleOf(), 'due', '2023-08-20').map(({ dues }) => dues[0]?.what)).toContain('assessment')
})

test('4.3 a contact who came by link sees and enrols its own people of its round, and does nothing else with them', async () => {
  await day.expects('e', '周五')
  await day.notifies('e')
  day.house.turnTo('2022-09-08')
  const link = await linkOf(imuBiology.host)
  const people: readonly Present[] = (await get(link, 'hostDay')).people
  expect(named(people)).toContain('周五')
  const post = async (id: string, action: string, payload: object) =>
    (
      await day.app.inject({
        method: 'POST',
        url: `/api/training/${id}/${action}`,
        headers: { ...link, 'idempotency-key': `${id}-${action}-by-link` },
        payload,
      })
    ).statusCode
  const until = people.find(({ id }) => id === 'e')?.until ?? ''
  expect(until > '2022-09-01').toBe(true)
  expect(await post('d', 'enrol', { on: '2022-09-07' })).toBe(404)
  expect(await post('b', 'remark', { onTrack: true, text: '示例' })).toBe(404)
  expect(await post('b', 'confirmPartyLife', {})).toBe(404)
  expect(await post('e', 'enrol', { on: '2022-09-07' })).toBe(200)
})

test('8.2 a contact who came by link reads the statement of their host, and of no other', async () => {
  const link = await linkOf(imuBiology.host, 'statement')
  const statement = await get(link, 'hostStatement', { id: `${round}.${imuBiology.host}` })
  const { owedFen, paidFen } = await get(link, 'hostSums')
  expect(statement.totals).toMatchObject({ owedFen, paidFen, askedFen: 0, balanceFen: owedFen })
  expect(await get(link, 'hostStatement', { id: `${round}.${otherSeat.host}` })).toBe(404)
  const paperOf = async (host: string) =>
    (await day.app.inject({ url: `/api/hosts/${round}.${host}/statement.xlsx`, headers: link })).statusCode
  expect([await paperOf(imuBiology.host), await paperOf(otherSeat.host)]).toEqual([200, 404])
})

/** A session as a link makes it: for what one host offers in the round. */
const linkOf = async (host: string, id = 'l1') => {
  const contact = `contact of ${host}`
  await day.house.database.query(
    "insert into account (id, login, zh, en, invented) values ($1, $1, '某老师', '', true) on conflict do nothing",
    [contact],
  )
  const [link] = await day.house.database.transaction('everything', query =>
    query<{ id: string }>(linkText, [hostingOf(round, host), host, id]),
  )
  return { cookie: `tepei=${await startSession(day.house, contact, link?.id)}` }
}
const linkText = `
insert into link (id, token, hosting, organisation, phone_index, sealed, made_by, expires)
values ($3, convert_to($3, 'UTF8'), $1, $2, 'phone', 'sealed', 'department', now() + interval '1 day') returning id`
