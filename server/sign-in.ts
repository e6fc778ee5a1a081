/** Signing in and out, and the one-time link by which the first administrator comes in. */
import { hash, randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { issuesOf } from '../core/step.ts'
import { findToken, takeToken } from './cookie.ts'
import type { House } from './house.ts'
import type { Door } from './http.ts'
import { hashPassword } from './password.ts'
import { dayOf, endSession } from './session.ts'
import { answerSignIn, beginSession, cameBy } from './sign-in/begin.ts'
import { signIn, signInToDemo } from './sign-in/by-password.ts'
import { faultsOf, Password } from './sign-in/passwords.ts'
import { rulesIn } from './sign-in/rules.ts'

export const Login = z.string().trim().min(1).max(64)
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

const setupDigest = (token: string) => hash('sha256', token, 'buffer')

const keptText = `select 1 from seat s join account a on a.id = s.account
where s.role in ('administrator', 'security') and s.acting_for is null and s.from_day <= s.to_day and s.to_day >= $1 and not a.disabled
  and exists (select from account where password is not null) limit 1`

/** A new one-time token while nobody keeps the rights of the house: at its beginning, or when the last one is gone. It is good for a day and told once. */
export const makeSetupToken = async (house: House): Promise<string | undefined> => {
  const [known] = await house.database.query(keptText, [dayOf(house.at(new Date()))])
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
insert into seat (account, role, organisation)
select id, case when exists (select from seat d where d.role = 'system' and d.from_day <= d.to_day and d.to_day >= $7) then 'security' else 'administrator' end,
  'department' from made returning account`

const setUp = async (door: Door, request: FastifyRequest, reply: FastifyReply) => {
  const given = bodyOf(request, reply, Setup)
  if (!given) return reply
  const { house } = door.site
  const owner = { id: '', login: given.login, ...given.name }
  const faults = await faultsOf(house.database.query, rulesIn(house).passwords, owner, given.password)
  if (faults.length > 0) return reply.code(409).send({ refusals: faults.map(rule => ({ rule })) })
  const password = await hashPassword(given.password)
  const values = [
    setupDigest(given.token),
    `account-${randomBytes(8).toString('hex')}`,
    given.login,
    given.name.zh,
    given.name.en,
    password,
    dayOf(house.at(new Date())),
  ]
  const [made] = await house.database.query<{ account: string }>(setupText, values)
  if (!made) return reply.code(404).send({ error: 'The link is used up or too old.' })
  await beginSession(door, request, reply, made.account, 'setup')
  return reply.send({})
}

export const addSignIn = (app: FastifyInstance, door: Door): void => {
  const { house, demo } = door.site
  app.post('/api/sign-in', async (request, reply) => {
    const given = bodyOf(request, reply, SignIn)
    if (!given) return reply
    if ('password' in given) {
      return answerSignIn(door, request, reply, await signIn(house, given.login, given.password, cameBy(request, 'password')))
    }
    if (!demo) return reply.callNotFound()
    return answerSignIn(door, request, reply, await signInToDemo(house, given.login, cameBy(request, 'demo')))
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
