/** A host that is asked to take a trainee of another: it reads what it is asked and answers, by account and by link, and learns nothing else. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Actor } from '../core/facts.ts'
import { hostingOf } from '../core/hosting/dossier.ts'
import { type QuestionName, questions } from '../core/question.ts'
import { department, hostOf, imuBiology, leader, personOf, round } from '../test/given.ts'
import { type HostDay, openHostDay, otherSeat } from '../test/host-house.ts'
import { inputs } from '../test/scale/asked.ts'
import { daily } from './clock.ts'
import { dutiesOnce } from './duties.ts'
import { postOnce } from './post.ts'
import { withClient } from './postgres/check.ts'
import { placeOf } from './seal.ts'
import { openText } from './sending.ts'
import { startSession } from './session.ts'

let day: HostDay
const imu = hostOf(imuBiology.host)
const imau = hostOf(otherSeat.host)
const pku = hostOf('pku')
type Headers = { readonly cookie: string }
let byLink: Headers

const get = (headers: Headers, question: string, input: Readonly<Record<string, string>> = {}) =>
  day.app.inject({ url: `/api/${question}?${new URLSearchParams(input)}`, headers })
const asked = async (headers: Headers) => (await get(headers, 'changesAsked')).json()
const post = async (headers: Headers, id: string, action: string, payload: object, key = `${id}-${action}-key`) =>
  day.app.inject({ method: 'POST', url: `/api/training/${id}/${action}`, headers: { ...headers, 'idempotency-key': key }, payload })
const must = (actor: Actor, id: string, action: string, input: unknown = {}) =>
  day.done(day.house.act(actor, 'training', id, action, input))
const wants = (id: string, reason: string, more: object = {}) => must(personOf(id), id, 'askChange', { ...otherSeat, reason, ...more })

const linkText = `
insert into link (id, token, hosting, organisation, phone_index, sealed, made_by, expires)
values ($1::text, convert_to($1, 'UTF8'), $2, $3, 'phone', 'sealed', 'department', now() + interval '1 day')`
const linkTo = async (id: string, hosting: string, host: string): Promise<Headers> => {
  await day.house.database.query("insert into account (id, login, zh, en, invented) values ($1::text, $1::text, '某老师', '', true)", [id])
  await day.house.database.transaction('everything', query => query(linkText, [id, hosting, host]))
  return { cookie: `tepei=${await startSession(day.house, id, id)}` }
}

beforeAll(async () => {
  day = await openHostDay()
  await day.settle(pku, leader)
  for (const [id, name] of [
    ['a', '赵一'],
    ['b', '钱二'],
    ['c', '孙三'],
  ] as const)
    await day.expects(id, name)
  await day.notifies('a', 'b', 'c')
  day.house.turnTo('2022-09-01')
  for (const id of ['a', 'b', 'c']) await must(imu, id, 'enrol', { on: '2022-09-01' })
  await must(personOf('a'), 'a', 'askLeave', { kind: 'personal', from: '2022-09-12', to: '2022-09-14', reason: '家事示例' })
  byLink = await linkTo('contact', hostingOf(round, otherSeat.host), otherSeat.host)
})
afterAll(() => day.close())

const textsOf = async (purpose: string) => {
  const rows = await day.house.database.transaction('everything', query =>
    query<{ key: string; sealed: Buffer }>('select key, sealed from outgoing where purpose = $1 order by id', [purpose]),
  )
  return rows.map(({ key, sealed }) => openText(day.house.seals, key, sealed))
}
type Line = { readonly what: string; readonly id: string; readonly title: string; readonly until: string | null }
const linesOf = async (actor: Actor): Promise<readonly Line[]> => {
  const { rows = [] } = (await get(day.headersOf(actor), 'duties', { round, limit: '100' })).json()
  return rows.filter(({ what }: Line) => what === 'askedToTake')
}

/** Whatever the catalogue knows to ask, also about the three. */
const everything = async (headers: Headers): Promise<ReadonlyMap<string, string>> => {
  const about: readonly Readonly<Record<string, string>>[] = [
    { id: 'a' },
    { subject: 'training', id: 'a' },
    { training: 'a' },
    { round, subject: 'training' },
  ]
  const isName = (name: string): name is QuestionName => name in questions
  const said = new Map<string, string>()
  // Whoever guesses at certificates is slowed down, so its answer changes by being asked.
  for (const name of Object.keys(questions)
    .filter(isName)
    .filter(name => name !== 'certificate'))
    for (const input of [...(inputs[name] ?? [{ round }]), ...about]) {
      const answer = await get(headers, name, { ...input })
      said.set(`${name} ${JSON.stringify(input)}`, answer.body.replace(/"at":"[^"]*"/g, '').replace(/"reqId":"[^"]*"/g, ''))
    }
  return said
}
const learnt = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) =>
  [...after].filter(([question, answer]) => before.get(question) !== answer).map(([question]) => question.split(' ')[0])

