/** How often an address came to a door within a window of time, counted over all servers: two of them would otherwise let in twice as many. */
import { hash } from 'node:crypto'
import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from '@fastify/rate-limit'
import type { Database } from '../database.ts'

const countText = `
insert into throttle as t (key, failures, until) values ($1, 1, clock_timestamp() + $2 * interval '1 millisecond')
on conflict (key) do update set failures = case when t.until < clock_timestamp() then 1 else t.failures + 1 end,
  until = case when t.until < clock_timestamp() then excluded.until else t.until end
returning failures as current, ceil(extract(epoch from until - clock_timestamp()) * 1000)::int as ttl`
type Counted = { readonly current: number; readonly ttl: number }

const doorOf = (parameters: object): string => {
  const { method, url } = { method: '', url: '', ...Object(Reflect.get(parameters, 'routeInfo')) }
  return `${method} ${url}`
}

const storeFor = (database: Pick<Database, 'query'>, door: string): FastifyRateLimitStore => ({
  incr: (address, callback, timeWindow) => {
    database.query<Counted>(countText, [hash('sha256', `flood/${door}/${address}`, 'buffer'), timeWindow]).then(
      ([counted]) => callback(null, counted),
      (error: Error) => callback(error),
    )
  },
  child: parameters => storeFor(database, doorOf(parameters)),
})

const isStore = (value: unknown): value is FastifyRateLimitStoreCtor => typeof value === 'function'

/** The plug-in calls it with `new`. */
export const floodsOf = (database: Pick<Database, 'query'>): FastifyRateLimitStoreCtor => {
  function Floods() {
    return storeFor(database, '')
  }
  const made: unknown = Floods
  if (!isStore(made)) throw new TypeError('a function is none')
  return made
}
