/** Hosts: by link a contact sees its own people of its own round and answers them; the office sees all of them; capacity and proposals never pass each other. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { seatsFree, seatsTaken } from '../core/accounts.ts'
import { hostingOf } from '../core/hosting/dossier.ts'
import { type Desk, openDesk } from '../test/desk.ts'
import { department, employer, hohhot, hostOf, imuBiology, leader, personOf, round } from '../test/given.ts'
import { statement } from '../test/hosting.ts'
import { postOnce } from './post.ts'
import { withClient } from './postgres/check.ts'
import { openText } from './sending.ts'

let desk: Desk
const { host, programme } = imuBiology
const id = hostingOf(round, host)
const other = hostingOf(round, 'imau')
const home = 'http://tepei.test'
const phone = '13900005678'

const placementText = `
insert into dossier (subject, id, round, track, person, employer, body, status, waits_for, since, n, hash, state)
select 'placement', id, round, 'inside', person, employer, body, 'opened', 'department', now(), 1, '',
  jsonb_build_object('status', 'opened', 'round', round, 'track', 'inside', 'person', person, 'employer', employer, 'body', body, 'willing', true,
    'field', '2', 'offered', '[]'::jsonb, 'wished', $2::jsonb)
from dossier where subject = 'application' and id = $1`
/** Somebody of whom only the placement matters: what came before is told elsewhere. */
const toBePlaced = async (one: string, name: string) => {
  await desk.applies(one, { name, preferences: [{ host: 'imau', programme: 'imau-230' }, imuBiology] }, 'submitted')
  const wished = JSON.stringify([{ host: 'imau', programme: 'imau-230' }, imuBiology])
  await withClient(desk.house.url, client => client.query(placementText, [one, wished]))
}
const must = (
  actor: Parameters<Desk['house']['act']>[0],
  subject: 'hosting' | 'placement',
  of: string,
  action: string,
  input: unknown = {},
) => desk.done(desk.house.act(actor, subject, of, action, input))

beforeAll(async () => {
  desk = await openDesk()
  await desk.settle(hostOf('imau'), hostOf('imnu'))
  await desk.house.database.query(
    "insert into organisation (id, kind, zh, en) values ('imu', 'host', '内蒙古大学', 'Inner Mongolia University') on conflict (id) do update set zh = excluded.zh",
  )
  for (const [one, name] of [
    ['a', '赵一'],
    ['b', '钱二'],
    ['c', '孙三'],
  ] as const)
    await toBePlaced(one, name)
  desk.house.turnTo('2022-04-12')
  await must(department, 'hosting', id, 'invite', { round, host, contact: { name: '某秘书', phone } })
  await must(department, 'hosting', other, 'invite', { round, host: 'imau' })
  await must(hostOf('imau'), 'hosting', other, 'submit', { statement: statement('imau') })
  desk.house.turnTo('2022-06-02')
  for (const one of ['a', 'b']) {
    await must(department, 'placement', one, 'propose', imuBiology)
    await must(personOf(one), 'placement', one, 'agree')
  }
  await must(department, 'placement', 'c', 'propose', { host: 'imau', programme: 'imau-230' })
  await must(personOf('c'), 'placement', 'c', 'agree')
  await postAll()
})
afterAll(() => desk.close())

const behindText = "select (select max(seq) from journal) > coalesce((select seq from cursor where name = 'post'), 0) as behind"
const postAll = () =>
  vi.waitFor(
    async () => {
      await postOnce(desk.house, home)
      const [row] = await desk.house.database.transaction('everything', query => query<{ behind: boolean }>(behindText))
      expect(row?.behind).toBe(false)
    },
    { timeout: 60_000, interval: 200 },
  )
