/** What somebody does to their own account: password, second factor, sessions, and the proof that it is them. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { giveToken } from '../cookie.ts'
import type { Query } from '../database.ts'
import type { Door } from '../http.ts'
import { passwordIs } from '../password.ts'
import { endSessions, renewToken, type Session, type Shown } from '../session.ts'
import { bodyOf } from '../sign-in.ts'
import { answerTried } from './begin.ts'
import { beginTotp, drawCodes, endTotp, hasFactorText, hasTotpText, tryCode, tryFirstCode, tryProof } from './factors.ts'
import { faultsOf, type Owner, Password, setPassword } from './passwords.ts'
import { rulesIn } from './rules.ts'

const TypedPassword = z.string().min(1).max(128)
export const Code = z
  .string()
  .trim()
  .min(6)
  .max(20)
  .regex(/^[\x20-\x7e]+$/, 'letters and digits')
export const ChangePassword = z.strictObject({ now: TypedPassword, password: Password })
/** Without a session all but the asker's own end. */
export const EndSessions = z.strictObject({ session: z.int().positive().optional() })
export const FirstCode = z.strictObject({ code: Code })
export const Nothing = z.strictObject({})
export const Proof = z.union([
  z.strictObject({ password: TypedPassword }),
  z.strictObject({ code: Code }),
  z.strictObject({ demo: z.literal(true) }),
])

type Here = Session & { readonly here: NonNullable<Session['here']> }
type Asked = { readonly door: Door; readonly session: Here; readonly request: FastifyRequest; readonly reply: FastifyReply }
/** What somebody does to their own account. */
export type Own<T> = (asked: Asked, given: T) => Promise<unknown>

const isHere = (session: Session | undefined): session is Here => session?.here !== undefined

const logText = "insert into access_log (account, asked, subject, id) values ($1, $2, 'account', $1)"
export const writeDown = (query: Query, account: string, asked: string) => query(logText, [account, asked])

export type OwnAccount = Owner & {
  readonly id: string
  readonly password: string | null
  readonly invented: boolean
  /** Something beside the password; codes of an app; how many passkeys. */
  readonly factor: boolean
  readonly totp: boolean
  readonly keys: number
  readonly must: boolean
  /** Whether a proof of theirs is by a passkey. */
  readonly mustKey: boolean
}
const accountText = `select a.id, a.login, a.zh, a.en, a.password, a.invented, ${hasFactorText} as factor, ${hasTotpText} as totp,
  (select count(*)::int from passkey k where k.account = a.id) as keys,
  exists (select from seat s where s.account = a.id and s.role = any($2) and s.to_day >= s.from_day) as must,
  exists (select from seat s where s.account = a.id and s.role = any($3) and s.to_day >= s.from_day) as "mustKey" from account a where a.id = $1`
export const findOwn = async ({ site: { house } }: Door, account: string): Promise<OwnAccount | undefined> =>
  (await house.database.query<OwnAccount>(accountText, [account, rulesIn(house).secondFactor, rulesIn(house).passkey]))[0]

export const refuse = (reply: FastifyReply, ...rules: readonly string[]) =>
  reply.code(409).send({ refusals: rules.map(rule => ({ rule })) })

/** The same session goes on under a new token; the cookie of before opens nothing. */
export const renew = async ({ door, session, reply }: Asked, shown: Shown): Promise<void> => {
  giveToken(reply, await renewToken(door.site.house, session.here.id, shown), door.https)
}

const changePassword: Own<z.output<typeof ChangePassword>> = async (asked, { now, password }) => {
  const { door, session, reply } = asked
  const { house } = door.site
  const own = await findOwn(door, session.account.id)
  if (!own || own.password === null) return refuse(reply, 'noPassword')
  const tried = await tryProof(house, own.id, () => passwordIs(now, own.password))
  if (tried.kind !== 'right') return answerTried(reply, tried, 'wrongPassword')
  const { passwords } = rulesIn(house)
  const faults = await faultsOf(house.database.query, passwords, own, password)
  if (faults.length > 0) return refuse(reply, ...faults)
  await house.database.transaction('house', async query => {
    await setPassword(query, passwords, own.id, password)
    await writeDown(query, own.id, 'changePassword')
  })
  await endSessions(house, own.id, session.here.id)
  await renew(asked, 'otherwise')
  return reply.send({})
}

