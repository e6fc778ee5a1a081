/** Signing in and out, and the one-time link by which the first administrator comes in. */
import { hash, randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { issuesOf } from '../core/step.ts'
import { findToken, giveToken, takeToken } from './cookie.ts'
import type { House } from './house.ts'
import type { Door } from './http.ts'
import { hashPassword } from './password.ts'
import { endSession, type SignedIn, signIn, signInToDemo, startSession } from './session.ts'

export const Login = z.string().trim().min(1).max(64)
export const Password = z.string().min(12).max(128)
const line = z.string().trim().min(1).max(60)
export const PersonName = z.strictObject({ zh: line, en: line })
const SignIn = z.union([
  z.strictObject({ login: Login, password: z.string().min(1).max(128) }),
  z.strictObject({ login: Login, demo: z.literal(true) }),
])
const SignOut = z.strictObject({ keep: z.boolean().optional() })
const Setup = z.strictObject({
  token: z.string().min(1).max(100),
  login: Login,
  password: Password,
  name: PersonName,
})

/** Reads a body by its shape, or answers 400 with every path that is wrong. */
export const bodyOf = <T extends z.ZodType>(request: FastifyRequest, reply: FastifyReply, shape: T): z.output<T> | undefined => {
  const parsed = shape.safeParse(request.body ?? {})
  if (parsed.success) return parsed.data
  reply.code(400).send({ issues: issuesOf(parsed.error) })
  return undefined
}

const answer = (door: Door, reply: FastifyReply, result: SignedIn) => {
  if (result.kind === 'in') return giveToken(reply, result.token, door.https).send({})
  if (result.kind === 'wrong') return reply.code(401).send({ error: 'Login or password is wrong.' })
  return reply.code(429).header('retry-after', result.seconds).send({ error: 'Too many tries.', seconds: result.seconds })
}

const setupDigest = (token: string) => hash('sha256', token, 'buffer')

/** A new one-time token while there is no account with a password yet; it is good for a day and told once. */
export const makeSetupToken = async (house: House): Promise<string | undefined> => {
  const [known] = await house.database.query('select 1 from account where password is not null limit 1')
  if (known) return undefined
  const token = randomBytes(32).toString('base64url')
  await house.database.query("insert into setup_link (token, expires) values ($1, now() + interval '1 day')", [setupDigest(token)])
  return token
}

const setupText = `
with link as (
  update setup_link set used_at = now() where token = $1 and used_at is null and expires > now() returning 1
), made as (
  insert into account (id, login, zh, en, password) select $2, $3, $4, $5, $6 from link returning id
)
insert into seat (account, role, organisation) select id, 'administrator', 'department' from made returning account`

const setUp = async (door: Door, request: FastifyRequest, reply: FastifyReply) => {
  const given = bodyOf(request, reply, Setup)
  if (!given) return reply
  const { house } = door.site
  const password = await hashPassword(given.password)
  const values = [
    setupDigest(given.token),
    `account-${randomBytes(8).toString('hex')}`,
    given.login,
    given.name.zh,
    given.name.en,
    password,
  ]
  const [made] = await house.database.query<{ account: string }>(setupText, values)
  if (!made) return reply.code(404).send({ error: 'The link is used up or too old.' })
  return giveToken(reply, await startSession(house, made.account), door.https).send({})
}

export const addSignIn = (app: FastifyInstance, door: Door): void => {
  const { house, demo } = door.site
  app.post('/api/sign-in', async (request, reply) => {
    const given = bodyOf(request, reply, SignIn)
    if (!given) return reply
    if ('password' in given) return answer(door, reply, await signIn(house, given.login, given.password, request.ip))
    if (!demo) return reply.callNotFound()
    return answer(door, reply, await signInToDemo(house, given.login))
  })
  app.post('/api/sign-out', async (request, reply) => {
    const given = bodyOf(request, reply, SignOut)
    if (!given) return reply
    const token = findToken(request, door.https)
    if (token !== undefined) await endSession(house, token)
    return takeToken(reply, door.https, given.keep === true).send({})
  })
  app.post('/api/setup', (request, reply) => setUp(door, request, reply))
}
