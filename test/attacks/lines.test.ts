/** Words that would be a header, a line of the log or a part of a message of their own stay words: at every door, in what goes to the gateway, in what the house writes down. */
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { questions } from '../../core/question.ts'
import { gatewaySender } from '../../server/gateway.ts'
import { openDoors } from '../../server/http.ts'
import { describe } from '../../server/openapi.ts'
import { schemaOf } from '../../server/questions/inputs.ts'
import { startSession } from '../../server/session.ts'
import { readSettings } from '../../server/settings.ts'
import { asLine } from '../../server/tell.ts'
import { figure, seedOf } from '../faults/figures.ts'
import { department, leader, round } from '../given.ts'
import { freshHouse, law2022, law2022Digest, type TestHouse } from '../house.ts'
import { brokenHeaders, fileNames, lines } from './lines.ts'

let house: TestHouse
let app: FastifyInstance
let cookie = ''
beforeAll(async () => {
  house = await freshHouse()
  await house.settle(department, leader)
  await house.act(leader, 'round', round, 'publish', { law: law2022Digest, edition: law2022.policy.edition })
  await house.act(department, 'round', round, 'open')
  const site = { house, demo: false, told: () => null, publicUrl: () => 'http://tepei.test', filesFolder: '/nowhere' }
  app = await openDoors(site, readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0' }))
  cookie = `tepei=${await startSession(house, department.id)}`
})
afterAll(async () => {
  await app.close()
  await house.close()
})

const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const
const described: unknown = JSON.parse(JSON.stringify(describe('1')))
const doors = Object.entries(Object(Reflect.get(Object(described), 'paths'))).flatMap(([path, operations]) =>
  methods.filter(method => method.toLowerCase() in Object(operations)).map(method => ({ method, path })),
)
const propertiesOf = (input: Parameters<typeof schemaOf>[0]): readonly string[] =>
  Object.keys(Object(Reflect.get(Object(schemaOf(input)), 'properties')))

test('F19 no words that are sent to a door come back as a header', { timeout: 180_000 }, async () => {
  const seed = seedOf('LINE_SEED')
  const each = Number(process.env.LINE_WORDS ?? 1)
  const words = [...lines, ...fileNames]
  const wrong: string[] = []
  let n = 0
  const wordAt = (i: number) => words[(Number(seed) + i * 7) % words.length] ?? ''
  const look = (request: InjectOptions, answer: LightMyRequestResponse) => {
    n += 1
    const broken = brokenHeaders(answer.headers)
    if (broken.length > 0 || answer.statusCode >= 500)
      wrong.push(`${request.method} ${String(request.url)}: ${answer.statusCode} ${broken.join(', ')}`)
  }
  const tried = async (request: InjectOptions) => look(request, await app.inject({ ...request, headers: { cookie, ...request.headers } }))
  for (const [i, { method, path }] of doors.entries())
    for (let k = 0; k < each; k += 1) {
      const word = wordAt(i + k * 31)
      const url = path.replace(/\{[^}]+\}/g, encodeURIComponent(word))
      await tried({
        method,
        url,
        ...(method !== 'GET' && { payload: { reason: word, name: word, key: word }, headers: { 'idempotency-key': 'a-key-of-lines' } }),
      })
    }
  for (const [i, [name, { input }]] of Object.entries(questions).entries())
    for (const [j, key] of propertiesOf(input).entries())
      await tried({
        method: 'GET',
        url: `/api/${name}?${new URLSearchParams({ round, subject: 'application', id: 'x', [key]: wordAt(i + j) })}`,
      })
  figure({ id: 'F19', what: 'words that came back as a header, or broke an answer', seed, n, wrong: wrong.length })
  expect(wrong).toEqual([])
})

test('F19 a text that would be a header goes to the gateway as a text; a key that would be one does not leave at all', async () => {
  const heard: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = []
  const gateway = createServer((request, reply) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      heard.push({ headers: request.headers, body: Buffer.concat(parts).toString() })
      reply.end()
    })
  })
  await new Promise<void>(resolve => gateway.listen(0, '127.0.0.1', resolve))
  const address = gateway.address()
  const { send } = gatewaySender({
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`,
    secret: 's'.repeat(32),
  })
  for (const line of lines) expect(await send('13800001234', line, 'a-key')).toBe('sent')
  expect(heard.map(({ body }) => JSON.parse(body).text)).toEqual(lines)
  expect(heard.filter(({ headers }) => 'x-evil' in headers || 'bcc' in headers)).toEqual([])
  const keys = lines.filter(line => /[\r\n\u0100-\uffff]/.test(line))
  for (const key of keys) expect(await send('13800001234', 'x', key)).toEqual({ notSent: 'ERR_INVALID_CHAR' })
  expect(heard).toHaveLength(lines.length)
  await new Promise(resolve => gateway.close(resolve))
})

test('F19 what the house writes to its log is one line, whatever an error repeats', () => {
  for (const line of [...lines, ...fileNames]) {
    const told = asLine(`clock: application ${line} lapse: no such thing`)
    expect([...told].filter(mark => mark < ' ' || '\u007f\u0085\u2028\u2029\u202e'.includes(mark))).toEqual([])
  }
  expect(asLine('a\nb\u202ec 好')).toBe('a\\u{a}b\\u{202e}c 好')
})