const endText = 'delete from session where id = $1 and account = $2 and link is null returning 1'
const endOthers: Own<z.output<typeof EndSessions>> = async ({ door, session, reply }, { session: one }) => {
  const { house } = door.site
  if (one === undefined) return reply.send({ ended: await endSessions(house, session.account.id, session.here.id) })
  const ended = await house.database.query(endText, [one, session.account.id])
  return ended.length === 0 ? reply.callNotFound() : reply.send({ ended: 1 })
}

const begin: Own<object> = async ({ door, session, reply }) => {
  const own = await findOwn(door, session.account.id)
  const enrolment = own && (await beginTotp(door.site.house, own.id, own.login))
  return enrolment ? reply.send(enrolment) : refuse(reply, 'alreadyThere')
}

const confirm: Own<z.output<typeof FirstCode>> = async (asked, { code }) => {
  const { door, session, reply } = asked
  const { house } = door.site
  const tried = await tryFirstCode(house, session.account.id, code)
  if (tried.kind !== 'right') return answerTried(reply, tried, 'wrongCode')
  await writeDown(house.database.query, session.account.id, 'enrolTotp')
  await endSessions(house, session.account.id, session.here.id)
  await renew(asked, 'otherwise')
  return reply.send({ codes: await drawCodes(house, session.account.id) })
}

const endFactor: Own<object> = async ({ door, session, reply }) => {
  const { house } = door.site
  const own = await findOwn(door, session.account.id)
  if (own?.must && own.keys === 0) return refuse(reply, 'factorIsNeeded')
  await house.database.transaction('house', async query => {
    await endTotp(query, session.account.id)
    await writeDown(query, session.account.id, 'endTotp')
  })
  return reply.send({})
}

const newCodes: Own<object> = async ({ door, session, reply }) => {
  const { house } = door.site
  const own = await findOwn(door, session.account.id)
  if (!own?.totp) return refuse(reply, 'noFactor')
  await writeDown(house.database.query, own.id, 'drawCodes')
  return reply.send({ codes: await drawCodes(house, own.id) })
}

/** Whoever has a second factor shows that; a password alone is enough only where there is none. */
const shows = ({ site }: Door, own: OwnAccount, given: z.output<typeof Proof>) => {
  const { house } = site
  if (own.mustKey && own.keys > 0) return undefined
  if (own.factor) return 'code' in given && own.totp ? tryCode(house, own.id, given.code) : undefined
  if (own.password !== null)
    return 'password' in given ? tryProof(house, own.id, () => passwordIs(given.password, own.password)) : undefined
  return 'demo' in given && site.demo && own.invented ? tryProof(house, own.id, async () => true) : undefined
}

const prove: Own<z.output<typeof Proof>> = async (asked, given) => {
  const { door, session, reply } = asked
  const own = await findOwn(door, session.account.id)
  const tried = own && (await shows(door, own, given))
  if (!tried) return refuse(reply, 'otherProof')
  if (tried.kind !== 'right') return answerTried(reply, tried, 'code' in given ? 'wrongCode' : 'wrongPassword')
  await renew(asked, 'otherwise')
  return reply.send({})
}

export const addOwn = <T extends z.ZodType>(app: FastifyInstance, door: Door, path: string, shape: T, work: Own<z.output<T>>): void => {
  app.post(path, async (request, reply) => {
    const session = await door.session(request)
    if (!isHere(session)) return reply.code(401).send({ error: 'Sign in first.' })
    const given = bodyOf(request, reply, shape)
    return given === undefined ? reply : work({ door, session, request, reply }, given)
  })
}

export const addOwnDoors = (app: FastifyInstance, door: Door): void => {
  addOwn(app, door, '/api/account/password', ChangePassword, changePassword)
  addOwn(app, door, '/api/account/sessions/end', EndSessions, endOthers)
  addOwn(app, door, '/api/account/totp/begin', Nothing, begin)
  addOwn(app, door, '/api/account/totp/confirm', FirstCode, confirm)
  addOwn(app, door, '/api/account/totp/end', Nothing, endFactor)
  addOwn(app, door, '/api/account/codes', Nothing, newCodes)
  addOwn(app, door, '/api/proof', Proof, prove)
}
