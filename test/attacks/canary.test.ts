// F18, R35: people's words are sent through the doors of a real server, and are then looked for wherever they must not be.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withClient } from '../../server/postgres/check.ts'
import { figure } from '../faults/figures.ts'
import { bodyOf, department, employer, employerOf, hohhot, imuBiology, round } from '../given.ts'
import { remarked } from '../uploads/pictures-made.ts'
import { canaries, columnsThatSing, sungIn } from './canaries.ts'
import { everyDoor } from './canary-doors.ts'
import { type CanaryHouse, openCanaryHouse, startServer } from './canary-house.ts'
import {
  type Answer,
  account,
  administrator,
  applicant,
  apply,
  comeIn,
  cookieOf,
  fillInPages,
  finance,
  goOn,
  id,
  post,
  signIn,
  staff,
  type Telling,
  tellingTo,
} from './canary-song.ts'

/** How often everybody goes round, each time by another door. */
const turns = Number(process.env.CANARY_TURNS ?? 1)

let house: CanaryHouse
beforeAll(async () => {
  house = await openCanaryHouse(applicant, ...staff)
})
afterAll(() => house.close())

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
const isFormAgain = ({ what, type }: Answer) =>
  type.startsWith('text/html') && /\/notice\/object|\/certificate|\/objection|\/self-check/.test(what)

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
  const { cookie, secret } = await signIn(telling, house.database)
  await comeIn(telling)
  await apply(telling, cookie)
  await goOn(telling, cookie)
  await fillInPages(telling)
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
