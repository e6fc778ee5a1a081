/** Invitations to apply: a clerk gives phones, and each gets one text in a round, whoever asks for it and however often. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { normalisePhone } from '../../core/phone.ts'
import { blank as blankRound } from '../../core/round/dossier.ts'
import { lastDayOfAll } from '../../core/round/windows.ts'
import type { Law } from '../../policy/shape.ts'
import { askingOf } from '../answers.ts'
import type { Query } from '../database.ts'
import type { House } from '../house.ts'
import type { Door } from '../http.ts'
import { type Asking, sendsTexts } from '../questions/asking.ts'
import { findRound } from '../questions/law.ts'
import { queueText } from '../sending.ts'
import type { NamedSeat, Session } from '../session.ts'
import { bodyOf } from '../sign-in.ts'

export const Invite = z.strictObject({
  round: z.string().max(120),
  role: z.enum(['employer', 'body', 'department']),
  organisation: z.string().max(64),
  phones: z.array(z.string().max(40)).min(1).max(100),
})
type Given = z.output<typeof Invite>
/** How many were queued, how many had one already, and what is no mobile number, as it was typed. */
export type Invited = { readonly sent: number; readonly known: number; readonly wrong: readonly string[] }

/** A text costs money: so many for one organisation in a day. */
const mostInDay = 500
const todayText = "select count(*)::int as n from outgoing where purpose = 'invite' and party = $1 and made > now() - interval '1 day'"
const knownText = 'select key from outgoing where key = any($1)'
const logText = "insert into access_log (account, asked, subject, id, reason) values ($1, 'invite', 'round', $2, $3)"

/** What may be invited to: a round that takes applications, up to its last day. */
const openUntil = async (asking: Asking, round: string): Promise<{ readonly law: Law; readonly until: string } | undefined> => {
  const found = await findRound(asking.site.house, asking.query, round)
  if (!found) return undefined
  const state = { ...blankRound, ...found.state }
  const until = lastDayOfAll(found.law.policy.procedure.windows.apply.value.to, state, 'apply')
  return ['published', 'open'].includes(state.status) && asking.today <= until ? { law: found.law, until } : undefined
}

const dayIn = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
const sayIn = ({ law, until }: { readonly law: Law; readonly until: string }, { name }: NamedSeat, publicUrl: string) =>
  `【${law.policy.programme.name.zh}】${name.zh}邀请您申报。请在${dayIn(until)}前用本手机号登录 ${publicUrl}/app 填写，不需要邮箱和密码。`

type Queued = { readonly given: Given; readonly account: string; readonly text: string }

const queueAll = async (query: Query, { seals }: House, { given, account, text }: Queued): Promise<Invited | 'tooMany'> => {
  const { round, role, organisation } = given
  const party = `${role}:${organisation}`
  const phones = [...new Set(given.phones.flatMap(typed => normalisePhone(typed) ?? []))]
  const wrong = given.phones.filter(typed => normalisePhone(typed) === undefined)
  const keyOf = (phone: string) => `invite/${round}/${seals.mark(phone).toString('hex')}`
  const known = new Set((await query<{ key: string }>(knownText, [phones.map(keyOf)])).map(({ key }) => key))
  const fresh = phones.filter(phone => !known.has(keyOf(phone)))
  const [today] = await query<{ n: number }>(todayText, [party])
  if ((today?.n ?? 0) + fresh.length > mostInDay) return 'tooMany'
  for (const phone of fresh) await queueText(query, seals, { key: keyOf(phone), phone, text, purpose: 'invite', round, party })
  await query(logText, [account, round, `${fresh.length} phones by ${party}`])
  return { sent: fresh.length, known: phones.length - fresh.length, wrong }
}

const seatFor = ({ seats }: Session, { role, organisation }: Given) =>
  seats.find(seat => seat.role === role && seat.organisation === organisation)

/** An office invites to its own programmes, a body to those in which it has places; an employer to any that is open. */
const mayInvite = ({ policy, places }: Law, { role, organisation }: Given): boolean => {
  if (role === 'department') return organisation === policy.programme.office
  return role === 'employer' || places.bodies.some(({ body }) => body === organisation)
}

const invite = async (door: Door, request: FastifyRequest, reply: FastifyReply) => {
  const session = await door.session(request)
  if (!session) return reply.code(401).send({ error: 'Sign in first.' })
  const given = bodyOf(request, reply, Invite)
  if (!given) return reply
  const { site } = door
  const seat = seatFor(session, given)
  const open = await askingOf(site, session, 'own', asking => openUntil(asking, given.round))
  if (!seat || !open || !mayInvite(open.law, given)) return reply.callNotFound()
  const text = sayIn(open, seat, site.publicUrl())
  const queued = await site.house.database.transaction('everything', query =>
    queueAll(query, site.house, { given, account: session.account.id, text }),
  )
  return queued === 'tooMany' ? reply.code(429).send({ error: 'Too many invitations today.' }) : reply.send(queued)
}

export const addInvitations = (app: FastifyInstance, door: Door): void => {
  if (sendsTexts(door.site)) app.post('/api/invitations', (request, reply) => invite(door, request, reply))
}
