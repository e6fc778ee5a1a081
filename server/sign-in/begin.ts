/** Where a session begins: the one that the browser had ends, so that what was known of it before opens nothing now, and the new token goes out. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { findToken, giveToken } from '../cookie.ts'
import type { Door } from '../http.ts'
import { type Came, endSession, startSession, type Way } from '../session.ts'
import type { SignedIn } from './by-password.ts'
import { deviceOf } from './device.ts'
import type { Tried } from './factors.ts'

export const cameBy = (request: FastifyRequest, how: Way): Came => ({
  how,
  device: deviceOf(request.headers['user-agent']),
  address: request.ip,
})

/** Sets the cookie of a session that has begun. It gives nothing back: a reply that is waited for waits until it is sent. */
export const letIn = async ({ site, https }: Door, request: FastifyRequest, reply: FastifyReply, token: string): Promise<void> => {
  const before = findToken(request, https)
  if (before !== undefined) await endSession(site.house, before)
  giveToken(reply, token, https)
}

/** For whoever has nothing more to show: a link, the first administrator. */
export const beginSession = async (door: Door, request: FastifyRequest, reply: FastifyReply, account: string, how: Way, link?: string) =>
  letIn(door, request, reply, await startSession(door.site.house, account, link, cameBy(request, how)))

export const tooMany = (reply: FastifyReply, seconds: number) =>
  reply.code(429).header('retry-after', seconds).send({ error: 'Too many tries.', seconds })

/** In, or what is still wanted; a wrong login, a wrong password and a closed account look the same. */
export const answerSignIn = async (door: Door, request: FastifyRequest, reply: FastifyReply, result: SignedIn) => {
  if (result.kind === 'in') {
    await letIn(door, request, reply, result.token)
    return reply.send({})
  }
  if (result.kind === 'next') return reply.send({ next: result.next, ticket: result.ticket })
  return result.kind === 'wait' ? tooMany(reply, result.seconds) : reply.code(401).send({ error: 'Login or password is wrong.' })
}

/** What a try that did not come right is told, to whoever is in already: 409, since 401 means that nobody is. */
export const answerTried = (reply: FastifyReply, tried: Exclude<Tried, { readonly kind: 'right' }>, rule: string) =>
  tried.kind === 'wait' ? tooMany(reply, tried.seconds) : reply.code(409).send({ refusals: [{ rule }] })