describe('6.1 a host that is asked to take somebody', () => {
  test('learns what it is asked, by account and by link, and no answer of the catalogue tells it anything more', async () => {
    const before = { account: await everything(day.headersOf(imau)), link: await everything(byLink) }
    expect(before.account.size).toBeGreaterThan(300)
    await wants('a', '导师调离，方向无法继续', { tellsWhy: true })
    await wants('b', '家里的事示例')
    const ours = {
      ...{ id: 'a', round, name: '赵一', track: { zh: expect.any(String), en: expect.any(String) }, field: null },
      ...{
        from: { zh: '内蒙古大学', en: expect.any(String) },
        programme: expect.anything(),
        studyStart: '2022-09-01',
        studyEnd: '2023-08-31',
      },
      ...{ askedOn: '2022-09-01', askedBy: 'person', why: '导师调离，方向无法继续', letGoOn: null, agreedOn: null, lapsesOn: '2022-10-01' },
      clause: '6.1',
    }
    for (const headers of [day.headersOf(imau), byLink])
      expect(await asked(headers)).toEqual([ours, { ...ours, id: 'b', name: '钱二', why: null }])
    for (const actor of [imu, pku]) expect(await asked(day.headersOf(actor))).toEqual([])
    for (const actor of [department, leader, personOf('a')]) expect((await get(day.headersOf(actor), 'changesAsked')).statusCode).toBe(404)
    const changed = new Set([
      ...learnt(before.account, await everything(day.headersOf(imau))),
      ...learnt(before.link, await everything(byLink)),
    ])
    expect([...changed]).toEqual(['changesAsked'])
  })

  test('answers by its link, once, and is told what stands in the way; of anybody else it is told nothing', async () => {
    expect((await post(byLink, 'a', 'agreeToChange', {})).statusCode).toBe(200)
    const again = await post(byLink, 'a', 'agreeToChange', {}, 'a-second-time')
    expect([again.statusCode, again.json().refusals]).toMatchObject([409, [{ rule: 'agreesOnce', clause: '6.1', found: '2022-09-01' }]])
    expect((await asked(byLink))[0]).toMatchObject({ id: 'a', agreedOn: '2022-09-01' })
    for (const [id, action] of [
      ['a', 'letGo'],
      ['a', 'allowChange'],
      ['a', 'grantLeave'],
      ['a', 'enrol'],
      ['c', 'agreeToChange'],
      ['c', 'refuseChange'],
    ] as const)
      expect([id, action, (await post(byLink, id, action, { reason: '示例' })).statusCode]).toEqual([id, action, 404])
    expect((await post(day.headersOf(pku), 'a', 'agreeToChange', {}, 'not-asked-1')).statusCode).toBe(404)
  })

  test('says no, and the request is gone; of what lapses nothing is left either', async () => {
    expect((await post(day.headersOf(imau), 'b', 'refuseChange', { reason: '没有合适的导师' })).statusCode).toBe(200)
    expect((await asked(byLink)).map((one: { readonly id: string }) => one.id)).toEqual(['a'])
    day.house.turnTo('2022-10-01')
    await daily(day.house)
    expect(await asked(byLink)).toHaveLength(1)
    day.house.turnTo('2022-10-02')
    await daily(day.house)
    expect(await asked(byLink)).toEqual([])
    day.house.turnTo('2022-10-10')
    await wants('a', '导师调离，方向无法继续', { tellsWhy: true })
    await wants('b', '家里的事示例')
  })

  test('a sabotaged door would tell a link of another round, and a reason that was to stay sealed', async () => {
    const former = await linkTo('former', hostingOf('r0', otherSeat.host), otherSeat.host)
    const stays = async () => [await asked(former), (await asked(byLink)).map((one: { readonly why: string | null }) => one.why)]
    const whole = await stays()
    expect(whole).toEqual([[], ['导师调离，方向无法继续', null]])
    await withClient(day.house.url, async client => {
      const { rows } = await client.query("select pg_get_functiondef('change_asked_here'::regproc) as body")
      const body = String(rows[0].body)
      const broken = body
        .replace("and d.state #>> '{change,tellsWhy}' = 'true'", '')
        .replace(/and coalesce\(current_setting\('tepei\.only', true\), ''\) in \([^\n]*/, '')
      await client.query(broken)
    })
    expect(await stays()).not.toEqual(whole)
    expect((await stays())[0]).toHaveLength(2)
    expect((await stays())[1]).toEqual(['导师调离，方向无法继续', '家里的事示例'])
  })

  test('6.1 is told so by a text with a link, and has a line among its duties that names nobody, for nobody else to see', async () => {
    const [id, phone] = [hostingOf(round, otherSeat.host), '13900005678']
    const { bytes } = day.house.seals.seal(placeOf('hosting', id, 'contact', 1), { name: '某秘书', phone })
    await withClient(day.house.url, client =>
      client.query("insert into record (subject, id, n, kind, sealed) values ('hosting', $1, 1, 'contact', $2)", [id, bytes]),
    )
    await wants('c', '方向调整示例')
    await vi.waitFor(
      async () => {
        await postOnce(day.house, 'http://tepei.test')
        expect(await textsOf('link')).toContainEqual(
          expect.objectContaining({
            phone,
            text: expect.stringMatching(/有学员申请转到贵单位培养，请答复是否接收：http:\/\/tepei\.test\/app\/link#/),
          }),
        )
      },
      { timeout: 60_000, interval: 200 },
    )
    await vi.waitFor(
      async () => {
        await dutiesOnce(day.house)
        expect(await linesOf(imau)).toHaveLength(3)
      },
      { timeout: 60_000, interval: 200 },
    )
    expect((await linesOf(imau)).map(({ id: one, title, until }) => [one, title === '孙三', until])).toContainEqual([
      'c',
      false,
      '2022-11-09',
    ])
    for (const actor of [imu, pku, personOf('c')]) expect(await linesOf(actor)).toEqual([])
  })
})
