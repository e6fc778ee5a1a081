/** Coming in by phone, without a login: a code by text, and for a file that somebody filled in, or after a long time, the citizen number as well. */
import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { maskPhone } from '../../core/person.ts'
import { normalisePhone } from '../../core/phone.ts'
import { numberIndex } from '../citizen.ts'
import type { Query } from '../database.ts'
import type { House } from '../house.ts'
import type { Door } from '../http.ts'
import { sendsTexts } from '../questions/asking.ts'
import { cameBy, letIn } from '../sign-in/begin.ts'
import { proceed } from '../sign-in/proceed.ts'
import { bodyOf } from '../sign-in.ts'
import { type AskedCode, askCode, codeIs, spendCode, type Wanted } from './codes.ts'

export const Phone = z.string().max(40).transform(normalisePhone).pipe(z.string('a mobile number'))
export const Code = z.strictObject({ id: z.string().max(40), code: z.string().regex(/^\d{6}$/, 'six digits') })
export const AskToEnter = z.strictObject({ phone: Phone })
export const EnterByPhone = Code.extend({
  phone: Phone,
  /** The citizen number, where the answer before asked for it. */
  number: z.string().max(40).optional(),
  /** Not the person whose form bears this phone: somebody new. */
  fresh: z.literal(true).optional(),
})
type Given = z.output<typeof EnterByPhone>

/** `prove`: the phone alone is not enough, as numbers are given to other people after some time, and forms are filled in with a wrong digit. */
export type Entered =
  | { readonly kind: 'in'; readonly account: string }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'prove'; readonly why: 'claim' | 'longAgo' }

type Account = { readonly id: string; readonly disabled: boolean; readonly longAgo: boolean; readonly number: Buffer | null }
const accountText = `
select a.id, a.disabled, p.citizen_index as number, coalesce(a.last_in < now() - interval '90 days', false) as "longAgo"
from account a left join person p on p.id = a.person where a.phone_index = $1`
const unclaimedText = `
select p.id, p.name, p.citizen_index as number from person p
where p.phone_index = $1 and not exists (select from account a where a.person = p.id) order by p.id limit 20`
type Unclaimed = { readonly id: string; readonly name: string; readonly number: Buffer | null }

const makePerson = "insert into person (id, name) values ($1, '')"
const makeAccount = 'insert into account (id, login, zh, en, person, phone_index) values ($1, $1, $2, $2, $3, $4)'

const isNumber = ({ seals }: House, number: string | undefined, index: Buffer | null): boolean =>
  number !== undefined && index?.equals(numberIndex(seals, number)) === true

/** The account of whoever is new here, or of the person whose form they have shown to be theirs. */
const openAccount = async (query: Query, { seals }: House, phone: string, claimed: Unclaimed | undefined): Promise<Entered> => {
  const [account, person] = [`account-${randomBytes(8).toString('hex')}`, claimed?.id ?? `person-${randomBytes(8).toString('hex')}`]
  if (!claimed) await query(makePerson, [person])
  await query(makeAccount, [account, claimed?.name || maskPhone(phone), person, seals.index(phone)])
  return { kind: 'in', account }
}

const decide = async (query: Query, house: House, { phone, number, fresh }: Given): Promise<Entered> => {
  const index = house.seals.index(phone)
  const [account] = await query<Account>(accountText, [index])
  if (account?.disabled) return { kind: 'wrong' }
  if (account) {
    const proven = !account.longAgo || account.number === null || isNumber(house, number, account.number)
    if (proven) return { kind: 'in', account: account.id }
    return number === undefined ? { kind: 'prove', why: 'longAgo' } : { kind: 'wrong' }
  }
  const unclaimed = await query<Unclaimed>(unclaimedText, [index])
  if (unclaimed.length === 0 || fresh) return openAccount(query, house, phone, undefined)
  if (number === undefined) return { kind: 'prove', why: 'claim' }
  const claimed = unclaimed.find(one => isNumber(house, number, one.number))
  return claimed ? openAccount(query, house, phone, claimed) : { kind: 'wrong' }
}

const wantedOf = (phone: string): Wanted => ({ phone, purpose: 'enter', about: '' })

/** Every try counts against the code; it is spent when somebody is in, in the same transaction, and before anything is made. */
export const enterByPhone = async (house: House, given: Given): Promise<Entered> => {
  if (!(await codeIs(house, wantedOf(given.phone), given.id, given.code))) return { kind: 'wrong' }
  const undone = new Error('nobody is in yet')
  const kept: { entered: Entered } = { entered: { kind: 'wrong' } }
  await house.database
    .transaction('everything', async query => {
      if (!(await spendCode(query, given.id))) return
      kept.entered = await decide(query, house, given)
      if (kept.entered.kind !== 'in') throw undone
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error
    })
  return kept.entered
}

const say = (code: string) => `【特培计划】登录验证码${code}，10分钟内有效。任何人向您索要验证码都不要告诉。`

/** The number of the code that was sent, or how long to wait: neither says whether the phone is known. */
export const answerAsked = (reply: FastifyReply, asked: AskedCode) =>
  asked.kind === 'sent'
    ? reply.send({ id: asked.id })
    : reply.code(429).header('retry-after', asked.seconds).send({ error: 'Too many codes.', seconds: asked.seconds })

/** From one address, which may be that of a whole office. */
export const perAddress = { rateLimit: { max: 60, timeWindow: 600_000 } }

const enter = async (door: Door, request: FastifyRequest, reply: FastifyReply) => {
  const given = bodyOf(request, reply, EnterByPhone)
  if (!given) return reply
  const { house } = door.site
  const entered = await enterByPhone(house, given)
  if (entered.kind === 'in') {
    const next = await proceed(house, entered.account, cameBy(request, 'phone'), { factor: false })
    if (next.kind === 'next') return reply.send(next)
    await letIn(door, request, reply, next.token)
    return reply.send({ kind: 'in' })
  }
  return entered.kind === 'wrong' ? reply.code(401).send({ error: 'The code is wrong or too old.' }) : reply.send(entered)
}

export const addPhoneDoor = (app: FastifyInstance, door: Door): void => {
  if (!sendsTexts(door.site)) return
  app.post('/api/phone/code', { config: perAddress }, async (request, reply) => {
    const given = bodyOf(request, reply, AskToEnter)
    return given ? answerAsked(reply, await askCode(door.site.house, wantedOf(given.phone), say)) : reply
  })
  app.post('/api/phone/enter', { config: perAddress }, (request, reply) => enter(door, request, reply))
}