const texts = async (purpose: string) => {
  const rows = await desk.house.database.transaction('everything', query =>
    query<{ key: string; sealed: Buffer }>('select key, sealed from outgoing where purpose = $1 order by id', [purpose]),
  )
  return rows.map(({ key, sealed }) => openText(desk.house.seals, key, sealed))
}
const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  desk.app.inject({ method: 'POST', url, payload, headers })
const tokenIn = (text: string | undefined) => /#([\w-]+)（/.exec(text ?? '')?.[1] ?? ''
const comesIn = async (token: string) => {
  await desk.house.database.query("update phone_code set made = made - interval '61 seconds'")
  const { id: code } = (await post('/api/link/code', { token })).json()
  const digits = /接收安排验证码(\d{6})/.exec((await texts('code')).at(-1)?.text ?? '')?.[1] ?? ''
  const answer = await post('/api/link/enter', { token, id: code, code: digits })
  return { answer, cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' }
}
const keys = { n: 0 }
const does = (cookie: string, path: string, input: object = {}) => {
  keys.n += 1
  return post(`/api/${path}`, input, { cookie, 'idempotency-key': `key-${keys.n}-of-host` })
}

describe('4.3 a host’s contact by link', () => {
  let cookie = ''
  const get = (url: string) => desk.app.inject({ url, headers: { cookie } })
  beforeAll(async () => {
    const [invitation] = await texts('link')
    const { answer, cookie: given } = await comesIn(tokenIn(invitation?.text))
    expect(answer.json()).toEqual({ application: null, hosting: id, staff: null, training: null })
    cookie = given
  })

  test('4.3 one text invites, and one more says once for all of a day that people wait; both links stay good', async () => {
    const sent = (await texts('link')).filter(one => one.phone === phone)
    expect(sent.map(({ text }) => text.replace(/#.*/, ''))).toEqual([
      expect.stringMatching(/^【.*】内蒙古大学：请填报本年度可接收的人数.*请在4月25日前办理：http:\/\/tepei\.test\/app\/link$/),
      expect.stringMatching(/^【.*】内蒙古大学：有人员等待贵单位答复是否接收，请在6月17日前办理：http:\/\/tepei\.test\/app\/link$/),
    ])
    for (const { text } of sent) expect((await post('/api/link/look', { token: tokenIn(text) })).json()).toMatchObject({ for: 'hosting' })
  })

  test('4.3 sees who waits for its answer, with employer, wish and goals, and no number, phone or birth day', async () => {
    const answer = await get(`/api/hosting?round=${round}`)
    expect(answer.json()).toMatchObject({ id, host, status: 'invited', base: 0, draft: null, mine: true, coming: [] })
    expect(answer.json().waiting).toMatchObject([
      { id: 'a', name: '赵一', wish: 2, programme, employer: { zh: '呼和浩特市草原研究所' }, goals: '示例', direction: '草原生态' },
      { id: 'b', name: '钱二' },
    ])
    expect(answer.body).not.toMatch(/159900|1380000|1990-/)
  })

  test('4.3 sees no other host, no application, no list and no person of another host', async () => {
    for (const url of [
      `/api/hosting?round=${round}&host=imau`,
      `/api/dossier?subject=hosting&id=${other}`,
      '/api/dossier?subject=placement&id=c',
      '/api/dossier?subject=application&id=a',
      '/api/form?id=a',
      `/api/dossiers?round=${round}&subject=placement`,
      `/api/hosts?round=${round}`,
      '/api/arrival?placement=c',
    ])
      expect([url, (await get(url)).statusCode]).toEqual([url, 404])
    for (const path of [`hosting/${other}/save`, 'placement/c/welcome', 'application/a/withdraw'])
      expect([path, (await does(cookie, path)).statusCode]).toEqual([path, 404])
  })

  test('4.3 the database shows the contact its hosting and its people, and nothing else', async () => {
    const reach = { organisations: [host], only: `hosting/${id}` }
    const rows = await desk.house.database.transaction(reach, query =>
      query<{ subject: string; id: string }>("select subject, id from dossier where subject <> 'round' order by 1, 2"),
    )
    expect(rows).toEqual([
      { subject: 'hosting', id },
      { subject: 'placement', id: 'a' },
      { subject: 'placement', id: 'b' },
    ])
    const forms = (of: string, only: string) =>
      desk.house.database.transaction({ organisations: [host], only }, query => query('select n from form_before_host($1)', [of]))
    expect((await forms('a', `hosting/${id}`)).length).toBe(1)
    expect(await forms('c', `hosting/${id}`)).toEqual([])
    expect(await forms('a', 'hosting/another-round.imu')).toEqual([])
  })

  test('4.3 accepts one person with a supervisor and a room, which the person then sees, and declines another with a reason', async () => {
    expect((await does(cookie, 'placement/a/welcome', { supervisor: '李导师', room: '南苑 3 号楼' })).statusCode).toBe(200)
    expect((await does(cookie, 'placement/b/turnDown', { reason: 'noSupervisor', explanation: '导师出国' })).statusCode).toBe(200)
    const { waiting, coming } = (await get(`/api/hosting?round=${round}`)).json()
    expect([waiting, coming]).toMatchObject([[], [{ id: 'a', supervisor: '李导师', room: '南苑 3 号楼' }]])
    await must(department, 'placement', 'a', 'confirm')
    const told = await desk.app.inject({ url: '/api/arrival?placement=a', headers: desk.headersOf(personOf('a')) })
    expect(told.json()).toMatchObject({ supervisor: '李导师', room: '南苑 3 号楼', lodging: null })
    const journal = await desk.house.database.transaction('everything', query =>
      query<{ n: number }>("select count(*)::int as n from journal where fact like '%李导师%' or fact like '%出国%'"),
    )
    expect(journal).toEqual([{ n: 0 }])
  })

  test('4.3 fills in, hands in, is accepted; the person then reads the days of arrival', async () => {
    const draft = { programmes: [{ programme, seats: 3 }] }
    expect((await does(cookie, `hosting/${id}/save`, { draft, base: 0 })).statusCode).toBe(200)
    expect((await get(`/api/hosting?round=${round}`)).json()).toMatchObject({ base: 1, draft })
    const wrong = await does(cookie, `hosting/${id}/submit`, {
      statement: { ...statement(host), arrival: { from: '2022-09-02', to: '2022-08-29' } },
    })
    expect(wrong.json()).toMatchObject({ issues: [{ path: 'statement.arrival.to' }] })
    expect((await does(cookie, `hosting/${id}/submit`, { statement: statement(host, { [programme]: 2 }) })).statusCode).toBe(200)
    expect((await does(cookie, `hosting/${id}/accept`, { version: 1 })).statusCode).toBe(409)
    await must(department, 'hosting', id, 'accept', { version: 1 })
    expect((await get(`/api/hosting?round=${round}`)).json()).toMatchObject({
      status: 'accepted',
      programmes: expect.arrayContaining([expect.objectContaining({ programme, agreed: 4, now: 2, taken: 1 })]),
    })
    const told = await desk.app.inject({ url: '/api/arrival?placement=a', headers: desk.headersOf(personOf('a')) })
    expect(told.json()).toMatchObject({ lodging: 'dormitory', from: '2022-08-29', contact: { phone: '0471-6290000' } })
  })

  test('4.3 another contact ends the links of the one before', async () => {
    const [invitation] = await texts('link')
    await must(department, 'hosting', id, 'nameContact', { name: '新秘书', phone: '13900009999' })
    await postAll()
    expect((await post('/api/link/look', { token: tokenIn(invitation?.text) })).statusCode).toBe(404)
    expect((await get(`/api/hosting?round=${round}`)).statusCode).toBe(401)
    const last = (await texts('link')).at(-1)
    expect(last?.phone).toBe('13900009999')
    expect((await comesIn(tokenIn(last?.text))).answer.statusCode).toBe(200)
  })
})

describe('4.3 the department', () => {
  test('4.3 sees all its hosts, whom it named and whom to call first', async () => {
    const rows = await desk.ask(department, 'hosts')
    expect(rows.length).toBeGreaterThan(5)
    const of = (one: string) => rows.find((row: { host: string }) => row.host === one)
    expect(of('imau')).toMatchObject({ status: 'submitted', waiting: 1, late: 0, seats: { agreed: 13, now: 13, taken: 1, stated: 13 } })
    expect(of('imnu')).toMatchObject({ status: 'none', clerks: [{ zh: 'officer of imnu' }], contact: null })
    expect(of('imu')).toMatchObject({ contact: { name: '新秘书', phone: '13900009999' }, linkOpened: true })
    expect(rows.map((row: { status: string }) => row.status).indexOf('submitted')).toBe(0)
    expect(rows.some((row: { host: string }) => row.host === 'pku')).toBe(false)
    const strangers = await desk.app.inject({ url: `/api/hosts?round=${round}`, headers: desk.headersOf(hostOf('imau')) })
    expect(strangers.statusCode).toBe(404)
  })

  test('4.3 opens a host’s page as the host sees it, and the look is written down', async () => {
    const page = await desk.ask(leader, 'hosting', { host: 'imau' })
    expect(page).toMatchObject({ mine: false, waiting: [{ id: 'c', goals: '示例', wish: 1 }] })
    const looks = await desk.house.database.query<{ n: number }>(
      "select count(*)::int as n from access_log where asked = 'hosting' and id = $1 and account = $2",
      [other, leader.id],
    )
    expect(looks[0]?.n).toBeGreaterThan(0)
  })
})

test('7.1 everybody reads without a script who takes guests in which field and how many seats are free, and no name that the host has not made public', async () => {
  const asked = async (url: string) => (await desk.app.inject({ url })).body
  await must(department, 'hosting', other, 'accept', { version: 1 })
  const all = await asked(`/hosts?round=${round}`)
  expect(all).not.toContain('<script')
  for (const shown of ['内蒙古农业大学', '畜牧、兽医科学', '3 / 4', '示例导师（教授）', '单位尚未填报，按目录名额'])
    expect(all).toContain(shown)
  for (const hidden of ['示例导师二', '示例联系人', '0471-6290000', '孙三', '北京大学']) expect(all).not.toContain(hidden)
  const one = await asked(`/hosts?round=${round}&discipline=230`)
  expect([one.includes('内蒙古农业大学'), one.includes('内蒙古师范大学')]).toEqual([true, false])
  expect(await asked(`/hosts?round=${round}&discipline=999`)).toContain('没有单位接收这个学科。')
  expect(await asked(`/hosts?round=${round}&discipline=%3Cscript%3E`)).not.toContain('<script')
})

/** Nobody before: only what a proposal and an answer read of a placement. */
const insertRacer = (one: string) =>
  withClient(desk.house.url, client =>
    client.query(
      `insert into dossier (subject, id, round, track, employer, body, status, waits_for, since, n, hash, state)
       values ('placement', $1, $2, 'inside', $3, $4, 'opened', 'department', now(), 1, '', $5)`,
      [
        one,
        round,
        employer,
        hohhot,
        { status: 'opened', round, track: 'inside', employer, body: hohhot, willing: true, offered: [], wished: [] },
      ],
    ),
  )

test('4.3 while a host takes its seats back somebody is put to it: one of the two every time, and never less than nothing', async () => {
  const seat = { host: 'imnu', programme: 'imnu-880' }
  const [theirs, secretary] = [hostingOf(round, seat.host), hostOf(seat.host)]
  const names = [seatsFree(round, seat.host, seat.programme), seatsTaken(round, seat.host, seat.programme)]
  const balances = async () => {
    const rows = await desk.house.database.transaction('everything', query =>
      query<{ name: string; balance: number }>('select name, balance from counter where name = any($1)', [names]),
    )
    return names.map(name => rows.find(row => row.name === name)?.balance ?? 0)
  }
  const versions = { n: 0 }
  const states = async (seats?: number) => {
    versions.n += 1
    const said = statement(seat.host, seats === undefined ? {} : { [seat.programme]: seats })
    await must(secretary, 'hosting', theirs, 'submit', { statement: said })
  }
  await must(department, 'hosting', theirs, 'invite', { round, host: seat.host })
  for (let race = 0; race < 12; race += 1) {
    await insertRacer(`race${race}`)
    await states(0)
    const [accepted, proposed] = await Promise.all([
      desk.house.act(department, 'hosting', theirs, 'accept', { version: versions.n }),
      desk.house.act(department, 'placement', `race${race}`, 'propose', seat),
    ])
    const won = accepted.kind === 'done'
    expect([accepted.kind, proposed.kind]).toEqual(won ? ['done', 'refused'] : ['refused', 'done'])
    expect(await balances()).toEqual(won ? [0, 0] : [4, 1])
    if (!won) await must(secretary, 'placement', `race${race}`, 'turnDown', { reason: 'noSeat' })
    await states()
    await must(department, 'hosting', theirs, 'accept', { version: versions.n })
    expect(await balances()).toEqual([5, 0])
  }
})
