// F18, R35: people's words are sent through the doors of a real server that logs all it can, and are then looked for wherever they must not be.
import { randomUUID } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withClient } from '../../server/postgres/check.ts'
import { figure } from '../faults/figures.ts'
import {
  bodyOf,
  department,
  employer,
  employerOf,
  form,
  hohhot,
  hostOf,
  imuBiology,
  law,
  leader,
  personOf,
  round,
  undertakings,
} from '../given.ts'
import { law2022Digest } from '../house.ts'
import { remarked } from '../uploads/pictures-made.ts'
import { actor } from '../world.ts'
import { canaries, columnsThatSing, sungIn } from './canaries.ts'
import { everyDoor, type Told } from './canary-doors.ts'
import { type CanaryHouse, openCanaryHouse, type Server, startServer } from './canary-house.ts'

const applicant = personOf('canary')
const finance = actor('cashier', { role: 'finance', organisation: 'department' })
const auditor = actor('auditor', { role: 'auditor', organisation: 'department' })
const administrator = actor('administrator', { role: 'administrator', organisation: 'department' })
const host = hostOf(imuBiology.host)
const staff = [department, leader, finance, auditor, administrator, employerOf(employer), bodyOf(hohhot), host]
const id = 'canary-application'

/** How often everybody goes round, each time by another door. */
const turns = Number(process.env.CANARY_TURNS ?? 1)

let house: CanaryHouse
beforeAll(async () => {
  house = await openCanaryHouse(applicant, ...staff)
})
afterAll(() => house.close())

type Answer = {
  readonly what: string
  readonly status: number
  readonly type: string
  readonly body: string
  readonly headers: string
  readonly cookie: string
}
type Telling = {
  readonly send: (told: Told, cookie?: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>
  readonly heard: readonly Answer[]
}

const tellingTo = ({ url }: Server): Telling => {
  const heard: Answer[] = []
  const send: Telling['send'] = async ({ method, path, body }, cookie = '', more = {}) => {
    const whole = typeof body === 'string' ? body : body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body)
    const headers = { cookie, 'idempotency-key': randomUUID(), ...(body !== undefined && { 'content-type': 'application/json' }), ...more }
    const answer = await fetch(`${url}${path}`, {
      ...{ method, headers, redirect: 'manual' as const },
      ...(body !== undefined && method !== 'GET' && { body: whole }),
    })
    const found = {
      ...{ what: `${method} ${path}`, status: answer.status, type: answer.headers.get('content-type') ?? '' },
      body: await answer.text(),
      headers: [...answer.headers].filter(([name]) => name !== 'set-cookie').join('\n'),
      cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '',
    }
    heard.push(found)
    return found
  }
  return { send, heard }
}
const post = (path: string, body: unknown = {}): Told => ({ method: 'POST', path, body })

const personal = (photo: string) => {
  const whole = form({})
  const { number: citizenNumber, phone, email, address, name } = canaries
  return {
    ...whole,
    identity: { ...whole.identity, citizenNumber, phone, email, address, name, photo: { sha256: photo, name: '照片.jpg' } },
    achievements: canaries.health,
  }
}

const signIn = async ({ send }: Telling): Promise<{ readonly cookie: string; readonly secret: string }> => {
  await send(post('/api/sign-in', { login: applicant.id, password: canaries.wrongPassword }))
  const { cookie } = await send(post('/api/sign-in', { login: applicant.id, password: canaries.password }))
  const { secret } = JSON.parse((await send(post('/api/account/totp/begin'), cookie)).body)
  const [clock] = await house.database.query<{ now: Date }>('select clock_timestamp() as now')
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock?.now.getTime() ?? 0 })
  const confirmed = await send(post('/api/account/totp/confirm', { code }), cookie)
  expect([confirmed.status, confirmed.cookie === '']).toEqual([200, false])
  return { cookie: confirmed.cookie, secret }
}

const account = { holder: canaries.name, accountNumber: canaries.bank, bankName: '金丝雀银行' }

const cookies = new Map<string, string>()
const cookieOf = (id: string) => cookies.get(id) ?? ''
/** The staff come in by their passwords, as they do each morning. */
const comeIn = async ({ send }: Telling) => {
  for (const one of staff) cookies.set(one.id, (await send(post('/api/sign-in', { login: one.id, password: canaries.password }))).cookie)
}

