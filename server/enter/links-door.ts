/** The doors of a link: look at what it is for, ask for a code, come in; and a new link for an application that waits for its employer. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { maskPhone } from '../../core/person.ts'
import { askingOf } from '../answers.ts'
import type { Door } from '../http.ts'
import { type Asking, organisationsWith, sendsTexts, sitsAt } from '../questions/asking.ts'
import { findLook, type Look } from '../questions/look.ts'
import type { Session } from '../session.ts'
import { beginSession } from '../sign-in/begin.ts'
import { bodyOf } from '../sign-in.ts'
import { askCode } from './codes.ts'
import { type Side, sendFollowUpLink, type Unsent } from './follow-up-links.ts'
import { enterByLink, findLink, findLinkOf, type Link, sendLink, signsIn, type Unmade, wantedFor } from './links.ts'
import { answerAsked, Code, Phone, perAddress } from './phone-door.ts'

const Token = z.string().regex(/^[\w-]{20,60}$/, 'a link')
export const LookAtLink = z.strictObject({ token: Token })
export const EnterByLink = Code.extend({ token: Token })
const Id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/, 'letters, digits, dots and dashes')
export const SendLink = z.strictObject({
  application: Id,
  /** Another phone than the contact's of the form. */
  phone: Phone.optional(),
})

const gone = (reply: FastifyReply) => reply.code(404).send({ error: 'The link is used up or too old.' })

/** Answers by the link of the body's token, or that there is none: a wrong one and an old one look the same. */
const withLink =
  <T extends z.ZodType<{ readonly token: string }>>(
    door: Door,
    shape: T,
    work: (link: Link, given: z.output<T>, reply: FastifyReply, request: FastifyRequest) => Promise<unknown>,
  ) =>
  async (request: FastifyRequest, reply: FastifyReply) => {
    const given = bodyOf(request, reply, shape)
    if (!given) return reply
    const link = await findLink(door.site.house, given.token)
    return link ? work(link, given, reply, request) : gone(reply)
  }

const forWhat = ({ hosting, staff, training }: Link) =>
  hosting !== null ? 'hosting' : staff !== null ? 'staff' : training !== null ? 'followUp' : 'application'
const saidFor = { application: '单位意见', hosting: '接收安排', staff: '在培人员', followUp: '回访' } as const
const sayTo = (link: Link) => (code: string) =>
  `【特培计划】${saidFor[forWhat(link)]}验证码${code}，10分钟内有效。任何人向您索要验证码都不要告诉。`

/** Who may have another link sent while the employer's answer is awaited: the applicant, the body, the department. */
const mayResend = (asking: Asking, { law, state }: Look): boolean =>
  state.status === 'submitted' &&
  ((state.person !== undefined && state.person === asking.session?.account.person) ||
    organisationsWith(asking, 'body').some(body => body === state.body) ||
    sitsAt(asking, law, 'department'))

const lookFor = (door: Door, session: Session, application: string): Promise<Look | undefined> =>
  askingOf(door.site, session, 'own', async asking => {
    const look = await findLook(asking, 'application', application)
    return look && mayResend(asking, look) ? look : undefined
  })

const status: Readonly<Record<Unmade, number>> = { ownAccount: 409, noPhone: 400, applicantsPhone: 400, tooMany: 429 }

const resend = async (door: Door, request: FastifyRequest, reply: FastifyReply) => {
  const session = await door.session(request)
  if (!session) return reply.code(401).send({ error: 'Sign in first.' })
  const given = bodyOf(request, reply, SendLink)
  if (!given) return reply
  const look = await lookFor(door, session, given.application)
  if (!look) return reply.callNotFound()
  const { house, publicUrl } = door.site
  const asked = { id: look.id, phone: given.phone, by: session.account.id, law: look.law, publicUrl: publicUrl() }
  const made = await house.database.transaction('everything', query => sendLink(query, house, asked))
  return made === 'sent' ? reply.send({}) : reply.code(status[made]).send({ error: 'No link was sent.', why: made })
}

export const SendFollowUp = z.strictObject({ training: Id, side: z.enum(['employer', 'person']) })
const unsent: Readonly<Record<Unsent, number>> = { ownAccount: 409, noPhone: 400, tooMany: 429, notAsked: 409 }

/** The department and the body of the training send another link to whoever is asked. */
const sendFollowUp = async (door: Door, request: FastifyRequest, reply: FastifyReply) => {
  const session = await door.session(request)
  if (!session) return reply.code(401).send({ error: 'Sign in first.' })
  const given = bodyOf(request, reply, SendFollowUp)
  if (!given) return reply
  const law = await askingOf(door.site, session, 'own', async asking => {
    const look = await findLook(asking, 'training', given.training)
    const may = look && (sitsAt(asking, look.law, 'department') || organisationsWith(asking, 'body').some(body => body === look.state.body))
    return may ? look.law : undefined
  })
  if (!law) return reply.callNotFound()
  const { house, publicUrl } = door.site
  const side: Side = given.side
  const asked = { id: given.training, side, by: session.account.id, law, publicUrl: publicUrl() }
  const made = await house.database.transaction('everything', query => sendFollowUpLink(query, house, asked))
  return made === 'sent' ? reply.send({}) : reply.code(unsent[made]).send({ error: 'No link was sent.', why: made })
}

const showLink = async (door: Door, request: FastifyRequest, reply: FastifyReply, application: string) => {
  const session = await door.session(request)
  if (!session) return reply.code(401).send({ error: 'Sign in first.' })
  const look = Id.safeParse(application).success ? await lookFor(door, session, application) : undefined
  if (!look) return reply.callNotFound()
  const { house } = door.site
  const [found, own] = await house.database.transaction('everything', async query => [
    await findLinkOf(query, house.seals, application),
    typeof look.state.employer === 'string' && (await signsIn(query, look.state.employer)),
  ])
  return reply.send({ link: found ?? null, ownAccount: own })
}

export const addLinks = (app: FastifyInstance, door: Door): void => {
  const { site } = door
  if (!sendsTexts(site)) return
  const look = withLink(door, LookAtLink, async (link, _given, reply) =>
    reply.send({ employer: link.contact.employer, phone: maskPhone(link.contact.phone), for: forWhat(link) }),
  )
  const ask = withLink(door, LookAtLink, async (link, _given, reply) =>
    answerAsked(reply, await askCode(site.house, wantedFor(link), sayTo(link))),
  )
  const enter = withLink(door, EnterByLink, async (link, { id, code }, reply, request) => {
    const account = await enterByLink(site.house, link, id, code)
    if (account === undefined) return reply.code(401).send({ error: 'The code is wrong or too old.' })
    await beginSession(door, request, reply, account, 'link', link.id)
    return reply.send({
      application: link.application,
      hosting: link.hosting,
      staff: link.staff,
      training: link.training,
    })
  })
  app.post('/api/link/look', { config: perAddress }, look)
  app.post('/api/link/code', { config: perAddress }, ask)
  app.post('/api/link/enter', { config: perAddress }, enter)
  app.post('/api/links/follow-up', { config: perAddress }, (request, reply) => sendFollowUp(door, request, reply))
  app.post('/api/links', { config: perAddress }, (request, reply) => resend(door, request, reply))
  app.get<{ Params: { application: string } }>('/api/links/:application', (request, reply) =>
    showLink(door, request, reply, request.params.application),
  )
}
