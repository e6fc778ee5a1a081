/** `POST /api/office/…`: the deeds on seats over HTTP. A refusal names its reasons; what is not the asker's to do is not there. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { undivided } from '../../core/office/administrators.ts'
import { isOneHand } from '../hands.ts'
import type { House } from '../house.ts'
import type { Door } from '../http.ts'
import { dayOf, type Session } from '../session.ts'
import { rulesIn } from '../sign-in/rules.ts'
import { bodyOf } from '../sign-in.ts'
import { AllowBulk, allowBulk } from './allow.ts'
import {
  type Around,
  Deputise,
  Divide,
  deputise,
  divide,
  EndSeat,
  endSeat,
  GiveSeat,
  giveSeat,
  HandOver,
  handOver,
  Leave,
  leave,
  type Result,
} from './deeds.ts'
import { findAccount, giverOf } from './holdings.ts'

type Deed<T extends z.ZodType> = (around: Around, given: z.output<T>) => Promise<Result>

const lockText = "select pg_advisory_xact_lock(20220311), clock_timestamp() as now, set_config('tepei.by', $1, true)"
const logText = 'insert into access_log (account, asked, subject, id, reason) values ($1, $2, $3, $4, $5)'

const doLocked = <T>(house: House, session: Session, name: string, given: T, deed: (around: Around, given: T) => Promise<Result>) =>
  house.database.transaction<Result>('everything', async query => {
    const by = session.account.id
    const [locked] = await query<{ now: Date }>(lockText, [by])
    if (!locked) throw new Error('the lock statement returned no row')
    const at = house.at(locked.now)
    await query("select set_config('tepei.at', $1, true)", [at.toISOString()])
    const account = await findAccount(query, by)
    const today = dayOf(at)
    if (!account) return { absent: true }
    const giver = giverOf(account, today)
    const divides = rulesIn(house).administrators === 'three' && giver.seats.some(({ role }) => role === undivided)
    const result = await deed({ query, giver: { ...giver, divides }, today }, given)
    if ('done' in result) await query(logText, [by, name, 'account', by, JSON.stringify(given)])
    return result
  })

/** What only the database knows to be one citizen's is refused by it. */
const isApart = (error: unknown) => error instanceof Error && /administrator/.test(error.message) && Reflect.get(error, 'code') === '42501'

/** Does one deed: alone, with the giver's rights as they are under the lock. */
export const doDeed = async <T>(
  house: House,
  session: Session,
  name: string,
  given: T,
  deed: (around: Around, given: T) => Promise<Result>,
): Promise<Result> => {
  try {
    return await doLocked(house, session, name, given, deed)
  } catch (error) {
    if (isApart(error)) return { against: ['rolesApart'] }
    if (isOneHand(error, 'nobody_seats_themself', 'bulk_allowed_by_another')) return { against: ['notYourself'] }
    throw error
  }
}

const send = (reply: FastifyReply, result: Result) => {
  if ('absent' in result) return reply.callNotFound()
  return 'done' in result ? reply.send(result.done) : reply.code(409).send({ refusals: result.against.map(rule => ({ rule })) })
}

const add = <T extends z.ZodType>(app: FastifyInstance, door: Door, name: string, shape: T, deed: Deed<T>): void => {
  app.post(`/api/office/${name}`, async (request: FastifyRequest, reply: FastifyReply) => {
    const session = await door.session(request)
    if (!session) return reply.code(401).send({ error: 'Sign in first.' })
    const given = bodyOf(request, reply, shape)
    return given === undefined ? reply : send(reply, await doDeed(door.site.house, session, name, given, deed))
  })
}

export const addSeatDoors = (app: FastifyInstance, door: Door): void => {
  add(app, door, 'giveSeat', GiveSeat, giveSeat)
  add(app, door, 'deputise', Deputise, deputise)
  add(app, door, 'endSeat', EndSeat, endSeat)
  add(app, door, 'handOver', HandOver, handOver)
  add(app, door, 'leave', Leave, leave)
  add(app, door, 'divide', Divide, divide)
  add(app, door, 'allowBulk', AllowBulk, allowBulk)
}
