/** The second factor, passwords that have to be chosen anew, the proof where much is at stake, and lost access given back by two. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { getSubject } from '../../core/catalogue.ts'
import type { Actor } from '../../core/facts.ts'
import { department, leader, personOf } from '../../test/given.ts'
import { codeOf, cookieIn, type Entrance, nextCode, openEntrance, other, right } from '../../test/sign-in.ts'
import { withClient } from '../postgres/check.ts'
import { actWantsProof, withoutProof } from './proof.ts'

const administrator = (id: string): Actor => ({ id, seats: [{ role: 'administrator', organisation: 'department' }] })
const [first, second] = [administrator('admin-a'), administrator('admin-b')]
const person = personOf('one')

let entrance: Entrance
beforeAll(async () => {
  entrance = await openEntrance({ secondFactor: ['leader'] }, department, leader, first, second, person)
})
afterAll(() => entrance.close())
beforeEach(() => entrance.house.database.query('delete from throttle'))

const post: Entrance['post'] = (...given) => entrance.post(...given)
const tries = (login: string, password = right) => post('/api/sign-in', { login, password })
const kept: { secret: string; codes: readonly string[] } = { secret: '', codes: [] }

describe('R18 whoever holds a seat that needs a second factor', () => {
  test('comes in only with an app, which is added on the way in; the codes on paper are told once', async () => {
    const begun = await tries(leader.id)
    expect(begun.json()).toMatchObject({ next: 'enrol' })
    expect(begun.headers['set-cookie']).toBeUndefined()
    const { ticket } = begun.json()
    const { secret, uri, qr } = (await post('/api/sign-in/enrol', { ticket })).json()
    expect(uri).toMatch(/^otpauth:\/\/totp\//)
    expect(qr).toContain('<svg')
    expect((await post('/api/sign-in/enrolled', { ticket, code: '000000' })).json()).toEqual({ refusals: [{ rule: 'wrongCode' }] })
    const done = await post('/api/sign-in/enrolled', { ticket, code: await codeOf(entrance.house, secret) })
    expect(done.json().codes).toHaveLength(10)
    expect(await entrance.knows(cookieIn(done))).toBe(true)
    Object.assign(kept, { secret, codes: done.json().codes })
    const stored = JSON.stringify(await entrance.house.database.query("select encode(sealed, 'escape') as s from totp"))
    expect(stored).not.toContain(secret)
    expect((await post('/api/sign-in/enrol', { ticket })).statusCode).toBe(404)
  })

  test('R19 types a code that is taken once, however many send it at once, and none of before it', async () => {
    await nextCode(entrance.house)
    const code = await codeOf(entrance.house, kept.secret)
    const tickets: string[] = []
    for (let n = 0; n < 4; n += 1) tickets.push((await tries(leader.id)).json().ticket)
    const answers = await Promise.all(tickets.map(ticket => post('/api/sign-in/code', { ticket, code })))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409, 409])
    await entrance.house.database.query('delete from throttle')
    const { ticket } = (await tries(leader.id)).json()
    expect((await post('/api/sign-in/code', { ticket, code })).statusCode).toBe(409)
  })

  test('uses a code on paper once, without its dashes or in small letters too', async () => {
    const [paper = ''] = kept.codes
    const enters = async (code: string) => post('/api/sign-in/code', { ticket: (await tries(leader.id)).json().ticket, code })
    expect((await enters(paper.toLowerCase().replaceAll('-', ''))).statusCode).toBe(200)
    expect((await enters(paper)).statusCode).toBe(409)
  })

  test('guesses codes no faster than passwords', async () => {
    const { ticket } = (await tries(leader.id)).json()
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => post('/api/sign-in/code', { ticket, code: String(100_000 + n) })),
    )
    expect(answers.filter(({ statusCode }) => statusCode === 409).length).toBeLessThanOrEqual(4)
    expect(answers.some(({ statusCode }) => statusCode === 200)).toBe(false)
  })

  test('a ticket is for one step and one account, and opens nothing by itself', async () => {
    const { ticket } = (await tries(leader.id)).json()
    expect((await post('/api/sign-in/password', { ticket, password: other })).statusCode).toBe(404)
    expect((await post('/api/sign-in/enrol', { ticket })).statusCode).toBe(404)
    expect(await entrance.knows(`__Host-tepei=${ticket}`)).toBe(false)
    await entrance.house.database.query('update ticket set expires = now()')
    await nextCode(entrance.house)
    expect((await post('/api/sign-in/code', { ticket, code: await codeOf(entrance.house, kept.secret) })).statusCode).toBe(404)
  })

  test('can’t go without it', async () => {
    await nextCode(entrance.house)
    const { ticket } = (await tries(leader.id)).json()
    const cookie = cookieIn(await post('/api/sign-in/code', { ticket, code: await codeOf(entrance.house, kept.secret) }))
    expect((await post('/api/account/totp/end', {}, { cookie })).json()).toEqual({ refusals: [{ rule: 'factorIsNeeded' }] })
  })
})

describe('R25 where money, lists of people or rights are at stake', () => {
  const long = () => entrance.house.database.query("update session set proven = now() - interval '6 minutes'")

  test('a session that has not shown lately who sits there is asked, and goes on under a new token', async () => {
    const cookie = await entrance.comesIn(first.id)
    const give = (by: string) => post('/api/office/endSeat', { seat: 4_000_000 }, { cookie: by })
    expect((await give(cookie)).statusCode).toBe(404)
    await long()
    const asked = await give(cookie)
    expect([asked.statusCode, asked.json().prove]).toEqual([403, true])
    expect((await post('/api/proof', { password: 'not mine at all' }, { cookie })).json()).toEqual({
      refusals: [{ rule: 'wrongPassword' }],
    })
    expect((await post('/api/proof', { demo: true }, { cookie })).json()).toEqual({ refusals: [{ rule: 'otherProof' }] })
    const shown = await post('/api/proof', { password: right }, { cookie })
    expect(shown.statusCode, shown.body).toBe(200)
    expect([(await give(cookie)).statusCode, (await give(cookieIn(shown))).statusCode]).toEqual([401, 404])
  })

  test('whoever has a second factor shows that, and not the password', async () => {
    await nextCode(entrance.house)
    const { ticket } = (await tries(leader.id)).json()
    const cookie = cookieIn(await post('/api/sign-in/code', { ticket, code: await codeOf(entrance.house, kept.secret) }))
    await long()
    await nextCode(entrance.house)
    expect((await post('/api/proof', { password: right }, { cookie })).json()).toEqual({ refusals: [{ rule: 'otherProof' }] })
    expect((await post('/api/proof', { code: await codeOf(entrance.house, kept.secret) }, { cookie })).statusCode).toBe(200)
  })

  test.each([
    ['/api/payment/x/approve', {}],
    ['/api/run/x/approve', {}],
    ['/api/run/x/send', {}],
    ['/api/batches/begin', { subject: 'payment', action: 'approve', rows: [{ id: 'x' }], input: {} }],
    ['/api/exports/applications', {}],
    ['/api/exports/money', {}],
    ['/api/exports/duties', {}],
    ['/api/exports/follow-ups', {}],
    ['/api/archives/begin', {}],
    ['/api/office/giveSeat', {}],
    ['/api/office/deputise', {}],
    ['/api/office/handOver', {}],
    ['/api/office/leave', {}],
    ['/api/accounts', {}],
    ['/api/recovery/start', {}],
    ['/api/recovery/agree', {}],
    ['/api/account/totp/begin', {}],
    ['/api/account/passkeys/begin', {}],
    ['/api/account/passkeys/end', {}],
    ['/api/account/codes', {}],
  ])('%s wants it', async (url, body) => {
    const cookie = await entrance.comesIn(first.id)
    await long()
    expect((await post(url, body, { cookie, 'idempotency-key': 'proof-key-1' })).statusCode).toBe(403)
  })

  test('a file that is fetched by a click leads to the page that asks', async () => {
    const cookie = await entrance.comesIn(first.id)
    await long()
    const answer = await entrance.app.inject({ url: '/api/runs/x/file', headers: { cookie, 'sec-fetch-mode': 'navigate' } })
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/app/proof?to=%2Fapi%2Fruns%2Fx%2Ffile'])
  })

  test('what is done every day goes without, and an act on money that nobody has thought about does not', async () => {
    for (const [subject, names] of Object.entries(withoutProof)) {
      if (subject !== 'payment' && subject !== 'run') throw new Error(`no subject ${subject}`)
      const known = Object.keys(getSubject(subject).actions)
      expect(names.filter(name => !known.includes(name))).toEqual([])
      expect(known.filter(name => actWantsProof(subject, name))).toEqual(known.filter(name => !names.includes(name)))
      expect(actWantsProof(subject, 'anActOfTomorrow')).toBe(true)
    }
    expect(actWantsProof('application', 'recommend')).toBe(false)
  })
})

describe('a password that somebody else has chosen', () => {
  test('opens the choice of another and nothing else', async () => {
    const cookie = await entrance.comesIn(first.id)
    const account = { login: 'new clerk', name: { zh: '新人', en: 'New clerk' }, password: 'lent for one morning' }
    expect((await post('/api/accounts', account, { cookie })).statusCode).toBe(200)
    const begun = (await tries('new clerk', account.password)).json()
    expect(begun).toMatchObject({ next: 'newPassword' })
    const chooses = (password: string) => post('/api/sign-in/password', { ticket: begun.ticket, password })
    expect((await chooses('newclerk2026')).json()).toEqual({ refusals: [{ rule: 'guessable' }] })
    expect(await entrance.knows(cookieIn(await chooses(other)))).toBe(true)
    expect((await chooses(right)).statusCode).toBe(404)
    expect(await entrance.knows(await entrance.comesIn('new clerk', other))).toBe(true)
  })
})

describe('lost access', () => {
  const started = async (by: Actor, given: object) => {
    const cookie = await entrance.comesIn(by.id)
    return post('/api/recovery/start', { password: true, factors: false, reason: '电话回拨核实', ...given }, { cookie })
  }
  const agrees = async (by: Actor, recovery: number) => post('/api/recovery/agree', { recovery }, { cookie: await entrance.comesIn(by.id) })

  test('is given back by two administrators, neither of them its owner, and the link opens nothing before', async () => {
    const made = await started(first, { account: department.id })
    expect(made.statusCode, made.body).toBe(200)
    const { id, token } = made.json()
    const before = await entrance.comesIn(department.id)
    const use = () => post('/api/recovery/use', { token, password: other })
    expect((await use()).json()).toEqual({ refusals: [{ rule: 'anotherAgrees' }] })
    expect((await agrees(first, id)).json()).toEqual({ refusals: [{ rule: 'anotherAgrees' }] })
    expect((await agrees(department, id)).statusCode).toBe(404)
    expect((await agrees(second, id)).statusCode).toBe(200)
    expect((await post('/api/recovery/look', { token })).json()).toEqual({ password: true, factors: false, agreed: true })
    expect([(await use()).statusCode, (await use()).statusCode]).toEqual([200, 404])
    expect(await entrance.knows(before)).toBe(false)
    expect([(await tries(department.id)).statusCode, (await tries(department.id, other)).statusCode]).toEqual([401, 200])
    const log = await entrance.house.database.query("select asked from access_log where asked like '%ecover%' and id = $1 order by seq", [
      department.id,
    ])
    expect(log.map(({ asked }) => asked)).toEqual(['startRecovery', 'agreeRecovery', 'recover'])
  })

  test('is nobody’s to start for themself, once at a time, and is stopped', async () => {
    expect((await started(first, { account: first.id })).json()).toEqual({ refusals: [{ rule: 'notYourself' }] })
    const { id } = (await started(first, { account: person.id })).json()
    expect((await started(second, { account: person.id })).json()).toEqual({ refusals: [{ rule: 'alreadyThere' }] })
    expect((await started(department, { account: person.id })).statusCode).toBe(401)
    const cookie = await entrance.comesIn(second.id)
    expect((await post('/api/recovery/stop', { recovery: id }, { cookie })).statusCode).toBe(200)
    expect((await agrees(second, id)).statusCode).toBe(409)
  })

  test('takes the lost app away, so that the next sign-in begins with another', async () => {
    const { id, token } = (await started(first, { account: leader.id, password: false, factors: true })).json()
    await agrees(second, id)
    expect((await post('/api/recovery/use', { token })).statusCode).toBe(200)
    expect((await tries(leader.id)).json()).toMatchObject({ next: 'enrol' })
  })

  test('the database itself knows no recovery by one, for themself, or agreed to by its owner', async () => {
    const insert = (by: string, agreed: string | null) =>
      withClient(entrance.house.url, client =>
        client
          .query(
            `insert into recovery (account, password, factors, reason, token, started_by, agreed_by, agreed_at, expires)
             values ($1, true, false, 'x', sha256(random()::text::bytea), $2, $3, case when $3::text is null then null else now() end, now())`,
            [person.id, by, agreed],
          )
          .then(() => 'taken')
          .catch((error: unknown) => (error instanceof Error ? String(Reflect.get(error, 'code')) : 'unknown')),
      )
    expect(await insert(person.id, null)).toBe('23514')
    expect(await insert(first.id, first.id)).toBe('23514')
    expect(await insert(first.id, person.id)).toBe('23514')
    expect(await insert(first.id, second.id)).toBe('taken')
  })
})
