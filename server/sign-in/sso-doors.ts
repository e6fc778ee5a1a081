/** Single sign-on: out to the platform, back with who it is, and in where an administrator's invitation has linked that identity to an account. */
import { hash, randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { keepsRights } from '../../core/office/administrators.ts'
import type { Door } from '../http.ts'
import { ownAccounts } from '../own-accounts.ts'
import { bodyOf } from '../sign-in.ts'
import { cameBy, letIn } from './begin.ts'
import { type Identity, type IdentityProvider, Kept } from './identity.ts'
import { writeDown } from './own-doors.ts'
import { proceed } from './proceed.ts'
import { giveTicket, spendTicket, Ticket } from './tickets.ts'

export const InviteIdentity = z.strictObject({ account: z.string().min(1).max(64) })
export const GoOut = z.strictObject({ invitation: Ticket.optional() })

const digestOf = (token: string) => hash('sha256', token, 'buffer')
const cookieName = (https: boolean) => (https ? '__Host-tepei-sso' : 'tepei-sso')
const attributes = (https: boolean) => `Path=/; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`
const ticketIn = ({ headers }: FastifyRequest, https: boolean) =>
  headers.cookie
    ?.split(';')
    .map(pair => pair.trim())
    .find(pair => pair.startsWith(`${cookieName(https)}=`))
    ?.slice(cookieName(https).length + 1)

const backTo = ({ site }: Door, { id }: IdentityProvider) => `${site.publicUrl()}/api/sso/${id}/back`

/** The ticket of the way out lies in a cookie of its own: whoever brings an answer back has to be the browser that was sent. */
const sendOut = async (door: Door, provider: IdentityProvider, reply: FastifyReply, invitation: string | undefined) => {
  const { url, kept } = await provider.begin(backTo(door, provider))
  const ticket = await giveTicket(door.site.house, {
    purpose: 'sso',
    how: 'sso',
    kept: { ...kept, provider: provider.id, invitation: invitation ?? null },
  })
  reply.header('set-cookie', `${cookieName(door.https)}=${ticket}; ${attributes(door.https)}; Max-Age=600`)
  return reply.send({ url })
}

const KeptOut = Kept.extend({ provider: z.string(), invitation: z.string().nullable() })

const findText =
  'select i.account from identity i join account a on a.id = i.account where i.issuer = $1 and i.subject = $2 and not a.disabled'
const useText = `
update identity_invitation v set used_at = now() from account a
where v.token = $1 and v.used_at is null and v.expires > now() and a.id = v.account and not a.disabled returning v.account, v.made_by`
const linkText =
  'insert into identity (issuer, subject, account, linked_by) values ($1, $2, $3, $4) on conflict do nothing returning account'

/** Whose identity it is; with an invitation it becomes that of who was invited, where it is nobody's yet. */
const accountOf = ({ site: { house } }: Door, { issuer, subject }: Identity, invitation: string | null): Promise<string | undefined> =>
  house.database.transaction('house', async query => {
    if (invitation !== null) {
      const [invited] = await query<{ account: string; made_by: string }>(useText, [digestOf(invitation)])
      const linked = invited && (await query(linkText, [issuer, subject, invited.account, invited.made_by]))
      if (invited && linked?.length === 1) await writeDown(query, invited.account, 'linkIdentity')
    }
    return (await query<{ account: string }>(findText, [issuer, subject]))[0]?.account
  })

const nobody = (reply: FastifyReply, why: 'unknown' | 'failed') => reply.redirect(`/app/sign-in?sso=${why}`, 303)

const comeBack = async (door: Door, provider: IdentityProvider, request: FastifyRequest, reply: FastifyReply) => {
  const { house, publicUrl } = door.site
  const ticket = ticketIn(request, door.https)
  const open = ticket === undefined ? undefined : await spendTicket(house, 'sso', ticket)
  const kept = KeptOut.safeParse(open?.kept)
  reply.header('set-cookie', `${cookieName(door.https)}=; ${attributes(door.https)}; Max-Age=0`)
  if (!kept.success || kept.data.provider !== provider.id) return nobody(reply, 'failed')
  const identity = await provider.finish(new URL(request.url, publicUrl()), kept.data).catch((error: unknown) => {
    request.log.warn({ err: error }, 'a platform sent nobody back')
    return undefined
  })
  if (!identity) return nobody(reply, 'failed')
  const account = await accountOf(door, identity, kept.data.invitation)
  if (account === undefined) return nobody(reply, 'unknown')
  const next = await proceed(house, account, cameBy(request, 'sso'), { factor: provider.secondFactor })
  if (next.kind === 'next') return reply.redirect(`/app/sign-in#${next.next}.${next.ticket}`, 303)
  await letIn(door, request, reply, next.token)
  return reply.redirect('/app', 303)
}

const inviteText = `
insert into identity_invitation (token, account, made_by, expires)
select $1, id, $3, now() + interval '2 days' from account where id = $2 and not disabled and not contact and id not in ${ownAccounts} returning 1`
const logText = "insert into access_log (account, asked, subject, id) values ($1, 'inviteIdentity', 'account', $2)"

const invite = async (door: Door, request: FastifyRequest, reply: FastifyReply) => {
  const session = await door.session(request)
  if (!session) return reply.code(401).send({ error: 'Sign in first.' })
  if (!keepsRights(session.seats)) return reply.callNotFound()
  const given = bodyOf(request, reply, InviteIdentity)
  if (!given) return reply
  const me = session.account.id
  if (given.account === me) return reply.code(409).send({ refusals: [{ rule: 'notYourself' }] })
  const token = randomBytes(32).toString('base64url')
  const made = await door.site.house.database.transaction('house', async query => {
    const rows = await query(inviteText, [digestOf(token), given.account, me])
    if (rows.length > 0) await query(logText, [me, given.account])
    return rows.length > 0
  })
  return made ? reply.send({ token }) : reply.callNotFound()
}

export const addSso = (app: FastifyInstance, door: Door): void => {
  const providers = door.site.providers ?? []
  if (providers.length === 0) return
  const find = (id: string) => providers.find(provider => provider.id === id)
  app.post('/api/identities/invite', (request, reply) => invite(door, request, reply))
  app.post<{ Params: { id: string } }>('/api/sso/:id/out', (request, reply) => {
    const provider = find(request.params.id)
    if (!provider) return reply.callNotFound()
    const given = bodyOf(request, reply, GoOut)
    return given ? sendOut(door, provider, reply, given.invitation) : reply
  })
  app.get<{ Params: { id: string } }>('/api/sso/:id/back', (request, reply) => {
    const provider = find(request.params.id)
    return provider ? comeBack(door, provider, request, reply) : reply.callNotFound()
  })
}
