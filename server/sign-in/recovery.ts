/** Lost access: one administrator starts it and is told a link, another agrees, and only then the link lets its owner choose a new password or begin the second factor anew. */
import { hash, randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { agreesToRecovery, keepsRights } from '../../core/office/administrators.ts'
import type { Query } from '../database.ts'
import { isOneHand } from '../hands.ts'
import type { Door } from '../http.ts'
import { ownAccounts } from '../own-accounts.ts'
import type { Session } from '../session.ts'
import { bodyOf } from '../sign-in.ts'
import { endFactors } from './factors.ts'
import { findOwn, writeDown } from './own-doors.ts'
import { faultsOf, Password, setPassword } from './passwords.ts'
import { rulesIn } from './rules.ts'
import { Ticket } from './tickets.ts'

export const StartRecovery = z
  .strictObject({
    account: z.string().min(1).max(64),
    password: z.boolean(),
    factors: z.boolean(),
    reason: z.string().trim().min(2).max(200),
  })
  .refine(({ password, factors }) => password || factors, { path: ['password'], message: 'one of the two' })
export const OneRecovery = z.strictObject({ recovery: z.int().positive() })
export const LookAtRecovery = z.strictObject({ token: Ticket })
export const UseRecovery = LookAtRecovery.extend({ password: Password.optional() })

const digestOf = (token: string) => hash('sha256', token, 'buffer')
const logText = "insert into access_log (account, asked, subject, id, reason) values ($1, $2, 'account', $3, $4)"

const startText = `
with over as (update recovery set ended_at = clock_timestamp() where account = $1 and ended_at is null and expires <= now())
insert into recovery (account, password, factors, reason, token, started_by, expires)
select id, $2, $3, $4, $5, $6, now() + interval '2 days' from account
where id = $1 and not disabled and not contact and id not in ${ownAccounts} and ($2 is false or password is not null) returning id`

type Doing<T> = { readonly door: Door; readonly session: Session; readonly reply: FastifyReply; readonly given: T }

const isKnown = (error: unknown) => error instanceof Error && Reflect.get(error, 'code') === '23505'

const start = async ({ door, session, reply, given }: Doing<z.output<typeof StartRecovery>>) => {
  const { account, password, factors, reason } = given
  const me = session.account.id
  if (account === me) return reply.code(409).send({ refusals: [{ rule: 'notYourself' }] })
  const token = randomBytes(32).toString('base64url')
  try {
    const made = await door.site.house.database.transaction('house', async query => {
      const rows = await query<{ id: number }>(startText, [account, password, factors, reason, digestOf(token), me])
      if (rows.length > 0) await query(logText, [me, 'startRecovery', account, reason])
      return rows[0]
    })
    return made ? reply.send({ id: made.id, token }) : reply.callNotFound()
  } catch (error) {
    if (isKnown(error)) return reply.code(409).send({ refusals: [{ rule: 'alreadyThere' }] })
    if (isOneHand(error, 'recovery_by_two')) return reply.code(409).send({ refusals: [{ rule: 'notYourself' }] })
    throw error
  }
}

const agreeText = `
update recovery set agreed_by = $2, agreed_at = clock_timestamp()
where id = $1 and ended_at is null and expires > now() and agreed_by is null and started_by <> $2 and account <> $2 returning account`
const agree = async ({ door, session, reply, given }: Doing<z.output<typeof OneRecovery>>) => {
  const me = session.account.id
  const agreeing = door.site.house.database.transaction('house', async query => {
    const rows = await query<{ account: string }>(agreeText, [given.recovery, me])
    if (rows[0]) await query(logText, [me, 'agreeRecovery', rows[0].account, String(given.recovery)])
    return rows[0]
  })
  const agreed = await agreeing.catch(error => {
    if (isOneHand(error, 'recovery_by_two')) return undefined
    throw error
  })
  return agreed ? reply.send({}) : reply.code(409).send({ refusals: [{ rule: 'anotherAgrees' }] })
}

const stopText = 'update recovery set ended_at = clock_timestamp() where id = $1 and ended_at is null returning account'
const stop = async ({ door, session, reply, given }: Doing<z.output<typeof OneRecovery>>) => {
  const stopped = await door.site.house.database.transaction('house', async query => {
    const rows = await query<{ account: string }>(stopText, [given.recovery])
    if (rows[0]) await query(logText, [session.account.id, 'stopRecovery', rows[0].account, String(given.recovery)])
    return rows[0]
  })
  return stopped ? reply.send({}) : reply.callNotFound()
}

type Found = { readonly account: string; readonly password: boolean; readonly factors: boolean; readonly agreed: boolean }
const lookText = `select r.account, r.password, r.factors, r.agreed_by is not null as agreed from recovery r join account a on a.id = r.account
where r.token = $1 and r.ended_at is null and r.expires > now() and not a.disabled`
const useText = `update recovery set ended_at = clock_timestamp() where token = $1 and ended_at is null and expires > now() and agreed_by is not null returning 1`

const findRecovery = async (query: Query, token: string): Promise<Found | undefined> => (await query<Found>(lookText, [digestOf(token)]))[0]

/** Takes back what was lost: sessions end, and whoever needs a second factor begins it at the next sign-in. */
const give = (door: Door, token: string, { account, password, factors }: Found, chosen: string | undefined): Promise<boolean> =>
  door.site.house.database.transaction('house', async query => {
    if ((await query(useText, [digestOf(token)])).length === 0) return false
    if (password && chosen !== undefined) await setPassword(query, rulesIn(door.site.house).passwords, account, chosen)
    if (factors) await endFactors(query, account)
    await query('delete from session where account = $1', [account])
    await writeDown(query, account, 'recover')
    return true
  })

const use = async (door: Door, reply: FastifyReply, { token, password }: z.output<typeof UseRecovery>) => {
  const { house } = door.site
  const found = await findRecovery(house.database.query, token)
  const own = found && (await findOwn(door, found.account))
  if (!found || !own) return reply.code(404).send({ error: 'The link is used up or too old.' })
  if (!found.agreed) return reply.code(409).send({ refusals: [{ rule: 'anotherAgrees' }] })
  if (found.password && password === undefined) return reply.code(400).send({ issues: [{ path: 'password', message: 'is required' }] })
  const faults = password === undefined ? [] : await faultsOf(house.database.query, rulesIn(house).passwords, own, password)
  if (faults.length > 0) return reply.code(409).send({ refusals: faults.map(rule => ({ rule })) })
  return (await give(door, token, found, password)) ? reply.send({}) : reply.code(404).send({ error: 'The link is used up or too old.' })
}

const add = <T extends z.ZodType>(
  app: FastifyInstance,
  door: Door,
  path: string,
  shape: T,
  may: (seats: Session['seats']) => boolean,
  work: (doing: Doing<z.output<T>>) => Promise<unknown>,
): void => {
  app.post(path, async (request, reply) => {
    const session = await door.session(request)
    if (!session) return reply.code(401).send({ error: 'Sign in first.' })
    if (!may(session.seats)) return reply.callNotFound()
    const given = bodyOf(request, reply, shape)
    return given === undefined ? reply : work({ door, session, reply, given })
  })
}

export const addRecovery = (app: FastifyInstance, door: Door): void => {
  add(app, door, '/api/recovery/start', StartRecovery, keepsRights, start)
  add(app, door, '/api/recovery/agree', OneRecovery, agreesToRecovery, agree)
  add(app, door, '/api/recovery/stop', OneRecovery, agreesToRecovery, stop)
  app.post('/api/recovery/look', async (request, reply) => {
    const given = bodyOf(request, reply, LookAtRecovery)
    if (!given) return reply
    const found = await findRecovery(door.site.house.database.query, given.token)
    if (!found) return reply.code(404).send({ error: 'The link is used up or too old.' })
    return reply.send({ password: found.password, factors: found.factors, agreed: found.agreed })
  })
  app.post('/api/recovery/use', async (request, reply) => {
    const given = bodyOf(request, reply, UseRecovery)
    return given ? use(door, reply, given) : reply
  })
}
