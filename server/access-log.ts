/**
 * Every request that may change something has its line in the access log before anything is done, and another with what came of it; where the first can't be
 * written, nothing is done. An action of the catalogue writes its one line in its own transaction. Who looked at what is written down by each answer.
 */
import { hash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { findToken } from './cookie.ts'
import type { Query } from './database.ts'
import type { House } from './house.ts'
import type { Session } from './session.ts'
import { shownThrough } from './shown-doors.ts'
import { secondsAt } from './statement-time.ts'
import { type Trail, trailHere, under } from './trail.ts'

const safe: readonly string[] = ['GET', 'HEAD', 'OPTIONS']
/** They change something all the same: a platform sends the browser back to it. */
const changingLooks: readonly string[] = ['/api/sso/:id/back']
/** Writes its own line, keeps nothing of what was asked, or changes nothing. */
const exempt: readonly string[] = ['/api/:subject/:id/:action', '/self-check', '/api/ask/:question', '/api/page-reports']

const nobody: Pick<Trail, 'account' | 'session' | 'seat'> = { account: 'visitor', session: '-', seat: 'visitor' }

const doorOf = ({ method, routeOptions: { url } }: FastifyRequest) => `${method} ${url}`
const beginOf = (request: FastifyRequest): Trail => ({
  ...{ request: request.id, address: request.ip, ...nobody },
  fields: shownThrough(doorOf(request)),
  seconds: secondsAt(request.routeOptions.url, request.params),
})

const seatsOf = ({ account, seats }: Session): string => {
  const held = seats.map(({ role, organisation }) => `${role}@${organisation}`)
  return [...(account.person === null ? [] : ['person']), ...held].join(' ') || 'none'
}

/** Once it is known who asks, the lines of this request say so. */
export const nameCaller = (request: FastifyRequest, session: Session | undefined, https: boolean): void => {
  const trail = trailHere()
  const token = findToken(request, https)
  if (!trail || !session || token === undefined) return
  trail.account = session.account.id
  trail.session = hash('sha256', hash('sha256', token, 'buffer'), 'hex')
  trail.seat = seatsOf(session)
}

const lineText = `
insert into access_log (account, asked, result, request, session, address, seat, fields) values ($1, $2, $3, $4, $5, $6, $7, $8)`
const lineOf = (trail: Trail, asked: string, result: string) => {
  const { account, request, session, address, seat, fields } = trail
  return [account, asked, result, request, session, address, seat, fields]
}

const resultOf = (status: number) => {
  if (status < 400) return 'done'
  return status < 500 ? 'refused' : 'failed'
}

const mayChange = ({ method, is404, routeOptions: { url } }: FastifyRequest): boolean =>
  !is404 && url !== undefined && (safe.includes(method) ? changingLooks.includes(url) : !exempt.includes(url))

export const keepAccessLog = (app: FastifyInstance, { database }: House, anyone: (request: FastifyRequest) => Promise<unknown>): void => {
  const trails = new WeakMap<FastifyRequest, Trail>()
  /** By which door: a request that is told there is nothing there has none any more. */
  const begun = new WeakMap<FastifyRequest, string>()
  const enter = (request: FastifyRequest, _reply: FastifyReply, done: () => void) => {
    const trail = trails.get(request) ?? beginOf(request)
    trails.set(request, trail)
    under(trail, done)
  }
  app.addHook('onRequest', enter)
  // A body is read in the events of the socket, which know nothing of the request.
  app.addHook('preValidation', enter)
  app.addHook('preHandler', async request => {
    const trail = trails.get(request)
    if (!trail || !mayChange(request)) return
    await anyone(request)
    const asked = doorOf(request)
    await database.query(lineText, lineOf(trail, asked, 'begun'))
    begun.set(request, asked)
  })
  app.addHook('onSend', async (request, reply) => {
    const [trail, asked] = [trails.get(request), begun.get(request)]
    if (!trail || asked === undefined) return
    begun.delete(request)
    await database.query(lineText, lineOf(trail, asked, resultOf(reply.statusCode)))
  })
}

const actText = `
insert into access_log (account, asked, subject, id, result, seat, fields) values ($1, $2, $3, $4, $5, coalesce($6, trail('seat')), $7)`
export type Act = {
  readonly subject: string
  readonly id: string
  readonly action: string
  readonly input: unknown
  readonly actor: { readonly id: string }
}

/** The line of an act that somebody asked for; what the house does by itself stands in the journal alone. */
export const noteAct = async (query: Query, { subject, id, action, input, actor }: Act, result: string, role?: string): Promise<void> => {
  if (!trailHere()) return
  // Names that were not looked at yet may be anything that somebody typed.
  const fields = role === undefined ? [] : Object.keys(Object(input))
  await query(actText, [actor.id, `${subject}.${action}`, subject, id, result, role ?? null, fields])
}
