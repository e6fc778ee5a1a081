/** What a keeper of accounts does: accounts and organisations; and the doors to seats. Each change is written down; dossiers stay closed to them. */
import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { keepsAccounts } from '../core/office/administrators.ts'
import type { Query } from './database.ts'
import type { Door } from './http.ts'
import { addSeatDoors } from './office/doors.ts'
import { hashPassword } from './password.ts'
import type { Session } from './session.ts'
import { faultsOf, Password } from './sign-in/passwords.ts'
import { rulesIn } from './sign-in/rules.ts'
import { bodyOf, Login, PersonName } from './sign-in.ts'

const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'letters, digits, dots and dashes')

export const NewAccount = z.strictObject({
  login: Login,
  name: PersonName,
  password: Password,
  /** True for somebody who may apply: a person of the programme is made with the account. */
  applicant: z.boolean().default(false),
})
export const NewOrganisation = z.strictObject({
  id: Id,
  kind: z.enum(['department', 'body', 'employer', 'host', 'ministry']),
  name: PersonName,
  parent: Id.optional(),
})

const logText = 'insert into access_log (account, asked, subject, id, reason) values ($1, $2, $3, $4, $5)'
type Change = { readonly asked: string; readonly subject: string; readonly id: string; readonly reason?: string }

/** Does and writes down in one transaction; a name or pair that is there already, or an organisation that is not, is answered 409. */
const change = async (door: Door, reply: FastifyReply, session: Session, made: Change, work: (query: Query) => Promise<unknown>) => {
  try {
    await door.site.house.database.transaction('house', async query => {
      await query("select pg_advisory_xact_lock(20220311), set_config('tepei.by', $1, true), set_config('tepei.at', $2, true)", [
        session.account.id,
        door.site.house.at(new Date()).toISOString(),
      ])
      await work(query)
      await query(logText, [session.account.id, made.asked, made.subject, made.id, made.reason ?? null])
    })
    return reply.send({ id: made.id })
  } catch (error) {
    const code = error instanceof Error ? Reflect.get(error, 'code') : undefined
    if (code === '23505') return reply.code(409).send({ error: 'It is there already.', refusals: [{ rule: 'alreadyThere' }] })
    if (code === '23503') return reply.code(409).send({ error: 'It names something that is not there.' })
    throw error
  }
}

type Make<T> = (door: Door, reply: FastifyReply, session: Session, given: T) => Promise<FastifyReply>

const makeAccount: Make<z.output<typeof NewAccount>> = async (door, reply, session, { login, name, password, applicant }) => {
  const id = `account-${randomBytes(8).toString('hex')}`
  const person = applicant ? `person-${randomBytes(8).toString('hex')}` : null
  const { house } = door.site
  const faults = await faultsOf(house.database.query, rulesIn(house).passwords, { id, login, ...name }, password)
  if (faults.length > 0) return reply.code(409).send({ refusals: faults.map(rule => ({ rule })) })
  const hashed = await hashPassword(password)
  return change(door, reply, session, { asked: 'makeAccount', subject: 'account', id }, async query => {
    if (person !== null) await query('insert into person (id, name) values ($1, $2)', [person, name.zh])
    await query('insert into account (id, login, zh, en, person, password, password_by_other) values ($1, $2, $3, $4, $5, $6, true)', [
      id,
      login,
      name.zh,
      name.en,
      person,
      hashed,
    ])
  })
}

/** What only a form had named is the office's to name; any other that is there already is not made again. */
const organisationText = `
insert into organisation (id, kind, zh, en, parent) values ($1, $2, $3, $4, $5)
on conflict (id) do update set kind = excluded.kind, zh = excluded.zh, en = excluded.en, parent = excluded.parent, learnt = false, pinyin = '', initials = ''
  where organisation.learnt returning id`
const makeNamed = async (query: Query, values: readonly unknown[]): Promise<void> => {
  const made = await query(organisationText, values)
  if (made.length === 0) throw Object.assign(new Error('it is there already'), { code: '23505' })
}

const makeOrganisation: Make<z.output<typeof NewOrganisation>> = (door, reply, session, { id, kind, name, parent }) =>
  change(door, reply, session, { asked: 'makeOrganisation', subject: 'organisation', id, reason: kind }, query =>
    makeNamed(query, [id, kind, name.zh, name.en, parent ?? null]),
  )

const addOne = <T extends z.ZodType>(app: FastifyInstance, door: Door, url: string, shape: T, make: Make<z.output<T>>): void => {
  app.post(url, async (request: FastifyRequest, reply: FastifyReply) => {
    const session = await door.session(request)
    if (!session) return reply.code(401).send({ error: 'Sign in first.' })
    if (!keepsAccounts(session.seats)) return reply.callNotFound()
    const given = bodyOf(request, reply, shape)
    return given === undefined ? reply : make(door, reply, session, given)
  })
}

export const addOffice = (app: FastifyInstance, door: Door): void => {
  addSeatDoors(app, door)
  addOne(app, door, '/api/accounts', NewAccount, makeAccount)
  addOne(app, door, '/api/organisations', NewOrganisation, makeOrganisation)
}
