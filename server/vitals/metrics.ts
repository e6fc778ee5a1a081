/** The figures of one server in the form of Prometheus: how long requests take, what waits, how much room is left. No name, number or id of anybody is in them. */
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { House } from '../house.ts'
import { recentPageReports } from '../page-reports/count.ts'
import type { Site } from '../questions/asking.ts'
import { backlogs, findBacklog } from './backlog.ts'
import { findBehind } from './steady.ts'

const secondsApart = [0.01, 0.03, 0.1, 0.3, 1, 3, 10]
/** What was asked for and is no door of ours would be a series for each address that somebody tries. */
const unknown = '(no door)'

const countClock = (house: House, registers: Registry[]): void => {
  const behind = new Gauge({
    name: 'tepei_clock_behind_seconds',
    help: 'By how much the clock of the database, which decides deadlines, is behind the newest entry that it dated; 0 while it goes forward',
    registers,
    collect: async () => {
      behind.set((await findBehind(house)) / 1000)
    },
  })
}

const countReports = ({ database }: House, registers: Registry[]): void => {
  const refused = new Gauge({
    name: 'tepei_page_reports',
    help: 'What browsers refused of the pages today and yesterday, by line of the policy and where it came from',
    labelNames: ['directive', 'source'],
    registers,
    collect: async () => {
      refused.reset()
      for (const { n, ...labels } of await recentPageReports(database)) refused.set(labels, n)
    },
  })
}

/** Begins to count; what it gives back writes the figures as they are at that moment. */
export const startMetrics = (app: FastifyInstance, { house, space }: Site): (() => Promise<string>) => {
  const registers = [new Registry()]
  const [registry] = registers
  collectDefaultMetrics({ register: registry, prefix: 'tepei_' })
  const requests = new Histogram({
    name: 'tepei_request_seconds',
    help: 'How long requests took, by method, door and first digit of the status',
    labelNames: ['method', 'door', 'status'],
    buckets: secondsApart,
    registers,
  })
  app.addHook('onResponse', async (request, reply) => {
    const labels = { method: request.method, door: request.routeOptions.url ?? unknown, status: `${Math.floor(reply.statusCode / 100)}xx` }
    requests.observe(labels, reply.elapsedTime / 1000)
  })
  const waiting = new Gauge({
    name: 'tepei_waiting',
    help: 'What waits behind the pages, counted to a thousand',
    labelNames: ['what'],
    registers,
    collect: async () => {
      const found = await findBacklog(house.database)
      for (const what of backlogs) waiting.set({ what }, found[what])
    },
  })
  countClock(house, registers)
  countReports(house, registers)
  if (space) {
    const left = new Gauge({
      name: 'tepei_space_bytes',
      help: 'Room left where the data lie, and the least below which nothing new is taken',
      labelNames: ['what'],
      registers,
      collect: () => {
        for (const [what, bytes] of Object.entries(space())) left.set({ what }, bytes)
      },
    })
  }
  return () => Registry.merge(registers).metrics()
}
