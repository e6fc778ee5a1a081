// Spans reach a collector that the operator named, tell of doors and statements and of nobody, and cost no request when it is away.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { form, personOf, round } from '../../test/given.ts'
import { freshHouse, type TestHouse } from '../../test/house.ts'
import { openDoors } from '../http.ts'
import { startSession } from '../session.ts'
import { readSettings } from '../settings.ts'
import { startTraces } from './traces.ts'

const Value = z.object({ stringValue: z.string().optional(), intValue: z.union([z.number(), z.string()]).optional() })
const Sent = z.object({
  resourceSpans: z.array(
    z.object({
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              ...{ name: z.string(), traceId: z.string(), spanId: z.string(), parentSpanId: z.string().optional() },
              attributes: z.array(z.object({ key: z.string(), value: Value })),
            }),
          ),
        }),
      ),
    }),
  ),
})

const bodies: string[] = []
let collector: Server
let house: TestHouse
let app: FastifyInstance
let stop: () => Promise<void>

const open = async (url: string, environment: Readonly<Record<string, string>> = {}) => {
  const made = await freshHouse()
  house = made
  const traces = await startTraces(url, '0')
  const site = {
    ...{ house: { ...made, database: traces.within(made.database) }, demo: false, told: () => null, publicUrl: () => '' },
    ...{ filesFolder: '/nowhere', traces },
  }
  app = await openDoors(site, readSettings({ TEPEI_LOG: 'silent', TEPEI_BUSY: '0', ...environment }))
  stop = traces.stop
}
const collect = async () => {
  bodies.length = 0
  collector = createServer((request, response) => {
    let body = ''
    request.on('data', part => {
      body += String(part)
    })
    request.on('end', () => {
      bodies.push(body)
      response.end('{}')
    })
  })
  await new Promise<void>(resolve => collector.listen(0, '127.0.0.1', resolve))
  const { port } = z.custom<AddressInfo>().parse(collector.address())
  return `http://127.0.0.1:${port}/v1/traces`
}
const spans = () => bodies.flatMap(b => Sent.parse(JSON.parse(b)).resourceSpans.flatMap(r => r.scopeSpans.flatMap(s => s.spans)))

afterEach(async () => {
  await app.close()
  await stop()
  await house.close()
  await new Promise(resolve => (collector.listening ? collector.close(resolve) : resolve(undefined)))
})

test('a request and its transactions are one trace, which names the door and nobody', async () => {
  await open(await collect())
  const person = personOf('traced')
  await house.settle(person)
  const cookie = `tepei=${await startSession(house, person.id)}`
  const answer = await app.inject({
    ...{ method: 'POST', url: '/api/application/traced/save', payload: { round, form: { ...form, name: '示例姓名' } } },
    headers: { cookie, 'idempotency-key': 'traced-1' },
  })
  await stop()
  const found = spans()
  const [request] = found.filter(s => s.name.startsWith('POST '))
  expect(request?.name).toMatch(/^POST \/api\//)
  expect(request?.attributes).toContainEqual({ key: 'tepei.action', value: { stringValue: 'application.save' } })
  expect(request?.attributes).toContainEqual({ key: 'http.response.status_code', value: { intValue: answer.statusCode } })
  const own = found.filter(s => s.traceId === request?.traceId && s.parentSpanId === request?.spanId)
  expect(own.map(s => s.name)).toContain('transaction')
  expect(bodies.join('')).not.toContain('示例姓名')
  expect(bodies.join('')).not.toContain('traced"')
})

test('a trace that somebody outside names is not joined, one of a trusted proxy is', async () => {
  const url = await collect()
  const header = { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }
  await open(url)
  await app.inject({ url: '/healthz', headers: header })
  await stop()
  expect(spans().map(s => s.traceId)).not.toContain('0af7651916cd43dd8448eb211c80319c')
  await app.close()
  await house.close()
  await open(url, { TEPEI_TRUST_PROXY: '127.0.0.1' })
  await app.inject({ url: '/healthz', headers: header })
  await stop()
  expect(spans().map(s => s.traceId)).toContain('0af7651916cd43dd8448eb211c80319c')
})

test('a collector that is away costs no request', async () => {
  const url = await collect()
  await new Promise(resolve => collector.close(resolve))
  await open(url)
  expect((await app.inject({ url: '/healthz' })).statusCode).toBe(200)
})