/** The procedure as it should go, each step taken: what is typed here is kept, and has to be kept well. */
const apply = async ({ send }: Telling, cookie: string) => {
  const must = async (told: Told, by = cookie, headers = {}) => {
    const answer = await send(told, by, headers)
    if (answer.status !== 200) throw new Error(`${answer.what}: ${answer.status} ${answer.body}`)
    return answer
  }
  const [office, chief, firm, body, pays] = [department, leader, employerOf(employer), bodyOf(hohhot), finance].map(one => cookieOf(one.id))
  await must(post(`/api/round/${round}/publish`, { law: law2022Digest, edition: law.policy.edition }), chief)
  await must(post(`/api/round/${round}/open`), office)
  const picture = await remarked('jpeg', canaries.health)
  const { sha256 } = JSON.parse((await must({ ...post('/api/files'), body: picture }, cookie, { 'content-type': 'image/jpeg' })).body)
  await must(post('/api/drafts', { place: `application/${id}/form`, base: 0, content: JSON.stringify(personal(sha256)) }))
  const act = (action: string, input: object = {}, by = cookie) => must(post(`/api/application/${id}/${action}`, input), by)
  await act('start', { round, form: personal(sha256) })
  await act('submit')
  await act('sendBack', { corrections: [{ field: 'achievements', reason: canaries.health }] }, firm)
  await act('submit')
  await act('consent', { conductConfirmed: true, undertakings }, firm)
  await must(post(`/api/inquiry/${id}.1/ask`, { round, text: `${canaries.health} ${canaries.phone} ${canaries.number}` }))
  await must(post(`/api/inquiry/${id}.1/answer`, { text: `${canaries.name} ${canaries.number}` }), office)
  await must(
    post(`/api/payee/${round}.${imuBiology.host}/register`, { round, host: imuBiology.host, ...account, from: '2022-03-10' }),
    pays,
  )
  await must(post('/api/phone/code', { phone: canaries.phone }), '')
  await must(post('/api/exports/applications', { round, as: 'csv', reason: '核对名单' }), office)
  await must({ method: 'GET', path: `/api/formInFull?id=${id}&reason=checkPapers` }, body)
  await must({ method: 'GET', path: `/api/documents/application/${id}/applicationForm` })
  await must({ method: 'GET', path: '/api/my-data/json' })
}

/** Everybody at every door: each door once at least, and once for each who is here where there is time. */
const everywhere = async ({ send }: Telling, cookie: string) => {
  const idOf = (subject: string) => (subject === 'round' ? 'another-round' : subject === 'payee' ? `${round}.${imuBiology.host}` : id)
  const whose = [cookie, '', ...staff.map(one => cookieOf(one.id))]
  for (let turn = 0; turn < turns; turn += 1)
    for (const [n, told] of everyDoor({ round, id, subject: 'application' }, idOf, turn).entries())
      await send(told, whose[(n + turn) % whose.length])
}

/** Whatever is written is refused by the database, in words that quote the row where it quotes one. */
const brokenDatabase = async (telling: Telling, cookie: string) => {
  const asOwner = (text: string) => withClient(house.postgres.ownerUrl, client => client.query(text))
  const each = (text: string) =>
    asOwner(`do $$ declare t text; begin for t in select quote_ident(tablename) from pg_tables where schemaname = 'public'
      and tablename not in ('session', 'access_log', 'server', 'cursor') loop execute format('${text}', t); end loop; end $$`)
  const { heard, send } = telling
  const [body, firm, pays] = [bodyOf(hohhot), employerOf(employer), finance].map(one => cookieOf(one.id))
  await each('alter table %s add constraint no_row check (false) not valid')
  const before = heard.length
  const picture = await remarked('png', canaries.health)
  await send(post('/api/sign-in', { login: department.id, password: canaries.wrongPassword }))
  await send(post('/api/phone/code', { phone: canaries.phone }))
  await send({ ...post('/api/files'), body: picture }, cookie, { 'content-type': 'image/png' })
  await send(post('/api/drafts', { place: `application/${id}/form`, base: 1, content: canaries.health }), cookie)
  await send(post(`/api/application/${id}/recommend`), body)
  await send(post(`/api/application/${id}/sendBack`, { corrections: [{ field: 'achievements', reason: canaries.health }] }), firm)
  await send(post(`/api/application/${id}/withdraw`, { reason: canaries.health }), cookie)
  await send(post(`/api/inquiry/${id}.2/ask`, { round, text: canaries.health }), cookie)
  await send(
    post(`/api/payee/${round}.${imuBiology.host}/register`, { round, host: imuBiology.host, ...account, from: '2022-03-10' }),
    pays,
  )
  await send(
    post('/api/accounts', { login: canaries.phone, name: { zh: canaries.name, en: 'Canary' }, password: canaries.password }),
    cookieOf(administrator.id),
  )
  await send(post('/api/account/password', { now: canaries.password, password: canaries.wrongPassword }), cookie)
  await each('alter table %s drop constraint no_row')
  const broke = heard.slice(before).filter(({ status }) => status >= 500)
  expect(broke.length).toBeGreaterThan(6)
  return broke.length
}

/** Its PostgreSQL is taken from under it in the middle of what it does. */
const cutDatabase = async ({ send }: Telling, cookie: string) => {
  const cut = () =>
    withClient(house.postgres.adminUrl, client =>
      client.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'tepei_app'"),
    )
  for (let n = 0; n < 3; n += 1)
    await Promise.all([
      send(post(`/api/inquiry/${id}.cut${n}/ask`, { round, text: `${canaries.health} ${canaries.number}` }), cookie),
      send(post('/api/sign-in', { login: department.id, password: canaries.wrongPassword })),
      cut(),
    ])
}

