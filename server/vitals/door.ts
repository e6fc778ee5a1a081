/** The doors for whoever keeps the house running: is it alive, can it work, what does it count. */
import { hash, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Door } from '../http.ts'
import type { Site } from '../questions/asking.ts'
import { findHealth } from './health.ts'
import { startMetrics } from './metrics.ts'
import { isTight } from './space.ts'

const digestOf = (text: string) => hash('sha256', text, 'buffer')

/** The secret by which the collector of figures is known; undefined where the operator named no file. */
export const readMetricsKey = (file: string | undefined): string | undefined => {
  if (file === undefined) return undefined
  const key = readFileSync(file, 'utf8').trim()
  if (key.length < 32) throw new Error('TEPEI_METRICS_KEY must be a file with a secret of 32 characters or more.')
  return key
}

/** Without a key there is no such door; with one, only for who holds it. */
const addMetrics = (app: FastifyInstance, site: Site): void => {
  const key = site.metricsKey
  if (key === undefined) return
  const wanted = digestOf(`Bearer ${key}`)
  const write = startMetrics(app, site)
  app.get('/metrics', async ({ headers }, reply) => {
    if (!timingSafeEqual(digestOf(headers.authorization ?? ''), wanted)) return reply.code(401).send({ error: 'Not for you.' })
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(await write())
  })
}

export const addVitals = (app: FastifyInstance, { site }: Door): void => {
  app.get('/healthz', (_request, reply) => reply.header('cache-control', 'no-store').send({ alive: true }))
  app.get('/readyz', async (_request, reply) => {
    const health = await findHealth(site)
    return reply
      .header('cache-control', 'no-store')
      .code(health.ready ? 200 : 503)
      .send(health)
  })
  addMetrics(app, site)
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])
/** Coming in and going out write a line each, and whoever keeps the house has to come in to mend it. */
const alwaysOpen = /^\/api\/(sign-in|sign-out|session|setup)([/?]|$)/

/** Too little room: everything can be read and nothing new is taken. What was asked for comes back when there is room, under the same key. */
export const refuseWithoutRoom = async ({ method, url }: FastifyRequest, reply: FastifyReply, { space }: Site): Promise<void> => {
  if (space === undefined || reading.has(method) || alwaysOpen.test(url) || !isTight(space())) return
  await reply
    .code(507)
    .header('retry-after', '60')
    .send({ error: 'The disk of this system is nearly full: nothing new is taken for the moment.' })
}
