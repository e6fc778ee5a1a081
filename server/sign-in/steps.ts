/** The steps after a right password, each by the ticket that the step before gave: a code, a second factor to begin with, a password to be chosen anew. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Door } from '../http.ts'
import { bodyOf } from '../sign-in.ts'
import { answerSignIn, answerTried, cameBy, letIn } from './begin.ts'
import { beginTotp, drawCodes, tryCode, tryFirstCode } from './factors.ts'
import { Code, findOwn, writeDown } from './own-doors.ts'
import { faultsOf, Password, setPassword } from './passwords.ts'
import { proceed } from './proceed.ts'
import { rulesIn } from './rules.ts'
import { lookAtTicket, type Open, type Purpose, spendTicket, Ticket } from './tickets.ts'

export const WithTicket = z.strictObject({ ticket: Ticket })
export const WithCode = WithTicket.extend({ code: Code })
export const WithPassword = WithTicket.extend({ password: Password })

type Step<T> = {
  readonly door: Door
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly given: T
  readonly open: Open
}
const gone = (reply: FastifyReply) => reply.code(404).send({ error: 'Sign in again: it took too long.' })

const typeCode = async ({ door, request, reply, given, open }: Step<z.output<typeof WithCode>>) => {
  const { house } = door.site
  const tried = await tryCode(house, open.account, given.code)
  if (tried.kind !== 'right') return answerTried(reply, tried, 'wrongCode')
  const used = await spendTicket(house, 'code', given.ticket)
  if (!used) return gone(reply)
  return answerSignIn(door, request, reply, await proceed(house, used.account, cameBy(request, used.how), { factor: true }))
}

const enrol = async ({ door, reply, open }: Step<z.output<typeof WithTicket>>) => {
  const own = await findOwn(door, open.account)
  const enrolment = own && (await beginTotp(door.site.house, own.id, own.login))
  return enrolment ? reply.send(enrolment) : gone(reply)
}

/** The codes on paper go out with the answer that lets in, or leads on to a new password. */
const enrolled = async ({ door, request, reply, given, open }: Step<z.output<typeof WithCode>>) => {
  const { house } = door.site
  const tried = await tryFirstCode(house, open.account, given.code)
  if (tried.kind !== 'right') return answerTried(reply, tried, 'wrongCode')
  const used = await spendTicket(house, 'enrol', given.ticket)
  if (!used) return gone(reply)
  await writeDown(house.database.query, used.account, 'enrolTotp')
  const codes = await drawCodes(house, used.account)
  const next = await proceed(house, used.account, cameBy(request, used.how), { factor: true })
  if (next.kind === 'next') return reply.send({ codes, next: next.next, ticket: next.ticket })
  await letIn(door, request, reply, next.token)
  return reply.send({ codes })
}

const choosePassword = async ({ door, request, reply, given, open }: Step<z.output<typeof WithPassword>>) => {
  const { house } = door.site
  const { passwords } = rulesIn(house)
  const own = await findOwn(door, open.account)
  if (!own) return gone(reply)
  const faults = await faultsOf(house.database.query, passwords, own, given.password)
  if (faults.length > 0) return reply.code(409).send({ refusals: faults.map(rule => ({ rule })) })
  const used = await spendTicket(house, 'newPassword', given.ticket)
  if (!used) return gone(reply)
  await house.database.transaction('house', async query => {
    await setPassword(query, passwords, own.id, given.password)
    await writeDown(query, own.id, 'changePassword')
  })
  return answerSignIn(door, request, reply, await proceed(house, used.account, cameBy(request, used.how), { factor: true }))
}

const add = <T extends z.ZodType<{ readonly ticket: string }>>(
  app: FastifyInstance,
  door: Door,
  path: string,
  shape: T,
  purpose: Purpose,
  work: (step: Step<z.output<T>>) => Promise<unknown>,
): void => {
  app.post(path, async (request, reply) => {
    const given = bodyOf(request, reply, shape)
    if (!given) return reply
    const open = await lookAtTicket(door.site.house, purpose, given.ticket)
    return open ? work({ door, request, reply, given, open }) : gone(reply)
  })
}

export const addSignInSteps = (app: FastifyInstance, door: Door): void => {
  add(app, door, '/api/sign-in/code', WithCode, 'code', typeCode)
  add(app, door, '/api/sign-in/enrol', WithTicket, 'enrol', enrol)
  add(app, door, '/api/sign-in/enrolled', WithCode, 'enrol', enrolled)
  add(app, door, '/api/sign-in/password', WithPassword, 'newPassword', choosePassword)
}