const stray = (where: string, text: string, more: Readonly<Record<string, string>>) => sungIn(text, more).map(name => `${where}: ${name}`)

/** A form that is shown again with what was typed into it is no word of the house. */
const isFormAgain = ({ what, type }: Answer) => type.startsWith('text/html') && /\/notice\/object|\/certificate/.test(what)

const refusedIn = (heard: readonly Answer[], more: Readonly<Record<string, string>>) => [
  ...heard.flatMap(({ what, headers }) => stray(`headers of ${what}`, headers, more)),
  ...heard
    .filter(answer => answer.status >= 400 && !isFormAgain(answer))
    .flatMap(({ what, status, body }) => stray(`answer ${status} of ${what} ${body.slice(0, 200)}`, body, more)),
]

test('F18 R35 of what people send nothing is in a log, a trace, an answer that says no, a file, a queue or a plain column', {
  timeout: 1_800_000,
}, async () => {
  const server = await startServer(house.environment)
  const telling = tellingTo(server)
  const { cookie, secret } = await signIn(telling)
  await comeIn(telling)
  await apply(telling, cookie)
  await everywhere(telling, cookie)
  const broke = await brokenDatabase(telling, cookie)
  await cutDatabase(telling, cookie)
  const metrics = await telling.send({ method: 'GET', path: '/metrics' }, '', { authorization: `Bearer ${house.metricsKey}` })
  expect([metrics.status, house.gateway.length > 0]).toEqual([200, true])
  await server.stop()
  const more = { token: cookie.replace(/^[^=]*=/, ''), secret }
  const wrong = [
    ...stray('log of the server', server.said(), more),
    ...stray('log of the database', house.databaseLog(), more),
    ...house.traces.flatMap(text => stray('trace', text, more)),
    ...stray('metrics', metrics.body, more),
    ...refusedIn(telling.heard, more),
    ...house.filesOfHouse().flatMap(([name, text]) => stray(`file ${name}`, text, more)),
    ...stray('export of the record', house.audit(), more),
    ...(await columnsThatSing(house.postgres.ownerUrl, more)).map(column => `column ${column}`),
  ]
  figure({
    ...{ id: 'F18', what: 'places in which a word of somebody’s was found that must not be there', seed: 'none' },
    ...{ n: telling.heard.length, wrong: wrong.length, more: `n counts requests, ${broke} of them into a broken database` },
  })
  expect([...new Set(wrong)]).toEqual([])
  expect(server.said()).toContain('"path":"/api/sign-in"')
  expect(house.databaseLog()).toContain('terminating connection')
  expect(house.traces.length).toBeGreaterThan(0)
})

/** Prints every piece of every request, and says in a header of each refusal what was asked. */
const leak = `import http from 'node:http'
let last = ''
const { push } = http.IncomingMessage.prototype
http.IncomingMessage.prototype.push = function (chunk, ...more) {
  if (chunk) console.log(last = String(chunk))
  return push.call(this, chunk, ...more)
}
const { writeHead } = http.ServerResponse.prototype
http.ServerResponse.prototype.writeHead = function (status, ...more) {
  if (status >= 400) this.setHeader('x-why', encodeURIComponent(last))
  return writeHead.call(this, status, ...more)
}`

test('F18 a log that prints what is sent, a refusal that says it, a queue and a column that keep it: the same search finds each', {
  timeout: 600_000,
}, async () => {
  const server = await startServer(house.environment, ['--import', `data:text/javascript,${encodeURIComponent(leak)}`])
  const telling = tellingTo(server)
  await telling.send(post('/api/sign-in', { login: applicant.id, password: canaries.wrongPassword }))
  await telling.send(post('/api/phone/enter', { phone: canaries.phone, code: 'no code', number: canaries.number }))
  await telling.send(post('/api/drafts', { place: canaries.health, bank: canaries.bank }))
  await server.stop()
  expect(sungIn(server.said())).toEqual(expect.arrayContaining(['number', 'phone', 'bank', 'wrongPassword', 'health']))
  expect(refusedIn(telling.heard, {}).map(line => line.split(': ').at(-1))).toEqual(
    expect.arrayContaining(['wrongPassword', 'number', 'bank']),
  )
  await withClient(house.postgres.ownerUrl, async client => {
    await client.query('alter table journal disable trigger user')
    await client.query('insert into throttle (key, failures, until) values ($1, 1, now())', [Buffer.from(canaries.number)])
    await client.query('update outgoing set why = $1', [`could not reach ${canaries.phone}`])
    await client.query("update journal set fact = fact || jsonb_build_object('remark', $1::text)", [canaries.health])
  })
  const found = await columnsThatSing(house.postgres.ownerUrl)
  expect(found).toEqual(
    expect.arrayContaining(['throttle.key (blind): number', 'outgoing.why (other): phone', 'journal.fact (personal): health']),
  )
})
