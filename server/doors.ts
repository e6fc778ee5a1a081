/**
 * Default deny: a route is opened when the catalogue has an entry of it, an action, a question, a described door or a page. Any other stops the start. Where the
 * entry asks for a session, nobody without one comes as far as the door's own code.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import type { Session } from './session.ts'

/** Pages and files that anybody may open; what they show is published, or asked for by what somebody holds in their hand. */
const pages: readonly string[] = [
  ...['GET /', 'GET /app', 'GET /app/', 'GET /app/*', 'GET /app/shell-worker.js', 'GET /public.css'],
  ...['GET /notice', 'GET /hosts', 'GET /reprimands', 'GET /self-check', 'POST /self-check'],
  ...['GET /notice/object', 'POST /notice/object', 'GET /objection', 'POST /objection', 'POST /objection/more', 'POST /objection/withdraw'],
  ...['GET /certificate', 'GET /certificate/{}', 'GET /.well-known/tepei-keys.json', 'GET /.well-known/tepei-revocations.json'],
  ...['GET /outbox', 'GET /healthz', 'GET /readyz', 'GET /metrics', 'GET /api/openapi.json', 'POST /api/demo/day'],
  // Where a platform sends the browser back to; the ticket in its cookie says whose it is.
  'GET /api/sso/{}/back',
]
/** The doors behind which the catalogue itself says who: an action or a question that it doesn't have is not there. */
const catalogue: readonly string[] = ['POST /api/{}/{}/{}', 'GET /api/{}', 'POST /api/ask/{}']

export type Entry = 'open' | 'session'
export type Entries = ReadonlyMap<string, Entry>
type Described = { readonly paths: Readonly<Record<string, unknown>> }

const keyOf = (method: string, path: string) => `${method.toUpperCase()} ${path.replace(/:[A-Za-z0-9]+|\{[^}]+\}/g, '{}')}`
const asksForSession = (operation: unknown): boolean => {
  const security: unknown = Reflect.get(Object(operation), 'security')
  return Array.isArray(security) && security.length > 0
}

/** Every door that may be, with whether it is for whoever is signed in only. */
export const entriesOf = ({ paths }: Described): Entries =>
  new Map([
    ...[...pages, ...catalogue].map(key => [key, 'open'] as const),
    ...Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(Object(operations)).map(
        ([method, operation]) => [keyOf(method, path), asksForSession(operation) ? 'session' : 'open'] as const,
      ),
    ),
  ])

const methodsOf = ({ method }: RouteOptions): readonly string[] => [method].flat().filter(one => one !== 'HEAD')

/** Watches every route that is added from now on. */
export const guardDoors = (
  app: FastifyInstance,
  entries: Entries,
  anyone: (request: FastifyRequest) => Promise<Session | undefined>,
): void => {
  const refuse = async (request: FastifyRequest, reply: FastifyReply) => {
    if ((await anyone(request)) === undefined) await reply.code(401).send({ error: 'Sign in first.' })
  }
  app.addHook('onRoute', route => {
    for (const method of methodsOf(route)) {
      const entry = entries.get(keyOf(method, route.url))
      if (entry === undefined)
        throw new Error(
          `${method} ${route.url} has no entry: describe it in server/openapi.ts, or name it among the pages of server/doors.ts.`,
        )
      if (entry === 'session') route.onRequest = [...[route.onRequest ?? []].flat(), refuse]
    }
  })
}
